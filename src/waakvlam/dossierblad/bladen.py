"""The pages of a dossier. An app that has one says so when the program starts: no page knows of the apps above it.

A few stand by themselves, the others under a group. Whoever is on a page of a group sees all pages of that group.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad import eigentaken
from waakvlam.dossiers.api import BIJLAGE, Dossierbeeld, stukken_van

if TYPE_CHECKING:
    from waakvlam.dossierblad.tonen import Blad

Groep = Literal["", "traject", "stukken", "eigen"]
GROEPEN: Final[dict[str, Promise]] = {"traject": _("Traject"), "stukken": _("Stukken"), "eigen": _("Eigen werk")}


def _zonder_getal(_beeld: Dossierbeeld) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Dossierblad:
    """A page: the name of its address (of which the number is the one argument), what it is called, and where.

    `tel`: how many things are on it, None where that says nothing. `voor`: whether this dossier and reader have it.
    """

    adres: str
    label: Promise
    groep: Groep = ""
    tel: Callable[[Dossierbeeld], int | None] = _zonder_getal
    voor: Callable[["Blad"], bool] = lambda _blad: True
    plek: int = 50
    """What stands first among its kind has the lowest."""
    met_dag: bool = False
    """Whether it can show the dossier as of another day, so that links keep that day."""


def _lopend(beeld: Dossierbeeld) -> int:
    return sum(t.loopt for t in beeld.termijnen)


def _geweest(beeld: Dossierbeeld) -> int:
    return len(beeld.termijnen) - _lopend(beeld)


def stukken_van_soort(soort: str) -> Callable[[Dossierbeeld], int]:
    """How many settled forms, or letters, the reader sees."""
    return lambda beeld: sum(stuk.soort == soort for stuk in stukken_van(beeld.feiten))


def _bijlagen(beeld: Dossierbeeld) -> int:
    return sum(f.type == BIJLAGE and f.stand == "geldt" for f in beeld.feiten)


_bladen: dict[str, Dossierblad] = {}


def registreer(*bladen: Dossierblad) -> None:
    """Have these pages known; once more changes nothing. Call it from `ready` of an app."""
    for blad in bladen:
        _bladen.setdefault(blad.adres, blad)


registreer(
    Dossierblad("dossierblad:dossier", _("Nu te doen"), tel=_lopend, met_dag=True),
    Dossierblad(
        "dossierblad:geweest", _("Geweest"), tel=lambda beeld: len(beeld.termijnen) - _lopend(beeld), met_dag=True
    ),
    Dossierblad("dossierblad:tijdlijn", _("Tijdlijn"), tel=lambda beeld: len(beeld.feiten), met_dag=True),
    Dossierblad("dossierblad:besluiten", _("Besluiten"), tel=lambda beeld: len(beeld.besluiten), met_dag=True),
    Dossierblad("dossierblad:contacten", _("Contacten"), plek=55),
    Dossierblad("bijlagen:lijst", _("Bijlagen"), "stukken", _bijlagen, plek=30),
    Dossierblad("dossierblad:eigen_werk", _("Notities en taken"), "eigen", eigentaken.aantal, plek=10),
)


def tabs(blad: "Blad", huidig: str) -> dict[str, list[dict[str, Any]]]:
    """For the page with this address: `hoofd`, the pages by themselves and the groups, and `groep`, its own group."""
    zichtbaar = sorted((b for b in _bladen.values() if b.voor(blad)), key=lambda b: b.plek)
    nu = _bladen[huidig].groep if huidig in _bladen else ""
    hoofd = [_tab(blad, b, huidig) for b in zichtbaar if not b.groep]
    for naam, titel in GROEPEN.items():
        if van_groep := [b for b in zichtbaar if b.groep == naam]:
            hoofd.append(_tab(blad, van_groep[0], huidig) | {"label": titel, "aantal": None, "huidig": naam == nu})
    return {"hoofd": hoofd, "groep": [_tab(blad, b, huidig) for b in zichtbaar if nu and b.groep == nu]}


def _tab(blad: "Blad", pagina: Dossierblad, huidig: str) -> dict[str, Any]:
    dag = blad.blik.vraag if pagina.met_dag else ""
    return {
        "label": pagina.label,
        "url": reverse(pagina.adres, args=[blad.beeld.nummer]) + dag,
        "huidig": pagina.adres == huidig,
        "aantal": pagina.tel(blad.beeld),
    }
