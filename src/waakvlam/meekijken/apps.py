"""Registers the app with Django; only the settings of `waakvlam afspraken bekijk` do."""

from django.apps import AppConfig


class MeekijkenConfig(AppConfig):
    """The page that follows a set."""

    name = "waakvlam.meekijken"
    label = "meekijken"
