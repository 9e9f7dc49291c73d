"""Whether the database holds the program to row-level security: not when its role is a superuser or may pass it by."""

from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Waarschuwing
from django.db import DatabaseError, connection

VRAAG = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
MELDING = Waarschuwing(
    "De rol waarmee het programma op PostgreSQL werkt is superuser of heeft BYPASSRLS: het slot op rijen geldt niet.",
    hint="Geef het programma een eigen gewone rol; zie docs/reference/instellingen.md, PostgreSQL.",
    id="waakvlam.W001",
)


def registreer_controle() -> None:
    """Part of `manage.py check --deploy`."""
    register(controleer_rol, Tags.security, deploy=True)


def controleer_rol(**_kwargs: Any) -> list[CheckMessage]:
    """A warning for a role that no policy holds for. A database that does not answer is for others to tell."""
    if connection.vendor != "postgresql":
        return []
    try:
        with connection.cursor() as cursor:
            cursor.execute(VRAAG)
            voorbij = cursor.fetchone()[0]
    except DatabaseError:
        return []
    return [MELDING] if voorbij else []
