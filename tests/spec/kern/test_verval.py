"""Lapse: which facts end a term, and when that still matters."""

import pytest

from tests.spec.kern.hulp import afspraken, plicht, status, termijnen

REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven, aanbod_beantwoord", "1 week"))
AANBOD = "a woning_aangeboden 2026-02-02 w1\n"  # last day 9 February
SLUITEN = "x dossier_gesloten"


@pytest.mark.parametrize(
    ("sluiting", "verwacht"),
    [
        ("2026-02-01", "verstreken"),
        ("2026-02-02", "vervallen"),
        ("2026-02-08", "vervallen"),
        ("2026-02-09", "vervallen"),
        ("2026-02-10", "verstreken"),
    ],
)
def test_a_term_lapses_when_its_duty_ends_before_the_last_day_has_passed(sluiting, verwacht):
    assert status(REACTIE, AANBOD + f"{SLUITEN} {sluiting}", "2026-03-01") == verwacht


@pytest.mark.parametrize(("peildatum", "verwacht"), [("2026-02-04", "open"), ("2026-02-05", "vervallen")])
def test_a_term_is_open_until_the_day_it_ends(peildatum, verwacht):
    assert status(REACTIE, AANBOD + f"{SLUITEN} 2026-02-05", peildatum) == verwacht


@pytest.mark.parametrize(
    ("reactie", "sluiting", "verwacht"),
    [
        ("2026-02-04", "2026-02-05", "op_tijd"),
        ("2026-02-05", "2026-02-05", "op_tijd"),
        ("2026-02-06", "2026-02-05", "vervallen"),
        ("2026-02-05T10:00", "2026-02-05T09:00", "vervallen"),
        ("2026-02-05T09:00", "2026-02-05T10:00", "op_tijd"),
        ("2026-02-12", "2026-02-13", "te_laat"),
        ("2026-02-12", "2026-02-12", "te_laat"),
        ("2026-02-12", "2026-02-05", "vervallen"),
    ],
)
def test_what_came_first_decides_between_discharge_and_lapse(reactie, sluiting, verwacht):
    dossier = AANBOD + f"r aanbod_reactie_gegeven {reactie} w1\n{SLUITEN} {sluiting}"
    assert status(REACTIE, dossier, "2026-03-01") == verwacht


def test_an_end_after_the_last_day_does_not_undo_a_late_discharge():
    dossier = AANBOD + f"{SLUITEN} 2026-02-11\nr aanbod_reactie_gegeven 2026-02-12 w1"
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["a 2026-02-09 te_laat r"]


@pytest.mark.parametrize(("betreft", "verwacht"), [("w1", "vervallen"), ("w2", "open"), ("", "vervallen")])
def test_a_withdrawn_offer_ends_only_the_terms_about_that_offer(betreft, verwacht):
    assert status(REACTIE, AANBOD + f"x aanbod_ingetrokken 2026-02-03 {betreft}", "2026-02-05") == verwacht


@pytest.mark.parametrize("betreft", ["w1", "w2"])
def test_a_withdrawn_offer_ends_no_term_about_anything_else(betreft):
    rekenset = afspraken(plicht("TST-1.02", "overeenkomst_getekend", "plan_vastgesteld", "1 week"))
    dossier = f"a overeenkomst_getekend 2026-02-02\nx aanbod_ingetrokken 2026-02-03 {betreft}"
    assert status(rekenset, dossier, "2026-02-05") == "open"


def test_closing_the_dossier_ends_every_term():
    rekenset = afspraken(
        plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week"),
        plicht("TST-1.02", "overeenkomst_getekend", "plan_vastgesteld", "1 maand"),
        plicht("TST-1.03", "doel_gesteld", "doel_geevalueerd"),
    )
    dossier = AANBOD + f"b overeenkomst_getekend 2026-02-02\nc doel_gesteld 2026-02-02 d1\n{SLUITEN} 2026-02-03"
    assert [regel.split()[2] for regel in termijnen(rekenset, dossier, "2026-02-05")] == ["vervallen"] * 3


