"""Parties of a dossier with capacity and days: handing over, side by side, and who may know of those that left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, GEGEVENS, VANDAAG, ZORG
from waakvlam.dossiers.api import Ongeldig
from waakvlam.dossiers.partijen import zichtbare
from waakvlam.toegang.api import PERSONAS, NietGevonden, Partijschap

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
FEMKE, DAAN = (PERSONAS[naam].lezer for naam in ("femke", "daan"))
VERHUIZING, EINDE_MEELOOP = date(2026, 3, 20), date(2026, 6, 20)
OPEN = frozenset({"organisatiegegevens"})


def in_woorden(beeld):
    return {(p.organisatie, p.rol, p.vanaf, p.tot) for p in beeld.partijschappen}


def test_one_provider_hands_over_to_another_and_both_stay_known(dossier, tijd):
    morgen = VANDAAG + timedelta(days=1)
    dossier.leg("betrokkene_toegevoegd", velden={"organisatie": "zorg-b", "rol": "zorgaanbieder"})
    tijd.dag = morgen
    dossier.leg("betrokkene_verwijderd", morgen, ANDERE_ZORG, velden={"organisatie": "zorg-a", "rol": "zorgaanbieder"})
    assert in_woorden(dossier.beeld(ANDERE_ZORG)) == {
        ("zorg-a", "zorgaanbieder", date(2026, 1, 5), morgen),
        ("zorg-b", "zorgaanbieder", VANDAAG, None),
        ("woon-a", "woningcorporatie", date(2026, 1, 6), None),
    }
    with pytest.raises(NietGevonden):
        dossier.beeld(ZORG)


def test_two_providers_run_side_by_side_for_three_months_and_then_one_is_left(maak_dossier, tijd):
    dossier = maak_dossier(FEMKE, "zuidoost-utrecht-2022", gegevens=replace(GEGEVENS, route=None))
    wie = {"organisatie": DAAN.organisatie, "rol": DAAN.rol, "vanaf": VERHUIZING}
    dossier.leg("betrokkene_toegevoegd", lezer=FEMKE, velden=wie)
    with pytest.raises(NietGevonden):
        dossier.beeld(DAAN)
    komt = dossier.beeld(FEMKE)
    assert (DAAN.organisatie, DAAN.rol, VERHUIZING, None) in in_woorden(komt)
    assert (DAAN.organisatie, DAAN.rol) not in komt.partijen
    for dag in (VERHUIZING, EINDE_MEELOOP - timedelta(days=1)):
        tijd.dag = dag
        assert dossier.beeld(DAAN).partijen == dossier.beeld(FEMKE).partijen
        assert set(dossier.beeld(DAAN).partijen) == {(w.organisatie, w.rol) for w in (FEMKE, DAAN)}
    tijd.dag = EINDE_MEELOOP
    weg = {"organisatie": FEMKE.organisatie, "rol": FEMKE.rol}
    dossier.leg("betrokkene_verwijderd", EINDE_MEELOOP, DAAN, velden=weg)
    with pytest.raises(NietGevonden):
        dossier.beeld(FEMKE)
    assert (FEMKE.organisatie, FEMKE.rol, date(2026, 1, 5), EINDE_MEELOOP) in in_woorden(dossier.beeld(DAAN))
    assert dossier.beeld(DAAN).partijen == ((DAAN.organisatie, DAAN.rol),)


def test_a_second_correction_of_a_party_is_refused_as_of_any_fact(dossier):
    erbij = {"organisatie": "zorg-b", "rol": "zorgaanbieder"}
    eerste = dossier.leg("betrokkene_toegevoegd", velden=erbij).kenmerk
    dossier.leg("betrokkene_toegevoegd", velden=erbij, corrigeert=eerste)
    with pytest.raises(Ongeldig, match="al verbeterd"):
        dossier.leg("betrokkene_toegevoegd", velden=erbij, corrigeert=eerste)


def test_who_left_before_the_day_on_which_it_would_come_never_was_a_party(dossier, tijd):
    wie = {"organisatie": "zorg-b", "rol": "zorgaanbieder"}
    dossier.leg("betrokkene_toegevoegd", velden={**wie, "vanaf": VANDAAG + timedelta(days=9)})
    assert ("zorg-b", "zorgaanbieder", VANDAAG + timedelta(days=9), None) in in_woorden(dossier.beeld())
    dossier.leg("betrokkene_verwijderd", velden=wie)
    tijd.dag = VANDAAG + timedelta(days=10)
    assert "zorg-b" not in {organisatie for organisatie, *_ in in_woorden(dossier.beeld())}


MIJN = Partijschap(CORPORATIE.organisatie, CORPORATIE.rol, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("ander", "ook_zonder"),
    [
        (Partijschap("x", "mzwo", date(2026, 1, 1), date(2026, 3, 1)), False),
        (Partijschap("x", "mzwo", date(2026, 1, 1), date(2026, 3, 2)), True),
        (Partijschap("x", "mzwo", date(2026, 1, 1)), True),
    ],
)
def test_who_left_is_known_to_who_was_there_and_to_who_sees_organisations(ander, ook_zonder):
    for categorieen, ziet in ((frozenset(), ook_zonder), (OPEN, True)):
        assert (ander in zichtbare(CORPORATIE, [MIJN, ander], categorieen, VANDAAG)) == ziet


def test_parties_of_today_come_first_then_those_to_come_then_who_left_last():
    vroeg, laat = (Partijschap("x", "mzwo", date(2025, m, 1), date(2025, m, 20)) for m in (1, 2))
    komt = Partijschap("y", "mzwo", VANDAAG + timedelta(days=1))
    assert zichtbare(CORPORATIE, [vroeg, komt, laat, MIJN], OPEN, VANDAAG) == (MIJN, komt, laat, vroeg)
