"""What goes in and out of the door of the store: plain frozen data, already cut to what the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.toetsen import LOPEND
from waakvlam.toegang.api import Partijschap


@dataclass(frozen=True, slots=True)
class Vastlegging:
    """A fact to record: what happened, when, about what.

    `namens` is the role whose fact it is when that is not the reader's own. `corrigeert` and `vervalt` hold the
    `kenmerk` of an earlier fact: replaced by this one, or withdrawn (then `velden` stay empty). `betrokkene` says whose
    data it is, of those that its type allows; without it the first of them.
    """

    type: str
    op: date
    tijd: time | None = None
    betreft: str | None = None
    velden: Mapping[str, Veldwaarde] = field(default_factory=dict)
    namens: str | None = None
    corrigeert: str | None = None
    vervalt: str | None = None
    motivering: str = ""
    betrokkene: str | None = None


@dataclass(frozen=True, slots=True)
class Feitregel:
    """A fact on the timeline. `stand`: geldt, verbeterd (another replaced it), ingetrokken, or intrekking."""

    kenmerk: str
    type: str
    titel: str
    categorie: str
    op: date
    tijd: time | None
    betreft: str | None
    velden: tuple[tuple[str, str, Veldwaarde], ...]
    """Name, title and value of each filled-in field."""
    motivering: str
    door: str
    rol: str
    organisatie: str
    account: str
    vastgelegd_op: datetime
    stand: str = "geldt"
    corrigeert: str | None = None
    vervalt: str | None = None
    eigen: bool = False
    """Recorded by the reader's own organisation, which alone may correct or withdraw it."""
    gewist_op: datetime | None = None
    """When its content was erased: then it has no fields and no reason."""
    wisgrond: str = ""
    """Why: termijn (the retention term passed) or verzoek (a granted request)."""
    betrokkene: str = "deelnemer"
    """Whose data it is."""


@dataclass(frozen=True, slots=True)
class Eigenregel:
    """The last day by the reader's own protocol; `alleen`: the agreements have no such term; `wet`: the law asks it."""

    uiterlijk: date | None
    status: str
    titel: str
    bron: str
    telt: bool
    """Whether it is still to be done by the protocol, and can be."""
    alleen: bool = False
    wet: bool = False


@dataclass(frozen=True, slots=True)
class Termijnregel:
    """A term as the reader may see it; `aanleiding` and `vervuld_door` only where those facts are visible."""

    sleutel: str
    norm: str
    clausule: str
    clausules: tuple[str, ...]
    wat: str
    dragers: tuple[str, ...]
    jegens: tuple[str, ...]
    uiterlijk: date | None
    vanaf: date | None
    status: str
    betreft: str | None
    onbekend: bool
    mijn: bool
    inhaalbaar: bool = True
    aanleiding: Feitregel | None = None
    vervuld_door: Feitregel | None = None
    noot: str = ""
    eerdere_afspraken: str = ""
    """Title of the earlier version of the agreements under which it began, where that is not the present one."""
    eigen: Eigenregel | None = None

    @property
    def loopt(self) -> bool:
        """Whether something is still owed, by the agreements or by the own protocol."""
        return self.status in LOPEND or (self.eigen is not None and self.eigen.telt)

    @property
    def dag(self) -> date | None:
        """The day to work towards: the own one while that counts, else that of the agreements."""
        return self.eigen.uiterlijk if self.eigen is not None and self.eigen.telt else self.uiterlijk

    @property
    def gemist(self) -> bool:
        """Whether it went by and can no longer be done; the fact that it was done can still be recorded."""
        return self.status == "verstreken" and not self.inhaalbaar


@dataclass(frozen=True, slots=True)
class Termijnwijziging:
    """What an append did to one term.

    `soort`: begint, vervuld, vervallen, verschoven, herleeft, weg (it never was, after a correction) or anders.
    """

    soort: str
    sleutel: str
    clausule: str
    wat: str
    dragers: tuple[str, ...]
    status: str
    uiterlijk: date | None
    eerder: date | None = None
    """The last day as it was before, for one that moved."""


