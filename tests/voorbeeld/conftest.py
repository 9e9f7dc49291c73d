"""One caseload for every test here: making it takes seconds, and nobody changes it."""

from dataclasses import dataclass
from datetime import date

import pytest

from waakvlam.bron.api import Bronset, bronset
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.overgang import Versie
from waakvlam.voorbeeld.api import Voorbeelddossier, dossiers

VANDAAG = date(2026, 11, 23)


@dataclass(frozen=True)
class Kast:
    """A caseload for one day, judged as of that day."""

    vandaag: date
    bron: Bronset
    dossiers: tuple[Voorbeelddossier, ...]

    def beoordeel(self, dossier: Voorbeelddossier, dag: date | None = None) -> Beoordeling:
        return Beoordeling(
            (Versie(self.bron.rekenset),), dossier.gebeurtenissen, dag or self.vandaag, gegevens=dossier.gegevens
        )

    def van(self, titel: str) -> Voorbeelddossier:
        """The first dossier whose title begins so."""
        return next(d for d in self.dossiers if d.verhaal.startswith(titel))


def maak_kast(vandaag: date) -> Kast:
    return Kast(vandaag, bronset("amsterdam-2026"), tuple(dossiers(vandaag)))


@pytest.fixture(scope="session")
def kast() -> Kast:
    return maak_kast(VANDAAG)
