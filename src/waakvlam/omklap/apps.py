"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OmklapConfig(AppConfig):
    """The way to a lease in one's own name, and what comes after it."""

    name = "waakvlam.omklap"
    label = "omklap"

    def ready(self) -> None:
        """Have the page known."""
        from waakvlam.dossierblad.api import Dossierblad, registreer  # noqa: PLC0415 - models are loaded by now

        registreer(Dossierblad("omklap:eigen_huur", _("Eigen huur"), "traject", plek=60, met_dag=True))
