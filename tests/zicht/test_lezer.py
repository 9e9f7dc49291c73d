"""Random dossiers and readers: nothing of a forbidden category in what a reader gets, and what is allowed is there."""

import os
from random import Random

import pytest

from tests.zicht.dossiers import gevonden, lezers, maak, opgeslagen
from waakvlam import klok
from waakvlam.bron.api import setnamen
from waakvlam.dossiers.beeld import Blik
from waakvlam.toegang.api import NietGevonden, eis_partij

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
    paren = wel_gezien = niet_gezien = buiten = 0
    while paren < PAREN / len(setnamen()) / DELEN:
        proef = maak(setnaam, worp)
        monkeypatch.setattr(klok, "vandaag", lambda dag=proef.dag: dag)
        bestand = opgeslagen(proef)
        nu = bestand.beoordeling(proef.dag)
        for lezer, binnen in lezers(proef):
            paren += 1
            if not binnen:
                with pytest.raises(NietGevonden):
                    eis_partij(lezer, bestand.partijen, proef.dag)
                buiten += 1
                continue
            eis_partij(lezer, bestand.partijen, proef.dag)
            tekst = gevonden(Blik(lezer, bestand, nu, nu))
            wel, niet = proef.mag(lezer.rol, lezer.organisatie)
            gelekt = {merk for merk in niet if merk in tekst}
            assert not gelekt, (lezer.rol, gelekt, proef.dag, proef.feiten)
            op_tijdlijn = {m for m in wel if any(m in f.velden.values() for f in proef.feiten if f.op <= proef.dag)}
            assert {m for m in op_tijdlijn if m not in tekst} == set(), (lezer.rol, proef.dag, proef.feiten)
            wel_gezien, niet_gezien = wel_gezien + len(wel), niet_gezien + len(niet)
    assert min(wel_gezien, niet_gezien, buiten) > 0
