"""One member of the own organisation: function and team, leaving, and offering their work."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam import klok
from waakvlam.beheer.forms import Lidformulier
from waakvlam.beheer.logregel import log_leden
from waakvlam.beheer.organisatie import kruimels
from waakvlam.dossiers.api import aantal_per_account, bied_aan_team
from waakvlam.organisaties import api
from waakvlam.toegang.api import eis_bevoegdheid, lezer_van_verzoek, rolnaam
from waakvlam.web.api import NIET_GOED


@eis_bevoegdheid("leden_beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def lid(request: HttpRequest, nummer: int) -> HttpResponse:
    """Show a member, and change function, job title or team."""
    lezer = lezer_van_verzoek(request)
    regel = _regel(request, nummer)
    begin = {"functie": regel.functie, "omschrijving": regel.omschrijving, "team": regel.team}
    form = Lidformulier(api.teams_van(lezer.organisatie), request.POST or None, initial=begin)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                api.wijzig(lezer.organisatie, nummer, **form.cleaned_data)
                log_leden(lezer, [regel.account], "lid")
        except api.Organisatiefout as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, _("De gegevens van %(wie)s zijn bijgewerkt.") % {"wie": regel.naam})
            return redirect("beheer:organisatie")
    context = {
        "regel": regel,
        "rol": rolnaam(regel.regio, regel.rol, klok.vandaag()),
        "in_dienst": regel.tot is None or regel.tot > klok.nu(),
        "zelf": regel.account == lezer.account,
        "dossiers": aantal_per_account(regel.organisatie, regel.rol, [regel.account])[regel.account],
        "form": form,
        "kruimels": kruimels(regel.naam),
    }
    return render(request, "beheer/lid.html", context, status=NIET_GOED if form.errors else 200)


@eis_bevoegdheid("leden_beheren")
@require_POST
def uit_dienst(request: HttpRequest, nummer: int) -> HttpResponse:
    """End a membership now, and offer the open work to the team. Nobody ends their own."""
    regel = _regel(request, nummer)
    if regel.account == lezer_van_verzoek(request).account:
        messages.error(request, _("U kunt uzelf niet uit dienst melden. Vraag het een andere beheerder."))
        return redirect("beheer:lid", nummer)
    with transaction.atomic():
        api.beeindig(regel.organisatie, nummer)
        log_leden(lezer_van_verzoek(request), [regel.account], "uit_dienst")
        aantal = bied_aan_team(regel.account, regel.organisatie, regel.rol, regel.team)
    messages.success(request, f"{_('%(wie)s heeft nu geen toegang meer.') % {'wie': regel.naam}} {_verdeeld(aantal)}")
    return redirect("beheer:organisatie")


@eis_bevoegdheid("leden_beheren")
@require_POST
def bied_werk_aan(request: HttpRequest, nummer: int) -> HttpResponse:
    """Offer the open work of who is away to the team."""
    regel = _regel(request, nummer)
    with transaction.atomic():
        aantal = bied_aan_team(regel.account, regel.organisatie, regel.rol, regel.team)
        log_leden(lezer_van_verzoek(request), [regel.account], "werk_aanbieden")
    messages.success(request, _verdeeld(aantal))
    return redirect("beheer:lid", nummer)


def _verdeeld(aantal: int) -> str:
    zin = ngettext("%(n)d dossier wacht op een collega.", "%(n)d dossiers wachten op een collega.", aantal)
    return zin % {"n": aantal}


def _regel(request: HttpRequest, nummer: int) -> api.Lidregel:
    """A member of the own organisation; not found for any other."""
    try:
        return api.lid(lezer_van_verzoek(request).organisatie, nummer)
    except api.Organisatiefout:
        raise Http404 from None
