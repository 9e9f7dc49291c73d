"""Takes the place of accounts: on this machine one nameless reader, who sees agreements and no dossier."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.meekijken.stand import als_meldingen, fouten_van, gevolgde_set, stand_van
from waakvlam.toegang.api import Lezer

LEZER: Final = Lezer("meekijken", "Wie de afspraken schrijft", "meekijken", "Meekijken", "zorgaanbieder")
OPEN: Final = frozenset({"web", "meekijken", "afspraken"})


class MeekijkMiddleware:
    """Sets the reader, reads the set anew where its files changed, and leads to its faults where it does not load."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.lezer = LEZER  # type: ignore[attr-defined]
        request.wie = None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """To the page of faults, from every page that cannot be there now."""
        app = request.resolver_match.app_name if request.resolver_match else ""
        if app not in OPEN or (app == "afspraken" and stand_van(gevolgde_set()).fouten):
            return HttpResponseRedirect(reverse("meekijken:blad"))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The faults of another set in the same folder, where a page needs that one too."""
        if not isinstance(exception, Waakvlamfout):
            return None
        return render(request, "meekijken/andere_set.html", {"fouten": als_meldingen(fouten_van(exception))})


def omlijsting(_request: HttpRequest) -> dict[str, Any]:
    """What the frame around every page needs to know of the set that is followed."""
    return {"demo": False, "meekijken": gevolgde_set()}
