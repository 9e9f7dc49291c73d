"""Registers the app with Django."""

from django.apps import AppConfig


class ToegangConfig(AppConfig):
    """Readers, parties, powers and visibility."""

    name = "waakvlam.toegang"
    label = "toegang"
