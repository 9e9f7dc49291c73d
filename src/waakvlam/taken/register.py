"""The kinds of job that this program knows; an app names its own in `ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from waakvlam.taken.ritme import Ritme

Waarde = str | int | bool | None
Gegevens = Mapping[str, Waarde]
Functie = Callable[[Gegevens], str]
"""Does the job and gives its outcome in one line, without personal data. It may run twice: so it must not matter."""


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of job: its function, and how it comes round if it does."""

    functie: Functie
    ritme: Ritme | None


SOORTEN: dict[str, Soort] = {}


def registreer(soort: str, functie: Functie, *, ritme: Ritme | None = None) -> None:
    """Make a kind of job known. Raises `ValueError` when the name is taken by another function."""
    nieuw = Soort(functie, ritme)
    if SOORTEN.setdefault(soort, nieuw) != nieuw:
        raise ValueError(f"er is al een andere taak {soort}")
