"""Acts: what must hold before a fact may be recorded, and what follows when it does not."""

from typing import Literal

from pydantic import Field, model_validator

from waakvlam.kern.norm import Clausule
from waakvlam.kern.taal import Deel, Waarde
from waakvlam.kern.voorwaarde import Conditie


class AlleenAls(Deel):
    """When a requirement applies: facts, fields of the act itself, or who acts. All that is named must hold."""

    wat: str
    voorwaarde: Conditie | None = None
    velden: dict[str, Waarde] = {}
    door: list[str] = []


class Vereiste(Deel):
    """One requirement of an act.

    `voorwaarde`: over the facts. `velden`: fields of the act itself with the value they must have (a list field must
    hold all that are named). `ingevuld`: fields that must be filled in. `delen`: a sharing rule lets every category of
    the act go to its recipient. `inhoud`: about the content, which only a person can see: shown, taken as met.
    `nooit`: never met; what the agreement rules out whatever the facts are.
    `zonder`: what the act becomes when the requirement is not met (default: the act's `oordeel_zonder`).
    """

    wat: str
    clausules: list[Clausule] = Field(min_length=1)
    voorwaarde: Conditie | None = None
    velden: dict[str, Waarde] = {}
    ingevuld: list[str] = []
    delen: bool = False
    inhoud: bool = False
    nooit: bool = False
    alleen_als: AlleenAls | None = None
    zonder: Literal["nee", "met_motivering"] | None = None

    @model_validator(mode="after")
    def _asks_something(self) -> "Vereiste":
        uit_feiten = [self.voorwaarde is not None, bool(self.velden), bool(self.ingevuld)]
        if sum([*uit_feiten, self.delen, self.inhoud, self.nooit]) != 1:
            raise ValueError(
                "een vereiste vraagt precies een ding; kies voorwaarde, velden, ingevuld, delen, inhoud of nooit"
            )
        return self


class Handelingsregel(Deel):
    """The rule for recording an event type, for all its uses or only those where fields have certain values (`als`)."""

    handeling: str
    als: dict[str, Waarde] = {}
    standaard: dict[str, Waarde] = {}
    """Values that hold for fields the act does not fill in."""
    door: list[str] = Field(min_length=1)
    functie: str = ""
    vereist: list[Vereiste] = Field(min_length=1)
    oordeel_zonder: Literal["nee", "met_motivering"]
    clausules: list[Clausule] = Field(min_length=1)
    noot: str = ""

    @property
    def alle_clausules(self) -> tuple[str, ...]:
        """Clauses of the act and of its requirements."""
        return tuple(dict.fromkeys([*self.clausules, *(c for v in self.vereist for c in v.clausules)]))
