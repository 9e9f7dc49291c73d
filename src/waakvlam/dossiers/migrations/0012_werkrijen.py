"""The rows of the work list, and those of the dossiers that are there already: so a list is never without them.

The statement says in one go what `werkrijen` says of one dossier.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LOPEND = "('open', 'verstreken')"
VUL = """
WITH gezien AS (
    SELECT t.*, d.nummer, d.volgende_dag, d.beoordeeld_op, d.beoordeeld_met, z.grond,
        p.organisatie, p.rol, p.vanaf AS partij_vanaf, p.tot AS partij_tot,
        CASE WHEN e.status IN {LOPEND} THEN e.uiterlijk END AS eigen,
        (t.clausule = '' OR z.grond = 'drager') AS mijn,
        (SELECT {samen}(r.rol, ',') FROM (
            SELECT rol FROM dossiers_termijnzicht WHERE termijn_id = t.id AND grond = 'drager' ORDER BY rol
        ) r) AS rollen
    FROM dossiers_partij p
    JOIN dossiers_dossier d ON d.id = p.dossier_id
    JOIN dossiers_termijn t ON t.dossier_id = p.dossier_id
    LEFT JOIN dossiers_termijnzicht z ON z.termijn_id = t.id AND z.rol = p.rol
    LEFT JOIN dossiers_eigentermijn e ON e.dossier_id = t.dossier_id AND e.sleutel = t.sleutel
        AND e.organisatie = p.organisatie AND e.rol = p.rol
    WHERE CASE WHEN t.clausule = '' THEN e.id ELSE z.id END IS NOT NULL
), lopend AS (
    SELECT * FROM gezien WHERE status IN {LOPEND} OR (mijn AND eigen IS NOT NULL)
), stukken AS (
    SELECT id, organisatie, rol, partij_vanaf,
            CAST(NULL AS date) AS vanaf, CAST(NULL AS date) AS tot, coalesce(eigen, uiterlijk) AS dag, 0 AS voorbij
        FROM lopend WHERE inhaalbaar
    UNION ALL SELECT id, organisatie, rol, partij_vanaf, NULL, {na_eigen}, eigen, 0
        FROM lopend WHERE NOT inhaalbaar AND eigen IS NOT NULL
    UNION ALL SELECT id, organisatie, rol, partij_vanaf, {na_eigen}, NULL, NULL, 0
        FROM lopend WHERE NOT inhaalbaar AND uiterlijk IS NULL
    UNION ALL SELECT id, organisatie, rol, partij_vanaf, {na_eigen}, {na_uiterlijk}, uiterlijk, 0
        FROM lopend WHERE NOT inhaalbaar AND uiterlijk IS NOT NULL AND (eigen IS NULL OR eigen < uiterlijk)
    UNION ALL SELECT id, organisatie, rol, partij_vanaf,
            CASE WHEN eigen >= uiterlijk THEN {na_eigen} ELSE {na_uiterlijk} END, NULL, uiterlijk, 1
        FROM lopend WHERE NOT inhaalbaar AND uiterlijk IS NOT NULL AND mijn
), samen AS (
    SELECT l.*, s.dag, s.voorbij,
        CASE WHEN s.vanaf > l.partij_vanaf THEN s.vanaf ELSE l.partij_vanaf END AS van,
        CASE WHEN l.partij_tot < coalesce(s.tot, l.partij_tot) OR s.tot IS NULL THEN l.partij_tot ELSE s.tot END AS tot
    FROM stukken s JOIN lopend l
        ON l.id = s.id AND l.organisatie = s.organisatie AND l.rol = s.rol AND l.partij_vanaf = s.partij_vanaf
)
INSERT INTO dossiers_werkrij (
    dossier_id, termijn_id, organisatie, rol, soort, dag, vanaf, tot, deelt, vers_tot, vers_met,
    nummer, clausule, wat, dragers
)
SELECT dossier_id, id, organisatie, rol,
    CASE WHEN voorbij = 1 THEN 'gemist' WHEN mijn THEN 'mijn' ELSE 'anderen' END, dag, van, tot,
    coalesce(grond = 'categorie', {onwaar}), CASE WHEN grond = 'categorie' THEN volgende_dag END,
    CASE WHEN grond = 'categorie' THEN beoordeeld_met ELSE '' END,
    nummer, clausule, wat, ',' || coalesce(rollen, dragers) || ','
FROM samen WHERE tot IS NULL OR (tot > van AND tot >= beoordeeld_op)
"""
TAAL = {
    "postgresql": {
        "samen": "string_agg",
        "na_eigen": "(eigen + 1)",
        "na_uiterlijk": "(uiterlijk + 1)",
        "onwaar": "false",
    },
    "sqlite": {
        "samen": "group_concat",
        "na_eigen": "date(eigen, '+1 day')",
        "na_uiterlijk": "date(uiterlijk, '+1 day')",
        "onwaar": "0",
    },
}


def vul(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the rows of every dossier from the tables that say what they must be."""
    schema_editor.execute(VUL.format(LOPEND=LOPEND, **TAAL[schema_editor.connection.vendor]), None)


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0011_rijslot"),
    ]

    operations = [
        migrations.CreateModel(
            name="Werkrij",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisatie", models.CharField(max_length=80)),
                ("rol", models.CharField(max_length=40)),
                ("soort", models.CharField(max_length=8)),
                ("dag", models.DateField(null=True)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(null=True)),
                ("deelt", models.BooleanField()),
                ("vers_tot", models.DateField(null=True)),
                ("vers_met", models.CharField(blank=True, max_length=16)),
                ("nummer", models.CharField(max_length=32)),
                ("clausule", models.CharField(blank=True, max_length=20)),
                ("wat", models.TextField()),
                ("dragers", models.TextField()),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="werkrijen", to="dossiers.dossier"
                    ),
                ),
                (
                    "termijn",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="werkrijen", to="dossiers.termijn"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisatie", "rol", "soort", "dag", "dossier", "termijn"], name="werkrij_op_volgorde"
                    )
                ],
            },
        ),
        migrations.RunPython(vul, migrations.RunPython.noop),
    ]
