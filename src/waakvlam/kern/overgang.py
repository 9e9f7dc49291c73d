"""A new version of a set in a running dossier: what began before its first day finishes under the old clauses.

Source: the semantics of a new version (`afspraken/README.md`). Terms that began before that day, and the periodic
window running on it, belong to the old version; later triggers, and windows that begin on or after it, to the new.
Decisions, acts and visibility follow the version in force on the reference date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import Feiten
from waakvlam.kern.norm import Periodiek
from waakvlam.kern.toetsen import Term, termijnen


@dataclass(frozen=True, slots=True)
class Versie:
    """A compiled set and the day from which it holds; None: from the start."""

    rekenset: Rekenset
    vanaf: date | None = None


def geldend(versies: Sequence[Versie], peildatum: date) -> Rekenset:
    """The version in force on the reference date."""
    gekozen = versies[0].rekenset
    for versie in versies[1:]:
        if versie.vanaf is not None and versie.vanaf <= peildatum:
            gekozen = versie.rekenset
    return gekozen


def termijnen_over_versies(versies: Sequence[Versie], feiten: Feiten) -> list[Term]:
    """Terms under each version, for the time in which it governs new terms. Before a version starts it adds nothing."""
    if len(versies) == 1:
        return termijnen(versies[0].rekenset, feiten)
    gevonden: list[Term] = []
    for i, versie in enumerate(versies):
        if versie.vanaf is not None and versie.vanaf > feiten.peildatum:
            break
        tot = versies[i + 1].vanaf if i + 1 < len(versies) else None
        for term in termijnen(versie.rekenset, feiten):
            begin = begon_op(term)
            if (versie.vanaf is None or begin >= versie.vanaf) and (tot is None or begin < tot):
                gevonden.append(term)
    return gevonden


def versie_van(versies: Sequence[Versie], term: Term) -> Versie:
    """The version under which a term began."""
    begin = begon_op(term)
    return next((v for v in reversed(versies) if v.vanaf is None or v.vanaf <= begin), versies[0])


def begon_op(term: Term) -> date:
    """The day a term began: of its window, or of its trigger."""
    if isinstance(term.norm, Periodiek) and term.vanaf is not None:
        return term.vanaf
    return term.koppeling.begin.op
