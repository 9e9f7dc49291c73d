"""What goes in and out of this app: plain frozen data."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.kern.fouten import Waakvlamfout

CONTACTSOORTEN: dict[str, str | Promise] = {
    "overlast": _("Centraal adres voor overlast"),
    "contactpersoon": _("Contactpersoon"),
    "crisis": _("Bij crisis"),
    "gegevensbescherming": _("Vragen over gegevens"),
    "algemeen": _("Algemeen"),
}
"""What a contact point is for."""


class Organisatiefout(Waakvlamfout):
    """What was asked for an organisation, team or member cannot be; the message says why, in words for a user."""


@dataclass(frozen=True, slots=True)
class Organisatieregel:
    """An organisation, and in which roles it acts in which regions."""

    sleutel: str
    naam: str
    rollen: tuple[tuple[str, str], ...]
    """Role and region."""
    gesloten_op: datetime | None = None
    """When it left."""
    gesloten_om: str = ""
    """Why, as a code."""

    @property
    def actief(self) -> bool:
        """Whether it takes part."""
        return self.gesloten_op is None


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

    @property
    def soortnaam(self) -> str:
        """What it is for, in words."""
        return str(CONTACTSOORTEN.get(self.soort, self.soort))

    @property
    def belnummer(self) -> str:
        """The number as a telephone dials it: `06 (12) 34` is 061234. Empty without one."""
        return "".join(teken for teken in self.telefoon if teken.isdecimal() or teken == "+")


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
