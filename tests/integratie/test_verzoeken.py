"""A submit that is sent again: the same answer, nothing written twice, and never something else under the same key."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, GEGEVENS, VANDAAG, ZORG
from tests.integratie.test_gelijktijdig import TEGELIJK, tegelijk
from waakvlam.dossiers import verzoeken
from waakvlam.dossiers.api import AnderVerzoek, Gewijzigd, Opslagfout, Vastlegging, leg_vast, open_dossier
from waakvlam.dossiers.models import Dossier, Gebeurtenis, Uitgaand, Verzoek
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

SLEUTEL = "a" * 32
PLAN = Vastlegging("wooneisen_vastgelegd", VANDAAG, velden={"motivering": "ruim"}, motivering="waarom")


def stuur(dossier, feit=PLAN, stand=None, lezer=ZORG, sleutel=SLEUTEL):
    return leg_vast(lezer, dossier.nummer, feit, dossier.beeld(lezer).stand if stand is None else stand, sleutel)


def aantallen():
    return Gebeurtenis.objects.count(), Uitgaand.objects.count(), Verzoek.objects.count()


@pytest.mark.parametrize("opnieuw_gekeken", [True, False])
def test_sent_again_it_gives_the_same_fact_and_writes_nothing(dossier, opnieuw_gekeken):
    stand = dossier.beeld().stand
    eerste = stuur(dossier, stand=stand)
    voor = aantallen()
    tweede = stuur(dossier, stand=None if opnieuw_gekeken else stand)
    assert (tweede.nummer, tweede.kenmerk, tweede.herhaald) == (eerste.nummer, eerste.kenmerk, True)
    assert not eerste.herhaald
    assert aantallen() == voor


def test_sent_again_after_others_went_on_it_is_still_the_same_fact(dossier):
    stand = dossier.beeld().stand
    eerste = stuur(dossier, stand=stand)
    dossier.leg("hulpbehoefte_vastgelegd")
    assert stuur(dossier, stand=stand).kenmerk == eerste.kenmerk


@pytest.mark.parametrize(
    "anders",
    [
        {"type": "hulpbehoefte_vastgelegd", "velden": {}},
        {"op": VANDAAG - timedelta(days=1)},
        {"velden": {"motivering": "klein"}},
        {"motivering": "daarom"},
        {"namens": "deelnemer"},
    ],
)
def test_the_same_key_with_something_else_is_refused(dossier, anders):
    stuur(dossier)
    voor = aantallen()
    with pytest.raises(AnderVerzoek):
        stuur(dossier, replace(PLAN, **anders))
    assert aantallen() == voor


def test_the_same_key_for_another_dossier_is_refused(dossier, maak_dossier):
    stuur(dossier)
    with pytest.raises(AnderVerzoek):
        stuur(maak_dossier())


def test_a_key_is_that_of_one_account(dossier):
    stuur(dossier)
    ander = stuur(dossier, Vastlegging("woning_aangeboden", VANDAAG, motivering="spoed"), lezer=CORPORATIE)
    assert not ander.herhaald
    with pytest.raises(NietGevonden):
        stuur(dossier, stand="", lezer=ANDERE_ZORG)


def test_what_was_refused_can_be_sent_again_with_the_same_key(dossier):
    stand = dossier.beeld().stand
    dossier.leg("hulpbehoefte_vastgelegd")
    with pytest.raises(Gewijzigd):
        stuur(dossier, stand=stand)
    assert not Verzoek.objects.exists()
    assert not stuur(dossier).herhaald


def test_without_a_key_two_equal_facts_are_two_facts(dossier):
    eerste, tweede = (stuur(dossier, sleutel=None) for _ in range(2))
    assert eerste.kenmerk != tweede.kenmerk
    assert not Verzoek.objects.exists()


def test_a_dossier_is_opened_once_per_key(db):
    nummers = {open_dossier(ZORG, GEGEVENS, PROEF, verzoek=SLEUTEL) for _ in range(2)}
    assert nummers == set(Dossier.objects.values_list("nummer", flat=True))
    with pytest.raises(AnderVerzoek):
        open_dossier(ZORG, replace(GEGEVENS, naam="Iemand Anders"), PROEF, verzoek=SLEUTEL)
    assert (Dossier.objects.count(), Gebeurtenis.objects.count()) == (1, 1)


def test_what_was_filled_in_cannot_be_guessed_from_what_is_kept(dossier, settings):
    stuur(dossier)
    (rij,) = Verzoek.objects.values_list("inhoud_hash", flat=True)
    settings.WAAKVLAM_SLEUTEL = "A" * 43 + "="
    ander = verzoeken.inzending(ZORG, SLEUTEL, "leg_vast", dossier.nummer, PLAN)
    assert ander is not None
    assert ander.inhoud_hash != rij


@pytest.mark.parametrize("sleutel", ["", "x" * 65])
def test_a_key_that_does_not_fit_is_a_mistake_of_the_caller(dossier, sleutel):
    with pytest.raises(ValueError, match="tekens"):
        stuur(dossier, sleutel=sleutel)


def test_keys_are_kept_for_thirty_days(dossier, tijd):
    stuur(dossier)
    tijd.dag = VANDAAG + timedelta(days=29)
    assert verzoeken.ruim_op() == 0
    tijd.dag += timedelta(days=2)
    assert verzoeken.ruim_op() == 1
    assert not Verzoek.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sent_many_times_at_once_it_is_recorded_once(transactional_db, maak_dossier):
    dossier = maak_dossier()
    stand = dossier.beeld().stand
    uitkomsten = tegelijk([lambda: stuur(dossier, stand=stand)] * TEGELIJK)
    assert len({u.kenmerk for u in uitkomsten}) == 1
    assert Counter(u.herhaald for u in uitkomsten) == {False: 1, True: TEGELIJK - 1}
    assert aantallen() == (2, 2, 1)


@pytest.mark.django_db(transaction=True)
def test_opened_many_times_at_once_it_is_one_dossier(transactional_db):
    uitkomsten = tegelijk([lambda: open_dossier(ZORG, GEGEVENS, PROEF, verzoek=SLEUTEL)] * TEGELIJK)
    assert {*uitkomsten} == {Dossier.objects.get().nummer}
    assert aantallen() == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_one_key_for_two_dossiers_at_once_is_used_for_one(transactional_db, maak_dossier):
    dossiers = [maak_dossier(), maak_dossier()]
    uitkomsten = tegelijk([lambda d=d: stuur(d) for d in dossiers])
    assert Counter(type(u).__name__ for u in uitkomsten) == {"Resultaat": 1, "AnderVerzoek": 1}
    assert not [u for u in uitkomsten if isinstance(u, Opslagfout)]
    assert Gebeurtenis.objects.count() == 3