@dataclass(frozen=True, slots=True)
class Resultaat:
    """What was recorded, and what it changed, as far as the reader may see."""

    nummer: str
    kenmerk: str
    stand: str
    """To give as `verwacht` with the next fact."""
    wijzigingen: tuple[Termijnwijziging, ...]
    fase_van: str | None = None
    fase_naar: str | None = None
    """Names of phases; both None when the phase did not change or is not for this reader."""
    herhaald: bool = False
    """An earlier sending of the same submit recorded it; what it changed was told then."""
    vroegste_dagen: tuple["VroegsteDagregel", ...] = ()
    """Of a trial: the first days of acts that it sets or moves."""


@dataclass(frozen=True, slots=True)
class Fasestand:
    """A phase: voorbij, huidig or komt; `vanaf` the day on which it was entered."""

    naam: str
    titel: str
    omschrijving: str
    stand: str
    vanaf: date | None


@dataclass(frozen=True, slots=True)
class Criteriumregel:
    """A criterion of a decision. `waarde` None: it rests on data that is not shared with this reader."""

    clausule: str
    vraag: str
    mens: bool
    waarde: str | None


@dataclass(frozen=True, slots=True)
class Besluitregel:
    """A decision that is the reader's to make, to share in or to be heard in. `uitkomst` None: not all can be seen."""

    naam: str
    clausule: str
    vraag: str
    fase: str
    rol: str
    """What the reader is in it: beslisser, samen_met or gehoord."""
    beslisser: str
    uitkomst: str | None
    criteria: tuple[Criteriumregel, ...]
    noot: str = ""


@dataclass(frozen=True, slots=True)
class VroegsteDagregel:
    """From which day an act is possible."""

    clausule: str
    handeling: str
    titel: str
    vanaf: date


@dataclass(frozen=True, slots=True)
class Mogelijkheid:
    """An event type that the reader may record, and what the agreements say to it today.

    `oordeel`: ja, met_motivering or nee; `geregeld` False: the agreements say nothing about it.
    `plek`: termijn (would discharge an open term), fase (belongs to the present phase) or overig.
    """

    type: str
    titel: str
    thema: str
    betekenis: str
    oordeel: str
    geregeld: bool
    ontbreekt: tuple[str, ...]
    clausules: tuple[str, ...]
    eigen: bool
    """The reader's role may record it for itself."""
    namens: tuple[str, ...]
    """Roles without an account on whose behalf it may be recorded."""
    plek: str
    vervult: tuple[str, ...] = ()
    """Keys of the open terms that it would discharge."""


@dataclass(frozen=True, slots=True)
class Toestemmingregel:
    """A consent: for what, to whom, until when, and whether it still holds."""

    op: date
    doelen: tuple[str, ...]
    ontvangers: tuple[str, ...]
    categorieen: tuple[str, ...]
    geldig_tot: date | None
    ingetrokken: tuple[str, ...]
    leeft: bool


@dataclass(frozen=True, slots=True)
class Dossierbeeld:
    """One dossier as one reader may see it on one reference date. What is hidden is absent and not counted."""

    nummer: str
    afsprakenset: str
    stand: str
    peildatum: date
    kennisdatum: date | None
    naam: str | None
    gegevens: Mapping[str, Any]
    """Of geboortedatum, route, contractvorm, huishouden_soort and kinderen: those that are known and visible."""
    categorieen: frozenset[str]
    fasen: tuple[Fasestand, ...]
    termijnen: tuple[Termijnregel, ...]
    feiten: tuple[Feitregel, ...]
    besluiten: tuple[Besluitregel, ...]
    vroegste_dagen: tuple[VroegsteDagregel, ...]
    kan_nu: tuple[Mogelijkheid, ...]
    partijen: tuple[tuple[str, str], ...]
    """Organisation and role of each party of today."""
    toestemming: tuple[Toestemmingregel, ...] | None
    """None: consent itself is not visible to this reader."""
    partijschappen: tuple[Partijschap, ...] = ()
    """With their days; see `partijen`."""
    mag_vastleggen: bool = False
    """Whether the function of the reader has the power to record; what may be recorded is in `kan_nu`."""
