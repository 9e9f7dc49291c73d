"""What a term says about itself: its steps by name, its warnings, its length in words."""

from datetime import date

import pytest

from waakvlam.kern.kalender import Doorloop, Duur, Eenheid, Kalender, Richting


def in_woorden(telling) -> list[str]:
    return [f"{stap.soort} {stap.dag:%d-%m} {stap.naam}" for stap in telling.stappen]


def test_skipped_days_are_named_and_counted_days_too(kalender):
    telling = kalender.leg_uit(date(2026, 4, 2), Duur(2, Eenheid.WERKDAG), richting=Richting.NA, doorloop=Doorloop.ATW)
    assert in_woorden(telling) == [
        "overgeslagen 03-04 Goede Vrijdag",
        "overgeslagen 04-04 zaterdag",
        "overgeslagen 05-04 zondag",
        "overgeslagen 06-04 Tweede Paasdag",
        "geteld 07-04 dinsdag",
        "geteld 08-04 woensdag",
    ]
    assert (telling.start, telling.duur, telling.richting, telling.einde, telling.waarschuwingen) == (
        date(2026, 4, 2),
        Duur(2, Eenheid.WERKDAG),
        Richting.NA,
        date(2026, 4, 8),
        (),
    )


def test_an_equated_day_is_counted_and_then_run_through(kalender):
    telling = kalender.leg_uit(date(2025, 12, 30), Duur(2, Eenheid.WERKDAG))
    assert in_woorden(telling) == [
        "geteld 31-12 woensdag",
        "overgeslagen 01-01 Nieuwjaarsdag",
        "geteld 02-01 gelijkgestelde vrijdag",
        "doorgelopen 02-01 gelijkgestelde vrijdag",
        "doorgelopen 03-01 zaterdag",
        "doorgelopen 04-01 zondag",
    ]
    assert telling.einde == date(2026, 1, 5)


def test_days_run_through_are_named(kalender):
    telling = kalender.leg_uit(date(2026, 11, 13), Duur(6, Eenheid.WEEK))
    assert in_woorden(telling) == [
        "geteld 25-12 Eerste Kerstdag",
        "doorgelopen 25-12 Eerste Kerstdag",
        "doorgelopen 26-12 Tweede Kerstdag",
        "doorgelopen 27-12 zondag",
    ]


def test_days_added_by_article_two_are_named(kalender):
    telling = kalender.leg_uit(date(2026, 1, 9), Duur(3, Eenheid.DAG))
    assert in_woorden(telling) == ["geteld 12-01 maandag", "verlengd 13-01 dinsdag"]


def test_lengthening_names_the_free_days_it_passes(zonder_besluiten):
    telling = zonder_besluiten.leg_uit(date(2024, 12, 25), Duur(3, Eenheid.DAG))
    assert in_woorden(telling) == [
        "geteld 28-12 zaterdag",
        "doorgelopen 28-12 zaterdag",
        "doorgelopen 29-12 zondag",
    ]
    telling = zonder_besluiten.leg_uit(date(2026, 4, 25), Duur(3, Eenheid.DAG))
    assert in_woorden(telling) == ["geteld 28-04 dinsdag", "verlengd 29-04 woensdag"]


def test_lengthening_over_a_holiday_names_it(kalender):
    telling = kalender.leg_uit(date(2026, 5, 1), Duur(3, Eenheid.DAG))
    assert in_woorden(telling) == ["geteld 04-05 maandag", "verlengd 05-05 Bevrijdingsdag", "verlengd 06-05 woensdag"]
    assert telling.einde == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("start", "duur", "stap"),
    [
        (date(2025, 1, 31), Duur(1, Eenheid.MAAND), "maandeinde 28-02 februari heeft geen 31e dag"),
        (date(2025, 1, 29), Duur(1, Eenheid.MAAND), "maandeinde 28-02 februari heeft geen 29e dag"),
        (date(2025, 1, 28), Duur(1, Eenheid.MAAND), "geteld 28-02 vrijdag"),
        (date(2024, 2, 29), Duur(1, Eenheid.JAAR), "maandeinde 28-02 februari heeft geen 29e dag"),
        (date(2026, 3, 31), Duur(1, Eenheid.MAAND), "maandeinde 30-04 april heeft geen 31e dag"),
    ],
)
def test_a_month_without_the_day_says_so(kalender, start, duur, stap):
    assert in_woorden(kalender.leg_uit(start, duur)) == [stap]


