"""Pages of the frame itself: health, accessibility, errors, and the living style page of the demo."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.web import voorbeeld


@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """The web process answers. Says nothing about the database."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    """What was done for accessibility and what is not yet known."""
    return render(request, "web/toegankelijkheid.html", {"kruimels": [(_("Toegankelijkheid"), None)]})


@require_safe
def ontwerp(request: HttpRequest) -> HttpResponse:
    """Every component with invented data, so that a change of theme is seen at once. Exists in demo mode only."""
    if not settings.DEMO:
        raise Http404
    context = voorbeeld.stijlblad()
    if request.headers.get("HX-Request") == "true":
        return render(request, "web/ontwerp_uitleg.html", context)
    return render(request, "web/ontwerp.html", context)


def formulier_verlopen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without a valid token, most often because the session ended meanwhile."""
    return render(request, "web/formulier_verlopen.html", status=403)
