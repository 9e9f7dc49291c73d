"""Registers the app with Django."""

from django.apps import AppConfig


class LogboekConfig(AppConfig):
    """The log of processing."""

    name = "waakvlam.logboek"
    label = "logboek"
