"""Make invented dossiers: cast the roster, play each course, give what was recorded.

A dossier runs under the version of its region that was in force when it was opened, and under those that succeed it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from waakvlam.bron.api import bronset
from waakvlam.kern.gebeurtenis import Dossiergegevens
from waakvlam.kern.kalender import Duur, Eenheid, plus
from waakvlam.voorbeeld.bezetting import AMSTERDAM, BEZETTING, loopbaan
from waakvlam.voorbeeld.gedrag import AARDEN
from waakvlam.voorbeeld.namen import naam
from waakvlam.voorbeeld.rooster import Rij, rooster
from waakvlam.voorbeeld.spel import Spel
from waakvlam.voorbeeld.vormen import Voorbeelddossier
from waakvlam.voorbeeld.wandeling import speel

KALENDER_VAN = "amsterdam-2026"
"""Any set will do: holidays are those of the whole country."""
ZAAD = "waakvlam-2026"
AANTAL = 126
"""How many the whole roster has."""
TWEEDE_AANBIEDER, TWEEDE_CORPORATIE = 4, 3
"""In Amsterdam every fourth dossier is of the second provider, every third of the second corporation."""


def dossiers(vandaag: date, aantal: int = AANTAL, zaad: str = ZAAD) -> Iterator[Voorbeelddossier]:
    """So many invented dossiers up to and including today (default: the whole roster). Deterministic."""
    rijen = rooster(vandaag, bronset(KALENDER_VAN).kalender)
    for volgorde in range(aantal):
        yield maak(rijen[volgorde % len(rijen)], volgorde, vandaag, zaad)


def maak(rij: Rij, volgorde: int, vandaag: date, zaad: str) -> Voorbeelddossier:
    """One dossier, played from its first day until today."""
    worp = Random(f"{zaad}:{volgorde}")  # noqa: S311 - invented people, no secret
    gegevens = _gegevens(rij, worp)
    organisaties = dict(BEZETTING[rij.regio])
    if rij.regio == AMSTERDAM:
        organisaties["zorgaanbieder"] = rij.aanbieder or (
            "de-springplank" if volgorde % TWEEDE_AANBIEDER == 1 else "het-anker"
        )
        organisaties["woningcorporatie"] = rij.corporatie or (
            "de-toren" if volgorde % TWEEDE_CORPORATIE == 1 else "de-gracht"
        )
    begin = _werkdag(rij.begin)
    onder = loopbaan(rij.regio, begin)
    spel = Spel(onder.versies, gegevens, AARDEN[rij.aard], worp, begin, organisaties, zwijgt=rij.zwijgt)
    feiten = speel(spel, rij.loop(spel), vandaag)
    return Voorbeelddossier(
        volgorde, rij.titel, naam(volgorde), gegevens, rij.regio, onder.afsprakenset, organisaties, feiten
    )


def _werkdag(dag: date) -> date:
    """This day, or the first working day after it."""
    kalender = bronset(KALENDER_VAN).kalender
    return next(d for n in range(30) if kalender.is_werkdag(d := dag + timedelta(days=n)))


def _gegevens(rij: Rij, worp: Random) -> Dossiergegevens:
    """Adults; who is young was 19 to 24 when the dossier opened."""
    leeftijd = worp.randint(19, 24) if rij.jong else worp.randint(23, 61)
    geboren = plus(rij.begin, Duur(leeftijd * 12 + worp.randint(0, 10), Eenheid.MAAND), -1)
    return Dossiergegevens(rij.route, rij.contractvorm, rij.huishouden, rij.kinderen, geboren)
