"""The forms and letters that go with an act: where a caseworker finds them while recording."""

from collections.abc import Iterable
from dataclasses import dataclass

from waakvlam.kern.brief import Brief
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.tonen import Elementdeel, Plek
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
    bij = rekenset.getoond.get(Plek("handeling", handeling), ())
    return sorted(stukken_van(rekenset, (element.deel for element in bij)), key=lambda stuk: stuk.soort == "brief")


def stukken_van(rekenset: Rekenset, delen: Iterable[Elementdeel]) -> list[Stuk]:
    """The forms and letters among these parts of a set, in the same order."""
    gevonden = []
    for deel in delen:
        match deel:
            case Formulier():
                adres = formulieradres(rekenset.naam, deel.id)
                gevonden.append(Stuk("formulier", deel.titel, deel.waarvoor, adres))
            case Brief():
                gevonden.append(Stuk("brief", deel.titel, deel.waarvoor, briefadres(rekenset.naam, deel.id)))
    return gevonden
