"""The effect of a new version on scenarios: the same facts under the old set, and under its succession."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from waakvlam.bron.api import bronset
from waakvlam.kern.effect import Effect, Effectteller
from waakvlam.kern.momentbeeld import momentbeeld
from waakvlam.kern.overgang import Versie
from waakvlam.kern.verschil import Setverschil
from waakvlam.scenario.bestand import lees


@dataclass(frozen=True, slots=True)
class Scenarioeffect:
    """The effect on the scenarios of either set, named after their files, and how many of other sets were left out."""

    effect: Effect
    overgeslagen: int


def effect_op_scenarios(
    verschil: Setverschil, paden: Iterable[Path], vanaf: date, peildatum: date | None = None
) -> Scenarioeffect:
    """Evaluate each scenario under both, on its own reference date or on this one. Raises as `lees`."""
    oud, nieuw = bronset(verschil.oud).rekenset, bronset(verschil.nieuw).rekenset
    teller, overgeslagen = Effectteller(verschil), 0
    for pad in paden:
        scenario = lees(pad)
        if scenario.inhoud.set not in {verschil.oud, verschil.nieuw}:
            overgeslagen += 1
            continue
        beelden = (
            momentbeeld(replace(scenario, versies=versies).beoordeling(peildatum), verschil, oud, nieuw)
            for versies in ((Versie(oud),), (Versie(oud), Versie(nieuw, vanaf)))
        )
        teller.voeg_toe(pad.stem, *beelden)
    return Scenarioeffect(teller.effect(), overgeslagen)
