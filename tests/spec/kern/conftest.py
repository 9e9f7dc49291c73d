"""What the core does not do yet as the specification says, and why; a line goes when its fault is mended."""

import pytest

# The start of a test's name (with its parameters where only some fail) and what is wrong.
OPENSTAAND = {
    "test_which_facts_hold_after_corrections_and_withdrawals[erbij7-b]": (
        "gebeurtenis._ingetrokken: of a chain a, b, c with c withdrawn both a and b hold"
    ),
    "test_corrections_in_a_circle_are_an_error_that_is_named": "gebeurtenis.herleid: a circle RecursionError",
    "test_a_long_chain_of_corrections_ends_at_the_last": "gebeurtenis._ingetrokken: a long chain RecursionError",
    "test_a_fact_whose_correction_was_withdrawn_can_be_corrected_again": (
        "gebeurtenis._opvolgers: a withdrawn correction still stands in the way of a new one"
    ),
    "test_a_correction_that_was_known_before_the_fact_it_corrects_is_no_error": (
        "gebeurtenis._opvolgers: the fact corrected is there, only not known yet on the day of knowledge"
    ),
    "test_a_requirement_can_hold_only_in_some_cases[door: [alle_partijen]": (
        "handelen._geldt: `alleen_als.door` does not know groups of roles"
    ),
    "test_a_changed_vocabulary_changes_the_receipt": "beoordeling.kwitantie: the vocabulary is not part of it",
    "test_the_day_of_recording_is_an_input_too": "beoordeling.kwitantie: the day of recording is not part of it",
    "test_what_the_core_could_not_compute_is_refused_while_loading": (
        "controleren: a period of nothing hangs, working days raise ValueError, unknown fields stay unseen"
    ),
    "test_faults_of_a_decision_are_named_with_their_line[anders1": "controleren: the phase of a decision goes unseen",
    "test_faults_of_acts_and_sharing_are_named_with_their_line[handelingen-goed10": (
        "controleren: the fields of `alleen_als` are not checked"
    ),
    "test_faults_of_the_header_are_named_with_its_file_and_line": (
        "laden._met_regel: faults of the header have no file and line, and its subjects are not checked"
    ),
    "test_a_trigger_that_two_patterns_name_starts_one_term": "koppelen.koppel: two patterns, two terms of one fact",
    "test_an_anchor_that_two_patterns_name_starts_one_series": "koppelen._andere_starts: two patterns, two series",
    "test_each_window_can_be_postponed_by_itself": (
        "toetsen._vensters: after one postponed window the postponement of the next is not seen"
    ),
    "test_an_end_after_the_last_day_does_not_undo_a_late_discharge": (
        "toetsen.oordeel: an end after the last day hides the discharge that followed it"
    ),
    "test_an_end_for_some_clauses_ends_only_the_terms_of_those_clauses": (
        "compileren._starters: `clausules` of an end are ignored, so that it ends every term"
    ),
    "test_the_plan_last_recorded_counts_and_there_is_one_term": "koppelen._koppel: as many terms as plans",
    "test_the_plan_last_recorded_counts_even_if_it_is_of_an_earlier_day": "koppelen._koppel: as many terms as plans",
    "test_of_two_plans_recorded_on_one_day_the_later_record_counts": "koppelen._koppel: as many terms as plans",
    "test_a_discharge_pattern_that_asks_what_came_before_is_not_discharged_without_it": (
        "koppelen._passend: `na`, `zonder_later`, `binnen` and the like are ignored in a discharge"
    ),
    "test_the_next_day_is_never_later_than_the_day_on_which_something_changes[rekenset2": (
        "beoordeling.volgende_dag: facts that are still to come are not waited for"
    ),
    "test_the_next_day_is_never_later_than_the_day_on_which_something_changes[rekenset6": (
        "beoordeling.volgende_dag: acts that must wait are not waited for"
    ),
    "test_a_fact_that_two_patterns_name_counts_once": "toetsing._aantal: a fact counts once for every pattern",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Expect these to fail, and say so loudly once they no longer do."""
    for item in items:
        for naam, reden in OPENSTAAND.items():
            if item.name == naam or item.name.startswith((f"{naam}[", naam if "[" in naam else "\0")):
                item.add_marker(pytest.mark.xfail(reason=reden, strict=True))
