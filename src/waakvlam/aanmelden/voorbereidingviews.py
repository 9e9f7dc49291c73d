"""The page 'Voorbereiding': what this set asks before somebody can live on their own, and how far that is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from waakvlam.aanmelden.voorbereiding import Groep, besluitregels, groepen
from waakvlam.dossierblad.api import besluitkaart, dossierpagina, lees_blad, paginacontext
from waakvlam.dossiers.api import Mogelijkheid
from waakvlam.kern.toestemming import GEGEVEN
from waakvlam.toegang.api import lezer_van_verzoek


@dossierpagina
@require_safe
def voorbereiding(request: HttpRequest, nummer: str) -> HttpResponse:
    """The checklist and the decisions, of today or as of another day."""
    blad = lees_blad(request, nummer)
    lezer = lezer_van_verzoek(request)
    alle = groepen(blad, lezer)
    context = {
        "groepen": [g for g in alle if g.punten],
        "rest": [g for g in alle if g.verder],
        "gedaan": _tel(alle, "gedaan"),
        "te_doen": _tel(alle, "te_doen"),
        "besluiten": [
            (besluitkaart(blad, regel, lezer.rol), [_knop(nummer, m) for m in kan if not blad.blik.anders])
            for regel, kan in besluitregels(blad)
        ],
        "toestemming": GEGEVEN,
        "nummer": nummer,
    }
    return render(
        request, "aanmelden/voorbereiding.html", {**paginacontext(blad, "aanmelden:voorbereiding"), **context}
    )


def _tel(alle: list[Groep], stand: str) -> int:
    return sum(punt.stand == stand for groep in alle for punt in groep.punten)


def _knop(nummer: str, kan: Mogelijkheid) -> dict[str, Any]:
    return {"titel": kan.titel, "url": reverse("dossierblad:leg_vast", args=[nummer, kan.type])}
