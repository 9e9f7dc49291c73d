"""The store on a small set of its own, invented readers, and a day that stands still."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.hulp.afspraken import PROEF, afspraken_in, leg_naast_proef
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
from waakvlam.toegang.api import Lezer

VANDAAG = date(2026, 3, 16)

ZORG = Lezer("zora", "Zora Test", "zorg-a", "Zorg A", "zorgaanbieder", "begeleider")
ANDERE_ZORG = Lezer("zeno", "Zeno Test", "zorg-b", "Zorg B", "zorgaanbieder", "begeleider")
CORPORATIE = Lezer("cora", "Cora Test", "woon-a", "Woon A", "woningcorporatie", "contactpersoon")
ANDERE_CORPORATIE = Lezer("cees", "Cees Test", "woon-b", "Woon B", "woningcorporatie", "contactpersoon")
GEGEVENS = Persoonsgegevens(naam="Dirk Verzonnen", geboortedatum=date(1990, 5, 1), route="omslag")


@pytest.fixture(autouse=True, scope="module")
def afspraken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The real sets and vocabulary, and the small set beside them."""
    with afspraken_in(leg_naast_proef(tmp_path_factory.mktemp("afspraken"))):
        yield


@dataclass
class Klok:
    """A clock that tests set."""

    dag: date = VANDAAG
    _tik: int = field(default=0)

    def nu(self) -> datetime:
        self._tik += 1
        return datetime(self.dag.year, self.dag.month, self.dag.day, 10, tzinfo=klok.AMSTERDAM) + timedelta(
            microseconds=self._tik
        )


@pytest.fixture(autouse=True)
def tijd(monkeypatch: pytest.MonkeyPatch) -> Klok:
    """Today is `tijd.dag`."""
    eigen = Klok()
    monkeypatch.setattr(klok, "nu", eigen.nu)
    return eigen


@dataclass
class Proefdossier:
    """A dossier to record facts in, always on the latest stand of who records."""

    nummer: str

    def beeld(self, lezer: Lezer = ZORG, **datums: Any) -> Dossierbeeld:
        return dossierbeeld(lezer, self.nummer, **datums)

    def leg(
        self, soort: str, op: date = VANDAAG, lezer: Lezer = ZORG, verwacht: str | None = None, **wat: Any
    ) -> Resultaat:
        stand = self.beeld(lezer).stand if verwacht is None else verwacht
        return leg_vast(lezer, self.nummer, Vastlegging(soort, op, **wat), stand)

    def met_corporatie(self, op: date = date(2026, 1, 6)) -> "Proefdossier":
        self.leg("betrokkene_toegevoegd", op, velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
        return self

    def toestemming(self, op: date = date(2026, 1, 7), **velden: Any) -> Resultaat:
        wat = {"doelen": ["verhuren"], "ontvangers": ["woningcorporatie"], **velden}
        return self.leg("toestemming_gegeven", op, velden=wat, namens="deelnemer")


@pytest.fixture
def maak_dossier(db: None) -> Callable[..., Proefdossier]:
    """Open a dossier of Zorg A under the small set."""

    def maak(lezer: Lezer = ZORG, afsprakenset: str = PROEF, op: date = date(2026, 1, 5), **wat: Any) -> Proefdossier:
        return Proefdossier(open_dossier(lezer, wat.pop("gegevens", GEGEVENS), afsprakenset, op=op, **wat))

    return maak


@pytest.fixture
def dossier(maak_dossier: Callable[..., Proefdossier]) -> Proefdossier:
    """A dossier with a provider and a corporation as parties."""
    return maak_dossier().met_corporatie()
