"""Addresses: each app has its own, mounted here."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

GEMOUNTEERD = (
    ("", "waakvlam.web.urls"),
    ("", "waakvlam.werkvoorraad.urls"),
    ("kies/", "waakvlam.toegang.urls"),
    ("dossiers/", "waakvlam.dossierblad.urls"),
    ("afspraken/", "waakvlam.afspraken.urls"),
)


def _aanwezig(module: str) -> bool:
    """Temporary: True when the addresses of an app exist already."""
    return find_spec(module.rpartition(".")[0]) is not None and find_spec(module) is not None


urlpatterns: list[URLPattern | URLResolver] = [
    path(pad, include(module)) for pad, module in GEMOUNTEERD if _aanwezig(module)
]
