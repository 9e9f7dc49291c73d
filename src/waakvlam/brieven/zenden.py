"""The facts that a sending is: the act itself, and one for each copy where the set has such a fact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from waakvlam.dossiers.api import Vastlegging
from waakvlam.kern.brief import Brief
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Veldwaarde


@dataclass(frozen=True, slots=True)
class Uitgaand:
    """That a letter goes to one recipient, on this day and in this way."""

    rol: str
    wijze: str
    op: date


def ontvangers(rekenset: Rekenset, brief: Brief, rol: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who gets the letter and who a copy, when this role sends it: never the sender itself."""
    eigen = rekenset.groepen[rol]
    aan = tuple(r for r in brief.aan if r not in eigen)
    return aan, tuple(r for r in brief.kopie_aan if r not in eigen and r not in aan)


def wijzen(brief: Brief, rol: str) -> tuple[str, ...]:
    """The ways in which it may go to this recipient. A summons goes by registered post."""
    return ("aangetekend",) if brief.gewicht == "sommatie" and rol in brief.aan else tuple(brief.verzending)


def kopiefeiten(
    rekenset: Rekenset, brief: Brief, kopieen: Iterable[Uitgaand], betreft: str | None
) -> Iterator[Vastlegging]:
    """The fact of each copy, where the set has one."""
    if brief.kopie_handeling is None:
        return
    for kopie in kopieen:
        velden = dict(_kopievelden(rekenset, brief, kopie.rol))
        yield Vastlegging(brief.kopie_handeling, kopie.op, betreft=betreft, velden=velden)


def _kopievelden(rekenset: Rekenset, brief: Brief, rol: str) -> Iterator[tuple[str, Veldwaarde]]:
    """Which letter it is a copy of and whom it is for, in the fields that the fact has for these."""
    assert brief.kopie_handeling is not None
    for naam, veld in rekenset.typen[brief.kopie_handeling].velden.items():
        if veld.soort == "rol" or rol in veld.keuzes:
            yield naam, rol
        elif brief.id in veld.keuzes:
            yield naam, brief.id
