"""Reading one dossier: what is to be done, what is past, the timeline, decisions, and why."""

from collections.abc import Callable, Mapping, Sequence
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.dossierblad import besluiten as besluitlijst
from waakvlam.dossierblad import waarom
from waakvlam.dossierblad.contacten import meldpunten, partijen
from waakvlam.dossierblad.gids import Deel, bij_termijn, fasegids, over_gegevens
from waakvlam.dossierblad.kijkdag import Kijkdag, lees_blik
from waakvlam.dossierblad.kort import in_het_kort
from waakvlam.dossierblad.tonen import Blad
from waakvlam.dossiers.api import behandelaar, dossierbeeld
from waakvlam.kern.uitleg import Knoop
from waakvlam.toegang.api import NietGevonden, eis_lezer, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix, hoofdletter

P = ParamSpec("P")
T = TypeVar("T")
PER_BLADZIJDE = 50


def dossierpagina(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page of a dossier: only with a reader, and not found where that reader is no party."""

    @eis_lezer
    def met_dossier(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NietGevonden:
            raise Http404 from None

    return update_wrapper(met_dossier, view)


def lees_blad(request: HttpRequest, nummer: str) -> Blad:
    """The dossier on the day that the address asks for."""
    blik = lees_blik(request.GET)
    beeld = dossierbeeld(lezer_van_verzoek(request), nummer, blik.peildatum, blik.kennisdatum, kort=True)
    return Blad(beeld, blik)


def kruimels(blad: Blad, *verder: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way to this page."""
    eerste: list[tuple[str, str | None]] = [(_("Werkvoorraad"), reverse("werkvoorraad:lijst"))]
    return [*eerste, (blad.beeld.nummer, blad.adres("dossier") if verder else None), *verder]


def paginacontext(blad: Blad, adres: str) -> dict[str, Any]:
    """What every page in the frame of a dossier needs; `adres`: the name of its address."""
    return {
        "blad": blad,
        "beeld": blad.beeld,
        "adres": adres,
        "kruimels": kruimels(blad),
        "kijkdag": Kijkdag({"peildatum": blad.beeld.peildatum, "kennisdatum": blad.beeld.kennisdatum}),
        "clausule_url": clausuleprefix(),
    }


def toon(request: HttpRequest, blad: Blad, tab: str, context: Mapping[str, Any]) -> HttpResponse:
    """One of the pages of a dossier."""
    return render(request, f"dossierblad/{tab}.html", {**paginacontext(blad, f"dossierblad:{tab}"), **context})


def bladzijde(request: HttpRequest, lijst: Sequence[T]) -> Page[T]:
    """The part of a long list that is asked for; the nearest one where that is not there."""
    return Paginator(lijst, PER_BLADZIJDE).get_page(request.GET.get("pagina"))


@dossierpagina
@require_safe
def dossier(request: HttpRequest, nummer: str) -> HttpResponse:
    """What is still to be done: the reader's own terms first, then those of others."""
    blad = lees_blad(request, nummer)
    lopend = [t for t in blad.beeld.termijnen if t.loopt]
    nu = [t for t in lopend if not t.gemist]
    lezer = lezer_van_verzoek(request)
    rol = lezer.rol
    context = {
        "gemist": [blad.termijn(t) for t in lopend if t.gemist],
        "mijn": [blad.termijn(t) for t in nu if t.mijn and t.uiterlijk],
        "mijn_zonder": [blad.termijn(t) for t in nu if t.mijn and not t.uiterlijk],
        "anderen": [blad.termijn(t) for t in nu if not t.mijn],
        "gids": fasegids(blad, rol),
        "over_toestemming": over_gegevens(blad.woorden, ["toestemming"], rol),
        "kort": in_het_kort(blad),
        "partijen": partijen(blad, lezer.organisatie),
        "lezer_account": lezer.account,
        "behandelaar": None if blad.blik.anders else behandelaar(lezer, nummer),
    }
    return toon(request, blad, "dossier", context)


@dossierpagina
@require_safe
def geweest(request: HttpRequest, nummer: str) -> HttpResponse:
    """Terms that ended, latest first."""
    blad = lees_blad(request, nummer)
    pagina = bladzijde(request, [t for t in blad.beeld.termijnen if not t.loopt])
    return toon(request, blad, "geweest", {"pagina": pagina, "termijnen": [blad.termijn(t) for t in pagina]})


@dossierpagina
@require_safe
def tijdlijn(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything recorded that the reader may see, latest first."""
    blad = lees_blad(request, nummer)
    pagina = bladzijde(request, blad.beeld.feiten[::-1])
    return toon(request, blad, "tijdlijn", {"pagina": pagina, "feiten": [blad.feit(f) for f in pagina]})


@dossierpagina
@require_safe
def contacten(request: HttpRequest, nummer: str) -> HttpResponse:
    """Every party with its contact points, where to report nuisance, and who of the own organisation works on it."""
    lezer, blad = lezer_van_verzoek(request), lees_blad(request, nummer)
    context = {
        "partijen": [p for p in partijen(blad, lezer.organisatie) if not p.voorbij],
        "meldpunten": meldpunten(blad),
        "behandelaar": behandelaar(lezer, nummer),
    }
    return toon(request, blad, "contacten", context)


@dossierpagina
@require_safe
def besluiten(request: HttpRequest, nummer: str) -> HttpResponse:
    """Decisions that concern the reader, with what they lack."""
    blad = lees_blad(request, nummer)
    return toon(request, blad, "besluiten", {"groepen": besluitlijst.per_fase(blad, lezer_van_verzoek(request).rol)})


@dossierpagina
@require_safe
def waarom_termijn(request: HttpRequest, nummer: str, sleutel: str) -> HttpResponse:
    """Why a term stands as it does: in place for a request of htmx, else a page of its own."""
    blik = lees_blik(request.GET)
    lezer = lezer_van_verzoek(request)
    uitleg = waarom.waarom_termijn(lezer, nummer, sleutel, blik.peildatum, blik.kennisdatum)
    erbij = bij_termijn(uitleg.versie, uitleg.norm, lezer.rol)
    return _uitleg(request, nummer, hoofdletter(uitleg.regel.wat), uitleg.knoop, "dossier", erbij)


@dossierpagina
@require_safe
def waarom_besluit(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """What the facts say about a decision."""
    blik = lees_blik(request.GET)
    lezer = lezer_van_verzoek(request)
    regel, knoop = waarom.waarom_besluit(lezer, nummer, naam, blik.peildatum, blik.kennisdatum)
    return _uitleg(request, nummer, regel.vraag, knoop, "besluiten")


def _uitleg(
    request: HttpRequest, nummer: str, titel: str, knoop: Knoop, terug: str, erbij: Deel | None = None
) -> HttpResponse:
    context: dict[str, Any] = {"titel": titel, "knoop": knoop, "erbij": erbij, "clausule_url": clausuleprefix()}
    if request.headers.get("HX-Request") == "true":
        if reverse("dossierblad:dossier", args=[nummer]) not in request.headers.get("HX-Current-URL", ""):
            context["erbij"] = None  # Elsewhere, as in the work list, an explanation stays short.
        return render(request, "dossierblad/delen/uitleg.html", context)
    vraag = lees_blik(request.GET).vraag
    adres = reverse(f"dossierblad:{terug}", args=[nummer]) + vraag
    context["kruimels"] = [
        (_("Werkvoorraad"), reverse("werkvoorraad:lijst")),
        (nummer, reverse("dossierblad:dossier", args=[nummer]) + vraag),
        (_("Waarom?"), None),
    ]
    return render(request, "dossierblad/waarom.html", context | {"terug": adres})
