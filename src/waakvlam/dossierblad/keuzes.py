"""Which facts can be recorded now: what makes sense first, then by theme, each with what the agreements say to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.tonen import Blad
from waakvlam.dossiers.api import Mogelijkheid
from waakvlam.web.api import hoofdletter, resterend

WOORDEN: dict[str, str | Promise] = {
    "ja": _("Kan nu"),
    "met_motivering": _("Alleen met reden"),
    "nee": _("Kan nu niet"),
}


@dataclass(frozen=True)
class Groep:
    """A heading with facts under it; `open`: shown at once."""

    naam: str
    titel: str | Promise
    feiten: list[dict[str, Any]]
    open: bool


def zoek(mogelijkheden: Iterable[Mogelijkheid], gezocht: str) -> list[Mogelijkheid]:
    """Facts in whose title or meaning every word occurs."""
    woorden = gezocht.casefold().split()
    return [m for m in mogelijkheden if all(w in f"{m.titel} {m.betekenis}".casefold() for w in woorden)]


def groepen(blad: Blad, gezocht: str, termijn: str) -> list[Groep]:
    """What to offer: hits of a search, what discharges one term, or everything under headings."""
    alle = blad.beeld.kan_nu
    if gezocht:
        return [Groep("gevonden", _("Gevonden"), [keuze(blad, m) for m in zoek(alle, gezocht)], open=True)]
    if termijn:
        passend = [keuze(blad, m, termijn) for m in alle if termijn in m.vervult]
        return [Groep("termijn", _("Hiermee is deze termijn klaar"), passend, open=True)]
    nu = [keuze(blad, m) for m in alle if m.plek == "termijn"]
    fase = [keuze(blad, m) for m in alle if m.plek == "fase"]
    eerst = [
        Groep("nu", _("Nu aan de beurt: hiermee is een termijn klaar"), nu, open=True),
        Groep("fase", _("Past bij deze fase"), fase, open=not nu),
    ]
    themas = [
        Groep(thema.naam, thema.titel, [keuze(blad, m) for m in alle if m.thema == thema.naam], open=False)
        for thema in blad.woorden.rekenset.taal.themas
    ]
    return [groep for groep in [*eerst, *themas] if groep.feiten]


def keuze(blad: Blad, mag: Mogelijkheid, termijn: str = "") -> dict[str, Any]:
    """One fact to pick."""
    adres = reverse("dossierblad:leg_vast", args=[blad.beeld.nummer, mag.type])
    betreft = next((t.betreft for t in blad.beeld.termijnen if t.sleutel == termijn and t.betreft), "")
    return {
        "type": mag.type,
        "titel": mag.titel,
        "betekenis": mag.betekenis,
        "oordeel": mag.oordeel,
        "woord": WOORDEN[mag.oordeel],
        "ontbreekt": [hoofdletter(wat) for wat in mag.ontbreekt],
        "clausules": mag.clausules if mag.ontbreekt else (),
        "voor": _voor(blad, mag) if not termijn else "",
        "namens": "" if mag.eigen else blad.woorden.rollen(mag.namens),
        "url": f"{adres}?betreft={betreft}" if betreft else adres,
    }


def _voor(blad: Blad, mag: Mogelijkheid) -> str:
    """The most urgent term that this would discharge."""
    termijnen = (t for t in blad.beeld.termijnen if t.sleutel in mag.vervult)
    term = next((t for t in termijnen if not t.gemist), None)
    if term is None:
        return ""
    nog = f" ({resterend(term.uiterlijk, blad.beeld.peildatum)})" if term.uiterlijk else ""
    return hoofdletter(term.wat) + nog
