"""Registers the app with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base template, components and static files."""

    name = "waakvlam.web"
    label = "web"
