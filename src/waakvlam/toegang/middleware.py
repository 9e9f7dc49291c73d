"""Puts the reader on every request, and lets nobody past who is not one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.toegang import poort
from waakvlam.toegang.bevoegdheden import bevoegdheden_van, heeft_bevoegdheid
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.personas import PERSONAS, binnen
from waakvlam.toegang.stand import Stand, Toegang, toegang_van

SESSIESLEUTEL = "persona"
NIEMAND = Toegang(Stand.NIEMAND)


class LezerMiddleware:
    """Sets `request.lezer` (a Lezer or None) and `request.wie`, what the header of a page shows.

    In the demo the reader is the persona of the session. Outside it the reader is the account with the membership
    that it acts for, judged against the database on every request: an ended membership ends access the same minute.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEMO:
            lezer = binnen(request.session.get(SESSIESLEUTEL))
            request.wie = kop_van(lezer) if lezer else None  # type: ignore[attr-defined]
        else:
            toegang = NIEMAND if poort.beeindig_als_verlopen(request) else toegang_van(request)
            lezer = toegang.lezer
            request.toegang = toegang  # type: ignore[attr-defined]
            request.wie = kop_echt(toegang)  # type: ignore[attr-defined]
        request.lezer = lezer  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse before the view runs. In the demo all but the choice of a persona and the pages of `web` asks one."""
        if not settings.DEMO:
            return poort.weiger(request, toegang_op(request))
        gevonden = request.resolver_match
        naam = gevonden.view_name if gevonden else ""
        if naam in poort.ALLEEN_DEMO or (gevonden is not None and gevonden.app_name == "web"):
            return None
        open_ = lezer_of_niets(request) is not None and naam not in poort.VAN_JEZELF
        return None if open_ else naar_keuze(request)


def lezer_of_niets(request: HttpRequest) -> Lezer | None:
    """The reader of a request, where there is one."""
    gevonden = getattr(request, "lezer", None)
    return gevonden if isinstance(gevonden, Lezer) else None


def toegang_op(request: HttpRequest) -> Toegang:
    """How far whoever asks has come, as the middleware judged."""
    gevonden = getattr(request, "toegang", None)
    return gevonden if isinstance(gevonden, Toegang) else NIEMAND


def naar_keuze(request: HttpRequest) -> HttpResponse:
    """Go and choose a persona, or log in, and then come back to the page that was asked for."""
    if settings.DEMO:
        return poort.naar(request, reverse("toegang:kies"), "volgende")
    return poort.naar(request, reverse("account_login"))


def kop_van(lezer: Lezer) -> dict[str, Any]:
    """What the header shows of a reader."""
    functie = lezer.functie or lezer.rol.replace("_", " ")
    naam = PERSONAS[lezer.account].lezer.naam if lezer.account in PERSONAS else lezer.naam
    return {
        "naam": naam,
        "rol": functie[:1].upper() + functie[1:],
        "organisatie": lezer.organisatienaam,
        "paginas": _eigen_paginas(lezer),
        "wissel_url": reverse("toegang:verlaat"),
        "bevoegdheden": bevoegdheden_van(lezer),
        "wissel_tekst": _("Wissel van rol"),
    }


def kop_echt(toegang: Toegang) -> dict[str, Any] | None:
    """The same outside the demo, with one's own pages and logging out. None for who is not inside."""
    if toegang.lezer is None:
        return None
    paginas = [(reverse("mfa_index"), _("Wachtwoord en inloggen"))]
    if len(toegang.lidmaatschappen) > 1:
        paginas.append((reverse("toegang:organisatie"), _("Wissel van organisatie")))
    return kop_van(toegang.lezer) | {
        "paginas": [*_eigen_paginas(toegang.lezer), *paginas],
        "ondersteunt_tot": toegang.ondersteunt_tot,
        "wissel_url": reverse("account_logout"),
        "wissel_tekst": _("Uitloggen"),
    }


def _eigen_paginas(lezer: Lezer) -> list[tuple[str, str]]:
    """The pages that the function of a reader opens."""
    if not heeft_bevoegdheid(lezer, "leden_beheren"):
        return []
    return [
        (reverse("toegang:wie_kan_wat"), _("Wie kan wat")),
        (reverse("toegang:uitnodigen"), _("Collega uitnodigen")),
        (reverse("toegang:ondersteuning"), _("Ondersteuning")),
    ]
