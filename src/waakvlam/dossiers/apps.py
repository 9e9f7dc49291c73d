"""Registers the app with Django, and guards the tables to which it only adds."""

from django.apps import AppConfig

from waakvlam.opslag.alleen_toevoegen import AlleenToevoegen, bewaak

FEITEN = AlleenToevoegen("dossiers_gebeurtenis", (("dossier_id", "volgnummer"),))
DAGKOPPEN = AlleenToevoegen("dossiers_dagkop", (("dag",), ("vorige",)))
DAGKOPREGELS = AlleenToevoegen("dossiers_dagkopregel", (("dagkop_id", "nummer"),))
WISSINGEN = AlleenToevoegen("dossiers_wissing")


class DossiersConfig(AppConfig):
    """The store of facts."""

    name = "waakvlam.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Have the tables guarded, and the jobs known."""
        from waakvlam.dossiers.taken import registreer_taken  # noqa: PLC0415 - models are loaded by now

        bewaak(self, FEITEN, DAGKOPPEN, DAGKOPREGELS, WISSINGEN)
        registreer_taken()
