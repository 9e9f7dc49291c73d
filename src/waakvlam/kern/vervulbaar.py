"""Which facts could fulfil a criterion: what there is to record, or to ask for, while it is not met."""

from collections.abc import Iterator, Mapping
from typing import Final

from waakvlam.kern.besluit import Criterium
from waakvlam.kern.toestemming import GEGEVEN
from waakvlam.kern.toetsing import BEOORDELING
from waakvlam.kern.voorwaarde import Conditie, Elktoets

GEWIJZIGD: Final = "persoonsgegevens_gewijzigd"
"""By which a given of the dossier itself changes, or comes to be known."""


def vervullende_typen(criterium: Criterium, criteria: Mapping[str, Criterium]) -> tuple[str, ...]:
    """The event types by which this criterion could come to be met, each once; none where only time can do it.

    `criteria`: those of the set, by clause. What must not have happened is left out: nobody records that it did not.
    """
    return tuple(dict.fromkeys(_van_criterium(criterium, criteria)))


def elktoetsen(conditie: Conditie | None) -> Iterator[Elktoets]:
    """Every 'each of these has an answer' in a condition, however deep."""
    if conditie is None:
        return
    if conditie.elk is not None:
        yield conditie.elk
    for lid in (*(conditie.alle or ()), *(conditie.een or ())):
        yield from elktoetsen(lid)


def _van_criterium(criterium: Criterium, criteria: Mapping[str, Criterium]) -> Iterator[str]:
    if criterium.waarde is not None:
        yield from _van_conditie(criterium.waarde, criteria)
    if criterium.mens:
        yield BEOORDELING


def _van_conditie(conditie: Conditie, criteria: Mapping[str, Criterium]) -> Iterator[str]:
    for lid in (*(conditie.alle or ()), *(conditie.een or ())):
        yield from _van_conditie(lid, criteria)
    if conditie.criterium is not None:
        yield from _van_criterium(criteria[conditie.criterium], criteria)
    if conditie.oordeel is not None:
        yield BEOORDELING
    if conditie.toestemming is not None:
        yield GEGEVEN
    if conditie.dossier is not None or conditie.leeftijd is not None:
        yield GEWIJZIGD
    yield from _van_toets(conditie)


def _van_toets(conditie: Conditie) -> Iterator[str]:
    """The facts that the tests of one condition ask for."""
    tests = (conditie.veld, conditie.aantal)
    patronen = [p for test in tests if test is not None for p in test.van] + (conditie.gebeurd or [])
    patronen += conditie.sinds.gebeurd if conditie.sinds is not None else []
    patronen += [conditie.leeftijd.op] if conditie.leeftijd is not None else []
    patronen += [conditie.uiterlijk.gebeurd] if conditie.uiterlijk is not None else []
    patronen += [conditie.elk.van, conditie.elk.antwoord] if conditie.elk is not None else []
    yield from (patroon.type for patroon in patronen)
