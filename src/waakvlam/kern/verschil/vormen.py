"""What a comparison of two sets gives: elements with their two sides, and per change its direction and its reason."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

SOORTEN: Final = ("norm", "besluit", "handeling", "delen", "formulier", "brief", "kop")
"""The kinds of element, in order of reading."""
FILTERS: Final = ("strenger", "soepeler", "nieuw", "vervallen", "anders", "woorden")
"""What a reader may ask for; an element may answer to more than one."""


class Richting(StrEnum):
    """Which way a change goes. `anders`: it matters, but cannot be ordered. `woorden`: it changes no outcome."""

    STRENGER = "strenger"
    SOEPELER = "soepeler"
    ANDERS = "anders"
    WOORDEN = "woorden"

    @property
    def omgekeerd(self) -> "Richting":
        """The direction of the same change the other way round."""
        return {Richting.STRENGER: Richting.SOEPELER, Richting.SOEPELER: Richting.STRENGER}.get(self, self)


class Stand(StrEnum):
    """What became of an element."""

    NIEUW = "nieuw"
    VERVALLEN = "vervallen"
    GEWIJZIGD = "gewijzigd"
    GELIJK = "gelijk"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One change: what it is about, how it was and is, which way it goes, and why that is so."""

    richting: Richting
    label: str
    oud: str
    nieuw: str
    zin: str
    """The change as a sentence, without clauses."""
    waarom: str = ""
    clausules_oud: tuple[str, ...] = ()
    """Clauses of the part that changed; empty: those of the element."""
    clausules_nieuw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kant:
    """An element as one of the two sets has it. `sleutel` is its name there, `clausules` its own clause first."""

    sleutel: str
    titel: str
    clausules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elementverschil:
    """One element of either set, or of both."""

    soort: str
    stand: Stand
    oud: Kant | None
    nieuw: Kant | None
    wijzigingen: tuple[Wijziging, ...] = ()

    @property
    def hernoemd(self) -> bool:
        """Whether it has another name in the new set, and was recognised by what it regulates."""
        return self.oud is not None and self.nieuw is not None and self.oud.sleutel != self.nieuw.sleutel

    @property
    def titel(self) -> str:
        """What it is called now; what is gone, as it was called."""
        kant = self.nieuw or self.oud
        return kant.titel if kant else ""

    @property
    def oordelen(self) -> tuple[str, ...]:
        """Every filter that it answers to. `woorden` only when nothing else changed; nothing for an equal element."""
        if self.stand in {Stand.NIEUW, Stand.VERVALLEN}:
            return (self.stand.value,)
        gezien = {w.richting for w in self.wijzigingen}
        echt = tuple(r.value for r in Richting if r in gezien and r is not Richting.WOORDEN)
        return echt or (("woorden",) if gezien else ())

    def zin(self, wijziging: Wijziging) -> str:
        """A change as one sentence with both clauses: 'Reageer: de termijn gaat van 2 naar 1 werkdag (A -> B)'."""
        vraag = self.titel.endswith("?")
        begin = f"{self.titel} " if vraag else f"{self.titel}: "
        zin = wijziging.zin if vraag else wijziging.zin[:1].lower() + wijziging.zin[1:]
        verwijzing = self.verwijzing(wijziging)
        return f"{begin}{zin} ({verwijzing})" if verwijzing else f"{begin}{zin}"

    def verwijzing(self, wijziging: Wijziging | None = None) -> str:
        """The clauses on both sides: 'AMS18-1.47 -> AMS26-1.46'; of a change of a part, those of that part."""
        deel_oud = wijziging.clausules_oud if wijziging else ()
        deel_nieuw = wijziging.clausules_nieuw if wijziging else ()
        eigen = not (deel_oud or deel_nieuw)
        oud = deel_oud or (self.oud.clausules[:1] if self.oud and (eigen or deel_nieuw) else ())
        nieuw = deel_nieuw or (self.nieuw.clausules[:1] if self.nieuw and (eigen or deel_oud) else ())
        return " -> ".join(" ".join(kant) for kant in (oud, nieuw) if kant)


@dataclass(frozen=True)
class Setverschil:
    """The comparison of two sets as a whole."""

    oud: str
    nieuw: str
    elementen: tuple[Elementverschil, ...]
    normparen: Mapping[str, str]
    """Norm id of the old set -> norm id of the new set, for what both regulate."""
    besluitparen: Mapping[str, str]

    def per_naam(self, soort: str) -> dict[str, Elementverschil]:
        """The elements of a kind by their name in the new set; what is gone by its old name."""
        elementen = (e for e in self.elementen if e.soort == soort)
        return {kant.sleutel: e for e in elementen if (kant := e.nieuw or e.oud) is not None}

    @cached_property
    def tellingen(self) -> Mapping[str, int]:
        """How many elements answer to each filter, and how many stayed `gelijk`. The sum may exceed the elements."""
        aantallen = Counter(o for e in self.elementen for o in e.oordelen)
        aantallen["gelijk"] = sum(e.stand is Stand.GELIJK for e in self.elementen)
        return {naam: aantallen[naam] for naam in (*FILTERS, "gelijk")}

    def gekozen(self, soort: str = "", alleen: str = "") -> tuple[Elementverschil, ...]:
        """The elements that differ, of one kind and answering to one filter if asked."""
        return tuple(
            e for e in self.elementen if e.oordelen and soort in {"", e.soort} and (not alleen or alleen in e.oordelen)
        )
