"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RechtzettenConfig(AppConfig):
    """Putting right what stands in the wrong dossier."""

    name = "waakvlam.rechtzetten"
    label = "rechtzetten"

    def ready(self) -> None:
        """Have the page known."""
        from waakvlam.dossierblad.api import Dossierblad, registreer  # noqa: PLC0415 - models are loaded by now

        registreer(Dossierblad("rechtzetten:samenvoegen", _("Dubbel dossier"), "eigen", plek=90))
