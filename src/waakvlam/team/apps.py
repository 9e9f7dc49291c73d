"""Registers the app with Django and in the menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TeamConfig(AppConfig):
    """What lies with whom."""

    name = "waakvlam.team"
    label = "team"

    def ready(self) -> None:
        """Models are known by now."""
        from waakvlam.team.views import verdeelt_werk  # noqa: PLC0415 - models are loaded by now
        from waakvlam.web.api import zet_in_menu  # noqa: PLC0415 - as above

        zet_in_menu("team/", _("Team"), verdeelt_werk)
