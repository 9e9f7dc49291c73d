"""On which day a term ends: counting, running on (ATW articles 1, 2 and 4), counting back and durations.

Each table is read as: from this day, this long, up to and including that day.
"""

from datetime import date, datetime

import pytest

from waakvlam.kern.kalender import Doorloop, Duur, Eenheid, Kalender, Richting, VrijeDag, plus

MEERVOUD = {"werkdagen": "werkdag", "dagen": "dag", "weken": "week", "maanden": "maand"}


def duur(tekst: str) -> Duur:
    getal, eenheid = tekst.split()
    return Duur(int(getal), Eenheid(MEERVOUD.get(eenheid, eenheid)))


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


WERKDAGEN = [
    # around a weekend: from the day before, on, and after
    ("2026-01-08", "1 werkdag", "2026-01-09"),
    ("2026-01-09", "1 werkdag", "2026-01-12"),
    ("2026-01-10", "1 werkdag", "2026-01-12"),
    ("2026-01-11", "1 werkdag", "2026-01-12"),
    ("2026-01-12", "1 werkdag", "2026-01-13"),
    ("2026-01-12", "5 werkdagen", "2026-01-19"),
    # Easter: Good Friday, the weekend and Easter Monday do not count
    ("2026-04-01", "1 werkdag", "2026-04-02"),
    ("2026-04-02", "1 werkdag", "2026-04-07"),
    ("2026-04-02", "2 werkdagen", "2026-04-08"),
    ("2026-04-02", "5 werkdagen", "2026-04-13"),
    ("2026-04-08", "5 werkdagen", "2026-04-15"),
    ("2021-04-01", "1 werkdag", "2021-04-06"),
    ("2021-04-01", "5 werkdagen", "2021-04-12"),
    ("2025-04-17", "2 werkdagen", "2025-04-23"),
    # King's Day: on Monday, on Saturday, and moved from Sunday to Saturday
    ("2026-04-24", "1 werkdag", "2026-04-28"),
    ("2026-04-24", "2 werkdagen", "2026-04-29"),
    ("2026-04-20", "5 werkdagen", "2026-04-28"),
    ("2024-04-26", "1 werkdag", "2024-04-29"),
    ("2024-04-26", "5 werkdagen", "2024-05-03"),
    ("2025-04-25", "1 werkdag", "2025-04-28"),
    ("2031-04-25", "1 werkdag", "2031-04-28"),
    # 5 May counts in no year
    ("2026-04-28", "5 werkdagen", "2026-05-06"),
    ("2026-05-04", "1 werkdag", "2026-05-06"),
    ("2026-05-04", "2 werkdagen", "2026-05-07"),
    # Ascension Day does not count; the equated Friday after it does
    ("2024-05-08", "2 werkdagen", "2024-05-13"),
    ("2024-05-08", "5 werkdagen", "2024-05-16"),
    ("2024-05-13", "5 werkdagen", "2024-05-21"),
    ("2026-05-12", "2 werkdagen", "2026-05-18"),
    ("2026-05-13", "2 werkdagen", "2026-05-18"),
    ("2026-05-08", "5 werkdagen", "2026-05-18"),
    # Whit Monday
    ("2026-05-22", "2 werkdagen", "2026-05-27"),
    ("2026-05-23", "2 werkdagen", "2026-05-27"),
    # Christmas and the turn of the year
    ("2024-12-23", "1 werkdag", "2024-12-24"),
    ("2024-12-24", "2 werkdagen", "2024-12-30"),
    ("2026-12-24", "2 werkdagen", "2026-12-29"),
    ("2026-12-31", "2 werkdagen", "2027-01-05"),
    ("2025-12-29", "2 werkdagen", "2025-12-31"),
    ("2025-12-31", "2 werkdagen", "2026-01-05"),
    ("2026-01-02", "2 werkdagen", "2026-01-06"),
    # a leap day is a day
    ("2024-02-28", "1 werkdag", "2024-02-29"),
    ("2023-02-28", "1 werkdag", "2023-03-01"),
    ("2026-10-19", "0 werkdagen", "2026-10-19"),
]

