"""A term as the row that lists read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from waakvlam.dossiers.opgeslagen import Record
from waakvlam.kern.gebeurtenis import Gebeurtenis, strikt_voor
from waakvlam.kern.norm import Periodiek
from waakvlam.kern.toetsen import LOPEND, Term

MAX_WAT = 1000
AFWIJKING: Final = "afwijking_gemotiveerd"
"""Says why an agreement (its `clausule`) is not kept."""


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
    verklaard_op: date | None = None
    """When it was last said why this was not done as agreed."""

    @property
    def loopt(self) -> bool:
        """Whether something is still owed."""
        return self.status in LOPEND


def termijnrijen(
    records: list[Record], termijnen: Iterable[Term], voor: str = "", afwijkingen: Sequence[Gebeurtenis] = ()
) -> Iterator[tuple[Termijnrij, Term]]:
    """Each term with its row. Its key stays the same when its trigger is corrected or its window moves on.

    `voor`: what the keys begin with. `afwijkingen`: the facts that say why an agreement is not kept, in order.
    """
    namen = wortels(records)
    gezien: Counter[str] = Counter()
    for term in termijnen:
        norm = term.norm
        basis = f"{voor}{norm.id}.{namen[term.koppeling.begin.volgnummer]}"
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
                verklaard_op=_verklaard_op(term, afwijkingen),
            ),
            term,
        )


def _verklaard_op(term: Term, afwijkingen: Sequence[Gebeurtenis]) -> date | None:
    """The day of the last reason for this clause since the term, or its window, began, about the same subject or none.

    A reason says why; it moves no last day, as a postponement does.
    """
    begin, betreft = term.koppeling.begin, term.betreft
    dagen = (
        feit.op
        for feit in afwijkingen
        if feit.velden.get("clausule") in term.norm.clausules
        and not strikt_voor(feit, begin)
        and (term.vanaf is None or feit.op >= term.vanaf)
        and (feit.betreft is None or betreft is None or feit.betreft == betreft)
    )
    return max(dagen, default=None)


def wortels(records: list[Record]) -> dict[int, str]:
    """Per fact: the name of the fact that it goes back to, through its corrections."""
    gevonden: dict[int, str] = {}
    for record in records:
        gevonden[record.volgnummer] = gevonden[record.corrigeert] if record.corrigeert else record.kenmerk
    return gevonden
