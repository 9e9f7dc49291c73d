"""An agreement set as data: one closed, typed model. The JSON Schema for editors is published from it."""

from datetime import date
from typing import Literal

from pydantic import Field

from waakvlam.kern.besluit import Besluit
from waakvlam.kern.brief import Brief
from waakvlam.kern.delen import BuitenBeschouwing, Deelregel, Houder, Intrekking, Nooit, Uitzondering
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.kalender import Doorloop
from waakvlam.kern.norm import Clausule, Norm, Toonplek
from waakvlam.kern.taal import Deel
from waakvlam.kern.voorwaarde import Feitpatroon

Soort = Literal[
    "plicht", "streven", "verbod", "bevoegdheid", "beslissing", "criterium", "gegevensdeling", "formulier", "veld",
    "brief", "rol", "definitie", "voorziening", "kengetal", "procedure", "tip",
]  # fmt: skip


class Clausuletekst(Deel):
    """A clause of the source document in our own words, with the reading chosen where it is ambiguous."""

    id: Clausule
    soort: Soort
    wie: list[str]
    tekst: str
    fase: str
    bron: str
    """Where it stands in the source: heading and place."""
    lezing: str = ""
    hoort_bij: Clausule | None = None


class Fase(Deel):
    """A phase of a dossier, entered by the first of these facts; the last phase entered is the present one."""

    naam: str
    titel: str
    omschrijving: str
    begint_met: list[Feitpatroon] = []


class Verval(Deel):
    """Facts that end terms before they are discharged: all terms, or those about one kind of subject."""

    door: list[Feitpatroon] = Field(min_length=1)
    onderwerp: str | None = None
    clausules: list[Clausule] = []
    """Only terms of these clauses; none: of every clause."""
    daarna_niets: bool = False
    """After it no such term begins either, until one of `heropend_door` (same subject)."""
    heropend_door: list[Feitpatroon] = []


class Kop(Deel):
    """Header of a set: what it is, where and when it holds, and how it reads its terms."""

    naam: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    titel: str
    regio: str
    versie: str
    prefix: str
    geldig_vanaf: date
    geldig_tot: date | None = None
    voorganger: str | None = None
    overgang: str = ""
    """How a running dossier of the predecessor moves to this version, in words."""
    doorloop: Doorloop = Doorloop.ATW
    eigen_dagen: dict[date, str] = {}
    rolnamen: dict[str, str] = {}
    """How this region calls a role, where that differs from the vocabulary."""
    verzamelrollen: dict[str, list[str]] = {}
    """A role that here only stands for these roles together: what it may, each of them may."""
    routes: list[str] = []
    """Along which routes people come to a home here; none named: all of the vocabulary."""
    contractvormen: list[str] = []
    """Which forms of contract are in use here; none named: all of the vocabulary."""
    hoofdstukken: dict[str, str] = {}
    """Titles of the agreements and annexes, by the number in their clause ids: `{"1": ..., "B1": ...}`."""
    fasen: list[Fase] = Field(min_length=1)
    verval: list[Verval] = Field(min_length=1)


class Toelichting(Deel):
    """Guidance (a role, definition, tip, facility or procedure), shown where it helps."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    clausules: list[Clausule] = Field(min_length=1)
    titel: str
    tekst: str = Field(min_length=10)
    toon_bij: Toonplek


class Kengetal(Deel):
    """A figure measured per dossier: how often facts occur, or the days between two facts."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    clausules: list[Clausule] = Field(min_length=1)
    titel: str
    telt: list[Feitpatroon] = []
    van: list[Feitpatroon] = []
    tot: list[Feitpatroon] = []
    toelichting: str = ""


class Inhoud(Deel):
    """What a file of a set may hold besides the header."""

    clausules: list[Clausuletekst] = []
    normen: list[Norm] = []
    besluiten: list[Besluit] = []
    handelingen: list[Handelingsregel] = []
    delen: list[Deelregel] = []
    houders: list[Houder] = []
    nooit: list[Nooit] = []
    uitzonderingen: list[Uitzondering] = []
    intrekking: list[Intrekking] = []
    buiten_beschouwing: list[BuitenBeschouwing] = []
    toelichtingen: list[Toelichting] = []
    kengetallen: list[Kengetal] = []
    formulieren: list[Formulier] = []
    brieven: list[Brief] = []


class Afsprakenset(Inhoud):
    """A whole set: header and contents of all its files together."""

    kop: Kop
    vingerafdruk: str = ""
    """Hash of the canonical content: part of every receipt."""
