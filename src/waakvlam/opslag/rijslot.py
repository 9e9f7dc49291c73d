"""For whom the database opens rows (row-level security, PostgreSQL only): a reader, or the program's own work.

Both hold for the transaction alone, so that a pooled connection carries nobody over. On SQLite, which has no such lock,
they do nothing. Tables get their policies in migrations; the database functions that these rest on stand in
`dossiers.migrations`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import astuple, dataclass
from datetime import date

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

AAN = "aan"
_ZET = "SELECT " + ", ".join(
    f"set_config('waakvlam.{naam}', %s, true)" for naam in ("organisatie", "rol", "dag", "werk")
)


@dataclass(frozen=True, slots=True)
class _Stand:
    """What the policies ask: who reads on what day, or whether the program itself is at work."""

    organisatie: str = ""
    rol: str = ""
    dag: str = ""
    werk: str = ""


NIEMAND = _Stand()
_stand: ContextVar[_Stand] = ContextVar("rijslot", default=NIEMAND)


@contextmanager
def als_lezer(organisatie: str, rol: str, dag: date) -> Iterator[None]:
    """Open the dossiers in which this organisation is a party in this role on this day."""
    with _als(_Stand(organisatie, rol, dag.isoformat())):
        yield


@contextmanager
def als_werk() -> Iterator[None]:
    """Open every row: for what the program does by itself, on behalf of no reader."""
    with _als(_Stand(werk=AAN)):
        yield


@contextmanager
def sessie_als_werk(verbinding: BaseDatabaseWrapper) -> Iterator[None]:
    """As `als_werk`, for as long as the connection lasts or until the end: for commands with transactions of their own.

    Migrations are such a command: one that looks at rows would silently find none.
    """
    vorige = zet_sessie(verbinding, AAN)
    try:
        yield
    finally:
        zet_sessie(verbinding, vorige)


def zet_sessie(verbinding: BaseDatabaseWrapper, werk: str) -> str:
    """Say until further notice whether this connection is at the program's own work: 'aan' or ''. Gives what it was."""
    if verbinding.vendor != "postgresql":
        return ""
    with verbinding.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting('waakvlam.werk', true), '')")
        vorige: str = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('waakvlam.werk', %s, false)", [werk])
    return vorige


@contextmanager
def _als(stand: _Stand) -> Iterator[None]:
    """A transaction for this stand; inside another one a part of it, after which the stand is as it was."""
    genest, vorige = connection.in_atomic_block, _stand.get()
    if connection.vendor != "postgresql" or (genest and stand == vorige):
        yield
        return
    with transaction.atomic():
        _zet(stand)
        merk = _stand.set(stand)
        try:
            yield
        finally:
            _stand.reset(merk)
        # After a fault the savepoint brings the earlier stand back by itself.
        if genest and not connection.needs_rollback:
            _zet(vorige)


def _zet(stand: _Stand) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ZET, astuple(stand))
