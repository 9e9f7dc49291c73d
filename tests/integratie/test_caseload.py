"""What lies with whom, for who divides work: counts of rows, the work list of one line, and handing over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.hulp.collegas import LEIDER, REGIO, ZINA, ZORA, lidmaatschap, neem_in_dienst, richt_in
from tests.integratie.conftest import CORPORATIE, VANDAAG
from waakvlam.dossiers.api import behandelaar, caseload, draag_over, te_kiezen_dossiers, tellingen, werkers
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.organisaties.api import (
    Organisatiefout,
    beeindig,
    maak_team,
    vervang,
)
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
CORLEIDER = replace(CORPORATIE, regio=REGIO, functiesoort="teamleider")


@pytest.fixture
def west():
    richt_in(ZORA, CORLEIDER)
    team = maak_team(ZORA.organisatie, "West").id
    neem_in_dienst({ZORA: team, ZINA: None, LEIDER: None, CORLEIDER: None})
    return team


@pytest.fixture
def werk(maak_dossier, west):
    """A dossier with a plan to make by so many days from today."""

    def maak(dagen=0, **naar):
        dossier = maak_dossier()
        dossier.leg("hulpbehoefte_vastgelegd", VANDAAG + timedelta(days=dagen, weeks=-4))
        if naar:
            draag_over(LEIDER, dossier.nummer, **naar)
        return dossier.nummer

    return maak


def getallen(lezer=LEIDER):
    return {r.van: tuple(r.telling)[:4] for r in caseload(lezer) if r.telling.dossiers}


def test_each_line_counts_its_own_dossiers_and_terms(werk, west):
    werk(-3, account="zora"), werk(3, account="zora"), werk(20, account="zora")
    werk(3, team=west)
    werk(-3)
    verwacht = {"los": (1, 1, 1, 0), f"team:{west}": (1, 1, 0, 1), f"lid:{lidmaatschap(ZORA)}": (3, 3, 1, 1)}
    assert getallen() == verwacht
    for van, (dossiers, lopend, te_laat, week) in verwacht.items():
        geteld = tellingen(LEIDER, van=van)
        assert (geteld["te_laat"], geteld["deze_week"], sum(geteld.values())) == (te_laat, week, lopend)
        assert len(te_kiezen_dossiers(LEIDER, van).rijen) == dossiers


def test_work_that_was_handed_over_counts_once(werk):
    nummer = werk(-3, account="zora")
    draag_over(LEIDER, nummer, account="zina")
    assert getallen() == {f"lid:{lidmaatschap(ZINA)}": (1, 1, 1, 0)}


def test_only_who_divides_work_sees_it_and_only_of_the_own_organisation(werk):
    werk(-3, account="zora")
    van = f"lid:{lidmaatschap(ZORA)}"
    with pytest.raises(NietGevonden):
        caseload(ZORA)
    assert werkers(ZORA) == []
    assert sum(tellingen(ZORA, van=van).values()) == 0
    assert getallen(CORLEIDER) == {}
    assert van not in dict(werkers(CORLEIDER))
    assert te_kiezen_dossiers(CORLEIDER, van).rijen == ()
    assert sum(tellingen(LEIDER, van="lid:x").values()) == sum(tellingen(LEIDER, van="team:99").values()) == 0


def test_a_dossier_left_by_the_organisation_is_not_counted(dossier, west):
    draag_over(CORLEIDER, dossier.nummer, account="cora")
    assert len(getallen(CORLEIDER)) == 1
    dossier.leg("betrokkene_verwijderd", velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    assert getallen(CORLEIDER) == {}


def test_who_is_away_and_who_left_are_named(werk):
    werk(0, account="zora"), werk(0, account="zina")
    vervang(ZORA.organisatie, lidmaatschap(ZORA), lidmaatschap(LEIDER), VANDAAG, VANDAAG)
    vervang(
        ZORA.organisatie,
        lidmaatschap(ZINA),
        lidmaatschap(LEIDER),
        VANDAAG + timedelta(days=1),
        VANDAAG + timedelta(days=2),
    )
    beeindig(ZORA.organisatie, lidmaatschap(ZINA))
    per_naam = {r.naam: r for r in caseload(LEIDER)}
    assert per_naam["Zora Test"].vervangers == ("Zus Test",)
    assert per_naam["Zina Test"].vervangers == ()
    assert [naam for naam, r in per_naam.items() if not r.in_dienst] == ["Zina Test"]


def test_what_went_to_somebody_else_in_between_stays_there(werk, west):
    nummer = werk(0, account="zora")
    van = f"lid:{lidmaatschap(ZORA)}"
    draag_over(LEIDER, nummer, account="zina")
    with pytest.raises(Organisatiefout, match="intussen"):
        draag_over(LEIDER, nummer, team=west, van=van)
    assert behandelaar(LEIDER, nummer).account == "zina"
    draag_over(LEIDER, nummer, team=west, van=f"lid:{lidmaatschap(ZINA)}")
    assert behandelaar(LEIDER, nummer).team == west


def test_it_asks_as_often_for_much_work_as_for_little_and_evaluates_nothing(werk, monkeypatch):
    def tel():
        with CaptureQueriesContext(connection) as vragen:
            caseload(LEIDER)
        return len(vragen)

    werk(0, account="zora")
    een = tel()
    for dagen in range(4):
        werk(dagen, account="zina")

    def nooit(*_args, **_kwargs):
        raise AssertionError

    monkeypatch.setattr(Beoordeling, "__init__", nooit)
    assert tel() == een
