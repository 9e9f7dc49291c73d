"""Agreements of another folder, for as long as a test or a module of tests wants them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from waakvlam.bron.api import EIGEN

ROOT = Path(__file__).resolve().parents[2]
PROEF = "proef-2026"
"""The small set that tests of the store open dossiers under."""


def vergeet() -> None:
    """Let nothing that was kept of agreements be used again, wherever in the program it is kept."""
    modules = [module for naam, module in [*sys.modules.items()] if naam.partition(".")[0] == "waakvlam"]
    for bewaard in {id(ding): ding for module in modules for ding in vars(module).values()}.values():
        if callable(legen := getattr(bewaard, "cache_clear", None)) and not isinstance(bewaard, type):
            legen()


@contextmanager
def afspraken_in(folder: Path) -> Iterator[Path]:
    """Read the agreements from this folder, and afterwards from where they were."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setenv("WAAKVLAM_AFSPRAKEN", str(folder))
        vergeet()
        yield folder
    vergeet()


def leg_naast_proef(folder: Path, **protocollen: str) -> Path:
    """Put the real sets and vocabulary and the small set in a folder, and own protocols: per organisation a text."""
    proef = ROOT / "tests" / "integratie" / "afspraken" / PROEF
    for bestaand in (*(ROOT / "afspraken").iterdir(), proef):
        if bestaand.is_dir() and not (protocollen and bestaand.name == EIGEN):
            (folder / bestaand.name).symlink_to(bestaand)
    for organisatie, tekst in protocollen.items():
        protocol = folder / EIGEN / organisatie.replace("_", "-") / "proef.yaml"
        protocol.parent.mkdir(parents=True)
        protocol.write_text(tekst, "utf-8")
    return folder
