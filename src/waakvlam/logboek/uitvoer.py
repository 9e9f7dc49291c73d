"""Hand on the log in the order in which it was written, from where an earlier run stopped."""

from collections.abc import Iterator
from typing import Final

from django.db import connection, transaction
from django.db.models import Max

from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.logboek.noteren import INSTALLATIE, noteer

PAD: Final = "logboek.uitvoer"
PER_KEER: Final = 2000
WACHT_SECONDEN: Final = 10


def geef_uit(na: int = 0) -> Iterator[Verwerkingsregel]:
    """Hand on every line after `na`, and add one that says so."""
    with transaction.atomic():
        noteer(INSTALLATIE, "verantwoorden", {}, handeling="uitvoeren", pad=PAD)
    yield from regels_vanaf(na)


def regels_vanaf(na: int = 0, *, per_keer: int = PER_KEER) -> Iterator[Verwerkingsregel]:
    """Every line with a higher id than `na`, up to the last one that can have no predecessor still to come."""
    tot = _laatste()
    while na < tot:
        stuk = list(Verwerkingsregel.objects.filter(id__gt=na, id__lte=tot).order_by("id")[:per_keer])
        if not stuk:
            return
        yield from stuk
        na = stuk[-1].pk


def _laatste() -> int:
    """The highest id up to which nothing can be added any more.

    PostgreSQL gives an id before the line is committed, so that a lower one may come later. A share lock waits for
    those who are writing; SQLite has one writer at a time. Raises the error of the database when they take too long.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL lock_timeout = '{WACHT_SECONDEN}s'")
                cursor.execute(f"LOCK TABLE {Verwerkingsregel._meta.db_table} IN SHARE MODE")  # noqa: SLF001
        hoogste: int | None = Verwerkingsregel.objects.aggregate(hoogste=Max("id"))["hoogste"]
    return hoogste or 0
