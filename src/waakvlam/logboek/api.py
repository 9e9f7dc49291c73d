"""What other apps may use of this one: write a line, tie lines together, hand them on."""

from waakvlam.logboek.lezen import Logbladzijde, Logregel, Logvraag, lees_logboek
from waakvlam.logboek.noteren import HANDELINGEN, INSTALLATIE, GeenTransactie, Handeling, Wie, noteer
from waakvlam.logboek.spoor import Spoor, huidig_spoor, met_spoor
from waakvlam.logboek.standaard import als_logregel
from waakvlam.logboek.uitvoer import geef_uit

__all__ = [
    "HANDELINGEN",
    "INSTALLATIE",
    "GeenTransactie",
    "Handeling",
    "Logbladzijde",
    "Logregel",
    "Logvraag",
    "Spoor",
    "Wie",
    "als_logregel",
    "geef_uit",
    "huidig_spoor",
    "lees_logboek",
    "met_spoor",
    "noteer",
]
