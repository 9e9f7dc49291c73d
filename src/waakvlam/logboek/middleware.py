"""Gives every request a trace of its own, which goes on from the caller's where there is one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from waakvlam.logboek.spoor import met_spoor


def spoor_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Accepts `traceparent` (W3C Trace Context)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with met_spoor(request.headers.get("traceparent", "")):
            return get_response(request)

    return middleware
