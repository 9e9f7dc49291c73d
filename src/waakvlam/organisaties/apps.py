"""Registers the app with Django."""

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    """Organisations and people."""

    name = "waakvlam.organisaties"
    label = "organisaties"
