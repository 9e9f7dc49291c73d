"""Registers the app with Django."""

from django.apps import AppConfig


class WerkvoorraadConfig(AppConfig):
    """The first page after choosing a role."""

    name = "waakvlam.werkvoorraad"
    label = "werkvoorraad"
