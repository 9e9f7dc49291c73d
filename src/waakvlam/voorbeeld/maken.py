"""Make invented dossiers: cast the roster, play each course, give what was recorded.

Every dossier runs under the agreements of 2026 from its first day, also where that lies before 2026: an earlier version
and the transition come with its own set.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from waakvlam.bron.api import bronset
from waakvlam.kern.gebeurtenis import Dossiergegevens
from waakvlam.kern.kalender import Duur, Eenheid, plus
from waakvlam.voorbeeld.gedrag import AARDEN
from waakvlam.voorbeeld.namen import naam
from waakvlam.voorbeeld.rooster import Rij, rooster
from waakvlam.voorbeeld.spel import Spel
from waakvlam.voorbeeld.vormen import Voorbeelddossier
from waakvlam.voorbeeld.wandeling import speel

AFSPRAKENSET = "amsterdam-2026"
AANTAL = 72
ZAAD = "waakvlam-2026"
TWEEDE_AANBIEDER, TWEEDE_CORPORATIE = 4, 3
"""Every fourth dossier is of the second provider, every third of the second corporation."""


def dossiers(vandaag: date, aantal: int = AANTAL, zaad: str = ZAAD) -> Iterator[Voorbeelddossier]:
    """So many invented dossiers up to and including today. Equal arguments give equal dossiers."""
    rijen = rooster(vandaag, bronset(AFSPRAKENSET).kalender)
    for volgorde in range(aantal):
        yield maak(rijen[volgorde % len(rijen)], volgorde, vandaag, zaad)


def maak(rij: Rij, volgorde: int, vandaag: date, zaad: str) -> Voorbeelddossier:
    """One dossier, played from its first day until today."""
    worp = Random(f"{zaad}:{volgorde}")  # noqa: S311 - invented people, no secret
    rekenset = bronset(AFSPRAKENSET).rekenset
    gegevens = _gegevens(rij, worp)
    organisaties = {
        "zorgaanbieder": rij.aanbieder or ("de-springplank" if volgorde % TWEEDE_AANBIEDER == 1 else "het-anker"),
        "woningcorporatie": rij.corporatie or ("de-toren" if volgorde % TWEEDE_CORPORATIE == 1 else "de-gracht"),
        "gemeente_wonen": "gemeente",
        "mzwo": "mzwo",
    }
    spel = Spel(rekenset, gegevens, AARDEN[rij.aard], worp, rij.begin, organisaties, zwijgt=rij.zwijgt)
    spel.dag = spel.werkdag(rij.begin)
    feiten = speel(spel, rij.loop(spel), vandaag)
    return Voorbeelddossier(volgorde, rij.titel, naam(volgorde), gegevens, AFSPRAKENSET, organisaties, feiten)


def _gegevens(rij: Rij, worp: Random) -> Dossiergegevens:
    """Adults; who is young was 19 to 24 when the dossier opened."""
    leeftijd = worp.randint(19, 24) if rij.jong else worp.randint(23, 61)
    geboren = plus(rij.begin, Duur(leeftijd * 12 + worp.randint(0, 10), Eenheid.MAAND), -1)
    return Dossiergegevens(rij.route, rij.contractvorm, rij.huishouden, rij.kinderen, geboren)
