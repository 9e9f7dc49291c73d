"""The way between the pages of one dossier."""

from typing import Any

from django import template

from waakvlam.dossierblad.bladen import tabs
from waakvlam.dossierblad.tonen import Blad

register = template.Library()


@register.inclusion_tag("dossierblad/delen/bladen.html")
def dossierbladen(blad: Blad, adres: str) -> dict[str, Any]:
    """The pages of this dossier, seen from the one with the address of this name."""
    return tabs(blad, adres)
