"""Registers the app with Django, and guards the numbers: none is changed or given back."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from waakvlam.opslag.alleen_toevoegen import AlleenToevoegen, bewaak

NUMMERS = AlleenToevoegen(
    "brieven_briefnummer", (("organisatie", "jaar", "nummer"), ("organisatie", "verzoek")),
)  # fmt: skip


class BrievenConfig(AppConfig):
    """Letters of a dossier."""

    name = "waakvlam.brieven"
    label = "brieven"

    def ready(self) -> None:
        """Have the numbers guarded and the page known."""
        from waakvlam.dossierblad.api import Dossierblad, registreer, stukken_van_soort  # noqa: PLC0415 - as above

        bewaak(self, NUMMERS)
        registreer(Dossierblad("brieven:lijst", _("Brieven"), "stukken", stukken_van_soort("brief"), plek=20))
