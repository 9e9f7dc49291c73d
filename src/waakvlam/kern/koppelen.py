"""Match: pair each trigger with its discharge, lapse and postponements. Knows nothing of the lengths of terms.

What-if on a changed term therefore only judges again (`toetsen`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from waakvlam.kern.afsprakenset import Verval
from waakvlam.kern.compileren import UITSTEL, Rekenset, Starter
from waakvlam.kern.feiten import GEEN, Feiten, Kader, past
from waakvlam.kern.gebeurtenis import Gebeurtenis, strikt_voor
from waakvlam.kern.norm import Periodiek, Plan, Voltallig
from waakvlam.kern.toetsing import Toetsing, Waarheid, toets
from waakvlam.kern.voorwaarde import Feitpatroon

KORT = 8
"""Up to so many facts of a type are looked through; a longer row is entered on the day of the trigger."""


class Koppeling(NamedTuple):
    """A trigger with what happened since."""

    starter: Starter
    begin: Gebeurtenis
    """The fact by which the duty began: what happens from here on counts."""
    plan: Gebeurtenis | None
    """For a duty that counts from a planned date: the fact that plans it, as last recorded."""
    vervulling: tuple[Gebeurtenis, ...]
    """Discharging facts, in order: for a single duty at most the first."""
    verval: Gebeurtenis | None
    uitstel: tuple[Gebeurtenis, ...]
    voorwaarde: Toetsing | None

    @property
    def telt_vanaf(self) -> Gebeurtenis:
        """The fact that its length is counted from."""
        return self.plan or self.begin

    @property
    def aanleiding(self) -> Gebeurtenis:
        """The fact that gives the reason for the duty: where planning itself does, the plan that counts now."""
        return self.plan if self.plan is not None and self.plan.type == self.begin.type else self.begin


def koppel(rekenset: Rekenset, feiten: Feiten) -> Iterator[Koppeling]:
    """All pairings of a dossier, norm by norm in the order of the set within each trigger type.

    One fact starts one term of a norm, also where two patterns name it; one plan gives one term.
    """
    starters = rekenset.starters
    dubbel: set[tuple[str, str]] = set()
    for soort in feiten.per_type:
        for starter in starters.get(soort, ()):
            for aanleiding in _aanleidingen(rekenset, feiten, starter):
                koppeling = _koppel(rekenset, feiten, starter, aanleiding)
                if koppeling is None:
                    continue
                if starter.deelt:
                    sleutel = (starter.norm.id, koppeling.telt_vanaf.id)
                    if sleutel in dubbel:
                        continue
                    dubbel.add(sleutel)
                yield koppeling


def _aanleidingen(rekenset: Rekenset, feiten: Feiten, starter: Starter) -> Iterable[Gebeurtenis]:
    """The facts that start a term of this norm through this pattern."""
    kandidaten = _kandidaten(rekenset, feiten, starter)
    if starter.welke == "elke" or not kandidaten:
        return kandidaten
    andere = _andere_starts(rekenset, feiten, starter)
    if starter.welke == "eerste":
        eerste = kandidaten[0]
        return [] if any(ander.moment < eerste.moment for ander in andere) else [eerste]
    return _eerste_per_onderwerp(kandidaten, andere)


def _kandidaten(rekenset: Rekenset, feiten: Feiten, starter: Starter) -> list[Gebeurtenis]:
    """Facts that fit the trigger, its derived state and its condition."""
    patroon, voorwaarde = starter.aanleiding, starter.voorwaarde
    kandidaten = feiten.per_type.get(patroon.type)
    if not kandidaten:
        return []
    if starter.voltallig is not None:
        kandidaten = _voltallig(starter.voltallig, kandidaten)
    if not patroon.eenvoudig:
        kandidaten = [f for f in kandidaten if f in _kader(rekenset, feiten, starter, f).zoek(patroon)]
    elif patroon.als or patroon.door:
        kandidaten = [f for f in kandidaten if past(patroon, f)]
    if voorwaarde is None:
        return kandidaten
    return [f for f in kandidaten if toets(voorwaarde, _kader(rekenset, feiten, starter, f)).waarde is Waarheid.VERVULD]


def _voltallig(eis: Voltallig, kandidaten: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """The facts by which all parties' last stands about a subject came to agree."""
    standen: dict[str | None, dict[object, object]] = {}
    rond: list[Gebeurtenis] = []
    was_rond: set[str | None] = set()
    for feit in kandidaten:
        stand = standen.setdefault(feit.betreft, {})
        stand[feit.velden.get(eis.per)] = feit.velden.get(eis.veld)
        if not all(stand.get(waarde) == eis.is_ for waarde in eis.waarden):
            was_rond.discard(feit.betreft)
        elif feit.betreft not in was_rond:
            was_rond.add(feit.betreft)
            rond.append(feit)
    return rond


def _eerste_per_onderwerp(kandidaten: list[Gebeurtenis], andere: list[Gebeurtenis]) -> list[Gebeurtenis]:
    """Per subject the first start, over all patterns of the norm."""
    gezien: set[str | None] = set()
    eersten: list[Gebeurtenis] = []
    for feit in kandidaten:
        if feit.betreft not in gezien and not any(a.betreft == feit.betreft and a.moment < feit.moment for a in andere):
            eersten.append(feit)
        gezien.add(feit.betreft)
    return eersten


