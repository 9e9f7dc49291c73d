"""The triggers that make the table of facts insert only."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from waakvlam.opslag.alleen_toevoegen import AlleenToevoegen

FEITEN = AlleenToevoegen("dossiers_gebeurtenis", (("dossier_id", "volgnummer"),))


def zet(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    FEITEN.zet(schema_editor.connection)


def verwijder(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    FEITEN.verwijder(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]
    operations = [migrations.RunPython(zet, verwijder)]
