"""Whom to ask for a fact: the parties of this dossier that may record it, and how to reach them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from waakvlam.dossierblad.api import Blad, punten_van
from waakvlam.kern.compileren import Rekenset
from waakvlam.organisaties.api import Contactgegevens


@dataclass(frozen=True, slots=True)
class Wie:
    """A party to ask; without an organisation: a role that is no party here (yet), or has no account."""

    rol: str
    organisatie: str = ""
    contact: Contactgegevens | None = None


class Vraagbaak:
    """Finds whom to ask in one dossier."""

    def __init__(self, blad: Blad) -> None:
        self.blad = blad
        self.rekenset: Rekenset = blad.woorden.rekenset

    def voor(self, soort: str, alleen: Collection[str] = ()) -> tuple[Wie, ...]:
        """The parties that may record such a fact, of these roles where any is named; else the roles themselves."""
        door = [rol for naam in self.rekenset.typen[soort].door for rol in self._leden(naam)]
        genoemd = {rol for naam in alleen for rol in self._leden(naam)}
        mogen = [rol for rol in dict.fromkeys(door) if not genoemd or rol in genoemd]
        partijen = [(organisatie, rol) for organisatie, rol in self.blad.beeld.partijen if rol in mogen]
        if partijen:
            return tuple(self._partij(organisatie, rol) for organisatie, rol in partijen)
        van_streek = {rol for norm in self.rekenset.afspraken.normen for n in norm.drager for rol in self._leden(n)}
        return tuple(Wie(self.blad.woorden.rol(rol)) for rol in mogen if rol in van_streek)

    def _leden(self, naam: str) -> list[str]:
        return [naam, *self.rekenset.rollen[naam].groep] if naam in self.rekenset.rollen else [naam]

    def _partij(self, organisatie: str, rol: str) -> Wie:
        naam = self.blad.organisatienaam(organisatie)
        return Wie(self.blad.woorden.rol(rol), naam, self._contacten.get(organisatie))

    @cached_property
    def _contacten(self) -> Mapping[str, Contactgegevens]:
        """Per organisation its best contact point in the directory of the region."""
        return {r.organisatie: r.gegevens for r in reversed(punten_van(self.rekenset.afspraken.kop.regio))}
