"""Counting and status: which day is the last, and how a term stands the day before, on and after it."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, maximumduur, minimumduur, plicht, status, termijnen
from waakvlam.kern.fouten import Afsprakenfout


def eerste_dag(aanleiding: str, termijn: str, op: str, doorloop: str = "atw") -> str:
    rekenset = afspraken(plicht("TST-1.01", aanleiding, "plan_vastgesteld", termijn), doorloop=doorloop)
    (regel,) = termijnen(rekenset, f"a {aanleiding} {op}", op)
    return regel.split()[1]


@pytest.mark.parametrize(
    ("termijn", "op", "uiterlijk"),
    [
        ("1 werkdag", "2026-02-02", "2026-02-03"),
        ("2 werkdag", "2026-04-02", "2026-04-08"),  # Good Friday, weekend and Easter Monday between
        ("5 werkdag", "2026-04-28", "2026-05-06"),  # 5 May is free every year
        ("1 werkdag", "2026-05-13", "2026-05-18"),  # ends on the equated 15 May, which does count, and runs on
        ("14 dag", "2026-02-02", "2026-02-16"),
        ("12 dag", "2026-02-02", "2026-02-16"),  # a Saturday
        ("6 week", "2026-02-02", "2026-03-16"),
        ("1 maand", "2026-01-31", "2026-03-02"),  # 28 February is a Saturday
        ("3 maand", "2026-02-02", "2026-05-04"),  # a Saturday
        ("4 maand", "2026-02-02", "2026-06-02"),
        ("4 maand", "2026-02-06", "2026-06-06"),  # longer than three months: ends on Saturday
        ("1 jaar", "2024-02-29", "2025-02-28"),
        ("3 dag", "2026-12-24", "2026-12-29"),  # two days that are not free
        ("0 dag", "2026-02-02", "2026-02-02"),
    ],
)
def test_the_last_day_of_a_duty_is_counted_by_the_calendar(termijn, op, uiterlijk):
    assert eerste_dag("overeenkomst_getekend", termijn, op) == uiterlijk


@pytest.mark.parametrize(
    ("termijn", "op", "uiterlijk"),
    [
        ("12 dag", "2026-02-02", "2026-02-14"),
        ("3 dag", "2026-12-24", "2026-12-27"),
        ("1 werkdag", "2026-05-13", "2026-05-15"),
    ],
)
def test_a_set_that_does_not_run_on_ends_on_the_free_day_itself(termijn, op, uiterlijk):
    assert eerste_dag("overeenkomst_getekend", termijn, op, doorloop="geen") == uiterlijk


@pytest.mark.parametrize(
    ("op", "uiterlijk"), [("2026-02-02", "2026-01-30"), ("2026-02-09", "2026-02-06"), ("2026-04-08", "2026-04-07")]
)
def test_working_days_count_back_over_free_days(op, uiterlijk):
    assert eerste_dag("overeenkomst_getekend", "{getal: 1, eenheid: werkdag, richting: voor}", op) == uiterlijk


def test_a_term_counted_back_does_not_run_on_from_a_free_day():
    assert (
        eerste_dag("overeenkomst_getekend", "{getal: 2, eenheid: week, richting: voor}", "2026-02-14") == "2026-01-31"
    )


def test_a_term_can_start_some_time_after_its_trigger():
    termijn = "{getal: 1, eenheid: werkdag, na_aanleiding: {getal: 1, eenheid: maand}}"
    assert eerste_dag("overeenkomst_getekend", termijn, "2026-01-31") == "2026-03-02"
    assert eerste_dag("overeenkomst_getekend", termijn, "2026-02-02") == "2026-03-03"


REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
AANBOD = "a woning_aangeboden 2026-02-02 w1\n"


@pytest.mark.parametrize(
    ("peildatum", "zonder", "op_de_dag", "erna"),
    [
        ("2026-02-02", "open", "open", "open"),
        ("2026-02-03", "open", "op_tijd", "open"),
        ("2026-02-04", "verstreken", "op_tijd", "te_laat"),
        ("2026-03-04", "verstreken", "op_tijd", "te_laat"),
    ],
)
def test_the_status_turns_on_the_day_after_the_last_day(peildatum, zonder, op_de_dag, erna):
    assert status(REACTIE, AANBOD, peildatum) == zonder
    assert status(REACTIE, AANBOD + "r aanbod_reactie_gegeven 2026-02-03 w1", peildatum) == op_de_dag
    assert status(REACTIE, AANBOD + "r aanbod_reactie_gegeven 2026-02-04 w1", peildatum) == erna


@pytest.mark.parametrize("peildatum", ["2026-02-02", "2026-02-03", "2036-02-03"])
def test_a_duty_without_a_number_is_open_and_never_late(peildatum):
    zonder = afspraken(plicht("TST-1.02", "woning_aangeboden", "aanbod_reactie_gegeven"))
    assert termijnen(zonder, AANBOD, peildatum) == ["a zonder open"]
    assert termijnen(zonder, AANBOD + "r aanbod_reactie_gegeven 2035-01-01 w1", "2036-01-01") == ["a zonder op_tijd r"]
    assert termijnen(zonder, AANBOD + "x dossier_gesloten 2026-06-01", "2036-01-01") == ["a zonder vervallen"]


VOLHOUDEN = "{getal: 2, eenheid: jaar}"


def vol_te_houden(termijn: str | None = VOLHOUDEN, vervuld_door: str = "") -> str:
    return plicht("TST-1.06", "overeenkomst_getekend", vervuld_door, termijn, vol_te_houden="true")


@pytest.mark.parametrize(
    ("peildatum", "verwacht"),
    [("2026-02-28", "open"), ("2028-02-27", "open"), ("2028-02-28", "open"), ("2028-02-29", "op_tijd")],
)
def test_a_duty_to_keep_up_is_discharged_once_its_last_day_has_passed(peildatum, verwacht):
    rekenset = afspraken(vol_te_houden())
    getekend = "a overeenkomst_getekend 2026-02-28"
    assert termijnen(rekenset, getekend, peildatum) == [f"a 2028-02-28 {verwacht}"]
    assert beoordeel(rekenset, getekend, peildatum).termijnen[0].loopt is (verwacht == "open")


@pytest.mark.parametrize(("op", "verwacht"), [("2028-02-28", "vervallen"), ("2028-02-29", "op_tijd")])
def test_a_duty_to_keep_up_can_end_before_its_last_day_has_passed(op, verwacht):
    dossier = f"a overeenkomst_getekend 2026-02-28\nx dossier_gesloten {op}"
    assert termijnen(afspraken(vol_te_houden()), dossier, "2030-01-01") == [f"a 2028-02-28 {verwacht}"]


@pytest.mark.parametrize(
    "norm",
    [
        vol_te_houden(termijn=None),
        vol_te_houden(vervuld_door="woning_verlaten"),
        plicht("TST-1.06", "overeenkomst_getekend", "", VOLHOUDEN),
    ],
)
def test_a_duty_needs_a_fact_that_discharges_it_or_a_time_to_keep_it_up(norm):
    with pytest.raises(Afsprakenfout):
        afspraken(norm)


def test_a_duty_with_several_bearers_is_one_term():
    samen = afspraken(plicht("TST-1.03", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
    (term,) = beoordeel(samen, AANBOD, "2026-02-02").termijnen
    assert term.norm.drager == ["zorgaanbieder"]
    tekst = plicht("TST-1.03", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag")
    beiden = afspraken(tekst.replace("drager: [zorgaanbieder]", "drager: [zorgaanbieder, gemeente]"))
    (term,) = beoordeel(beiden, AANBOD, "2026-02-02").termijnen
    assert term.norm.drager == ["zorgaanbieder", "gemeente"]


@pytest.mark.parametrize(
    ("duur", "op", "uiterlijk"),
    [
        ("20 dag", "2026-02-02", "2026-02-22"),  # a Sunday
        ("1 dag", "2026-02-06", "2026-02-07"),
        ("3 dag", "2026-12-24", "2026-12-27"),
        ("1 maand", "2026-01-31", "2026-02-28"),
        ("1 werkdag", "2026-05-13", "2026-05-15"),
    ],
)
def test_a_maximum_duration_never_shifts_for_free_days(duur, op, uiterlijk):
    rekenset = afspraken(maximumduur("TST-1.04", "overeenkomst_getekend", "woning_verlaten", duur))
    assert termijnen(rekenset, f"a overeenkomst_getekend {op}", op) == [f"a {uiterlijk} open"]


@pytest.mark.parametrize(
    ("einde", "verwacht"), [("2026-02-21", "op_tijd"), ("2026-02-22", "op_tijd"), ("2026-02-23", "te_laat")]
)
def test_a_maximum_duration_is_kept_through_its_last_day(einde, verwacht):
    rekenset = afspraken(maximumduur("TST-1.04", "overeenkomst_getekend", "woning_verlaten", "20 dag"))
    assert status(rekenset, f"a overeenkomst_getekend 2026-02-02\nb woning_verlaten {einde}", "2026-03-01") == verwacht


@pytest.mark.parametrize(
    ("duur", "op", "vanaf"),
    [
        ("1 jaar", "2026-03-01", "2027-03-01"),
        ("1 jaar", "2024-02-29", "2025-02-28"),
        ("6 maand", "2025-08-31", "2026-02-28"),  # a Saturday
        ("2 week", "2026-02-01", "2026-02-15"),  # a Sunday
        ("2 werkdag", "2026-04-02", "2026-04-08"),
    ],
)
def test_a_minimum_duration_is_over_on_the_day_itself_and_does_not_run_on(duur, op, vanaf):
    rekenset = afspraken(minimumduur("TST-1.05", "verhuisd", "woning_verlaten", duur))
    (gevonden,) = beoordeel(rekenset, f"a verhuisd {op}", op).vroegste_dagen
    assert (str(gevonden.vanaf), gevonden.handeling, gevonden.clausule) == (vanaf, "woning_verlaten", "TST-1.05")


@pytest.mark.parametrize(("welke", "vanaf"), [("laatste", "2027-03-05"), ("eerste", "2027-03-01")])
def test_a_minimum_duration_counts_from_the_last_or_the_first_fact(welke, vanaf):
    rekenset = afspraken(minimumduur("TST-1.05", "verhuisd", "woning_verlaten", "1 jaar", welke=welke))
    (gevonden,) = beoordeel(rekenset, "a verhuisd 2026-03-01\nb verhuisd 2026-03-05", "2026-04-01").vroegste_dagen
    assert str(gevonden.vanaf) == vanaf


def test_a_minimum_duration_is_no_term_and_does_not_show_before_it_started():
    rekenset = afspraken(minimumduur("TST-1.05", "verhuisd", "woning_verlaten", "1 jaar"))
    assert termijnen(rekenset, "a verhuisd 2026-03-01", "2026-04-01") == []
    assert beoordeel(rekenset, "a verhuisd 2026-03-01", "2026-02-28").vroegste_dagen == ()
