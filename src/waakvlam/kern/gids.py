"""Whom an element of a set concerns, and which forms and letters discharge a norm. Where it shows: `kern.tonen`."""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum

from waakvlam.kern.afsprakenset import Toelichting
from waakvlam.kern.brief import Brief
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import waarde_past
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.norm import Bevoegdheid, Doorlopend, Norm, Normbasis, Termijngever, Verbod
from waakvlam.kern.tonen import Element, Plek
from waakvlam.kern.voorwaarde import Feitpatroon

Wenkdeel = Toelichting | Verbod | Bevoegdheid | Doorlopend
"""What only people can keep in mind: guidance, bans, powers and lasting duties."""
Stukdeel = Formulier | Brief


class Belang(IntEnum):
    """What an element is to a role, what concerns it most first."""

    DRAGER = 0
    """The role bears it: a duty, ban or power of its own, guidance about it, a form or letter that it writes."""
    JEGENS = 1
    """It is owed toward the role, or the role receives it."""
    IEDEREEN = 2
    """It names nobody."""
    ANDER = 3
    """It is of others."""


def op_belang(elementen: Iterable[Element], rekenset: Rekenset, rol: str) -> list[tuple[Belang, Element]]:
    """Elements with what they are to this role, what concerns it most first.

    Among equals what shows at no act comes first: the page of an act does not say it yet. Then the order of the set.
    """
    wie = {c.id: c.wie for c in rekenset.afspraken.clausules}
    eigen = rekenset.groepen[rol]
    paren = [(_belang(*_rollen(element, wie), eigen), element) for element in elementen]
    return sorted(paren, key=lambda paar: (paar[0], _bij_handeling(paar[1])))


def vervullende_stukken(rekenset: Rekenset, norm: Norm) -> tuple[Element, ...]:
    """The forms and letters with whose recording a term of this norm can be discharged, each once."""
    if not isinstance(norm, Termijngever):
        return ()
    gevonden = {
        element.sleutel: element
        for patroon in norm.vervuld_door
        for element in rekenset.getoond.get(Plek("handeling", patroon.type), ())
        if isinstance(element.deel, Stukdeel) and _kan_vervullen(element.deel, patroon)
    }
    return tuple(gevonden.values())


def _belang(dragers: frozenset[str], jegens: frozenset[str], eigen: frozenset[str]) -> Belang:
    if not eigen.isdisjoint(dragers):
        return Belang.DRAGER
    if not eigen.isdisjoint(jegens):
        return Belang.JEGENS
    return Belang.ANDER if dragers or jegens else Belang.IEDEREEN


def _rollen(element: Element, wie: Mapping[str, list[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Who bears an element and toward whom. Of what names no roles itself: those of its clauses."""
    match element.deel:
        case Normbasis() as norm:
            return frozenset(norm.drager), frozenset(norm.jegens)
        case Formulier() as formulier:
            return frozenset([*formulier.invuller, *formulier.ondertekenaars]), frozenset(formulier.exemplaren)
        case Brief() as brief:
            return frozenset(brief.afzender), frozenset([*brief.aan, *brief.kopie_aan])
    return frozenset(_per_clausule(element, wie)), frozenset()


def _per_clausule(element: Element, wie: Mapping[str, list[str]]) -> Iterator[str]:
    for clausule in element.clausules:
        yield from wie.get(clausule, ())


def _bij_handeling(element: Element) -> bool:
    return any(plek.soort == "handeling" for plek in element.plekken)


def _kan_vervullen(stuk: Stukdeel, patroon: Feitpatroon) -> bool:
    """Whether recording the piece can give a fact that matches.

    A letter fixes some fields of its fact; the fact of a copy names the letter.
    """
    if isinstance(stuk, Formulier):
        return True
    if stuk.handeling != patroon.type:
        return not patroon.als or stuk.id in patroon.als.values()
    return all(waarde_past(waarde, stuk.met[veld]) for veld, waarde in patroon.als.items() if veld in stuk.met)
