"""Pair what regulates the same thing in two sets: by name, and what is left over only where there is no doubt."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

T = TypeVar("T")
Sleutel = Callable[[T], Hashable | None]
GELIJKENIS: Final = 0.5
"""The share of words that two texts must have in common to be taken for the same thing."""
MIN_LETTERS: Final = 4


@dataclass(frozen=True)
class Koppels(Generic[T]):
    """Pairs (old, new), what is only in the old set, and what is only in the new one."""

    paren: list[tuple[T, T]] = field(default_factory=list)
    weg: list[T] = field(default_factory=list)
    erbij: list[T] = field(default_factory=list)


def koppel(
    oud: Sequence[T], nieuw: Sequence[T], *sleutels: Sleutel[T], tekst: Callable[[T], str] | None = None
) -> Koppels[T]:
    """Pair by each key in turn, where exactly one is left with it on either side; a key of None pairs nothing.

    With `tekst` what is then left pairs when each is the other's most alike, by at least half of the words.
    """
    paren: list[tuple[T, T]] = []
    weg, erbij = list(oud), list(nieuw)
    for sleutel in sleutels:
        links, rechts = _enkel(weg, sleutel), _enkel(erbij, sleutel)
        gevonden = [(links[s], rechts[s]) for s in links if s in rechts]
        paren += gevonden
        weg, erbij = _zonder(weg, [a for a, _ in gevonden]), _zonder(erbij, [b for _, b in gevonden])
    if tekst is not None:
        gevonden = _op_woorden(weg, erbij, tekst)
        paren += gevonden
        weg, erbij = _zonder(weg, [a for a, _ in gevonden]), _zonder(erbij, [b for _, b in gevonden])
    return Koppels(paren, weg, erbij)


def _enkel(leden: Sequence[T], sleutel: Sleutel[T]) -> dict[Hashable, T]:
    """Members by key, of the keys that only one of them has."""
    per: dict[Hashable, list[T]] = defaultdict(list)
    for lid in leden:
        if (naam := sleutel(lid)) is not None:
            per[naam].append(lid)
    return {naam: groep[0] for naam, groep in per.items() if len(groep) == 1}


def _zonder(leden: list[T], gebruikt: list[T]) -> list[T]:
    ids = {id(lid) for lid in gebruikt}
    return [lid for lid in leden if id(lid) not in ids]


def _op_woorden(weg: list[T], erbij: list[T], tekst: Callable[[T], str]) -> list[tuple[T, T]]:
    links, rechts = [_woorden(tekst(lid)) for lid in weg], [_woorden(tekst(lid)) for lid in erbij]
    beste_links = [_beste(woorden, rechts) for woorden in links]
    beste_rechts = [_beste(woorden, links) for woorden in rechts]
    return [(weg[i], erbij[j]) for i, j in enumerate(beste_links) if j is not None and beste_rechts[j] == i]


def _beste(woorden: frozenset[str], andere: list[frozenset[str]]) -> int | None:
    """The one that is most alike; None when none is alike enough, or when two are equally so."""
    maten = [len(woorden & a) / len(woorden | a) if woorden | a else 0.0 for a in andere]
    hoogste = max(maten, default=0.0)
    return maten.index(hoogste) if hoogste >= GELIJKENIS and maten.count(hoogste) == 1 else None


def _woorden(tekst: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"\w+", tekst.casefold()) if len(w) >= MIN_LETTERS)
