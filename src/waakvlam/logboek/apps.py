"""Registers the app with Django, and guards the log: lines are only added."""

from django.apps import AppConfig

from waakvlam.opslag.alleen_toevoegen import AlleenToevoegen, bewaak

REGELS = AlleenToevoegen("logboek_verwerkingsregel")
ALARMEN = AlleenToevoegen("logboek_alarm", (("organisatie", "rol", "kenmerk"),))
OORDELEN = AlleenToevoegen("logboek_alarmoordeel")


class LogboekConfig(AppConfig):
    """The log of processing."""

    name = "waakvlam.logboek"
    label = "logboek"

    def ready(self) -> None:
        """Have the log guarded."""
        bewaak(self, REGELS, ALARMEN, OORDELEN)
