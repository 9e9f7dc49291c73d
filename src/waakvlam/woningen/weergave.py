"""A home in words."""

from waakvlam.bron.api import bronset
from waakvlam.woningen.bestand import Woningregel
from waakvlam.woningen.vragen import Vragenlijst, vragenlijst


def vragen_van(regel: Woningregel) -> Vragenlijst:
    """The questions that were answered: those of the set of that moment. Raises `LookupError` when it has none."""
    gevonden = vragenlijst(bronset(regel.afspraken).rekenset)
    if gevonden is None:
        raise LookupError(f"de set {regel.afspraken} vraagt niets over een woning")
    return gevonden


def aanduiding(regel: Woningregel) -> str:
    """Which home it is."""
    return vragen_van(regel).aanduiding(regel.antwoorden)
