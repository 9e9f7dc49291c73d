"""What goes in and out of this app: plain frozen data."""

from dataclasses import dataclass
from datetime import date, datetime

from waakvlam.kern.fouten import Waakvlamfout


class Organisatiefout(Waakvlamfout):
    """What was asked for an organisation, team or member cannot be; the message says why, in words for a user."""


@dataclass(frozen=True, slots=True)
class Organisatieregel:
    """An organisation, and in which roles it acts in which regions."""

    sleutel: str
    naam: str
    actief: bool
    rollen: tuple[tuple[str, str], ...]
    """Role and region."""


@dataclass(frozen=True, slots=True)
class Lidregel:
    """That someone works for an organisation in one role; from the moment `tot` there is no access."""

    id: int
    account: str
    naam: str
    email: str
    organisatie: str
    organisatienaam: str
    rol: str
    regio: str
    functie: str
    omschrijving: str
    team: int | None
    teamnaam: str
    vanaf: datetime
    tot: datetime | None

    def geldt_op(self, moment: datetime) -> bool:
        """Whether it holds at this moment."""
        return self.vanaf <= moment and (self.tot is None or moment < self.tot)


@dataclass(frozen=True, slots=True)
class Teamregel:
    """A team of an organisation."""

    id: int
    naam: str
    actief: bool


@dataclass(frozen=True, slots=True)
class Vervangregel:
    """That a colleague takes over someone's work, both days included."""

    id: int
    afwezig: int
    """The membership of who is away."""
    afwezig_account: str
    afwezig_naam: str
    vervanger: int
    vervanger_account: str
    vervanger_naam: str
    vanaf: date
    tot_en_met: date


@dataclass(frozen=True, slots=True)
class Contactgegevens:
    """What can be filled in of a contact point; `gemeente` empty: for the whole region."""

    soort: str
    regio: str
    gemeente: str = ""
    naam: str = ""
    telefoon: str = ""
    email: str = ""
    bereikbaar: str = ""
    clausule: str = ""


@dataclass(frozen=True, slots=True)
class Contactregel:
    """Where an organisation can be reached, and who said so when."""

    id: int
    organisatie: str
    organisatienaam: str
    gegevens: Contactgegevens
    bijgewerkt_op: datetime
    bijgewerkt_door: str
    """The account."""
