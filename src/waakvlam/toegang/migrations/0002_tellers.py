"""The table of counters: how often someone tried to log in, over all processes."""

from django.core.management import call_command
from django.db import migrations


def maak(apps, schema_editor) -> None:  # type: ignore[no-untyped-def]
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_initial")]
    operations = [migrations.RunPython(maak, migrations.RunPython.noop, elidable=False)]
