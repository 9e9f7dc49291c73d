"""What other apps may use of this one in Python. In templates: `{% load waakvlam %}`, see README.md."""

from waakvlam.web.adressen import briefadres, clausuleprefix, formulieradres, gegevensadres
from waakvlam.web.context import zet_in_menu
from waakvlam.web.datums import afstand, datum_brief, datum_kort, datum_voluit, resterend
from waakvlam.web.forms import NIET_GOED, DatumInvoer, DatumVeld
from waakvlam.web.middleware import BELEID
from waakvlam.web.tekenvak import Handtekeningveld, tekenbaar
from waakvlam.web.woorden import BETROKKENEN, ZONDER_REDEN, Woorden, hoofdletter, kleine_letter, woorden_van
