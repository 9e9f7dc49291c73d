"""The register of templates: which of them print what is written in a dossier, and why the others do not.

A template that stands nowhere here fails the test: who adds one says here what it prints.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.template.base import Template

from tests.zicht.lezing import MERK

BRON = Path(__file__).resolve().parents[2] / "src" / "waakvlam"

MET_INHOUD = frozenset(
    {
        "aanmelden/toestemming.html",
        "aanmelden/voorbereiding.html",
        "aanmelden/vraag.html",
        "bijlagen/lijst.html",
        "brieven/basis.html",
        "brieven/brief.html",
        "brieven/controle.html",
        "brieven/delen/papier.html",
        "brieven/lijst.html",
        "brieven/schrijven.html",
        "brieven/tekenen.html",
        "dossierblad/besluiten.html",
        "dossierblad/delen/regelverschil.html",
        "dossierblad/blad.html",
        "dossierblad/contacten.html",
        "dossierblad/delen/bericht_vooraf.html",
        "dossierblad/delen/feit.html",
        "dossierblad/delen/termijn.html",
        "dossierblad/delen/velden.html",
        "dossierblad/delen/zijkant.html",
        "dossierblad/dossier.html",
        "dossierblad/dossierpagina.html",
        "dossierblad/eigen_werk.html",
        "dossierblad/geweest.html",
        "dossierblad/kies.html",
        "dossierblad/tijdlijn.html",
        "dossierblad/trek_in.html",
        "dossierblad/vastleggen.html",
        "formulieren/basis.html",
        "formulieren/delen/inhoud.html",
        "formulieren/lijst.html",
        "formulieren/stuk.html",
        "gesprekken/delen/opbouw.html",
        "gesprekken/delen/soort.html",
        "gesprekken/gesprekken.html",
        "omklap/delen/besluit.html",
        "omklap/eigen_huur.html",
        "omklap/later.html",
        "omklap/nazorg.html",
        "omklap/pagina.html",
        "rechtzetten/delen/rij.html",
        "rechtzetten/overzetten.html",
        "verantwoording/inzage.html",
        "werkvoorraad/lijst.html",
        "woningen/dossier.html",
    }
)
"""They print the name or the text of facts: the walk of addresses must reach each of them."""

GENEST = "part of a page above; prints words of the agreements, titles of facts, days and names of organisations"
MET_TITELS: Mapping[str, str] = {
    "aanmelden/delen/gevolgen.html": "consent, in words of the agreements: tests/systeem/test_toestemming_vragen.py",
    "aanmelden/delen/proef.html": "consent, in words of the agreements: tests/systeem/test_toestemming_vragen.py",
    "aanmelden/delen/punt.html": "consent, in words of the agreements: tests/systeem/test_toestemming_vragen.py",
    "aanmelden/trek_in.html": "consent, in words of the agreements: tests/systeem/test_toestemming_vragen.py",
    "dossierblad/delen/bladen.html": "the names of the pages of a dossier",
    "dossierblad/delen/toestemmingen.html": GENEST,
    "formulieren/conflict.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/delen/formulieren.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/delen/handtekeningen.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/delen/velden.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/delen/vragen.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/invullen.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/tekenen.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "formulieren/vaststellen.html": "an own draft, or what a reader signs: tests/systeem/test_formulieren.py",
    "gesprekken/agenda.html": "the kind of a talk and its day: tests/systeem/test_gesprekken.py",
    "omklap/delen/stappen.html": GENEST,
    "omklap/delen/wachttijden.html": GENEST,
    "omklap/delen/wegen.html": GENEST,
    "rechtzetten/delen/proef.html": "what a move would do: tests/systeem/test_rechtzetten.py",
    "rechtzetten/delen/rest.html": "titles of facts: tests/systeem/test_rechtzetten.py",
    "rondes/begin.html": "rows of the own work list: tests/systeem/test_rondes.py",
    "rondes/delen/rij.html": "rows of the own work list: tests/systeem/test_rondes.py",
    "rondes/delen/uitslag.html": "rows of the own work list: tests/systeem/test_rondes.py",
    "rondes/invullen.html": "rows of the own work list: tests/systeem/test_rondes.py",
    "team/overdragen.html": "counts, and names of own colleagues: tests/systeem/test_team.py",
    "team/delen/getallen.html": "counts: tests/systeem/test_team.py",
    "team/delen/wie.html": "names of own colleagues: tests/systeem/test_team.py",
    "team/te_laat.html": "counts, and names of own colleagues: tests/systeem/test_team.py",
    "team/overzicht.html": "counts, and names of own colleagues: tests/systeem/test_team.py",
    "woningen/aanbieden.html": "homes of the own organisation: tests/systeem/test_woningen.py",
    "woningen/delen/weigeren.html": "homes of the own organisation: tests/systeem/test_woningen.py",
    "woningen/formulier.html": "homes of the own organisation: tests/systeem/test_woningen.py",
    "woningen/lijst.html": "homes of the own organisation: tests/systeem/test_woningen.py",
    "woningen/woning.html": "homes of the own organisation: tests/systeem/test_woningen.py",
    "dossierblad/delen/contact.html": "one contact point of the directory",
    "dossierblad/delen/wie.html": "who of the own organisation works on it",
    "dossierblad/behandelaar.html": "who of the own organisation works on it",
    "dossierblad/delen/behandelaar.html": "who of the own organisation works on it",
    "dossierblad/waarom.html": "titles and days of facts, cut by Lezersuitleg: tests/zicht/test_zonder_reden.py",
    "dossierblad/delen/uitleg.html": "the same, in place",
    "dossierblad/zicht.html": "which kinds of data are open, by which rule: words of the agreements and days",
    "dossierblad/vastgelegd.html": "titles of facts and terms: tests/systeem/test_dossierblad_vastleggen.py",
    "dossierblad/delen/proef.html": "titles of terms and acts, and days: tests/systeem/test_bekijk_eerst.py",
    "verantwoording/lijst.html": "the log of processing: numbers and kinds of data",
    "verantwoording/alarmen.html": "alarms: numbers, kinds of data and days",
    "verantwoording/alarm.html": "one alarm, and its reason for the data officer: tests/systeem/test_alarmen.py",
    "verantwoording/alarmkaart.html": "an alarm: numbers, kinds of data and days",
    "aanmelden/nieuw.html": "a form, and whom it finds of own dossiers: tests/systeem/test_aanmelden.py",
    "werkvoorraad/zoeken.html": "the search form: tests/systeem/test_zoeken.py",
    "werkvoorraad/delen/uitkomst.html": "numbers and names of dossiers that were found: tests/systeem/test_zoeken.py",
    "brieven/delen/besluit.html": "that a person takes a decision",
    "brieven/versturen.html": "the title of a letter and who gets it: tests/systeem/test_brieven.py",
    "bijlagen/beschadigd.html": "the number of a dossier",
    **{
        f"dossierblad/delen/{naam}.html": GENEST
        for naam in (
            "andere_dag", "besluit", "eigen", "erbij", "fasegids", "gidsdeel", "keuzelijst", "keuzewijzer", "kijkdag",
            "kort", "stukbegin", "stukken", "stuklijst", "wenken", "wenklijst", "wijzers", "zichtgroep",
        )
    },
}  # fmt: skip
"""They print of a dossier titles, days, numbers or names of organisations, and never what is written in a fact."""

ZONDER_DOSSIER: Mapping[str, str] = {
    "web/": "components and the frame: they print what a page gives them, and each page stands above",
    "afspraken/": "the agreements, with counts of own dossiers",
    "beheer/": "people, teams and contact points of organisations",
    "meekijken/": "a set that is being written",
    "toegang/": "who logs in or is invited, and the mails about that",
    "account/": "logging in and passwords, and the mail about that",
    "mfa/": "the second step, of oneself",
    "socialaccount/": "logging in by an own provider",
    "400.html": "a fault, without anything of the request",
    "403.html": "a refusal",
    "404.html": "not found",
    "429.html": "too many attempts",
    "500.html": "a fault, without anything of the request",
}
"""Names, or beginnings of names, of templates that hold nothing of a participant."""


def namen() -> list[str]:
    """Every template of the program."""
    mappen = sorted(BRON.glob("*/templates"))
    return sorted(p.relative_to(m).as_posix() for m in mappen for p in m.rglob("*") if p.is_file())


def beschreven(naam: str) -> int:
    """In how many of the lists a template stands."""
    los = sum(naam.startswith(begin) for begin in ZONDER_DOSSIER)
    return (naam in MET_INHOUD) + (naam in MET_TITELS) + los


@contextmanager
def gedrukt(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The templates that print a marked text meanwhile, themselves or by what they include."""
    gevonden: set[str] = set()
    gewoon = vars(Template)["_render"]

    def kijk_mee(sjabloon: Template, context: object) -> str:
        tekst: str = gewoon(sjabloon, context)
        if MERK in tekst and sjabloon.name is not None:
            gevonden.add(sjabloon.name)
        return tekst

    with monkeypatch.context() as zolang:
        zolang.setattr(Template, "_render", kijk_mee)
        yield gevonden
