"""The walk through the calendar: courses and answers take turns, day by day, and nothing happens after today."""

from dataclasses import replace
from datetime import date, timedelta
from heapq import heappop, heappush
from itertools import count

from waakvlam.voorbeeld.antwoorden import Antwoorder
from waakvlam.voorbeeld.spel import Spel, Verhaal
from waakvlam.voorbeeld.vormen import Voorbeeldfeit

GESLOTEN = "dossier_gesloten"
"""Nothing is recorded after it."""


def speel(spel: Spel, verhaal: Verhaal, vandaag: date) -> tuple[Voorbeeldfeit, ...]:
    """Play until the end of today. Gives the facts in the order in which they were recorded."""
    antwoorder = Antwoorder(spel)
    nummers = count()
    agenda: list[tuple[date, int, Verhaal]] = [(spel.dag, next(nummers), verhaal)]
    while agenda and agenda[0][0] <= vandaag and not spel.gebeurd(GESLOTEN):
        spel.dag, _, lopend = heappop(agenda)
        wacht = next(lopend, None)
        if wacht is not None:
            dag = spel.werkdag(spel.dag + timedelta(days=max(1, wacht)))
            heappush(agenda, (dag, next(nummers), lopend))
        antwoorder.kijk()
        for nieuw in spel.nieuwe_verhalen:
            heappush(agenda, (spel.dag, next(nummers), nieuw))
        spel.nieuwe_verhalen.clear()
    return in_volgorde(spel.feiten, vandaag)


def in_volgorde(feiten: list[Voorbeeldfeit], vandaag: date) -> tuple[Voorbeeldfeit, ...]:
    """Facts by the day of recording, numbered in that order; what was not written down yet, is today."""
    tijdig = [replace(v, feit=replace(v.feit, vastgelegd_op=min(v.feit.vastgelegd_op, vandaag))) for v in feiten]
    geordend = sorted(tijdig, key=lambda v: v.feit.vastgelegd_op)
    ids = {v.feit.id: f"g{nummer}" for nummer, v in enumerate(geordend, 1)}
    return tuple(
        replace(
            v,
            feit=replace(
                v.feit,
                id=ids[v.feit.id],
                volgnummer=nummer,
                corrigeert=ids[v.feit.corrigeert] if v.feit.corrigeert else None,
                vervalt=ids[v.feit.vervalt] if v.feit.vervalt else None,
            ),
        )
        for nummer, v in enumerate(geordend, 1)
    )
