"""Registers the app with Django, and puts its triggers back after every migration."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from waakvlam.dossiers import triggers


def _zet_triggers(using: str, **_kwargs: Any) -> None:
    """SQLite drops the triggers of a table that Django remakes to change a column; so they are made again each time."""
    triggers.zet(connections[using])


class DossiersConfig(AppConfig):
    """The store of facts."""

    name = "waakvlam.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Listen for migrations of this app."""
        post_migrate.connect(_zet_triggers, sender=self, dispatch_uid="dossiers_triggers")
