"""The nine holidays of the Algemene termijnenwet (ATW), year by year, and the Dutch names of days and months.

The law of 2014 and later holds. Before 2014 the birthday of the monarch was celebrated on 30 April, or on the 29th
where the 30th was a Sunday; no other older law is known here.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

ATW: Final = "Algemene termijnenwet"
EERSTE_LID: Final = f"{ATW}, artikel 3, eerste lid"
TWEEDE_LID: Final = f"{ATW}, artikel 3, tweede lid"
EERSTE_KONINGSDAG: Final = 2014
ZATERDAG: Final = 5

WEEKDAGEN: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN: Final = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


class Feestdag(NamedTuple):
    """A holiday by name, and the paragraph of the law that names it."""

    naam: str
    bron: str


@cache
def feestdagen(jaar: int) -> Mapping[date, Feestdag]:
    """Return the nine days of article 3; where two coincide (Ascension Day on 5 May) one day bears both names."""
    pasen = eerste_paasdag(jaar)
    dagen = (
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen + timedelta(days=1), "Tweede Paasdag"),
        _verjaardag_koning(jaar),
        (date(jaar, 5, 5), "Bevrijdingsdag"),
        (pasen + timedelta(days=39), "Hemelvaartsdag"),
        (pasen + timedelta(days=50), "Tweede Pinksterdag"),
        (date(jaar, 12, 25), "Eerste Kerstdag"),
        (date(jaar, 12, 26), "Tweede Kerstdag"),
    )
    per_datum = {pasen - timedelta(days=2): Feestdag("Goede Vrijdag", TWEEDE_LID)}
    for datum, naam in dagen:
        eerder = per_datum.get(datum)
        per_datum[datum] = Feestdag(f"{eerder.naam} en {naam}" if eerder else naam, EERSTE_LID)
    return MappingProxyType(per_datum)


def eerste_paasdag(jaar: int) -> date:
    """Return Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher."""
    eeuw, rest = divmod(jaar, 100)
    gulden = jaar % 19
    epacta = (19 * gulden + eeuw - eeuw // 4 - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    tot_zondag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - epacta - rest % 4) % 7
    correctie = (gulden + 11 * epacta + 22 * tot_zondag) // 451
    maand, dag = divmod(epacta + tot_zondag - 7 * correctie + 114, 31)
    return date(jaar, maand, dag + 1)


def _verjaardag_koning(jaar: int) -> tuple[date, str]:
    """Return the day on which the birthday of the monarch is celebrated: a day early where it falls on a Sunday."""
    dag, naam = (27, "Koningsdag") if jaar >= EERSTE_KONINGSDAG else (30, "Koninginnedag")
    verjaardag = date(jaar, 4, dag)
    return (verjaardag - timedelta(days=1) if verjaardag.weekday() > ZATERDAG else verjaardag), naam
