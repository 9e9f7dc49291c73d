"""Which days are free, under which name and source, and which of them count as a working day."""

from datetime import date, timedelta

import pytest

from waakvlam.kern.kalender import Gelijkgesteld, Kalender, VrijeDag
from waakvlam.kern.kalenderdata import feestdagen

FEESTDAGEN_2026 = [
    ("2026-01-01", "Nieuwjaarsdag"),
    ("2026-04-03", "Goede Vrijdag"),
    ("2026-04-06", "Tweede Paasdag"),
    ("2026-04-27", "Koningsdag"),
    ("2026-05-05", "Bevrijdingsdag"),
    ("2026-05-14", "Hemelvaartsdag"),
    ("2026-05-25", "Tweede Pinksterdag"),
    ("2026-12-25", "Eerste Kerstdag"),
    ("2026-12-26", "Tweede Kerstdag"),
]
GELIJKGESTELD = [
    *("2024-05-10", "2024-12-27", "2025-05-30", "2026-01-02"),
    *("2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"),
]


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


@pytest.mark.parametrize(("datum", "naam"), FEESTDAGEN_2026)
def test_each_of_the_nine_days_is_free_by_name_and_no_working_day(kalender, datum, naam):
    vrij = kalender.vrije_dag(dag(datum))
    assert (vrij.naam, vrij.soort) == (naam, "feestdag")
    assert not kalender.is_werkdag(dag(datum))


def test_a_year_has_these_nine_days_and_no_other():
    assert sorted(feestdagen(2026)) == [dag(datum) for datum, _ in FEESTDAGEN_2026]


@pytest.mark.parametrize(
    ("datum", "lid"), [("2026-04-03", "tweede lid"), ("2026-04-06", "eerste lid"), ("2026-05-05", "eerste lid")]
)
def test_a_holiday_cites_the_paragraph_that_makes_it_one(kalender, datum, lid):
    assert kalender.vrije_dag(dag(datum)).bron == f"Algemene termijnenwet, artikel 3, {lid}"


@pytest.mark.parametrize(
    ("jaar", "pasen"),
    [
        (1818, "1818-03-22"),  # the earliest day on which Easter can fall
        (1943, "1943-04-25"),  # the latest
        (1954, "1954-04-18"),
        (1981, "1981-04-19"),
        (2024, "2024-03-31"),
        (2025, "2025-04-20"),
        (2026, "2026-04-05"),
        (2038, "2038-04-25"),
        (2049, "2049-04-18"),
        (2076, "2076-04-19"),
    ],
)
def test_tweede_paasdag_follows_easter(jaar, pasen):
    assert feestdagen(jaar)[dag(pasen) + timedelta(days=1)].naam == "Tweede Paasdag"


@pytest.mark.parametrize(
    ("jaar", "gevierd"),
    [
        (2013, "2013-04-30"),
        (2014, "2014-04-26"),  # the 27th is a Sunday
        (2017, "2017-04-27"),
        (2024, "2024-04-27"),  # a Saturday stays
        (2025, "2025-04-26"),
        (2026, "2026-04-27"),
        (2031, "2031-04-26"),
        (2006, "2006-04-29"),  # the 30th is a Sunday
    ],
)
def test_koningsdag_moves_to_saturday_where_it_falls_on_a_sunday(jaar, gevierd):
    namen = {"Koningsdag", "Koninginnedag"}
    assert [datum for datum, feestdag in feestdagen(jaar).items() if feestdag.naam in namen] == [dag(gevierd)]


def test_the_sunday_after_a_moved_koningsdag_is_only_a_sunday(kalender):
    assert kalender.vrije_dag(date(2031, 4, 27)).soort == "weekend"


@pytest.mark.parametrize("jaar", range(2015, 2041))
def test_five_may_is_free_every_year(kalender, jaar):
    assert "Bevrijdingsdag" in kalender.vrije_dag(date(jaar, 5, 5)).naam


def test_hemelvaart_on_five_may_bears_both_names(kalender):
    assert kalender.vrije_dag(date(2016, 5, 5)).naam == "Bevrijdingsdag en Hemelvaartsdag"


