"""The register of addresses: which of them can show something of a dossier, and how a test goes there.

An address that stands in neither list fails the test: who adds one says here what it can show.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.urls import get_resolver, reverse

from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Gebeurtenis, Termijn


@dataclass
class Doel:
    """A dossier to go to: everything of it that an address can name, also what a reader may not see."""

    nummer: str
    setnaam: str
    sleutels: list[str] = field(default_factory=list)
    kenmerken: list[str] = field(default_factory=list)
    besluiten: list[str] = field(default_factory=list)
    soorten: list[str] = field(default_factory=list)


def doel(nummer: str, setnaam: str, besluiten: list[str], soorten: list[str]) -> Doel:
    """Everything that addresses of this dossier can name."""
    with werkdeur():
        sleutels = list(Termijn.objects.filter(dossier__nummer=nummer).values_list("sleutel", flat=True))
        hashes = Gebeurtenis.objects.filter(dossier__nummer=nummer).values_list("hash", flat=True)
        return Doel(nummer, setnaam, sleutels, [hash_[:16] for hash_ in hashes], besluiten, soorten)


Vuller = Callable[[Doel, Random], Mapping[str, Any] | None]


def _nummer(d: Doel, _worp: Random) -> Mapping[str, Any]:
    return {"nummer": d.nummer}


def _met(naam: str, lijst: str) -> Vuller:
    def vul(d: Doel, worp: Random) -> Mapping[str, Any] | None:
        keuzes: list[str] = getattr(d, lijst)
        return {"nummer": d.nummer, naam: worp.choice(keuzes)} if keuzes else None

    return vul


def _bundel(d: Doel, worp: Random) -> Mapping[str, Any]:
    return {"nummer": d.nummer, "kenmerk": worp.choice(d.kenmerken), "soort": worp.choice(("pdf", "json"))}


VAN_EEN_DOSSIER: Mapping[str, Vuller] = {
    "dossierblad:dossier": _nummer,
    "dossierblad:geweest": _nummer,
    "dossierblad:tijdlijn": _nummer,
    "dossierblad:besluiten": _nummer,
    "dossierblad:behandelaar": _nummer,
    "dossierblad:kies": _nummer,
    "dossierblad:waarom_termijn": _met("sleutel", "sleutels"),
    "dossierblad:waarom_besluit": _met("naam", "besluiten"),
    "dossierblad:leg_vast": _met("soort", "soorten"),
    "dossierblad:verbeter": _met("kenmerk", "kenmerken"),
    "dossierblad:trek_in": _met("kenmerk", "kenmerken"),
    "dossierblad:vastgelegd": _met("kenmerk", "kenmerken"),
    "bijlagen:lijst": _nummer,
    "verantwoording:inzage": _nummer,
    "verantwoording:bestand": _bundel,
    "bijlagen:haal_op": _met("kenmerk", "kenmerken"),
}
"""Addresses of one dossier: for who is no party each gives the same answer as for a dossier that does not exist."""

VAN_MEER: Mapping[str, tuple[str, ...]] = {
    "werkvoorraad:lijst": (
        "",
        "groep=te_laat",
        "groep=later",
        "groep=wacht_op_anderen",
        "groep=gemist",
        "zoek=kanarie",
    ),
    "werkvoorraad:zoeken": ("",),
    "verantwoording:lijst": ("",),
    "verantwoording:alarmen": ("",),
    "afspraken:overzicht": ("",),
    "beheer:organisatie": ("",),
    "beheer:adresboek": ("",),
}
"""Addresses that show something of several dossiers, or of people of the own organisation."""

ZONDER_DOSSIER: Mapping[str, str] = {
    "verantwoording:alarm": "one alarm, for the data officer; tried in tests/systeem/test_alarmen.py",
    "web:": "the frame: health, accessibility, style page",
    "toegang:": "who logs in, chooses or invites; never a dossier",
    "account_": "logging in and passwords, of oneself",
    "mfa_": "the second step, of oneself",
    "openid_connect_": "logging in by an own provider",
    "socialaccount_": "logging in by an own provider",
    "beheer:": "people and contact points of the own organisation, not of dossiers",
    "afspraken:": "the agreements themselves, with counts of own dossiers",
}
"""Beginnings of names of addresses that hold nothing of a participant, and why."""


def namen() -> Iterator[str]:
    """The name of every address of the program."""

    def loop(resolver: Any, voor: str) -> Iterator[str]:
        for patroon in resolver.url_patterns:
            if hasattr(patroon, "url_patterns"):
                yield from loop(patroon, voor + (f"{patroon.namespace}:" if patroon.namespace else ""))
            else:
                yield voor + (patroon.name or str(patroon.pattern))

    return loop(get_resolver(), "")


def onbekende() -> list[str]:
    """Addresses of which nobody said what they can show."""
    bekend = {*VAN_EEN_DOSSIER, *VAN_MEER}
    return [n for n in namen() if n not in bekend and not any(n.startswith(voor) for voor in ZONDER_DOSSIER)]


def adressen(d: Doel, worp: Random) -> Iterator[tuple[str, str]]:
    """An address of every kind of one dossier, with the name of its kind."""
    for naam, vul in VAN_EEN_DOSSIER.items():
        waarden = vul(d, worp)
        if waarden is not None:
            yield naam, reverse(naam, kwargs=dict(waarden))


def lijsten() -> Iterator[str]:
    """An address of every list."""
    for naam, vragen in VAN_MEER.items():
        for vraag in vragen:
            yield f"{reverse(naam)}?{vraag}"
