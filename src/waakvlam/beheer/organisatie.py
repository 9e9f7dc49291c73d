"""The own organisation, for who keeps it: people, teams and stand-ins."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam import klok
from waakvlam.beheer.forms import FUNCTIENAMEN, Teamformulier, Vervangformulier
from waakvlam.beheer.logregel import log_leden
from waakvlam.organisaties import api
from waakvlam.toegang.api import Lezer, eis_bevoegdheid, lezer_van_verzoek, rolnaam
from waakvlam.web.api import NIET_GOED


@eis_bevoegdheid("leden_beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def overzicht(request: HttpRequest) -> HttpResponse:
    """People, stand-ins and teams; a POST makes a team."""
    lezer = lezer_van_verzoek(request)
    form = Teamformulier(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                team = api.maak_team(lezer.organisatie, form.cleaned_data["naam"])
                log_leden(lezer, [lezer.account], "team")
        except api.Organisatiefout as fout:
            form.add_error("naam", str(fout))
        else:
            messages.success(request, _("Team %(naam)s is gemaakt.") % {"naam": team.naam})
            return redirect("beheer:organisatie")
    return render(
        request, "beheer/organisatie.html", _stand(lezer) | {"form": form}, status=NIET_GOED if form.errors else 200
    )


@eis_bevoegdheid("leden_beheren")
@require_POST
def sluit(request: HttpRequest, nummer: int) -> HttpResponse:
    """Close a team in which nobody is."""
    try:
        lezer = lezer_van_verzoek(request)
        with transaction.atomic():
            team = api.sluit_team(lezer.organisatie, nummer)
            log_leden(lezer, [lezer.account], "team")
        messages.success(request, _("Team %(naam)s is gesloten.") % {"naam": team.naam})
    except api.Organisatiefout as fout:
        messages.error(request, str(fout))
    return redirect("beheer:organisatie")


@eis_bevoegdheid("leden_beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def vervanging(request: HttpRequest) -> HttpResponse:
    """Let a colleague stand in for another."""
    lezer, nu = lezer_van_verzoek(request), klok.nu()
    leden = [r for r in api.leden_van(lezer.organisatie) if r.geldt_op(nu)]
    form = Vervangformulier(leden, request.POST or None, initial={"vanaf": klok.vandaag()})
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                api.vervang(lezer.organisatie, **form.cleaned_data)
                paar = {form.cleaned_data["afwezig"], form.cleaned_data["vervanger"]}
                log_leden(lezer, [r.account for r in leden if r.id in paar], "vervanging")
        except api.Organisatiefout as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, _("De vervanging is geregeld."))
            return redirect("beheer:organisatie")
    context = {"form": form, "kruimels": kruimels(_("Vervanging regelen"))}
    return render(request, "beheer/vervanging.html", context, status=NIET_GOED if form.errors else 200)


@eis_bevoegdheid("leden_beheren")
@require_POST
def stop(request: HttpRequest, nummer: int) -> HttpResponse:
    """End a stand-in as of today."""
    lezer = lezer_van_verzoek(request)
    with transaction.atomic():
        lopend = [v for v in api.vervangingen_van(lezer.organisatie, klok.vandaag()) if v.id == nummer]
        api.stop_vervanging(lezer.organisatie, nummer)
        accounts = [account for v in lopend for account in (v.afwezig_account, v.vervanger_account)]
        log_leden(lezer, accounts, "vervanging", "wissen")
    messages.success(request, _("De vervanging is gestopt."))
    return redirect("beheer:organisatie")


def kruimels(titel: str) -> list[tuple[str, str | None]]:
    """The way to a page below that of the organisation."""
    return [(_("Uw organisatie"), reverse("beheer:organisatie")), (titel, None)]


def _stand(lezer: Lezer) -> dict[str, Any]:
    nu, vandaag = klok.nu(), klok.vandaag()
    leden = api.leden_van(lezer.organisatie)
    per_team = [r.team for r in leden if r.geldt_op(nu)]
    vervangingen = api.vervangingen_van(lezer.organisatie, vandaag)
    return {
        "lezer": lezer,
        "leden": [
            {
                "lid": r,
                "rol": rolnaam(r.regio, r.rol, vandaag),
                "functie": FUNCTIENAMEN.get(r.functie, r.functie),
                "uit_dienst": r.tot is not None and r.tot <= nu,
                "vervangen_door": [v for v in vervangingen if v.afwezig == r.id],
                "vervangt": [v for v in vervangingen if v.vervanger == r.id],
            }
            for r in leden
        ],
        "teams": [{"team": t, "aantal": per_team.count(t.id)} for t in api.teams_van(lezer.organisatie)],
        "vervangingen": vervangingen,
        "uitnodigen": _adres("toegang:uitnodigen"),
    }


def _adres(naam: str) -> str:
    """Where this page is; empty in an installation that has none."""
    try:
        return reverse(naam)
    except NoReverseMatch:
        return ""
