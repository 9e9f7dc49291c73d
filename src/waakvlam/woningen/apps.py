"""Registers the app with Django, in the menu, and with the store, which lets it keep up with the facts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WoningenConfig(AppConfig):
    """Homes and offers."""

    name = "waakvlam.woningen"
    label = "woningen"

    def ready(self) -> None:
        """Models and addresses are known by now."""
        from waakvlam.dossierblad.api import Dossierblad, registreer  # noqa: PLC0415 - models are loaded by now
        from waakvlam.dossiers.api import laat_volgen  # noqa: PLC0415 - models are loaded by now
        from waakvlam.web.api import zet_in_menu  # noqa: PLC0415 - as above
        from waakvlam.woningen.menu import ziet_woningen  # noqa: PLC0415 - as above
        from waakvlam.woningen.volgen import Aanbodvolger  # noqa: PLC0415 - as above

        laat_volgen(Aanbodvolger())
        registreer(Dossierblad("dossierwoning:woning", _("Woning"), "traject", plek=10))
        zet_in_menu("woningen/", _("Woningen"), ziet_woningen)
