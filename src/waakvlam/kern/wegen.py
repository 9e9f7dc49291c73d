"""Weigh decisions: each criterion in three values, and what they make together. A person decides."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from waakvlam.kern.besluit import Besluit, Criterium, Weging
from waakvlam.kern.feiten import Kader
from waakvlam.kern.toetsing import Toetsing, Waarheid, alle_van, een_van, weeg_criterium

if TYPE_CHECKING:
    from collections.abc import Mapping

UITKOMST = {Waarheid.VERVULD: "kan", Waarheid.NIET_VERVULD: "kan_niet", Waarheid.ONBEKEND: "onbekend"}


@dataclass(frozen=True, slots=True)
class Advies:
    """What the facts say about a decision: `kan`, `kan_niet`, `onbekend`, or for a choice the recorded outcome."""

    besluit: Besluit
    uitkomst: str
    criteria: tuple[tuple[Criterium, Toetsing], ...]

    def met(self, waarde: Waarheid) -> tuple[str, ...]:
        """Clauses of the criteria with this value."""
        return tuple(criterium.clausule for criterium, toetsing in self.criteria if toetsing.waarde is waarde)


def weeg(besluit: Besluit, kader: Kader) -> Advies:
    """Weigh a decision on the facts of its frame."""
    criteria = tuple((criterium, weeg_criterium(criterium, kader)) for criterium in besluit.criteria)
    if besluit.soort == "keuze":
        return Advies(besluit, _gekozen(besluit, kader), criteria)
    waarden = {criterium.clausule: toetsing.waarde for criterium, toetsing in criteria}
    return Advies(besluit, UITKOMST[_combineer(besluit.weging, waarden)], criteria)


def _combineer(weging: Weging | str, waarden: "Mapping[str, Waarheid]") -> Waarheid:
    if isinstance(weging, Weging):
        leden = [_combineer(lid, waarden) if isinstance(lid, Weging) else waarden[lid] for lid in weging.leden]
        return alle_van(leden) if weging.alle is not None else een_van(leden)
    return alle_van(waarden.values()) if weging == "alle" else een_van(waarden.values())


def _gekozen(besluit: Besluit, kader: Kader) -> str:
    """For a choice: the outcome of the last fact that records one."""
    gekozen = [(feit.moment, regel.uitkomst) for regel in besluit.uitkomst_volgt_uit for feit in kader.zoek(regel.feit)]
    return max(gekozen)[1] if gekozen else "onbekend"
