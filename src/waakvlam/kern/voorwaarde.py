"""Conditions as structured data: closed, three-valued, explainable. No code and no expression strings.

A condition is an object with exactly one key. Facts are named by patterns (`Feitpatroon`).
Source of the semantics: the scenarios' README (decisions, acts) and the agreements themselves.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, field_validator, model_validator

from waakvlam.kern.kalender import Duur, Eenheid
from waakvlam.kern.taal import Deel, Waarde


class Looptijd(Deel):
    """A length of time as it stands in a set: `{getal: 2, eenheid: werkdag}`."""

    getal: int = Field(ge=0)
    eenheid: Eenheid

    @property
    def duur(self) -> Duur:
        """The same length for the calendar."""
        return Duur(self.getal, self.eenheid)


def _in_kalender(eenheid: Eenheid) -> Eenheid:
    """Where days are added without a calendar of working days."""
    if eenheid in {Eenheid.WERKDAG, Eenheid.UUR}:
        raise ValueError(f"hier telt geen {eenheid}; kies dag, week, maand of jaar")
    return eenheid


Kalendereenheid = Annotated[Eenheid, AfterValidator(_in_kalender)]


class Kalenderduur(Looptijd):
    """A length of time of at least one day, week, month or year."""

    getal: int = Field(ge=1)
    eenheid: Kalendereenheid


class Terugblik(Kalenderduur):
    """The look-back before the reference date, or before the last fact of `voor` where that happened."""

    voor: str | None = None


class Feitpatroon(Deel):
    """Which facts count. In YAML a bare type name is short for `{type: naam}`.

    `als`: field -> value (a list of values: one of them; for a list field: the list holds the value).
    `door`: only recorded by this role. `onderwerp`: `zelfde` (compared where both bear one of the same kind),
    `ander` (a different subject of that kind) or `vrij` (not compared).
    `na`: only after (strictly) a fact of one of these types. `sinds_laatste`: only after the last of these.
    `zonder_later`: only while none of these came on or after it, same subject. `binnen`: only in this look-back.
    `geldig`: only while the date in this field has not passed (no date: still valid).
    `tot_aanleiding`: only up to the fact that started the term, so that later facts of a series do not rewrite it.
    """

    type: str
    als: dict[str, Waarde] = {}
    door: str | None = None
    onderwerp: Literal["zelfde", "ander", "vrij"] = "zelfde"
    na: list[str] = []
    sinds_laatste: list[str] = []
    zonder_later: list[str] = []
    binnen: Terugblik | None = None
    geldig: str | None = None
    tot_aanleiding: bool = False

    @cached_property
    def eenvoudig(self) -> bool:
        """Whether a fact alone shows that it matches: only its type, its recorder and its fields count."""
        verband = (self.na, self.sinds_laatste, self.zonder_later, self.binnen, self.geldig, self.tot_aanleiding)
        return self.onderwerp == "zelfde" and not any(verband)

    @model_validator(mode="before")
    @classmethod
    def _short(cls, waarde: object) -> object:
        return {"type": waarde} if isinstance(waarde, str) else waarde


class Vergelijking(Deel):
    """Compares a value: equal, one of, a text with one of these words, or within bounds (`minder_dan` exclusive)."""

    is_: Waarde | None = Field(None, alias="is")
    in_: list[Waarde] = Field([], alias="in")
    minstens: float | None = None
    hoogstens: float | None = None
    minder_dan: float | None = None
    bevat: list[str] = []
    """A text in which one of these stands, in capitals or not."""
    ingevuld: bool = False

    @model_validator(mode="after")
    def _one_test(self) -> "Vergelijking":
        gesteld = [self.is_, self.in_ or None, self.bevat or None, self.ingevuld or None]
        if all(test is None for test in [*gesteld, self.minstens, self.hoogstens, self.minder_dan]):
            raise ValueError("noem een vergelijking: is, in, bevat, minstens, hoogstens, minder_dan of ingevuld")
        return self


class Veldtoets(Vergelijking):
    """The value of a field in the last (or first) fact that matches; without such a fact: `zonder_feit`."""

    van: list[Feitpatroon] = Field(min_length=1)
    veld: str | dict[str, str]
    """Field name; or per type its field, where several types answer the same question."""
    welke: Literal["laatste", "eerste"] = "laatste"
    zonder_feit: Literal["vervuld", "niet_vervuld", "onbekend"] = "onbekend"


class Dossiertoets(Vergelijking):
    """A given of the dossier itself: route, contractvorm, huishouden.soort, huishouden.kinderen."""

    veld: Literal["route", "contractvorm", "huishouden.soort", "huishouden.kinderen"]


class Aanleidingtoets(Vergelijking):
    """A field of the fact that started the term; a missing field is unknown, or what `zonder_veld` says."""

    veld: str
    zonder_veld: Literal["vervuld", "niet_vervuld", "onbekend"] = "onbekend"


class Leeftijdtoets(Deel):
    """Age in whole years on the day of the first fact of this type; unknown without birth date or fact."""

    op: Feitpatroon
    minstens: int = 0
    hoogstens: int = 150


class Aantaltoets(Deel):
    """How many facts match."""

    van: list[Feitpatroon] = Field(min_length=1)
    minstens: int = Field(ge=1)


class Sindstoets(Deel):
    """Whether a length of time has passed since a fact: over on the day itself, or (`meer_dan`) the day after."""

    gebeurd: list[Feitpatroon] = Field(min_length=1)
    getal: int = Field(ge=1)
    eenheid: Kalendereenheid
    welke: Literal["laatste", "eerste"] = "laatste"
    meer_dan: bool = False
    zonder_feit: Literal["vervuld", "niet_vervuld", "onbekend"] = "niet_vervuld"


class Elktoets(Deel):
    """Each fact of `van` (told apart by subject, or by field `per`) has a last answer with this value.

    One answer that differs makes it unfulfilled; a missing answer, or no fact at all, makes it unknown.
    """

    van: Feitpatroon
    per: str | None = None
    antwoord: Feitpatroon
    veld: str
    in_: list[Waarde] = Field(alias="in", min_length=1)


class Uiterlijktoets(Deel):
    """Whether a fact came at the latest `getal eenheid` before an end that lies `na` after another fact."""

    gebeurd: Feitpatroon
    getal: int = Field(ge=1)
    eenheid: Kalendereenheid
    voor: Feitpatroon
    na: Kalenderduur


class Toestemmingtoets(Deel):
    """Whether consent holds on the reference date: given, not expired, not withdrawn (or given again since).

    With `doelen`: a partial withdrawal of one of these purposes counts as withdrawn. With `voor`: only a consent for
    this purpose counts, given by name or for all. With `schriftelijk`: only a written consent counts; where nothing
    says whether it was written, that is unknown.
    """

    doelen: list[str] = []
    voor: str | None = None
    schriftelijk: bool = False
    zonder_feit: Literal["niet_vervuld", "onbekend"] = "niet_vervuld"


class Conditie(Deel):
    """A condition: exactly one of these keys."""

    alle: list["Conditie"] | None = None
    een: list["Conditie"] | None = None
    geen: list["Conditie"] | None = None
    gebeurd: list[Feitpatroon] | None = None
    niet_gebeurd: list[Feitpatroon] | None = None
    veld: Veldtoets | None = None
    dossier: Dossiertoets | None = None
    aanleiding: Aanleidingtoets | None = None
    leeftijd: Leeftijdtoets | None = None
    aantal: Aantaltoets | None = None
    sinds: Sindstoets | None = None
    elk: Elktoets | None = None
    uiterlijk: Uiterlijktoets | None = None
    toestemming: Toestemmingtoets | None = None
    oordeel: str | None = None
    """Clause id: the last recorded human judgement (`beoordeling_vastgelegd`) on it; unknown without one."""
    criterium: str | None = None
    """Clause id: the value of this criterion as the set's decisions define it."""
    wat: str = ""
    """What this asks, in plain words, where the structure alone does not say it well."""

    @field_validator("alle", "een", "geen", "gebeurd", "niet_gebeurd")
    @classmethod
    def _not_empty(cls, waarde: list[object] | None) -> list[object] | None:
        if waarde is not None and not waarde:
            raise ValueError("mag niet leeg zijn; noem er minstens een")
        return waarde

    @model_validator(mode="after")
    def _exactly_one(self) -> "Conditie":
        if len(self.soorten) != 1:
            raise ValueError(
                f"noem precies een voorwaarde, hier staan er {len(self.soorten)}: {', '.join(self.soorten) or 'geen'}"
            )
        return self

    @cached_property
    def soorten(self) -> tuple[str, ...]:
        """The keys that are set (besides `wat`)."""
        return tuple(naam for naam in type(self).model_fields if naam != "wat" and getattr(self, naam) is not None)
