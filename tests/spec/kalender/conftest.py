"""The calendar of the shared agreements, read from the file that the sets use."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from waakvlam.kern.kalender import Gelijkgesteld, Kalender

BESTAND = Path(__file__).parents[3] / "afspraken" / "gedeeld" / "kalender.yaml"


@pytest.fixture(scope="session")
def gedeeld() -> dict[str, Any]:
    inhoud: dict[str, Any] = YAML(typ="safe").load(BESTAND.read_text(encoding="utf-8"))
    return inhoud


@pytest.fixture(scope="session")
def kalender(gedeeld) -> Kalender:
    gelijkgesteld = tuple(Gelijkgesteld(dag["datum"], dag["bron"]) for dag in gedeeld["gelijkgesteld"])
    return Kalender(gelijkgesteld, gedeeld["bekend_tot"])


@pytest.fixture
def zonder_besluiten() -> Kalender:
    return Kalender((), date(2028, 12, 31))
