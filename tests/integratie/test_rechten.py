"""Requests of people about their data: terms of the law to the day, for the organisation that got it alone."""

from datetime import date, timedelta

import pytest

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers.api import Geweigerd, MotiveringNodig, bekijk_wissen, lopende_beperkingen, werkvoorraad
from waakvlam.dossiers.models import Eigentermijn, Termijn, Termijnzicht

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

BEANTWOORDEN, VERLENGD, INLICHTEN = "avg_verzoek_beantwoorden", "avg_verzoek_na_verlenging", "avg_ontvangers_inlichten"
INZIEN = {"recht": "inzien"}
GEDEELD = {"doel": "verhuren", "ontvanger": "woningcorporatie", "categorieen": ["contractgegevens"]}


def termijn(dossier, norm, lezer=ZORG, **datums):
    return next((t for t in dossier.beeld(lezer, **datums).termijnen if t.norm == norm), None)


def vraag(dossier, op, recht="inzien", lezer=ZORG, betreft="verzoek-1"):
    dossier.leg("avg_verzoek_ontvangen", op, lezer, betreft=betreft, velden={"recht": recht})


def antwoord(dossier, op, recht="inzien", uitkomst="toegewezen", betreft="verzoek-1"):
    dossier.leg("avg_verzoek_beantwoord", op, betreft=betreft, velden={"recht": recht, "uitkomst": uitkomst})


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        (date(2026, 1, 12), date(2026, 2, 12)),
        (date(2026, 1, 14), date(2026, 2, 16)),  # 14 February is a Saturday
        (date(2026, 1, 31), date(2026, 3, 2)),  # February has no 31st; its last day is a Saturday
        (date(2026, 3, 5), date(2026, 4, 7)),  # 5 April is Easter, and the day after a holiday
    ],
)
def test_a_request_is_answered_within_a_month_of_the_day_after_receipt(dossier, tijd, ontvangen, uiterlijk):
    tijd.dag = ontvangen
    vraag(dossier, ontvangen)
    assert termijn(dossier, BEANTWOORDEN).uiterlijk == uiterlijk


@pytest.mark.parametrize(("op", "status"), [(12, "op_tijd"), (13, "te_laat")])
def test_the_last_day_counts_and_the_day_after_is_late(dossier, tijd, op, status):
    vraag(dossier, date(2026, 1, 12))
    antwoord(dossier, date(2026, 2, op))
    assert termijn(dossier, BEANTWOORDEN).status == status


def test_without_an_answer_it_is_overdue_the_day_after_and_not_before(dossier):
    vraag(dossier, date(2026, 1, 12))
    assert termijn(dossier, BEANTWOORDEN, peildatum=date(2026, 2, 12)).status == "open"
    assert termijn(dossier, BEANTWOORDEN, peildatum=date(2026, 2, 13)).status == "verstreken"


def test_told_within_the_month_that_it_takes_longer_there_are_three_months_from_receipt(dossier):
    vraag(dossier, date(2026, 1, 12))
    assert termijn(dossier, VERLENGD) is None
    dossier.leg("avg_verzoek_verlengd", date(2026, 2, 12), betreft="verzoek-1", velden={"reden": "veel dossiers"})
    assert termijn(dossier, BEANTWOORDEN).status == "op_tijd"
    assert termijn(dossier, VERLENGD).uiterlijk == date(2026, 4, 13)  # 12 April is a Sunday


def test_what_is_told_about_one_request_says_nothing_of_another(dossier):
    vraag(dossier, date(2026, 1, 12))
    vraag(dossier, date(2026, 1, 12), "beperken", betreft="verzoek-2")
    dossier.leg("avg_verzoek_verlengd", date(2026, 2, 2), betreft="verzoek-1", velden={"reden": "veel dossiers"})
    standen = {(t.norm, t.betreft): t.status for t in dossier.beeld().termijnen if t.norm.startswith("avg_")}
    assert standen == {
        (BEANTWOORDEN, "verzoek-1"): "op_tijd",
        (VERLENGD, "verzoek-1"): "open",
        (BEANTWOORDEN, "verzoek-2"): "verstreken",
    }


def test_the_term_is_of_who_got_the_request_and_no_other_party_sees_it(dossier):
    vraag(dossier, VANDAAG, lezer=CORPORATIE)
    assert termijn(dossier, BEANTWOORDEN) is None
    eigen = termijn(dossier, BEANTWOORDEN, CORPORATIE).eigen
    assert (eigen.wet, eigen.titel, eigen.bron) == (True, "de AVG", "artikel 12, derde lid")
    rij = Termijn.objects.get(norm=BEANTWOORDEN)
    assert rij.sleutel.startswith("wet.woon-a.woningcorporatie.")
    assert not Termijnzicht.objects.filter(termijn=rij).exists()
    assert {e.organisatie for e in Eigentermijn.objects.filter(sleutel=rij.sleutel)} == {"woon-a"}


