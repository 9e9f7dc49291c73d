"""What the work list gives: rows and pages, already cut to what the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Werkregel:
    """A row of the work list."""

    nummer: str
    afsprakenset: str
    naam: str | None
    sleutel: str
    clausule: str
    wat: str
    uiterlijk: date | None
    status: str
    dragers: tuple[str, ...]
    onbekend: bool
    vanaf: date | None = None
    """First day of the window of a periodic duty."""
    gemist: bool = False
    """It went by and can no longer be done."""
    eigen: date | None = None
    """The last day by the own protocol, where the row is placed by that and not by `uiterlijk`."""
    alleen_eigen: bool = False
    """The agreements have no such term: `uiterlijk` is the own last day."""
    wettelijk: bool = False
    """It is the law that asks this of the own organisation."""
    alleen_eigen_voorbij: bool = False
    """The own last day has passed, and that of the agreements has not."""
    verklaard_op: date | None = None
    """Of what the reader owes: when it was last said why it was not done as agreed."""
    taak: bool = False
    """An own task: what it says stands in its fact alone."""


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """A page of the work list."""

    groep: str
    rijen: tuple[Werkregel, ...]
    tellingen: Mapping[str, int]
    """How many rows each group has; `HOOGSTENS` + 1 where there are more."""
    pagina: int
    paginas: int

    @property
    def aantal(self) -> int:
        """How many rows this group has."""
        return self.tellingen[self.groep]
