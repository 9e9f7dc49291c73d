"""A term as the row that lists read."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from waakvlam.dossiers.opgeslagen import Record
from waakvlam.kern.norm import Periodiek
from waakvlam.kern.toetsen import LOPEND, Term

MAX_WAT = 1000


class Termijnrij(NamedTuple):
    """The columns of a term that the evaluation decides."""

    sleutel: str
    norm: str
    clausule: str
    wat: str
    dragers: str
    jegens: str
    uiterlijk: date | None
    vanaf: date | None
    status: str
    aanleiding: int
    vervuld_door: int | None
    betreft: str
    onbekend: bool
    inhaalbaar: bool

    @property
    def loopt(self) -> bool:
        """Whether something is still owed."""
        return self.status in LOPEND


def termijnrijen(records: list[Record], termijnen: Iterable[Term], voor: str = "") -> Iterator[tuple[Termijnrij, Term]]:
    """Each term with its row. Its key stays the same when its trigger is corrected or its window moves on.

    `voor`: what the keys begin with.
    """
    wortels = _wortels(records)
    gezien: Counter[str] = Counter()
    for term in termijnen:
        norm = term.norm
        basis = f"{voor}{norm.id}.{wortels[term.koppeling.begin.volgnummer]}"
        if isinstance(norm, Periodiek) and term.vanaf is not None:
            basis += f".{term.vanaf.isoformat()}"
        gezien[basis] += 1
        sleutel = basis if gezien[basis] == 1 else f"{basis}.{gezien[basis]}"
        yield (
            Termijnrij(
                sleutel=sleutel,
                norm=norm.id,
                clausule=norm.clausule,
                wat=norm.wat[:MAX_WAT],
                dragers=",".join(norm.drager),
                jegens=",".join(norm.jegens),
                uiterlijk=term.uiterlijk,
                vanaf=term.vanaf,
                status=term.status.value,
                aanleiding=term.aanleiding.volgnummer,
                vervuld_door=term.vervuld_door.volgnummer if term.vervuld_door else None,
                betreft=term.betreft or "",
                onbekend=term.onbekend,
                inhaalbaar=term.inhaalbaar,
            ),
            term,
        )


def _wortels(records: list[Record]) -> dict[int, str]:
    """Per fact: the name of the fact that it goes back to, through its corrections."""
    wortels: dict[int, str] = {}
    for record in records:
        wortels[record.volgnummer] = wortels[record.corrigeert] if record.corrigeert else record.kenmerk
    return wortels
