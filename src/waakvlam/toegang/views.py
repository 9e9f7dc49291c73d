"""Choosing whom to be in the demo, and leaving that role."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam import klok
from waakvlam.bron.api import kop
from waakvlam.organisaties.api import gesloten_sinds
from waakvlam.toegang.middleware import SESSIESLEUTEL, lezer_of_niets
from waakvlam.toegang.personas import PERSONAS, binnen, regios
from waakvlam.toegang.streken import rolnaam, set_in

BEGIN = "/"


@require_http_methods(["GET", "HEAD", "POST"])
def kies(request: HttpRequest) -> HttpResponse:
    """Show the regions, and who one can be in the one that is asked for; a POST with `persona` chooses.

    Then it goes on to `volgende`.
    """
    volgende = _veilig(request, request.POST.get("volgende") or request.GET.get("volgende") or BEGIN)
    if request.method == "POST":
        if binnen(gekozen := request.POST.get("persona")):
            request.session.cycle_key()
            request.session[SESSIESLEUTEL] = gekozen
            return redirect(volgende)
        messages.error(request, _("Kies een van deze personen."))
    context = {"volgende": volgende, "kruimels": [(_("Kies wie u bent"), None)]}
    return render(request, "toegang/kies.html", context | _keuzes(request, volgende))


def _keuzes(request: HttpRequest, volgende: str) -> dict[str, Any]:
    """The regions as links, and the people of the one that is asked for; else of the reader's own, or the first."""
    namen = {slugify(naam): naam for naam in regios()}
    lezer = lezer_of_niets(request)
    eigen = lezer.regio if lezer else ""
    regio = namen.get(request.GET.get("regio", ""), eigen if eigen in namen.values() else next(iter(namen.values())))
    vandaag = klok.vandaag()
    hier = [p for p in PERSONAS.values() if p.regio == regio]
    weg = gesloten_sinds(p.lezer.organisatie for p in hier)
    afspraken = set_in(regio, vandaag)
    return {
        "regio": regio,
        "regios": [
            {"label": naam, "url": f"?{urlencode({'regio': slug, 'volgende': volgende})}", "huidig": naam == regio}
            for slug, naam in namen.items()
        ],
        "afspraken": kop(afspraken).titel if afspraken else "",
        "personas": [(p, rolnaam(regio, p.lezer.rol, vandaag)) for p in hier if p.lezer.organisatie not in weg],
    }


@require_POST
def verlaat(request: HttpRequest) -> HttpResponse:
    """Leave the role: everything of the session goes."""
    request.session.flush()
    return redirect("toegang:kies")


def _veilig(request: HttpRequest, adres: str) -> str:
    """An address on this server; the begin for any other."""
    goed = url_has_allowed_host_and_scheme(adres, {request.get_host()}, require_https=request.is_secure())
    return adres if goed and adres.startswith("/") else BEGIN
