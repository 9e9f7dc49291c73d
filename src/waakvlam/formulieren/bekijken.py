"""A settled form as this reader may see it: its answers, versions, signatures, and what still follows from it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from waakvlam.dossierblad.api import Blad, Regelverschil, dossierpagina, mag_invullen, verschillen
from waakvlam.dossiers.api import Handtekening, Stuk
from waakvlam.formulieren.drukwerk import als_pdf, stukblad
from waakvlam.formulieren.gedeeld import (
    eis_stuk,
    formulier_van,
    kan_tekenen,
    open_blad,
    tekenaars,
    toon,
)
from waakvlam.formulieren.handtekeningen import WOORDEN
from waakvlam.formulieren.tekenfeiten import na_tekenen
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import tekenbaar


@dossierpagina
@require_safe
def bekijk(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """One version; the newest without `versie`."""
    lezer = lezer_van_verzoek(request)
    blad = open_blad(lezer, nummer)
    stuk = eis_stuk(blad, kenmerk, request.GET.get("versie", ""))
    nieuwste = eis_stuk(blad, kenmerk)
    eerder = next((s for s in nieuwste.eerdere if s.versie == stuk.versie - 1), None)
    context = {
        "stuk": stuk,
        "vastgesteld_door": blad.organisatienaam(stuk.organisatie),
        "secties": _per_sectie(blad, stuk, verschillen(stuk.inhoud, eerder.inhoud if eerder else None)),
        "vergeleken": eerder,
        "versies": [nieuwste, *nieuwste.eerdere],
        "oud": stuk.versie != nieuwste.versie,
        "handtekeningen": [_handtekening(blad, h) for h in stuk.handtekeningen],
        "vastgelegd": request.GET.get("vastgelegd", ""),
        **(_nog_te_doen(blad, lezer, stuk) if stuk.versie == nieuwste.versie else {}),
    }
    return toon(request, blad, "stuk", stuk.titel, context)


@dossierpagina
@require_safe
def pdf(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """The reader's own copy on paper."""
    blad = open_blad(lezer_van_verzoek(request), nummer)
    stuk = eis_stuk(blad, kenmerk, request.GET.get("versie", ""))
    return als_pdf(stukblad(blad, stuk), stuk.titel)


def _nog_te_doen(blad: Blad, lezer: Lezer, stuk: Stuk) -> dict[str, Any]:
    """Who must still sign, what the signatures make possible, and whether a new version can be made."""
    formulier = formulier_van(blad, stuk)
    if formulier is None:
        return {}
    mag = heeft_bevoegdheid(lezer, "vastleggen")
    open_ = [rol for rol, gezet in tekenaars(formulier, stuk, blad.woorden.rekenset).items() if not gezet]
    nummer = blad.beeld.nummer
    feiten = na_tekenen(blad, formulier, stuk) if mag and stuk.eigen else []
    return {
        "open": [blad.woorden.rol(rol) for rol in open_],
        "teken_url": reverse("formulieren:tekenen", args=[nummer, stuk.kenmerk])
        if mag and any(kan_tekenen(blad, lezer, rol) for rol in open_)
        else "",
        "verbeter": mag and stuk.eigen and mag_invullen(blad.woorden.rekenset, formulier, lezer.rol),
        "nog_vast_te_leggen": [
            (blad.woorden.type(f.type), reverse("dossierblad:leg_vast", args=[nummer, f.type])) for f in feiten
        ],
    }


def _handtekening(blad: Blad, h: Handtekening) -> dict[str, Any]:
    return {
        "rol": blad.woorden.rol(h.rol),
        "wie": h.wie,
        "wijze": WOORDEN[h.wijze],
        "op": h.op,
        "halen": tekenbaar(h.haal),
        "reden": h.reden,
        "bijlage_url": reverse("bijlagen:haal_op", args=[blad.beeld.nummer, h.bijlage]) if h.bijlage else "",
    }


def _per_sectie(blad: Blad, stuk: Stuk, regels: list[Regelverschil]) -> list[tuple[str, list[Regelverschil]]]:
    """The lines under the heading of their section, in the order of the form where it is known."""
    formulier = formulier_van(blad, stuk)
    titels = {s.id: s.titel for s in formulier.secties} if formulier else {}
    per: dict[str, list[Regelverschil]] = {}
    volgorde = [*titels]
    for regel in regels:
        per.setdefault(regel.regel.plek.split(".")[0], []).append(regel)
    ids = sorted(per, key=lambda s: volgorde.index(s) if s in titels else len(volgorde))
    return [(titels.get(s, ""), per[s]) for s in ids]
