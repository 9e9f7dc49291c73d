"""The form of a scenario file: closed records, so that an unknown key is an error."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


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
    geboortedatum: date | None = None


class Gebeurtenisdeel(BaseModel):
    """An event; the fields of its type stand beside the fixed keys."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: str
    type: str
    op: datetime | date
    door: str
    vastgelegd_op: datetime | date | None = None
    betreft: str | None = None
    corrigeert: str | None = None
    vervalt: str | None = None


class Termijndeel(Gesloten):
    """A term that must exist; keys that are left out are not compared."""

    clausule: str
    drager: str | None = None
    uiterlijk: date | None = None
    status: Literal["open", "op_tijd", "te_laat", "verstreken", "vervallen"]
    aanleiding: str | None = None
    vervuld_door: str | None = None


class GeenTermijn(Gesloten):
    """A clause for which no term (with a last day after `na`) may exist."""

    clausule: str
    na: date | None = None


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


class Verwacht(Gesloten):
    """All that must follow."""

    termijnen: list[Termijndeel] = []
    geen_termijn: list[str | GeenTermijn] = []
    besluiten: list[Besluitdeel] = []
    handelingen: list[Handelingdeel] = []
    zichtbaar: list[Zichtdeel] = []


class Overgangdeel(Gesloten):
    """A later version and the day from which it holds."""

    set: str
    vanaf: date


class Scenariobestand(Gesloten):
    """The file as a whole."""

    naam: str
    set: str
    overgang: list[Overgangdeel] = []
    peildatum: date
    kennisdatum: date | None = None
    dossier: Dossierdeel = Dossierdeel()
    gebeurtenissen: list[Gebeurtenisdeel] = []
    verwacht: Verwacht | None = None
