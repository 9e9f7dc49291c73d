"""The numbers of letters, and what must not go to who receives one."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, VANDAAG, ZORG, Proefdossier
from waakvlam.brieven.models import Briefnummer
from waakvlam.brieven.nummers import geef_nummer, is_gegeven
from waakvlam.dossiers.api import Persoonsgegevens, dicht_voor, open_dossier
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.django_db, pytest.mark.opslag]


def test_each_organisation_counts_by_itself_and_each_year_begins_anew():
    assert [geef_nummer("a", 2026, s) for s in "xyz"] == ["2026-0001", "2026-0002", "2026-0003"]
    assert geef_nummer("b", 2026, "x") == "2026-0001"
    assert geef_nummer("a", 2027, "w") == "2027-0001"


def test_the_same_submit_gets_the_same_number():
    assert geef_nummer("a", 2026, "x") == geef_nummer("a", 2026, "x")
    assert geef_nummer("a", 2026, "y") == "2026-0002"
    assert is_gegeven("a", "x")
    assert not is_gegeven("b", "x")
    assert not is_gegeven("a", "")


def test_a_number_that_is_undone_was_never_given():
    with transaction.atomic():
        geef_nummer("a", 2026, "x")
        transaction.set_rollback(True)
    assert not Briefnummer.objects.exists()
    assert geef_nummer("a", 2026, "y") == "2026-0001"


def test_the_database_itself_refuses_a_second_of_one_number_and_any_change():
    geef_nummer("a", 2026, "x")
    for wat in ({"nummer": 1, "verzoek": "y"}, {"nummer": 2, "verzoek": "x"}, {"nummer": 0, "verzoek": "z"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Briefnummer.objects.create(organisatie="a", jaar=2026, **wat)
    for doe in (lambda: Briefnummer.objects.update(nummer=7), Briefnummer.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            doe()


def test_two_at_once_get_two_numbers(monkeypatch):
    """Another takes the number between looking and taking."""
    gewoon, keren = transaction.atomic, list[Briefnummer]()

    def tussendoor():
        if not keren:
            keren.append(Briefnummer.objects.create(organisatie="a", jaar=2026, nummer=1, verzoek="van een ander"))
        return gewoon()

    monkeypatch.setattr("waakvlam.brieven.nummers.transaction.atomic", tussendoor)
    assert geef_nummer("a", 2026, "x") == "2026-0002"


# what must not go to whom


@pytest.fixture
def amsterdams(db):
    """A dossier of Amsterdam of which the corporation is a party."""
    gegevens = Persoonsgegevens(naam="Dirk Verzonnen", route="omslag")
    return open_dossier(ZORG, gegevens, "amsterdam-2026", op=VANDAAG)


def test_without_consent_what_asks_it_is_closed_and_a_participant_gets_all_of_the_own(amsterdams):
    dicht = dicht_voor(ZORG, amsterdams, ["woningcorporatie", "deelnemer"])
    assert {"woonafspraken", "contactgegevens", "begeleidingsplan"} <= dicht["woningcorporatie"]
    assert not dicht["deelnemer"] & {"woonafspraken", "contactgegevens", "begeleidingsplan", "waarschuwingsbrief"}


def test_a_copy_waits_for_the_moment_of_the_rules_and_a_letter_does_not(amsterdams):
    Proefdossier(amsterdams).toestemming(op=VANDAAG, doelen=["alles"])
    brief = dicht_voor(ZORG, amsterdams, ["woningcorporatie"])["woningcorporatie"]
    kopie = dicht_voor(ZORG, amsterdams, [], ["woningcorporatie"])["woningcorporatie"]
    assert "begeleidingsplan" in brief & kopie, "dat mag nooit"
    assert brief < kopie
    assert "waarschuwingsbrief" in kopie - brief
    assert "contactgegevens" not in kopie


def test_only_a_party_asks_it_and_it_is_logged(amsterdams):
    with pytest.raises(NietGevonden):
        dicht_voor(ANDERE_ZORG, amsterdams, ["deelnemer"])
    with pytest.raises(NietGevonden):
        dicht_voor(CORPORATIE, amsterdams, ["deelnemer"])
    dicht_voor(ZORG, amsterdams, ["deelnemer"])
    assert Verwerkingsregel.objects.filter(pad="dossiers.ontvangers").count() == 1
