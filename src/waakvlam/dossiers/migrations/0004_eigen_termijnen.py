"""The last days that organisations set themselves, by their own protocols."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0003_inhaalbaar")]
    operations = [
        migrations.CreateModel(
            name="Eigentermijn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="eigen_termijnen",
                        to="dossiers.dossier",
                    ),
                ),
                ("sleutel", models.CharField(max_length=160)),
                ("organisatie", models.CharField(max_length=80)),
                ("rol", models.CharField(max_length=40)),
                ("uiterlijk", models.DateField(null=True)),
                ("status", models.CharField(max_length=12)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("dossier", "sleutel", "organisatie", "rol"), name="eigentermijn_uniek"
                    )
                ],
            },
        ),
    ]
