"""The forms and letters that go with an act: where a caseworker finds them while recording."""

from dataclasses import dataclass

from waakvlam.kern.compileren import Rekenset
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
    afspraken = rekenset.afspraken
    formulieren = [
        Stuk("formulier", f.titel, f.waarvoor, formulieradres(rekenset.naam, f.id))
        for f in afspraken.formulieren
        if handeling in f.handelingen
    ]
    brieven = [
        Stuk("brief", b.titel, b.waarvoor, briefadres(rekenset.naam, b.id))
        for b in afspraken.brieven
        if handeling in (b.handeling, b.kopie_handeling)
    ]
    return formulieren + brieven
