"""Finding a dossier by name, address, number or own reference.

What is typed may be a name. So it comes by POST alone, and is never put in a session, a message or an address. That
stays behind in the history of a browser, in the log of a server in between, and in the referrer of the next page.
The price is known: to go back to an answer without script, the browser asks whether to send the question again.
"""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waakvlam import klok
from waakvlam.dossiers.api import zoek as zoek_dossiers
from waakvlam.toegang.api import eis_bevoegdheid, lezer_van_verzoek
from waakvlam.werkvoorraad.forms import Zoekformulier

PER_MINUUT = 60
"""Searches of one account: more than a person needs, and too few to find out by trying who is known."""
MINUUT = 60
TE_VAAK = 429


@eis_bevoegdheid("dossiers_openen")
@require_http_methods(["GET", "HEAD", "POST"])
def zoek(request: HttpRequest) -> HttpResponse:
    """The form, and by POST the answer; only the answer for a request of htmx. Not found for who opens no dossiers."""
    form = Zoekformulier(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "kruimels": [(_("Zoeken"), None)]}
    deel, status = request.headers.get("HX-Request") == "true", 200
    if form.is_bound and form.is_valid():
        lezer = lezer_van_verzoek(request)
        if te_vaak(lezer.account):
            # htmx shows no answer with a status of failure.
            status, context["te_vaak"] = 200 if deel else TE_VAAK, True
        else:
            context["uitkomst"] = zoek_dossiers(lezer, form.cleaned_data["tekst"])
    return render(request, f"werkvoorraad/{'delen/uitkomst' if deel else 'zoeken'}.html", context, status=status)


def te_vaak(account: str) -> bool:
    """Count a search of this account, and tell whether it is one too many in this minute.

    Counted in the cache of the database, over every process. Two searches at the same moment may count as one.
    """
    sleutel = f"zoeken/{account}/{int(klok.nu().timestamp()) // MINUUT}"
    cache.add(sleutel, 0, 2 * MINUUT)
    return cache.incr(sleutel) > PER_MINUUT
