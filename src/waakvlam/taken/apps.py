"""Registers the app with Django."""

from django.apps import AppConfig


class TakenConfig(AppConfig):
    """Jobs and their schedule."""

    name = "waakvlam.taken"
    label = "taken"
