"""Registers the app with Django, and the job that tells data officers of an alarm."""

from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    """What the data officer sees."""

    name = "waakvlam.verantwoording"
    label = "verantwoording"

    def ready(self) -> None:
        """Make the job known."""
        from waakvlam.logboek.api import TAAK  # noqa: PLC0415 - models are loaded by now
        from waakvlam.taken.api import registreer  # noqa: PLC0415
        from waakvlam.verantwoording.post import mail_alarm  # noqa: PLC0415

        registreer(TAAK, mail_alarm)
