"""Registers the app with Django."""

from django.apps import AppConfig


class ToegangConfig(AppConfig):
    """Readers, parties, powers, visibility and logging in."""

    name = "waakvlam.toegang"
    label = "toegang"

    def ready(self) -> None:
        """Guard the log of access, and listen to what happens while someone logs in."""
        from waakvlam.opslag.alleen_toevoegen import AlleenToevoegen, bewaak  # noqa: PLC0415 - after the apps
        from waakvlam.toegang import signalen  # noqa: PLC0415 - models are there only now

        bewaak(self, AlleenToevoegen("toegang_toegangsregel"))
        signalen.luister()
