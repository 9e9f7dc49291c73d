"""Which talks are planned, and what came of each plan: by the facts that a reader sees, in order of their days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from waakvlam.dossiers.api import Feitregel
from waakvlam.gesprekken.soorten import Soort

Stand = Literal["komt", "voorbij", "gehouden", "uitgebleven", "verzet"]


@dataclass(slots=True)
class Plan:
    """One plan. `stand`: komt, voorbij (its day passed and nothing was recorded), gehouden, uitgebleven or verzet."""

    feit: Feitregel
    dag: date | None
    kenmerk: str
    """The name of the first fact of this plan: it stays the same when the plan is corrected or moved."""
    keer: int
    """How often it was corrected or moved before."""
    stand: Stand
    afloop: Feitregel | None = None


def plannen(soort: Soort, feiten: Iterable[Feitregel], peildatum: date) -> list[Plan]:
    """The plans for this kind of talk, in order; the facts come by day.

    Whatever was held, did not happen or was planned anew ends the plan before it. Where both name their subject, only
    that of the same one.
    """
    alle = [feit for feit in feiten if feit.type in soort.typen]
    eerdere = {feit.kenmerk: feit for feit in alle}
    gevonden: list[Plan] = []
    for feit in (f for f in alle if f.stand == "geldt"):
        einde = _einde(soort, feit)
        vorige = [p for p in gevonden if p.stand in {"komt", "voorbij"} and _zelfde(p.feit, feit)]
        for plan in vorige:
            plan.stand, plan.afloop = einde, feit
        if einde == "verzet":
            gevonden.append(_plan(soort, feit, eerdere, vorige, peildatum))
    return gevonden


def _plan(
    soort: Soort, feit: Feitregel, eerdere: Mapping[str, Feitregel], vorige: Iterable[Plan], peildatum: date
) -> Plan:
    dag = next((w for naam, _titel, w in feit.velden if naam == soort.dagveld and isinstance(w, date)), None)
    begin, keer = feit, 0
    while (vorig := eerdere.get(begin.corrigeert or "")) is not None:
        begin, keer = vorig, keer + 1
    kenmerk = begin.kenmerk
    for plan in vorige:
        kenmerk, keer = plan.kenmerk, keer + plan.keer + 1
    return Plan(feit, dag, kenmerk, keer, "voorbij" if dag is not None and dag < peildatum else "komt")


def _einde(soort: Soort, feit: Feitregel) -> Stand:
    """What this fact makes of the plan before it."""
    if feit.type == soort.gehouden.type:
        return "gehouden"
    return "verzet" if soort.gepland is not None and feit.type == soort.gepland.type else "uitgebleven"


def _zelfde(een: Feitregel, ander: Feitregel) -> bool:
    return not (een.betreft and ander.betreft) or een.betreft == ander.betreft
