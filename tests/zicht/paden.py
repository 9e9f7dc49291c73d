"""The register of addresses: which of them can show something of a dossier, and how a test goes there.

An address that stands in neither list fails the test: who adds one says here what it can show.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from django.urls import get_resolver, reverse

from waakvlam import klok
from waakvlam.bron.api import bronset
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Concept, Gebeurtenis, Termijn
from waakvlam.dossiers.opgeslagen import lees


@dataclass
class Doel:
    """A dossier to go to: everything of it that an address can name, also what a reader may not see."""

    nummer: str
    setnaam: str
    sleutels: list[str] = field(default_factory=list)
    kenmerken: list[str] = field(default_factory=list)
    besluiten: list[str] = field(default_factory=list)
    soorten: list[str] = field(default_factory=list)
    brieven: list[str] = field(default_factory=list)
    stukken: list[str] = field(default_factory=list)
    concepten: list[str] = field(default_factory=list)
    formulieren: list[str] = field(default_factory=list)


def doel(nummer: str, setnaam: str, besluiten: list[str], soorten: list[str]) -> Doel:
    """Everything that addresses of this dossier can name."""
    with werkdeur():
        sleutels = list(Termijn.objects.filter(dossier__nummer=nummer).values_list("sleutel", flat=True))
        hashes = Gebeurtenis.objects.filter(dossier__nummer=nummer).values_list("hash", flat=True)
        kenmerken = [hash_[:16] for hash_ in hashes]
        brieven = [brief.id for brief in bronset(setnaam).afspraken.brieven]
        stukken = sorted({str(r.velden["stuk"]) for r in lees(nummer).records if "stuk" in r.velden})
        concepten = list(Concept.objects.filter(dossier__nummer=nummer).values_list("kenmerk", flat=True))
        formulieren = [formulier.id for formulier in bronset(setnaam).afspraken.formulieren]
        return Doel(
            nummer, setnaam, sleutels, kenmerken, besluiten, soorten, brieven, stukken, concepten, formulieren
        )  # fmt: skip


Vuller = Callable[[Doel, Random], Mapping[str, Any] | None]


def _nummer(d: Doel, _worp: Random) -> Mapping[str, Any]:
    return {"nummer": d.nummer}


def _met(naam: str, lijst: str) -> Vuller:
    def vul(d: Doel, worp: Random) -> Mapping[str, Any] | None:
        keuzes: list[str] = getattr(d, lijst)
        return {"nummer": d.nummer, naam: worp.choice(keuzes)} if keuzes else None

    return vul


def _bundel(d: Doel, worp: Random) -> Mapping[str, Any]:
    return {"nummer": d.nummer, "kenmerk": worp.choice(d.kenmerken), "soort": worp.choice(("pdf", "json", "zip"))}


def _tekenen(d: Doel, worp: Random) -> Mapping[str, Any] | None:
    """Most often a role that signs letters."""
    rol = worp.choice(["zorgaanbieder", "deelnemer", worp.choice(sorted(bronset(d.setnaam).rekenset.rollen))])
    return {**stuk, "rol": rol} if (stuk := _met("kenmerk", "stukken")(d, worp)) else None


VAN_EEN_DOSSIER: Mapping[str, Vuller] = {
    "dossierblad:dossier": _nummer,
    "dossierblad:geweest": _nummer,
    "dossierblad:tijdlijn": _nummer,
    "dossierblad:besluiten": _nummer,
    "dossierblad:contacten": _nummer,
    "dossierblad:zicht": _nummer,
    "dossierblad:behandelaar": _nummer,
    "dossierblad:eigen_werk": _nummer,
    "dossierblad:kies": _nummer,
    "dossierblad:waarom_termijn": _met("sleutel", "sleutels"),
    "dossierblad:waarom_besluit": _met("naam", "besluiten"),
    "dossierblad:leg_vast": _met("soort", "soorten"),
    "dossierblad:verbeter": _met("kenmerk", "kenmerken"),
    "dossierblad:trek_in": _met("kenmerk", "kenmerken"),
    "dossierblad:vastgelegd": _met("kenmerk", "kenmerken"),
    "formulieren:lijst": _nummer,
    "formulieren:leeg": _met("naam", "formulieren"),
    "formulieren:begin": _met("naam", "formulieren"),
    "formulieren:invullen": _met("kenmerk", "concepten"),
    "formulieren:bewaar": _met("kenmerk", "concepten"),
    "formulieren:weggooien": _met("kenmerk", "concepten"),
    "formulieren:vaststellen": _met("kenmerk", "concepten"),
    "formulieren:stuk": _met("kenmerk", "stukken"),
    "formulieren:pdf": _met("kenmerk", "stukken"),
    "formulieren:tekenen": _met("kenmerk", "stukken"),
    "formulieren:verbeter": _met("kenmerk", "stukken"),
    "rechtzetten:overzetten": _met("kenmerk", "kenmerken"),
    "rechtzetten:samenvoegen": _nummer,
    "aanmelden:voorbereiding": _nummer,
    "aanmelden:toestemming": _nummer,
    "aanmelden:uitleg": _nummer,
    "aanmelden:vraag": _nummer,
    "aanmelden:trek_in": _nummer,
    "dossierwoning:woning": _nummer,
    "dossierwoning:aanbieden": _nummer,
    "dossierwoning:meterkastkaart": _nummer,
    "bijlagen:lijst": _nummer,
    "brieven:lijst": _nummer,
    "brieven:nieuw": _met("naam", "brieven"),
    "brieven:concept": _met("kenmerk", "concepten"),
    "brieven:controle": _met("kenmerk", "concepten"),
    "brieven:brief": _met("kenmerk", "stukken"),
    "brieven:pdf": _met("kenmerk", "stukken"),
    "brieven:onderteken": _tekenen,
    "brieven:verzend": _met("kenmerk", "stukken"),
    "brieven:nieuwe_versie": _met("kenmerk", "stukken"),
    "gesprekken:gesprekken": _nummer,
    "gesprekken:agenda": _met("kenmerk", "kenmerken"),
    "omklap:eigen_huur": _nummer,
    "omklap:nazorg": _nummer,
    "omklap:later": _nummer,
    "verantwoording:inzage": _nummer,
    "verantwoording:bestand": _bundel,
    "verantwoording:bijlage": _met("kenmerk", "kenmerken"),
    "bijlagen:haal_op": _met("kenmerk", "kenmerken"),
}
"""Addresses of one dossier: for who is no party each gives the same answer as for a dossier that does not exist."""

ALTIJD_OPEN = frozenset(
    f"dossierblad:{naam}"
    for naam in ("dossier", "geweest", "tijdlijn", "besluiten", "contacten", "zicht", "behandelaar", "kies")
) | {"aanmelden:voorbereiding"}
"""Addresses that open for every party; else a test could pass in which nobody comes in."""

ALLEEN_STUREN = frozenset(
    ("brieven:nieuwe_versie", *(f"formulieren:{naam}" for naam in ("begin", "bewaar", "weggooien", "verbeter")))
)
"""Addresses that only take a form that is sent: to look at them is refused alike to everyone."""

ANDERS: Mapping[str, tuple[int, ...]] = {
    "bijlagen:haal_op": (500,),
    "brieven:controle": (422,),
}
"""What else a party may get: of an attachment the file may be gone, and of a draft something may still lack."""

MET_DAG = frozenset(
    f"dossierblad:{naam}"
    for naam in ("dossier", "geweest", "tijdlijn", "besluiten", "waarom_termijn", "waarom_besluit")
)
"""Addresses that also show how it stood on an earlier day."""
TOEN = (None, None, timedelta(days=1), timedelta(days=25))
"""How long ago a reader wants to see it; most often as it stands."""

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
    "rondes:begin": ("", "van="),
    "rondes:invullen": ("",),
    "team:overzicht": ("",),
    "team:te_laat": ("", "van=los"),
    "team:overdragen": ("van=los",),
    "verantwoording:lijst": ("",),
    "verantwoording:alarmen": ("",),
    "afspraken:overzicht": ("",),
    "beheer:organisatie": ("",),
    "beheer:vertrek": ("",),
    "beheer:adresboek": ("",),
}
"""Addresses that show something of several dossiers, or of people of the own organisation."""

ZONDER_DOSSIER: Mapping[str, str] = {
    "verantwoording:alarm": "one alarm, for the data officer; tried in tests/systeem/test_alarmen.py",
    "aanmelden:nieuw": "an empty form; whom it finds by POST is tried in tests/systeem/test_aanmelden.py",
    "web:": "the frame: health, accessibility, style page",
    "toegang:": "who logs in, chooses or invites; never a dossier",
    "account_": "logging in and passwords, of oneself",
    "mfa_": "the second step, of oneself",
    "openid_connect_": "logging in by an own provider",
    "socialaccount_": "logging in by an own provider",
    "woningen:": "homes of the own organisation; what a dossier says of one is a document in it",
    "beheer:": "people and contact points of the own organisation, not of dossiers",
    "afspraken:": "the agreements themselves, with counts of own dossiers",
}
"""Beginnings of names of addresses that hold nothing of a participant, and why."""

FUNCTIES: Mapping[str, str] = {
    "verantwoording:": "functionaris_gegevensbescherming",
    "team:": "teamleider",
    "beheer:organisatie": "beheerder",
    "beheer:vertrek": "beheerder",
}
"""Beginnings of names of addresses that open for one function only."""


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
            toen = worp.choice(TOEN) if naam in MET_DAG else None
            vraag = f"?peildatum={klok.vandaag() - toen}" if toen else ""
            yield naam, reverse(naam, kwargs=dict(waarden)) + vraag


def lijsten() -> Iterator[tuple[str, str]]:
    """An address of every list, with the name of its kind."""
    for naam, vragen in VAN_MEER.items():
        for vraag in vragen:
            yield naam, f"{reverse(naam)}?{vraag}"


def antwoorden(naam: str, *, binnen: bool) -> set[int]:
    """How an address of this kind may answer, to who is a party (`binnen`) and who is not."""
    if binnen and naam in ALTIJD_OPEN:
        return {200}
    if naam in ALLEEN_STUREN:
        return {405}
    return {200, 302, 403, 404, *(ANDERS.get(naam, ()) if binnen else ())}


def functie(naam: str) -> str:
    """Whose work this kind of address is, inside an organisation."""
    return next((f for begin, f in FUNCTIES.items() if naam.startswith(begin)), "medewerker")
