"""The log of the own organisation, for who has the power to read it; for anyone else there is no such page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.logboek.api import aantal_open, lees_logboek
from waakvlam.organisaties.api import leden_van
from waakvlam.toegang.api import Lezer, eis_lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.verantwoording.forms import Filter
from waakvlam.verantwoording.tonen import rij

BEVOEGDHEID = "logboek_inzien"
MAX_CIJFERS = 18


def functionaris(request: HttpRequest) -> Lezer:
    """The data officer who asks. Raises 404 for anyone else."""
    lezer = lezer_van_verzoek(request)
    if not heeft_bevoegdheid(lezer, BEVOEGDHEID):
        raise Http404
    return lezer


def tabs(huidig: str, lezer: Lezer) -> list[dict[str, Any]]:
    """The pages of the data officer."""
    return [
        {"label": _("Logboek"), "url": reverse("verantwoording:lijst"), "huidig": huidig == "lijst"},
        {"label": _("Alarmen"), "url": reverse("verantwoording:alarmen"), "huidig": huidig == "alarmen",
         "aantal": aantal_open(lezer.organisatie)},
    ]  # fmt: skip


@eis_lezer
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """A page of lines, the latest first. Raises 404 without the power."""
    lezer = functionaris(request)
    namen = {lid.account: lid.naam for lid in leden_van(lezer.organisatie)}
    medewerkers = sorted(namen.items(), key=lambda paar: paar[1].casefold())
    form = Filter(medewerkers, request.GET)
    bladzijde = lees_logboek(lezer.wie, form.vraag, _getal(request.GET.get("voor")))
    context = {
        "lezer": lezer,
        "mag_inzage": heeft_bevoegdheid(lezer, "inzageverzoeken"),
        "tabs": tabs("lijst", lezer),
        "form": Filter(medewerkers, form.geldig),
        "gefilterd": form.gebruikt,
        "regels": [rij(regel, namen) for regel in bladzijde.regels],
        "ouder": _adres(request, str(bladzijde.ouder)) if bladzijde.ouder else "",
        "nieuwste": _adres(request, "") if "voor" in request.GET else "",
    }
    return render(request, "verantwoording/lijst.html", context)


def _getal(tekst: str | None) -> int | None:
    """The number of a line; None for anything that is none."""
    return int(tekst) if tekst and tekst.isascii() and tekst.isdecimal() and len(tekst) <= MAX_CIJFERS else None


def _adres(request: HttpRequest, voor: str) -> str:
    """The same question, older than this line; empty: from the latest on."""
    vraag = request.GET.copy()
    vraag.pop("voor", None)
    if voor:
        vraag["voor"] = voor
    return f"?{vraag.urlencode()}"
