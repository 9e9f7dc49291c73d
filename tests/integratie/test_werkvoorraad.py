"""The work list: whose turn it is and by when, from rows alone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers import ververs as ververs_module
from waakvlam.dossiers.api import (
    GROEPEN,
    dossierbeeld,
    open_per_clausule,
    tellingen,
    ververs,
    werkvoorraad,
)
from waakvlam.dossiers.models import Dossier, Termijn
from waakvlam.dossiers.werkvoorraad import PER_BLADZIJDE
from waakvlam.kern.beoordeling import Beoordeling

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
CLAUSULES = ("PRF26-1.01", "PRF26-1.02", "PRF26-1.03")


def per_groep(lezer, **filters):
    return {g: [r.clausule for r in werkvoorraad(lezer, groep=g, **filters).rijen] for g in GROEPEN}


def plan_te_maken(dossier, uiterlijk):
    """A term of four weeks that ends on this day."""
    dossier.leg("hulpbehoefte_vastgelegd", uiterlijk - timedelta(weeks=4))


@pytest.mark.parametrize(
    ("dagen", "groep"),
    [(-3, "te_laat"), (0, "deze_week"), (7, "deze_week"), (8, "later")],
)
def test_a_term_is_in_the_group_of_its_last_day(dossier, dagen, groep):
    plan_te_maken(dossier, VANDAAG + timedelta(days=dagen))
    gevuld = {naam: rijen for naam, rijen in per_groep(ZORG).items() if rijen}
    assert gevuld == {groep: ["PRF26-1.02"]}
    assert tellingen(ZORG)[groep] == 1


def test_a_term_without_a_number_and_one_of_another(dossier):
    dossier.leg("wooneisen_vastgelegd")
    assert {n: r for n, r in per_groep(CORPORATIE).items() if r} == {"zonder_datum": ["PRF26-1.03"]}
    assert {n: r for n, r in per_groep(ZORG).items() if r} == {"wacht_op_anderen": ["PRF26-1.03"]}
    assert open_per_clausule(ZORG, CLAUSULES) == {"PRF26-1.03": 1}


def test_a_row_says_what_the_reader_needs(dossier):
    dossier.leg("wooneisen_vastgelegd")
    dossier.leg("woning_aangeboden", date(2026, 3, 16), CORPORATIE, betreft="w1")
    rij = werkvoorraad(ZORG, groep="deze_week").rijen[0]
    assert (rij.nummer, rij.naam, rij.wat, rij.clausule) == (
        dossier.nummer, "Dirk Verzonnen", "antwoorden op het aanbod", "PRF26-1.01",
    )  # fmt: skip
    assert (rij.uiterlijk, rij.status, rij.dragers, rij.onbekend) == (
        date(2026, 3, 18), "open", ("zorgaanbieder",), False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "aantal"),
    [
        ({"zoek": "begeleidingsplan"}, 1),
        ({"zoek": "prf26-1.02"}, 1),
        ({"zoek": "PRF-2026"}, 1),
        ({"zoek": "prf-2"}, 1),
        ({"zoek": "PRF-2025"}, 0),
        ({"zoek": "dirk"}, 0),
        ({"zoek": "%"}, 0),
        ({"clausule": "PRF26-1.02"}, 1),
        ({"clausule": "PRF26-1.0"}, 0),
        ({"drager": "zorgaanbieder"}, 1),
        ({"drager": "woningcorporatie"}, 0),
    ],
)
def test_the_list_is_searched_and_filtered(dossier, filters, aantal):
    plan_te_maken(dossier, VANDAAG)
    assert werkvoorraad(ZORG, groep="deze_week", **filters).aantal == aantal
    assert tellingen(ZORG, **filters)["deze_week"] == aantal


def test_a_duty_that_ended_after_its_last_day_is_missed_and_no_longer_late(dossier):
    plan_te_maken(dossier, VANDAAG - timedelta(days=7))
    assert [r.gemist for r in werkvoorraad(ZORG, groep="te_laat").rijen] == [False]
    dossier.leg("dossier_gesloten", VANDAAG - timedelta(days=3), velden={"reden": "Klaar."})
    assert tellingen(ZORG)["te_laat"] == 0
    rij = werkvoorraad(ZORG, groep="gemist").rijen[0]
    assert (rij.clausule, rij.status, rij.gemist) == ("PRF26-1.02", "verstreken", True)
    assert next(t for t in dossierbeeld(ZORG, dossier.nummer).termijnen if t.clausule == "PRF26-1.02").gemist


def test_an_unknown_group_is_a_mistake():
    with pytest.raises(ValueError, match="onbekende groep"):
        werkvoorraad(ZORG, groep="morgen")


def test_a_long_list_has_pages_and_the_same_number_of_queries(dossier, maak_dossier):
    plan_te_maken(dossier, VANDAAG)
    with CaptureQueriesContext(
        connection,
    ) as kort:
        werkvoorraad(ZORG, groep="deze_week")
    for dag in range(PER_BLADZIJDE):
        plan_te_maken(maak_dossier(), VANDAAG + timedelta(days=dag % 7))
    with CaptureQueriesContext(connection) as lang:
        eerste = werkvoorraad(ZORG, groep="deze_week")
    with CaptureQueriesContext(connection) as tellen:
        assert tellingen(ZORG)["deze_week"] == PER_BLADZIJDE + 1
    with CaptureQueriesContext(connection) as gezocht:
        assert werkvoorraad(ZORG, groep="deze_week", zoek="begeleidingsplan", pagina=2).aantal == PER_BLADZIJDE + 1
    keren = (kort, lang, tellen, gezocht)
    vragen = [[v for v in gesteld.captured_queries if 'FROM "dossiers_' in v["sql"]] for gesteld in keren]
    assert [len(gesteld) for gesteld in vragen] == [4, 4, 1, 4]
    assert (eerste.aantal, eerste.paginas, len(eerste.rijen)) == (PER_BLADZIJDE + 1, 2, PER_BLADZIJDE)
    laatste = werkvoorraad(ZORG, groep="deze_week", pagina=99)
    assert (laatste.pagina, len(laatste.rijen)) == (2, 1)
    assert {r.sleutel for r in eerste.rijen}.isdisjoint(r.sleutel for r in laatste.rijen)
    dagen = [r.uiterlijk for r in eerste.rijen if r.uiterlijk]
    assert dagen == sorted(dagen)


def test_lists_counts_and_searches_never_evaluate(dossier, monkeypatch):
    plan_te_maken(dossier, VANDAAG)
    werkvoorraad(ZORG)  # What follows from the agreements alone is worked out once.

    def nooit(*_args, **_kwargs):
        raise AssertionError

    monkeypatch.setattr(Beoordeling, "__init__", nooit)
    assert [len(werkvoorraad(ZORG, groep=g, zoek="prf").rijen) for g in GROEPEN] == [0, 1, 0, 0, 0, 0]
    assert sum(tellingen(ZORG).values()) == 1
    assert open_per_clausule(ZORG, CLAUSULES)
    with pytest.raises(AssertionError):
        dossierbeeld(ZORG, dossier.nummer)


def test_a_row_of_yesterday_is_late_today(dossier, tijd):
    plan_te_maken(dossier, VANDAAG)
    tijd.dag = VANDAAG + timedelta(days=1)
    rij = werkvoorraad(ZORG, groep="te_laat").rijen[0]
    assert rij.status == "verstreken"


def test_the_nightly_run_touches_only_what_is_due(maak_dossier, tijd, monkeypatch):
    morgen, later, nooit = (maak_dossier() for _ in range(3))
    plan_te_maken(morgen, VANDAAG)
    plan_te_maken(later, VANDAAG + timedelta(days=1))
    dagen = dict(Dossier.objects.values_list("nummer", "volgende_dag"))
    assert dagen == {
        morgen.nummer: VANDAAG + timedelta(days=1),
        later.nummer: VANDAAG + timedelta(days=2),
        nooit.nummer: None,
    }
    geraakt: list[str] = []
    echt = ververs_module.ververs_dossier

    def bijgehouden(nummer, dag):
        geraakt.append(nummer)
        return echt(nummer, dag)

    monkeypatch.setattr(ververs_module, "ververs_dossier", bijgehouden)
    assert ververs(VANDAAG) == 0
    tijd.dag = VANDAAG + timedelta(days=1)
    assert ververs(tijd.dag) == 1
    assert geraakt == [morgen.nummer]
    assert Termijn.objects.get(dossier__nummer=morgen.nummer).status == "verstreken"
    assert ververs(tijd.dag) == 0


def test_one_dossier_that_cannot_be_evaluated_does_not_stop_the_others(maak_dossier, caplog):
    from waakvlam.kern.fouten import Vraagfout

    stuk, goed = maak_dossier(), maak_dossier()
    plan_te_maken(stuk, VANDAAG)
    plan_te_maken(goed, VANDAAG)
    onleesbaar = maak_dossier()
    plan_te_maken(onleesbaar, VANDAAG)
    Dossier.objects.filter(nummer=stuk.nummer).update(afsprakenset="weg-2020")
    Dossier.objects.filter(nummer=onleesbaar.nummer).update(gegevens=b"x" * 40)
    assert ververs(VANDAAG + timedelta(days=1)) == 1
    assert stuk.nummer in caplog.text
    assert onleesbaar.nummer in caplog.text
    with pytest.raises(Vraagfout):
        stuk.beeld()
