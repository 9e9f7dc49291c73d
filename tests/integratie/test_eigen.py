"""An own protocol through the store: rows and pictures of its own, for one organisation, and nothing for others."""

from datetime import date, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.hulp.afspraken import afspraken_in, leg_naast_proef
from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers import projecteren
from waakvlam.dossiers.api import (
    GROEPEN,
    MotiveringNodig,
    open_per_clausule,
    tellingen,
    ververs,
    werkvoorraad,
)
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.eigen import lees_eigen
from waakvlam.dossiers.models import Dossier, Eigentermijn, Termijn, Werkrij
from waakvlam.dossiers.opgeslagen import lees

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

PROTOCOL = """
eigen: {organisatie: zorg-a, rol: zorgaanbieder, titel: het eigen protocol van Zorg A, set: proef-2026,
        geldig_vanaf: 2020-01-01}
normen:
  - {norm: plan_maken, bron: artikel 1, termijn: {getal: 2, eenheid: week}}
  - {norm: evalueren, bron: artikel 2, periode: {getal: 3, eenheid: maand}}
handelingen:
  - handeling: begeleidingsplan_vastgesteld
    vereist: [{wat: er is een hulpbehoefte, bron: artikel 3, voorwaarde: {gebeurd: [hulpbehoefte_vastgelegd]}}]
    oordeel_zonder: met_motivering
plichten:
  - {id: nabellen, soort: plicht, bron: artikel 4, wat: na een klacht bellen, fase: begeleiden,
     aanleiding: [overlast_gemeld], termijn: {getal: 2, eenheid: dag}, vervuld_door: [hulp_geboden]}
"""
LEZERS = (CORPORATIE, ANDERE_ZORG)


@pytest.fixture(autouse=True, scope="module")
def afspraken(tmp_path_factory):
    """The sets as the other tests of the store have them, with one own protocol."""
    with afspraken_in(leg_naast_proef(tmp_path_factory.mktemp("afspraken"), zorg_a=PROTOCOL)):
        yield


@pytest.fixture
def samen(dossier):
    """A dossier with a second provider and a corporation, which is allowed to see much."""
    dossier.leg("betrokkene_toegevoegd", date(2026, 1, 6), velden={"organisatie": "zorg-b", "rol": "zorgaanbieder"})
    dossier.toestemming()
    return dossier


def rijen(lezer, **filters):
    return {
        groep: [(r.clausule, r.uiterlijk, r.eigen) for r in werkvoorraad(lezer, groep=groep, **filters).rijen]
        for groep in GROEPEN
        if tellingen(lezer, **filters)[groep]
    }


