"""Whether a term can still be made good; and versions of agreements follow from the sets, not from the dossier."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_alleen_toevoegen")]
    operations = [
        migrations.RemoveField("dossier", "overgang"),
        migrations.AddField("termijn", "inhaalbaar", models.BooleanField(default=True)),
    ]
