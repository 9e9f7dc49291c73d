"""Match: pair each trigger with its discharge, lapse and postponements. Knows nothing of the lengths of terms.

What-if on a changed term therefore only judges again (`toetsen`).
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from waakvlam.kern.compileren import UITSTEL, Rekenset, Starter
from waakvlam.kern.feiten import GEEN, Feiten, Kader, past
from waakvlam.kern.gebeurtenis import Gebeurtenis, strikt_voor
from waakvlam.kern.kalender import Richting
from waakvlam.kern.norm import Aanleiding, Periodiek, Plan, Plicht, Voltallig
from waakvlam.kern.toetsing import Toetsing, Waarheid, toets
from waakvlam.kern.voorwaarde import Feitpatroon


class Koppeling(NamedTuple):
    """A trigger with what happened since."""

    starter: Starter
    aanleiding: Gebeurtenis
    """For a duty that counts from a planned date: the fact that plans it."""
    vervulling: tuple[Gebeurtenis, ...]
    """Discharging facts, in order: for a single duty at most the first."""
    verval: Gebeurtenis | None
    uitstel: tuple[Gebeurtenis, ...]
    voorwaarde: Toetsing | None


def koppel(rekenset: Rekenset, feiten: Feiten) -> Iterator[Koppeling]:
    """All pairings of a dossier, norm by norm in the order of the set within each trigger type."""
    starters = rekenset.starters
    for soort in feiten.per_type:
        for starter in starters.get(soort, ()):
            for aanleiding in _aanleidingen(rekenset, feiten, starter):
                koppeling = _koppel(rekenset, feiten, starter, aanleiding)
                if koppeling is not None:
                    yield koppeling


def _aanleidingen(rekenset: Rekenset, feiten: Feiten, starter: Starter) -> Iterable[Gebeurtenis]:
    """The facts that start a term of this norm through this pattern."""
    patroon = starter.aanleiding
    kandidaten = feiten.per_type[patroon.type]
    if isinstance(patroon, Aanleiding) and patroon.voltallig is not None:
        kandidaten = _voltallig(patroon.voltallig, kandidaten)
    if patroon.als or patroon.door:
        kandidaten = [f for f in kandidaten if past(patroon, f)]
    if isinstance(patroon, Aanleiding) and patroon.voorwaarde is not None:
        voorwaarde = patroon.voorwaarde
        kandidaten = [
            f for f in kandidaten if toets(voorwaarde, _kader(rekenset, feiten, starter, f)).waarde is Waarheid.VERVULD
        ]
    if isinstance(starter.norm, Periodiek):
        return _eerste(rekenset, feiten, starter, kandidaten[:1])
    if isinstance(starter.norm, Plicht) and starter.norm.alleen_eerste:
        return _eerste_per_onderwerp(rekenset, feiten, starter, kandidaten)
    return kandidaten


def _voltallig(eis: Voltallig, kandidaten: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """The facts by which all parties' last stands came to agree."""
    stand: dict[object, object] = {}
    rond: list[Gebeurtenis] = []
    was_rond = False
    for feit in kandidaten:
        stand[feit.velden.get(eis.per)] = feit.velden.get(eis.veld)
        is_rond = all(stand.get(waarde) == eis.is_ for waarde in eis.waarden)
        if is_rond and not was_rond:
            rond.append(feit)
        was_rond = is_rond
    return rond


