"""Two at once: one is first, the other is told; nothing is lost, nothing is half there."""

import threading
from collections import Counter

import pytest
from django.db import connection

from tests.integratie.conftest import VANDAAG, ZORG
from waakvlam.dossiers.api import (
    Gewijzigd,
    Vastlegging,
    controleer_keten,
    dossierbeeld,
    leg_vast,
    ververs,
)
from waakvlam.dossiers.models import Dossier, Gebeurtenis, Termijn, Uitgaand
from waakvlam.dossiers.vakken import Dossierslot

pytestmark = [pytest.mark.opslag, pytest.mark.django_db(transaction=True)]

TEGELIJK = 6


def tegelijk(taken):
    """Run each task in a thread of its own, all starting together; gives what each gave or raised."""
    uitkomsten, samen = [], threading.Barrier(len(taken))

    def doe(taak):
        samen.wait(10)
        try:
            uitkomsten.append(taak())
        except Exception as fout:  # noqa: BLE001 - the test looks at what was raised
            uitkomsten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(taak,)) for taak in taken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return uitkomsten


@pytest.fixture
def dossier(transactional_db, maak_dossier):
    return maak_dossier()


def test_of_many_with_the_same_stand_one_is_recorded(dossier):
    stand = dossier.beeld().stand
    feit = Vastlegging("hulpbehoefte_vastgelegd", VANDAAG)
    uitkomsten = tegelijk([lambda: leg_vast(ZORG, dossier.nummer, feit, stand)] * TEGELIJK)
    assert Counter(type(u).__name__ for u in uitkomsten) == {"Resultaat": 1, "Gewijzigd": TEGELIJK - 1}
    assert (Gebeurtenis.objects.count(), Termijn.objects.count(), Uitgaand.objects.count()) == (2, 1, 2)
    assert controleer_keten() is None


def test_who_looks_again_gets_in_and_the_chain_holds(dossier):
    def tot_het_lukt():
        while True:
            try:
                stand = dossierbeeld(ZORG, dossier.nummer).stand
                return leg_vast(ZORG, dossier.nummer, Vastlegging("hulpbehoefte_vastgelegd", VANDAAG), stand)
            except Gewijzigd:
                continue

    tegelijk([tot_het_lukt] * TEGELIJK)
    assert Dossier.objects.get().volgnummer == Gebeurtenis.objects.count() == TEGELIJK + 1
    assert controleer_keten() is None


def test_numbers_are_given_out_once(transactional_db, maak_dossier):
    uitkomsten = tegelijk([maak_dossier] * TEGELIJK)
    assert len({u.nummer for u in uitkomsten}) == TEGELIJK


def test_the_nightly_run_and_a_caseworker_do_not_hinder_each_other(dossier):
    dossier.leg("hulpbehoefte_vastgelegd")
    Dossier.objects.update(volgende_dag=VANDAAG)
    uitkomsten = tegelijk([lambda: ververs(VANDAAG), lambda: dossier.leg("begeleidingsplan_vastgesteld")])
    assert not [u for u in uitkomsten if isinstance(u, Exception)]
    assert Termijn.objects.get(clausule="PRF26-1.02").status == "op_tijd"


def test_a_fact_with_a_new_key_that_comes_in_while_someone_reads_hinders_nobody(dossier, monkeypatch):
    echt = Dossierslot.van
    tussen: list[int] = []

    def met_een_ander_ertussen(rij):
        slot = echt(rij)
        if not tussen:
            tussen.append(1)
            (uitkomst,) = tegelijk([lambda: dossier.leg("hulpbehoefte_vastgelegd")])
            assert not isinstance(uitkomst, Exception)
        return slot

    with monkeypatch.context() as lezen:
        lezen.setattr(Dossierslot, "van", met_een_ander_ertussen)
        assert len(dossier.beeld().feiten) == 1
    assert len(dossier.beeld().feiten) == 2
