"""What other packages may use of this one."""

from waakvlam.vertrek.nakijken import Uitvoer, kijk_na
from waakvlam.vertrek.plan import Bewaring, Plan, Vertrekfout, maak_plan
from waakvlam.vertrek.uitvoer import schrijf_uitvoer
from waakvlam.vertrek.uitvoeren import Uitkomst, voer_uit
