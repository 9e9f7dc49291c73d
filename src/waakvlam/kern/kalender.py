"""Which days are free, and on which day a term ends.

The agreements follow the Algemene termijnenwet (ATW) by analogy; every reading of that law is in this one module.

- The day of the event never counts. Working days are counted one by one; a day equated by royal decree is one of them.
- Article 1: a term that ends on a free day runs on to the first day that is not free, and here a day
  equated by decree is free.
- Article 2: a term of at least three days holds at least two days that are not free. The number that the agreement
  states decides: two working days stay two, however many calendar days they take.
- Article 4: neither holds for hours, years, more than 90 days, 12 weeks or 3 months. Working days are measured against
  the 90 by their own number. Neither holds for a term counted back, nor for a minimum or maximum duration.
- A term in hours counts from the end of the first day and ends on the date on which its last hour ends: 24 hours are
  one day, 25 hours two.

Which days are holidays, and for which years, stands in `kalenderdata`.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

from waakvlam.kern.kalenderdata import ATW, MAANDEN, WEEKDAGEN, ZATERDAG, feestdagen

DAG_LENGTE: Final = timedelta(days=1)
UREN_PER_DAG: Final = 24
MAANDEN_PER_JAAR: Final = 12
MINSTENS_DAGEN: Final = 3
MINSTENS_GEWONE_DAGEN: Final = 2

SoortDag = Literal["weekend", "feestdag", "gelijkgesteld", "eigen"]
SoortStap = Literal["geteld", "overgeslagen", "doorgelopen", "verlengd", "maandeinde"]


class Eenheid(StrEnum):
    """The unit in which a term is stated."""

    UUR = "uur"
    WERKDAG = "werkdag"
    DAG = "dag"
    WEEK = "week"
    MAAND = "maand"
    JAAR = "jaar"


class Richting(StrEnum):
    """Whether a term counts on from its day or back from it."""

    NA = "na"
    VOOR = "voor"


class Doorloop(StrEnum):
    """How a set of agreements reads a term that ends on a free day."""

    ATW = "atw"
    GEEN = "geen"


MEERVOUD: Final = MappingProxyType(
    {Eenheid.WERKDAG: "werkdagen", Eenheid.DAG: "dagen", Eenheid.WEEK: "weken", Eenheid.MAAND: "maanden"}
)
# ATW article 4: the longest term per unit to which articles 1 and 2 apply; hours and years have none.
LANGSTE_DOORLOPENDE: Final = MappingProxyType(
    {Eenheid.WERKDAG: 90, Eenheid.DAG: 90, Eenheid.WEEK: 12, Eenheid.MAAND: 3}
)


@dataclass(frozen=True, slots=True)
class Duur:
    """A length of time as an agreement states it; its text is plain Dutch."""

    getal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        if self.getal < 0:
            raise ValueError(f"Een duur is nul of meer, niet {self.getal} {self.eenheid}.")

    def __str__(self) -> str:
        naam = self.eenheid.value if self.getal == 1 else MEERVOUD.get(self.eenheid, self.eenheid.value)
        return f"{self.getal} {naam}"


@dataclass(frozen=True, slots=True)
class VrijeDag:
    """A day that is free, with its name, its kind and what makes it so."""

    datum: date
    naam: str
    soort: SoortDag
    bron: str


@dataclass(frozen=True, slots=True)
class Gelijkgesteld:
    """A day equated with a public holiday by royal decree (ATW article 3, third paragraph)."""

    datum: date
    bron: str


@dataclass(frozen=True, slots=True)
class Stap:
    """One step on the way to the last day: a day, named, and what was done with it."""

    soort: SoortStap
    dag: date
    naam: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How the last day of a term came about."""

    start: date
    duur: Duur
    richting: Richting
    einde: date
    stappen: tuple[Stap, ...]
    waarschuwingen: tuple[str, ...]


Spoor = list[tuple[SoortStap, date]]