def _andere_starts(rekenset: Rekenset, feiten: Feiten, starter: Starter) -> list[Gebeurtenis]:
    """Starts of the same norm through its other patterns."""
    return [
        feit
        for ander in rekenset.starters_per_norm[starter.norm.id]
        if ander.aanleiding is not starter.aanleiding
        for feit in _kandidaten(rekenset, feiten, ander)
    ]


def _kader(rekenset: Rekenset, feiten: Feiten, starter: Starter, aanleiding: Gebeurtenis) -> Kader:
    return Kader(feiten, starter.onderwerp, aanleiding.betreft, aanleiding, rekenset.criteria)


def _koppel(rekenset: Rekenset, feiten: Feiten, starter: Starter, aanleiding: Gebeurtenis) -> Koppeling | None:
    norm = starter.norm
    if isinstance(norm, Periodiek) and norm.kalenderjaar and not feiten.gegevens.van_regio:
        return None
    if any(_afgesloten(feiten, starter, verval, aanleiding) for verval in starter.afsluitend):
        return None
    plan = None
    if starter.plan is not None:
        plan = _plan(feiten, starter.plan)
        if plan is None:
            return None
    voorwaarde = None
    if norm.voorwaarde is not None:
        voorwaarde = toets(norm.voorwaarde, _kader(rekenset, feiten, starter, aanleiding))
        if voorwaarde.waarde is Waarheid.NIET_VERVULD:
            return None
    if isinstance(norm, Periodiek):
        passend = {f.id: f for f in _passend(feiten, starter, aanleiding, norm.vervuld_door)}
        vervulling = tuple(sorted(passend.values(), key=lambda f: f.moment))
    else:
        eerste = _eerste_passend(feiten, starter, aanleiding, norm.vervuld_door)
        vervulling = (eerste,) if eerste is not None else GEEN
    verval = _eerste_passend(feiten, starter, aanleiding, starter.verval, vanaf_begin=True)
    uitstel = _uitstel(feiten, starter, aanleiding)
    return Koppeling(starter, aanleiding, plan, vervulling, verval, uitstel, voorwaarde)


def _afgesloten(feiten: Feiten, starter: Starter, verval: Verval, aanleiding: Gebeurtenis) -> bool:
    """Whether a duty had ended before its trigger, and nothing has opened it again since."""
    eerder = [f for f in _over(feiten, starter, aanleiding, verval.door) if strikt_voor(f, aanleiding)]
    if not eerder:
        return False
    einde = max(eerder, key=lambda f: f.moment)
    heropend = _over(feiten, starter, aanleiding, verval.heropend_door)
    return not any(f is aanleiding or einde.moment <= f.moment <= aanleiding.moment for f in heropend)


def _over(
    feiten: Feiten, starter: Starter, aanleiding: Gebeurtenis, patronen: Iterable[Feitpatroon]
) -> Iterator[Gebeurtenis]:
    """Facts that fit and may be about the subject of the trigger."""
    for patroon in patronen:
        for feit in feiten.per_type.get(patroon.type, GEEN):
            if past(patroon, feit) and feiten.zelfde_onderwerp(starter.onderwerp, aanleiding.betreft, feit):
                yield feit


def _plan(feiten: Feiten, plan: Plan) -> Gebeurtenis | None:
    """The plan last recorded that names a date."""
    plannen = [f for f in feiten.per_type.get(plan.type, GEEN) if plan.veld in f.velden]
    return max(plannen, key=lambda f: (f.vastgelegd_op, f.volgnummer), default=None)


def _passend(
    feiten: Feiten, starter: Starter, begin: Gebeurtenis, patronen: Iterable[Feitpatroon], *, vanaf_begin: bool = False
) -> Iterator[Gebeurtenis]:
    """Facts from the day of the trigger on that fit and may be about the same subject.

    A duty that is counted back also takes earlier ones, unless `vanaf_begin`.
    """
    ook_eerder = starter.ook_eerder and not vanaf_begin
    for patroon in patronen:
        op_type = feiten.per_type.get(patroon.type, GEEN)
        kandidaten: Iterable[Gebeurtenis] = op_type
        if not patroon.eenvoudig:
            kandidaten = Kader(feiten, starter.onderwerp, begin.betreft, begin).zoek(patroon)
        elif len(op_type) > KORT and not ook_eerder:
            kandidaten = islice(op_type, bisect_left(op_type, begin.op, key=_dag), None)
        for feit in kandidaten:
            if (
                (ook_eerder or (feit.op >= begin.op and not strikt_voor(feit, begin)))
                and past(patroon, feit)
                and (begin.betreft is None or feiten.zelfde_onderwerp(starter.onderwerp, begin.betreft, feit))
            ):
                yield feit


def _dag(feit: Gebeurtenis) -> date:
    return feit.op


def _eerste_passend(
    feiten: Feiten, starter: Starter, begin: Gebeurtenis, patronen: Iterable[Feitpatroon], *, vanaf_begin: bool = False
) -> Gebeurtenis | None:
    """The first of `_passend`."""
    eerste: Gebeurtenis | None = None
    for patroon in patronen:
        if patroon.type in feiten.per_type:
            feit = next(_passend(feiten, starter, begin, (patroon,), vanaf_begin=vanaf_begin), None)
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
