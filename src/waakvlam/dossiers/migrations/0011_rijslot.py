"""Row-level security on PostgreSQL: a reader finds own dossiers only, and who is no reader finds nothing.

The policies hold for the owner of the tables too. See `waakvlam.opslag.rijslot` for who sets what they ask.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FUNCTIES = """
CREATE FUNCTION waakvlam_werkt() RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT coalesce(current_setting('waakvlam.werk', true), '') = 'aan' $$;
CREATE FUNCTION waakvlam_is_lezer(organisatie text, rol text) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT $1 = current_setting('waakvlam.organisatie', true) AND $2 = current_setting('waakvlam.rol', true) $$;
CREATE FUNCTION waakvlam_mijn_dossiers() RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
    DECLARE
        vandaag date := nullif(current_setting('waakvlam.dag', true), '')::date;
        werk text := coalesce(current_setting('waakvlam.werk', true), '');
    BEGIN
        -- The policy on parties asks this function: it reads them as the program itself, or it would ask without end.
        PERFORM set_config('waakvlam.werk', 'aan', true);
        RETURN QUERY SELECT p.dossier_id FROM dossiers_partij p
            WHERE p.organisatie = current_setting('waakvlam.organisatie', true)
              AND p.rol = current_setting('waakvlam.rol', true)
              AND p.vanaf <= vandaag AND (p.tot IS NULL OR p.tot > vandaag);
        PERFORM set_config('waakvlam.werk', werk, true);
    END $$;
"""
FUNCTIES_WEG = """
DROP FUNCTION waakvlam_mijn_dossiers();
DROP FUNCTION waakvlam_is_lezer(text, text);
DROP FUNCTION waakvlam_werkt();
"""
MIJN = "IN (SELECT waakvlam_mijn_dossiers())"
VAN_DOSSIER = f"dossier_id {MIJN}"
EIGEN = f"{VAN_DOSSIER} AND waakvlam_is_lezer(organisatie, rol)"
# Only CASE is sure not to ask the rest of its condition.
PARTIJ = f"CASE WHEN waakvlam_werkt() THEN true ELSE {VAN_DOSSIER} END"
LEEST = {
    "dossier": f"id {MIJN}",
    "dossiersleutel": VAN_DOSSIER,
    "gebeurtenis": VAN_DOSSIER,
    "termijn": VAN_DOSSIER,
    "termijnzicht": "EXISTS (SELECT 1 FROM dossiers_termijn t WHERE t.id = termijn_id)",
    "eigentermijn": EIGEN,
    "dossierzicht": VAN_DOSSIER,
    "partij": PARTIJ,
    "zoekspoor": VAN_DOSSIER,
    "uitgaand": "EXISTS (SELECT 1 FROM dossiers_dossier d WHERE d.nummer = dossiernummer)",
    "behandelaar": EIGEN,
    "verzoek": VAN_DOSSIER,
    "herkomst": f"{VAN_DOSSIER} AND organisatie = current_setting('waakvlam.organisatie', true)",
}
"""Per table: which rows a reader finds. What a table refers to has its own policy, which holds in the condition too."""
SCHRIJFT = {
    "dossier": {"UPDATE": LEEST["dossier"]},  # a lock asks for it
    "dossiersleutel": {"INSERT": VAN_DOSSIER},
    "gebeurtenis": {"INSERT": EIGEN},
    "uitgaand": {"INSERT": LEEST["uitgaand"]},
    "behandelaar": {"INSERT": EIGEN, "UPDATE": EIGEN},
}
"""What a reader may write; the other rows are made by the program itself."""


def zet(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTIES, None)
    for naam, leest in LEEST.items():
        tabel = f"dossiers_{naam}"
        schema_editor.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"CREATE POLICY werk ON {tabel} USING (waakvlam_werkt())")
        schema_editor.execute(f"CREATE POLICY lezer_leest ON {tabel} FOR SELECT USING ({leest})")
        for daad, mag in SCHRIJFT.get(naam, {}).items():
            voorwaarde = f"USING ({mag}) WITH CHECK ({mag})" if daad == "UPDATE" else f"WITH CHECK ({mag})"
            schema_editor.execute(f"CREATE POLICY lezer_{daad.lower()} ON {tabel} FOR {daad} {voorwaarde}")


def verwijder(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for naam in LEEST:
        tabel = f"dossiers_{naam}"
        for beleid in ("werk", "lezer_leest", *(f"lezer_{daad.lower()}" for daad in SCHRIJFT.get(naam, {}))):
            schema_editor.execute(f"DROP POLICY {beleid} ON {tabel}")
        schema_editor.execute(f"ALTER TABLE {tabel} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY")
    schema_editor.execute(FUNCTIES_WEG, None)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_zoekspoor_met")]
    operations = [migrations.RunPython(zet, verwijder)]
