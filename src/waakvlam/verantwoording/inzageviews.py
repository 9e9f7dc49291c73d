"""The pages on which a person looks through what would be given, shields what is about others, and releases it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam.bijlagen.api import als_download, beschadigd
from waakvlam.dossiers.api import Gewijzigd, Ongeldig, Onleesbaar, inzagen, lees_inzage
from waakvlam.toegang.api import Lezer, NietGevonden, eis_lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.verantwoording.bundel import lees_bijlage, maak_bundel, pak_uit
from waakvlam.verantwoording.overzicht import Overzicht
from waakvlam.verantwoording.pdf import maak_pdf
from waakvlam.verantwoording.samenstellen import stel_samen
from waakvlam.verantwoording.vrijgeven import GeenVerzoek, Keuze, geef_vrij
from waakvlam.web.api import NIET_GOED

BEVOEGDHEID = "inzageverzoeken"
MAX_REDEN, MAX_CIJFERS = 500, 18
GEEN: Final[Mapping[str, Sequence[str]]] = {}
OPEN = frozenset({"gegevens", "feiten"})
"""Parts that stand open: where free text and others can be."""
SOORTEN = {"pdf": "application/pdf", "json": "application/json", "zip": "application/zip"}


@eis_lezer
@require_http_methods(["GET", "HEAD", "POST"])
def inzage(request: HttpRequest, nummer: str) -> HttpResponse:
    """Look, choose, and release; with `concept` the PDF of the choice so far. Raises 404 without the power."""
    lezer = _bevoegd(request)
    if request.method != "POST":
        return _toon(request, lezer, nummer)
    keuze = _keuze(request)
    try:
        if "concept" in request.POST:
            overzicht = stel_samen(lezer, nummer, keuze.log_tot)
            return _download(maak_pdf(overzicht.afgeschermd(keuze.dicht), concept=True), f"{nummer}-concept", "pdf")
        geef_vrij(lezer, nummer, keuze)
    except NietGevonden:
        raise Http404 from None
    except GeenVerzoek:
        return _toon(request, lezer, nummer, keuze, NIET_GOED)
    except Gewijzigd:
        messages.warning(request, _("Het dossier is intussen gewijzigd. Bekijk het opnieuw; uw keuzes staan er nog."))
        return _toon(request, lezer, nummer, keuze, NIET_GOED)
    except Ongeldig as fout:
        return _toon(request, lezer, nummer, keuze, NIET_GOED, fout.fouten)
    messages.success(request, _("De inzage is vrijgegeven. Download de bestanden en geef ze aan de betrokkene."))
    return redirect("verantwoording:inzage", nummer)


@eis_lezer
@require_safe
def bestand(request: HttpRequest, nummer: str, kenmerk: str, soort: str) -> HttpResponse:
    """What was given, to hand over. Raises 404 without the power, and where it is not there or erased."""
    lezer = _bevoegd(request)
    if soort not in SOORTEN:
        raise Http404
    try:
        gegeven = lees_inzage(lezer, nummer, kenmerk)
    except NietGevonden:
        raise Http404 from None
    zip_ = soort == "zip"
    inhoud = maak_bundel(gegeven["pdf"], gegeven["json"], pak_uit(gegeven["bijlagen"])) if zip_ else gegeven[soort]  # type: ignore[index]
    return _download(inhoud, f"{nummer}-{kenmerk}", soort)


@eis_lezer
@require_safe
def bijlage(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """An attached file, to look through before it is given. Raises 404 without the power, and as `bestand`."""
    try:
        return als_download(lees_bijlage(_bevoegd(request), nummer, kenmerk))
    except NietGevonden:
        raise Http404 from None
    except Onleesbaar:
        return beschadigd(request, nummer)


def _bevoegd(request: HttpRequest) -> Lezer:
    lezer = lezer_van_verzoek(request)
    if not heeft_bevoegdheid(lezer, BEVOEGDHEID):
        raise Http404
    return lezer


def _keuze(request: HttpRequest) -> Keuze:
    begin, tot = "reden-", request.POST.get("log_tot", "")
    redenen = {n.removeprefix(begin): str(r)[:MAX_REDEN] for n, r in request.POST.items() if n.startswith(begin) and r}
    nummer = int(tot) if tot.isascii() and tot.isdecimal() and len(tot) <= MAX_CIJFERS else 0
    return Keuze(frozenset(request.POST.getlist("dicht")), redenen, request.POST.get("stand", ""), nummer)


def _toon(
    request: HttpRequest,
    lezer: Lezer,
    nummer: str,
    keuze: Keuze | None = None,
    status: int = 200,
    fouten: Mapping[str, Sequence[str]] = GEEN,
) -> HttpResponse:
    try:
        overzicht = stel_samen(lezer, nummer)
        gegeven = inzagen(lezer, nummer)
    except NietGevonden:
        raise Http404 from None
    context = {
        "nummer": nummer,
        "overzicht": overzicht,
        "onderdelen": _onderdelen(overzicht, keuze, fouten),
        "verzoek": overzicht.verzoek is not None,
        "gegeven": gegeven,
        "fouten": len(fouten),
        "kruimels": [
            (_("Logboek"), reverse("verantwoording:lijst")),
            (_("Inzageverzoek"), None),
        ],
    }
    return render(request, "verantwoording/inzage.html", context, status=status)


def _onderdelen(overzicht: Overzicht, keuze: Keuze | None, fouten: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    dicht = overzicht.voorgesteld if keuze is None else keuze.dicht
    redenen = {} if keuze is None else keuze.redenen
    return [
        {
            "deel": deel,
            "open": deel.naam in OPEN or any(regel.sleutel in fouten for regel in deel.regels),
            "regels": [
                {
                    "regel": regel,
                    "dicht": regel.sleutel in dicht,
                    "velden": [{"veld": veld, "dicht": veld.sleutel in dicht} for veld in regel.velden],
                    "reden": redenen.get(regel.sleutel, ""),
                    "fout": " ".join(fouten.get(regel.sleutel, ())),
                }
                for regel in deel.regels
            ],
        }
        for deel in overzicht.onderdelen
    ]


def _download(inhoud: bytes, naam: str, soort: str) -> HttpResponse:
    """A download that is never shown in place, guessed at or kept by a browser."""
    return HttpResponse(
        inhoud,
        content_type=SOORTEN[soort],
        headers={
            "Content-Disposition": f'attachment; filename="inzage-{naam}.{soort}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
