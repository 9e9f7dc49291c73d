"""Registers the app with Django."""

from django.apps import AppConfig


class RondesConfig(AppConfig):
    """One act in many dossiers."""

    name = "waakvlam.rondes"
    label = "rondes"
