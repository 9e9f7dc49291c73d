"""The forms and letters that go with an act: where a caseworker reads them, and begins the one of this dossier."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse

from waakvlam.dossierblad.tonen import Blad
from waakvlam.kern.brief import Brief
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.tonen import Elementdeel, Plek
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid
from waakvlam.web.api import briefadres, formulieradres


@dataclass(frozen=True, slots=True)
class Stuk:
    """A form or letter: what it is for, where the agreements show it, and where the reader begins one."""

    soort: str
    """`formulier` or `brief`."""
    titel: str
    waarvoor: str
    url: str
    begin_url: str
    """Empty for who does not fill it in, and on another day. A form is begun by sending, a letter by opening."""


def stukken(blad: Blad, lezer: Lezer, handeling: str) -> list[Stuk]:
    """What is filled in or goes out with this act, forms first."""
    bij = blad.woorden.rekenset.getoond.get(Plek("handeling", handeling), ())
    gevonden = stukken_van(blad.woorden.rekenset, (element.deel for element in bij), begin_bij(blad, lezer))
    return sorted(gevonden, key=lambda stuk: stuk.soort == "brief")


def stukken_van_fasen(blad: Blad, lezer: Lezer, fasen: Collection[str]) -> list[Stuk]:
    """The forms and letters of these phases, forms first."""
    afspraken = blad.woorden.rekenset.afspraken
    alle: tuple[Formulier | Brief, ...] = (*afspraken.formulieren, *afspraken.brieven)
    delen = [deel for deel in alle if deel.fase in fasen]
    return stukken_van(blad.woorden.rekenset, delen, begin_bij(blad, lezer))


def stukken_van(
    rekenset: Rekenset, delen: Iterable[Elementdeel], begin: Callable[[Formulier | Brief], str] = lambda _deel: ""
) -> list[Stuk]:
    """The forms and letters among these parts of a set, in the same order. `begin`: where one is begun."""
    gevonden = []
    for deel in delen:
        match deel:
            case Formulier():
                adres = formulieradres(rekenset.naam, deel.id)
                gevonden.append(Stuk("formulier", deel.titel, deel.waarvoor, adres, begin(deel)))
            case Brief():
                adres = briefadres(rekenset.naam, deel.id)
                gevonden.append(Stuk("brief", deel.titel, deel.waarvoor, adres, begin(deel)))
    return gevonden


def begin_bij(blad: Blad, lezer: Lezer) -> Callable[[Formulier | Brief], str]:
    """For `stukken_van`: where this reader begins a form or letter of this dossier; empty where it may not."""
    return partial(_beginadres, blad, lezer)


def _beginadres(blad: Blad, lezer: Lezer, deel: Formulier | Brief) -> str:
    rekenset, nummer = blad.woorden.rekenset, blad.beeld.nummer
    if blad.blik.anders or not heeft_bevoegdheid(lezer, "vastleggen"):
        return ""
    if isinstance(deel, Formulier):
        return reverse("formulieren:begin", args=[nummer, deel.id]) if mag_invullen(rekenset, deel, lezer.rol) else ""
    return reverse("brieven:nieuw", args=[nummer, deel.id]) if mag_schrijven(rekenset, deel, lezer.rol) else ""


def mag_invullen(rekenset: Rekenset, formulier: Formulier, rol: str) -> bool:
    """Whether this role fills in the form: the set names it."""
    return not rekenset.groepen[rol].isdisjoint(formulier.invuller)


def mag_schrijven(rekenset: Rekenset, brief: Brief, rol: str) -> bool:
    """Whether who has this role sends such a letter: the set names it, and it may record the act."""
    groepen = rekenset.groepen[rol]
    return not groepen.isdisjoint(brief.afzender) and not groepen.isdisjoint(rekenset.typen[brief.handeling].door)
