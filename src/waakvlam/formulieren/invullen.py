"""Fill in a form: begin, keep, add a row, choose after a conflict, throw away."""

import base64
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam.dossierblad.api import Blad, dossierpagina, mag_invullen
from waakvlam.dossiers.api import (
    ConceptGewijzigd,
    Conceptinhoud,
    Conceptregel,
    ConceptTeGroot,
    begin_concept,
    bewaar_concept,
    gooi_weg,
    lees_concept,
)
from waakvlam.formulieren.delen import TOELICHTING, antwoorden_uit
from waakvlam.formulieren.gedeeld import (
    NIET_GOED,
    SOORT,
    eis_formulier,
    eis_stuk,
    formulierstukken,
    open_blad,
    toon,
    vragen_in,
)
from waakvlam.formulieren.invulling import RIJEN, Invulling, Ruw, aantal_rijen, categorieen, uit_invoer
from waakvlam.formulieren.plekken import Antwoord
from waakvlam.formulieren.velden import naar_invoer
from waakvlam.formulieren.verschil import Keuze, keuzes, samengevoegd
from waakvlam.formulieren.vooraf import vooraf
from waakvlam.formulieren.vragen import secties
from waakvlam.kern.formulier import Formulier
from waakvlam.klok import AMSTERDAM, vandaag
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel
from waakvlam.toegang.api import Lezer, lezer_van_verzoek

FORMULIER = ["GET", "HEAD", "POST"]
GEWIJZIGD, TE_GROOT = 409, 413


