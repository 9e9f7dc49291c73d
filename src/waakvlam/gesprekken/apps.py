"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GesprekkenConfig(AppConfig):
    """Talks and home visits. Has no tables: what is planned and held are facts."""

    name = "waakvlam.gesprekken"
    label = "gesprekken"

    def ready(self) -> None:
        """Have the page known."""
        from waakvlam.dossierblad.api import Dossierblad, registreer  # noqa: PLC0415 - models are loaded by now

        registreer(Dossierblad("gesprekken:gesprekken", _("Gesprekken"), "traject", plek=20, met_dag=True))
