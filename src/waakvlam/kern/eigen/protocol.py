"""A checked protocol, made ready for each set that it holds for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen.vorm import Eigenbestand, Eigenkop
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.norm import Maximumduur, Minimumduur, Norm, Periodiek, Plicht


@dataclass(frozen=True)
class Eigenregels:
    """What a protocol says on one set."""

    kop: Eigenkop
    normen: Mapping[str, Norm]
    """Per id of a norm of the set: that norm with the own numbers."""
    bronnen: Mapping[str, str]
    """Per id of a norm or own duty: where it stands in the protocol."""
    toelichtingen: Mapping[str, str]
    """Per id of a norm of the set: why, or how the organisation does it; perhaps nothing."""
    plichten: Rekenset
    """The set with the own duties as its only norms."""
    handelingen: tuple[Handelingsregel, ...]
    """Own requirements, as rules that only add to those of the set."""
    wet: bool = False
    """Whether it is the law that asks this, of every organisation alike."""


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

    def als_wet(self, organisatie: str) -> "Eigen":
        """The same as something that the law asks of this organisation."""
        per_set = {
            naam: replace(regels, kop=regels.kop.model_copy(update={"organisatie": organisatie}), wet=True)
            for naam, regels in self.per_set.items()
        }
        return replace(self, per_set=per_set)


def getal_in_woorden(norm: Norm, zin: Callable[..., str]) -> str:
    """The number of a norm: '1 werkdag', 'een keer per 3 maanden'. `zin` makes a sentence of a template of `ZINNEN`."""
    if isinstance(norm, Periodiek):
        keer = zin("een_keer") if norm.minimaal == 1 else zin("keren", aantal=norm.minimaal)
        return zin("per_periode", keer=keer[:1].lower() + keer[1:], periode=norm.periode.duur)
    if isinstance(norm, Maximumduur | Minimumduur):
        return str(norm.duur.duur)
    return str(norm.termijn.duur) if isinstance(norm, Plicht) and norm.termijn is not None else ""
