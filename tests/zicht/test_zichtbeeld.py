"""What the page 'Wat u mag zien en waarom' says does not tell whether there is anything that is not shared.

In random courses: without one fact that a reader does not see, and with the same categories open, that reader is told
the same of everything that is closed, and of what is open too unless the fact is the consent or ground that opens it.
"""

import os
from dataclasses import replace
from random import Random

import pytest

from tests.zicht.dossiers import Proef, lezers, maak, opgeslagen
from tests.zicht.willekeur import GROND, INGETROKKEN, TOESTEMMING
from waakvlam import klok
from waakvlam.bron.api import setnamen
from waakvlam.dossiers.beeld import Blik
from waakvlam.dossiers.zichtbeeld import zichtregels
from waakvlam.toegang.api import Lezer

ZAAD = int(os.environ.get("WAAKVLAM_ZAAD", "20260105"))
VERLOPEN = int(os.environ.get("WAAKVLAM_OMVANG", "100")) // 5


def blik_van(lezer: Lezer, proef: Proef) -> Blik:
    bestand = opgeslagen(proef)
    nu = bestand.beoordeling(proef.dag)
    return Blik(lezer, bestand, nu, nu)


def zonder(proef: Proef, plek: int) -> Proef:
    """The course without one of its facts."""
    over = [n for n in range(len(proef.feiten)) if n != plek]
    return replace(proef, feiten=[proef.feiten[n] for n in over], door=[proef.door[n] for n in over])


@pytest.mark.parametrize("setnaam", setnamen())
def test_what_is_told_does_not_depend_on_what_is_not_shared(setnaam, monkeypatch):
    worp, vergeleken, open_ = Random(f"{ZAAD}:{setnaam}"), 0, 0
    for _ in range(VERLOPEN):
        proef = maak(setnaam, worp)
        monkeypatch.setattr(klok, "vandaag", lambda dag=proef.dag: dag)
        plek = worp.randrange(len(proef.feiten))
        for lezer, binnen in lezers(proef):
            if not binnen:
                continue
            met, anders = blik_van(lezer, proef), blik_van(lezer, zonder(proef, plek))
            if met.categorieen != anders.categorieen or len(met.feiten) != len(anders.feiten):
                continue
            regels = [(een, twee) for een, twee in zip(zichtregels(met), zichtregels(anders), strict=True)]
            draagt = proef.feiten[plek].type in {TOESTEMMING, INGETROKKEN, GROND}
            assert {een.categorie for een, _ in regels if een.steun} == met.categorieen
            for een, twee in regels:
                assert een == twee or (draagt and een.steun and twee.steun), (lezer.rol, proef.feiten[plek], een, twee)
            vergeleken, open_ = vergeleken + 1, open_ + sum(bool(een.steun) for een, _ in regels)
    assert min(vergeleken, open_) > 0
