"""Registers the app with Django."""

from django.apps import AppConfig


class DossierbladConfig(AppConfig):
    """Reading one dossier and recording facts in it."""

    name = "waakvlam.dossierblad"
    label = "dossierblad"
