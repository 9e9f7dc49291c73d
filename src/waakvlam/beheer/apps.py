"""Registers the app with Django."""

from django.apps import AppConfig


class BeheerConfig(AppConfig):
    """Directory and own organisation."""

    name = "waakvlam.beheer"
    label = "beheer"
