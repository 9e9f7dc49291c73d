"""Judge: apply length, calendar and reference date to what was matched. Each reading of a term sits here, once.

Source: the semantics of discharge, status, postponement and periodic duties (`afspraken/README.md`).
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import Feiten
from waakvlam.kern.gebeurtenis import Gebeurtenis, strikt_voor
from waakvlam.kern.kalender import Doorloop, Kalender, plus
from waakvlam.kern.koppelen import Koppeling, koppel
from waakvlam.kern.norm import Maximumduur, Periodiek, Plicht, Termijn, Termijngever
from waakvlam.kern.toetsing import Waarheid


class Status(StrEnum):
    """Where a term stands on the reference date."""

    OPEN = "open"
    OP_TIJD = "op_tijd"
    TE_LAAT = "te_laat"
    VERSTREKEN = "verstreken"
    VERVALLEN = "vervallen"


class Term(NamedTuple):
    """One term: who owes it, by when, and how it stands. `uiterlijk` None: a duty without a number, never late."""

    norm: Termijngever
    koppeling: Koppeling
    uiterlijk: date | None
    status: Status
    vervuld_door: Gebeurtenis | None = None
    vanaf: date | None = None
    """First day of the window of a periodic duty."""
    uitstel: Gebeurtenis | None = None
    """The postponement that set `uiterlijk`."""

    @property
    def clausule(self) -> str:
        """The clause this term stands on."""
        return self.norm.clausule

    @property
    def clausules(self) -> tuple[str, ...]:
        """That clause to show; none for a duty of an own protocol."""
        return (self.clausule,) if self.clausule else ()

    @property
    def aanleiding(self) -> Gebeurtenis:
        """The fact that gives the reason for it."""
        return self.koppeling.aanleiding

    @property
    def betreft(self) -> str | None:
        """The subject of its trigger."""
        return self.koppeling.begin.betreft

    @property
    def onbekend(self) -> bool:
        """Whether a condition of the duty is unknown, so that nobody can say yet that it applies."""
        voorwaarde = self.koppeling.voorwaarde
        return voorwaarde is not None and voorwaarde.waarde is Waarheid.ONBEKEND

    @property
    def inhaalbaar(self) -> bool:
        """Whether it can still be done after its last day: no window that goes by, and no duty that has ended."""
        vast_venster = isinstance(self.norm, Periodiek) and self.norm.wijze == "vensters"
        return not vast_venster and self.koppeling.verval is None

    @property
    def loopt(self) -> bool:
        """Whether something is still owed: open or expired."""
        return self.status in LOPEND


LOPEND = frozenset({Status.OPEN, Status.VERSTREKEN})


def termijnen(rekenset: Rekenset, feiten: Feiten) -> list[Term]:
    """All terms of a dossier on its reference date."""
    kalender, doorloop = rekenset.kalender, rekenset.afspraken.kop.doorloop
    peildatum = feiten.peildatum
    gevonden: list[Term] = []
    for koppeling in koppel(rekenset, feiten):
        norm = koppeling.starter.norm
        if isinstance(norm, Periodiek):
            gevonden.extend(oordeel_vensters(norm, koppeling, peildatum))
        else:
            gevonden.append(oordeel(norm, koppeling, kalender, doorloop, peildatum))
    return gevonden


def oordeel(
    norm: Plicht | Maximumduur, koppeling: Koppeling, kalender: Kalender, doorloop: Doorloop, peildatum: date
) -> Term:
    """Judge a single duty or maximum duration."""
    vervulling = koppeling.vervulling[0] if koppeling.vervulling else None
    verval = koppeling.verval
    eerst_verval = verval is not None and (vervulling is None or strikt_voor(verval, vervulling))
    uiterlijk = laatste_dag(norm, koppeling.telt_vanaf, kalender, doorloop)
    uitstel = None
    if koppeling.uitstel and uiterlijk is not None:
        uiterlijk, uitstel = _uitgesteld(koppeling.uitstel, uiterlijk, verval if eerst_verval else vervulling)
    if eerst_verval and verval is not None and (uiterlijk is None or verval.op <= uiterlijk):
        vervulling = None
    status = _status(uiterlijk, vervulling, verval, peildatum)
    if status is Status.VERSTREKEN and isinstance(norm, Plicht) and norm.vol_te_houden:
        status = Status.OP_TIJD
    return Term(norm, koppeling, uiterlijk, status, vervulling, uitstel=uitstel)


def _status(
    uiterlijk: date | None, vervulling: Gebeurtenis | None, verval: Gebeurtenis | None, peildatum: date
) -> Status:
    if vervulling is not None:
        return Status.OP_TIJD if uiterlijk is None or vervulling.op <= uiterlijk else Status.TE_LAAT
    if verval is not None and (uiterlijk is None or verval.op <= uiterlijk):
        return Status.VERVALLEN
    return Status.OPEN if uiterlijk is None or peildatum <= uiterlijk else Status.VERSTREKEN


def laatste_dag(
    norm: Plicht | Maximumduur, telt_vanaf: Gebeurtenis, kalender: Kalender, doorloop: Doorloop
) -> date | None:
    """The last day before any postponement; None for a duty without a number."""
    if isinstance(norm, Maximumduur):
        return kalender.maximum(telt_vanaf.op, norm.duur.duur)
    termijn = norm.termijn
    if termijn is None:
        return None
    begin = begindag(termijn, telt_vanaf)
    return kalender.einde(begin, termijn.duur, richting=termijn.richting, doorloop=doorloop)


def begindag(termijn: Termijn, telt_vanaf: Gebeurtenis) -> date:
    """The day a term counts from: the date that the plan names, a time after the trigger, or the trigger itself."""
    if termijn.vanaf is not None:
        gepland = telt_vanaf.velden[termijn.vanaf.veld]
        return gepland if isinstance(gepland, date) else telt_vanaf.op
    if termijn.na_aanleiding is not None:
        return plus(telt_vanaf.op, termijn.na_aanleiding.duur)
    return telt_vanaf.op


def _uitgesteld(
    uitstel: tuple[Gebeurtenis, ...], uiterlijk: date, einde: Gebeurtenis | None
) -> tuple[date, Gebeurtenis | None]:
    """Each postponement agreed while the term ran (not past its last day, not ended before it) moves the last day."""
    geldend = None
    for feit in uitstel:
        nieuw = feit.velden.get("nieuwe_datum")
        if isinstance(nieuw, date) and feit.op <= uiterlijk and (einde is None or not strikt_voor(einde, feit)):
            uiterlijk, geldend = nieuw, feit
    return uiterlijk, geldend


def oordeel_vensters(norm: Periodiek, koppeling: Koppeling, peildatum: date) -> Iterator[Term]:
    """Judge each window that began on or before the reference date, until the duty ended."""
    return (_rollend if norm.wijze == "rollend" else _vensters)(norm, koppeling, peildatum)


def _vensters(norm: Periodiek, koppeling: Koppeling, peildatum: date) -> Iterator[Term]:
    anker, einde, duur = ankerdag(norm, koppeling), koppeling.verval, norm.periode.duur
    tot = peildatum if einde is None else min(peildatum, einde.op)
    wachtend = [f for f in koppeling.vervulling if einde is None or not strikt_voor(einde, f)]
    nummer, begin, plek = 0, anker, 0
    while begin <= tot:
        nummer += 1
        volgende = plus(anker, duur, nummer)
        laatste = date.fromordinal(volgende.toordinal() - 1)
        eigen = tuple(f for f in koppeling.uitstel if f.op >= begin)
        grens, uitstel = _uitgesteld(eigen, laatste, None) if eigen else (laatste, None)
        binnen = plek
        while binnen < len(wachtend) and wachtend[binnen].op <= grens:
            binnen += 1
        vervuld_door = None
        if binnen - plek >= norm.minimaal:
            plek += norm.minimaal
            vervuld_door = wachtend[plek - 1]
        while plek < len(wachtend) and wachtend[plek].op < volgende:
            plek += 1
        ten_einde = einde if einde is not None and einde.op <= grens else None
        status = _status(grens, vervuld_door, ten_einde, peildatum)
        yield Term(norm, koppeling, grens, status, vervuld_door, begin, uitstel)
        if nummer == norm.hoogstens:
            return
        begin = volgende


def ankerdag(norm: Periodiek, koppeling: Koppeling) -> date:
    """The first day of the first window."""
    dag = koppeling.begin.op
    return date(dag.year, 1, 1) if norm.kalenderjaar else dag


def _rollend(norm: Periodiek, koppeling: Koppeling, peildatum: date) -> Iterator[Term]:
    """Each next term counts from the previous discharge."""
    einde, duur = koppeling.verval, norm.periode.duur
    begin = koppeling.begin.op
    wachtend = [f for f in koppeling.vervulling if einde is None or not strikt_voor(einde, f)]
    for _ in count(1) if norm.hoogstens is None else range(norm.hoogstens):
        laatste = plus(begin, duur)
        groep, wachtend = wachtend[: norm.minimaal], wachtend[norm.minimaal :]
        vervuld_door = groep[-1] if len(groep) == norm.minimaal else None
        yield Term(norm, koppeling, laatste, _status(laatste, vervuld_door, einde, peildatum), vervuld_door, begin)
        if vervuld_door is None or (einde is not None and not strikt_voor(vervuld_door, einde)):
            return
        begin = vervuld_door.op
