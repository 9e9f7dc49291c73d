"""The store under the real agreements of Amsterdam 2026, played as the demo plays them."""

from datetime import date, datetime, timedelta

import pytest

from tests.integratie.conftest import GEGEVENS, VANDAAG
from waakvlam import klok
from waakvlam.dossiers import sets
from waakvlam.dossiers.api import (
    GEWIJZIGD,
    Geweigerd,
    Vastlegging,
    controleer_keten,
    dossierbeeld,
    leg_vast,
    speel_in,
    tellingen,
    werkvoorraad,
)
from waakvlam.dossiers.models import Gebeurtenis
from waakvlam.toegang.api import PERSONAS

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

SET = "amsterdam-2026"
NOOR, BRAM, YARA, IDRIS, SAM = (PERSONAS[naam].lezer for naam in ("noor", "bram", "yara", "idris", "sam"))
NOOIT_VOOR_DE_CORPORATIE = {"begeleidingsplan", "doelen_inhoud", "interventie_aard", "zorgachtergrond"}


def moment(dag, uur=9):
    return datetime(dag.year, dag.month, dag.day, uur, tzinfo=klok.AMSTERDAM)


def stap(lezer, soort, dag, **wat):
    return lezer, Vastlegging(soort, dag, **wat), moment(dag, 15)


def partijen(dag):
    wie = {"de-gracht": "woningcorporatie", "gemeente": "gemeente_wonen", "mzwo": "mzwo"}
    return [stap(NOOR, "betrokkene_toegevoegd", dag, velden={"organisatie": o, "rol": r}) for o, r in wie.items()]


@pytest.fixture
def nummer(db):
    """Preparation, an offer of Thursday 12 March, and everyone a party."""
    dag = date(2026, 1, 12)
    return speel_in(
        NOOR,
        GEGEVENS,
        SET,
        moment(dag),
        [
            *partijen(dag),
            stap(NOOR, "wooneisen_vastgelegd", dag + timedelta(days=3), velden={"motivering": "rust"}),
            stap(NOOR, "hulpbehoefte_vastgelegd", dag + timedelta(days=4)),
            stap(BRAM, "woning_aangeboden", date(2026, 3, 12), betreft="w1"),
        ],
    )


def test_what_is_played_stands_as_if_it_was_recorded_then(nummer):
    feiten = dossierbeeld(NOOR, nummer).feiten
    assert [feit.vastgelegd_op.date() for feit in feiten][-1] == date(2026, 3, 12)
    assert controleer_keten(nummer) is None
    toen = dossierbeeld(NOOR, nummer, peildatum=date(2026, 2, 1), kennisdatum=date(2026, 2, 1))
    assert "woning_aangeboden" not in {feit.type for feit in toen.feiten}


def test_playing_is_for_the_demo_only(db, settings):
    settings.DEMO = False
    with pytest.raises(RuntimeError):
        speel_in(NOOR, GEGEVENS, SET, moment(VANDAAG), [])


@pytest.mark.parametrize(("op", "status"), [(date(2026, 3, 13), "op_tijd"), (date(2026, 3, 16), "te_laat")])
def test_the_reaction_to_an_offer_is_due_on_the_next_working_day(nummer, op, status):
    rijen = [r for r in werkvoorraad(NOOR, groep="te_laat").rijen if r.clausule == "AMS26-1.46"]
    assert [r.uiterlijk for r in rijen] == [date(2026, 3, 13)]
    reactie = Vastlegging("aanbod_reactie_gegeven", op, betreft="w1")
    gedaan = leg_vast(NOOR, nummer, reactie, dossierbeeld(NOOR, nummer).stand)
    assert ("vervuld", "AMS26-1.46", status) in {(w.soort, w.clausule, w.status) for w in gedaan.wijzigingen}


@pytest.mark.parametrize("lezer", [BRAM, YARA, IDRIS])
def test_no_party_sees_a_category_that_the_core_refuses(nummer, lezer):
    typen = sets.gereed(SET).rekenset.typen
    beeld = dossierbeeld(lezer, nummer)
    eigen = {feit.kenmerk for feit in beeld.feiten if feit.eigen}
    gezien = {typen[feit.type].categorie for feit in beeld.feiten if feit.kenmerk not in eigen}
    assert gezien <= beeld.categorieen
    assert beeld.categorieen.isdisjoint({"begeleidingsplan", "doelen_inhoud"})
    assert beeld.naam is None


def test_the_corporation_never_sees_guidance_even_with_every_consent(nummer):
    alles = {"doelen": ["alles"], "ontvangers": ["woningcorporatie"]}
    stand = dossierbeeld(NOOR, nummer).stand
    leg_vast(NOOR, nummer, Vastlegging("toestemming_gegeven", VANDAAG, velden=alles, namens="deelnemer"), stand)
    beeld = dossierbeeld(BRAM, nummer)
    assert beeld.categorieen.isdisjoint(NOOIT_VOOR_DE_CORPORATIE)
    assert "hulpbehoefte_vastgelegd" not in {feit.type for feit in beeld.feiten}


def test_another_provider_sees_no_row(nummer):
    assert not any(tellingen(SAM).values())
    assert any(tellingen(NOOR).values())


def test_a_withdrawal_is_the_participants_own(nummer):
    alles = {"doelen": ["alles"], "ontvangers": ["woningcorporatie"]}
    stand = dossierbeeld(NOOR, nummer).stand
    gegeven = Vastlegging("toestemming_gegeven", VANDAAG, velden=alles, namens="deelnemer")
    stand = leg_vast(NOOR, nummer, gegeven, stand).stand
    with pytest.raises(Geweigerd):
        leg_vast(NOOR, nummer, Vastlegging("toestemming_ingetrokken", VANDAAG), stand)
    leg_vast(NOOR, nummer, Vastlegging("toestemming_ingetrokken", VANDAAG, namens="deelnemer"), stand)


def test_every_type_that_is_offered_is_recorded_or_says_what_is_missing(nummer):
    beeld = dossierbeeld(NOOR, nummer)
    assert all(m.ontbreekt or not m.eigen for m in beeld.kan_nu if m.oordeel == "nee")
    assert {"termijn", "fase", "overig"} == {m.plek for m in beeld.kan_nu}
    gelinkt = tuple(m for m in beeld.kan_nu if m.vervult or m.type == GEWIJZIGD)
    assert dossierbeeld(NOOR, beeld.nummer, kort=True).kan_nu == gelinkt != beeld.kan_nu
    assert Gebeurtenis.objects.count() == len(beeld.feiten)


def test_a_month_that_went_by_without_a_visit_is_missed_and_not_late(db):
    begin = date(2026, 1, 12)
    geld = stap(NOOR, "financiele_situatie_in_kaart_gebracht", begin, velden={"problematische_schulden": False})
    start = stap(NOOR, "intermediaire_verhuur_gestart", begin, motivering="De papieren volgen.")
    speel_in(NOOR, GEGEVENS, SET, moment(begin), [*partijen(begin), geld, start])
    bezoek = "AMS26-2.11"
    gemist = werkvoorraad(NOOR, groep="gemist", clausule=bezoek).rijen
    assert [rij.uiterlijk for rij in gemist] == [date(2026, 3, 11), date(2026, 2, 11)]
    assert [rij.uiterlijk for rij in werkvoorraad(NOOR, groep="later", clausule=bezoek).rijen] == [date(2026, 4, 11)]
    assert tellingen(NOOR, clausule=bezoek)["te_laat"] == 0
    assert tellingen(BRAM, clausule="AMS26-4.12")["wacht_op_anderen"] <= 1
