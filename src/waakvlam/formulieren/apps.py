"""The forms of a dossier as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormulierenConfig(AppConfig):
    """Has no tables: what is settled lies in the store as facts, what is not lies there as a draft."""

    name = "waakvlam.formulieren"
    label = "formulieren"

    def ready(self) -> None:
        """Have the page known."""
        from waakvlam.dossierblad.api import Dossierblad, registreer, stukken_van_soort  # noqa: PLC0415 - models are loaded by now

        registreer(
            Dossierblad("formulieren:lijst", _("Formulieren"), "stukken", stukken_van_soort("formulier"), plek=10)
        )
