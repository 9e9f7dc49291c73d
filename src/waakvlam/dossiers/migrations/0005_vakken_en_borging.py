"""Keys per compartment, signed heads, erasures, submits, traces to search by, and who works on a dossier."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0004_eigen_termijnen"),
    ]

    operations = [
        migrations.CreateModel(
            name="Behandelaar",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organisatie", models.CharField(max_length=80)),
                ("rol", models.CharField(max_length=40)),
                ("account", models.CharField(blank=True, max_length=80)),
                ("team", models.PositiveBigIntegerField(null=True)),
                ("vanaf", models.DateTimeField()),
                ("tot", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Dagkop",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dag", models.DateField(unique=True)),
                ("gemaakt_op", models.DateTimeField()),
                ("aantal", models.PositiveIntegerField()),
                ("vorige", models.CharField(blank=True, max_length=64)),
                ("wortel", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("publieke_sleutel", models.CharField(max_length=44)),
                ("handtekening", models.CharField(max_length=88)),
            ],
        ),
        migrations.CreateModel(
            name="Dagkopregel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(max_length=32)),
                ("volgnummer", models.PositiveIntegerField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "dagkop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="regels", to="dossiers.dagkop"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Dossiersleutel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("vak", models.CharField(max_length=160)),
                ("verpakt", models.BinaryField(null=True)),
                ("met", models.CharField(max_length=16)),
                ("gemaakt_op", models.DateTimeField()),
                ("vernietigd_op", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Verzoek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.CharField(max_length=80)),
                ("sleutel", models.CharField(max_length=64)),
                ("inhoud_hash", models.CharField(max_length=64)),
                ("kenmerk", models.CharField(max_length=16)),
                ("gedaan_op", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Wissing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nummer", models.CharField(db_index=True, max_length=32)),
                ("op", models.DateTimeField()),
                ("account", models.CharField(max_length=80)),
                ("organisatie", models.CharField(max_length=80)),
                ("grond", models.CharField(max_length=40)),
                ("vakken", models.JSONField(default=list)),
                ("bleef", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="Zoekspoor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("soort", models.CharField(max_length=20)),
                ("spoor", models.CharField(max_length=43)),
            ],
        ),
        migrations.DeleteModel(
            name="Nummerreeks",
        ),
        migrations.AddField(
            model_name="dossier",
            name="beoordeeld_met",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.AddField(
            model_name="dossier",
            name="getekend_tot",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="dossier",
            name="gewist_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="vak",
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AlterField(
            model_name="dossier",
            name="nummer",
            field=models.CharField(max_length=32, unique=True),
        ),
        migrations.AlterField(
            model_name="uitgaand",
            name="dossiernummer",
            field=models.CharField(max_length=32),
        ),
        migrations.AddField(
            model_name="behandelaar",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.DO_NOTHING, related_name="behandelaars", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="dossiersleutel",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sleutels", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="verzoek",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.DO_NOTHING, related_name="verzoeken", to="dossiers.dossier"
            ),
        ),
        migrations.AddField(
            model_name="zoekspoor",
            name="dossier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.DO_NOTHING, related_name="zoeksporen", to="dossiers.dossier"
            ),
        ),
        migrations.AddIndex(
            model_name="behandelaar",
            index=models.Index(fields=["account", "tot"], name="behandelaar_per_account"),
        ),
        migrations.AddIndex(
            model_name="behandelaar",
            index=models.Index(fields=["organisatie", "rol", "tot"], name="behandelaar_per_organisatie"),
        ),
        migrations.AddIndex(
            model_name="dagkopregel",
            index=models.Index(fields=["nummer"], name="dagkopregel_per_dossier"),
        ),
        migrations.AddConstraint(
            model_name="dagkopregel",
            constraint=models.UniqueConstraint(fields=("dagkop", "nummer"), name="dagkopregel_uniek"),
        ),
        migrations.AddIndex(
            model_name="dossiersleutel",
            index=models.Index(fields=["met"], name="dossiersleutel_per_sleutel"),
        ),
        migrations.AddConstraint(
            model_name="dossiersleutel",
            constraint=models.UniqueConstraint(fields=("dossier", "vak"), name="dossiersleutel_uniek"),
        ),
        migrations.AddConstraint(
            model_name="verzoek",
            constraint=models.UniqueConstraint(fields=("account", "sleutel"), name="verzoek_uniek"),
        ),
        migrations.AddConstraint(
            model_name="zoekspoor",
            constraint=models.UniqueConstraint(fields=("soort", "spoor", "dossier"), name="zoekspoor_uniek"),
        ),
    ]
