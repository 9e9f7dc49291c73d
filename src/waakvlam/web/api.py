"""What other apps may use of this one in Python. In templates: `{% load waakvlam %}`, see README.md."""

from waakvlam.web.adressen import briefadres, clausuleprefix, formulieradres, gegevensadres
from waakvlam.web.datums import afstand, datum_kort, datum_voluit, resterend
from waakvlam.web.forms import DatumInvoer, DatumVeld
from waakvlam.web.middleware import BELEID
from waakvlam.web.woorden import ZONDER_REDEN, Woorden, hoofdletter, kleine_letter, woorden_van

__all__ = [
    "BELEID",
    "ZONDER_REDEN",
    "DatumInvoer",
    "DatumVeld",
    "Woorden",
    "afstand",
    "briefadres",
    "clausuleprefix",
    "datum_kort",
    "datum_voluit",
    "formulieradres",
    "gegevensadres",
    "hoofdletter",
    "kleine_letter",
    "resterend",
    "woorden_van",
]