GELIJKGESTELD_OP_HET_EINDE = [
    ("2024-05-08", "1 werkdag", "2024-05-13"),
    ("2024-12-23", "2 werkdagen", "2024-12-30"),
    ("2025-12-30", "2 werkdagen", "2026-01-05"),
    ("2025-12-31", "1 werkdag", "2026-01-05"),
    ("2026-01-01", "1 werkdag", "2026-01-05"),
    ("2026-05-13", "1 werkdag", "2026-05-18"),
    ("2027-05-05", "1 werkdag", "2027-05-10"),
    ("2028-04-26", "1 werkdag", "2028-05-01"),
    ("2028-05-24", "1 werkdag", "2028-05-29"),
    ("2024-11-29", "4 weken", "2024-12-30"),
    ("2025-10-02", "3 maanden", "2026-01-05"),
    ("2026-05-14", "1 dag", "2026-05-18"),
]

DAGEN_WEKEN_MAANDEN = [
    # through the end of the day, and past a weekend
    ("2026-03-02", "6 weken", "2026-04-13"),
    ("2026-03-01", "6 weken", "2026-04-13"),
    ("2026-02-28", "6 weken", "2026-04-13"),
    ("2026-02-27", "6 weken", "2026-04-10"),
    ("2021-03-25", "6 weken", "2021-05-06"),
    ("2023-11-09", "6 weken", "2023-12-21"),
    # the last day is one of the nine
    ("2026-03-16", "6 weken", "2026-04-28"),
    ("2026-03-30", "4 weken", "2026-04-28"),
    ("2025-03-10", "6 weken", "2025-04-22"),
    ("2021-04-12", "6 weken", "2021-05-25"),
    ("2026-11-13", "6 weken", "2026-12-28"),
    ("2026-03-24", "6 weken", "2026-05-06"),
    ("2026-02-20", "6 weken", "2026-04-07"),
    # Ascension Day, then an equated Friday, then the weekend
    ("2024-03-28", "6 weken", "2024-05-13"),
    ("2025-04-17", "6 weken", "2025-06-02"),
    ("2026-04-02", "6 weken", "2026-05-18"),
    # months: the same day number, or the last day of the month
    ("2026-03-27", "1 maand", "2026-04-28"),
    ("2026-04-02", "1 maand", "2026-05-04"),
    ("2024-03-28", "1 maand", "2024-04-29"),
    ("2025-11-25", "1 maand", "2025-12-29"),
    ("2025-01-31", "1 maand", "2025-02-28"),
    ("2024-01-31", "1 maand", "2024-02-29"),
    ("2024-01-30", "1 maand", "2024-02-29"),
    ("2024-01-29", "1 maand", "2024-02-29"),
    ("2023-01-29", "1 maand", "2023-02-28"),
    ("2026-03-31", "1 maand", "2026-04-30"),
    ("2025-08-31", "1 maand", "2025-09-30"),
    ("2024-02-29", "1 maand", "2024-04-02"),
    ("2024-12-24", "3 maanden", "2025-03-24"),
    ("2024-12-23", "3 maanden", "2025-03-24"),
    ("2025-01-27", "3 maanden", "2025-04-28"),
    ("2024-02-29", "3 maanden", "2024-05-29"),
    ("2026-05-22", "3 maanden", "2026-08-24"),
    ("2026-11-13", "3 maanden", "2027-02-15"),
    ("2025-12-30", "3 maanden", "2026-03-30"),
    ("2021-01-29", "3 maanden", "2021-04-29"),
    # days
    ("2026-01-08", "1 dag", "2026-01-09"),
    ("2026-01-09", "1 dag", "2026-01-12"),
    ("2026-12-24", "1 dag", "2026-12-28"),
    ("2026-12-31", "1 dag", "2027-01-04"),
    ("2026-01-10", "0 dagen", "2026-01-12"),
]

