"""Markdown for what is generated: tables, and what a person still has to fill in."""

from collections.abc import Iterable, Sequence

INVULLEN = "[in te vullen]"
"""Stands wherever a person has to judge or know something that the program cannot."""


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell is escaped, a line end becomes a blank."""
    regels = [_rij(koppen), _rij(["---"] * len(koppen)), *(_rij(rij) for rij in rijen)]
    return "\n".join(regels)


def _rij(cellen: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cel.split()).replace("|", "\\|") for cel in cellen) + " |"


def opsomming(delen: Iterable[str]) -> str:
    """The parts with a comma between them; a dash for none."""
    return ", ".join(delen) or "–"
