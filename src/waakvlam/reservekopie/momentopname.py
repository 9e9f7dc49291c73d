"""Read every table as it was at one moment, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from waakvlam.opslag.rijslot import als_werk


@contextmanager
def momentopname() -> Iterator[None]:
    """Every query in this block sees the same moment; nobody waits for it. Not inside another transaction."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            with als_werk():
                yield
        return
    with connection.cursor() as cursor:
        # Not `atomic`, which takes the lock for writing at once: in the write-ahead log readers hinder nobody.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
