"""Triggers that make the table of facts insert only: the database itself refuses to change, remove or empty it."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABEL = "dossiers_gebeurtenis"
REDEN = "feiten worden alleen toegevoegd"

_SQLITE = {
    f"{TABEL}_geen_wijziging": f"""
        BEFORE UPDATE ON {TABEL} BEGIN SELECT RAISE(ABORT, '{REDEN}'); END""",
    f"{TABEL}_geen_verwijdering": f"""
        BEFORE DELETE ON {TABEL} BEGIN SELECT RAISE(ABORT, '{REDEN}'); END""",
    # INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
    f"{TABEL}_geen_vervanging": f"""
        BEFORE INSERT ON {TABEL}
        WHEN EXISTS (SELECT 1 FROM {TABEL} WHERE id = NEW.id)
          OR EXISTS (SELECT 1 FROM {TABEL} WHERE dossier_id = NEW.dossier_id AND volgnummer = NEW.volgnummer)
        BEGIN SELECT RAISE(ABORT, '{REDEN}'); END""",  # noqa: S608 - a constant name
}
_POSTGRES_FUNCTIE = f"""
    CREATE OR REPLACE FUNCTION {TABEL}_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REDEN}' USING ERRCODE = 'restrict_violation'; END $$"""
_POSTGRES = {f"{TABEL}_alleen_toevoegen": f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABEL} FOR EACH STATEMENT"}


def zet(verbinding: BaseDatabaseWrapper) -> None:
    """Make the triggers, or make them again. Does nothing while the table is not there."""
    if TABEL not in verbinding.introspection.table_names():
        return
    with verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTIE)
            for naam, wanneer in _POSTGRES.items():
                cursor.execute(f"CREATE OR REPLACE TRIGGER {naam} {wanneer} EXECUTE FUNCTION {TABEL}_weiger()")
                # ALWAYS: a session that calls itself a replica is refused too.
                cursor.execute(f"ALTER TABLE {TABEL} ENABLE ALWAYS TRIGGER {naam}")
        else:
            for naam, romp in _SQLITE.items():
                cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {naam} {romp}")


def verwijder(verbinding: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for undoing the migration, and for tests that empty the database."""
    with verbinding.cursor() as cursor:
        if verbinding.vendor == "postgresql":
            for naam in _POSTGRES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {naam} ON {TABEL}")
        else:
            for naam in _SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {naam}")


def aanwezig(verbinding: BaseDatabaseWrapper) -> bool:
    """Whether all triggers are in place."""
    vraag, namen = (
        ("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", _POSTGRES)
        if verbinding.vendor == "postgresql"
        else ("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", _SQLITE)
    )
    with verbinding.cursor() as cursor:
        cursor.execute(vraag, [TABEL])
        return set(namen) <= {rij[0] for rij in cursor.fetchall()}