WEIGEREN = afspraken(
    plicht("TST-1.01", "woning_aangeboden", "aanbod_beantwoord", "1 week"),
    plicht("TST-1.02", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week"),
)


@pytest.mark.parametrize(
    ("antwoord", "beantwoorden", "reageren"),
    [
        ("weigert", "a 2026-02-09 op_tijd r", "a 2026-02-09 vervallen"),
        ("accepteert", "a 2026-02-09 op_tijd r", "a 2026-02-09 open"),
    ],
)
def test_a_fact_that_both_discharges_and_ends_a_term_discharges_it(antwoord, beantwoorden, reageren):
    dossier = AANBOD + f"r aanbod_beantwoord 2026-02-04 w1 antwoord={antwoord}"
    assert termijnen(WEIGEREN, dossier, "2026-02-05", clausule="TST-1.01") == [beantwoorden]
    assert termijnen(WEIGEREN, dossier, "2026-02-05", clausule="TST-1.02") == [reageren]


@pytest.mark.parametrize(("dag", "verwacht"), [("2026-02-09", "op_tijd"), ("2026-02-10", "te_laat")])
def test_a_late_fact_that_both_discharges_and_ends_a_term_discharges_it_late(dag, verwacht):
    assert status(REACTIE, AANBOD + f"r aanbod_beantwoord {dag} w1 antwoord=weigert", "2026-03-01") == verwacht


def test_a_duty_can_have_ends_of_its_own():
    rekenset = afspraken(
        plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week", vervalt_door="[woning_bezichtigd]")
    )
    assert status(rekenset, AANBOD + "b woning_bezichtigd 2026-02-04 w1", "2026-02-05") == "vervallen"
    assert status(rekenset, AANBOD + "b woning_bezichtigd 2026-02-04 w2", "2026-02-05") == "open"


def test_facts_that_no_rule_names_end_nothing():
    for soort in ("woning_verlaten", "verhuisd", "overlast_gemeld", "notitie_gemaakt"):
        assert status(REACTIE, AANBOD + f"b {soort} 2026-02-04", "2026-02-05") == "open"


def test_an_end_before_the_trigger_ends_nothing():
    assert status(REACTIE, AANBOD + "x aanbod_ingetrokken 2026-02-01 w1", "2026-02-05") == "open"
    assert status(REACTIE, AANBOD + "x aanbod_ingetrokken 2026-02-02 w1", "2026-02-05") == "vervallen"


def test_an_end_that_is_withdrawn_lets_the_term_run_on():
    dossier = AANBOD + f"{SLUITEN} 2026-02-03\ny notitie_gemaakt 2026-02-04 vervalt=x"
    assert status(REACTIE, dossier, "2026-02-05") == "open"


def test_an_end_for_some_clauses_ends_only_the_terms_of_those_clauses():
    rekenset = afspraken(
        plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week"),
        plicht("TST-1.02", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week"),
        verval="[{door: [dossier_gesloten]}, {door: [woning_bezichtigd], clausules: [TST-1.02]}]",
    )
    dossier = AANBOD + "b woning_bezichtigd 2026-02-04 w1"
    assert termijnen(rekenset, dossier, "2026-02-05", clausule="TST-1.01") == ["a 2026-02-09 open"]
    assert termijnen(rekenset, dossier, "2026-02-05", clausule="TST-1.02") == ["a 2026-02-09 vervallen"]


GESLOTEN = afspraken(
    plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week"),
    verval="[{door: [dossier_gesloten], daarna_niets: true, heropend_door: [overeenkomst_getekend]}, "
    "{door: [aanbod_ingetrokken], onderwerp: aanbod, daarna_niets: true, heropend_door: [woning_aangeboden]}]",
)
NA_BEZICHTIGING = afspraken(
    plicht("TST-1.01", "woning_bezichtigd", "aanbod_beantwoord", "1 week"),
    verval="[{door: [aanbod_ingetrokken], onderwerp: aanbod, daarna_niets: true, heropend_door: [woning_aangeboden]}]",
)


@pytest.mark.parametrize(
    ("aanbod", "verwacht"),
    [
        ("2026-02-04", ["vervallen"]),
        ("2026-02-05", ["vervallen"]),
        ("2026-02-06", []),
        ("2026-03-06", []),
    ],
)
def test_after_a_dossier_is_closed_no_duty_begins(aanbod, verwacht):
    dossier = f"x dossier_gesloten 2026-02-05\na woning_aangeboden {aanbod} w1"
    assert [regel.split()[2] for regel in termijnen(GESLOTEN, dossier, "2026-04-01")] == verwacht


@pytest.mark.parametrize(
    ("opnieuw", "begint"), [("2026-02-04", False), ("2026-02-05", True), ("2026-02-08", True), ("2026-02-11", False)]
)
def test_after_a_fact_that_opens_the_dossier_again_duties_begin_again(opnieuw, begint):
    dossier = f"x dossier_gesloten 2026-02-05\no overeenkomst_getekend {opnieuw}\na woning_aangeboden 2026-02-10 w1"
    assert bool(termijnen(GESLOTEN, dossier, "2026-02-11")) is begint


@pytest.mark.parametrize(
    ("dossier", "begint"),
    [
        ("b woning_bezichtigd 2026-02-04 w1", False),
        ("b woning_bezichtigd 2026-02-03 w1", True),
        ("b woning_bezichtigd 2026-02-04 w2", True),
        ("n woning_aangeboden 2026-02-04 w1\nb woning_bezichtigd 2026-02-04 w1", True),
        ("n woning_aangeboden 2026-02-04 w2\nb woning_bezichtigd 2026-02-04 w1", False),
    ],
)
def test_after_an_offer_ended_nothing_about_it_begins_until_it_is_made_again(dossier, begint):
    assert bool(termijnen(NA_BEZICHTIGING, f"x aanbod_ingetrokken 2026-02-03 w1\n{dossier}", "2026-02-05")) is begint


def test_an_offer_that_is_made_again_starts_its_own_duty():
    dossier = "x aanbod_ingetrokken 2026-02-03 w1\na woning_aangeboden 2026-02-05 w1"
    assert termijnen(GESLOTEN, dossier, "2026-02-05") == ["a 2026-02-12 open"]
