"""Registers the app with Django."""

from django.apps import AppConfig


class AfsprakenConfig(AppConfig):
    """The agreements to read."""

    name = "waakvlam.afspraken"
    label = "afspraken"
