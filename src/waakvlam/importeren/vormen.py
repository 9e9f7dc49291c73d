"""What is read from a spreadsheet, and what is said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from waakvlam.dossiers.api import Persoonsgegevens, Vastlegging

DOSSIERS: Final = "Dossiers"
FEITEN: Final = "Feiten"
KENMERK: Final = "kenmerk"

Cel = str | int | float | bool | date | None
Rij = Mapping[str, Cel]


@dataclass(frozen=True, slots=True)
class Melding:
    """What is wrong, where, and what to do. Never the value itself: that may be about a person."""

    blad: str
    rij: int
    """As the spreadsheet numbers it; 0: the sheet as a whole."""
    kolom: str
    wat: str
    doe: str


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet as it was read: its columns and its rows by number."""

    naam: str
    kolommen: tuple[str, ...]
    rijen: tuple[tuple[int, Rij], ...]


@dataclass(frozen=True, slots=True)
class Feit:
    """A fact on a row of the sheet."""

    rij: int
    vastlegging: Vastlegging


@dataclass(slots=True)
class Aanvoer:
    """One dossier to take over: the organisation's own reference, what is known, and its facts in order of time."""

    rij: int
    kenmerk: str
    gegevens: Persoonsgegevens
    geopend: date
    feiten: list[Feit] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verslag:
    """What was or would be done."""

    meldingen: tuple[Melding, ...]
    nieuw: int = 0
    """Dossiers opened."""
    aangevuld: int = 0
    """Dossiers that were there and got facts."""
    ongewijzigd: int = 0
    feiten: int = 0
    anders: int = 0
    """Dossiers that were there with other particulars, which stay as they are."""
    geweigerd: int = 0
    """Dossiers that were left out because of what is wrong with them."""
    ingevoerd: bool = False

    @property
    def goed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.meldingen
