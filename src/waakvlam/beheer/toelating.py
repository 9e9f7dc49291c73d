"""For views of this app: only with a reader whose function has a power."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from waakvlam.toegang.api import eis_lezer, heeft_bevoegdheid, lezer_van_verzoek

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
NIET_GOED = 422


def eis_bevoegdheid(naam: str) -> Callable[[View[P]], View[P]]:
    """Refuse a reader without this power, with status 403."""

    def versier(view: View[P]) -> View[P]:
        @eis_lezer
        @wraps(view)
        def met_bevoegdheid(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not heeft_bevoegdheid(lezer_van_verzoek(request), naam):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return met_bevoegdheid

    return versier
