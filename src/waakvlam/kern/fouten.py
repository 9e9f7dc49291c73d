"""Errors of the rules core: each says what is wrong, where, and what to do.

A missed duty is a result and a refused act a judgement; neither is an error. These are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    """One fault: the file, the line (1-based; 0 when unknown), the place inside it and what was expected."""

    bestand: str
    regel: int
    plaats: str
    melding: str

    def __str__(self) -> str:
        waar = f"{self.bestand}:{self.regel}" if self.regel else self.bestand
        return f"{waar}: {self.plaats}: {self.melding}" if self.plaats else f"{waar}: {self.melding}"


class Waakvlamfout(Exception):
    """Base of every error the core raises on purpose."""


class Afsprakenfout(Waakvlamfout):
    """An agreement set is faulty; carries all faults at once, in order of file and line."""

    def __init__(self, fouten: list[Fout]) -> None:
        self.fouten = tuple(sorted(set(fouten)))
        super().__init__("\n".join(str(fout) for fout in self.fouten))


class Dossierfout(Waakvlamfout):
    """The facts of a dossier contradict themselves or the vocabulary; carries all faults at once."""

    def __init__(self, fouten: list[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(fouten))


class Vraagfout(Waakvlamfout):
    """A question names something the set does not know: a clause, decision, act, role or category."""
