"""What is overdue with whom and of which agreement: delays with a recorded reason apart from those without."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers.api import caseload, draag_over, te_laat_per_afspraak, werkvoorraad
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.organisaties.api import lidmaatschappen_van, maak_account, neem_op, richt_op
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
REGIO = "Amsterdam"
ZORA = replace(ZORG, regio=REGIO)
LEIDER = replace(ZORA, account="zus", naam="Zus Test", functiesoort="teamleider")
CORLEIDER = replace(CORPORATIE, regio=REGIO, functiesoort="teamleider")
BEGIN = VANDAAG - timedelta(weeks=4, days=3)
"""The plan is due four weeks later: three days ago."""


@pytest.fixture(autouse=True)
def mensen():
    richt_op(ZORA.organisatienaam, [(ZORA.rol, REGIO)], ZORA.organisatie)
    for lezer in (ZORA, LEIDER):
        maak_account(f"{lezer.account}@test.example", lezer.naam, lezer.account)
        neem_op(lezer.account, lezer.organisatie, lezer.rol, REGIO)


@pytest.fixture
def te_laat(maak_dossier):
    """A dossier in which one term of the provider is overdue, with whom it lies."""

    def maak(account="zora"):
        dossier = maak_dossier()
        dossier.leg("hulpbehoefte_vastgelegd", BEGIN)
        draag_over(LEIDER, dossier.nummer, account=account)
        return dossier

    return maak


@pytest.fixture
def clausule(te_laat):
    te_laat()
    (regel,) = te_laat_per_afspraak(LEIDER)
    return regel.clausule


def zeg_waarom(dossier, clausule, op=VANDAAG):
    return dossier.leg("afwijking_gemotiveerd", op, velden={"clausule": clausule, "reden": "De ouders zijn weg."})


def stand():
    (regel,) = te_laat_per_afspraak(LEIDER)
    return regel.onverklaard, regel.verklaard


def nummers(verklaard):
    return {r.nummer for r in werkvoorraad(LEIDER, groep="te_laat", verklaard=verklaard).rijen}


def test_a_reason_for_that_agreement_explains_and_moves_no_last_day(te_laat, clausule):
    dossier = te_laat()
    eerst = te_laat_per_afspraak(LEIDER)[0].oudste
    assert stand() == (2, 0)
    zeg_waarom(dossier, clausule)
    assert stand() == (1, 1)
    assert te_laat_per_afspraak(LEIDER)[0].oudste == eerst == VANDAAG - timedelta(days=3)
    assert nummers("ja") == {dossier.nummer}
    assert dossier.nummer not in nummers("nee")
    assert nummers("ja") | nummers("nee") == nummers("")
    (regel,) = werkvoorraad(LEIDER, groep="te_laat", verklaard="ja").rijen
    assert regel.verklaard_op == VANDAAG


@pytest.mark.parametrize("dagen", [-1, 0, 1])
def test_a_reason_counts_from_the_day_on_which_the_term_began(te_laat, clausule, dagen):
    zeg_waarom(te_laat(), clausule, BEGIN + timedelta(days=dagen))
    assert stand() == ((2, 0) if dagen < 0 else (1, 1))


def test_a_reason_for_another_agreement_explains_nothing(te_laat, clausule):
    zeg_waarom(te_laat(), "AMS26-1.46")
    assert stand() == (2, 0)


def test_a_reason_that_is_withdrawn_explains_no_longer(te_laat, clausule):
    dossier = te_laat()
    zeg_waarom(dossier, clausule)
    reden = next(f for f in dossier.beeld().feiten if f.type == "afwijking_gemotiveerd")
    dossier.leg("notitie_gemaakt", vervalt=reden.kenmerk)
    assert stand() == (2, 0)


def test_it_is_told_per_colleague_as_much_as_in_all(te_laat, clausule):
    zeg_waarom(te_laat("zus"), clausule)
    per_naam = {r.naam: (r.telling.onverklaard, r.telling.verklaard) for r in caseload(LEIDER) if r.telling.te_laat}
    assert per_naam == {"Zora Test": (1, 0), "Zus Test": (0, 1)}
    for lezer in (ZORA, LEIDER):
        (regel,) = te_laat_per_afspraak(LEIDER, f"lid:{lidmaatschappen_van(lezer.account)[0].id}")
        assert (regel.onverklaard, regel.verklaard) == per_naam[lezer.naam]
    assert te_laat_per_afspraak(LEIDER, "los") == ()


def test_who_divides_no_work_and_another_organisation_see_nothing_of_it(clausule):
    with pytest.raises(NietGevonden):
        te_laat_per_afspraak(ZORA)
    assert te_laat_per_afspraak(CORLEIDER) == ()


def test_it_asks_as_often_for_much_as_for_little_and_evaluates_nothing(te_laat, monkeypatch):
    def tel():
        with CaptureQueriesContext(connection) as vragen:
            te_laat_per_afspraak(LEIDER)
        return len(vragen)

    te_laat()
    een = tel()
    te_laat(), te_laat()

    def nooit(*_args, **_kwargs):
        raise AssertionError

    monkeypatch.setattr(Beoordeling, "__init__", nooit)
    assert tel() == een
