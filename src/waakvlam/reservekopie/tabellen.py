"""What is in a back-up: every table of every app, unless it is said here why not. So a new table is in it by itself."""

from collections.abc import Mapping
from typing import Final

from django.apps.registry import Apps
from django.db.models import Model

UIT_MIGRATIES = "migrate maakt deze opnieuw"
GEEN_GROEPEN = "rechten volgen uit lidmaatschappen; Django's groepen en rechten gebruikt niemand"

WEGGELATEN: Final[Mapping[str, str]] = {
    "django_migrations": UIT_MIGRATIES,
    "django_content_type": UIT_MIGRATIES,
    "auth_permission": UIT_MIGRATIES,
    "auth_group": GEEN_GROEPEN,
    "auth_group_permissions": GEEN_GROEPEN,
    "django_session": "na terugzetten logt iedereen opnieuw in",
    "waakvlam_cache": "tellers van inlogpogingen, hoogstens een uur oud",
}
"""Per table: why it is in no back-up."""


def tabellen(register: Apps) -> list[type[Model]]:
    """The models whose rows are in a back-up, in the order of their tables."""
    modellen = (m for m in register.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy)  # noqa: SLF001 - public, whatever its name
    per_tabel = {model._meta.db_table: model for model in modellen}  # noqa: SLF001 - as above
    return [per_tabel[naam] for naam in sorted(per_tabel) if naam not in WEGGELATEN]
