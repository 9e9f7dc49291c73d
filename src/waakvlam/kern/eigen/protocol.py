"""A checked protocol, made ready for each set that it holds for."""

from collections.abc import Mapping
from dataclasses import dataclass

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen.vorm import Eigenbestand, Eigenkop
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.norm import Norm


@dataclass(frozen=True)
class Eigenregels:
    """What a protocol says on one set."""

    kop: Eigenkop
    normen: Mapping[str, Norm]
    """Per id of a norm of the set: that norm with the own numbers."""
    bronnen: Mapping[str, str]
    """Per id of a norm or own duty: where it stands in the protocol."""
    plichten: Rekenset
    """The set with the own duties as its only norms."""
    handelingen: tuple[Handelingsregel, ...]
    """Own requirements, as rules that only add to those of the set."""


@dataclass(frozen=True)
class Eigen:
    """An organisation's own protocol: `naam` is `organisatie/bestand`."""

    naam: str
    inhoud: Eigenbestand
    per_set: Mapping[str, Eigenregels]

    @property
    def kop(self) -> Eigenkop:
        """The header."""
        return self.inhoud.eigen
