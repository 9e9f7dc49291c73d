"""The last id that a table gave out, so that none is ever given twice, also of rows that are gone."""

from django.db import connection
from django.db.models import AutoField, BigAutoField, Model


def laatste_id(model: type[Model]) -> int:
    """The last one given; 0 for none, or when the database gives none for this table."""
    meta = model._meta  # noqa: SLF001 - public, whatever its name
    if not isinstance(meta.pk, AutoField | BigAutoField):
        return 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [meta.db_table, meta.pk.column])
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {cursor.fetchone()[0]}")  # noqa: S608 - the database gave it, quoted
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [meta.db_table])
        gegeven = cursor.fetchone()
    return int(gegeven[0]) if gegeven else 0


def zet_laatste_id(model: type[Model], laatste: int) -> None:
    """Have the database go on after this one."""
    meta = model._meta  # noqa: SLF001 - as above
    if laatste == 0:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            vraag = "SELECT setval(pg_get_serial_sequence(%s, %s), %s)"
            cursor.execute(vraag, [meta.db_table, meta.pk.column, laatste])
            return
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [meta.db_table])
        cursor.execute("INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)", [laatste, meta.db_table])
