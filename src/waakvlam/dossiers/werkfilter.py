"""The questions with which the work list is narrowed, so that their answer costs no more for who has a longer list.

What a row says stands in the agreements, which are in memory: they tell on which clauses a word or a bearer can stand,
and an index of the rows has the clauses. The rows themselves are then compared as before, so that nothing is found that
does not fit. A row that older rules made is found by what the rules of now say to its clause.
"""

import re
from typing import Final

from django.db.models import Q, QuerySet

from waakvlam.dossiers import sets
from waakvlam.dossiers.models import Werkrij

MAX_ZOEK: Final = 100
NUMMER: Final = re.compile(r"[A-Z]+-\d{4}-[A-Z0-9]{5}-[A-Z0-9]{5}")
NUMMERBEGIN: Final = re.compile(r"[A-Z]+-\d{1,4}(-[A-Z0-9-]*)?")
ALLEEN_EIGEN: Final = ""
"""The clause of a row of an own protocol or the law alone: of these the words are not in the agreements."""


def gefilterd(rijen: QuerySet[Werkrij], zoek: str, clausule: str, drager: str) -> QuerySet[Werkrij]:
    """`zoek`: a number, the beginning of one, or a part of a clause or of what is owed; the others match exactly."""
    if gezocht := zoek.strip()[:MAX_ZOEK]:
        rijen = _gezocht(rijen, gezocht)
    if clausule:
        rijen = rijen.filter(clausule=clausule)
    if drager:
        op = {c for gereed in sets.alle() for c, dragers in gereed.dragers_per_clausule.items() if drager in dragers}
        rijen = rijen.filter(dragers__contains=f",{drager},", clausule__in=[ALLEEN_EIGEN, *sorted(op)])
    return rijen


def _gezocht(rijen: QuerySet[Werkrij], gezocht: str) -> QuerySet[Werkrij]:
    if NUMMER.fullmatch(gezocht.upper()):
        return rijen.filter(dossier__nummer=gezocht.upper())
    tekst = Q(clausule__icontains=gezocht) | Q(wat__icontains=gezocht)
    if NUMMERBEGIN.fullmatch(gezocht.upper()):  # a beginning of no use to an index: this one does walk the list
        return rijen.filter(tekst | Q(nummer__istartswith=gezocht))
    woord = gezocht.casefold()
    op = {c for gereed in sets.alle() for c, teksten in gereed.tekst_per_clausule.items() if woord in teksten}
    return rijen.filter(tekst, clausule__in=[ALLEEN_EIGEN, *sorted(op)])
