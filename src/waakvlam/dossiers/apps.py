"""Registers the app with Django, and guards the tables to which it only adds."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

from waakvlam.opslag.alleen_toevoegen import AlleenToevoegen, bewaak
from waakvlam.opslag.rijslot import AAN, zet_sessie

FEITEN = AlleenToevoegen("dossiers_gebeurtenis", (("dossier_id", "volgnummer"),))
DAGKOPPEN = AlleenToevoegen("dossiers_dagkop", (("dag",), ("vorige",)))
DAGKOPREGELS = AlleenToevoegen("dossiers_dagkopregel", (("dagkop_id", "nummer"),))
WISSINGEN = AlleenToevoegen("dossiers_wissing")


class DossiersConfig(AppConfig):
    """The store of facts."""

    name = "waakvlam.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Have the tables guarded and opened to migrations, where else one would find no rows, and the jobs known."""
        from waakvlam.dossiers.databankrol import registreer_controle  # noqa: PLC0415 - models are loaded by now
        from waakvlam.dossiers.taken import registreer_taken  # noqa: PLC0415 - as above

        bewaak(self, FEITEN, DAGKOPPEN, DAGKOPREGELS, WISSINGEN)
        pre_migrate.connect(_open_voor_migraties, sender=self)
        post_migrate.connect(_sluit_na_migraties, sender=self)
        registreer_taken()
        registreer_controle()


_voor_migraties: dict[str, str] = {}
"""Per connection that was opened to migrations: how it stood."""


def _open_voor_migraties(using: str, **_kwargs: Any) -> None:
    _voor_migraties[using] = zet_sessie(connections[using], AAN)


def _sluit_na_migraties(using: str, **_kwargs: Any) -> None:
    if using in _voor_migraties:
        zet_sessie(connections[using], _voor_migraties.pop(using))