def _eerste(rekenset: Rekenset, feiten: Feiten, starter: Starter, kandidaten: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """Only the first over all patterns of the norm: a repeated anchor does not start a second series."""
    for eigen in kandidaten:
        andere = _andere_starts(rekenset, feiten, starter)
        if not any(_eerder(ander, eigen) for ander in andere):
            return [eigen]
    return []


def _eerste_per_onderwerp(
    rekenset: Rekenset, feiten: Feiten, starter: Starter, kandidaten: list[Gebeurtenis]
) -> list[Gebeurtenis]:
    andere = _andere_starts(rekenset, feiten, starter)
    gezien: set[str | None] = set()
    eersten: list[Gebeurtenis] = []
    for feit in kandidaten:
        if feit.betreft not in gezien and not any(a.betreft == feit.betreft and _eerder(a, feit) for a in andere):
            eersten.append(feit)
        gezien.add(feit.betreft)
    return eersten


def _andere_starts(rekenset: Rekenset, feiten: Feiten, starter: Starter) -> list[Gebeurtenis]:
    """Starts of the same norm through its other patterns."""
    norm = starter.norm
    patronen: list[Feitpatroon] = [*(norm.anker if isinstance(norm, Periodiek) else norm.aanleiding)]
    andere: list[Gebeurtenis] = []
    for patroon in patronen:
        if patroon is starter.aanleiding:
            continue
        for feit in feiten.per_type.get(patroon.type, GEEN):
            voorwaarde = patroon.voorwaarde if isinstance(patroon, Aanleiding) else None
            kader = Kader(feiten, rekenset.onderwerpen[feit.type], feit.betreft, feit, rekenset.criteria)
            if past(patroon, feit) and (voorwaarde is None or toets(voorwaarde, kader).waarde is Waarheid.VERVULD):
                andere.append(feit)
    return andere


def _eerder(ander: Gebeurtenis, eigen: Gebeurtenis) -> bool:
    return ander.moment < eigen.moment


def _kader(rekenset: Rekenset, feiten: Feiten, starter: Starter, aanleiding: Gebeurtenis) -> Kader:
    return Kader(feiten, starter.onderwerp, aanleiding.betreft, aanleiding, rekenset.criteria)


def _koppel(rekenset: Rekenset, feiten: Feiten, starter: Starter, aanleiding: Gebeurtenis) -> Koppeling | None:
    norm = starter.norm
    begin = aanleiding
    if isinstance(norm, Plicht) and norm.termijn is not None and norm.termijn.vanaf is not None:
        plan = _plan(feiten, norm.termijn.vanaf)
        if plan is None:
            return None
        begin = plan
    voorwaarde = (
        toets(norm.voorwaarde, _kader(rekenset, feiten, starter, aanleiding)) if norm.voorwaarde is not None else None
    )
    if voorwaarde is not None and voorwaarde.waarde is Waarheid.NIET_VERVULD:
        return None
    vervulling: tuple[Gebeurtenis, ...]
    if isinstance(norm, Periodiek):
        vervulling = tuple(sorted(_passend(feiten, starter, begin, norm.vervuld_door), key=lambda f: f.moment))
    else:
        vooraf = isinstance(norm, Plicht) and norm.termijn is not None and norm.termijn.richting is Richting.VOOR
        eerste = _eerste_passend(feiten, starter, begin, norm.vervuld_door, ook_eerder=vooraf)
        vervulling = (eerste,) if eerste is not None else ()
    verval = _eerste_passend(feiten, starter, begin, starter.verval)
    return Koppeling(starter, begin, vervulling, verval, _uitstel(feiten, starter, begin), voorwaarde)


def _plan(feiten: Feiten, plan: Plan) -> Gebeurtenis | None:
    """The plan last recorded that names a date."""
    plannen = [f for f in feiten.per_type.get(plan.type, GEEN) if plan.veld in f.velden]
    return max(plannen, key=lambda f: (f.vastgelegd_op, f.volgnummer), default=None)


def _passend(
    feiten: Feiten, starter: Starter, begin: Gebeurtenis, patronen: Iterable[Feitpatroon], *, ook_eerder: bool = False
) -> Iterator[Gebeurtenis]:
    for patroon in patronen:
        for feit in feiten.per_type.get(patroon.type, GEEN):
            if (
                (feit.op >= begin.op or ook_eerder)
                and (ook_eerder or not strikt_voor(feit, begin))
                and past(patroon, feit)
                and (begin.betreft is None or feiten.zelfde_onderwerp(starter.onderwerp, begin.betreft, feit))
            ):
                yield feit


def _eerste_passend(
    feiten: Feiten, starter: Starter, begin: Gebeurtenis, patronen: Iterable[Feitpatroon], *, ook_eerder: bool = False
) -> Gebeurtenis | None:
    """The first fact from the day of the trigger on that fits one of the patterns and may be about the same subject."""
    eerste: Gebeurtenis | None = None
    for patroon in patronen:
        feit = next(_passend(feiten, starter, begin, (patroon,), ook_eerder=ook_eerder), None)
        if feit is not None and (eerste is None or feit.moment < eerste.moment):
            eerste = feit
    return eerste


def _uitstel(feiten: Feiten, starter: Starter, begin: Gebeurtenis) -> tuple[Gebeurtenis, ...]:
    """Postponements agreed for this clause, from the trigger on, for the same subject where both name one."""
    gevonden = feiten.per_type.get(UITSTEL)
    if not gevonden or not starter.norm.uitstel:
        return ()
    clausules = starter.norm.clausules
    return tuple(
        f
        for f in gevonden
        if f.velden.get("clausule") in clausules
        and not strikt_voor(f, begin)
        and (f.betreft is None or begin.betreft is None or f.betreft == begin.betreft)
    )
