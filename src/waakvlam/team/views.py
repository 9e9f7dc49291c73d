"""What lies with whom, and handing over a caseload: chosen, tried, and then each dossier by itself."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam.dossierblad.api import naar_wie
from waakvlam.dossiers import api
from waakvlam.dossiers.api import caseload, draag_over, te_kiezen_dossiers
from waakvlam.organisaties.api import Organisatiefout
from waakvlam.team.forms import Verdeelformulier
from waakvlam.toegang.api import Lezer, NietGevonden, eis_lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix

NIET_GOED = 422
MAX_NUMMERS = 100


def verdeelt_werk(request: HttpRequest) -> bool:
    """Whether this page is for the reader of this request."""
    return heeft_bevoegdheid(lezer_van_verzoek(request), "werk_verdelen")


@eis_lezer
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """What lies with whom."""
    if not verdeelt_werk(request):
        raise PermissionDenied
    lezer = lezer_van_verzoek(request)
    context = {"lezer": lezer, "regels": caseload(lezer)}
    return render(request, "team/overzicht.html", context)


@eis_lezer
@require_safe
def te_laat(request: HttpRequest) -> HttpResponse:
    """What is overdue with whom and of which agreement, explained apart from unexplained; `van` is one line of it."""
    if not verdeelt_werk(request):
        raise PermissionDenied
    lezer, van = lezer_van_verzoek(request), request.GET.get("van", "")
    namen = dict(api.werkers(lezer))
    if van and van not in namen:
        raise Http404
    afspraken = api.te_laat_per_afspraak(lezer, van)
    context = {
        "lezer": lezer,
        "van": van,
        "naam": namen.get(van, ""),
        "regels": [regel for regel in caseload(lezer) if regel.telling.te_laat],
        "afspraken": afspraken,
        "onverklaard": sum(a.onverklaard for a in afspraken),
        "verklaard": sum(a.verklaard for a in afspraken),
        "clausule_url": clausuleprefix(),
        "kruimels": [(_("Team"), reverse("team:overzicht")), (_("Te laat"), None)],
    }
    return render(request, "team/te_laat.html", context)


@eis_lezer
@require_http_methods(["GET", "HEAD", "POST"])
def overdragen(request: HttpRequest) -> HttpResponse:
    """Choose from one line of the overview, try it, and hand over."""
    if not verdeelt_werk(request):
        raise PermissionDenied
    lezer, van = lezer_van_verzoek(request), request.GET.get("van", "")
    namen = dict(api.werkers(lezer))
    if van not in namen:
        raise Http404
    keuze, dossiers = api.overdracht(lezer), te_kiezen_dossiers(lezer, van)
    gevraagd = request.POST.getlist("nummers")[:MAX_NUMMERS]
    liggen = {d.nummer for d in dossiers.rijen}
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None:
        data.setlist("nummers", [nummer for nummer in gevraagd if nummer in liggen])
    form = Verdeelformulier(keuze, dossiers.rijen, data)
    context: dict[str, Any] = {
        "van": namen[van],
        "form": form,
        "meer": dossiers.meer,
        "dossiers": dossiers.rijen,
        "weg": [nummer for nummer in gevraagd if nummer not in liggen],
        "kruimels": [(_("Team"), reverse("team:overzicht")), (_("Draag over"), None)],
    }
    if form.is_bound and form.is_valid():
        naar, nummers = form.cleaned_data["naar"], form.cleaned_data["nummers"]
        context |= {"naar": _naam(keuze, naar), "rijen": [d for d in dossiers.rijen if d.nummer in nummers]}
        if request.POST.get("stap") == "overdragen":
            context["uitslag"] = [(rij, _draag_over(lezer, rij.nummer, naar, van)) for rij in context["rijen"]]
    elif form.is_bound and context["weg"] and "nummers" in form.errors and len(form.errors) == 1:
        context["uitslag"] = []  # sent twice: everything has gone by now
    return render(request, "team/overdragen.html", context, status=NIET_GOED if form.errors else 200)


def _draag_over(lezer: Lezer, nummer: str, naar: str, van: str) -> str:
    """Hand over one dossier; why that could not be, or nothing."""
    try:
        draag_over(lezer, nummer, **naar_wie(naar), van=van)
    except Organisatiefout as fout:
        return str(fout)
    except NietGevonden:
        return _("Uw organisatie is in dit dossier geen partij meer.")
    return ""


def _naam(keuze: api.Overdracht, naar: str) -> str:
    """The colleague or team of a choice."""
    wie = naar_wie(naar)
    if "team" in wie:
        return _("Team %(naam)s") % {"naam": dict(keuze.teams)[wie["team"]]}
    return dict(keuze.collegas)[wie["account"]]
