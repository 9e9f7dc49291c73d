"""Random dossiers and readers: nothing of a forbidden category in what a reader gets, and what is allowed is there."""

import os
from collections import Counter
from random import Random

import pytest

from tests.zicht.dossiers import lezers, maak
from tests.zicht.houden import hou_beelden
from waakvlam.bron.api import setnamen

ZAAD = int(os.environ.get("WAAKVLAM_ZAAD", "20260102"))
PAREN = int(os.environ.get("WAAKVLAM_OMVANG", "100")) * 1000
DELEN = 4
"""So that the pairs of one set are divided over processes."""


@pytest.mark.traag
@pytest.mark.willekeur
@pytest.mark.parametrize("deel", range(DELEN))
@pytest.mark.parametrize("setnaam", setnamen())
def test_a_reader_gets_what_the_tables_allow_and_nothing_else(setnaam, deel, monkeypatch):
    worp = Random(f"{ZAAD}:{setnaam}:{deel}")
    geteld = Counter[str]()
    while geteld["paren"] < PAREN / len(setnamen()) / DELEN:
        proef = maak(setnaam, worp)
        geteld += hou_beelden(proef, lezers(proef), monkeypatch)
    assert min(geteld["wel"], geteld["niet"], geteld["buiten"]) > 0