@dossierpagina
@require_POST
def begin(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """Start a draft with what is known already."""
    lezer = lezer_van_verzoek(request)
    blad = open_blad(lezer, nummer)
    formulier = eis_formulier(blad, naam)
    if not mag_invullen(blad.woorden.rekenset, formulier, lezer.rol):
        raise Http404
    leeg = Invulling(blad, formulier, {})
    ruw = _als_ruw(vooraf(leeg.vragen, blad, lezer), {}) | {"op": vandaag().isoformat()}
    regel = begin_concept(lezer, nummer, SOORT, naam, ruw, categorieen(formulier))
    return redirect("formulieren:invullen", nummer, regel.kenmerk)


@dossierpagina
@require_POST
def verbeter(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Start a new version of an own document, with what the last one says."""
    lezer = lezer_van_verzoek(request)
    blad = open_blad(lezer, nummer)
    stuk = eis_stuk(blad, kenmerk)
    formulier = eis_formulier(blad, stuk.naam)
    if not stuk.eigen or not mag_invullen(blad.woorden.rekenset, formulier, lezer.rol):
        raise Http404
    antwoorden, toelichtingen = antwoorden_uit(stuk, vragen_in(formulier, stuk))
    ruw = _als_ruw(antwoorden, toelichtingen) | _rijen_in(formulier, antwoorden) | {"op": stuk.op.isoformat()}
    regel = begin_concept(lezer, nummer, SOORT, stuk.naam, ruw, categorieen(formulier), stuk.kenmerk)
    return redirect("formulieren:invullen", nummer, regel.kenmerk)


@dossierpagina
@require_http_methods(FORMULIER)
def invullen(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """The form: shown, or sent to keep, to add a row, or to go on."""
    lezer = lezer_van_verzoek(request)
    blad = open_blad(lezer, nummer)
    concept = lees_formulier(lezer, nummer, kenmerk)
    formulier = eis_formulier(blad, concept.regel.naam)
    if request.method != "POST":
        return toon_invulling(request, blad, Invulling(blad, formulier, concept.waarden), concept.regel)
    ruw, versie = _gestuurd(request)
    if request.POST.get("actie") == "kies":
        ruw = samengevoegd(ruw, concept.waarden, request.POST)
    if sectie := request.POST.get("rij_erbij"):
        ruw[RIJEN + sectie] = str(aantal_rijen(ruw, sectie) + 1)
    try:
        regel = bewaar_concept(lezer, nummer, kenmerk, ruw, categorieen(formulier), versie)
    except ConceptGewijzigd as fout:
        return _conflict(request, blad, formulier, ruw, fout.nu)
    except ConceptTeGroot as fout:
        messages.error(request, str(fout))
        return toon_invulling(request, blad, Invulling(blad, formulier, ruw), concept.regel, NIET_GOED)
    return _verder(request, blad, Invulling(blad, formulier, ruw), regel)


def _verder(request: HttpRequest, blad: Blad, invulling: Invulling, regel: Conceptregel) -> HttpResponse:
    """Where to after a draft was kept."""
    nummer = blad.beeld.nummer
    if sectie := request.POST.get("rij_erbij"):
        return redirect(f"{invullen_adres(nummer, regel)}#sectie-{sectie}-{aantal_rijen(invulling.ruw, sectie)}")
    if request.POST.get("actie") == "verder":
        if not invulling.is_valid():
            return toon_invulling(request, blad, invulling, regel, NIET_GOED)
        return redirect("formulieren:vaststellen", nummer, regel.kenmerk)
    messages.success(request, _("Bewaard om %(tijd)s. U kunt later verdergaan.") % {"tijd": _tijd(regel)})
    # What the script kept of before the choice is then no longer needed.
    gekozen = "?gekozen=ja" if request.POST.get("actie") == "kies" else ""
    return redirect(invullen_adres(nummer, regel) + gekozen)


@dossierpagina
@require_POST
def bewaar(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Keep a draft from the script of the page. Answers with version and time, or 409 when someone else was first."""
    lezer = lezer_van_verzoek(request)
    concept = lees_formulier(lezer, nummer, kenmerk)
    formulier = eis_formulier(open_blad(lezer, nummer), concept.regel.naam)
    ruw, versie = _gestuurd(request)
    try:
        regel = bewaar_concept(lezer, nummer, kenmerk, ruw, categorieen(formulier), versie)
    except ConceptGewijzigd:
        return JsonResponse({}, status=GEWIJZIGD)
    except ConceptTeGroot as fout:
        return JsonResponse({"melding": str(fout)}, status=TE_GROOT)
    return JsonResponse({"versie": regel.versie, "tijd": _tijd(regel)})


@dossierpagina
@require_POST
def weggooien(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Throw a draft away."""
    lezer = lezer_van_verzoek(request)
    lees_formulier(lezer, nummer, kenmerk)
    gooi_weg(lezer, nummer, kenmerk)
    messages.success(request, _("Het concept is weggegooid."))
    return redirect("formulieren:lijst", nummer)


def lees_formulier(lezer: Lezer, nummer: str, kenmerk: str) -> Conceptinhoud:
    """The draft of a form. Raises `NietGevonden`, and `Http404` for that of a letter."""
    concept = lees_concept(lezer, nummer, kenmerk)
    if concept.regel.soort != SOORT:
        raise Http404
    return concept


def invullen_adres(nummer: str, regel: Conceptregel) -> str:
    """Where a draft is filled in."""
    return reverse("formulieren:invullen", args=[nummer, regel.kenmerk])


def toon_invulling(
    request: HttpRequest, blad: Blad, invulling: Invulling, regel: Conceptregel, status: int = 200
) -> HttpResponse:
    """The page of a form; with a status that is not 200 what is wrong stands beside the questions."""
    formulier = invulling.formulier
    if status != NIET_GOED:
        invulling.zonder_oordeel()
    vorige = next((s for s in formulierstukken(blad) if s.naam == formulier.id and s.kenmerk != regel.stuk), None)
    context = {
        "form": invulling,
        "formulier": formulier,
        "concept": regel,
        "bewaard_om": _tijd(regel),
        "secties": secties(invulling, vorige),
        "extra": [invulling[naam] for naam in invulling.extra],
        "vorige": vorige,
        "tekenen": blad.woorden.rollen(formulier.ondertekenaars),
        "noodsleutel": _noodsleutel(lezer_van_verzoek(request), regel),
    }
    return toon(request, blad, "invullen", formulier.titel, context, status)


def _conflict(
    request: HttpRequest, blad: Blad, formulier: Formulier, mijn: Ruw, nu: Conceptinhoud
) -> HttpResponse:  # fmt: skip
    """Both texts of what differs, to choose from. Nothing was written."""
    gevonden: list[Keuze] = keuzes(Invulling(blad, formulier, mijn), Invulling(blad, formulier, nu.waarden))
    context = {"formulier": formulier, "concept": nu.regel, "keuzes": gevonden, "mijn": _plat(mijn)}
    return toon(request, blad, "conflict", formulier.titel, context, GEWIJZIGD)


def _plat(ruw: Ruw) -> list[tuple[str, str]]:
    return [(naam, w) for naam, waarde in ruw.items() for w in (waarde if isinstance(waarde, list) else [waarde])]


def _gestuurd(request: HttpRequest) -> tuple[dict[str, Any], int]:
    versie = request.POST.get("versie", "")
    return uit_invoer(request.POST), int(versie) if versie.isdecimal() else 0


def _tijd(regel: Conceptregel) -> str:
    return f"{regel.gewijzigd_op.astimezone(AMSTERDAM):%H:%M}"


def _als_ruw(antwoorden: dict[str, Antwoord], toelichtingen: dict[str, str]) -> dict[str, Any]:
    return {naam: naar_invoer(antwoord) for naam, antwoord in antwoorden.items()} | {
        f"{naam}-{TOELICHTING}": tekst for naam, tekst in toelichtingen.items()
    }


def _rijen_in(formulier: Formulier, antwoorden: dict[str, Antwoord]) -> dict[str, str]:
    """How many rows each section has in these answers."""
    uit = {}
    for sectie in formulier.secties:
        if sectie.per is not None and not sectie.per.waarden and sectie.per.uit is None:
            delen = (naam.split("-") for naam in antwoorden)
            nummers = [int(d[1]) for d in delen if d[0] == sectie.id and d[1].isdecimal()]
            uit[RIJEN + sectie.id] = str(max(nummers, default=1))
    return uit


def _noodsleutel(lezer: Lezer, regel: Conceptregel) -> str:
    """The key with which the script hides what could not be sent yet: of this person and draft, never kept there."""
    sleutel = afgeleid(
        installatiesleutel(settings.WAAKVLAM_SLEUTEL), f"formulierkladje/{lezer.account}/{regel.kenmerk}"
    )
    return base64.b64encode(sleutel).decode()
