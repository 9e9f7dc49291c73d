"""What others may use of this package: invented dossiers, and putting them in the store."""

from waakvlam.voorbeeld.bezetting import BEZETTING, loopbaan
from waakvlam.voorbeeld.genereren import Generator, Plan, maak_plan, staat_er
from waakvlam.voorbeeld.maken import AANTAL, ZAAD, dossiers
from waakvlam.voorbeeld.organisaties import zet_organisaties_klaar
from waakvlam.voorbeeld.vormen import Voorbeelddossier, Voorbeeldfeit
from waakvlam.voorbeeld.vullen import MERKTEKEN, Voorraad, bewaar, voorraad, vul, werkers
