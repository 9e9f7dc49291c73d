"""Packages above the store that keep rows of their own equal to the facts, in the transaction of each append.

A follower refuses what its rows cannot hold, and then nothing is recorded. It runs as the program's own work.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from waakvlam.dossiers import sets
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit


@dataclass(frozen=True, slots=True)
class Gevolgd:
    """A dossier as a follower gets it. `pk`: its id in the database, to refer to."""

    pk: int
    nummer: str
    rekenset: Rekenset
    feiten: Sequence[Feit]
    """Those that hold and can be read, in their order."""
    nieuw: frozenset[str]
    """The ids of those just recorded."""
    gewist: bool
    """Whether content of other facts was erased, so that these do not tell everything."""


class Volger(Protocol):
    """What follows. Called inside the transaction."""

    def volg(self, dossier: Gevolgd) -> None:
        """Bring the own rows in line. Raises `Geweigerd` for what they cannot hold."""

    def vergeet(self, pk: int) -> None:
        """A dossier was erased as a whole: remove the own rows."""

    def verschil(self, dossier: Gevolgd) -> str | None:
        """What the own rows say otherwise than the facts; None when they are equal."""


_volgers: list[Volger] = []


def laat_volgen(volger: Volger) -> None:
    """Have this one follow every dossier from now on. Called in `ready` of an app."""
    _volgers.append(volger)


def volg(bestand: Opgeslagen, nieuw: Iterable[Record] = ()) -> None:
    """Tell all what the dossier is now. `nieuw`: what somebody just recorded in it, through a form or a command."""
    for volger in _volgers:
        volger.volg(_gevolgd(bestand, nieuw))


def vergeet(pk: int) -> None:
    """Tell all that a dossier was erased."""
    for volger in _volgers:
        volger.vergeet(pk)


def verschil(bestand: Opgeslagen) -> str | None:
    """The first difference between rows of a follower and the facts."""
    return next((wat for volger in _volgers if (wat := volger.verschil(_gevolgd(bestand, ()))) is not None), None)


def _gevolgd(bestand: Opgeslagen, nieuw: Iterable[Record]) -> Gevolgd:
    gewist = {record.kenmerk for record in bestand.records if record.gewist_op is not None}
    return Gevolgd(
        bestand.dossier.pk,
        bestand.dossier.nummer,
        sets.gereed(bestand.dossier.afsprakenset).rekenset,
        [feit for feit in bestand.geldend if feit.id not in gewist],
        frozenset(record.kenmerk for record in nieuw),
        bool(gewist),
    )
