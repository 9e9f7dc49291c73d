"""Pages of the agreements. They hold nothing personal, but for how many of the reader's open terms stand on a rule."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.afspraken import bladen, deelbladen
from waakvlam.afspraken.besluiten import besluitblad
from waakvlam.afspraken.briefblad import briefblad
from waakvlam.afspraken.eigen import strenger
from waakvlam.afspraken.formulierblad import formulierblad
from waakvlam.afspraken.handelingen import handelingsblad
from waakvlam.afspraken.tonen import Kaart
from waakvlam.afspraken.verzameling import Verzameling, naam_van_set, set_van_clausule, verzameling
from waakvlam.bron.api import setnamen
from waakvlam.dossiers.api import open_per_clausule
from waakvlam.kern.tonen import Plaatssoort, Plek
from waakvlam.toegang.api import eis_lezer, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix

D = TypeVar("D")


@require_safe
@eis_lezer
def overzicht(request: HttpRequest) -> HttpResponse:
    """The sets that are there."""
    sets = [verzameling(naam) for naam in setnamen()]
    return _toon(request, "overzicht.html", {"sets": sets, "kruimels": [(_("Afspraken"), None)]})


@require_safe
@eis_lezer
def set_(request: HttpRequest, naam: str) -> HttpResponse:
    """A set: what it is, and its rules per agreement; filtered, the rules that answer the filter."""
    return _set(request, naam, per="afspraak")


@require_safe
@eis_lezer
def fasen(request: HttpRequest, naam: str) -> HttpResponse:
    """The same set per phase."""
    return _set(request, naam, per="fase")


def _set(request: HttpRequest, naam: str, *, per: str) -> HttpResponse:
    set_ = _set_of_404(naam)
    open_ = _open(request, set_)
    context = bladen.setblad(set_, request.GET, open_, per)
    return _toon(request, "set.html", {**context, "kruimels": _kruimels(set_)})


@require_safe
@eis_lezer
def hoofdstuk(request: HttpRequest, naam: str, hoofdstuk: str) -> HttpResponse:
    """The rules of one agreement or annex."""
    set_ = _set_of_404(naam)
    deel = _of_404(set_.hoofdstukken, hoofdstuk)
    context = bladen.hoofdstukblad(set_, deel, request.GET, _open(request, set_))
    return _toon(request, "regels.html", {**context, "kruimels": _kruimels(set_, deel.kort)})


@require_safe
@eis_lezer
def clausules(request: HttpRequest, naam: str, hoofdstuk: str) -> HttpResponse:
    """The clauses of one agreement or annex, in the order of the source."""
    set_ = _set_of_404(naam)
    deel = _of_404(set_.hoofdstukken, hoofdstuk)
    context = bladen.clausulelijst(set_, deel, _open(request, set_))
    return _toon(request, "clausules.html", {**context, "kruimels": _kruimels(set_, deel.kort)})


@require_safe
@eis_lezer
def fase(request: HttpRequest, naam: str, fase: str) -> HttpResponse:
    """The rules of one phase."""
    set_ = _set_of_404(naam)
    deel = _of_404(set_.fasen, fase)
    context = bladen.faseblad(set_, deel, request.GET, _open(request, set_))
    return _toon(request, "regels.html", {**context, "kruimels": _kruimels(set_, deel.titel)})


@require_safe
@eis_lezer
def clausule(request: HttpRequest, clausule: str) -> HttpResponse:
    """One clause: our text, its reading, where it stands, and everything that realises it."""
    naam = set_van_clausule(clausule)
    if naam is None:
        raise Http404
    set_ = verzameling(naam)
    context = bladen.clausuleblad(set_, set_.clausules[clausule], _open(request, set_))
    context["strenger"] = strenger(lezer_van_verzoek(request), set_, clausule)
    deel = context["hoofdstuk"]
    adres = reverse("afspraken:clausules", args=[naam, deel.sleutel])
    return _toon(request, "clausule.html", {**context, "kruimels": _kruimels(set_, clausule, (deel.kort, adres))})


@require_safe
@eis_lezer
def besluit(request: HttpRequest, naam: str, besluit: str) -> HttpResponse:
    """One decision: the question, who decides, and how the criteria weigh."""
    set_ = _set_of_404(naam)
    blad = besluitblad(_of_404(set_.rekenset.besluiten, besluit), set_.verteller)
    erbij = _erbij(request, set_, "besluit", besluit, zonder="besluit-")
    context = {"set": set_, "blad": blad, "erbij": erbij, "kruimels": _kruimels(set_, _("Besluit"))}
    return _toon(request, "besluit.html", context)


@require_safe
@eis_lezer
def handeling(request: HttpRequest, naam: str, handeling: str) -> HttpResponse:
    """One act: what is required, what the act becomes without it, and what else the agreements say about it."""
    set_ = _set_of_404(naam)
    regels = set_.rekenset.handelingen.get(handeling, ())
    if Plek("handeling", handeling) not in set_.rekenset.getoond:
        raise Http404
    context = {
        "set": set_,
        "titel": set_.verteller.type(handeling),
        "betekenis": set_.rekenset.typen[handeling].betekenis,
        "bladen": [handelingsblad(regel, nummer, set_.verteller) for nummer, regel in enumerate(regels, start=1)],
        "erbij": _erbij(request, set_, "handeling", handeling, zonder="handeling-"),
        "kruimels": _kruimels(set_, _("Handeling")),
    }
    return _toon(request, "handeling.html", context)


@require_safe
@eis_lezer
def formulieren(request: HttpRequest, naam: str) -> HttpResponse:
    """The forms of a set, per phase."""
    set_ = _set_of_404(naam)
    context = {
        **bladen.stukkenblad(set_, "formulier", _open(request, set_)),
        "kruimels": _kruimels(set_, _("Formulieren")),
    }
    return _toon(request, "stukken.html", context)


@require_safe
@eis_lezer
def formulier(request: HttpRequest, naam: str, formulier: str) -> HttpResponse:
    """One form as it will look; printed, an empty form."""
    set_ = _set_of_404(naam)
    gevonden = _of_404({f.id: f for f in set_.rekenset.afspraken.formulieren}, formulier)
    lijst = (_("Formulieren"), reverse("afspraken:formulieren", args=[naam]))
    erbij = _erbij(request, set_, "formulier", formulier, zonder=f"formulier-{formulier}")
    context = {**formulierblad(set_, gevonden), "erbij": erbij}
    return _toon(request, "formulier.html", {**context, "kruimels": _kruimels(set_, gevonden.titel, lijst)})


@require_safe
@eis_lezer
def brieven(request: HttpRequest, naam: str) -> HttpResponse:
    """The letters of a set, per phase."""
    set_ = _set_of_404(naam)
    context = {**bladen.stukkenblad(set_, "brief", _open(request, set_)), "kruimels": _kruimels(set_, _("Brieven"))}
    return _toon(request, "stukken.html", context)


@require_safe
@eis_lezer
def brief(request: HttpRequest, naam: str, brief: str) -> HttpResponse:
    """One letter with an example of invented data, or one of its copies (`?kopie=`)."""
    set_ = _set_of_404(naam)
    gevonden = _of_404({b.id: b for b in set_.rekenset.afspraken.brieven}, brief)
    lijst = (_("Brieven"), reverse("afspraken:brieven", args=[naam]))
    erbij = _erbij(request, set_, "brief", brief, zonder=f"brief-{brief}")
    context = {**briefblad(set_, gevonden, request.GET.get("kopie", "")), "erbij": erbij}
    return _toon(request, "brief.html", {**context, "kruimels": _kruimels(set_, gevonden.titel, lijst)})


@require_safe
@eis_lezer
def delen_per_rol(request: HttpRequest, naam: str) -> HttpResponse:
    """What one party may see: per kind of data the purposes and conditions, and what never."""
    set_ = _set_of_404(naam)
    context = deelbladen.deelrolblad(set_, request.GET, lezer_van_verzoek(request).rol)
    return _toon(request, "delen_rol.html", {**context, "kruimels": _kruimels(set_, _("Gegevens delen"))})


@require_safe
@eis_lezer
def delen_per_doel(request: HttpRequest, naam: str) -> HttpResponse:
    """Every purpose for which data are shared."""
    set_ = _set_of_404(naam)
    context = deelbladen.doelenblad(set_)
    return _toon(request, "delen_doelen.html", {**context, "kruimels": _kruimels(set_, _("Gegevens delen"))})


@require_safe
@eis_lezer
def gegevens(request: HttpRequest, naam: str, categorie: str) -> HttpResponse:
    """One kind of data: everything that opens, keeps or closes it."""
    set_ = _set_of_404(naam)
    if Plek("categorie", categorie) not in set_.rekenset.getoond:
        raise Http404
    context = bladen.gegevensblad(set_, categorie, request.GET, _open(request, set_))
    return _toon(request, "regels.html", {**context, "kruimels": _kruimels(set_, _("Gegevens delen"))})


@require_safe
@eis_lezer
def delen_overzicht(request: HttpRequest, naam: str) -> HttpResponse:
    """Every party against every kind of data."""
    set_ = _set_of_404(naam)
    context = deelbladen.deeloverzicht(set_)
    return _toon(request, "delen_overzicht.html", {**context, "kruimels": _kruimels(set_, _("Gegevens delen"))})


def _toon(request: HttpRequest, sjabloon: str, context: dict[str, Any]) -> HttpResponse:
    """A page of this app; it knows where clauses are."""
    return render(request, f"afspraken/{sjabloon}", {**context, "clausule_url": clausuleprefix()})


def _open(request: HttpRequest, set_: Verzameling) -> dict[str, int]:
    """Per clause of a set how many of the reader's open terms stand on it."""
    return open_per_clausule(lezer_van_verzoek(request), set_.clausules)


def _erbij(request: HttpRequest, set_: Verzameling, soort: Plaatssoort, naam: str, *, zonder: str) -> list[Kaart]:
    """What else shows at a place, as cards; without the rules that the page itself is about."""
    open_ = _open(request, set_)
    return [bladen.kaart(regel, open_) for regel in set_.bij(soort, naam, zonder=zonder)]


def _set_of_404(naam: str) -> Verzameling:
    if naam not in setnamen():
        raise Http404
    return verzameling(naam)


def _of_404(delen: Mapping[str, D], sleutel: str) -> D:
    """A part by its key, or no page."""
    if sleutel not in delen:
        raise Http404
    return delen[sleutel]


def _kruimels(set_: Verzameling, hier: str = "", *tussen: tuple[str, str]) -> list[tuple[str, str | None]]:
    """The trail to a page of a set (`hier`), with pages (label, address) in between; without it, to the set itself."""
    naam, adres = naam_van_set(set_.kop), reverse("afspraken:set", args=[set_.kop.naam])
    begin: list[tuple[str, str | None]] = [(_("Afspraken"), reverse("afspraken:overzicht"))]
    return [*begin, (naam, adres), *tussen, (hier, None)] if hier else [*begin, (naam, None)]
