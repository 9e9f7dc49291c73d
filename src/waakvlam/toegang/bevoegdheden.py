"""What someone may do inside the own organisation, by function. What a role may record is another question."""

from collections.abc import Mapping

from waakvlam.toegang.lezer import Lezer

FUNCTIES: Mapping[str, frozenset[str]] = {
    "medewerker": frozenset(),
    "teamleider": frozenset({"werk_verdelen"}),
    "beheerder": frozenset({"leden_beheren", "contactpunten_beheren", "werk_verdelen", "importeren"}),
    "functionaris_gegevensbescherming": frozenset({"logboek_inzien", "wissen", "inzageverzoeken"}),
}
"""Per function its powers. Nobody has all: who manages people does not read the log of what they did."""


def bevoegdheden_van(lezer: Lezer) -> frozenset[str]:
    """All powers of the function of the reader."""
    return FUNCTIES.get(lezer.functiesoort, frozenset())


def heeft_bevoegdheid(lezer: Lezer, naam: str) -> bool:
    """Whether the function of the reader has a power. Raises `ValueError` for a power that no function has."""
    if not any(naam in bevoegdheden for bevoegdheden in FUNCTIES.values()):
        raise ValueError(f"onbekende bevoegdheid: {naam}")
    return naam in bevoegdheden_van(lezer)