def test_the_migration_makes_the_rows_that_recording_made(samen, tijd):
    for soort, dagen in (("hulpbehoefte_vastgelegd", 20), ("begeleidingsplan_vastgesteld", 9), ("overlast_gemeld", 1)):
        velden = {"bij": "zorgaanbieder"} if soort == "overlast_gemeld" else {}
        samen.leg(soort, VANDAAG - timedelta(days=dagen), velden=velden)
    samen.leg("wooneisen_vastgelegd")
    soorten = soorten_die_de_migratie_maakt()
    tijd.dag = VANDAAG + timedelta(days=400)
    ververs(tijd.dag)
    soorten |= soorten_die_de_migratie_maakt()
    samen.leg("betrokkene_verwijderd", tijd.dag, velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    samen.leg("dossier_gesloten", tijd.dag, velden={"reden": "Klaar."})
    assert soorten | soorten_die_de_migratie_maakt() == {"mijn", "anderen", "gemist"}


def soorten_die_de_migratie_maakt():
    """The kinds of rows, where those made anew from the other tables are those that were there."""
    kolommen = [veld.attname for veld in Werkrij._meta.fields if not veld.primary_key]
    was = set(Werkrij.objects.values_list(*kolommen))
    Werkrij.objects.all().delete()
    with connection.cursor() as cursor:
        doet = SimpleNamespace(connection=connection, execute=lambda opdracht, _waarden: cursor.execute(opdracht))
        import_module("waakvlam.dossiers.migrations.0012_werkrijen").vul(None, doet)
    assert set(Werkrij.objects.values_list(*kolommen)) == was
    return {rij[kolommen.index("soort")] for rij in was}


@pytest.mark.parametrize(
    ("dagen", "groep", "ander"),
    [(-3, "te_laat", "later"), (0, "deze_week", "later"), (8, "later", "later"), (-17, "te_laat", "te_laat")],
)
def test_the_work_list_places_a_term_by_the_earlier_day_for_that_organisation_alone(samen, dagen, groep, ander):
    eigen, afspraak = VANDAAG + timedelta(days=dagen), VANDAAG + timedelta(days=dagen + 14)
    samen.leg("hulpbehoefte_vastgelegd", eigen - timedelta(weeks=2))
    assert rijen(ZORG) == {groep: [("PRF26-1.02", afspraak, eigen)]}
    assert rijen(ANDERE_ZORG) == {ander: [("PRF26-1.02", afspraak, None)]}


def test_the_most_urgent_by_either_day_comes_first(samen):
    samen.leg("hulpbehoefte_vastgelegd", VANDAAG - timedelta(days=10))
    samen.leg("overlast_gemeld", VANDAAG - timedelta(days=1), velden={"bij": "zorgaanbieder"})
    gevonden = werkvoorraad(ZORG, groep="deze_week").rijen
    assert [(r.clausule, r.eigen or r.uiterlijk, r.alleen_eigen) for r in gevonden] == [
        ("", VANDAAG + timedelta(days=1), True),
        ("PRF26-1.02", VANDAAG + timedelta(days=4), False),
        ("PRF26-1.11", VANDAAG + timedelta(days=7), False),
    ]  # fmt: skip
    assert rijen(ZORG, drager="zorgaanbieder") == rijen(ZORG)
    assert rijen(ZORG, drager="woningcorporatie") == {}


def test_the_term_itself_stays_as_it_is_for_everyone(samen):
    samen.leg("hulpbehoefte_vastgelegd", VANDAAG - timedelta(days=20))
    for lezer in (ZORG, ANDERE_ZORG):
        term = next(t for t in samen.beeld(lezer).termijnen if t.norm == "plan_maken")
        assert (term.uiterlijk, term.status) == (VANDAAG + timedelta(days=8), "open")
    eigen = next(t for t in samen.beeld(ZORG).termijnen if t.norm == "plan_maken").eigen
    assert eigen is not None
    assert (eigen.uiterlijk, eigen.status, eigen.bron) == (VANDAAG - timedelta(days=6), "verstreken", "artikel 1")
    assert {t.eigen for t in samen.beeld(ANDERE_ZORG).termijnen} == {None}


def test_others_see_nothing_of_it_on_any_path(samen):
    """The same dossier with and without what only the protocol makes of it gives others the same."""
    samen.leg("overlast_gemeld", VANDAAG - timedelta(days=6), velden={"bij": "zorgaanbieder"})
    assert [r.sleutel for r in werkvoorraad(ZORG, groep="te_laat").rijen if r.alleen_eigen]
    assert Eigentermijn.objects.exclude(organisatie="zorg-a", rol="zorgaanbieder").count() == 0
    for lezer in LEZERS:
        beeld = samen.beeld(lezer)
        gezien = {t.sleutel for t in beeld.termijnen}
        gezien |= {r.sleutel for g in GROEPEN for r in werkvoorraad(lezer, groep=g).rijen}
        gezien |= {r.sleutel for g in GROEPEN for r in werkvoorraad(lezer, groep=g, zoek="bellen").rijen}
        assert not [sleutel for sleutel in gezien if sleutel.startswith("eigen.")]
        assert "Zorg A" not in repr(beeld).replace(repr(ZORG), "")
        assert open_per_clausule(lezer, [""]) == {}
    assert not Termijn.objects.filter(clausule="", zicht__isnull=False).exists()


def test_recording_tells_only_the_organisation_of_its_own_terms(samen):
    wat = {"velden": {"bij": "zorgaanbieder"}}
    eigen = samen.leg("overlast_gemeld", VANDAAG, ZORG, **wat)
    assert {w.wat for w in eigen.wijzigingen} == {"de overlast bespreken", "na een klacht bellen"}
    ander = samen.leg("overlast_gemeld", VANDAAG, ANDERE_ZORG, **wat)
    assert {w.wat for w in ander.wijzigingen} == {"de overlast bespreken"}


def test_an_own_requirement_holds_for_that_organisation_alone(samen):
    with pytest.raises(MotiveringNodig) as fout:
        samen.leg("begeleidingsplan_vastgesteld")
    assert [deel.wat for deel in fout.value.ontbreekt] == [
        "er is een hulpbehoefte (volgens het eigen protocol van Zorg A, artikel 3)"
    ]
    assert (
        next(m for m in samen.beeld(ZORG).kan_nu if m.type == "begeleidingsplan_vastgesteld").oordeel
        == "met_motivering"
    )
    assert next(m for m in samen.beeld(ANDERE_ZORG).kan_nu if m.type == "begeleidingsplan_vastgesteld").oordeel == "ja"
    samen.leg("begeleidingsplan_vastgesteld", lezer=ANDERE_ZORG)


def test_own_periods_within_those_of_the_agreements(samen, tijd):
    samen.leg("begeleidingsplan_vastgesteld", VANDAAG, motivering="x")
    tijd.dag = date(2026, 7, 1)
    ververs(tijd.dag)
    assert {groep: sorted(r, key=str) for groep, r in rijen(ZORG).items()} == {
        "later": [("", date(2026, 9, 15), None), ("PRF26-1.04", date(2026, 9, 15), None)],
    }
    assert [t.eigen.alleen for t in samen.beeld(ZORG).termijnen if t.eigen] == [True, False]
    assert rijen(ANDERE_ZORG) == {"later": [("PRF26-1.04", date(2026, 9, 15), None)]}


def test_time_alone_makes_an_own_day_late_and_the_nightly_run_comes_for_it(samen, tijd):
    samen.leg("overlast_gemeld", VANDAAG, velden={"bij": "zorgaanbieder"})
    assert Dossier.objects.get(nummer=samen.nummer).volgende_dag == VANDAAG + timedelta(days=3)
    tijd.dag = VANDAAG + timedelta(days=3)
    assert [r.status for r in werkvoorraad(ZORG, groep="te_laat").rijen] == ["verstreken"]
    assert ververs(tijd.dag) == 1
    assert set(Eigentermijn.objects.values_list("status", flat=True)) == {"verstreken"}


def test_the_rows_equal_a_fresh_evaluation_and_stay_when_nothing_differs(samen):
    samen.leg("hulpbehoefte_vastgelegd", VANDAAG - timedelta(days=20))
    samen.leg("overlast_gemeld", VANDAAG, velden={"bij": "zorgaanbieder"})
    with werkdeur():
        bestand = lees(samen.nummer)
    vers = projecteren.bereken(bestand, bestand.beoordeling(VANDAAG))
    assert lees_eigen(bestand) == vers.eigen
    assert {r.sleutel.split(".")[0] for r in vers.eigen} == {"plan_maken", "eigen"}
    ids = set(Eigentermijn.objects.values_list("pk", flat=True))
    samen.leg("notitie_gemaakt", VANDAAG, velden={"tekst": "x"})
    assert set(Eigentermijn.objects.values_list("pk", flat=True)) == ids
