"""A head by a new key is signed by the key before too, and a head has one successor."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0007_rijen_per_regels")]
    operations = [
        migrations.AddField(
            model_name="dagkop",
            name="tegentekening",
            field=models.CharField(blank=True, max_length=88),
        ),
        migrations.AddConstraint(
            model_name="dagkop",
            constraint=models.UniqueConstraint(fields=("vorige",), name="dagkop_een_opvolger"),
        ),
    ]
