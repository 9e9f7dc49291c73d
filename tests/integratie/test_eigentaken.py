"""Own tasks: on their day in the work list of the organisation that set them, and nowhere else."""

from datetime import date, timedelta

import pytest

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers.api import TAAK_GEDAAN, TAAK_GESTELD, Ongeldig, werkvoorraad
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Eigentermijn, Termijn, Werkrij

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

TEKST = "Bel de kanarie over de sleutel"
MORGEN = VANDAAG + timedelta(days=1)


@pytest.fixture
def dossier(dossier):
    """With a second provider: another organisation in the same role."""
    dossier.leg("betrokkene_toegevoegd", date(2026, 1, 8), velden={"organisatie": "zorg-b", "rol": "zorgaanbieder"})
    return dossier


def taak(dossier, lezer=ZORG, uiterlijk=MORGEN, **wat):
    velden = {"tekst": TEKST, "uiterlijk": uiterlijk}
    return dossier.leg(TAAK_GESTELD, VANDAAG, lezer, betreft="e-1", velden=velden, **wat)


def taken(lezer, groep="deze_week"):
    return [rij for rij in werkvoorraad(lezer, groep=groep).rijen if rij.taak]


def test_a_task_stands_on_its_day_in_the_work_list_of_its_own_organisation_alone(dossier):
    taak(dossier)
    assert [(rij.wat, rij.uiterlijk, rij.status) for rij in taken(ZORG)] == [("Eigen taak", MORGEN, "open")]
    for lezer in (ANDERE_ZORG, CORPORATIE):
        assert all(taken(lezer, groep) == [] for groep in ("te_laat", "deze_week", "later", "wacht_op_anderen"))
        assert all(feit.type != TAAK_GESTELD for feit in dossier.beeld(lezer).feiten)


@pytest.mark.parametrize(("dagen", "groep"), [(-1, "te_laat"), (0, "deze_week"), (7, "deze_week"), (8, "later")])
def test_a_task_moves_through_the_groups_by_its_day(dossier, dagen, groep):
    taak(dossier, uiterlijk=VANDAAG + timedelta(days=dagen))
    assert len(taken(ZORG, groep)) == 1


def test_what_a_task_says_stands_in_no_row(dossier):
    taak(dossier)
    with werkdeur():
        rijen = [str(rij) for soort in (Termijn, Eigentermijn, Werkrij) for rij in soort.objects.values()]
    assert any("Eigen taak" in rij for rij in rijen)
    assert not any("kanarie" in rij for rij in rijen)


def test_a_task_that_is_done_or_withdrawn_is_gone_and_a_corrected_one_moves(dossier):
    eerst = taak(dossier)
    beter = taak(dossier, uiterlijk=VANDAAG + timedelta(days=20), corrigeert=eerst.kenmerk)
    assert (taken(ZORG), len(taken(ZORG, "later"))) == ([], 1)
    assert [w.soort for w in beter.wijzigingen] == ["verschoven"]
    klaar = dossier.leg(TAAK_GEDAAN, VANDAAG, betreft="e-1")
    assert [(w.soort, w.status) for w in klaar.wijzigingen] == [("vervuld", "op_tijd")]
    assert taken(ZORG, "later") == []
    dossier.leg(TAAK_GEDAAN, VANDAAG, betreft="e-1", vervalt=klaar.kenmerk)
    assert len(taken(ZORG, "later")) == 1
    dossier.leg(TAAK_GESTELD, VANDAAG, betreft="e-1", vervalt=beter.kenmerk)
    dossier.leg(TAAK_GESTELD, VANDAAG, betreft="e-1", vervalt=eerst.kenmerk)
    assert taken(ZORG, "later") == taken(ZORG) == []


def test_another_organisation_cannot_end_a_task_by_its_mark(dossier):
    taak(dossier)
    dossier.leg(TAAK_GEDAAN, VANDAAG, ANDERE_ZORG, betreft="e-1")
    assert len(taken(ZORG)) == 1


def test_a_task_without_a_day_or_words_is_refused_at_its_field(dossier):
    with pytest.raises(Ongeldig) as fout:
        dossier.leg(TAAK_GESTELD, VANDAAG, betreft="e-1", velden={})
    assert set(fout.value.fouten) == {"tekst", "uiterlijk"}