def plus(start: date, duur: Duur, maal: int = 1) -> date:
    """Add `maal` times `duur` by the calendar alone, always from `start`: 31 January keeps its 31st in March.

    Where a month lacks the day, its last day is taken. A negative `maal` counts back.
    """
    aantal = duur.getal * maal
    match duur.eenheid:
        case Eenheid.WERKDAG:
            raise ValueError("Werkdagen tellen vraagt een kalender: gebruik Kalender.einde.")
        case Eenheid.UUR:
            hele_dagen = -(-abs(aantal) // UREN_PER_DAG)
            return start + timedelta(days=hele_dagen if aantal >= 0 else -hele_dagen)
        case Eenheid.DAG:
            return start + timedelta(days=aantal)
        case Eenheid.WEEK:
            return start + timedelta(weeks=aantal)
        case Eenheid.MAAND:
            return _plus_maanden(start, aantal)
        case Eenheid.JAAR:
            return _plus_maanden(start, aantal * MAANDEN_PER_JAAR)


def _plus_maanden(start: date, maanden: int) -> date:
    jaar, maand = divmod(start.year * MAANDEN_PER_JAAR + start.month - 1 + maanden, MAANDEN_PER_JAAR)
    return date(jaar, maand + 1, min(start.day, calendar.monthrange(jaar, maand + 1)[1]))


@dataclass(frozen=True)
class Kalender:
    """The free days as one set of agreements knows them; `bekend_tot` is the last day covered by the decrees."""

    gelijkgesteld: tuple[Gelijkgesteld, ...]
    bekend_tot: date
    eigen_dagen: tuple[VrijeDag, ...] = ()
    _bijzonder: dict[date, VrijeDag] = field(init=False, repr=False, compare=False, default_factory=dict)
    _einden: dict[tuple[int, Duur, Richting, Doorloop], date] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        for gelijk in self.gelijkgesteld:
            naam = f"gelijkgestelde {WEEKDAGEN[gelijk.datum.weekday()]}"
            self._bijzonder[gelijk.datum] = VrijeDag(gelijk.datum, naam, "gelijkgesteld", gelijk.bron)
        for eigen in self.eigen_dagen:
            if eigen.soort != "eigen":
                raise ValueError(f"{eigen.naam} ({eigen.datum}) is geen eigen dag maar {eigen.soort}.")
            self._bijzonder[eigen.datum] = eigen

    def vrije_dag(self, dag: date) -> VrijeDag | None:
        """Name the free day, if it is one: a holiday before a day of the set, that before a weekend, then a decree."""
        feestdag = feestdagen(dag.year).get(dag)
        if feestdag is not None:
            return VrijeDag(dag, feestdag.naam, "feestdag", feestdag.bron)
        bijzonder = self._bijzonder.get(dag)
        if dag.weekday() < ZATERDAG or (bijzonder is not None and bijzonder.soort == "eigen"):
            return bijzonder
        return VrijeDag(dag, WEEKDAGEN[dag.weekday()], "weekend", f"{ATW}, artikel 1, eerste lid")

    def is_werkdag(self, dag: date) -> bool:
        """Say whether the day counts as a working day; a day equated by decree does."""
        vrij = self.vrije_dag(dag)
        return vrij is None or vrij.soort == "gelijkgesteld"

    def einde(
        self, start: date, duur: Duur, *, richting: Richting = Richting.NA, doorloop: Doorloop = Doorloop.ATW
    ) -> date:
        """Return the last day of a term."""
        sleutel = (start.toordinal(), duur, richting, doorloop)
        einde = self._einden.get(sleutel)
        if einde is None:
            einde = self._einden[sleutel] = self._spoor(start, duur, richting, doorloop)[0]
        return einde

    def leg_uit(
        self, start: date, duur: Duur, *, richting: Richting = Richting.NA, doorloop: Doorloop = Doorloop.ATW
    ) -> Telling:
        """Return the last day of a term with each step on the way to it.

        The warning about decrees yet to come is given only where a day equated by one could move the last day.
        """
        einde, spoor = self._spoor(start, duur, richting, doorloop)
        stappen = tuple(Stap(soort, dag, self._naam(soort, dag, start)) for soort, dag in spoor)
        onbekend = einde > self.bekend_tot and _loopt_door(duur, richting, doorloop)
        return Telling(start, duur, richting, einde, stappen, (self._waarschuwing(),) if onbekend else ())

    def minimum_voorbij_op(self, start: date, duur: Duur) -> date:
        """Return the first day on which 'at least `duur` after `start`' allows the act: the day itself."""
        return self.einde(start, duur, doorloop=Doorloop.GEEN)

    def maximum(self, start: date, duur: Duur) -> date:
        """Return the last day of 'at most `duur` from `start`'."""
        return self.einde(start, duur, doorloop=Doorloop.GEEN)

    def _spoor(self, start: date, duur: Duur, richting: Richting, doorloop: Doorloop) -> tuple[date, Spoor]:
        start = date.fromordinal(start.toordinal())
        spoor: Spoor = []
        if duur.eenheid == Eenheid.WERKDAG:
            spoor.extend(self._tel_werkdagen(start, duur.getal, richting))
        elif duur.getal:
            geteld = plus(start, duur, -1 if richting == Richting.VOOR else 1)
            maandeinde = duur.eenheid in (Eenheid.MAAND, Eenheid.JAAR) and geteld.day != start.day
            spoor.append(("maandeinde" if maandeinde else "geteld", geteld))
        einde = spoor[-1][1] if spoor else start
        if _loopt_door(duur, richting, doorloop):
            einde = self._loop_door(start, einde, duur, spoor)
        return einde, spoor

    def _tel_werkdagen(self, start: date, aantal: int, richting: Richting) -> Iterator[tuple[SoortStap, date]]:
        pas = -DAG_LENGTE if richting == Richting.VOOR else DAG_LENGTE
        dag = start
        while aantal:
            dag += pas
            werkdag = self.is_werkdag(dag)
            aantal -= werkdag
            yield ("geteld" if werkdag else "overgeslagen"), dag

    def _loop_door(self, start: date, einde: date, duur: Duur, spoor: Spoor) -> date:
        """Apply articles 1 and 2; each day run through or added leaves a step."""
        while self.vrije_dag(einde):
            spoor.append(("doorgelopen", einde))
            einde += DAG_LENGTE
        while _is_minstens_drie_dagen(duur) and self._te_weinig_gewone_dagen(start, einde):
            einde += DAG_LENGTE
            spoor.append(("verlengd", einde))
        return einde

    def _te_weinig_gewone_dagen(self, start: date, einde: date) -> bool:
        gewoon = 0
        dag = start
        while dag < einde and gewoon < MINSTENS_GEWONE_DAGEN:
            dag += DAG_LENGTE
            gewoon += self.vrije_dag(dag) is None
        return gewoon < MINSTENS_GEWONE_DAGEN

    def _naam(self, soort: SoortStap, dag: date, start: date) -> str:
        if soort == "maandeinde":
            return f"{MAANDEN[dag.month - 1]} heeft geen {start.day}e dag"
        vrij = self.vrije_dag(dag)
        return vrij.naam if vrij else WEEKDAGEN[dag.weekday()]

    def _waarschuwing(self) -> str:
        tot = f"{self.bekend_tot.day} {MAANDEN[self.bekend_tot.month - 1]} {self.bekend_tot.year}"
        return f"Dagen die na {tot} met een feestdag gelijkgesteld worden, zijn nog niet bekend."


def _loopt_door(duur: Duur, richting: Richting, doorloop: Doorloop) -> bool:
    """Say whether articles 1 and 2 hold for this term (articles 1, second paragraph, and 4)."""
    langste = LANGSTE_DOORLOPENDE.get(duur.eenheid)
    return doorloop == Doorloop.ATW and richting == Richting.NA and langste is not None and duur.getal <= langste


def _is_minstens_drie_dagen(duur: Duur) -> bool:
    if duur.eenheid in (Eenheid.WEEK, Eenheid.MAAND):
        return duur.getal > 0
    return duur.getal >= MINSTENS_DAGEN
