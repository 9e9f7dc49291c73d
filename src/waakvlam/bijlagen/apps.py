"""Registers the app with Django, and its job."""

from django.apps import AppConfig


class BijlagenConfig(AppConfig):
    """Attachments."""

    name = "waakvlam.bijlagen"
    label = "bijlagen"

    def ready(self) -> None:
        """Have the job known."""
        from waakvlam.bijlagen.taken import registreer_taken  # noqa: PLC0415 - models are loaded by now

        registreer_taken()
