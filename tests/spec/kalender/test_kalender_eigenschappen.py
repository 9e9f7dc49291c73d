"""What holds for every term, whatever its start and length."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from waakvlam.kern.kalender import Doorloop, Duur, Eenheid, Gelijkgesteld, Kalender, Richting, VrijeDag, plus

EEN_DAG = timedelta(days=1)
KALENDER = Kalender(
    gelijkgesteld=(Gelijkgesteld(date(2024, 5, 10), "proef"), Gelijkgesteld(date(2026, 1, 2), "proef")),
    bekend_tot=date(2028, 12, 31),
    eigen_dagen=tuple(VrijeDag(date(2026, 8, d), "sluiting", "eigen", "proef") for d in range(3, 8)),
)
LANGSTE = {Eenheid.WERKDAG: 90, Eenheid.DAG: 90, Eenheid.WEEK: 12, Eenheid.MAAND: 3}

dagen = st.dates(date(2015, 1, 1), date(2040, 12, 31)) | st.dates(date(2025, 12, 15), date(2026, 8, 20))
eenheden = st.sampled_from(Eenheid)
duren = st.builds(Duur, st.integers(0, 120), eenheden)
doorlopende_duren = st.sampled_from(sorted(LANGSTE)).flatmap(
    lambda eenheid: st.builds(Duur, st.integers(0, LANGSTE[eenheid]), st.just(eenheid))
)
richtingen = st.sampled_from(Richting)
doorlopen = st.sampled_from(Doorloop)


@given(dagen, doorlopende_duren)
@example(date(2026, 1, 9), Duur(2, Eenheid.DAG))
def test_a_longer_term_never_ends_earlier_while_both_run_on(start, duur):
    assume(duur.getal < LANGSTE[duur.eenheid])
    assert KALENDER.einde(start, duur) <= KALENDER.einde(start, Duur(duur.getal + 1, duur.eenheid))


@given(dagen, duren, richtingen)
def test_a_longer_term_never_ends_nearer_as_counted(start, duur, richting):
    korter, langer = (
        KALENDER.einde(start, Duur(getal, duur.eenheid), richting=richting, doorloop=Doorloop.GEEN)
        for getal in (duur.getal, duur.getal + 1)
    )
    assert abs(korter - start) <= abs(langer - start)


@given(dagen, duren, doorlopen)
def test_a_later_start_never_ends_earlier(start, duur, doorloop):
    eerder = KALENDER.einde(start, duur, doorloop=doorloop)
    assert eerder <= KALENDER.einde(start + EEN_DAG, duur, doorloop=doorloop)


@given(dagen, doorlopende_duren)
def test_a_term_that_runs_on_never_ends_on_a_free_day(start, duur):
    assert KALENDER.vrije_dag(KALENDER.einde(start, duur)) is None


@given(dagen, doorlopende_duren)
@example(date(2026, 7, 31), Duur(1, Eenheid.WEEK))
@example(date(2026, 1, 9), Duur(3, Eenheid.DAG))
def test_a_term_of_three_days_or_more_holds_two_days_that_are_not_free(start, duur):
    assume(duur.getal >= (1 if duur.eenheid in (Eenheid.WEEK, Eenheid.MAAND) else 3))
    einde = KALENDER.einde(start, duur)
    gewoon = [d for n in range((einde - start).days) if not KALENDER.vrije_dag(d := start + (n + 1) * EEN_DAG)]
    assert len(gewoon) >= 2


@given(dagen, doorlopende_duren)
def test_running_on_stops_at_the_first_day_that_will_do(start, duur):
    telling = KALENDER.leg_uit(start, duur)
    kaal = KALENDER.einde(start, duur, doorloop=Doorloop.GEEN)
    tussen = [kaal + n * EEN_DAG for n in range((telling.einde - kaal).days)]
    gewoon_tot = [d for n in range((telling.einde - start).days) if not KALENDER.vrije_dag(d := start + n * EEN_DAG)]
    assert all(KALENDER.vrije_dag(d) for d in tussen) or len([d for d in gewoon_tot if d > start]) < 2


@given(dagen, duren, doorlopen)
def test_running_on_never_shortens(start, duur, doorloop):
    kaal = KALENDER.einde(start, duur, doorloop=Doorloop.GEEN)
    assert start <= kaal <= KALENDER.einde(start, duur, doorloop=doorloop)


@given(dagen, st.integers(1, 400))
def test_working_days_forth_and_back_return_to_the_start(start, getal):
    assume(KALENDER.is_werkdag(start))
    duur = Duur(getal, Eenheid.WERKDAG)
    heen = KALENDER.einde(start, duur, doorloop=Doorloop.GEEN)
    assert KALENDER.einde(heen, duur, richting=Richting.VOOR) == start


@pytest.mark.parametrize("eenheid", [Eenheid.DAG, Eenheid.WEEK, Eenheid.UUR])
@given(start=dagen, getal=st.integers(0, 400))
def test_calendar_days_forth_and_back_return_to_the_start(eenheid, start, getal):
    duur = Duur(getal, eenheid)
    heen = KALENDER.einde(start, duur, doorloop=Doorloop.GEEN)
    assert KALENDER.einde(heen, duur, richting=Richting.VOOR) == start


@given(dagen, duren, richtingen, doorlopen)
def test_the_explanation_ends_where_the_term_ends(start, duur, richting, doorloop):
    telling = KALENDER.leg_uit(start, duur, richting=richting, doorloop=doorloop)
    assert telling.einde == KALENDER.einde(start, duur, richting=richting, doorloop=doorloop)


@given(dagen, st.integers(0, 120), richtingen)
def test_as_many_days_are_counted_as_the_term_has_working_days(start, getal, richting):
    stappen = KALENDER.leg_uit(start, Duur(getal, Eenheid.WERKDAG), richting=richting).stappen
    geteld = [stap.dag for stap in stappen if stap.soort == "geteld"]
    assert len(geteld) == getal
    assert all(KALENDER.is_werkdag(d) for d in geteld)
    assert start not in geteld


@given(dagen, st.integers(1, 120), richtingen, doorlopen)
def test_every_day_between_start_and_end_of_working_days_is_accounted_for(start, getal, richting, doorloop):
    telling = KALENDER.leg_uit(start, Duur(getal, Eenheid.WERKDAG), richting=richting, doorloop=doorloop)
    laagste, hoogste = sorted((start, telling.einde))
    tussen = {laagste + n * EEN_DAG for n in range((hoogste - laagste).days + 1)} - {start, telling.einde}
    assert tussen <= {stap.dag for stap in telling.stappen}


@given(dagen, st.integers(1, 60), st.integers(1, 24))
def test_repeated_windows_follow_one_another_without_gap_or_overlap(anker, maal, maanden):
    duur = Duur(maanden, Eenheid.MAAND)
    begin, volgend = plus(anker, duur, maal), plus(anker, duur, maal + 1)
    assert begin < volgend
    assert (volgend.year - begin.year) * 12 + volgend.month - begin.month == maanden
    assert volgend.day == anker.day or (volgend + EEN_DAG).day == 1


@given(dagen, st.integers(0, 40), st.integers(-5, 5))
def test_a_year_is_twelve_months(start, getal, maal):
    assert plus(start, Duur(getal, Eenheid.JAAR), maal) == plus(start, Duur(12 * getal, Eenheid.MAAND), maal)
