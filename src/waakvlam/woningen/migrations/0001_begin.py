"""Homes and offers. On PostgreSQL the database opens them to the owner, and to whom a home is put before.

An offer is open to the parties of its dossier and to who sees the home. Only the program itself writes one.
"""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

IK = "current_setting('waakvlam.organisatie', true)"
VOOR_MIJ = "strpos(lezers, ',' || nullif(current_setting('waakvlam.rol', true), '') || ',') > 0"
BELEID = {
    "woningen_woning": {"eigenaar": f"USING (organisatie = {IK})", "lezer": f"FOR SELECT USING ({VOOR_MIJ})"},
    "woningen_aanbod": {
        "lezer": "FOR SELECT USING (waakvlam_mijn(dossier_id) "
        "OR EXISTS (SELECT 1 FROM woningen_woning w WHERE w.id = woning_id))"
    },
}


def zet(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    for tabel, regels in BELEID.items():
        schema_editor.execute(f"ALTER TABLE {tabel} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        for naam, regel in {"werk": "USING (waakvlam_werkt())", **regels}.items():
            schema_editor.execute(f"CREATE POLICY {naam} ON {tabel} {regel}")


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("dossiers", "0018_gronden_in_rijen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Woning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.CharField(max_length=16, unique=True)),
                ("organisatie", models.CharField(max_length=80)),
                ("regio", models.CharField(max_length=80)),
                ("afspraken", models.CharField(max_length=60)),
                ("formulier", models.CharField(max_length=80)),
                ("lezers", models.CharField(max_length=200)),
                ("inhoud", models.BinaryField()),
                ("met", models.CharField(max_length=16)),
                ("versie", models.PositiveIntegerField(default=1)),
                ("account", models.CharField(max_length=80)),
                ("gemaakt_op", models.DateTimeField()),
                ("gewijzigd_op", models.DateTimeField()),
                ("ingetrokken_op", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisatie", "ingetrokken_op"], name="woning_per_organisatie"),
                    models.Index(fields=["met"], name="woning_per_sleutel"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aanbod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("betreft", models.CharField(max_length=40)),
                ("stand", models.CharField(default="open", max_length=12)),
                ("gedaan_op", models.DateTimeField()),
                ("vrijgegeven_op", models.DateTimeField(null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="aanbiedingen",
                        to="dossiers.dossier",
                    ),
                ),
                (
                    "woning",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aanbiedingen",
                        to="woningen.woning",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("dossier", "betreft"), name="aanbod_uniek"),
                    models.UniqueConstraint(
                        condition=models.Q(("stand", "open")), fields=("dossier",), name="aanbod_een_per_persoon"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stand__in", ["open", "toegewezen"]), ("vrijgegeven_op__isnull", True)),
                        fields=("woning",),
                        name="aanbod_een_per_woning",
                    ),
                ],
            },
        ),
        migrations.RunPython(zet, migrations.RunPython.noop),
    ]
