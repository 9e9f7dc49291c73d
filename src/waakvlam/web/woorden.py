"""Words for roles, values, purposes and subjects, from the vocabulary and the set of the dossier."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from waakvlam.bron.api import bronset
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.web.datums import datum_kort

ALLES = "alles"
BETROKKENEN: Mapping[str, str | Promise] = {
    "deelnemer": gettext_lazy("De persoon van dit dossier"),
    "melder": gettext_lazy("Iemand die iets meldde"),
    "huisgenoot": gettext_lazy("Een huisgenoot"),
    "kind": gettext_lazy("Een kind"),
}
"""Whose data something can be, as it is asked."""
ZONDER_REDEN = gettext_noop("Waarom deze termijn loopt, is niet met u gedeeld.")
"""All that is said of what began a term, where that is not shared with who sees the term."""


class Woorden:
    """Finds words in one set."""

    def __init__(self, rekenset: Rekenset) -> None:
        self.rekenset = rekenset
        self.zegsman = Zegsman(rekenset)
        self.doelen = {regel.doel: regel.titel for regel in rekenset.afspraken.delen}
        self._vaste = {
            **rekenset.taal.routes,
            **rekenset.taal.contractvormen,
            **rekenset.taal.keuzetitels,
            ALLES: _("Alles"),
        }

    def rol(self, naam: str) -> str:
        """A role as this region calls it."""
        return self.zegsman.rollen([naam]) if naam in self.rekenset.rollen else naam

    def rollen(self, namen: Iterable[str]) -> str:
        """Roles as a list in words."""
        bekend = [naam for naam in namen if naam in self.rekenset.rollen]
        return self.zegsman.rollen(bekend) if bekend else ""

    def type(self, naam: str) -> str:
        """The title of an event type."""
        return self.rekenset.typen[naam].titel if naam in self.rekenset.typen else naam

    def veldwaarde(self, soort: str, naam: str, waarde: Veldwaarde) -> str:
        """The value of a field as a reader says it."""
        veld = self.rekenset.typen[soort].velden.get(naam)
        if isinstance(waarde, list | tuple):
            return "; ".join(self._woord(str(lid)) for lid in waarde)
        if veld is not None and veld.soort == "rol":
            return self.rol(str(waarde))
        return self.waarde(waarde) if veld is None or veld.soort != "tekst" else self._tekst(naam, str(waarde))

    def waarde(self, waarde: Veldwaarde) -> str:
        """A value that says by itself of what kind it is."""
        if isinstance(waarde, bool):
            return _("Ja") if waarde else _("Nee")
        if isinstance(waarde, date):
            return datum_kort(waarde)
        if isinstance(waarde, float):
            return f"{waarde:g}".replace(".", ",")
        return self._woord(str(waarde))

    def _tekst(self, naam: str, waarde: str) -> str:
        """Free text stays as it is written; a name out of a list gets its title."""
        if naam == "criterium":
            return self.oordeel(waarde)
        if naam == "maand":
            return _maand(waarde)
        return self._woord(waarde) if naam in {"route", "contractvorm", "doel"} else waarde

    def oordeel(self, clausule: str) -> str:
        """What is judged under this clause, with the clause."""
        criterium = self.rekenset.criteria.get(clausule)
        wat = (
            criterium.vraag
            if criterium is not None
            else hoofdletter(self.rekenset.oordelen.get(clausule, "")).rstrip(".")
        )
        return f"{wat} ({clausule})" if wat else clausule

    def _woord(self, waarde: str) -> str:
        if waarde in self.doelen:
            return self.doelen[waarde]
        if waarde in self._vaste:
            return self._vaste[waarde]
        if waarde in self.rekenset.categorieen:
            return self.zegsman.categorie(waarde)
        return self.rol(waarde)


def _maand(waarde: str) -> str:
    """'2026-10' as 'oktober 2026'; what is no month stays as it is written."""
    try:
        return date_format(date.fromisoformat(f"{waarde}-01"), "F Y")
    except ValueError:
        return waarde


@cache
def woorden_van(setnaam: str) -> Woorden:
    """The words of a set."""
    return Woorden(bronset(setnaam).rekenset)


def hoofdletter(zin: str) -> str:
    """A sentence that begins with a capital."""
    return zin[:1].upper() + zin[1:]


def kleine_letter(zin: str) -> str:
    """Words for the middle of a sentence: 'Geldbeheer met Fibu' gets a small letter, 'MZWO' does not."""
    zin = str(zin)
    return zin if zin[1:2].isupper() else zin[:1].lower() + zin[1:]
