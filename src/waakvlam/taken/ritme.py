"""When a recurring job comes round: every so often, or each day at a time on the clock of Amsterdam.

The next moment follows from when a job ran, and not from when it should have: whatever was missed is one run.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from waakvlam.klok import AMSTERDAM

KORTST = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Elke:
    """Every so often. Raises `ValueError` for less than a second."""

    duur: timedelta

    def __post_init__(self) -> None:
        if self.duur < KORTST:
            raise ValueError(f"een ritme is ten minste {KORTST}")

    def __str__(self) -> str:
        return f"elke {self.duur}"

    def eerste(self, nu: datetime) -> datetime:
        """The first run of a new job: at once."""
        return nu

    def volgende(self, na: datetime) -> datetime:
        """The run after one at this moment."""
        return na + self.duur


@dataclass(frozen=True, slots=True)
class Dagelijks:
    """Each day at this time in Amsterdam; once too on the day that the clock skips it or comes by it twice.

    A time that the clock skips in spring is an hour later that day; of one that comes twice in autumn the first counts.
    """

    om: time

    def __str__(self) -> str:
        return f"dagelijks {self.om:%H:%M}"

    def eerste(self, nu: datetime) -> datetime:
        """The first run of a new job: the first time that the clock comes by."""
        return self.volgende(nu)

    def volgende(self, na: datetime) -> datetime:
        """The first such moment after this one."""
        # In UTC: two moments of one time zone are compared by their clock, and that goes back an hour in autumn.
        dag = na.astimezone(AMSTERDAM).date()
        vandaag = datetime.combine(dag, self.om, AMSTERDAM).astimezone(UTC)
        if vandaag > na.astimezone(UTC):
            return vandaag
        return datetime.combine(dag + timedelta(days=1), self.om, AMSTERDAM).astimezone(UTC)


Ritme = Dagelijks | Elke
