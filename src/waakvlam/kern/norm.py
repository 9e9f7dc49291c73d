"""Norms of an agreement set: duties with and without a number, periods, durations, bans and powers.

Which clauses are terms, and how each kind counts, is the semantics of `afspraken/README.md`.
"""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from waakvlam.kern.kalender import Richting
from waakvlam.kern.taal import Deel
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon, Kalenderduur, Looptijd

Clausule = Annotated[str, Field(pattern=r"^[A-Z]{3}\d*-[A-Z]?\d+\.\d+$")]


class Voltallig(Deel):
    """A derived trigger: the day on which the last stand of each of `waarden` (told apart by `per`) became `is`."""

    per: str
    waarden: list[str] = Field(min_length=2)
    veld: str
    is_: str = Field(alias="is")


class Aanleiding(Feitpatroon):
    """What starts a term: a fact, under a condition on the facts up to it, or a derived state (`voltallig`)."""

    voorwaarde: Conditie | None = None
    voltallig: Voltallig | None = None


class Plan(Deel):
    """A date that a fact plans: the plan last recorded counts; before a plan exists there is no term."""

    type: str
    veld: str


class Termijn(Looptijd):
    """The number of a duty. It counts from its trigger, from a planned date, or from `na_aanleiding` later."""

    richting: Richting = Richting.NA
    vanaf: Plan | None = None
    na_aanleiding: Kalenderduur | None = None
    eigen_voorstel: bool = False
    """The number is not in the source: a proposal of the register, to be set by the organisation."""


class Toonplek(Deel):
    """Where an element shows: at least one of these places."""

    fasen: list[str] = []
    handelingen: list[str] = []
    besluiten: list[str] = []
    categorieen: list[str] = []
    normen: list[str] = []
    formulieren: list[str] = []
    brieven: list[str] = []

    @property
    def leeg(self) -> bool:
        """Whether no place at all is named."""
        return not any(getattr(self, naam) for naam in type(self).model_fields)


class Normbasis(Deel):
    """What every norm has: its clause, further clauses it realises, who owes it to whom, and in which phase."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")
    clausule: Clausule
    ook: list[Clausule] = []
    wat: str = Field(min_length=3)
    drager: list[str] = Field(min_length=1)
    jegens: list[str] = []
    fase: str
    noot: str = ""
    """The reading of an ambiguity, kept visible with the rule."""
    gevolg: str = ""
    afwijken: str = ""

    @property
    def clausules(self) -> tuple[str, ...]:
        """All clauses this norm realises, its own first."""
        return (self.clausule, *self.ook)


class Termijnnorm(Normbasis):
    """Shared by the norms that give terms."""

    vervuld_door: list[Feitpatroon] = Field(min_length=1)
    voorwaarde: Conditie | None = None
    vervalt_door: list[Feitpatroon] = []
    uitstel: bool = True


class Plicht(Termijnnorm):
    """A duty that a fact starts: due some time after (or before a date it implies), or without a number."""

    soort: Literal["plicht"]
    aanleiding: list[Aanleiding] = Field(min_length=1)
    alleen_eerste: bool = False
    """Only the first trigger per subject starts a term (the first report of a series)."""
    termijn: Termijn | None = None
    ook_eerder: bool = False
    """What was done before the trigger discharges too: a duty to act beforehand."""
    vol_te_houden: bool = False
    """A duty to keep something up through the last day: once that day has passed, it is discharged; by no fact."""
    vervuld_door: list[Feitpatroon]

    @model_validator(mode="after")
    def _can_be_discharged(self) -> "Plicht":
        if self.vol_te_houden and (self.termijn is None or self.vervuld_door):
            raise ValueError(
                "bij `vol_te_houden` vervult geen feit de plicht; noem een `termijn` en schrijf `vervuld_door: []`"
            )
        if not self.vol_te_houden and not self.vervuld_door:
            raise ValueError("noem bij `vervuld_door` ten minste een feit waarmee de plicht klaar is")
        return self


class Maximumduur(Termijnnorm):
    """A duration that may not be longer: it never shifts for free days."""

    soort: Literal["maximumduur"]
    aanleiding: list[Aanleiding] = Field(min_length=1)
    duur: Looptijd


class Periodiek(Termijnnorm):
    """At least `minimaal` times in every window of `periode` from the first anchor, until `eindigt_door`."""

    soort: Literal["periodiek"]
    anker: list[Feitpatroon] = Field(min_length=1)
    periode: Kalenderduur
    minimaal: int = Field(1, ge=1)
    hoogstens: int | None = Field(None, ge=1)
    """At most so many windows, where the duty is limited in time; none: until it ends."""
    wijze: Literal["vensters", "rollend"] = "vensters"
    kalenderjaar: bool = False
    """Of the region's own file only: the windows count from 1 January of the year of the anchor."""
    eindigt_door: list[Feitpatroon] = []


class Minimumduur(Normbasis):
    """A time that must pass before these acts; not a term, but a first possible day."""

    soort: Literal["minimumduur"]
    sinds: list[Feitpatroon] = Field(min_length=1)
    welke: Literal["laatste", "eerste"] = "laatste"
    duur: Looptijd
    handelingen: list[str] = Field(min_length=1)
    voorwaarde: Conditie | None = None


class Verbod(Normbasis):
    """A ban. What the act rules enforce names its acts; what only people can keep shows where it matters."""

    soort: Literal["verbod"]
    handelingen: list[str] = []
    telt_als: str = ""
    toon_bij: Toonplek = Toonplek()


class Bevoegdheid(Normbasis):
    """A power: these facts may be recorded, opened by `bij` where the agreement names a moment."""

    soort: Literal["bevoegdheid"]
    handelingen: list[str] = []
    bij: list[Feitpatroon] = []
    voorwaarde: Conditie | None = None
    toon_bij: Toonplek = Toonplek()


class Doorlopend(Normbasis):
    """A duty or aim that always holds and that no single fact starts or discharges: shown where it matters."""

    soort: Literal["doorlopend"]
    toon_bij: Toonplek


Norm = Annotated[
    Plicht | Maximumduur | Periodiek | Minimumduur | Verbod | Bevoegdheid | Doorlopend, Field(discriminator="soort")
]
Termijngever = Plicht | Maximumduur | Periodiek
