"""What others may use of this package."""

from waakvlam.importeren.invoeren import voer_in
from waakvlam.importeren.sjabloon import maak_sjabloon
from waakvlam.importeren.vormen import Melding, Verslag

__all__ = ["Melding", "Verslag", "maak_sjabloon", "voer_in"]
