"""Postponement: moves the last day of the running term of that clause, same subject, to the new date as given."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, periodiek, plicht, termijnen

REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week", ook="[TST-1.02]"))
AANBOD = "a woning_aangeboden 2026-02-02 w1\n"


def uitstel(op: str, nieuw: str, rest: str = "", clausule: str = "TST-1.01", naam: str = "u") -> str:
    return f"{naam} uitstel_afgesproken {op} clausule={clausule} nieuwe_datum={nieuw} {rest}\n"


@pytest.mark.parametrize(
    ("op", "verwacht"),
    [
        ("2026-02-01", "a 2026-02-09 verstreken"),  # before the trigger
        ("2026-02-02", "a 2026-02-20 open"),
        ("2026-02-08", "a 2026-02-20 open"),
        ("2026-02-09", "a 2026-02-20 open"),
        ("2026-02-10", "a 2026-02-09 verstreken"),  # the last day has passed
    ],
)
def test_only_a_running_term_is_postponed(op, verwacht):
    assert termijnen(REACTIE, AANBOD + uitstel(op, "2026-02-20"), "2026-02-12") == [verwacht]


@pytest.mark.parametrize("nieuw", ["2026-02-21", "2026-02-22", "2026-04-06"])
def test_the_new_date_holds_as_given_even_on_a_free_day(nieuw):
    assert termijnen(REACTIE, AANBOD + uitstel("2026-02-03", nieuw), "2026-02-12") == [f"a {nieuw} open"]


@pytest.mark.parametrize(
    ("reactie", "verwacht"), [("2026-02-19", "op_tijd"), ("2026-02-20", "op_tijd"), ("2026-02-21", "te_laat")]
)
def test_the_status_follows_the_new_date(reactie, verwacht):
    dossier = AANBOD + uitstel("2026-02-03", "2026-02-20") + f"r aanbod_reactie_gegeven {reactie} w1"
    assert termijnen(REACTIE, dossier, "2026-03-01") == [f"a 2026-02-20 {verwacht} r"]


@pytest.mark.parametrize(("betreft", "uiterlijk"), [("w1", "2026-02-20"), ("w2", "2026-02-09"), ("", "2026-02-20")])
def test_a_postponement_is_about_the_same_subject(betreft, uiterlijk):
    assert termijnen(REACTIE, AANBOD + uitstel("2026-02-03", "2026-02-20", betreft), "2026-02-05") == [
        f"a {uiterlijk} open"
    ]


@pytest.mark.parametrize(
    ("clausule", "uiterlijk"), [("TST-1.01", "2026-02-20"), ("TST-1.02", "2026-02-20"), ("TST-1.03", "2026-02-09")]
)
def test_a_postponement_is_about_a_clause_of_the_duty(clausule, uiterlijk):
    dossier = AANBOD + uitstel("2026-02-03", "2026-02-20", clausule=clausule)
    assert termijnen(REACTIE, dossier, "2026-02-05") == [f"a {uiterlijk} open"]


@pytest.mark.parametrize(
    ("tweede", "verwacht"),
    [
        ("2026-02-15", "a 2026-03-02 open"),
        ("2026-02-20", "a 2026-03-02 open"),
        ("2026-02-21", "a 2026-02-20 verstreken"),
    ],
)
def test_a_term_can_be_postponed_again_while_it_runs(tweede, verwacht):
    dossier = AANBOD + uitstel("2026-02-03", "2026-02-20") + uitstel(tweede, "2026-03-02", naam="v")
    assert termijnen(REACTIE, dossier, "2026-02-25") == [verwacht]


@pytest.mark.parametrize(
    ("reactie", "uiterlijk"), [("2026-02-03", "2026-02-09"), ("2026-02-04", "2026-02-20"), ("2026-02-05", "2026-02-20")]
)
def test_a_term_that_was_discharged_before_is_not_postponed(reactie, uiterlijk):
    dossier = AANBOD + f"r aanbod_reactie_gegeven {reactie} w1\n" + uitstel("2026-02-04", "2026-02-20")
    assert termijnen(REACTIE, dossier, "2026-03-01") == [f"a {uiterlijk} op_tijd r"]


def test_a_term_that_ended_before_is_not_postponed():
    dossier = AANBOD + "x aanbod_ingetrokken 2026-02-03 w1\n" + uitstel("2026-02-04", "2026-02-20")
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["a 2026-02-09 vervallen"]


def test_an_end_after_the_old_but_before_the_new_date_ends_the_term():
    dossier = AANBOD + uitstel("2026-02-04", "2026-02-20") + "x aanbod_ingetrokken 2026-02-12 w1"
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["a 2026-02-20 vervallen"]


def test_a_clause_that_rules_postponement_out_keeps_its_last_day():
    vast = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week", uitstel="false"))
    assert termijnen(vast, AANBOD + uitstel("2026-02-03", "2026-02-20"), "2026-02-12") == ["a 2026-02-09 verstreken"]


def test_a_postponement_moves_the_term_that_runs_and_not_one_that_starts_later():
    dossier = AANBOD + uitstel("2026-02-03", "2026-02-20", "w1") + "b woning_aangeboden 2026-02-10 w1"
    assert termijnen(REACTIE, dossier, "2026-02-12") == ["a 2026-02-20 open", "b 2026-02-17 open"]


def test_a_duty_without_a_number_has_no_day_to_move():
    zonder = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven"))
    assert termijnen(zonder, AANBOD + uitstel("2026-02-03", "2026-02-20"), "2026-02-12") == ["a zonder open"]


def test_a_term_names_the_postponement_that_set_its_last_day():
    (term,) = beoordeel(REACTIE, AANBOD + uitstel("2026-02-03", "2026-02-20"), "2026-02-12").termijnen
    assert term.uitstel is not None
    assert term.uitstel.id == "u"


def test_a_corrected_postponement_moves_the_term_to_the_corrected_date():
    dossier = (
        AANBOD + uitstel("2026-02-03", "2026-02-20") + uitstel("2026-02-03", "2026-02-27", "corrigeert=u", naam="v")
    )
    assert termijnen(REACTIE, dossier, "2026-02-12") == ["a 2026-02-27 open"]


MAANDELIJKS = afspraken(periodiek("TST-1.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "1 maand"))
ANKER = "a overeenkomst_getekend 2026-01-01\n"


def test_a_postponement_moves_the_window_that_runs_and_no_other():
    dossier = ANKER + uitstel("2026-02-20", "2026-03-05")
    assert termijnen(MAANDELIJKS, dossier, "2026-03-10") == [
        "a 2026-01-31 verstreken",
        "a 2026-03-05 verstreken",
        "a 2026-03-31 open",
    ]


def test_a_visit_before_the_postponed_day_discharges_its_window():
    dossier = ANKER + uitstel("2026-01-20", "2026-02-05") + "h huisbezoek_afgelegd 2026-02-04"
    assert termijnen(MAANDELIJKS, dossier, "2026-02-06")[0] == "a 2026-02-05 op_tijd h"


def test_a_visit_that_discharges_a_postponed_window_does_not_discharge_the_next_one_too():
    dossier = ANKER + uitstel("2026-01-20", "2026-02-05") + "h huisbezoek_afgelegd 2026-02-04"
    assert termijnen(MAANDELIJKS, dossier, "2026-02-06")[1] == "a 2026-02-28 open"


def test_each_window_can_be_postponed_by_itself():
    dossier = ANKER + uitstel("2026-01-20", "2026-02-05") + uitstel("2026-02-20", "2026-03-05", naam="v")
    assert termijnen(MAANDELIJKS, dossier, "2026-03-03") == [
        "a 2026-02-05 verstreken",
        "a 2026-03-05 open",
        "a 2026-03-31 open",
    ]
