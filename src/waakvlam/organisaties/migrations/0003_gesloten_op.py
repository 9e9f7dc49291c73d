"""An organisation that left has the moment and the reason of it, in place of a mark that it is not active."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from waakvlam import klok


def sluit_wat_niet_actief_was(apps: Any, _schema: BaseDatabaseSchemaEditor) -> None:
    """What was not active left some time before now; when, nobody wrote down."""
    apps.get_model("organisaties", "Organisatie").objects.filter(actief=False).update(gesloten_op=klok.nu())


def zet_niet_actief(apps: Any, _schema: BaseDatabaseSchemaEditor) -> None:
    """The way back."""
    apps.get_model("organisaties", "Organisatie").objects.filter(gesloten_op__isnull=False).update(actief=False)


class Migration(migrations.Migration):
    """The moment and the reason for the mark."""

    dependencies = [("organisaties", "0002_uitnodiging_naar_toegang")]
    operations = [
        migrations.AddField("organisatie", "gesloten_op", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("organisatie", "gesloten_om", models.CharField(blank=True, max_length=40, default="")),
        migrations.RunPython(sluit_wat_niet_actief_was, zet_niet_actief),
        migrations.RemoveField("organisatie", "actief"),
    ]
