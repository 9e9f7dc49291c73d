"""Periodic duties: windows from the first anchor, each with a discharge of its own, until the duty ends."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, periodiek, termijnen
from waakvlam.kern.uitleg import Uitlegger

MAANDELIJKS = afspraken(
    periodiek("TST-1.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "1 maand", eindigt_door="[woning_verlaten]")
)
JAARLIJKS = afspraken(periodiek("TST-1.02", "overeenkomst_getekend", "evaluatie_gehouden", "1 jaar"))


def anker(op: str) -> str:
    return f"a overeenkomst_getekend {op}\n"


def laatste_dagen(rekenset, dossier: str, op: str) -> list[str]:
    return [regel.split()[1] for regel in termijnen(rekenset, dossier, op)]


@pytest.mark.parametrize(
    ("peildatum", "dagen"),
    [
        ("2026-01-14", []),
        ("2026-01-15", ["2026-02-14"]),
        ("2026-02-14", ["2026-02-14"]),
        ("2026-02-15", ["2026-02-14", "2026-03-14"]),
        ("2026-03-15", ["2026-02-14", "2026-03-14", "2026-04-14"]),
    ],
)
def test_the_windows_that_began_on_or_before_the_reference_date_are_listed(peildatum, dagen):
    assert laatste_dagen(MAANDELIJKS, anker("2026-01-15"), peildatum) == dagen


@pytest.mark.parametrize(
    ("op", "peildatum", "dagen"),
    [
        # the 31st: every window is counted from the anchor, so March has its 31st again
        ("2026-01-31", "2026-05-31", ["2026-02-27", "2026-03-30", "2026-04-29", "2026-05-30", "2026-06-29"]),
        # a last day is never moved for a free day
        ("2026-01-02", "2026-02-01", ["2026-02-01"]),
    ],
)
def test_every_window_is_counted_from_the_first_anchor(op, peildatum, dagen):
    assert laatste_dagen(MAANDELIJKS, anker(op), peildatum) == dagen


def test_a_year_from_29_february_ends_the_day_before_28_february_except_in_a_leap_year():
    dagen = laatste_dagen(JAARLIJKS, anker("2024-02-29"), "2028-02-29")
    assert dagen == ["2025-02-27", "2026-02-27", "2027-02-27", "2028-02-28", "2029-02-27"]


def test_a_start_on_1_january_makes_calendar_years():
    assert laatste_dagen(JAARLIJKS, anker("2025-01-01"), "2026-01-01") == ["2025-12-31", "2026-12-31"]


PER_KWARTAAL = afspraken(
    periodiek("TST-1.03", "overeenkomst_getekend", "evaluatie_gehouden", "1 jaar", minimaal="2", kalenderjaar="true")
)


def test_a_duty_per_calendar_year_is_of_the_region_and_exists_in_no_dossier_of_a_participant():
    assert termijnen(PER_KWARTAAL, anker("2025-07-01"), "2026-02-01") == []


def test_in_the_file_of_the_region_the_windows_are_calendar_years_from_that_of_the_anchor():
    feiten = anker("2025-07-01") + "b evaluatie_gehouden 2025-08-01\nc evaluatie_gehouden 2025-12-31\n"
    oordeel = beoordeel(PER_KWARTAAL, feiten, "2026-02-01", van_regio=True)
    assert [(str(t.vanaf), str(t.uiterlijk), t.status.value) for t in oordeel.termijnen] == [
        ("2025-01-01", "2025-12-31", "op_tijd"),
        ("2026-01-01", "2026-12-31", "open"),
    ]
    assert str(oordeel.volgende_dag()) == "2027-01-01"
    uitleg = "\n".join(Uitlegger(oordeel).term(oordeel.termijnen[0]).regels())
    assert "Ten minste 2 keer per kalenderjaar" in uitleg


@pytest.mark.parametrize(
    ("bezoek", "eerste", "tweede"),
    [
        ("2026-01-14", "verstreken", "open"),
        ("2026-01-15", "op_tijd", "open"),
        ("2026-02-14", "op_tijd", "open"),
        ("2026-02-15", "verstreken", "op_tijd"),
    ],
)
def test_a_visit_discharges_the_window_it_falls_in_and_no_other(bezoek, eerste, tweede):
    regels = termijnen(MAANDELIJKS, anker("2026-01-15") + f"h huisbezoek_afgelegd {bezoek}", "2026-02-20")
    assert [regel.split()[2] for regel in regels] == [eerste, tweede]


@pytest.mark.parametrize(
    ("peildatum", "statussen"),
    [
        ("2026-02-14", ["open"]),
        ("2026-02-15", ["verstreken", "open"]),
        ("2026-03-15", ["verstreken", "verstreken", "open"]),
    ],
)
def test_a_window_is_open_through_its_last_day_and_never_late(peildatum, statussen):
    regels = termijnen(MAANDELIJKS, anker("2026-01-15"), peildatum)
    assert [regel.split()[2] for regel in regels] == statussen


def test_each_window_names_the_first_discharge_inside_it():
    dossier = anker("2026-01-15") + (
        "h huisbezoek_afgelegd 2026-01-20\ni huisbezoek_afgelegd 2026-01-25\nj huisbezoek_afgelegd 2026-02-20"
    )
    assert termijnen(MAANDELIJKS, dossier, "2026-02-25") == ["a 2026-02-14 op_tijd h", "a 2026-03-14 op_tijd j"]


@pytest.mark.parametrize("herhaling", ["2026-01-20", "2026-02-14", "2026-02-15", "2026-05-01"])
def test_a_repeated_anchor_does_not_start_a_second_series(herhaling):
    dossier = anker("2026-01-15") + f"b overeenkomst_getekend {herhaling}"
    assert laatste_dagen(MAANDELIJKS, dossier, "2026-02-20") == ["2026-02-14", "2026-03-14"]


def test_the_first_anchor_is_the_first_that_happened():
    dossier = anker("2026-01-15") + "b overeenkomst_getekend 2026-01-10 vast=2026-02-10"
    assert termijnen(MAANDELIJKS, dossier, "2026-02-05") == ["b 2026-02-09 open"]
    assert termijnen(MAANDELIJKS, dossier, "2026-02-05", "2026-02-09") == ["a 2026-02-14 open"]


def test_the_first_anchor_is_the_first_over_all_its_patterns():
    rekenset = afspraken(periodiek("TST-1.03", "overeenkomst_getekend, verhuisd", "huisbezoek_afgelegd", "1 maand"))
    dossier = "b overeenkomst_getekend 2026-01-20\na verhuisd 2026-01-15"
    assert termijnen(rekenset, dossier, "2026-01-31") == ["a 2026-02-14 open"]


def test_an_anchor_that_two_patterns_name_starts_one_series():
    ankers = "overeenkomst_getekend, {type: overeenkomst_getekend, als: {duur: 5}}"
    rekenset = afspraken(periodiek("TST-1.03", ankers, "huisbezoek_afgelegd", "1 maand"))
    assert termijnen(rekenset, "a overeenkomst_getekend 2026-01-15 duur=5", "2026-01-31") == ["a 2026-02-14 open"]


@pytest.mark.parametrize(
    ("verbetering", "verwacht"),
    [
        ("c overeenkomst_getekend 2026-01-20 corrigeert=a", "c 2026-02-19 open"),
        ("c overeenkomst_getekend 2026-02-01 corrigeert=a", "b 2026-02-24 open"),
        ("c notitie_gemaakt 2026-01-30 vervalt=a", "b 2026-02-24 open"),
    ],
)
def test_a_corrected_or_withdrawn_anchor_moves_the_series(verbetering, verwacht):
    dossier = anker("2026-01-15") + f"b overeenkomst_getekend 2026-01-25\n{verbetering}"
    assert termijnen(MAANDELIJKS, dossier, "2026-02-05") == [verwacht]


@pytest.mark.parametrize(
    ("einde", "regels"),
    [
        ("2026-02-13", ["a 2026-02-14 vervallen"]),
        ("2026-02-14", ["a 2026-02-14 vervallen"]),
        ("2026-02-15", ["a 2026-02-14 verstreken", "a 2026-03-14 vervallen"]),
        ("2026-02-16", ["a 2026-02-14 verstreken", "a 2026-03-14 vervallen"]),
    ],
)
@pytest.mark.parametrize("soort", ["woning_verlaten", "dossier_gesloten"])
def test_when_the_duty_ends_the_running_window_lapses_and_no_later_one_begins(soort, einde, regels):
    dossier = anker("2026-01-15") + f"x {soort} {einde}"
    assert termijnen(MAANDELIJKS, dossier, "2026-06-01") == regels


@pytest.mark.parametrize(
    ("bezoek", "verwacht"),
    [("2026-02-09", "op_tijd h"), ("2026-02-10", "op_tijd h"), ("2026-02-11", "vervallen")],
)
def test_a_window_that_was_discharged_before_the_end_stays_discharged(bezoek, verwacht):
    dossier = anker("2026-01-15") + f"h huisbezoek_afgelegd {bezoek}\nx woning_verlaten 2026-02-10"
    assert termijnen(MAANDELIJKS, dossier, "2026-06-01") == [f"a 2026-02-14 {verwacht}"]


def test_an_end_that_does_not_concern_the_duty_lets_the_series_go_on():
    dossier = anker("2025-06-15") + "x woning_verlaten 2025-08-01"
    assert laatste_dagen(JAARLIJKS, dossier, "2026-06-15") == ["2026-06-14", "2027-06-14"]


def test_a_window_shows_on_the_reference_date_only_if_it_began_before_the_end():
    dossier = anker("2026-01-15") + "x woning_verlaten 2026-02-20"
    assert laatste_dagen(MAANDELIJKS, dossier, "2026-02-14") == ["2026-02-14"]
    assert laatste_dagen(MAANDELIJKS, dossier, "2026-03-20") == ["2026-02-14", "2026-03-14"]


TWEEMAAL = afspraken(periodiek("TST-1.04", "overeenkomst_getekend", "evaluatie_gehouden", "1 jaar", minimaal="2"))


@pytest.mark.parametrize(
    ("dagen", "verwacht"),
    [
        ([], "a 2026-12-31 verstreken"),
        (["2026-03-01"], "a 2026-12-31 verstreken"),
        (["2026-03-01", "2026-12-31"], "a 2026-12-31 op_tijd e1"),
        (["2026-03-01", "2027-01-01"], "a 2026-12-31 verstreken"),
        (["2026-03-01", "2026-03-01"], "a 2026-12-31 op_tijd e1"),
        (["2026-03-01", "2026-04-01", "2026-05-01"], "a 2026-12-31 op_tijd e1"),
        (["2025-12-31", "2026-03-01"], "a 2026-12-31 verstreken"),
    ],
)
def test_twice_in_a_window_asks_for_two_discharges_inside_it(dagen, verwacht):
    dossier = anker("2026-01-01") + "\n".join(f"e{i} evaluatie_gehouden {dag}" for i, dag in enumerate(dagen))
    assert termijnen(TWEEMAAL, dossier, "2027-02-01")[0] == verwacht


def test_the_surplus_of_one_window_does_not_count_for_the_next():
    dossier = anker("2026-01-01") + "\n".join(
        f"e{i} evaluatie_gehouden {dag}"
        for i, dag in enumerate(["2026-03-01", "2026-04-01", "2026-05-01", "2027-03-01"])
    )
    assert termijnen(TWEEMAAL, dossier, "2027-04-01")[1] == "a 2027-12-31 open"


@pytest.mark.parametrize(
    ("hoogstens", "wijze", "dagen"),
    [
        ("1", "vensters", ["2026-12-31"]),
        ("2", "vensters", ["2026-12-31", "2027-12-31"]),
        ("1", "rollend", ["2027-01-01"]),
        ("2", "rollend", ["2027-01-01", "2027-03-01"]),
    ],
)
def test_a_duty_limited_in_time_has_no_more_windows_than_it_says(hoogstens, wijze, dagen):
    begrensd = afspraken(
        periodiek("TST-1.06", "overeenkomst_getekend", "evaluatie_gehouden", "1 jaar", hoogstens=hoogstens, wijze=wijze)
    )
    dossier = anker("2026-01-01") + "e1 evaluatie_gehouden 2026-03-01\ne2 evaluatie_gehouden 2027-02-01"
    assert laatste_dagen(begrensd, dossier, "2030-01-01") == dagen


def test_after_the_last_window_no_day_changes_anything():
    eenmaal = afspraken(periodiek("TST-1.07", "overeenkomst_getekend", "evaluatie_gehouden", "1 jaar", hoogstens="1"))
    assert str(beoordeel(eenmaal, anker("2026-01-01"), "2026-06-01").volgende_dag()) == "2027-01-01"
    assert beoordeel(eenmaal, anker("2026-01-01"), "2027-06-01").volgende_dag() is None


def test_a_window_tells_its_first_day():
    vensters = beoordeel(MAANDELIJKS, anker("2026-01-31"), "2026-03-31").termijnen
    assert [str(venster.vanaf) for venster in vensters] == ["2026-01-31", "2026-02-28", "2026-03-31"]


ROLLEND = afspraken(
    periodiek(
        "TST-1.05",
        "overeenkomst_getekend",
        "huisbezoek_afgelegd",
        "1 maand",
        wijze="rollend",
        eindigt_door="[woning_verlaten]",
    )
)


@pytest.mark.parametrize(
    ("erbij", "regels"),
    [
        ("", ["a 2026-02-15 verstreken"]),
        ("h huisbezoek_afgelegd 2026-02-10", ["a 2026-02-15 op_tijd h", "a 2026-03-10 open"]),
        ("h huisbezoek_afgelegd 2026-02-15", ["a 2026-02-15 op_tijd h", "a 2026-03-15 open"]),
        ("h huisbezoek_afgelegd 2026-02-16", ["a 2026-02-15 te_laat h", "a 2026-03-16 open"]),
        ("x woning_verlaten 2026-02-15", ["a 2026-02-15 vervallen"]),
        ("x woning_verlaten 2026-02-16", ["a 2026-02-15 verstreken"]),
        (
            "h huisbezoek_afgelegd 2026-02-10\nx woning_verlaten 2026-02-20",
            ["a 2026-02-15 op_tijd h", "a 2026-03-10 vervallen"],
        ),
        ("h huisbezoek_afgelegd 2026-02-20\nx woning_verlaten 2026-02-20", ["a 2026-02-15 te_laat h"]),
    ],
)
def test_a_rolling_duty_counts_each_next_term_from_the_previous_discharge(erbij, regels):
    assert termijnen(ROLLEND, anker("2026-01-15") + erbij, "2026-03-05") == regels
