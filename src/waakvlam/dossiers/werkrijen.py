"""The rows of the work list: one per term, organisation and role that it is live for, placed by its day.

What a list needs to find, count and order stands in the row itself, so that a page reads a part of one index. A row
holds from `vanaf` until the day before `tot`. Where a day changes what a term is for its reader, there is a row for
before and one for after: so a list is right on any day, also where nobody judged the dossier since.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from waakvlam.dossiers.eigen import Eigenrij
from waakvlam.dossiers.models import Werkrij
from waakvlam.dossiers.termijnrijen import Termijnrij
from waakvlam.kern.toetsen import LOPEND
from waakvlam.toegang.api import Partijschap

if TYPE_CHECKING:
    from waakvlam.dossiers.models import Dossier

MIJN: Final = "mijn"
"""Owed by the reader's own role or organisation."""
ANDEREN: Final = "anderen"
"""Owed by others."""
GEMIST: Final = "gemist"
"""Owed by the reader, gone by, and it can no longer be done."""
DRAGER, JEGENS, CATEGORIE = "drager", "jegens", "categorie"
"""Why a role may see a term."""
DAG = timedelta(days=1)


class Rij(NamedTuple):
    """The columns of a row that the evaluation decides; what its term says stands in the table beside it."""

    sleutel: str
    organisatie: str
    rol: str
    soort: str
    dag: date | None
    vanaf: date
    tot: date | None
    deelt: bool
    alleen_door: str = ""


class Stuk(NamedTuple):
    """What a term is for a reader from one day until the day before another."""

    vanaf: date | None
    tot: date | None
    dag: date | None
    gemist: bool = False


def stukken(eigen: date | None, uiterlijk: date | None, *, inhaalbaar: bool) -> Iterator[Stuk]:
    """By which day a term is placed, as days pass.

    By the own last day; where it cannot be done after its last day, by that of the agreements once the own one passed,
    and it is missed once that one has passed too.
    """
    if inhaalbaar:
        yield Stuk(None, None, eigen or uiterlijk)
        return
    vanaf = None
    if eigen is not None:
        yield Stuk(None, eigen + DAG, eigen)
        vanaf = eigen + DAG
    if uiterlijk is None:
        yield Stuk(vanaf, None, None)
        return
    if vanaf is None or vanaf <= uiterlijk:
        yield Stuk(vanaf, uiterlijk + DAG, uiterlijk)
        vanaf = uiterlijk + DAG
    yield Stuk(vanaf, None, uiterlijk, gemist=True)


def werkrijen(
    termijnen: Mapping[str, Termijnrij],
    zicht: Mapping[str, Mapping[str, str]],
    eigen: Iterable[Eigenrij],
    partijen: Iterable[Partijschap],
    dag: date,
    alleen_door: Mapping[tuple[str, str], str],
) -> frozenset[Rij]:
    """All rows of a dossier that was judged on this day; without those that ended before it.

    `alleen_door`: per key and role by which kind of ground alone a term is shared, where it is.
    """
    per_plek = {(r.sleutel, r.organisatie, r.rol): r for r in eigen}
    return frozenset(
        rij._replace(alleen_door=alleen_door.get((sleutel, rij.rol), "")) if rij.deelt else rij
        for partij in partijen
        for sleutel, termijn in termijnen.items()
        for rij in _van(termijn, zicht[sleutel], per_plek.get((sleutel, partij.organisatie, partij.rol)), partij)
        if rij.tot is None or rij.tot >= dag
    )


def _van(termijn: Termijnrij, zicht: Mapping[str, str], eigen: Eigenrij | None, partij: Partijschap) -> Iterator[Rij]:
    """The rows of one term for one party: none where it may not be seen, or where nothing is owed."""
    alleen_eigen = not termijn.clausule
    grond = zicht.get(partij.rol)
    if (eigen is None) if alleen_eigen else (grond is None):
        return
    eigen_dag = eigen.uiterlijk if eigen is not None and eigen.status in LOPEND else None
    mijn = alleen_eigen or grond == DRAGER
    if not (termijn.loopt or (mijn and eigen_dag is not None)):
        return
    for stuk in stukken(eigen_dag, termijn.uiterlijk, inhaalbaar=termijn.inhaalbaar):
        vanaf = max(partij.vanaf, stuk.vanaf or partij.vanaf)
        tot = min((d for d in (partij.tot, stuk.tot) if d is not None), default=None)
        if (stuk.gemist and not mijn) or (tot is not None and tot <= vanaf):
            continue
        soort = GEMIST if stuk.gemist else MIJN if mijn else ANDEREN
        yield Rij(
            termijn.sleutel, partij.organisatie, partij.rol, soort, stuk.dag, vanaf, tot, deelt=grond == CATEGORIE
        )


def maak(
    dossier: "Dossier",
    rijen: Iterable[Rij],
    termijnen: Mapping[str, Termijnrij],
    zicht: Mapping[str, Mapping[str, str]],
    ids: Mapping[str, int],
) -> Iterator[Werkrij]:
    """The rows to store. `ids`: of the terms by key. The dossier must have its next day and its fingerprint."""
    for rij in sorted(rijen, key=str):
        termijn = termijnen[rij.sleutel]
        dragers = [rol for rol, grond in zicht[rij.sleutel].items() if grond == DRAGER] or termijn.dragers.split(",")
        kolommen = rij._asdict()
        del kolommen["sleutel"]
        yield Werkrij(
            **kolommen,
            dossier=dossier,
            termijn_id=ids[rij.sleutel],
            nummer=dossier.nummer,
            clausule=termijn.clausule,
            wat=termijn.wat,
            dragers=f",{','.join(sorted(dragers))},",
            vers_tot=dossier.volgende_dag if rij.deelt else None,
            vers_met=dossier.beoordeeld_met if rij.deelt else "",
        )


def lees_werk(dossier: "Dossier") -> dict[Rij, int]:
    """The stored rows of a dossier, with their ids."""
    rijen = Werkrij.objects.filter(dossier=dossier).values_list("pk", "termijn__sleutel", *Rij._fields[1:])
    return {Rij(*kolommen): pk for pk, *kolommen in rijen}
