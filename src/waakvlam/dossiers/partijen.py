"""Which parties of a dossier a reader may know of: those of today, and earlier or later ones with a reason."""

from collections.abc import Collection, Iterable
from datetime import date

from waakvlam.toegang.api import Lezer, Partijschap

ORGANISATIEGEGEVENS = "organisatiegegevens"


def zichtbare(
    lezer: Lezer, partijen: Iterable[Partijschap], categorieen: Collection[str], vandaag: date
) -> tuple[Partijschap, ...]:
    """Those of today first, then those that come, then those that left, latest first.

    Who sees the data of organisations sees all of them; others see who left only where they were a party with it.
    """
    alle = tuple(partijen)
    eigen = [p for p in alle if (p.organisatie, p.rol) == (lezer.organisatie, lezer.rol)]

    def ziet(p: Partijschap) -> bool:
        return p.geldt_op(vandaag) or ORGANISATIEGEGEVENS in categorieen or any(_samen(p, zelf) for zelf in eigen)

    def volgorde(p: Partijschap) -> tuple[int, int]:
        if p.geldt_op(vandaag):
            return 0, 0
        return (1, p.vanaf.toordinal()) if p.vanaf > vandaag else (2, -p.vanaf.toordinal())

    return tuple(sorted((p for p in alle if ziet(p)), key=volgorde))


def _samen(een: Partijschap, ander: Partijschap) -> bool:
    """Whether there is a day on which both were a party."""
    return (ander.tot is None or een.vanaf < ander.tot) and (een.tot is None or ander.vanaf < een.tot)