@pytest.mark.parametrize(
    ("datum", "naam"),
    [("2026-01-09", None), ("2026-01-10", "zaterdag"), ("2026-01-11", "zondag"), ("2026-01-12", None)],
)
def test_the_weekend_is_saturday_and_sunday(kalender, datum, naam):
    vrij = kalender.vrije_dag(dag(datum))
    assert (vrij.naam if vrij else None) == naam
    assert kalender.is_werkdag(dag(datum)) is (naam is None)


@pytest.mark.parametrize("datum", ["2026-04-05", "2026-05-24", "2026-12-24", "2026-12-31", "2026-05-04", "2026-10-03"])
def test_days_that_are_kept_but_not_named_by_the_law_are_no_holiday(kalender, datum):
    vrij = kalender.vrije_dag(dag(datum))
    assert vrij is None or vrij.soort == "weekend"


def test_a_holiday_on_saturday_is_named_as_the_holiday(kalender):
    assert kalender.vrije_dag(date(2024, 4, 27)).naam == "Koningsdag"


@pytest.mark.parametrize("datum", GELIJKGESTELD)
def test_an_equated_day_is_free_and_yet_a_working_day(kalender, datum):
    vrij = kalender.vrije_dag(dag(datum))
    assert (vrij.naam, vrij.soort) == ("gelijkgestelde vrijdag", "gelijkgesteld")
    assert "Algemene termijnenwet, artikel 3, derde lid" in vrij.bron
    assert kalender.is_werkdag(dag(datum))


def test_the_shared_file_holds_the_equated_days_known_and_no_other(gedeeld):
    assert [regel["datum"] for regel in gedeeld["gelijkgesteld"]] == [dag(datum) for datum in GELIJKGESTELD]
    assert gedeeld["bekend_tot"] == date(2028, 12, 31)


def test_each_equated_day_cites_a_decree_that_names_it(gedeeld):
    maanden = {1: "januari", 4: "april", 5: "mei", 12: "december"}
    for regel in gedeeld["gelijkgesteld"]:
        datum = regel["datum"]
        assert f"{datum.day} {maanden[datum.month]} {datum.year}" in regel["bron"]


EIGEN = VrijeDag(date(2026, 10, 5), "Leidens ontzet (gevierd)", "eigen", "proefafspraken, artikel 1")


def test_a_day_of_the_set_is_free_and_no_working_day():
    eigen = Kalender((), date(2028, 12, 31), (EIGEN,))
    assert eigen.vrije_dag(EIGEN.datum) == EIGEN
    assert not eigen.is_werkdag(EIGEN.datum)
    assert eigen.is_werkdag(EIGEN.datum + timedelta(days=1))


def test_a_day_of_the_set_that_is_also_equated_is_no_working_day():
    beide = Kalender((Gelijkgesteld(EIGEN.datum, "proef"),), date(2028, 12, 31), (EIGEN,))
    assert not beide.is_werkdag(EIGEN.datum)


def test_a_day_of_the_set_in_the_weekend_goes_by_its_own_name():
    zaterdag = VrijeDag(date(2026, 10, 3), "Leidens ontzet", "eigen", "proefafspraken, artikel 1")
    assert Kalender((), date(2028, 12, 31), (zaterdag,)).vrije_dag(zaterdag.datum) == zaterdag


def test_an_equated_saturday_stays_no_working_day():
    zaterdag = date(2026, 10, 3)
    assert not Kalender((Gelijkgesteld(zaterdag, "proef"),), date(2028, 12, 31)).is_werkdag(zaterdag)


def test_a_day_of_the_set_must_say_that_it_is_one():
    with pytest.raises(ValueError, match="is geen eigen dag maar feestdag"):
        Kalender((), date(2028, 12, 31), (VrijeDag(date(2026, 10, 5), "Proefdag", "feestdag", "proef"),))


def test_calendars_with_the_same_days_are_equal_whatever_they_computed_before(kalender):
    ander = Kalender(kalender.gelijkgesteld, kalender.bekend_tot)
    assert (ander, hash(ander), repr(ander)) == (kalender, hash(kalender), repr(kalender))
    assert ander != Kalender((), kalender.bekend_tot)
