"""Every text of a set says a role as its region does: where a region says 'bewoner', nothing says 'deelnemer'.

Source: `rolnamen` in the header of a set. The vocabulary is one for all regions and speaks of a deelnemer; so do
elements that sets share. The texts are reworded once, when a set is compiled, so that no page has to think of it. Names
of roles, types and fields stay as they are, and so do the clauses: these are quoted as they were written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from waakvlam.kern.afsprakenset import Afsprakenset, Kop
from waakvlam.kern.taal import Deel, Rol, Taal

D = TypeVar("D", bound=Deel)
NAAM = re.compile(r"[a-z0-9]+(?:[_:-][a-z0-9]+)*")
"""What the program calls something; text for people looks otherwise, or stands with other words."""
MEERVOUD_S = ("er", "el", "en", "aar", "erd", "em")


class Streekwoorden:
    """Rewords text for one region. Without words of its own it gives everything back as it is."""

    def __init__(self, kop: Kop, taal: Taal) -> None:
        self._rolnamen = kop.rolnamen
        self._woorden = dict(_woorden(taal.rollen, kop.rolnamen))
        # Longest first, so that the plural is found before the singular.
        gezocht = "|".join(sorted(map(re.escape, self._woorden), key=len, reverse=True))
        self._patroon = re.compile(rf"(?<![\w-])(?:{gezocht})(?![\w])") if gezocht else None

    @property
    def andere(self) -> Mapping[str, str]:
        """Per word that this region does not use: what it says instead, in every form."""
        return self._woorden

    def tekst(self, tekst: str) -> str:
        """A text in the words of the region."""
        if self._patroon is None or NAAM.fullmatch(tekst):
            return tekst
        return self._patroon.sub(lambda gevonden: self._woorden[gevonden.group()], tekst)

    def taal(self, taal: Taal) -> Taal:
        """The vocabulary in the words of the region, the titles of roles included."""
        if not self._rolnamen:
            return taal
        rollen = [rol.model_copy(update={"titel": self._rolnamen.get(rol.naam, rol.titel)}) for rol in taal.rollen]
        return self._deel(taal.model_copy(update={"rollen": rollen}))

    def afspraken(self, afspraken: Afsprakenset) -> Afsprakenset:
        """The agreements in the words of the region; the clauses as they are."""
        if self._patroon is None:
            return afspraken
        return self._deel(afspraken, frozenset({"clausules"}))

    def _deel(self, deel: D, zonder: frozenset[str] = frozenset()) -> D:
        anders = {
            naam: nieuw
            for naam, waarde in vars(deel).items()
            if naam not in zonder and (nieuw := self._waarde(waarde)) is not waarde
        }
        return deel.model_copy(update=anders) if anders else deel

    def _waarde(self, waarde: object) -> object:
        """The value itself where nothing in it changes."""
        if isinstance(waarde, str):
            # Most texts hold none of these words: the same object tells so without comparing.
            nieuw = self.tekst(waarde)
            return waarde if nieuw == waarde else nieuw
        if isinstance(waarde, Deel):
            return self._deel(waarde)
        if isinstance(waarde, list):
            leden = [self._waarde(lid) for lid in waarde]
            return leden if any(a is not b for a, b in zip(leden, waarde, strict=True)) else waarde
        if isinstance(waarde, dict):
            paren = {sleutel: self._waarde(lid) for sleutel, lid in waarde.items()}
            return paren if any(paren[sleutel] is not lid for sleutel, lid in waarde.items()) else waarde
        return waarde


def _woorden(rollen: list[Rol], rolnamen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each form of each word that is called otherwise: one and more, with and without a capital.

    Only where both are one word: 'regionale sociale dienst' in a sentence is no name of a role.
    """
    for rol in rollen:
        eigen = rolnamen.get(rol.naam, rol.titel)
        if eigen == rol.titel or not (rol.titel.isalpha() and eigen.isalpha()):
            continue
        for oud, nieuw in ((rol.titel, eigen), (meervoud(rol.titel), meervoud(eigen))):
            yield oud, nieuw
            yield oud.lower(), nieuw.lower()


def meervoud(woord: str) -> str:
    """More than one of the people whom a word names.

    >>> meervoud("bewoner"), meervoud("cliënt")
    ('bewoners', 'cliënten')
    """
    return f"{woord}s" if woord.endswith(MEERVOUD_S) else f"{woord}en"
