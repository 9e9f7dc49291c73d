"""The key of each dossier moves to the table of keys; a dossier whose key was destroyed stays destroyed."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

from waakvlam.dossiers.sleutels import HEEL_DOSSIER, huidige_vingerafdruk

PER_KEER = 1000


def verhuis(apps: Any, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Dossier, Dossiersleutel = apps.get_model("dossiers", "Dossier"), apps.get_model("dossiers", "Dossiersleutel")
    met = huidige_vingerafdruk()
    rijen = Dossier.objects.values_list("pk", "sleutel", "aangemaakt_op").order_by("pk").iterator(PER_KEER)
    Dossiersleutel.objects.bulk_create(
        (
            Dossiersleutel(dossier_id=pk, vak=HEEL_DOSSIER, verpakt=sleutel, met=met, gemaakt_op=op)
            for pk, sleutel, op in rijen
        ),
        batch_size=PER_KEER,
    )
    Dossier.objects.filter(sleutel__isnull=True).update(gewist_op=F("aangemaakt_op"))


def verhuis_terug(apps: Any, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Dossier, Dossiersleutel = apps.get_model("dossiers", "Dossier"), apps.get_model("dossiers", "Dossiersleutel")
    for rij in Dossiersleutel.objects.filter(vak=HEEL_DOSSIER).iterator(PER_KEER):
        Dossier.objects.filter(pk=rij.dossier_id).update(sleutel=rij.verpakt)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_vakken_en_borging")]
    operations = [migrations.RunPython(verhuis, verhuis_terug), migrations.RemoveField("dossier", "sleutel")]
