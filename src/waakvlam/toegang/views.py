"""Choosing whom to be in the demo, and leaving that role."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam.toegang.middleware import SESSIESLEUTEL
from waakvlam.toegang.personas import PERSONAS, lezer_van

BEGIN = "/"


@require_http_methods(["GET", "HEAD", "POST"])
def kies(request: HttpRequest) -> HttpResponse:
    """Show who one can be; a POST with `persona` chooses and goes on to `volgende`."""
    volgende = _veilig(request, request.POST.get("volgende") or request.GET.get("volgende") or BEGIN)
    if request.method == "POST":
        if lezer_van(gekozen := request.POST.get("persona")):
            request.session.cycle_key()
            request.session[SESSIESLEUTEL] = gekozen
            return redirect(volgende)
        messages.error(request, _("Kies een van deze personen."))
    context = {"personas": PERSONAS.values(), "volgende": volgende, "kruimels": [(_("Kies wie u bent"), None)]}
    return render(request, "toegang/kies.html", context)


@require_POST
def verlaat(request: HttpRequest) -> HttpResponse:
    """Leave the role: everything of the session goes."""
    request.session.flush()
    return redirect("toegang:kies")


def _veilig(request: HttpRequest, adres: str) -> str:
    """An address on this server; the begin for any other."""
    goed = url_has_allowed_host_and_scheme(adres, {request.get_host()}, require_https=request.is_secure())
    return adres if goed and adres.startswith("/") else BEGIN