MINSTENS_TWEE_GEWONE_DAGEN = [
    ("2026-01-07", "3 dagen", "2026-01-12"),  # Thursday, Friday, Saturday: two already
    ("2026-01-08", "3 dagen", "2026-01-12"),  # Friday, and Monday by article 1
    ("2026-01-09", "3 dagen", "2026-01-13"),  # only Monday: lengthened to Tuesday
    ("2026-01-10", "3 dagen", "2026-01-13"),  # Sunday, Monday, Tuesday
    ("2026-01-09", "2 dagen", "2026-01-12"),  # less than three days: article 1 alone
    ("2026-01-09", "4 dagen", "2026-01-13"),
    ("2026-04-01", "3 dagen", "2026-04-07"),  # Thursday before Good Friday, then Tuesday
    ("2026-04-02", "3 dagen", "2026-04-08"),
    ("2026-04-02", "5 dagen", "2026-04-08"),
    ("2026-04-02", "6 dagen", "2026-04-08"),
    ("2024-12-24", "3 dagen", "2024-12-31"),  # the equated 27th is no ordinary day here
    ("2024-12-24", "6 dagen", "2024-12-31"),
    ("2025-12-31", "3 dagen", "2026-01-06"),
    ("2026-05-13", "4 dagen", "2026-05-19"),
    ("2026-05-13", "3 werkdagen", "2026-05-19"),
    ("2026-05-13", "2 werkdagen", "2026-05-18"),  # two working days stay two
]

GEEN_DOORLOOP = [
    # 90 days, 12 weeks and 3 months run on; one more does not
    ("2026-01-10", "89 dagen", "2026-04-09"),
    ("2026-01-11", "90 dagen", "2026-04-13"),
    ("2026-01-11", "91 dagen", "2026-04-12"),
    ("2026-01-10", "12 weken", "2026-04-07"),
    ("2026-01-10", "13 weken", "2026-04-11"),
    ("2026-01-11", "3 maanden", "2026-04-13"),
    ("2026-01-11", "4 maanden", "2026-05-11"),
    ("2026-01-10", "4 maanden", "2026-05-10"),
    ("2026-02-28", "6 maanden", "2026-08-28"),
    ("2026-04-13", "10 maanden", "2027-02-13"),
    ("2024-07-01", "6 maanden", "2025-01-01"),
    ("2024-08-31", "6 maanden", "2025-02-28"),
    ("2024-08-31", "10 maanden", "2025-06-30"),
    ("2026-05-08", "12 maanden", "2027-05-08"),
    # years never
    ("2024-02-29", "1 jaar", "2025-02-28"),
    ("2024-02-29", "2 jaar", "2026-02-28"),
    ("2024-02-29", "4 jaar", "2028-02-29"),
    ("2024-11-01", "2 jaar", "2026-11-01"),
    ("2023-07-01", "2 jaar", "2025-07-01"),
    ("2022-03-31", "5 jaar", "2027-03-31"),
    ("2025-01-01", "1 jaar", "2026-01-01"),
    # hours never, and 24 of them are a day
    ("2026-01-09", "0 uur", "2026-01-09"),
    ("2026-01-09", "1 uur", "2026-01-10"),
    ("2026-01-09", "24 uur", "2026-01-10"),
    ("2026-01-09", "25 uur", "2026-01-11"),
    ("2026-01-09", "48 uur", "2026-01-11"),
    ("2026-01-09", "72 uur", "2026-01-12"),
]

TERUG = [
    ("2026-01-13", "1 werkdag", "2026-01-12"),
    ("2026-01-12", "1 werkdag", "2026-01-09"),
    ("2026-01-11", "1 werkdag", "2026-01-09"),
    ("2026-04-08", "2 werkdagen", "2026-04-02"),
    ("2026-05-18", "1 werkdag", "2026-05-15"),  # an equated day counts, and is not run past
    ("2026-05-18", "2 werkdagen", "2026-05-13"),
    ("2024-11-01", "6 weken", "2024-09-20"),
    ("2024-05-18", "6 weken", "2024-04-06"),  # a Saturday stays
    ("2024-05-18", "3 maanden", "2024-02-18"),  # a Sunday stays
    ("2026-03-02", "6 weken", "2026-01-19"),
    ("2026-03-02", "3 maanden", "2025-12-02"),
    ("2025-06-09", "6 weken", "2025-04-28"),
    ("2025-06-09", "3 maanden", "2025-03-09"),
    ("2027-03-31", "6 maanden", "2026-09-30"),
    ("2027-03-31", "1 jaar", "2026-03-31"),
    ("2028-02-29", "1 jaar", "2027-02-28"),
    ("2026-01-12", "3 dagen", "2026-01-09"),
    ("2026-01-13", "3 dagen", "2026-01-10"),
    ("2024-05-18", "0 dagen", "2024-05-18"),
    ("2025-06-09", "0 werkdagen", "2025-06-09"),
    ("2026-01-12", "25 uur", "2026-01-10"),
]


