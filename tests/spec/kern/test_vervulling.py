"""Discharge: by the first discharging fact on or after the trigger; counted back, planned, once and all together."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, plicht, status, termijnen

REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven, woning_bezichtigd", "1 werkdag"))
AANBOD = "a woning_aangeboden 2026-02-02 w1\n"


@pytest.mark.parametrize(
    ("reactie", "verwacht"),
    [
        ("2026-02-01", "open"),
        ("2026-02-02", "op_tijd"),
        ("2026-02-03", "op_tijd"),
    ],
)
def test_a_discharge_counts_from_the_day_of_the_trigger(reactie, verwacht):
    assert status(REACTIE, AANBOD + f"r aanbod_reactie_gegeven {reactie} w1", "2026-02-03") == verwacht


def test_the_first_discharge_counts_and_a_later_one_changes_nothing():
    dossier = AANBOD + "r aanbod_reactie_gegeven 2026-02-04 w1\ns aanbod_reactie_gegeven 2026-02-05 w1"
    assert termijnen(REACTIE, dossier, "2026-02-10") == ["a 2026-02-03 te_laat r"]


def test_the_first_discharge_counts_whichever_of_its_types_it_is():
    laat_eerst = AANBOD + "r aanbod_reactie_gegeven 2026-02-05 w1\nb woning_bezichtigd 2026-02-03 w1"
    assert termijnen(REACTIE, laat_eerst, "2026-02-10") == ["a 2026-02-03 op_tijd b"]


def test_a_discharge_before_the_trigger_does_not_hide_the_one_after_it():
    dossier = AANBOD + "r aanbod_reactie_gegeven 2026-01-30 w1\ns aanbod_reactie_gegeven 2026-02-03 w1"
    assert termijnen(REACTIE, dossier, "2026-02-10") == ["a 2026-02-03 op_tijd s"]


@pytest.mark.parametrize(("patroon", "telt"), [("accepteert", True), ("weigert", False)])
def test_a_discharge_can_ask_for_a_value(patroon, telt):
    rekenset = afspraken(
        plicht(
            "TST-1.02", "woning_aangeboden", f"{{type: aanbod_beantwoord, als: {{antwoord: {patroon}}}}}", "1 werkdag"
        ),
        verval="[{door: [dossier_gesloten]}]",
    )
    assert status(rekenset, AANBOD + "r aanbod_beantwoord 2026-02-03 w1 antwoord=accepteert", "2026-02-03") == (
        "op_tijd" if telt else "open"
    )


@pytest.mark.parametrize(("door", "telt"), [("zorgaanbieder", True), ("deelnemer", False)])
def test_a_discharge_can_ask_for_who_recorded_it(door, telt):
    rekenset = afspraken(
        plicht("TST-1.03", "woning_aangeboden", "{type: woning_bezichtigd, door: zorgaanbieder}", "1 werkdag")
    )
    assert status(rekenset, AANBOD + f"r woning_bezichtigd 2026-02-03 w1 door={door}", "2026-02-03") == (
        "op_tijd" if telt else "open"
    )


@pytest.mark.parametrize(
    ("punten", "telt"), [("[huur]", False), ("[huur,buren]", True), ("[buren,huur,geld]", True), ("[]", False)]
)
def test_a_list_asked_of_a_list_field_must_be_held_as_a_whole(punten, telt):
    patroon = "{type: evaluatie_gehouden, als: {punten: [huur, buren]}}"
    rekenset = afspraken(plicht("TST-1.04", "overeenkomst_getekend", patroon, "1 week"))
    dossier = f"a overeenkomst_getekend 2026-02-02\ne evaluatie_gehouden 2026-02-03 punten={punten}"
    assert status(rekenset, dossier, "2026-02-03") == ("op_tijd" if telt else "open")


@pytest.mark.parametrize(("duur", "telt"), [(1, True), (2, True), (3, False)])
def test_a_list_asked_of_a_single_field_means_one_of_them(duur, telt):
    rekenset = afspraken(
        plicht("TST-1.05", "{type: overeenkomst_getekend, als: {duur: ['1', '2']}}", "plan_vastgesteld", "1 week")
    )
    assert bool(termijnen(rekenset, f"a overeenkomst_getekend 2026-02-02 duur='{duur}'", "2026-02-02")) is telt


VOORAF = afspraken(
    plicht("TST-2.01", "overeenkomst_getekend", "plan_vastgesteld", "{getal: 5, eenheid: werkdag, richting: voor}")
)


@pytest.mark.parametrize(
    ("plan", "verwacht"),
    [
        ("2026-01-05", "op_tijd"),
        ("2026-01-29", "op_tijd"),
        ("2026-01-30", "op_tijd"),
        ("2026-01-31", "te_laat"),
        ("2026-02-06", "te_laat"),
        ("2026-02-20", "te_laat"),
    ],
)
def test_a_duty_counted_back_is_also_discharged_by_an_earlier_fact(plan, verwacht):
    dossier = f"a overeenkomst_getekend 2026-02-06\np plan_vastgesteld {plan}"
    assert termijnen(VOORAF, dossier, "2026-03-01") == [f"a 2026-01-30 {verwacht} p"]


@pytest.mark.parametrize(("eerder", "verwacht"), [("true", "op_tijd"), ("false", "open")])
def test_a_duty_can_say_that_an_earlier_fact_discharges_it(eerder, verwacht):
    rekenset = afspraken(
        plicht("TST-2.02", "overeenkomst_getekend", "plan_vastgesteld", "1 week", ook_eerder=eerder),
    )
    dossier = "p plan_vastgesteld 2026-01-05\na overeenkomst_getekend 2026-02-02"
    assert status(rekenset, dossier, "2026-02-05") == verwacht


GEPLAND = afspraken(
    plicht(
        "TST-3.01",
        "verhuizing_gepland",
        "plan_vastgesteld",
        "{getal: 2, eenheid: week, richting: voor, vanaf: {type: verhuizing_gepland, veld: verhuisdatum}}",
    )
)


def test_before_a_plan_exists_there_is_no_term():
    assert termijnen(GEPLAND, "a overeenkomst_getekend 2026-02-02", "2026-02-10") == []
    assert termijnen(GEPLAND, "a verhuizing_gepland 2026-02-02", "2026-02-10") == []
    assert termijnen(GEPLAND, "a verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30", "2026-02-01") == []


def test_a_term_counts_from_the_date_that_a_fact_plans():
    assert termijnen(GEPLAND, "a verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30", "2026-02-10") == [
        "a 2026-03-16 open"
    ]


def test_the_plan_last_recorded_counts_and_there_is_one_term():
    dossier = (
        "a verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30\n"
        "b verhuizing_gepland 2026-02-09 verhuisdatum=2026-04-13"
    )
    assert termijnen(GEPLAND, dossier, "2026-02-08") == ["a 2026-03-16 open"]
    assert termijnen(GEPLAND, dossier, "2026-02-09") == ["b 2026-03-30 open"]


def test_the_plan_last_recorded_counts_even_if_it_is_of_an_earlier_day():
    dossier = (
        "a verhuizing_gepland 2026-02-09 verhuisdatum=2026-03-30\n"
        "b verhuizing_gepland 2026-02-02 verhuisdatum=2026-04-13 vast=2026-02-20"
    )
    assert termijnen(GEPLAND, dossier, "2026-03-01") == ["b 2026-03-30 open"]
    assert termijnen(GEPLAND, dossier, "2026-03-01", "2026-02-19") == ["a 2026-03-16 open"]


def test_of_two_plans_recorded_on_one_day_the_later_record_counts():
    dossier = (
        "a verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30\n"
        "b verhuizing_gepland 2026-02-02 verhuisdatum=2026-04-13"
    )
    assert termijnen(GEPLAND, dossier, "2026-02-10") == ["b 2026-03-30 open"]


def test_a_withdrawn_plan_gives_way_to_the_one_before_it():
    dossier = (
        "a verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30\n"
        "b verhuizing_gepland 2026-02-09 verhuisdatum=2026-04-13\n"
        "c notitie_gemaakt 2026-02-10 vervalt=b"
    )
    assert termijnen(GEPLAND, dossier, "2026-02-20") == ["a 2026-03-16 open"]


NA_PLAN = afspraken(
    plicht(
        "TST-3.02",
        "overeenkomst_getekend",
        "huisbezoek_afgelegd",
        "{getal: 2, eenheid: week, vanaf: {type: verhuizing_gepland, veld: verhuisdatum}}",
    )
)


def test_a_planned_term_can_count_on_from_the_planned_date():
    dossier = "a overeenkomst_getekend 2026-01-05\nb verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30\n"
    assert termijnen(NA_PLAN, dossier, "2026-02-10") == ["a 2026-04-13 open"]
    opnieuw = "c verhuizing_gepland 2026-02-20 verhuisdatum=2026-04-13"
    assert termijnen(NA_PLAN, dossier + opnieuw, "2026-02-20") == ["a 2026-04-28 open"]
    assert termijnen(NA_PLAN, dossier + "h huisbezoek_afgelegd 2026-04-13", "2026-04-20") == ["a 2026-04-13 op_tijd h"]
    assert termijnen(NA_PLAN, dossier + "h huisbezoek_afgelegd 2026-04-14", "2026-04-20") == ["a 2026-04-13 te_laat h"]


def test_several_triggers_of_one_plan_are_one_term():
    dossier = "a overeenkomst_getekend 2026-01-05\nb verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30\n"
    assert termijnen(NA_PLAN, dossier + "c overeenkomst_getekend 2026-02-09", "2026-02-10") == ["a 2026-04-13 open"]


def test_what_is_done_before_the_plan_moves_still_counts():
    dossier = (
        "a overeenkomst_getekend 2026-01-05\nb verhuizing_gepland 2026-02-02 verhuisdatum=2026-03-30\n"
        "h huisbezoek_afgelegd 2026-02-10\nc verhuizing_gepland 2026-02-20 verhuisdatum=2026-04-13"
    )
    assert termijnen(NA_PLAN, dossier, "2026-03-01") == ["a 2026-04-28 op_tijd h"]


def test_a_plan_from_before_the_trigger_counts_too():
    dossier = "b verhuizing_gepland 2026-01-05 verhuisdatum=2026-03-30\na overeenkomst_getekend 2026-02-02\n"
    vroeg = "h huisbezoek_afgelegd 2026-01-20"
    assert termijnen(NA_PLAN, dossier + vroeg, "2026-03-01") == ["a 2026-04-13 open"]


EERSTE = afspraken(
    plicht("TST-4.01", "overlast_gemeld", "overlast_besproken", "2 werkdag", alleen_eerste="true"),
)


def test_only_the_first_report_of_a_series_starts_a_term():
    dossier = "a overlast_gemeld 2026-02-02 m1\nb overlast_gemeld 2026-02-03 m1\nc overlast_gemeld 2026-02-04 m2"
    assert termijnen(EERSTE, dossier, "2026-02-04") == ["a 2026-02-04 open", "c 2026-02-06 open"]


def test_the_first_of_a_series_is_the_first_that_happened_not_the_first_recorded():
    dossier = "b overlast_gemeld 2026-02-03 m1\na overlast_gemeld 2026-02-02 m1 vast=2026-02-05"
    assert termijnen(EERSTE, dossier, "2026-02-06") == ["a 2026-02-04 verstreken"]
    assert termijnen(EERSTE, dossier, "2026-02-06", "2026-02-04") == ["b 2026-02-05 verstreken"]


def test_the_first_of_a_series_counts_over_all_its_patterns():
    rekenset = afspraken(
        plicht("TST-4.02", "overlast_gemeld, brief_verstuurd", "overlast_besproken", "2 werkdag", alleen_eerste="true")
    )
    dossier = "a brief_verstuurd 2026-02-02 m1\nb overlast_gemeld 2026-02-03 m1"
    assert termijnen(rekenset, dossier, "2026-02-04") == ["a 2026-02-04 open"]


VOLTALLIG = afspraken(
    plicht(
        "TST-5.01",
        "{type: standpunt_gegeven, "
        "voltallig: {per: partij, waarden: [deelnemer, gemeente], veld: oordeel, is: akkoord}}",
        "verhuisd",
        "1 week",
    )
)


@pytest.mark.parametrize(
    ("standpunten", "verwacht"),
    [
        ("a standpunt_gegeven 2026-02-02 partij=deelnemer oordeel=akkoord", []),
        (
            (
                "a standpunt_gegeven 2026-02-02 partij=deelnemer oordeel=akkoord\n"
                "b standpunt_gegeven 2026-02-04 partij=gemeente oordeel=akkoord"
            ),
            ["b 2026-02-11 open"],
        ),
        (
            (
                "a standpunt_gegeven 2026-02-02 partij=deelnemer oordeel=akkoord\n"
                "b standpunt_gegeven 2026-02-04 partij=gemeente oordeel=bezwaar"
            ),
            [],
        ),
        # the last stand of each party counts
        (
            (
                "a standpunt_gegeven 2026-02-02 partij=deelnemer oordeel=bezwaar\n"
                "b standpunt_gegeven 2026-02-03 partij=gemeente oordeel=akkoord\n"
                "c standpunt_gegeven 2026-02-04 partij=deelnemer oordeel=akkoord"
            ),
            ["c 2026-02-11 open"],
        ),
        # a party that repeats itself starts nothing; one that comes back after an objection does
        (
            (
                "a standpunt_gegeven 2026-02-02 partij=deelnemer oordeel=akkoord\n"
                "b standpunt_gegeven 2026-02-02 partij=gemeente oordeel=akkoord\n"
                "c standpunt_gegeven 2026-02-03 partij=gemeente oordeel=akkoord\n"
                "d standpunt_gegeven 2026-02-04 partij=gemeente oordeel=bezwaar\n"
                "e standpunt_gegeven 2026-02-05 partij=gemeente oordeel=akkoord"
            ),
            ["b 2026-02-09 open", "e 2026-02-12 open"],
        ),
        ("a standpunt_gegeven 2026-02-02 partij=melder oordeel=akkoord", []),
    ],
)
def test_a_term_can_start_on_the_day_that_all_parties_agree(standpunten, verwacht):
    assert termijnen(VOLTALLIG, standpunten, "2026-02-09") == verwacht


def test_parties_that_agree_about_different_subjects_do_not_agree_together():
    samen = "voltallig: {per: via, waarden: [corporatie, aanbieder], veld: ernst, is: '3'}"
    rekenset = afspraken(plicht("TST-5.02", f"{{type: overlast_gemeld, {samen}}}", "verhuisd", "1 week"))
    dossier = (
        "a overlast_gemeld 2026-02-02 m1 via=corporatie ernst='3'\n"
        "b overlast_gemeld 2026-02-03 {} via=aanbieder ernst='3'"
    )
    assert termijnen(rekenset, dossier.format("m1"), "2026-02-05") == ["b 2026-02-10 open"]
    assert termijnen(rekenset, dossier.format("m2"), "2026-02-05") == []


def test_a_trigger_can_have_a_condition_on_the_facts_up_to_it():
    voorwaarde = "{niet_gebeurd: [{type: woning_bezichtigd, tot_aanleiding: true}]}"
    rekenset = afspraken(
        plicht(
            "TST-6.01", f"{{type: woning_aangeboden, voorwaarde: {voorwaarde}}}", "aanbod_reactie_gegeven", "1 werkdag"
        )
    )
    assert termijnen(rekenset, AANBOD + "b woning_bezichtigd 2026-02-03 w1", "2026-02-05") == [
        "a 2026-02-03 verstreken"
    ]
    assert termijnen(rekenset, AANBOD + "b woning_bezichtigd 2026-02-01 w1", "2026-02-05") == []


def test_a_discharge_pattern_that_asks_what_came_before_is_not_discharged_without_it():
    rekenset = afspraken(
        plicht("TST-7.01", "woning_aangeboden", "{type: aanbod_reactie_gegeven, na: [woning_bezichtigd]}", "1 week")
    )
    reactie = "r aanbod_reactie_gegeven 2026-02-04 w1"
    assert termijnen(rekenset, AANBOD + reactie, "2026-02-05") == ["a 2026-02-09 open"]
    assert termijnen(rekenset, AANBOD + f"b woning_bezichtigd 2026-02-03 w1\n{reactie}", "2026-02-05") == [
        "a 2026-02-09 op_tijd r"
    ]


def test_a_term_names_its_clause_subject_trigger_and_discharge():
    (term,) = beoordeel(REACTIE, AANBOD + "r aanbod_reactie_gegeven 2026-02-03 w1", "2026-02-05").termijnen
    assert (term.clausule, term.betreft, term.aanleiding.id, term.loopt) == ("TST-1.01", "w1", "a", False)
    assert term.vervuld_door is not None
    assert term.vervuld_door.id == "r"
