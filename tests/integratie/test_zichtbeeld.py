"""What a reader is told of the own sight of a dossier: on what it rests and until when, and no fact that is hidden."""

from datetime import date, timedelta

import pytest

from tests.integratie.conftest import ANDERE_CORPORATIE, CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers.api import Basis, zichtbeeld
from waakvlam.kern.zichtreden import Gebrek
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

OVER_EEN_WEEK = VANDAAG + timedelta(days=7)


def regel(dossier, categorie, lezer=CORPORATIE):
    return next(r for r in zichtbeeld(lezer, dossier.nummer).regels if r.categorie == categorie)


def leg_grond(dossier, lezer=ZORG, **anders):
    velden = {
        "grond": "nood", "reden": "Acuut gevaar.", "ontvanger": "woningcorporatie",
        "categorieen": ("overlastsignalen",), "geldig_tot": OVER_EEN_WEEK,
    }  # fmt: skip
    return dossier.leg("uitzonderingsgrond_vastgelegd", lezer=lezer, velden={**velden, **anders})


def test_what_consent_opens_says_until_when_and_since_when_only_to_who_sees_the_consent(dossier):
    dossier.toestemming(geldig_tot=OVER_EEN_WEEK)
    (steun,) = regel(dossier, "wooneisen").steun
    assert steun.berust_op == (Basis("toestemming", None, OVER_EEN_WEEK),)


@pytest.mark.parametrize(("door", "sinds"), [(CORPORATIE, VANDAAG), (ZORG, None)])
def test_a_ground_says_its_kind_and_last_day_and_since_when_to_who_recorded_it(maak_dossier, door, sinds):
    dossier = maak_dossier(afsprakenset="zuidoost-utrecht-2022").met_corporatie()
    leg_grond(dossier, door, categorieen=("veiligheid",))
    (steun,) = regel(dossier, "veiligheid").steun
    assert steun.berust_op == (Basis("nood", sinds, OVER_EEN_WEEK),)


def test_why_consent_is_missing_is_told_to_who_may_see_consents_only(maak_dossier, dossier):
    dossier.toestemming()
    dossier.leg("toestemming_ingetrokken", velden={}, namens="deelnemer")
    (tekort,) = regel(dossier, "wooneisen").tekort
    assert (tekort.mist, tekort.onbekend, tekort.gebrek) == ((), ("toestemming_geldig",), None)

    amsterdam = maak_dossier(afsprakenset="amsterdam-2026")
    amsterdam.toestemming(doelen=["omklap_voorbereiden_halen"], ontvangers=["zorgaanbieder"])
    amsterdam.leg("toestemming_ingetrokken", velden={}, namens="deelnemer")
    (tekort,) = regel(amsterdam, "standpunt_omklap", ZORG).tekort
    assert tekort.gebrek == Gebrek("ingetrokken", VANDAAG)
    assert "toestemming_geldig" in tekort.mist


def test_what_is_recorded_in_a_closed_category_changes_nothing(dossier):
    was = zichtbeeld(CORPORATIE, dossier.nummer)
    dossier.leg("notitie_gemaakt", velden={"tekst": "Verborgen"})
    dossier.leg("doel_vastgelegd", betreft="d1", velden={"domein": "financieel", "omschrijving": "Verborgen"})
    assert zichtbeeld(CORPORATIE, dossier.nummer) == was


def test_a_party_hears_for_which_days_it_is_one_and_another_finds_nothing(dossier):
    partij = {"organisatie": "woon-a", "rol": "woningcorporatie"}
    assert zichtbeeld(CORPORATIE, dossier.nummer).partijschap.vanaf == date(2026, 1, 6)
    with pytest.raises(NietGevonden):
        zichtbeeld(ANDERE_CORPORATIE, dossier.nummer)
    dossier.leg("betrokkene_verwijderd", velden=partij)
    with pytest.raises(NietGevonden):
        zichtbeeld(CORPORATIE, dossier.nummer)


def test_looking_it_up_is_in_the_log(dossier):
    zichtbeeld(CORPORATIE, dossier.nummer)
    logregel = Verwerkingsregel.objects.get(pad="dossiers.zicht")
    assert (logregel.betrokkene, logregel.account, logregel.categorieen) == (dossier.nummer, "cora", "toestemming")
