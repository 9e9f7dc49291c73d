"""The page 'Gesprekken' of a dossier, and a planned talk as a file for a calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.dossierblad.api import Blad, dossierpagina, lees_blik, paginacontext
from waakvlam.dossiers.api import beeld_van, open_blik
from waakvlam.gesprekken.agenda import Agendaformulier, bestand
from waakvlam.gesprekken.overzicht import overzicht, vind_plan
from waakvlam.gesprekken.soorten import Soort, soorten
from waakvlam.toegang.api import Lezer, lezer_van_verzoek
from waakvlam.web.api import NIET_GOED


@dossierpagina
@require_safe
def gesprekken(request: HttpRequest, nummer: str) -> HttpResponse:
    """Per kind of talk what is planned, held and missed, when the next is due, and what goes with it."""
    lezer = lezer_van_verzoek(request)
    blad, alle = _lees(request, lezer, nummer)
    context = {"overzichten": [overzicht(blad, lezer, soort) for soort in alle]}
    basis = paginacontext(blad, "gesprekken:gesprekken")
    return render(request, "gesprekken/gesprekken.html", {**basis, **context})


@dossierpagina
@require_safe
def agenda(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Ask at what time; with an answer, the file. Not found where there is no such plan, or it is over."""
    blad, alle = _lees(request, lezer_van_verzoek(request), nummer)
    gevonden = vind_plan(blad, alle, kenmerk)
    if gevonden is None:
        raise Http404
    soort, plan = gevonden
    form = Agendaformulier(request.GET or None)
    if not form.is_bound or not form.is_valid():
        basis = paginacontext(blad, "gesprekken:gesprekken")
        context = {"form": form, "soort": soort, "plan": plan, "titel": soort.titel}
        status = NIET_GOED if form.errors else 200
        return render(request, "gesprekken/agenda.html", {**basis, **context}, status=status)
    adres = request.build_absolute_uri(reverse("dossierblad:dossier", args=[nummer]))
    inhoud = bestand(soort, plan, adres, form.cleaned_data["begin"], form.cleaned_data["duur"])
    antwoord = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    antwoord.headers["Content-Disposition"] = content_disposition_header(True, _("gesprek.ics")) or ""
    return antwoord


def _lees(request: HttpRequest, lezer: Lezer, nummer: str) -> tuple[Blad, list[Soort]]:
    """The dossier on the day that the address asks for, with whether its talks may be recorded."""
    dag = lees_blik(request.GET)
    blik = open_blik(lezer, nummer, dag.peildatum, dag.kennisdatum, pad="dossierbeeld")
    alle = soorten(blik.beoordeling.rekenset)
    ook = {naam for soort in alle for naam in soort.typen}
    return Blad(beeld_van(blik, kort=True, ook=ook), dag), alle
