"""Which contact points the agreements ask for, as data: per set the kind, of whom, and by which clauses.

A set that is not named here asks for none. A test compares clauses and roles with those of the sets.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Eis:
    """That whoever has one of these roles can be reached at a contact point of this kind."""

    soort: str
    rollen: tuple[str, ...]
    clausules: tuple[str, ...]


EISEN: Mapping[str, tuple[Eis, ...]] = {
    "amsterdam-2018": (
        Eis("overlast", ("zorgaanbieder",), ("AMS18-6.03", "AMS18-6.04")),
        Eis("overlast", ("mzwo",), ("AMS18-5.11",)),
        Eis("contactpersoon", ("woningcorporatie",), ("AMS18-3.18",)),
    ),
    "amsterdam-2026": (
        Eis("overlast", ("zorgaanbieder",), ("AMS26-6.08", "AMS26-6.09")),
        Eis("overlast", ("mzwo",), ("AMS26-6.11",)),
        Eis("contactpersoon", ("woningcorporatie",), ("AMS26-4.03",)),
    ),
    "alkmaar-2018": (Eis("contactpersoon", ("zorgaanbieder",), ("ALK-3.11",)),),
    "zuidoost-utrecht-2022": (
        Eis(
            "contactpersoon",
            ("aanbieder_mobw", "aanbieder_ambulant", "woningcorporatie", "wijkteam", "vierde_huis"),
            ("ZOU-B1.01",),
        ),
    ),
}


def eisen_van(setnaam: str | None) -> tuple[Eis, ...]:
    """What a set asks for; nothing without a set."""
    return EISEN.get(setnaam or "", ())


def clausule_voor(setnaam: str | None, soort: str, rol: str) -> str:
    """Which clause asks whoever has this role for a contact point of this kind; empty when none does."""
    passend = (eis.clausules[0] for eis in eisen_van(setnaam) if eis.soort == soort and rol in eis.rollen)
    return next(passend, "")
