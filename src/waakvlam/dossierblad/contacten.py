"""How to reach the parties of a dossier: by the directory of the region, and at one's own who works on it.

The directory is open to everyone in the region. Who works on a dossier at another organisation stays that one's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waakvlam import klok
from waakvlam.dossierblad.tonen import Blad
from waakvlam.organisaties.api import Contactgegevens, Contactregel, contactpunten

VRAGEN = ("contactpersoon", "algemeen")
"""The kinds of contact point to ask somebody something, best first."""
MELDEN = ("overlast", "crisis")
"""The kinds to report something to, in this order."""


@dataclass(frozen=True, slots=True)
class Partijregel:
    """One party with its days, and how to reach it as long as it is one or will be."""

    organisatie: str
    rol: str
    vanaf: date
    laatste_dag: date | None
    voorbij: bool
    komt: bool
    eigen: bool
    punten: tuple[Contactgegevens, ...]
    """To ask something, best first."""


def punten_van(regio: str) -> tuple[Contactregel, ...]:
    """The contact points of a region to ask somebody something, best first."""
    punten = (regel for regel in contactpunten(regio) if regel.gegevens.soort in VRAGEN)
    return tuple(sorted(punten, key=lambda regel: VRAGEN.index(regel.gegevens.soort)))


def partijen(blad: Blad, organisatie: str) -> list[Partijregel]:
    """The parties that the reader may know of; `organisatie`: the reader's own."""
    vandaag = klok.vandaag()
    punten = punten_van(blad.woorden.rekenset.afspraken.kop.regio)
    return [
        Partijregel(
            blad.organisatienaam(p.organisatie),
            blad.woorden.rol(p.rol),
            p.vanaf,
            p.tot - timedelta(days=1) if p.tot else None,
            voorbij := p.tot is not None and p.tot <= vandaag,
            p.vanaf > vandaag,
            p.organisatie == organisatie,
            () if voorbij else tuple(punt.gegevens for punt in punten if punt.organisatie == p.organisatie),
        )
        for p in blad.beeld.partijschappen
    ]


def meldpunten(blad: Blad) -> Sequence[Contactregel]:
    """Where to report nuisance or a crisis to the parties of today."""
    erbij = {organisatie for organisatie, _rol in blad.beeld.partijen}
    regels = contactpunten(blad.woorden.rekenset.afspraken.kop.regio)
    punten = (r for r in regels if r.gegevens.soort in MELDEN and r.organisatie in erbij)
    return sorted(punten, key=lambda r: MELDEN.index(r.gegevens.soort))
