"""The specification sees when the core goes wrong: each mutant is caught by the tests of its chapter.

`make test` tries three that the present core chooses by its own text; `make bewijs` tries all.
"""

import hashlib
import os
import random
from pathlib import Path

import pytest

from scripts.mutanten import (
    KERN,
    ROOT,
    Mutant,
    Mutantfout,
    draai,
    gemuteerd,
    gevangen_door,
    maak_kopie,
    mutanten,
    paden,
)

STEEKPROEF = 3
ALLE = mutanten()


def gekozen() -> list[Mutant]:
    """All mutants when a size was asked for; else a sample that is the same for the same core."""
    if "WAAKVLAM_OMVANG" in os.environ:
        return list(ALLE)
    kern = b"".join(pad.read_bytes() for pad in sorted(KERN.glob("*.py")))
    return random.Random(hashlib.sha256(kern).digest()).sample(ALLE, STEEKPROEF)


@pytest.mark.mutant
@pytest.mark.parametrize("mutant", gekozen(), ids=lambda mutant: mutant.naam)
def test_a_mutant_is_caught_by_the_tests_of_its_chapter(mutant):
    assert gevangen_door(mutant) is not None, f"geen test ziet {mutant.naam}"


@pytest.mark.mutant
def test_the_tests_that_catch_mutants_pass_on_the_core_as_it_is(tmp_path):
    maak_kopie(tmp_path)
    uitslag = draai(tmp_path, sorted({pad for mutant in ALLE for pad in paden(mutant)}))
    assert uitslag.returncode == 0, uitslag.stdout


@pytest.mark.mutant
def test_the_tests_run_against_the_copy_and_not_against_the_core_itself(tmp_path):
    maak_kopie(tmp_path)
    (tmp_path / "waakvlam" / "kern" / "beoordeling.py").write_text("raise SystemError('dit is de kopie')\n", "utf-8")
    uitslag = draai(tmp_path, paden(ALLE[0]))
    assert "dit is de kopie" in uitslag.stdout + uitslag.stderr


@pytest.mark.parametrize("mutant", ALLE, ids=lambda mutant: mutant.naam)
def test_every_mutant_still_changes_text_of_the_core(mutant):
    compile(gemuteerd(mutant), mutant.module, "exec")
    assert mutant.oud != mutant.nieuw
    assert all(pad.is_file() for pad in paden(mutant))


def test_a_mutant_whose_text_is_gone_is_an_error():
    weg = Mutant("weg", "toetsen", "deze tekst staat nergens", "", ("kern/verval",))
    with pytest.raises(Mutantfout, match="staat 0 keer"):
        gemuteerd(weg)


def test_a_mutant_that_breaks_the_file_is_no_catch():
    kapot = Mutant("kapot", "toetsen", "class Status(StrEnum):", "class Status(", ("kern/verval",))
    with pytest.raises(Mutantfout, match="de tests liepen niet"):
        gevangen_door(kapot)


def test_every_mutant_has_a_name_of_its_own_and_there_are_enough():
    assert len({mutant.naam for mutant in ALLE}) == len(ALLE)
    assert len(ALLE) >= 40


def test_the_list_of_mutants_is_data_that_is_read_as_written():
    assert Path(ROOT / "tests" / "spec" / "mutanten" / "mutanten.txt").is_file()
    vijf_mei = next(mutant for mutant in ALLE if mutant.naam == "vijf_mei_vergeten")
    assert (vijf_mei.module, vijf_mei.nieuw, vijf_mei.tests) == ("kalenderdata", "", ("kern/telling_en_status",))
    assert vijf_mei.oud == '        (date(jaar, 5, 5), "Bevrijdingsdag"),'
