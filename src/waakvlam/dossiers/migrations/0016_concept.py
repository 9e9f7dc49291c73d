from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VAN = "organisatie = current_setting('waakvlam.organisatie', true) AND waakvlam_mijn(dossier_id)"
TABEL = "dossiers_concept"


def zet(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Row-level security: drafts are of one organisation, which may change and remove them."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE {TABEL} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"CREATE POLICY werk ON {TABEL} USING (waakvlam_werkt())")
        schema_editor.execute(f"CREATE POLICY lezer ON {TABEL} USING ({VAN}) WITH CHECK ({VAN})")


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0015_bijlagen_in_bundel"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concept",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kenmerk", models.CharField(max_length=16, unique=True)),
                ("organisatie", models.CharField(max_length=80)),
                ("rol", models.CharField(max_length=40)),
                ("account", models.CharField(max_length=80)),
                ("soort", models.CharField(max_length=20)),
                ("naam", models.CharField(max_length=80)),
                ("stuk", models.CharField(blank=True, max_length=16)),
                ("vak", models.CharField(max_length=160)),
                ("inhoud", models.BinaryField()),
                ("versie", models.PositiveIntegerField(default=1)),
                ("gewijzigd_op", models.DateTimeField(db_index=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="concepten", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["dossier", "organisatie"], name="concept_per_dossier")],
            },
        ),
        migrations.RunPython(zet, migrations.RunPython.noop),
    ]
