"""Registers the app with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AanmeldenConfig(AppConfig):
    """The start of a dossier."""

    name = "waakvlam.aanmelden"
    label = "aanmelden"

    def ready(self) -> None:
        """Have the page known."""
        from waakvlam.dossierblad.api import Dossierblad, registreer  # noqa: PLC0415 - models are loaded by now

        registreer(
            Dossierblad("aanmelden:voorbereiding", _("Voorbereiding"), "traject", plek=5, met_dag=True),
            Dossierblad(
                "aanmelden:toestemming",
                _("Toestemming"),
                "traject",
                voor=lambda blad: blad.beeld.toestemming is not None,
                plek=10,
            ),
        )
