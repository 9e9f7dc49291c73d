"""The free days of every year from 2015 to 2040 against two independent packages, each difference named."""

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from workalendar.europe import Netherlands as PakketWorkalendar

JAREN = range(2015, 2041)


def alle_dagen(jaar: int) -> list[date]:
    return [date(jaar, 1, 1) + timedelta(days=n) for n in range((date(jaar + 1, 1, 1) - date(jaar, 1, 1)).days)]


def feestdagen(kalender, jaar: int) -> set[date]:
    vrij = (kalender.vrije_dag(dag) for dag in alle_dagen(jaar))
    return {dag.datum for dag in vrij if dag and dag.soort == "feestdag"}


def paaszondag_en_pinksterzondag(kalender, jaar: int) -> set[date]:
    """Both packages list these; the law does not name them, as they are Sundays anyhow."""
    goede_vrijdag = next(d for d in alle_dagen(jaar) if (v := kalender.vrije_dag(d)) and v.naam == "Goede Vrijdag")
    return {goede_vrijdag + timedelta(days=2), goede_vrijdag + timedelta(days=51)}


def vijf_mei_buiten_een_lustrum(jaar: int) -> set[date]:
    """Many employers give 5 May once in five years, and the package counts it so; the law names it every year.

    In 2016 it was Ascension Day as well.
    """
    return set() if jaar % 5 == 0 or jaar == 2016 else {date(jaar, 5, 5)}


@pytest.mark.parametrize("jaar", JAREN)
def test_holidays_agrees_once_its_optional_days_are_counted(kalender, jaar):
    van_pakket = set(country_holidays("NL", years=jaar, categories=("public", "optional")))
    eigen = feestdagen(kalender, jaar)
    assert van_pakket - eigen == paaszondag_en_pinksterzondag(kalender, jaar)
    assert eigen - van_pakket == set()


@pytest.mark.parametrize("jaar", JAREN)
def test_holidays_lacks_five_may_in_most_years_among_its_public_days(kalender, jaar):
    van_pakket = set(country_holidays("NL", years=jaar))
    eigen = feestdagen(kalender, jaar)
    assert van_pakket - eigen == paaszondag_en_pinksterzondag(kalender, jaar)
    assert eigen - van_pakket == vijf_mei_buiten_een_lustrum(jaar)


@pytest.mark.parametrize("jaar", JAREN)
def test_workalendar_agrees(kalender, jaar):
    van_pakket = {dag for dag, _ in PakketWorkalendar().holidays(jaar) if dag.year == jaar}
    eigen = feestdagen(kalender, jaar)
    assert van_pakket - eigen == paaszondag_en_pinksterzondag(kalender, jaar)
    assert eigen - van_pakket == set()


@pytest.mark.parametrize("jaar", JAREN)
def test_workalendar_has_the_same_working_days(kalender, jaar):
    pakket = PakketWorkalendar()
    anders = [dag for dag in alle_dagen(jaar) if kalender.is_werkdag(dag) != pakket.is_working_day(dag)]
    assert anders == []
