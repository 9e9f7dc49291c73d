"""Compare two versions of the agreements: what was added, dropped, made stricter or looser, or changed otherwise."""

from waakvlam.kern.verschil.vergelijken import vergelijk
from waakvlam.kern.verschil.vormen import (
    FILTERS,
    SOORTEN,
    Elementverschil,
    Kant,
    Richting,
    Setverschil,
    Stand,
    Wijziging,
)

__all__ = [
    "FILTERS",
    "SOORTEN",
    "Elementverschil",
    "Kant",
    "Richting",
    "Setverschil",
    "Stand",
    "Wijziging",
    "vergelijk",
]
