"""The lock asks of each dossier that is read whether it is the reader's, and no longer first names all that are.

So what a page costs does not grow with the number of dossiers of who reads it. A row of the work list says itself for
whom it is, and on which days.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

IS_PARTIJ = """
CREATE FUNCTION waakvlam_is_partij(organisatie text, rol text, vanaf date, tot date) RETURNS boolean
    LANGUAGE sql STABLE AS $$
    SELECT waakvlam_is_lezer($1, $2) AND $3 <= nullif(current_setting('waakvlam.dag', true), '')::date
        AND ($4 IS NULL OR $4 > nullif(current_setting('waakvlam.dag', true), '')::date) $$;
"""
MIJN = """
CREATE FUNCTION waakvlam_mijn(dossier bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
    DECLARE
        werk text := coalesce(current_setting('waakvlam.werk', true), '');
        mijn boolean;
    BEGIN
        -- The policy on parties asks this function: it reads them as the program itself, or it would ask without end.
        PERFORM set_config('waakvlam.werk', 'aan', true);
        mijn := EXISTS (
            SELECT 1 FROM dossiers_partij p
            WHERE p.dossier_id = $1 AND waakvlam_is_partij(p.organisatie, p.rol, p.vanaf, p.tot)
        );
        PERFORM set_config('waakvlam.werk', werk, true);
        RETURN mijn;
    END $$;
"""
MIJN_DOSSIERS = """
CREATE FUNCTION waakvlam_mijn_dossiers() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
    DECLARE
        vandaag date := nullif(current_setting('waakvlam.dag', true), '')::date;
        werk text := coalesce(current_setting('waakvlam.werk', true), '');
    BEGIN
        PERFORM set_config('waakvlam.werk', 'aan', true);
        RETURN QUERY SELECT p.dossier_id FROM dossiers_partij p
            WHERE p.organisatie = current_setting('waakvlam.organisatie', true)
              AND p.rol = current_setting('waakvlam.rol', true)
              AND p.vanaf <= vandaag AND (p.tot IS NULL OR p.tot > vandaag);
        PERFORM set_config('waakvlam.werk', werk, true);
    END $$;
"""
IS_LEZER = "waakvlam_is_lezer(organisatie, rol)"
WERKRIJ = "waakvlam_is_partij(organisatie, rol, vanaf, tot)"


def per_dossier(kolom: str) -> str:
    return f"waakvlam_mijn({kolom})"


def uit_alle(kolom: str) -> str:
    return f"{kolom} IN (SELECT waakvlam_mijn_dossiers())"


def beleid(mijn: Callable[[str], str]) -> Iterator[tuple[str, str, str]]:
    """Table, policy and condition of every policy that asks whose a dossier is."""
    van_dossier, eigen = mijn("dossier_id"), f"{IS_LEZER} AND {mijn('dossier_id')}"
    for tabel in ("dossiersleutel", "gebeurtenis", "termijn", "dossierzicht", "zoekspoor", "verzoek"):
        yield tabel, "lezer_leest", van_dossier
    yield "herkomst", "lezer_leest", f"organisatie = current_setting('waakvlam.organisatie', true) AND {van_dossier}"
    zelf = f"WHEN {WERKRIJ} THEN true " if mijn is per_dossier else ""
    # Only CASE is sure not to ask the rest of its condition.
    yield "partij", "lezer_leest", f"CASE WHEN waakvlam_werkt() THEN true {zelf}ELSE {van_dossier} END"
    for tabel, naam in (("dossier", "lezer_leest"), ("dossier", "lezer_update")):
        yield tabel, naam, mijn("id")
    yield "dossiersleutel", "lezer_insert", van_dossier
    yield "gebeurtenis", "lezer_insert", eigen
    for tabel, namen in (("eigentermijn", ("leest",)), ("behandelaar", ("leest", "insert", "update"))):
        for naam in namen:
            yield tabel, f"lezer_{naam}", eigen


def _zet(schema_editor: BaseDatabaseSchemaEditor, mijn: Callable[[str], str]) -> None:
    for tabel, naam, voorwaarde in beleid(mijn):
        kant = f"USING ({voorwaarde})" if naam != "lezer_insert" else ""
        erbij = f"WITH CHECK ({voorwaarde})" if naam != "lezer_leest" else ""
        schema_editor.execute(f"ALTER POLICY {naam} ON dossiers_{tabel} {kant} {erbij}")


def zet(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(IS_PARTIJ + MIJN, None)
    _zet(schema_editor, per_dossier)
    schema_editor.execute("DROP FUNCTION waakvlam_mijn_dossiers()")
    schema_editor.execute("ALTER TABLE dossiers_werkrij ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
    schema_editor.execute("CREATE POLICY werk ON dossiers_werkrij USING (waakvlam_werkt())")
    schema_editor.execute(f"CREATE POLICY lezer_leest ON dossiers_werkrij FOR SELECT USING ({WERKRIJ})")


def terug(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for naam in ("werk", "lezer_leest"):
        schema_editor.execute(f"DROP POLICY {naam} ON dossiers_werkrij")
    schema_editor.execute("ALTER TABLE dossiers_werkrij NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
    schema_editor.execute(MIJN_DOSSIERS, None)
    _zet(schema_editor, uit_alle)
    schema_editor.execute(
        "DROP FUNCTION waakvlam_mijn(bigint); DROP FUNCTION waakvlam_is_partij(text, text, date, date)"
    )


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0012_werkrijen")]
    operations = [migrations.RunPython(zet, terug)]
