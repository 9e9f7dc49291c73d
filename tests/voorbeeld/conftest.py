"""One caseload for every test here: making it takes seconds, and nobody changes it."""

from dataclasses import dataclass
from datetime import date

import pytest

from waakvlam.bron.api import Bronset, bronset
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.voorbeeld.api import Voorbeelddossier, dossiers, loopbaan

VANDAAG = date(2026, 11, 23)


@dataclass(frozen=True)
class Kast:
    """A caseload for one day, judged as of that day under the versions that each dossier follows."""

    vandaag: date
    bron: Bronset
    dossiers: tuple[Voorbeelddossier, ...]

    def beoordeel(
        self, dossier: Voorbeelddossier, dag: date | None = None, feiten: tuple[Gebeurtenis, ...] | None = None
    ) -> Beoordeling:
        versies = loopbaan(dossier.regio, dossier.geopend_op).versies
        bekend = dossier.gebeurtenissen if feiten is None else feiten
        return Beoordeling(versies, bekend, dag or self.vandaag, gegevens=dossier.gegevens)

    def in_regio(self, regio: str) -> tuple[Voorbeelddossier, ...]:
        """The dossiers of one region."""
        return tuple(d for d in self.dossiers if d.regio == regio)

    @property
    def amsterdam(self) -> tuple[Voorbeelddossier, ...]:
        """The dossiers with every course that the agreements of Amsterdam know."""
        return self.in_regio("Amsterdam")

    def van(self, titel: str) -> Voorbeelddossier:
        """The first dossier whose title begins so."""
        return next(d for d in self.dossiers if d.verhaal.startswith(titel))


def maak_kast(vandaag: date) -> Kast:
    return Kast(vandaag, bronset("amsterdam-2026"), tuple(dossiers(vandaag)))


@pytest.fixture(scope="session")
def kast() -> Kast:
    return maak_kast(VANDAAG)
