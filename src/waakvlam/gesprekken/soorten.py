"""The kinds of talk that a set knows: read from its event types and from what it says of them, for every region alike.

A talk is a type that ends on `_gehouden`, and is a talk by its subject or theme, or has a counterpart for the plan
(`_gepland`) or for what did not happen (`_niet_doorgegaan`). A set knows it where an element of it speaks of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.kern.tonen import Element, Plek

GEHOUDEN: Final = "_gehouden"
GEPLAND: Final = "_gepland"
UITGEBLEVEN: Final = "_niet_doorgegaan"
ONDERWERP: Final = "gesprek"
THEMA: Final = "gesprekken"


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind of talk, by the event types that record it."""

    naam: str
    titel: str
    gehouden: Gebeurtenistype
    gepland: Gebeurtenistype | None = None
    uitgebleven: Gebeurtenistype | None = None

    @property
    def typen(self) -> tuple[str, ...]:
        """Those that there are, the plan first."""
        return tuple(t.type for t in (self.gepland, self.gehouden, self.uitgebleven) if t is not None)

    @property
    def dagveld(self) -> str | None:
        """The field of the plan that names its day."""
        velden = self.gepland.velden.items() if self.gepland is not None else ()
        return next((naam for naam, veld in velden if veld.soort == "datum"), None)


def soorten(rekenset: Rekenset) -> list[Soort]:
    """The kinds of talk that the set speaks of, by the phase in which they come."""
    fasen = [fase.naam for fase in rekenset.fasen]
    bekend = [soort for soort in _alle(rekenset) if elementen(rekenset, soort)]

    def eerste_fase(soort: Soort) -> int:
        plekken = {p.naam for e in elementen(rekenset, soort) for p in e.plekken if p.soort == "fase"}
        return min((fasen.index(naam) for naam in plekken if naam in fasen), default=len(fasen))

    return sorted(bekend, key=eerste_fase)


def elementen(rekenset: Rekenset, soort: Soort) -> list[Element]:
    """What the set says of a kind of talk, each once."""
    gevonden = (e for naam in soort.typen for e in rekenset.getoond.get(Plek("handeling", naam), ()))
    return list({e.sleutel: e for e in gevonden}.values())


def _alle(rekenset: Rekenset) -> Iterator[Soort]:
    typen = rekenset.typen
    for gehouden in typen.values():
        naam = gehouden.type.removesuffix(GEHOUDEN)
        gepland, uitgebleven = typen.get(naam + GEPLAND), typen.get(naam + UITGEBLEVEN)
        is_gesprek = gehouden.onderwerp == ONDERWERP or gehouden.thema == THEMA
        if naam != gehouden.type and (is_gesprek or gepland or uitgebleven):
            yield Soort(naam, _titel(gepland or gehouden), gehouden, gepland, uitgebleven)


def _titel(soort: Gebeurtenistype) -> str:
    """What the talk itself is called: the title of its fact without what happened to it."""
    return soort.titel.removesuffix(" gepland").removesuffix(" gehouden")
