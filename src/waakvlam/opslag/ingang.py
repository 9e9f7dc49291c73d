"""Write very many rows at once: COPY on PostgreSQL, one prepared insert on SQLite. Triggers and constraints stay on."""

from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import Model


def schrijf_veel(rijen: Sequence[Model]) -> None:
    """Insert rows of one model, in order. A row without an id gets one. Call it inside a transaction."""
    if not rijen:
        return
    meta = rijen[0]._meta  # noqa: SLF001 - public, whatever its name
    velden = [v for v in meta.concrete_fields if not v.primary_key or rijen[0].pk is not None]
    noem = connection.ops.quote_name
    kolommen = ", ".join(noem(str(veld.column)) for veld in velden)
    tabel, naast = noem(meta.db_table), noem(f"{meta.db_table}_ingang")
    waarden = [[veld.get_db_prep_save(getattr(rij, veld.attname), connection) for veld in velden] for rij in rijen]
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            plekken = ", ".join(["%s"] * len(velden))
            cursor.executemany(f"INSERT INTO {tabel} ({kolommen}) VALUES ({plekken})", waarden)  # noqa: S608
            return
        # A table with row-level security takes no COPY: the rows come in beside it.
        cursor.execute(f"CREATE TEMPORARY TABLE {naast} ON COMMIT DROP AS SELECT {kolommen} FROM {tabel} WITH NO DATA")  # noqa: S608
        with cursor.copy(f"COPY {naast} ({kolommen}) FROM STDIN") as uit:
            for rij in waarden:
                uit.write_row(rij)
        cursor.execute(f"INSERT INTO {tabel} ({kolommen}) SELECT {kolommen} FROM {naast}")  # noqa: S608
        cursor.execute(f"DROP TABLE {naast}")


def reserveer(model: type[Model], aantal: int) -> int:
    """Set so many ids apart, which the database then gives to nobody else. Gives the first."""
    meta = model._meta  # noqa: SLF001 - public, whatever its name
    tabel, kolom = meta.db_table, meta.pk.column
    naam = connection.ops.quote_name(tabel)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"LOCK TABLE {naam} IN EXCLUSIVE MODE")
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, %s))", [tabel, kolom])
            eerste: int = cursor.fetchone()[0]
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [tabel, kolom, eerste + aantal - 1])
            return eerste
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [tabel])
        gegeven = cursor.fetchone()
        laatste: int = gegeven[0] if gegeven else 0
        opdracht = "UPDATE sqlite_sequence SET seq = %s WHERE name = %s"
        cursor.execute(opdracht if gegeven else "INSERT INTO sqlite_sequence (seq, name) VALUES (%s, %s)",
                       [laatste + aantal, tabel])  # fmt: skip
        return laatste + 1


def werk_statistiek_bij() -> None:
    """Have the database count its rows anew, so that it chooses the right indexes."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