@pytest.mark.parametrize(("start", "lengte", "einde"), WERKDAGEN)
def test_n_working_days_after_a_day_end_on_the_nth_working_day(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte)) == dag(einde)


@pytest.mark.parametrize(("start", "lengte", "einde"), GELIJKGESTELD_OP_HET_EINDE)
def test_a_term_that_ends_on_an_equated_day_runs_on(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte)) == dag(einde)


@pytest.mark.parametrize(("start", "lengte", "einde"), DAGEN_WEKEN_MAANDEN)
def test_days_weeks_and_months_run_on_to_the_first_ordinary_day(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte)) == dag(einde)


@pytest.mark.parametrize(("start", "lengte", "einde"), MINSTENS_TWEE_GEWONE_DAGEN)
def test_a_term_of_three_days_or_more_holds_two_ordinary_days(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte)) == dag(einde)


@pytest.mark.parametrize(("start", "lengte", "einde"), GEEN_DOORLOOP)
def test_long_terms_hours_and_years_do_not_run_on(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte)) == dag(einde)


@pytest.mark.parametrize(("start", "lengte", "einde"), TERUG)
def test_a_term_counted_back_stays_where_it_falls(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte), richting=Richting.VOOR) == dag(einde)


@pytest.mark.parametrize(
    ("start", "lengte", "einde"),
    [
        ("2026-03-16", "6 weken", "2026-04-27"),
        ("2026-01-09", "3 dagen", "2026-01-12"),
        ("2026-01-09", "1 dag", "2026-01-10"),
        ("2025-12-30", "2 werkdagen", "2026-01-02"),
        ("2025-01-27", "3 maanden", "2025-04-27"),
    ],
)
def test_a_set_without_running_on_leaves_the_last_day_as_counted(kalender, start, lengte, einde):
    assert kalender.einde(dag(start), duur(lengte), doorloop=Doorloop.GEEN) == dag(einde)


@pytest.mark.parametrize(
    ("aantal", "einde"),
    [(89, "2026-05-18"), (90, "2026-05-18"), (91, "2026-05-19")],
)
def test_working_days_are_measured_by_their_own_number_against_ninety(kalender, aantal, einde):
    start = kalender.einde(date(2026, 5, 15), Duur(aantal, Eenheid.WERKDAG), richting=Richting.VOOR)
    op_gelijkgesteld = kalender.einde(start, Duur(aantal, Eenheid.WERKDAG), doorloop=Doorloop.GEEN)
    assert op_gelijkgesteld == date(2026, 5, 15)
    verwacht = dag(einde) if aantal <= 90 else op_gelijkgesteld
    assert kalender.einde(start, Duur(aantal, Eenheid.WERKDAG)) == verwacht


@pytest.mark.parametrize(
    ("start", "lengte", "voorbij"),
    [
        ("2026-03-01", "1 jaar", "2027-03-01"),
        ("2025-03-01", "1 jaar", "2026-03-01"),  # a Sunday
        ("2025-01-27", "3 maanden", "2025-04-27"),  # a Sunday
        ("2025-01-06", "6 maanden", "2025-07-06"),
        ("2024-02-29", "1 jaar", "2025-02-28"),
        ("2025-03-03", "3 maanden", "2025-06-03"),
        ("2026-01-09", "3 dagen", "2026-01-12"),  # article 2 does not lengthen it
        ("2025-12-31", "1 werkdag", "2026-01-02"),
    ],
)
def test_a_minimum_duration_is_over_on_the_day_itself(kalender, start, lengte, voorbij):
    assert kalender.minimum_voorbij_op(dag(start), duur(lengte)) == dag(voorbij)


@pytest.mark.parametrize(
    ("start", "lengte", "laatste"),
    [
        ("2024-04-13", "2 weken", "2024-04-27"),  # King's Day, a Saturday
        ("2024-04-22", "2 weken", "2024-05-06"),
        ("2026-03-16", "20 dagen", "2026-04-05"),  # Easter Sunday
        ("2026-08-03", "20 dagen", "2026-08-23"),
    ],
)
def test_a_maximum_duration_is_not_lengthened(kalender, start, lengte, laatste):
    assert kalender.maximum(dag(start), duur(lengte)) == dag(laatste)


