"""Question three: which categories a role may see. Sharing rules and consent, as the rules core judges them today."""

from collections.abc import Collection

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import Houder, Nooit
from waakvlam.toegang.lezer import Lezer

VAST = (Nooit, Houder)
"""Rules that no fact changes: what is never shared, and what a role holds for its own task."""


class Zichtwijzer:
    """Answers for one set which categories roles see. Keeps what no fact can change, and asks the core for the rest."""

    def __init__(self, rekenset: Rekenset) -> None:
        self._rekenset = rekenset
        self._categorieen = [c.naam for c in rekenset.taal.categorieen]
        self._nooit = {(c, rol) for c, regels in rekenset.nooit.items() for regel in regels for rol in regel.aan}
        self._groepen = rekenset.groepen
        self._vast: dict[tuple[str, str], bool] = {}

    def categorieen(self, beoordeling: Beoordeling, rol: str) -> frozenset[str]:
        """Every category that the role sees on the reference date of the judgement.

        Raises `ValueError` for a judgement by another set: what is kept of one set is not true of another.
        """
        if beoordeling.rekenset.naam != self._rekenset.naam:
            raise ValueError(f"oordeel volgens {beoordeling.rekenset.naam}, niet volgens {self._rekenset.naam}")
        return frozenset(c for c in self._categorieen if self._ziet(beoordeling, rol, c))

    def nooit(self, rol: str, categorie: str) -> bool:
        """Whether a rule says that this category is never shared with the role."""
        return any((categorie, eigen) in self._nooit for eigen in self._groepen[rol])

    def _ziet(self, beoordeling: Beoordeling, rol: str, categorie: str) -> bool:
        vast = self._vast.get((rol, categorie))
        if vast is not None:
            return vast
        zicht = beoordeling.zichtbaar(rol, categorie)
        # A rule that no fact changes decides the same in every dossier of the set.
        if isinstance(zicht.door, VAST):
            self._vast[rol, categorie] = zicht.oordeel
        return zicht.oordeel


def ziet_feit(lezer: Lezer, categorieen: Collection[str], categorie: str, organisatie: str) -> bool:
    """Whether a reader sees a fact: its category is open to the role, or the own organisation recorded it."""
    return categorie in categorieen or lezer.is_van(organisatie)
