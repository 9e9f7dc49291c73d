"""Puts the reader on every request, and lets nobody past who is not one."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from waakvlam.toegang.bevoegdheden import bevoegdheden_van
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.personas import PERSONAS, lezer_van

SESSIESLEUTEL = "persona"
OPENBAAR = frozenset({"web", "toegang"})
"""Apps whose pages hold nothing of a dossier. Every other page needs a reader."""


class LezerMiddleware:
    """Sets `request.lezer` (a Lezer or None) and `request.wie`, what the header of a page shows.

    A page outside the public apps sends someone without a persona to the choice of one. Outside demo mode there are no
    accounts yet, so there every such page refuses, with status 503 and the reason.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        lezer = lezer_van(request.session.get(SESSIESLEUTEL)) if settings.DEMO else None
        request.lezer = lezer  # type: ignore[attr-defined]
        request.wie = kop_van(lezer) if lezer else None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse before the view runs."""
        app = request.resolver_match.app_name if request.resolver_match else ""
        if app == "web" or (app == "toegang" and settings.DEMO):
            return None
        if not settings.DEMO:
            return render(request, "toegang/geen_demo.html", status=503)
        return None if app in OPENBAAR or lezer_of_niets(request) else naar_keuze(request)


def lezer_of_niets(request: HttpRequest) -> Lezer | None:
    """The reader of a request, where there is one."""
    gevonden = getattr(request, "lezer", None)
    return gevonden if isinstance(gevonden, Lezer) else None


def naar_keuze(request: HttpRequest) -> HttpResponse:
    """Go and choose a persona first, then come back to the page that was asked for."""
    adres = reverse("toegang:kies")
    if request.method in {"GET", "HEAD"} and not request.headers.get("HX-Request"):
        return HttpResponseRedirect(f"{adres}?{urlencode({'volgende': request.get_full_path()})}")
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": adres})
    return HttpResponseRedirect(adres)


def kop_van(lezer: Lezer) -> dict[str, Any]:
    """What the header shows of a reader."""
    functie = lezer.functie or lezer.rol.replace("_", " ")
    naam = PERSONAS[lezer.account].lezer.naam if lezer.account in PERSONAS else lezer.naam
    return {
        "naam": naam,
        "rol": functie[:1].upper() + functie[1:],
        "organisatie": lezer.organisatienaam,
        "wissel_url": reverse("toegang:verlaat"),
        "bevoegdheden": bevoegdheden_van(lezer),
    }
