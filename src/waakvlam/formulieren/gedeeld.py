"""What the pages of forms share: the dossier, the form of a document, who must still sign, and the frame."""

from collections.abc import Mapping
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossierblad.api import Blad, Blik, kruimels
from waakvlam.dossiers.api import Stuk, dossierbeeld, stukken_van
from waakvlam.formulieren.invulling import vind
from waakvlam.formulieren.plekken import Rij, Vraag, vragen_van
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.formulier import Formulier
from waakvlam.toegang.api import Lezer

SOORT: Literal["formulier"] = "formulier"
NIET_GOED = 422


def open_blad(lezer: Lezer, nummer: str, *, kort: bool = True) -> Blad:
    """The dossier of today. `kort` False: with everything that the reader may record."""
    return Blad(dossierbeeld(lezer, nummer, kort=kort), Blik())


def eis_formulier(blad: Blad, naam: str) -> Formulier:
    """The form of this name in the set of the dossier. Raises `Http404`."""
    formulier = vind(blad.woorden.rekenset.afspraken.formulieren, naam)
    if formulier is None:
        raise Http404
    return formulier


def eis_stuk(blad: Blad, kenmerk: str, versie: str = "") -> Stuk:
    """A settled form that the reader sees, in this version or the newest. Raises `Http404`."""
    stuk = next((s for s in formulierstukken(blad) if s.kenmerk == kenmerk), None)
    versies = [] if stuk is None else [stuk, *stuk.eerdere]
    gekozen = next((s for s in versies if not versie or str(s.versie) == versie), None)
    if gekozen is None:
        raise Http404
    return gekozen


def formulierstukken(blad: Blad) -> list[Stuk]:
    """The settled forms that the reader sees, the newest first."""
    return [s for s in stukken_van(blad.beeld.feiten) if s.soort == SOORT]


def formulier_van(blad: Blad, stuk: Stuk) -> Formulier | None:
    """The form that a document was made from, as its own version of the agreements has it."""
    rekenset = bronset(stuk.afspraken).rekenset if stuk.afspraken in setnamen() else blad.woorden.rekenset
    return vind(rekenset.afspraken.formulieren, stuk.naam)


def vragen_in(formulier: Formulier, stuk: Stuk) -> tuple[Vraag, ...]:
    """The questions of a form with the rows that a document has."""
    rijen: dict[str, list[Rij]] = {}
    for sectie in formulier.secties:
        if sectie.per is not None and not sectie.per.waarden:
            plekken = (regel.plek.split(".") for regel in stuk.inhoud)
            sleutels = dict.fromkeys(deel[1] for deel in plekken if deel[0] == sectie.id and len(deel) > 2)  # noqa: PLR2004 - section, row, question
            rijen[sectie.id] = [Rij(sleutel, sleutel) for sleutel in sleutels]
    return vragen_van(formulier, rijen)


def tekenaars(formulier: Formulier, stuk: Stuk, rekenset: Rekenset) -> dict[str, bool]:
    """Per role that the form asks to sign whether it did. Who said not to, still can."""
    getekend = (h for h in stuk.handtekeningen if h.wijze != "niet_getekend")
    gezet = {naam for h in getekend for naam in rekenset.groepen[h.rol]}
    return {rol: rol in gezet for rol in formulier.ondertekenaars}


def kan_tekenen(blad: Blad, lezer: Lezer, rol: str) -> bool:
    """Whether the reader can have this role sign: its own, or someone who has no party in the dossier."""
    rekenset = blad.woorden.rekenset
    zelf = rol in rekenset.groepen[lezer.rol]
    return zelf or not ({r for _o, r in blad.beeld.partijen} & {rol} or rekenset.rollen[rol].partij)


def toon(
    request: HttpRequest, blad: Blad, sjabloon: str, titel: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A page of forms in the frame of its dossier."""
    adres = reverse("formulieren:lijst", args=[blad.beeld.nummer])
    pad = kruimels(blad, (_("Formulieren"), None if sjabloon == "lijst" else adres))
    if sjabloon != "lijst":
        pad.append((titel, None))
    basis = {"blad": blad, "nummer": blad.beeld.nummer, "titel": titel, "kruimels": pad}
    return render(request, f"formulieren/{sjabloon}.html", {**basis, **context}, status=status)
