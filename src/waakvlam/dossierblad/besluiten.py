"""Decisions as the page shows them: what is asked, what the facts say, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.tonen import Blad
from waakvlam.dossiers.api import Besluitregel, Criteriumregel

ADVIES = frozenset({"kan", "kan_niet", "onbekend"})
ROLLEN: Mapping[str, str | Promise] = {
    "beslisser": _("U beslist"),
    "samen_met": _("U beslist mee"),
    "gehoord": _("U wordt gehoord"),
}


@dataclass(frozen=True)
class Groep:
    """Decisions of one phase."""

    titel: str
    nu: bool
    besluiten: list[dict[str, Any]]


def per_fase(blad: Blad) -> list[Groep]:
    """Decisions by phase: the present one first, then in the order of the phases."""
    fasen = sorted(blad.beeld.fasen, key=lambda fase: fase.stand != "huidig")
    groepen = []
    for fase in fasen:
        eigen = [besluit(blad, b) for b in blad.beeld.besluiten if b.fase == fase.naam]
        if eigen:
            groepen.append(Groep(fase.titel, blad.fase_bekend and fase.stand == "huidig", eigen))
    bekend = {fase.naam for fase in blad.beeld.fasen}
    overig = [besluit(blad, b) for b in blad.beeld.besluiten if b.fase not in bekend]
    return [*groepen, Groep(__("In elke fase"), nu=False, besluiten=overig)] if overig else groepen


def besluit(blad: Blad, regel: Besluitregel) -> dict[str, Any]:
    """One decision."""
    gekozen = regel.uitkomst if regel.uitkomst not in ADVIES else None
    return {
        "naam": regel.naam,
        "vraag": regel.vraag,
        "status": "onbekend" if regel.uitkomst is None or gekozen else regel.uitkomst,
        "gekozen": blad.woorden.waarde(gekozen) if gekozen else "",
        "verborgen": regel.uitkomst is None,
        "beslisser": blad.woorden.rol(regel.beslisser),
        "rol": ROLLEN[regel.rol],
        "clausules": [regel.clausule],
        "ontbreekt": [_criterium(c) for c in regel.criteria if c.waarde not in {"vervuld", None}],
        "vervuld": [_criterium(c) for c in regel.criteria if c.waarde == "vervuld"],
        "niet_gedeeld": [_criterium(c) for c in regel.criteria if c.waarde is None],
        "waarom_url": blad.adres("waarom_besluit", regel.naam),
    }


def _criterium(criterium: Criteriumregel) -> dict[str, Any]:
    mens = criterium.mens and criterium.waarde == "onbekend"
    return {
        "vraag": criterium.vraag,
        "clausules": [criterium.clausule],
        "waarde": criterium.waarde or "onbekend",
        "tekst": __("Nog niet beoordeeld") if mens else "",
    }
