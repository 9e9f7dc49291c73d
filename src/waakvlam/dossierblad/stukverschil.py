"""What differs between two versions of a document, line by line."""

from collections.abc import Iterable
from dataclasses import dataclass

from waakvlam.dossiers.api import Stukregel


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """A line of a document with what an earlier version said there. `stand`: gelijk, nieuw, anders or weg."""

    regel: Stukregel
    stand: str
    was: str = ""


def verschillen(nu: Iterable[Stukregel], eerder: Iterable[Stukregel] | None) -> list[Regelverschil]:
    """The lines of a version beside those of the one before, and what is no longer in it."""
    hier, toen = list(nu), {r.plek: r for r in eerder or ()}
    plekken = {r.plek for r in hier}
    uit = [_regel(regel, toen.get(regel.plek), bij=eerder is not None) for regel in hier]
    return [*uit, *(Regelverschil(r, "weg", r.tekst) for r in toen.values() if r.plek not in plekken)]


def _regel(regel: Stukregel, toen: Stukregel | None, *, bij: bool) -> Regelverschil:
    if toen is None:
        return Regelverschil(regel, "nieuw" if bij else "gelijk")
    anders = (toen.tekst, toen.kop) != (regel.tekst, regel.kop)
    return Regelverschil(regel, "anders", toen.tekst) if anders else Regelverschil(regel, "gelijk")
