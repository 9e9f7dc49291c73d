"""Decisions as the page shows them: what is asked, what the facts say, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.gids import wenken
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


STANDEN = ("huidig", "komt", "", "voorbij")


def per_fase(blad: Blad, rol: str) -> list[Groep]:
    """Decisions by phase: the present one, those to come, those of no phase in particular, and those gone by."""
    fasen = {fase.naam: (fase.titel, fase.stand if blad.fase_bekend else "komt") for fase in blad.beeld.fasen}
    fasen[""] = (__("In elke fase"), "")
    per: dict[str, list[dict[str, Any]]] = {naam: [] for naam in fasen}
    for regel in blad.beeld.besluiten:
        per[regel.fase if regel.fase in fasen else ""].append(besluit(blad, regel, rol))
    volgorde = sorted(fasen, key=lambda naam: STANDEN.index(fasen[naam][1]))
    return [Groep(fasen[naam][0], fasen[naam][1] == "huidig", per[naam]) for naam in volgorde if per[naam]]


def besluit(blad: Blad, regel: Besluitregel, rol: str) -> dict[str, Any]:
    """One decision, for a reader in this role."""
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
        "wenken": wenken(blad.woorden, "besluit", regel.naam, rol),
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