def test_it_stands_in_the_work_list_as_something_the_law_asks(dossier, tijd):
    vraag(dossier, VANDAAG)
    (regel,) = [r for r in werkvoorraad(ZORG, groep="later").rijen if r.sleutel.startswith("wet.")]
    assert (regel.wettelijk, regel.uiterlijk, regel.clausule) == (True, date(2026, 4, 16), "")
    tijd.dag = date(2026, 4, 17)
    (regel,) = [r for r in werkvoorraad(ZORG, groep="te_laat").rijen if r.sleutel.startswith("wet.")]
    assert not regel.alleen_eigen_voorbij


@pytest.mark.parametrize("uitkomst", ["toegewezen", "deels", "afgewezen"])
def test_receivers_are_told_of_a_correction_that_was_granted(dossier, uitkomst):
    vraag(dossier, VANDAAG, "verbeteren")
    antwoord(dossier, VANDAAG, "verbeteren", uitkomst)
    assert (termijn(dossier, INLICHTEN) is None) == (uitkomst == "afgewezen")


def beperk(dossier, lezer=ZORG):
    dossier.leg("beperking_ingegaan", VANDAAG, lezer, betreft="verzoek-1", velden={"grond": "juistheid_betwist"})


def hef_op(dossier, lezer=ZORG, betreft="verzoek-1"):
    velden = {"bericht_op": VANDAAG, "reden": "nagekeken"}
    dossier.leg("beperking_opgeheven", VANDAAG, lezer, betreft=betreft, velden=velden)


def test_while_a_restriction_runs_its_organisation_shares_nothing_more(dossier):
    dossier.toestemming()
    beperk(dossier)
    nieuw = {"organisatie": "woon-b", "rol": "woningcorporatie"}
    with pytest.raises(Geweigerd, match="beperkt"):
        dossier.leg("betrokkene_toegevoegd", velden=nieuw)
    with pytest.raises(Geweigerd, match="beperkt"):
        dossier.leg("gegevensdeling_voorgenomen", velden={**GEDEELD})
    hef_op(dossier)
    assert dossier.leg("betrokkene_toegevoegd", velden=nieuw).kenmerk


WAAR_DEZE_GROND_OPENT = {"wet": "amsterdam-2026", "nood": "zuidoost-utrecht-2022"}


@pytest.mark.parametrize("grond", ["wet", "nood"])
def test_what_the_law_or_an_emergency_asks_is_shared_with_a_written_reason(maak_dossier, grond):
    dossier = maak_dossier(afsprakenset=WAAR_DEZE_GROND_OPENT[grond]).met_corporatie()
    beperk(dossier)
    velden = {"grond": grond, "reden": "gevaar", "ontvanger": "woningcorporatie", "categorieen": ["veiligheid"]}
    velden["geldig_tot"] = VANDAAG + timedelta(days=7)
    with pytest.raises(MotiveringNodig):
        dossier.leg("uitzonderingsgrond_vastgelegd", velden=velden)
    assert dossier.leg("uitzonderingsgrond_vastgelegd", velden=velden, motivering="acuut gevaar").kenmerk
    with pytest.raises(Geweigerd):
        dossier.leg("uitzonderingsgrond_vastgelegd", velden=velden | {"grond": "convenant"}, motivering="afgesproken")


def test_a_restriction_binds_who_set_it_and_only_they_lift_it(dossier):
    beperk(dossier, CORPORATIE)
    assert dossier.leg("betrokkene_toegevoegd", velden={"organisatie": "woon-b", "rol": "woningcorporatie"}).kenmerk
    hef_op(dossier, betreft=None)
    feiten = [f for f in dossier.beeld(CORPORATIE).feiten if f.stand == "geldt"]
    assert [f.organisatie for f in lopende_beperkingen(feiten)] == ["woon-a"]
    redenen = {o.waarom for o in bekijk_wissen(dossier.nummer, "verzoek").vakken}
    assert redenen == {"er loopt nog een beperking van het gebruik"}


def test_a_running_request_or_restriction_holds_erasure_back(dossier):
    vraag(dossier, VANDAAG, "wissen")
    redenen = {o.waarom for o in bekijk_wissen(dossier.nummer, "verzoek").vakken}
    assert redenen == {"er loopt nog een verzoek over de eigen gegevens"}
    antwoord(dossier, VANDAAG, "wissen")
    assert not {o.waarom for o in bekijk_wissen(dossier.nummer, "verzoek").vakken} & redenen
