"""Decisions: criteria weighed in three values. Advice with reasons; a person with that power decides."""

from typing import Literal

from pydantic import Field, model_validator

from waakvlam.kern.norm import Clausule
from waakvlam.kern.taal import Deel
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon


class Criterium(Deel):
    """One criterion. `mens`: only a person judges it; without a judgement it is unknown.

    `waarde` follows from facts. Of the facts it rests on and the last `beoordeling_vastgelegd` on this clause the later
    one counts; with `alleen_feiten` (consent, a time that must pass) no judgement counts.
    """

    clausule: Clausule
    vraag: str = Field(min_length=3)
    mens: bool = False
    waarde: Conditie | None = None
    alleen_feiten: bool = False
    noot: str = ""

    @model_validator(mode="after")
    def _decidable(self) -> "Criterium":
        if not self.mens and self.waarde is None:
            raise ValueError(
                "een criterium dat geen mens beoordeelt, heeft een `waarde` nodig; voeg die toe, of zet `mens: true`"
            )
        return self


class Weging(Deel):
    """How criteria combine: all of these, or one of these; members are clause ids or weighings."""

    alle: list["str | Weging"] | None = None
    een: list["str | Weging"] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> "Weging":
        if (self.alle is None) == (self.een is None):
            raise ValueError("noem precies een van `alle` en `een`")
        return self

    @property
    def leden(self) -> "list[str | Weging]":
        """The members, whichever way they combine."""
        return self.alle if self.alle is not None else self.een or []


class Uitkomstregel(Deel):
    """For a choice: the recorded fact that means this outcome."""

    uitkomst: str
    feit: Feitpatroon


class Afwijking(Deel):
    """Room to deviate: who may, and on what ground."""

    wie: str
    grond: str
    clausules: list[Clausule] = []


class Besluit(Deel):
    """A decision of the set.

    `toets`: computed advice (`kan`, `kan_niet`, `onbekend`). `keuze`: only what a person recorded.
    """

    naam: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    clausule: Clausule
    ook: list[Clausule] = []
    soort: Literal["toets", "keuze"] = "toets"
    vraag: str
    beslisser: str
    samen_met: list[str] = []
    gehoord: list[str] = []
    criteria: list[Criterium] = Field(min_length=1)
    weging: Weging | Literal["alle", "een"] = "alle"
    uitkomsten: list[str] = Field(min_length=2)
    uitkomst_volgt_uit: list[Uitkomstregel] = []
    vastgelegd_door: list[Feitpatroon] = []
    """The fact in which a person records this decision."""
    afwijken: Afwijking | None = None
    fase: str
    noot: str = ""

    @property
    def clausules(self) -> tuple[str, ...]:
        """All clauses this decision realises: its own, further ones and its criteria."""
        uit_afwijking = self.afwijken.clausules if self.afwijken else []
        return tuple(dict.fromkeys([self.clausule, *self.ook, *(c.clausule for c in self.criteria), *uit_afwijking]))
