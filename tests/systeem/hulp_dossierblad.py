"""Dossiers for the tests of the pages: real agreements, invented people, days relative to today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client

from waakvlam import klok
from waakvlam.dossiers.api import (
    Dossierbeeld,
    Persoonsgegevens,
    Resultaat,
    Vastlegging,
    dossierbeeld,
    leg_vast,
    open_dossier,
)
from waakvlam.toegang.api import PERSONAS, Lezer
from waakvlam.voorbeeld.api import zet_organisaties_klaar

NOOR, BRAM, YARA, IDRIS, SAM, LOES = (PERSONAS[p].lezer for p in ("noor", "bram", "yara", "idris", "sam", "loes"))
NAAM = "Pleun Verzonnen"
ALLEN = {"bram": BRAM, "yara": YARA, "idris": IDRIS}


def dag(dagen: int) -> date:
    """So many days from today."""
    return klok.vandaag() + timedelta(days=dagen)


@dataclass
class Proefdossier:
    """A dossier to record in, always on the latest stand of who records."""

    nummer: str

    def beeld(self, lezer: Lezer = NOOR, **dagen: Any) -> Dossierbeeld:
        return dossierbeeld(lezer, self.nummer, **dagen)

    def leg(self, soort: str, dagen: int = 0, lezer: Lezer = NOOR, **wat: Any) -> Resultaat:
        return leg_vast(lezer, self.nummer, Vastlegging(soort, dag(dagen), **wat), self.beeld(lezer).stand)

    def partij(self, lezer: Lezer, dagen: int) -> None:
        velden = {"organisatie": lezer.organisatie, "rol": lezer.rol}
        self.leg("betrokkene_toegevoegd", dagen, velden=velden)


def maak_dossier(*, naam: str = NAAM, sinds: int = -60, partijen: tuple[str, ...] = ("bram", "yara")) -> Proefdossier:
    """A dossier of Noor's, opened `sinds` days from today, with these others as parties."""
    zet_organisaties_klaar()
    gegevens = Persoonsgegevens(naam=naam, geboortedatum=date(1990, 5, 14), route="omslag", contractvorm="intermediair")
    dossier = Proefdossier(open_dossier(NOOR, gegevens, "amsterdam-2026", op=dag(sinds)))
    for partij in partijen:
        dossier.partij(ALLEN[partij], sinds)
    return dossier


def geef_toestemming(dossier: Proefdossier, *doelen: str, dagen: int = -50) -> None:
    velden = {"doelen": list(doelen or ("alles",)), "ontvangers": ["woningcorporatie", "gemeente_wonen", "mzwo"]}
    dossier.leg("toestemming_gegeven", dagen, velden=velden, namens="deelnemer")


def met_aanbod(dossier: Proefdossier, dagen: int = -3, betreft: str = "w1") -> Proefdossier:
    """A home was offered so many days from today; the provider must answer within a working day."""
    dossier.leg("woning_aangeboden", dagen, BRAM, betreft=betreft, motivering="Er is haast bij.")
    return dossier


def als(persona: str) -> Client:
    """A browser without script that chose to be this persona."""
    client = Client()
    antwoord = client.post("/kies/", {"persona": persona})
    assert antwoord.status_code == 302
    return client


def tekst(antwoord: Any) -> str:
    """The words of a page, in one line."""
    return " ".join(antwoord.content.decode().split())


def formulier(antwoord: Any) -> dict[str, Any]:
    """What the form of a page would send when nothing is changed."""
    form = antwoord.context["form"]
    return {naam: waarde for naam in form.fields if (waarde := form[naam].value()) not in (None, "")}
