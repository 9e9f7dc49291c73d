"""The table of ASVS is whole, names tests that exist, and is what its data says."""

import ast
import importlib.util
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has: 253 in all.
SECTIES = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4,
    "17.3": 2,
}  # fmt: skip


def _asvs() -> Any:
    spec = importlib.util.spec_from_file_location("asvs", ROOT / "scripts" / "asvs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


asvs = _asvs()


@cache
def namen_in(pad: str) -> frozenset[str]:
    boom = ast.parse((ROOT / pad).read_text("utf-8"))
    return frozenset(deel.name for deel in ast.walk(boom) if isinstance(deel, ast.FunctionDef))


def test_every_requirement_of_both_levels_stands_in_it_once():
    alle = [nummer for rij in asvs.lees()["rijen"] for nummer in asvs.nummers(str(rij[0]))]
    assert [n for n, keer in Counter(alle).items() if keer > 1] == []
    assert len(alle) == sum(SECTIES.values()) == 253
    assert Counter(nummer.rpartition(".")[0] for nummer in alle) == SECTIES


def test_every_test_that_is_named_exists():
    dreigingen = (ROOT / "docs" / "explanation" / "dreigingen.md").read_text("utf-8")
    genoemd = {plek for tekst in (asvs.BRON.read_text("utf-8"), dreigingen) for plek in asvs.TEST.findall(tekst)}
    weg = [plek for plek in genoemd if not (ROOT / plek[0]).exists() or plek[1] not in namen_in(plek[0])]
    assert len(genoemd) > 50
    assert sorted(weg) == []


def test_every_row_has_a_stand_and_a_reason_and_every_path_in_it_exists():
    for nummer, stand, eis, waarom in asvs.lees()["rijen"]:
        assert stand in asvs.STANDEN, nummer
        assert len(eis) > 10, nummer
        assert len(waarom) > 5, nummer
        assert "|" not in eis + waarom, nummer
        for pad in re.findall(r"docs/[\w/.-]+\.md", waarom):
            assert (ROOT / pad).exists(), (nummer, pad)


def test_the_page_is_what_the_data_says():
    assert asvs.BLAD.read_text("utf-8") == asvs.blad(), "draai python scripts/asvs.py"
