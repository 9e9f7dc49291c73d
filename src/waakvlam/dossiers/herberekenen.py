"""Make the rows of lists again where the rules changed. Nothing is lost by stopping it: run it again.

Every dossier is rewritten in a transaction of its own, which also marks it as done. Several processes share the work
without knowing of one another: who finds a dossier locked or done goes on with the next.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import DatabaseError, connection, transaction
from django.db.models import Q, QuerySet

from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Werkrij
from waakvlam.dossiers.opgeslagen import in_een_keer
from waakvlam.dossiers.regelafdruk import afdruk_of_niets
from waakvlam.dossiers.ververs import ververs_dossier

PER_GREEP = 50
log = logging.getLogger(__name__)


@dataclass
class Herberekening:
    """What was done, and the numbers of the dossiers that could not be evaluated."""

    gedaan: int = 0
    mislukt: list[str] = field(default_factory=list)


def herbereken(
    vandaag: date, *, hoogstens: int | None = None, voortgang: Callable[[], None] = lambda: None
) -> Herberekening:
    """Rewrite the rows of every dossier that stands under older rules, at most so many.

    A dossier that cannot be evaluated is named and passed over. `voortgang` is called after each dossier.
    """
    uitkomst = Herberekening()
    for pk, nummer in _verouderde():
        if hoogstens is not None and uitkomst.gedaan >= hoogstens:
            break
        gelukt = _herbereken_een(pk, nummer, vandaag)
        uitkomst.gedaan += gelukt is True
        if gelukt is False:
            uitkomst.mislukt.append(nummer)
        voortgang()
    return uitkomst


def aantal_verouderd() -> int:
    """How many dossiers stand under older rules."""
    with werkdeur():
        return _verouderd().count()


def _verouderd() -> QuerySet[Dossier]:
    """The dossiers whose rows were made by other rules than those of now. Erased ones have nothing to make."""
    soorten = Dossier.objects.order_by().values_list("afsprakenset", "beoordeeld_met").distinct()
    oud = [Q(afsprakenset=naam, beoordeeld_met=met) for naam, met in soorten if met != afdruk_of_niets(naam)]
    if not oud:
        return Dossier.objects.none()
    keuze = oud[0]
    for ander in oud[1:]:
        keuze |= ander
    return Dossier.objects.filter(keuze, gewist_op__isnull=True)


def markeer_alles() -> int:
    """Have every dossier made again, by taking away by which rules it was made. Gives how many."""
    with werkdeur(), transaction.atomic():
        Werkrij.objects.filter(deelt=True).update(vers_met="")
        return Dossier.objects.filter(gewist_op__isnull=True).update(beoordeeld_met="")


def meld_verouderd() -> None:
    """Tell the log, at the start of a process, how many dossiers stand under older rules."""
    try:
        aantal = aantal_verouderd()
    except DatabaseError:
        log.warning("de databank is niet te lezen; is hij al bijgewerkt met migrate?")
        return
    finally:
        connection.close()
    if aantal:
        log.warning("%s dossiers staan nog onder oudere regels; de werker of waakvlam herbereken werkt ze bij", aantal)


def _verouderde() -> Iterator[tuple[int, str]]:
    """Id and number of each, a handful at a time, so that what others did meanwhile is not offered again."""
    laatste = 0
    while greep := _greep(laatste):
        yield from greep
        laatste = greep[-1][0]


def _greep(na: int) -> list[tuple[int, str]]:
    with werkdeur():
        return list(_verouderd().filter(pk__gt=na).order_by("pk").values_list("pk", "nummer")[:PER_GREEP])


def _herbereken_een(pk: int, nummer: str, vandaag: date) -> bool | None:
    """Rewrite one dossier. None: another process has it, or has done it."""
    with in_een_keer(), werkdeur():
        dossier = Dossier.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if dossier is None or dossier.beoordeeld_met == afdruk_of_niets(dossier.afsprakenset):
            return None
        return ververs_dossier(nummer, vandaag)
