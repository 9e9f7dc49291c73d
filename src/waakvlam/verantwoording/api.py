"""What other apps may use of this one: everything that an organisation holds about a person, as data and as PDF."""

from waakvlam.verantwoording.bundel import als_json, lees_bijlagen, maak_bundel
from waakvlam.verantwoording.overzicht import Overzicht, als_gegevens
from waakvlam.verantwoording.pdf import maak_pdf
from waakvlam.verantwoording.samenstellen import stel_samen

__all__ = ["Overzicht", "als_gegevens", "als_json", "lees_bijlagen", "maak_bundel", "maak_pdf", "stel_samen"]
