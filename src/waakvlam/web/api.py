"""What other apps may use of this one in Python. In templates: `{% load waakvlam %}`, see README.md."""

from waakvlam.web.adressen import briefadres, clausuleprefix, formulieradres, gegevensadres
from waakvlam.web.datums import afstand, datum_kort, datum_voluit, resterend
from waakvlam.web.forms import DatumInvoer, DatumVeld
from waakvlam.web.middleware import BELEID

__all__ = [
    "BELEID",
    "DatumInvoer",
    "DatumVeld",
    "afstand",
    "briefadres",
    "clausuleprefix",
    "datum_kort",
    "datum_voluit",
    "formulieradres",
    "gegevensadres",
    "resterend",
]
