"""Registers the app with Django."""

from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    """What the data officer sees."""

    name = "waakvlam.verantwoording"
    label = "verantwoording"
