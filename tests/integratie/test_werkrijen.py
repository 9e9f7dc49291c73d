"""The rows of the work list: each day one for what a term then is, and only what changed is written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers import werkvoorraad as werkvoorraad_module
from waakvlam.dossiers.api import tellingen, ververs, werkvoorraad
from waakvlam.dossiers.models import Dossier, Partij, Werkrij
from waakvlam.dossiers.werkrijen import stukken

pytestmark = pytest.mark.opslag

dagen = st.none() | st.integers(0, 12).map(lambda n: VANDAAG + timedelta(days=n))


def zonder_rijen(eigen, uiterlijk, inhaalbaar, vandaag):
    """By which day a term is placed on one day, and whether it is missed: the rule as one reads it."""
    telt = inhaalbaar or (eigen is not None and eigen >= vandaag)
    dag = (eigen or uiterlijk) if telt else uiterlijk
    return dag, not inhaalbaar and dag is not None and dag < vandaag


@given(eigen=dagen, uiterlijk=dagen, inhaalbaar=st.booleans())
def test_on_every_day_one_piece_holds_and_it_says_what_the_rule_says(eigen, uiterlijk, inhaalbaar):
    alle = list(stukken(eigen, uiterlijk, inhaalbaar=inhaalbaar))
    for n in range(-2, 16):
        op = VANDAAG + timedelta(days=n)
        geldend = [s for s in alle if (s.vanaf is None or s.vanaf <= op) and (s.tot is None or s.tot > op)]
        assert [(s.dag, s.gemist) for s in geldend] == [zonder_rijen(eigen, uiterlijk, inhaalbaar, op)]


@pytest.mark.django_db
def test_a_fact_that_changes_no_term_leaves_every_row_where_it_is(dossier):
    dossier.leg("hulpbehoefte_vastgelegd")
    ids = set(Werkrij.objects.values_list("pk", flat=True))
    assert ids
    dossier.leg("notitie_gemaakt", velden={"tekst": "x"})
    assert set(Werkrij.objects.values_list("pk", flat=True)) == ids
    dossier.leg("begeleidingsplan_vastgesteld")
    assert ids.isdisjoint(Werkrij.objects.values_list("pk", flat=True))


@pytest.mark.django_db
def test_a_row_that_shares_knows_until_when_the_dossier_was_judged(dossier, tijd):
    dossier.toestemming(geldig_tot=VANDAAG + timedelta(days=3))
    dossier.leg("overlast_gemeld", velden={"bij": "zorgaanbieder"})
    for dag in (VANDAAG, VANDAAG + timedelta(days=4)):
        tijd.dag = dag
        ververs(dag)
        stand = Dossier.objects.values_list("volgende_dag", "beoordeeld_met").get()
        gedeeld = Werkrij.objects.filter(deelt=True)
        assert gedeeld.exists() == (dag == VANDAAG)
        assert set(gedeeld.values_list("vers_tot", "vers_met")) <= {stand}
        assert set(Werkrij.objects.filter(deelt=False).values_list("vers_tot", "vers_met")) == {(None, "")}


@pytest.mark.django_db
def test_who_is_a_party_from_a_later_day_sees_the_list_from_that_day(dossier, tijd):
    dossier.leg("wooneisen_vastgelegd")
    later = VANDAAG + timedelta(days=5)
    dossier.leg("betrokkene_verwijderd", velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    wie = {"organisatie": "woon-a", "rol": "woningcorporatie", "vanaf": later}
    dossier.leg("betrokkene_toegevoegd", velden=wie)
    assert Partij.objects.filter(vanaf=later).exists()
    for dag, aantal in ((VANDAAG, 0), (later - timedelta(days=1), 0), (later, 1)):
        tijd.dag = dag
        assert sum(tellingen(CORPORATIE).values()) == aantal


@pytest.mark.django_db
def test_a_group_of_more_than_can_be_counted_is_leafed_through_so_far_and_filtered_further(maak_dossier, monkeypatch):
    monkeypatch.setattr(werkvoorraad_module, "HOOGSTENS", 4)
    monkeypatch.setattr(werkvoorraad_module, "PER_BLADZIJDE", 2)
    dossiers = [maak_dossier() for _ in range(6)]
    for weken_terug, dossier in enumerate(dossiers):
        dossier.leg("hulpbehoefte_vastgelegd", date(2026, 2, 16) - timedelta(weeks=weken_terug))
    bladzijde = werkvoorraad(ZORG, groep="te_laat", pagina=9)
    assert (tellingen(ZORG)["te_laat"], bladzijde.aantal) == (5, 5)
    assert (bladzijde.pagina, bladzijde.paginas) == (2, 2)
    assert [r.nummer for r in bladzijde.rijen] == [dossiers[3].nummer, dossiers[2].nummer]
    gezocht = werkvoorraad(ZORG, groep="te_laat", zoek=dossiers[1].nummer.lower())
    assert (gezocht.aantal, [r.nummer for r in gezocht.rijen]) == (1, [dossiers[1].nummer])
