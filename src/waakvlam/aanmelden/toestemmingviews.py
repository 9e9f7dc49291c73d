"""Consent: explained, asked, shown what it opens for whom, and only then recorded; and withdrawn likewise."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam import klok
from waakvlam.aanmelden.toestemmingforms import (
    GEWEIGERD,
    Intrekformulier,
    Proefformulier,
    Toestemmingformulier,
    levende_doelen,
)
from waakvlam.aanmelden.uitleg import als_blad, gevolgen, regels_met_toestemming, uitleg_per_doel
from waakvlam.dossierblad.api import Blad, Blik, Uitkomst, dossierpagina, kruimels, probeer
from waakvlam.dossiers.api import Verschuiving, dossierbeeld, proef_toestemming
from waakvlam.kern.toestemming import GEGEVEN, INGETROKKEN
from waakvlam.papier.api import maak_pdf
from waakvlam.toegang.api import Lezer, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix

NIET_GOED = 422
FORMULIER = ["GET", "HEAD", "POST"]


@dossierpagina
@require_safe
def toestemming(request: HttpRequest, nummer: str) -> HttpResponse:
    """What there is consent for, and the explanation of everything that it can be asked for."""
    _lezer, blad = _open(request, nummer)
    context = {
        "uitleg": uitleg_per_doel(blad.woorden),
        "mag_vragen": _mag(blad, GEGEVEN),
        "mag_intrekken": _mag(blad, INGETROKKEN) and bool(levende_doelen(blad)),
        "geweigerd": [blad.feit(f) for f in blad.beeld.feiten if f.type == GEWEIGERD and f.stand == "geldt"],
    }
    return _toon(request, blad, "toestemming", _("Toestemming"), context)


@dossierpagina
@require_safe
def uitleg(request: HttpRequest, nummer: str) -> HttpResponse:
    """The explanation as a PDF to hand over."""
    _lezer, blad = _open(request, nummer)
    pdf = maak_pdf(als_blad(blad.woorden, klok.vandaag()))
    kop = {"Content-Disposition": 'attachment; filename="uitleg-over-delen.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=kop)


@dossierpagina
@require_http_methods(FORMULIER)
def vraag(request: HttpRequest, nummer: str) -> HttpResponse:
    """Record the answer of the participant, after showing what it opens; not found where no rule asks for consent."""
    lezer, blad = _open(request, nummer, GEGEVEN)
    if not regels_met_toestemming(blad.woorden):
        raise Http404
    form = Toestemmingformulier(blad, request.POST or None)
    return _leg_vast(request, lezer, blad, form, "vraag", _("Toestemming vragen"))


@dossierpagina
@require_http_methods(FORMULIER)
def trek_in(request: HttpRequest, nummer: str) -> HttpResponse:
    """Record that consent is withdrawn, after showing what stops."""
    lezer, blad = _open(request, nummer, INGETROKKEN)
    form = Intrekformulier(blad, request.POST or None)
    return _leg_vast(request, lezer, blad, form, "trek_in", _("Toestemming intrekken"))


def _leg_vast(
    request: HttpRequest, lezer: Lezer, blad: Blad, form: Proefformulier, sjabloon: str, titel: str
) -> HttpResponse:
    """First show what it does; sent again unchanged, record it."""
    uitkomst, verschuivingen = Uitkomst(), None
    if form.is_bound and form.is_valid():
        feiten = form.feiten()
        if form.is_gezien:
            uitkomst = probeer(request, lezer, blad, form, feiten, blad.woorden.type(feiten[-1].type))
        else:
            verschuivingen = proef_toestemming(lezer, blad.beeld.nummer, feiten, form.waarover)
            form.toon_als_gezien()
    if uitkomst.verder is not None:
        return uitkomst.verder
    getoond = None if verschuivingen is None else list(_in_woorden(blad, verschuivingen))
    context = {"form": form, "verschuivingen": getoond, **uitkomst.context}
    status = NIET_GOED if form.errors or uitkomst.context else 200
    return _toon(request, blad, sjabloon, titel, context, status)


def _open(request: HttpRequest, nummer: str, soort: str = "") -> tuple[Lezer, Blad]:
    """The dossier of today, for who sees consent in it and, where that is asked, may record this kind of fact."""
    lezer = lezer_van_verzoek(request)
    blad = Blad(dossierbeeld(lezer, nummer), Blik())
    if blad.beeld.toestemming is None or (soort and not _mag(blad, soort)):
        raise Http404
    return lezer, blad


def _mag(blad: Blad, soort: str) -> bool:
    return any(m.type == soort and m.oordeel != "nee" for m in blad.beeld.kan_nu)


def _in_woorden(blad: Blad, verschuivingen: Iterable[Verschuiving]) -> Iterable[dict[str, Any]]:
    def titels(categorieen: Iterable[str]) -> list[str]:
        return [blad.woorden.zegsman.categorie(naam) for naam in categorieen]

    partijen = {rol for _organisatie, rol in blad.beeld.partijen}
    for v in sorted(verschuivingen, key=lambda v: (v.rol not in partijen, blad.woorden.rol(v.rol))):
        yield {
            "rol": blad.woorden.rol(v.rol),
            "is_partij": v.rol in partijen,
            "open": titels(v.open),
            "dicht": titels(v.dicht),
            "misschien": titels(v.misschien),
        }


def _toon(
    request: HttpRequest, blad: Blad, sjabloon: str, titel: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    wat, clausules = gevolgen(blad.woorden)
    hier = blad.beeld.nummer
    basis = {
        "blad": blad,
        "nummer": hier,
        "titel": titel,
        "gevolgen": wat,
        "gevolg_clausules": clausules,
        "clausule_url": clausuleprefix(),
        "kruimels": kruimels(blad, (titel, None)),
    }
    return render(request, f"aanmelden/{sjabloon}.html", {**basis, **context}, status=status)
