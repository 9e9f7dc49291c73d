"""Who within a party works on a dossier: taking on, handing over, standing in, and when somebody leaves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.hulp.collegas import CORA, LEIDER, ZEF, ZINA, ZORA, lidmaatschap, neem_in_dienst, richt_in
from tests.integratie.conftest import VANDAAG
from waakvlam.dossiers.api import (
    aantal_per_account,
    behandelaar,
    bied_aan_team,
    draag_over,
    overdracht,
    tellingen,
    werkvoorraad,
)
from waakvlam.organisaties.api import (
    Organisatiefout,
    beeindig,
    maak_team,
    vervang,
)
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]


@pytest.fixture
def teams():
    """Zora and Zina in West, Zef in Oost."""
    richt_in(ZORA, CORA)
    west, oost = (maak_team(ZORA.organisatie, naam).id for naam in ("West", "Oost"))
    neem_in_dienst({ZORA: west, ZINA: west, ZEF: oost, LEIDER: None, CORA: None})
    return west, oost


@pytest.fixture
def werk(maak_dossier):
    """A dossier with a term that runs."""

    def maak():
        dossier = maak_dossier()
        dossier.leg("hulpbehoefte_vastgelegd", VANDAAG)
        return dossier.nummer

    return maak


def van_wie(lezer, van):
    """The dossiers in the work list of a reader, by whose work is asked for."""
    groepen = [groep for groep, aantal in tellingen(lezer, van=van).items() if aantal]
    return {regel.nummer for groep in groepen for regel in werkvoorraad(lezer, groep=groep, van=van).rijen}


def test_nobody_works_on_a_dossier_until_somebody_takes_it_on(dossier, teams):
    assert behandelaar(ZORA, dossier.nummer).account == ""
    regel = draag_over(ZORA, dossier.nummer, account="zora")
    assert (regel.account, regel.naam, regel.mag_overdragen) == ("zora", "Zora Test", True)


def test_the_work_list_of_one_team_and_nobody(werk, teams):
    van_zora, van_zina, van_west, van_niemand = alle = [werk() for _ in range(4)]
    draag_over(ZORA, van_zora, account="zora")
    draag_over(ZORA, van_zina, account="zina")
    draag_over(ZORA, van_west, team=teams[0])
    assert van_wie(ZORA, "") == van_wie(ZORA, "iets") == set(alle)
    assert van_wie(ZORA, "mij") == {van_zora}
    assert van_wie(ZORA, "team") == {van_zora, van_zina, van_west}
    assert van_wie(ZORA, "niemand") == {van_west, van_niemand}
    assert van_wie(ZEF, "team") == set()
    assert van_wie(LEIDER, "team") == set()


def test_a_colleague_does_not_take_over_and_who_divides_work_does(dossier, teams):
    draag_over(ZORA, dossier.nummer, account="zora")
    assert not behandelaar(ZEF, dossier.nummer).mag_overdragen
    with pytest.raises(Organisatiefout):
        draag_over(ZEF, dossier.nummer, account="zef")
    assert behandelaar(ZORA, dossier.nummer).account == "zora"
    assert draag_over(LEIDER, dossier.nummer, account="zef").account == "zef"


def test_work_of_a_team_can_be_taken_on_by_anyone_of_the_organisation(dossier, teams):
    assert draag_over(ZORA, dossier.nummer, team=teams[1]).teamnaam == "Oost"
    assert draag_over(ZORA, dossier.nummer, account="zora").team is None


def test_the_other_party_sees_its_own_people_only(dossier, teams):
    draag_over(ZORA, dossier.nummer, account="zora")
    assert behandelaar(CORA, dossier.nummer).account == ""
    draag_over(CORA, dossier.nummer, account="cora")
    assert behandelaar(ZORA, dossier.nummer).account == "zora"
    assert dict(overdracht(CORA).collegas) == {"cora": "Cora Test"}
    for wie in ({"account": "zora"}, {"team": teams[0]}):
        with pytest.raises(Organisatiefout):
            draag_over(CORA, dossier.nummer, **wie)


def test_who_is_no_party_finds_no_dossier(maak_dossier, teams):
    nummer = maak_dossier().nummer
    for doe in (lambda: behandelaar(CORA, nummer), lambda: draag_over(CORA, nummer, account="cora")):
        with pytest.raises(NietGevonden):
            doe()
    with pytest.raises(NietGevonden):
        behandelaar(ZORA, "AMS-0")


def test_open_work_of_who_leaves_is_offered_to_the_team(werk, teams):
    een, twee = werk(), werk()
    for nummer in (een, twee):
        draag_over(ZORA, nummer, account="zora")
    assert aantal_per_account(ZORA.organisatie, ZORA.rol, ["zora", "zina"]) == {"zora": 2, "zina": 0}
    beeindig(ZORA.organisatie, lidmaatschap(ZORA))
    assert bied_aan_team("zora", ZORA.organisatie, ZORA.rol, teams[0]) == 2
    assert behandelaar(ZINA, een).teamnaam == behandelaar(ZINA, twee).teamnaam == "West"
    assert van_wie(ZINA, "team") == {een, twee}
    assert aantal_per_account(ZORA.organisatie, ZORA.rol, ["zora"]) == {"zora": 0}
    with pytest.raises(Organisatiefout):
        draag_over(ZINA, een, account="zora")


def test_without_a_team_the_work_of_who_leaves_is_nobodys(werk, teams):
    nummer = werk()
    draag_over(ZORA, nummer, account="zora")
    bied_aan_team("zora", ZORA.organisatie, "woningcorporatie", None)
    assert behandelaar(ZINA, nummer).account == "zora"
    bied_aan_team("zora", ZORA.organisatie, ZORA.rol, None)
    assert behandelaar(ZINA, nummer).account == ""
    assert van_wie(ZINA, "niemand") == {nummer}


def test_a_stand_in_sees_the_work_as_their_own_on_the_days_of_absence(werk, teams, tijd):
    nummer = werk()
    draag_over(ZORA, nummer, account="zora")
    vervang(ZORA.organisatie, lidmaatschap(ZORA), lidmaatschap(ZEF), VANDAAG, VANDAAG + timedelta(days=1))
    for dagen, verwacht in ((0, {nummer}), (1, {nummer}), (2, set())):
        tijd.dag = VANDAAG + timedelta(days=dagen)
        assert van_wie(ZEF, "mij") == verwacht
        assert behandelaar(ZEF, nummer).mag_overdragen == bool(verwacht)
    assert van_wie(ZORA, "mij") == {nummer}


def test_the_number_of_queries_does_not_grow_with_the_work(werk, teams):
    def tel():
        aantallen = []
        for van in ("", "mij", "team", "niemand"):
            with CaptureQueriesContext(connection) as vragen:
                tellingen(ZORA, van=van)
                werkvoorraad(ZORA, groep="later", van=van)
            aantallen.append(len(vragen))
        return aantallen

    draag_over(ZORA, werk(), account="zora")
    voor_een = tel()
    for _ in range(4):
        draag_over(ZORA, werk(), account="zora")
    assert tel() == voor_een
