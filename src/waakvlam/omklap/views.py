"""The pages about a lease in the participant's own name: only reading; what they ask for is recorded elsewhere."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.dossierblad.api import Blad, dossierpagina, lees_blik, paginacontext, stukken_van_fasen
from waakvlam.dossiers.api import Blik, beeld_van, open_blik
from waakvlam.omklap.besluit import afspraken_voor_later, besluiten, gevraagde_typen
from waakvlam.omklap.fasen import EIGEN_HUUR, NAZORG, STAPPEN
from waakvlam.omklap.later import per_jaar
from waakvlam.omklap.stappen import stappen, wachttijden
from waakvlam.toegang.api import lezer_van_verzoek


def lees(request: HttpRequest, nummer: str, fasen: Collection[str]) -> tuple[Blad, Blik]:
    """The dossier on the day that the address asks for, with what may be recorded for the decisions of these phases."""
    dag = lees_blik(request.GET)
    blik = open_blik(lezer_van_verzoek(request), nummer, dag.peildatum, dag.kennisdatum, pad="dossierbeeld")
    return Blad(beeld_van(blik, kort=True, ook=gevraagde_typen(blik, fasen)), dag), blik


@dossierpagina
@require_safe
def eigen_huur(request: HttpRequest, nummer: str) -> HttpResponse:
    """What the decision asks, what is there, what is missing and whom to ask; and the steps up to the lease."""
    blad, blik = lees(request, nummer, EIGEN_HUUR)
    rekenset = blad.woorden.rekenset
    besloten = {p.type for b in rekenset.afspraken.besluiten if b.fase in EIGEN_HUUR for p in b.vastgelegd_door}
    context = {
        "fase": next((f.titel for f in rekenset.fasen if f.naam in STAPPEN), ""),
        "besluiten": besluiten(blad, blik, EIGEN_HUUR),
        "stappen": stappen(blad, blik, STAPPEN, besloten),
        "wachttijden": wachttijden(blad, EIGEN_HUUR),
        "stukken": stukken_van_fasen(blad, lezer_van_verzoek(request), STAPPEN),
    }
    return _toon(request, blad, "eigen_huur", context)


@dossierpagina
@require_safe
def nazorg(request: HttpRequest, nummer: str) -> HttpResponse:
    """What was agreed for afterwards, until when and by whom; what is still due, and what is decided then."""
    blad, blik = lees(request, nummer, NAZORG)
    context = {
        "besluiten": besluiten(blad, blik, NAZORG),
        "stappen": stappen(blad, blik, NAZORG),
        "wachttijden": wachttijden(blad, NAZORG),
        "stukken": stukken_van_fasen(blad, lezer_van_verzoek(request), NAZORG),
        "afgesproken": [blad.feit(f) for f in reversed(afspraken_voor_later(blad))],
    }
    return _toon(request, blad, "nazorg", context)


@dossierpagina
@require_safe
def later(request: HttpRequest, nummer: str) -> HttpResponse:
    """All days to come, years ahead."""
    blad, blik = lees(request, nummer, ())
    return _toon(request, blad, "later", {"jaren": per_jaar(blad, blik)})


def _toon(request: HttpRequest, blad: Blad, naam: str, context: Mapping[str, Any]) -> HttpResponse:
    """One of these pages, with the way to the others."""
    titels = {"eigen_huur": _("Huur op eigen naam"), "nazorg": _("Nazorg"), "later": _("Wat nog komt")}
    delen = [
        {"label": titel, "url": reverse(f"omklap:{deel}", args=[blad.beeld.nummer]) + blad.blik.vraag,
         "huidig": deel == naam, "aantal": None}
        for deel, titel in titels.items()
    ]  # fmt: skip
    basis = paginacontext(blad, "omklap:eigen_huur") | {"delen": delen, "titel": titels[naam]}
    return render(request, f"omklap/{naam}.html", {**basis, **context})
