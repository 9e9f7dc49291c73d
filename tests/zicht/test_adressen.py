"""Through the web: random dossiers and readers, every address, and nothing of a forbidden category in any answer.

Not in the body, not in a header, not in a mail and not in a log line; and what did come out has its line in the log of
processing. For who is no party, an address of the dossier says what it says of a dossier that does not exist.
"""

import logging
import os
from random import Random

import pytest

from tests.zicht import dossiers, paden
from tests.zicht.bewaren import bewaar
from tests.zicht.houden import als, eis_stil, hou_adressen
from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen

ZAAD = int(os.environ.get("WAAKVLAM_ZAAD", "20260103"))
PAREN = int(os.environ.get("WAAKVLAM_OMVANG", "100")) * 20
LIJST_BIJ = 0.2
"""How often a reader also looks at a list, beside one address of the dossier, chosen at random."""


def test_every_address_says_what_it_can_show():
    assert paden.onbekende() == []
    assert {*paden.VAN_EEN_DOSSIER, *paden.VAN_MEER} <= set(paden.namen())


@pytest.mark.traag
@pytest.mark.willekeur
@pytest.mark.django_db
@pytest.mark.parametrize("setnaam", setnamen())
def test_no_address_gives_more_than_the_tables_allow(setnaam, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    worp, paren, gezien = Random(f"{ZAAD}:{setnaam}"), 0, 0
    besluiten = [b.naam for b in bronset(setnaam).afspraken.besluiten]
    while paren < PAREN / len(setnamen()):
        proef = dossiers.maak(setnaam, worp)
        nummer = bewaar(proef)
        monkeypatch.setattr(klok, "nu", lambda dag=proef.dag: dossiers.op_kantoor(dag))
        doel = paden.doel(nummer, setnaam, besluiten, [f.type for f in proef.feiten])
        for lezer, binnen in dossiers.lezers(proef):
            paren += 1
            gekozen = worp.sample(list(paden.adressen(doel, worp)), 1)
            if worp.random() < LIJST_BIJ:
                gekozen.append(worp.choice(list(paden.lijsten())))
            adressen = {adres: naam for naam, adres in gekozen}
            with als(lezer, monkeypatch) as client:
                gezien += hou_adressen(client, proef, nummer, lezer, adressen, binnen=binnen)
    assert gezien > 0
    eis_stil(caplog)
