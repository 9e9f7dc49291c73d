"""The forms and letters that go with an act: where a caseworker finds them while recording."""

from dataclasses import dataclass

from waakvlam.kern.brief import Brief
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.tonen import Plek
from waakvlam.web.api import briefadres, formulieradres


@dataclass(frozen=True, slots=True)
class Stuk:
    """A form or letter: what it is for, and where it is shown."""

    soort: str
    """`formulier` or `brief`."""
    titel: str
    waarvoor: str
    url: str


def stukken(rekenset: Rekenset, handeling: str) -> list[Stuk]:
    """What is filled in or goes out with this act, forms first."""
    bij = [element.deel for element in rekenset.getoond.get(Plek("handeling", handeling), ())]
    formulieren = [
        Stuk("formulier", f.titel, f.waarvoor, formulieradres(rekenset.naam, f.id))
        for f in bij
        if isinstance(f, Formulier)
    ]
    brieven = [Stuk("brief", b.titel, b.waarvoor, briefadres(rekenset.naam, b.id)) for b in bij if isinstance(b, Brief)]
    return formulieren + brieven