def test_a_day_of_the_set_lengthens_working_days_and_ends():
    eigen = VrijeDag(date(2026, 10, 5), "proefdag", "eigen", "proefafspraken")
    kalender = Kalender((), date(2028, 12, 31), (eigen,))
    assert kalender.einde(date(2026, 10, 2), duur("1 werkdag")) == date(2026, 10, 6)
    assert kalender.einde(date(2026, 9, 7), duur("4 weken")) == date(2026, 10, 6)


def test_a_closed_week_makes_even_a_week_hold_two_ordinary_days():
    dicht = tuple(VrijeDag(date(2026, 8, d), "sluiting", "eigen", "proefafspraken") for d in range(3, 8))
    kalender = Kalender((), date(2028, 12, 31), dicht)
    assert kalender.einde(date(2026, 7, 31), duur("1 week")) == date(2026, 8, 11)
    assert kalender.einde(date(2026, 7, 31), duur("2 dagen")) == date(2026, 8, 10)


def test_without_the_decree_the_same_day_is_an_ordinary_end(zonder_besluiten):
    assert zonder_besluiten.einde(date(2025, 12, 30), duur("2 werkdagen")) == date(2026, 1, 2)


def test_a_moment_counts_as_the_day_on_which_it_lies(kalender):
    moment = datetime(2026, 2, 2, 23, 10)  # noqa: DTZ001
    einde = Kalender(kalender.gelijkgesteld, kalender.bekend_tot).einde(moment, duur("0 dagen"))
    assert type(einde) is date
    assert einde == date(2026, 2, 2)


def test_asking_again_gives_the_same_day_whatever_was_asked_between(kalender):
    start, lengte = date(2026, 1, 9), duur("3 dagen")
    keren = [
        kalender.einde(start, lengte),
        kalender.einde(start, lengte, richting=Richting.VOOR),
        kalender.einde(start, lengte, doorloop=Doorloop.GEEN),
        kalender.einde(start, lengte),
        kalender.einde(start, lengte, richting=Richting.VOOR),
        kalender.einde(start, lengte, doorloop=Doorloop.GEEN),
    ]
    assert keren == [date(2026, 1, 13), date(2026, 1, 6), date(2026, 1, 12)] * 2


@pytest.mark.parametrize(
    ("start", "lengte", "maal", "som"),
    [
        ("2025-01-31", "1 maand", 0, "2025-01-31"),
        ("2025-01-31", "1 maand", 1, "2025-02-28"),
        ("2025-01-31", "1 maand", 2, "2025-03-31"),
        ("2025-01-31", "1 maand", 12, "2026-01-31"),
        ("2025-01-31", "1 maand", -2, "2024-11-30"),
        ("2023-08-31", "6 maanden", 1, "2024-02-29"),
        ("2023-08-31", "6 maanden", 2, "2024-08-31"),
        ("2023-08-31", "6 maanden", 3, "2025-02-28"),
        ("2024-02-29", "1 jaar", 1, "2025-02-28"),
        ("2024-02-29", "1 jaar", 4, "2028-02-29"),
        ("2024-02-29", "1 jaar", -1, "2023-02-28"),
        ("2025-12-31", "1 maand", 2, "2026-02-28"),
        ("2026-01-01", "1 maand", -1, "2025-12-01"),
        ("2026-12-28", "1 week", 1, "2027-01-04"),
        ("2026-03-02", "2 weken", 3, "2026-04-13"),
        ("2024-02-28", "1 dag", 2, "2024-03-01"),
        ("2026-01-09", "12 uur", 2, "2026-01-10"),
        ("2026-01-09", "12 uur", -3, "2026-01-07"),
    ],
)
def test_plus_adds_by_the_calendar_from_the_original_start(start, lengte, maal, som):
    assert plus(dag(start), duur(lengte), maal) == dag(som)


def test_plus_refuses_working_days():
    with pytest.raises(ValueError, match="vraagt een kalender"):
        plus(date(2026, 1, 9), duur("1 werkdag"))
