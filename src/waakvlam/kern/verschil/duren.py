"""Compare lengths of time: shorter, longer or equal, but only where that holds on any calendar.

Lengths in the same unit compare by their number. Others compare by their bounds in days: 'a month' is 28 to 31 days,
'2 working days' is 2 to 6. Where the bounds overlap, it depends on the day, and the answer is `ANDERS`.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from waakvlam.kern.kalender import LANGSTE_DOORLOPENDE, Doorloop, Duur, Eenheid, Kalender, VrijeDag, plus
from waakvlam.kern.verschil.condities import Verhouding

EERSTE, LAATSTE = date(2020, 1, 1), date(2059, 12, 31)
"""Days from which bounds are measured: every weekday, leap year and nearly every date of Easter is among them."""
CYCLUS: Final = 4 * 366
DOORLOOP_DAGEN: Final = 10
"""More days than a term ever runs on: no row of weekends, holidays and days equated by decree is as long."""
DAGEN_PER_WEEK, MAANDEN_PER_JAAR, UREN_PER_DAG = 7, 12, 24


@dataclass(frozen=True, slots=True)
class Telwijze:
    """How a set counts: its calendar, and how it reads a term that ends on a free day."""

    kalender: Kalender
    doorloop: Doorloop


def vergelijk_duren(
    a: Duur, b: Duur, telt_a: Telwijze, telt_b: Telwijze, *, schuift: bool, terug: bool = False
) -> Verhouding:
    """ENGER when `b` is never longer than `a`, RUIMER when never shorter, GELIJK when they are the same length.

    `schuift`: a term that may run on from a free day; `terug`: one that counts back, which never does.
    """
    kaal_a, kaal_b = kaal(a), kaal(b)
    door_a, door_b = (schuift and not terug and _loopt_door(d, t) for d, t in ((a, telt_a), (b, telt_b)))
    if kaal_a.eenheid is kaal_b.eenheid and _zelfde_dagen(kaal_a, telt_a, telt_b):
        if kaal_a.getal == kaal_b.getal:
            return Verhouding.GELIJK
        if door_a == door_b:
            return Verhouding.ENGER if kaal_b.getal < kaal_a.getal else Verhouding.RUIMER
    min_a, max_a = grenzen(kaal_a, telt_a.kalender)
    min_b, max_b = grenzen(kaal_b, telt_b.kalender)
    if door_a != door_b:
        max_a, max_b = max_a + DOORLOOP_DAGEN * door_a, max_b + DOORLOOP_DAGEN * door_b
    return naar_grenzen((min_a, max_a), (min_b, max_b))


def naar_grenzen(a: tuple[int, int], b: tuple[int, int]) -> Verhouding:
    """Compare two ranges of days."""
    if a == b and a[0] == a[1]:
        return Verhouding.GELIJK
    if b[1] <= a[0]:
        return Verhouding.ENGER
    return Verhouding.RUIMER if b[0] >= a[1] else Verhouding.ANDERS


def grenzen(duur: Duur, kalender: Kalender) -> tuple[int, int]:
    """The fewest and the most days that a length of time takes, before it runs on from a free day."""
    if duur.eenheid is Eenheid.WERKDAG:
        return _werkdagen(duur.getal, kalender.eigen_dagen) if duur.getal else (0, 0)
    return _kalenderdagen(duur)


def kaal(duur: Duur) -> Duur:
    """Weeks as days and years as months: the same length in fewer units."""
    if duur.eenheid is Eenheid.WEEK:
        return Duur(duur.getal * DAGEN_PER_WEEK, Eenheid.DAG)
    if duur.eenheid is Eenheid.JAAR:
        return Duur(duur.getal * MAANDEN_PER_JAAR, Eenheid.MAAND)
    return duur


def _zelfde_dagen(duur: Duur, telt_a: Telwijze, telt_b: Telwijze) -> bool:
    """Whether both sets count the same days in this unit."""
    return duur.eenheid is not Eenheid.WERKDAG or telt_a.kalender.eigen_dagen == telt_b.kalender.eigen_dagen


def _loopt_door(duur: Duur, telwijze: Telwijze) -> bool:
    langste = LANGSTE_DOORLOPENDE.get(duur.eenheid)
    return telwijze.doorloop is Doorloop.ATW and langste is not None and duur.getal <= langste


@cache
def _kalenderdagen(duur: Duur) -> tuple[int, int]:
    if duur.eenheid is Eenheid.UUR:
        dagen = -(-duur.getal // UREN_PER_DAG)
        return dagen, dagen
    begin = EERSTE.toordinal()
    lengten = {(plus(date.fromordinal(n), duur).toordinal() - n) for n in range(begin, begin + CYCLUS)}
    return min(lengten), max(lengten)


@cache
def _werkdagen(getal: int, eigen: tuple[VrijeDag, ...]) -> tuple[int, int]:
    dagen = _alle_werkdagen(eigen)
    laatste_begin = dagen[-getal - 1]
    lengten = {dagen[bisect_right(dagen, n) + getal - 1] - n for n in range(EERSTE.toordinal(), laatste_begin)}
    return min(lengten), max(lengten)


@cache
def _alle_werkdagen(eigen: tuple[VrijeDag, ...]) -> tuple[int, ...]:
    kalender = Kalender((), LAATSTE, eigen)
    alle = range(EERSTE.toordinal(), LAATSTE.toordinal() + 1)
    return tuple(n for n in alle if kalender.is_werkdag(date.fromordinal(n)))
