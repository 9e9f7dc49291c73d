"""The duties of a phase as steps in the order in which facts lead from one to the next: done, due, or still to come."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from waakvlam.dossierblad.api import Blad
from waakvlam.dossiers.api import Blik, Termijnregel
from waakvlam.kern.norm import Aanleiding, Minimumduur, Periodiek, Termijngever
from waakvlam.kern.voorwaarde import Feitpatroon
from waakvlam.web.api import hoofdletter

GEDAAN = frozenset({"op_tijd", "te_laat"})


@dataclass(frozen=True, slots=True)
class Stap:
    """One duty. `stand`: gedaan, nu, gemist, vervallen, later (nothing began it yet) or niet_gedeeld."""

    titel: str
    wie: str
    stand: str
    clausules: tuple[str, ...]
    noot: str
    begint_met: str
    """In words what begins it; of a step that did not begin."""
    termijn: dict[str, Any] | None = None
    """The term that counts of it, as a card."""
    gedaan_op: date | None = None


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """A time that must pass before an act; without a day: it has not begun to count, or that is not shared."""

    titel: str
    clausules: tuple[str, ...]
    noot: str
    vanaf: date | None
    kan: bool


def stappen(blad: Blad, blik: Blik, fasen: Collection[str], na: Collection[str] = ()) -> list[Stap]:
    """The duties of these phases, and those that facts of the types `na` begin, in order."""
    normen = [
        norm
        for norm in blad.woorden.rekenset.afspraken.normen
        if isinstance(norm, Termijngever) and (norm.fase in fasen or not set(na).isdisjoint(_begin(norm)))
    ]
    return [_stap(blad, blik, norm) for norm in op_volgorde(normen)]


def wachttijden(blad: Blad, fasen: Collection[str]) -> list[Wachttijd]:
    """The times that must pass before an act of these phases."""
    dagen = {(d.clausule, d.handeling): d.vanaf for d in blad.beeld.vroegste_dagen}
    gevonden = []
    for norm in blad.woorden.rekenset.afspraken.normen:
        if isinstance(norm, Minimumduur) and norm.fase in fasen:
            vanaf = max((d for h in norm.handelingen if (d := dagen.get((norm.clausule, h)))), default=None)
            kan = vanaf is not None and vanaf <= blad.beeld.peildatum
            gevonden.append(Wachttijd(hoofdletter(norm.wat), norm.clausules, norm.noot, vanaf, kan))
    return gevonden


def op_volgorde(normen: Sequence[Termijngever]) -> list[Termijngever]:
    """What a fact begins stands after what that fact discharges; for the rest the order of the set."""
    diepte = dict.fromkeys((norm.id for norm in normen), 0)
    for _ in normen:  # no chain is longer than that, and a ring ends here too
        for norm in normen:
            voor = [n for n in normen if n is not norm and not _begin(norm).isdisjoint(p.type for p in n.vervuld_door)]
            diepte[norm.id] = min(len(normen), max((diepte[n.id] + 1 for n in voor), default=0))
    return sorted(normen, key=lambda norm: diepte[norm.id])


def _patronen(norm: Termijngever) -> Sequence[Feitpatroon | Aanleiding]:
    return norm.anker if isinstance(norm, Periodiek) else norm.aanleiding


def _begin(norm: Termijngever) -> set[str]:
    return {patroon.type for patroon in _patronen(norm)}


def _stap(blad: Blad, blik: Blik, norm: Termijngever) -> Stap:
    termijn = _die_telt([t for t in blad.beeld.termijnen if t.norm == norm.id])
    kop = (hoofdletter(norm.wat), blad.woorden.rollen(norm.drager))
    if termijn is None:
        typen = blad.woorden.rekenset.typen
        ziet = {typen[soort].categorie for soort in _begin(norm)} <= blik.categorieen
        return Stap(
            *kop, "later" if ziet else "niet_gedeeld", norm.clausules, norm.noot, "; ".join(_begint(blad, norm))
        )
    stand = "gedaan" if termijn.status in GEDAAN else "vervallen" if termijn.status == "vervallen" else "nu"
    if termijn.gemist:
        stand = "gemist"
    gedaan = termijn.vervuld_door.op if termijn.vervuld_door else None
    return Stap(*kop, stand, termijn.clausules, norm.noot, "", blad.termijn(termijn), gedaan)


def _die_telt(termijnen: Sequence[Termijnregel]) -> Termijnregel | None:
    """Of several terms of one duty: the one that still runs, else the last; they come in that order."""
    return termijnen[0] if termijnen else None


def _begint(blad: Blad, norm: Termijngever) -> Iterator[str]:
    """What begins a duty, each way once, with what has to be the case besides."""
    zegsman = blad.woorden.zegsman
    yield from dict.fromkeys(zegsman.patroon(patroon) for patroon in _patronen(norm))
    if norm.voorwaarde is not None and norm.voorwaarde.wat:
        yield norm.voorwaarde.wat
