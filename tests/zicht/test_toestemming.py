"""Every role, as a party, a former party and never one, in every state of consent: the reader, and through the web.

`make test` takes a fixed choice of the addresses, in which every address meets every state and every way to stand to a
dossier; `make bewijs` takes them all.
"""

import logging
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from random import Random

import pytest

from tests.zicht import kruis, paden
from tests.zicht.bewaren import bewaar
from tests.zicht.dossiers import MERK_KINDEREN, Proef, op_kantoor, rollen
from tests.zicht.houden import als, eis_stil, hou_adressen, hou_beelden
from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossiers.api import begin_concept
from waakvlam.toegang.api import Lezer

ALLES = "WAAKVLAM_OMVANG" in os.environ
SET = "amsterdam-2026"
"""The set that is walked on PostgreSQL too, where the database has a lock of its own per row."""
LIJST_PER = 3
"""One in so many readers also looks at a list."""
TIJDLIJN = "dossierblad:tijdlijn"
"""Where who opened the dossier looks in every state too: there something of it is always seen."""
GEWIJZIGD = "gegevens_gewijzigd"
Bezoek = tuple[str, Lezer, bool, dict[str, str]]
"""How a reader stands to the dossier, who it is, whether it may come in, and per address the name of its kind."""


def begin(setnaam: str) -> int:
    """Where the choice of addresses goes on after the sets before this one."""
    aantallen = [0, *accumulate(len(rollen(naam)) for naam in setnamen())]
    return aantallen[setnamen().index(setnaam)]


def _schrijf_concepten(proef: Proef, nummer: str) -> None:
    """A form and a letter that are not settled yet, of the organisation that opened the dossier."""
    afspraken = bronset(proef.setnaam).afspraken
    opener = next(lezer for _, lezer, binnen in kruis.lezers(proef) if binnen and lezer.rol == proef.opener)
    for soort, stuk in (("formulier", afspraken.formulieren[0]), ("brief", afspraken.brieven[0])):
        begin_concept(opener, nummer, soort, stuk.id, {}, ())


def bezoeken(proef: Proef, nummer: str) -> Iterator[Bezoek]:
    """Who goes where: each party to one address, and a former party and a stranger in turn."""
    _schrijf_concepten(proef, nummer)
    besluiten = [b.naam for b in bronset(proef.setnaam).afspraken.besluiten]
    doel = paden.doel(nummer, proef.setnaam, besluiten, [GEWIJZIGD, *(f.type for f in proef.feiten)])
    dossier, lijsten = list(paden.adressen(doel, Random(proef.id))), list(paden.lijsten())
    for beurt, (hoe, lezer, binnen) in enumerate(kruis.lezers(proef)):
        rol = beurt // 3
        plaats = begin(proef.setnaam) + rol
        if ALLES:
            yield hoe, lezer, binnen, {adres: naam for naam, adres in (*dossier, *lijsten)}
        elif hoe == "partij" or (rol + proef.id) % 3 == ("voorheen", "nooit").index(hoe):
            gekozen = [dossier[plaats % len(dossier)]]
            if plaats % LIJST_PER == 0:
                gekozen.append(lijsten[plaats // LIJST_PER % len(lijsten)])
            if hoe == "partij" and lezer.rol == proef.opener:
                gekozen.append(next(adres for adres in dossier if adres[0] == TIJDLIJN))
            yield hoe, lezer, binnen, {adres: naam for naam, adres in gekozen}


@pytest.mark.parametrize("setnaam", setnamen())
def test_in_every_state_of_consent_each_role_gets_what_the_tables_allow(setnaam, monkeypatch):
    open_: dict[str, set[tuple[str, str]]] = {}
    for stand in kruis.STANDEN:
        proef = kruis.maak(setnaam, stand)
        geteld = hou_beelden(proef, ((lezer, binnen) for _, lezer, binnen in kruis.lezers(proef)), monkeypatch)
        assert min(geteld["wel"], geteld["niet"]) > 0
        assert geteld["buiten"] == 2 * len(rollen(setnaam))
        open_[stand] = {
            (rol, re.sub(r"\d+", "", tekst))
            for rol in rollen(setnaam)
            for tekst in proef.mag(rol, "-")[0]
            if f"-{proef.id}-" not in tekst and tekst != str(MERK_KINDEREN)
        }
    for stand in set(kruis.STANDEN) - {"gegeven"}:
        minder = open_[stand] < open_["gegeven"]
        assert minder if kruis.vragend(setnaam) else open_[stand] == open_["gegeven"], stand


@pytest.mark.traag
@pytest.mark.willekeur
@pytest.mark.django_db
@pytest.mark.parametrize("setnaam", [pytest.param(n, marks=pytest.mark.opslag) if n == SET else n for n in setnamen()])
def test_no_address_gives_more_than_the_state_of_consent_allows(setnaam, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    gezien = Counter[str]()
    for stand in kruis.STANDEN:
        proef = kruis.maak(setnaam, stand)
        nummer = bewaar(proef)
        monkeypatch.setattr(klok, "nu", lambda dag=proef.dag: op_kantoor(dag))
        for hoe, lezer, binnen, adressen in bezoeken(proef, nummer):
            for adres, naam in adressen.items():
                wie = replace(lezer, functiesoort=paden.functie(naam))
                with als(wie, monkeypatch) as client:
                    gezien[hoe] += hou_adressen(client, proef, nummer, wie, {adres: naam}, binnen=binnen)
    assert gezien["partij"] > 0
    assert gezien["voorheen"] == gezien["nooit"] == 0
    eis_stil(caplog)


@pytest.mark.django_db
def test_the_choice_lets_every_address_meet_every_state_and_every_way_to_stand_to_a_dossier(monkeypatch):
    monkeypatch.setattr("tests.zicht.test_toestemming.ALLES", False)
    paren: set[tuple[str, str]] = set()
    for setnaam in setnamen():
        for stand in kruis.STANDEN:
            proef = kruis.maak(setnaam, stand)
            for hoe, _, _, adressen in bezoeken(proef, bewaar(proef)):
                paren |= {(naam, wat) for naam in adressen.values() for wat in (hoe, f"{hoe} {stand}")}
    for naam in paden.VAN_EEN_DOSSIER:
        assert {(naam, f"partij {stand}") for stand in kruis.STANDEN} <= paren, naam
        assert {(naam, "voorheen"), (naam, "nooit")} <= paren, naam
    assert set(paden.VAN_MEER) <= {naam for naam, _ in paren}
