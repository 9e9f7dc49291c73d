"""The form of a scenario file: closed records, so that an unknown key is an error."""

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from waakvlam.kern.gebeurtenis import EERSTE_DAG, LAATSTE_DAG
from waakvlam.kern.tonen import PLAATSSOORTEN, Plek

DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")


def lees_dag(waarde: object) -> object:
    """A day, written as `jjjj-mm-dd`. Raises `ValueError` for anything else: a number is no day."""
    if isinstance(waarde, str) and DAG.fullmatch(waarde):
        waarde = _uit_tekst(date, waarde)
    if not isinstance(waarde, date) or isinstance(waarde, datetime):
        raise ValueError("hier hoort een dag; schrijf jjjj-mm-dd")  # noqa: TRY004 - pydantic collects these
    if not EERSTE_DAG <= waarde <= LAATSTE_DAG:
        raise ValueError(f"kies een dag van {EERSTE_DAG} tot en met {LAATSTE_DAG}")
    return waarde


def lees_moment(waarde: object) -> object:
    """A day, with or without its time in Amsterdam: `jjjj-mm-ddTuu:mm`. Raises `ValueError` for anything else."""
    if isinstance(waarde, str) and MOMENT.fullmatch(waarde):
        waarde = _uit_tekst(datetime, waarde)
    if isinstance(waarde, datetime):
        lees_dag(waarde.date())
        return waarde
    return lees_dag(waarde)


def _uit_tekst(soort: type[date], tekst: str) -> date:
    try:
        return soort.fromisoformat(tekst)
    except ValueError as fout:
        raise ValueError("deze dag of dit tijdstip bestaat niet") from fout


Dag = Annotated[date, BeforeValidator(lees_dag)]
Moment = Annotated[datetime | date, BeforeValidator(lees_moment)]


Status = Literal["open", "op_tijd", "te_laat", "verstreken", "vervallen"]
Elementsoort = Literal[
    "plicht", "periodiek", "maximumduur", "minimumduur", "verbod", "bevoegdheid", "doorlopend",
    "besluiten", "handelingen", "delen", "houders", "nooit", "uitzonderingen", "intrekking", "buiten_beschouwing",
    "toelichtingen", "kengetallen", "formulieren", "brieven",
]  # fmt: skip
"""A kind of norm, or the list of the set that holds the element."""


class Gesloten(BaseModel):
    """A closed record: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Huishouden(Gesloten):
    """Who lives there."""

    soort: str | None = None
    kinderen: int | None = Field(None, ge=0)


class Dossierdeel(Gesloten):
    """What is known of the dossier at its start."""

    route: str | None = None
    contractvorm: str | None = None
    huishouden: Huishouden = Huishouden()
    geboortedatum: Dag | None = None
    van_regio: bool = False


class Gebeurtenisdeel(BaseModel):
    """An event; the fields of its type stand beside the fixed keys."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    type: str
    op: Moment
    door: str
    vastgelegd_op: Moment | None = None
    betreft: str | None = None
    corrigeert: str | None = None
    vervalt: str | None = None


class Termijndeel(Gesloten):
    """A term that must exist; keys that are left out are not compared."""

    clausule: str
    drager: str | None = None
    uiterlijk: Dag | None = None
    status: Status
    aanleiding: str | None = None
    vervuld_door: str | None = None
    eigen_uiterlijk: Dag | None = None
    """The own last day beside it, by the protocols that the file names; null: none."""
    eigen_status: Status | None = None

    @property
    def noemt_eigen(self) -> bool:
        """Whether it expects something of an own protocol."""
        return not self.model_fields_set.isdisjoint({"eigen_uiterlijk", "eigen_status"})


class Eigentermijndeel(Gesloten):
    """A term that must exist by an own protocol alone: `norm` is the id of the own duty, or of the norm it splits."""

    norm: str
    uiterlijk: Dag | None = None
    status: Status
    aanleiding: str | None = None


class GeenTermijn(Gesloten):
    """A clause for which no term (with a last day after `na`) may exist."""

    clausule: str
    na: Dag | None = None


class Besluitdeel(Gesloten):
    """What a decision must come to."""

    besluit: str
    uitkomst: str
    niet_vervuld: list[str] | None = None
    onbekend: list[str] | None = None


class Handelingdeel(Gesloten):
    """Whether a role may record an event."""

    handeling: str
    door: str
    betreft: str | None = None
    als: dict[str, Any] = {}
    oordeel: Literal["ja", "met_motivering", "nee"]
    clausule: str | None = None


class Zichtdeel(Gesloten):
    """Whether a role may see a category."""

    rol: str
    categorie: str
    oordeel: Literal["ja", "nee"]
    clausule: str | None = None


class Vroegstdeel(Gesloten):
    """From which day a minimum duration allows an act."""

    handeling: str
    vanaf: Dag
    clausule: str


class Plekdeel(Gesloten):
    """A place where a reader looks: exactly one kind of place, by name."""

    fase: str | None = None
    handeling: str | None = None
    besluit: str | None = None
    categorie: str | None = None
    norm: str | None = None
    formulier: str | None = None
    brief: str | None = None

    @model_validator(mode="after")
    def _one_place(self) -> "Plekdeel":
        if len(self._genoemd) != 1:
            raise ValueError(f"noem precies een plek: {', '.join(PLAATSSOORTEN)}")
        return self

    @property
    def plek(self) -> Plek:
        """The place as the core names it."""
        return self._genoemd[0]

    @property
    def _genoemd(self) -> list[Plek]:
        namen = ((soort, getattr(self, soort)) for soort in PLAATSSOORTEN)
        return [Plek(soort, naam) for soort, naam in namen if naam is not None]


class Toondeel(Gesloten):
    """What must be shown at a place: an element with this clause, of this kind where one is named."""

    bij: Plekdeel
    clausule: str
    soort: Elementsoort | None = None


class Verwacht(Gesloten):
    """All that must follow."""

    termijnen: list[Termijndeel] = []
    geen_termijn: list[str | GeenTermijn] = []
    eigen_termijnen: list[Eigentermijndeel] = []
    besluiten: list[Besluitdeel] = []
    handelingen: list[Handelingdeel] = []
    zichtbaar: list[Zichtdeel] = []
    vroegste_dagen: list[Vroegstdeel] = []
    getoond: list[Toondeel] = []


class Overgangdeel(Gesloten):
    """A later version and the day from which it holds."""

    set: str
    vanaf: Dag


class Scenariobestand(Gesloten):
    """The file as a whole."""

    naam: str
    set: str
    overgang: list[Overgangdeel] = []
    eigen: list[str] = []
    """Own protocols of one organisation that the dossier is also judged by, as `organisatie/naam`."""
    peildatum: Dag
    kennisdatum: Dag | None = None
    dossier: Dossierdeel = Dossierdeel()
    gebeurtenissen: list[Gebeurtenisdeel] = []
    verwacht: Verwacht | None = None
