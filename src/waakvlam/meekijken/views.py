"""The page that follows a set, and the part of it that is fetched again when a file changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from waakvlam.meekijken.stand import Stand, gevolgde_set, stand_van, stempel_van


@require_safe
def blad(request: HttpRequest) -> HttpResponse:
    """Everything about the set as it stands now."""
    return render(request, "meekijken/blad.html", {"stand": huidige_stand()})


@require_safe
def stand(request: HttpRequest, stempel: str) -> HttpResponse:
    """The same without its frame; no content while nothing changed since this stamp."""
    if stempel == stempel_van(gevolgde_set()):
        return HttpResponse(status=204)
    return render(request, "meekijken/onderdelen/stand.html", {"stand": huidige_stand(), "ververst": True})


def huidige_stand() -> Stand:
    """How the set that is followed stands."""
    return stand_van(gevolgde_set())