def test_counting_back_names_what_it_passes(kalender):
    telling = kalender.leg_uit(date(2026, 5, 18), Duur(2, Eenheid.WERKDAG), richting=Richting.VOOR)
    assert in_woorden(telling) == [
        "overgeslagen 17-05 zondag",
        "overgeslagen 16-05 zaterdag",
        "geteld 15-05 gelijkgestelde vrijdag",
        "overgeslagen 14-05 Hemelvaartsdag",
        "geteld 13-05 woensdag",
    ]


def test_a_term_of_nothing_takes_no_steps(kalender):
    assert kalender.leg_uit(date(2026, 5, 18), Duur(0, Eenheid.DAG), richting=Richting.VOOR).stappen == ()


WAARSCHUWING = ("Dagen die na 31 december 2028 met een feestdag gelijkgesteld worden, zijn nog niet bekend.",)


@pytest.mark.parametrize(
    ("start", "duur", "waarschuwingen"),
    [
        (date(2028, 12, 28), Duur(1, Eenheid.WERKDAG), ()),
        (date(2028, 12, 29), Duur(1, Eenheid.WERKDAG), WAARSCHUWING),
        (date(2028, 12, 30), Duur(1, Eenheid.DAG), WAARSCHUWING),  # the 31st is a Sunday: runs on into 2029
        (date(2028, 11, 30), Duur(1, Eenheid.MAAND), WAARSCHUWING),
        (date(2028, 11, 29), Duur(1, Eenheid.MAAND), ()),
        (date(2028, 6, 30), Duur(2, Eenheid.JAAR), ()),  # no decree can move it
    ],
)
def test_a_term_past_the_known_decrees_warns(kalender, start, duur, waarschuwingen):
    assert kalender.leg_uit(start, duur).waarschuwingen == waarschuwingen


def test_the_last_known_day_itself_does_not_warn():
    kalender = Kalender((), date(2026, 1, 8))
    assert kalender.leg_uit(date(2026, 1, 7), Duur(1, Eenheid.DAG)).waarschuwingen == ()
    assert len(kalender.leg_uit(date(2026, 1, 8), Duur(1, Eenheid.DAG)).waarschuwingen) == 1


@pytest.mark.parametrize("anders", [{"richting": Richting.VOOR}, {"doorloop": Doorloop.GEEN}])
def test_a_term_that_does_not_run_on_needs_no_warning(kalender, anders):
    assert kalender.leg_uit(date(2030, 1, 14), Duur(1, Eenheid.WERKDAG), **anders).waarschuwingen == ()


@pytest.mark.parametrize(
    ("duur", "tekst"),
    [
        (Duur(1, Eenheid.WERKDAG), "1 werkdag"),
        (Duur(5, Eenheid.WERKDAG), "5 werkdagen"),
        (Duur(0, Eenheid.DAG), "0 dagen"),
        (Duur(1, Eenheid.DAG), "1 dag"),
        (Duur(20, Eenheid.DAG), "20 dagen"),
        (Duur(1, Eenheid.WEEK), "1 week"),
        (Duur(6, Eenheid.WEEK), "6 weken"),
        (Duur(1, Eenheid.MAAND), "1 maand"),
        (Duur(3, Eenheid.MAAND), "3 maanden"),
        (Duur(1, Eenheid.JAAR), "1 jaar"),
        (Duur(2, Eenheid.JAAR), "2 jaar"),
        (Duur(1, Eenheid.UUR), "1 uur"),
        (Duur(24, Eenheid.UUR), "24 uur"),
    ],
)
def test_a_length_reads_as_plain_dutch(duur, tekst):
    assert str(duur) == tekst


def test_a_length_is_never_negative():
    with pytest.raises(ValueError, match="nul of meer, niet -1 dag"):
        Duur(-1, Eenheid.DAG)
