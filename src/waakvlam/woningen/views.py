"""Pages of a corporation's own homes: the list, one home, add, change, withdraw."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waakvlam import klok
from waakvlam.toegang.api import Lezer, NietGevonden, eis_bevoegdheid, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix
from waakvlam.woningen import bestand
from waakvlam.woningen.forms import STANDNAMEN, Woningfilter, Woningformulier
from waakvlam.woningen.vragen import EIGENAAR, Vragenlijst, vragenlijst_voor
from waakvlam.woningen.weergave import aanduiding, vragen_van

NIET_GOED = 422
PER_BLADZIJDE = 25


@eis_bevoegdheid("dossiers_openen")
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Own homes with a filter; for who may offer homes of others those that are free."""
    lezer = lezer_van_verzoek(request)
    _vragen(lezer)
    form = Woningfilter(request.GET)
    stand, zoek = (form.cleaned_data["stand"], form.cleaned_data["zoek"]) if form.is_valid() else ("", "")
    alle = [r for r in bestand.woningen(lezer) if stand in {"", r.stand} and _past(r, zoek)]
    pagina = Paginator([_rij(regel) for regel in alle], PER_BLADZIJDE).get_page(request.GET.get("pagina"))
    gefilterd = bool(stand or zoek)
    context = {"lezer": lezer, "form": form, "pagina": pagina, "gefilterd": gefilterd, "mag": _mag_bijhouden(lezer)}
    return render(request, "woningen/lijst.html", context)


@eis_bevoegdheid("dossiers_openen")
@require_safe
def woning(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """One home with everything that is said of it."""
    lezer = lezer_van_verzoek(request)
    regel = _woning(lezer, kenmerk)
    vragen = vragen_van(regel)
    context = {
        "regel": regel,
        "titel": aanduiding(regel),
        "stand": STANDNAMEN[regel.stand],
        "regels": vragen.regels(regel.antwoorden),
        "clausules": vragen.formulier.alle_clausules,
        "clausule_url": clausuleprefix(),
        "mag": regel.eigen and _mag_bijhouden(lezer),
        "kruimels": _kruimels(aanduiding(regel)),
    }
    return render(request, "woningen/woning.html", context)


@eis_bevoegdheid("vastleggen")
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Add a home."""
    lezer = lezer_van_verzoek(request)
    if not _mag_bijhouden(lezer):
        raise Http404
    form = Woningformulier(_vragen(lezer), request.POST or None)
    if form.is_bound and form.is_valid():
        kenmerk = bestand.voeg_toe(lezer, form.lijst, form.antwoorden(), form.cleaned_data["verzoek"])
        messages.success(request, _("De woning staat in de lijst."))
        return redirect("woningen:woning", kenmerk)
    return _formulierpagina(request, form, _("Woning toevoegen"))


@eis_bevoegdheid("vastleggen")
@require_http_methods(["GET", "HEAD", "POST"])
def wijzig(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Change what is said of an own home, by the questions of today."""
    lezer = lezer_van_verzoek(request)
    regel = _woning(lezer, kenmerk)
    if not regel.eigen:
        raise Http404
    form = Woningformulier(_vragen(lezer), request.POST or None, antwoorden=regel.antwoorden, versie=regel.versie)
    if form.is_bound and form.is_valid():
        try:
            bestand.wijzig(lezer, kenmerk, form.lijst, form.antwoorden(), form.cleaned_data["versie"])
        except bestand.WoningGewijzigd:
            form.add_error(None, _("Een collega wijzigde deze woning intussen. Open haar opnieuw en vul het dan in."))
        else:
            messages.success(request, _("De woning is gewijzigd."))
            return redirect("woningen:woning", kenmerk)
    return _formulierpagina(request, form, _("Woning wijzigen"), kenmerk)


@eis_bevoegdheid("vastleggen")
@require_POST
def trek_in(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """Take an own home out of the offer."""
    try:
        bestand.trek_in(lezer_van_verzoek(request), kenmerk)
    except NietGevonden:
        raise Http404 from None
    except bestand.WoningBezet:
        messages.error(request, _("Deze woning is aangeboden of verhuurd. Trek eerst het aanbod in, in het dossier."))
    else:
        messages.success(request, _("De woning is ingetrokken."))
    return redirect("woningen:woning", kenmerk)


@eis_bevoegdheid("vastleggen")
@require_POST
def geef_vrij(request: HttpRequest, kenmerk: str) -> HttpResponse:
    """An own home that was let or withdrawn can be offered again."""
    try:
        bestand.geef_vrij(lezer_van_verzoek(request), kenmerk)
    except NietGevonden:
        raise Http404 from None
    messages.success(request, _("De woning kan weer worden aangeboden."))
    return redirect("woningen:woning", kenmerk)


def _formulierpagina(request: HttpRequest, form: Woningformulier, titel: str, kenmerk: str = "") -> HttpResponse:
    context = {
        "form": form,
        "titel": titel,
        "kenmerk": kenmerk,
        "uitleg": form.lijst.formulier.uitleg,
        "clausules": form.lijst.formulier.alle_clausules,
        "clausule_url": clausuleprefix(),
        "secties": [
            (kop, uitleg, [form[naam] for veld in velden for naam in form.namen(veld)])
            for kop, uitleg, velden in form.lijst.secties
        ],
        "kruimels": _kruimels(titel),
    }
    return render(request, "woningen/formulier.html", context, status=NIET_GOED if form.errors else 200)


def _vragen(lezer: Lezer) -> Vragenlijst:
    """The questions for this reader; not found for who neither owns nor offers homes."""
    gevonden = vragenlijst_voor(lezer, klok.vandaag())
    if gevonden is None:
        raise Http404
    return gevonden


def _woning(lezer: Lezer, kenmerk: str) -> bestand.Woningregel:
    _vragen(lezer)
    try:
        return bestand.woning(lezer, kenmerk)
    except NietGevonden:
        raise Http404 from None


def _mag_bijhouden(lezer: Lezer) -> bool:
    return lezer.rol == EIGENAAR and heeft_bevoegdheid(lezer, "vastleggen")


def _past(regel: bestand.Woningregel, zoek: str) -> bool:
    return all(deel in aanduiding(regel).casefold() for deel in zoek.casefold().split())


def _rij(regel: bestand.Woningregel) -> dict[str, Any]:
    vragen = vragen_van(regel)
    kort = [r for r in vragen.regels(regel.antwoorden) if r.plek.rpartition(".")[2] != vragen.velden[0].id]
    return {
        "titel": aanduiding(regel),
        "url": reverse("woningen:woning", args=[regel.kenmerk]),
        "stand": STANDNAMEN[regel.stand],
        "kort": [(r.kop, r.tekst) for r in kort if isinstance(r.waarde, bool | int | float)][:3],
        "dag": regel.gewijzigd_op.astimezone(klok.AMSTERDAM).date(),
    }


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return [(_("Woningen"), reverse("woningen:lijst")), (titel, None)]
