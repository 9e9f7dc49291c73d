"""The one reader object: every path that reads or records asks it, and nothing else knows who is looking."""

from dataclasses import dataclass

from waakvlam.logboek.api import Wie


@dataclass(frozen=True, slots=True)
class Lezer:
    """Someone with an account, acting for one organisation in one role.

    `organisatie` is the stable short name by which dossiers know it; `rol` a role of the vocabulary, never a group;
    `functie` what this person is inside the organisation (acts and sees as the role); `regio` the region whose
    agreements the organisation follows, as their header names it (empty: of no region in particular); `functiesoort`
    decides on powers inside the organisation: see `bevoegdheden`; `namens_ondersteuning`: let in for a while to give
    support, so that it reads and does nothing else.
    """

    account: str
    naam: str
    organisatie: str
    organisatienaam: str
    rol: str
    functie: str = ""
    regio: str = ""
    functiesoort: str = "medewerker"
    namens_ondersteuning: bool = False

    @property
    def wie(self) -> Wie:
        """As the log of processing names who does something."""
        return Wie(self.account, self.organisatie, self.rol, self.functiesoort, self.namens_ondersteuning)

    def is_van(self, organisatie: str) -> bool:
        """Whether something was recorded by the reader's own organisation, which always sees what it recorded."""
        return self.organisatie == organisatie
