"""Subjects: what is compared, and what is not."""

import pytest

from tests.spec.kern.hulp import afspraken, plicht, termijnen

REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
PLAN = afspraken(plicht("TST-1.02", "woning_aangeboden", "plan_vastgesteld", "1 werkdag"))
BESPREKEN = afspraken(plicht("TST-1.03", "woning_aangeboden", "overlast_besproken", "1 werkdag"))
NA_PLAN = afspraken(plicht("TST-1.04", "plan_vastgesteld", "aanbod_reactie_gegeven", "1 werkdag"))


@pytest.mark.parametrize(
    ("aanleiding", "vervulling", "telt"),
    [("w1", "w1", True), ("w1", "w2", False), ("w1", "", True), ("", "w1", True), ("", "", True)],
)
def test_a_discharge_of_the_same_kind_counts_unless_both_name_a_different_subject(aanleiding, vervulling, telt):
    dossier = f"a woning_aangeboden 2026-02-02 {aanleiding}\nr aanbod_reactie_gegeven 2026-02-03 {vervulling}"
    assert termijnen(REACTIE, dossier, "2026-02-03") == ["a 2026-02-03 op_tijd r" if telt else "a 2026-02-03 open"]


@pytest.mark.parametrize("vervulling", ["m1", "w1", ""])
def test_subjects_of_different_kinds_are_not_compared(vervulling):
    dossier = f"a woning_aangeboden 2026-02-02 w1\nr overlast_besproken 2026-02-03 {vervulling}"
    assert termijnen(BESPREKEN, dossier, "2026-02-03") == ["a 2026-02-03 op_tijd r"]


def test_a_type_without_a_subject_discharges_the_terms_of_every_subject():
    dossier = "a woning_aangeboden 2026-02-02 w1\nb woning_aangeboden 2026-02-02 w2\np plan_vastgesteld 2026-02-03 p1"
    assert termijnen(PLAN, dossier, "2026-02-03") == ["a 2026-02-03 op_tijd p", "b 2026-02-03 op_tijd p"]


def test_a_trigger_without_a_subject_is_discharged_whatever_the_subject():
    dossier = "p plan_vastgesteld 2026-02-02\nr aanbod_reactie_gegeven 2026-02-03 w7"
    assert termijnen(NA_PLAN, dossier, "2026-02-03") == ["p 2026-02-03 op_tijd r"]


def test_two_subjects_side_by_side_each_have_their_own_term():
    dossier = (
        "a woning_aangeboden 2026-02-02 w1\nb woning_aangeboden 2026-02-03 w2\n"
        "r aanbod_reactie_gegeven 2026-02-04 w2\ns aanbod_reactie_gegeven 2026-02-04 w1"
    )
    assert termijnen(REACTIE, dossier, "2026-02-05") == ["a 2026-02-03 te_laat s", "b 2026-02-04 op_tijd r"]


def test_each_trigger_starts_its_own_term_for_the_same_subject_too():
    dossier = (
        "a woning_aangeboden 2026-02-02 w1\nb woning_aangeboden 2026-02-09 w1\nr aanbod_reactie_gegeven 2026-02-03 w1"
    )
    assert termijnen(REACTIE, dossier, "2026-02-20") == ["a 2026-02-03 op_tijd r", "b 2026-02-10 verstreken"]


def test_one_fact_can_discharge_the_terms_of_two_triggers():
    dossier = (
        "a woning_aangeboden 2026-02-02 w1\nb woning_aangeboden 2026-02-03 w1\nr aanbod_reactie_gegeven 2026-02-04 w1"
    )
    assert termijnen(REACTIE, dossier, "2026-02-20") == ["a 2026-02-03 te_laat r", "b 2026-02-04 op_tijd r"]


def test_a_trigger_that_two_patterns_name_starts_one_term():
    dubbel = afspraken(
        plicht(
            "TST-1.05",
            "aanbod_beantwoord, {type: aanbod_beantwoord, als: {antwoord: weigert}}",
            "plan_vastgesteld",
            "1 dag",
        ),
        verval="[{door: [dossier_gesloten]}]",
    )
    assert termijnen(dubbel, "a aanbod_beantwoord 2026-02-02 w1 antwoord=weigert", "2026-02-02") == [
        "a 2026-02-03 open"
    ]


@pytest.mark.parametrize(("betreft", "telt"), [("w1", True), ("w2", False), ("", True)])
def test_a_condition_looks_at_facts_of_the_same_subject(betreft, telt):
    rekenset = afspraken(
        plicht(
            "TST-1.06",
            "woning_aangeboden",
            "plan_vastgesteld",
            "1 werkdag",
            voorwaarde="{gebeurd: [woning_bezichtigd]}",
        )
    )
    dossier = f"a woning_aangeboden 2026-02-02 w1\nb woning_bezichtigd 2026-02-02 {betreft}"
    assert bool(termijnen(rekenset, dossier, "2026-02-03")) is telt


@pytest.mark.parametrize(
    ("onderwerp", "betreft", "telt"),
    [
        ("ander", "w1", False),
        ("ander", "w2", True),
        ("vrij", "w1", True),
        ("vrij", "w2", True),
        ("zelfde", "w2", False),
    ],
)
def test_a_pattern_may_ask_for_another_subject_or_any(onderwerp, betreft, telt):
    voorwaarde = f"{{gebeurd: [{{type: woning_bezichtigd, onderwerp: {onderwerp}}}]}}"
    rekenset = afspraken(
        plicht("TST-1.07", "woning_aangeboden", "plan_vastgesteld", "1 werkdag", voorwaarde=voorwaarde)
    )
    dossier = f"a woning_aangeboden 2026-02-02 w1\nb woning_bezichtigd 2026-02-02 {betreft}"
    assert bool(termijnen(rekenset, dossier, "2026-02-03")) is telt
