"""Headers that tell the browser what a page of Waakvlam may do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Everything comes from this server and nothing is written in the page itself: no inline script, style or handler.
BELEID = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
ONGEBRUIKT = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def veiligheidskoppen(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Set on every answer what a browser may do with it, and keep it out of caches unless a view says otherwise.

    Static files have a cache rule of their own; they hold nobody's data.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", BELEID)
        response.headers.setdefault("Permissions-Policy", ONGEBRUIKT)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
