"""For views: the reader of this request, or no page at all."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from waakvlam.toegang.bevoegdheden import BEVOEGDHEDEN, heeft_bevoegdheid
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.middleware import lezer_of_niets, naar_keuze

P = ParamSpec("P")


def lezer_van_verzoek(request: HttpRequest) -> Lezer:
    """The reader of a request that came past the middleware.

    Raises `RuntimeError` when there is none: the view is public and asks for a reader, which is a mistake in the code.
    """
    lezer = lezer_of_niets(request)
    if lezer is None:
        raise RuntimeError("deze pagina heeft geen lezer; zet er `eis_lezer` op")
    return lezer


def eis_lezer(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Only with a reader: others choose a persona first. The middleware says so too; a view says it visibly."""

    @wraps(view)
    def met_lezer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if lezer_of_niets(request) else naar_keuze(request)

    return met_lezer


def eis_bevoegdheid(
    naam: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """Only with a reader whose function has this power; to others the page is refused, which looks as not found."""
    if naam not in BEVOEGDHEDEN:
        raise ValueError(f"onbekende bevoegdheid: {naam}")

    def om(
        view: Callable[Concatenate[HttpRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def met_bevoegdheid(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not heeft_bevoegdheid(lezer_van_verzoek(request), naam):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return eis_lezer(met_bevoegdheid)

    return om
