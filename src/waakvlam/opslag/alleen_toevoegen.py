"""Tables to which rows are only added: the database itself refuses to change, remove, replace or empty them.

An app names its tables in `ready`; from then on the triggers are set after every migration of that app, for SQLite
drops those of a table that Django remakes to change a column.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.signals import post_migrate

REDEN = "hier wordt alleen toegevoegd"


@dataclass(frozen=True, slots=True)
class AlleenToevoegen:
    """A table by name. `uniek`: sets of columns that are unique beside `id`, which a replacing insert must not hit."""

    tabel: str
    uniek: tuple[tuple[str, ...], ...] = ()

    def zet(self, verbinding: BaseDatabaseWrapper) -> None:
        """Make the triggers, or make them again. Does nothing while the table is not there."""
        if self.tabel not in verbinding.introspection.table_names():
            return
        with verbinding.cursor() as cursor:
            if verbinding.vendor == "postgresql":
                naam = self._namen("postgresql")[0]
                cursor.execute(f"""
                    CREATE OR REPLACE FUNCTION {self.tabel}_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION '{REDEN}' USING ERRCODE = 'restrict_violation'; END $$""")
                cursor.execute(
                    f"CREATE OR REPLACE TRIGGER {naam} BEFORE UPDATE OR DELETE OR TRUNCATE ON {self.tabel} "
                    f"FOR EACH STATEMENT EXECUTE FUNCTION {self.tabel}_weiger()"
                )
                # ALWAYS: a session that calls itself a replica is refused too.
                cursor.execute(f"ALTER TABLE {self.tabel} ENABLE ALWAYS TRIGGER {naam}")
            else:
                for naam, wanneer in zip(self._namen("sqlite"), self._sqlite(), strict=True):
                    cursor.execute(
                        f"CREATE TRIGGER IF NOT EXISTS {naam} {wanneer} BEGIN SELECT RAISE(ABORT, '{REDEN}'); END"
                    )

    def verwijder(self, verbinding: BaseDatabaseWrapper) -> None:
        """Take the triggers away: for undoing a migration, and for tests that empty the database."""
        if self.tabel not in verbinding.introspection.table_names():
            return
        with verbinding.cursor() as cursor:
            for naam in self._namen(verbinding.vendor):
                op = f" ON {self.tabel}" if verbinding.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {naam}{op}")

    def aanwezig(self, verbinding: BaseDatabaseWrapper) -> bool:
        """Whether all triggers are in place."""
        vraag = (
            "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgenabled = 'A'"
            if verbinding.vendor == "postgresql"
            else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
        )
        with verbinding.cursor() as cursor:
            cursor.execute(vraag, [self.tabel])
            return set(self._namen(verbinding.vendor)) <= {rij[0] for rij in cursor.fetchall()}

    def _namen(self, vendor: str) -> list[str]:
        delen = ["alleen_toevoegen"] if vendor == "postgresql" else ["geen_wijziging", "geen_verwijdering"]
        vervanging = ["geen_vervanging"] if vendor != "postgresql" else []
        return [f"{self.tabel}_{deel}" for deel in (*delen, *vervanging)]

    def _sqlite(self) -> list[str]:
        gelijk = (" AND ".join(f"{kolom} = NEW.{kolom}" for kolom in rij) for rij in (("id",), *self.uniek))
        bestaat = " OR ".join(f"EXISTS (SELECT 1 FROM {self.tabel} WHERE {rij})" for rij in gelijk)  # noqa: S608
        # INSERT OR REPLACE removes the old row without asking the trigger on DELETE.
        return [f"BEFORE UPDATE ON {self.tabel}", f"BEFORE DELETE ON {self.tabel}",
                f"BEFORE INSERT ON {self.tabel} WHEN {bestaat}"]  # fmt: skip


_TABELLEN: dict[str, AlleenToevoegen] = {}


def bewaak(app: AppConfig, *tabellen: AlleenToevoegen) -> None:
    """Guard these tables of an app from now on. Called in its `ready`."""
    _TABELLEN.update({tabel.tabel: tabel for tabel in tabellen})

    def zet(using: str, **_kwargs: Any) -> None:
        for tabel in tabellen:
            tabel.zet(connections[using])

    post_migrate.connect(zet, sender=app, weak=False, dispatch_uid=f"{app.label}_alleen_toevoegen")


def bewaakte() -> tuple[AlleenToevoegen, ...]:
    """Every guarded table."""
    return tuple(_TABELLEN.values())
