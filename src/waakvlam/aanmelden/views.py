"""Registering a participant: one form, a look whether the own organisation knows them already, and then a dossier."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from waakvlam.aanmelden.forms import Aanmeldformulier
from waakvlam.dossierblad.api import naar_wie
from waakvlam.dossiers import api
from waakvlam.organisaties.api import Organisatiefout
from waakvlam.toegang.api import Lezer, eis_lezer, lezer_van_verzoek
from waakvlam.web.api import NIET_GOED, woorden_van


@eis_lezer
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """The form, and by POST the dossier. Not found for who opens no dossiers."""
    lezer = lezer_van_verzoek(request)
    setnaam = api.set_om_te_openen(lezer)
    if setnaam is None:
        raise Http404
    rekenset = woorden_van(setnaam).rekenset
    form = Aanmeldformulier(lezer, rekenset, api.overdracht(lezer), request.POST or None)
    dubbel: tuple[api.Gevonden, ...] = ()
    if toch := "toch" in request.POST:
        form.vraag_of_het_een_ander_is()
    if form.is_bound and form.is_valid():
        dubbel = () if toch else api.mogelijk_dubbel(lezer, form.gegevens)
        if dubbel:
            form.vraag_of_het_een_ander_is()
            form.add_error("toch", _("Kijk eerst of het dossier er al is. Zet dan pas het vinkje."))
        elif nummer := _open(lezer, setnaam, form):
            messages.success(request, _("Het dossier is geopend."))
            return redirect("aanmelden:voorbereiding", nummer)
    context = {
        "form": form,
        "dubbel": dubbel,
        "kop": rekenset.afspraken.kop,
        "deelnemer": rekenset.rollen["deelnemer"].titel,
        "kruimels": [(_("Werkvoorraad"), reverse("werkvoorraad:lijst")), (_("Nieuw dossier"), None)],
    }
    return render(request, "aanmelden/nieuw.html", context, status=NIET_GOED if form.errors else 200)


def _open(lezer: Lezer, setnaam: str, form: Aanmeldformulier) -> str | None:
    """Open the dossier and let the work go to who was chosen; None where the form says what is wrong."""
    gegeven = form.cleaned_data
    try:
        with transaction.atomic():
            nummer = api.open_dossier(
                lezer, form.gegevens, setnaam, op=gegeven["op"], kenmerk=gegeven["kenmerk"], verzoek=gegeven["bewijs"]
            )
            if gegeven["wie"] and not api.behandelaar(lezer, nummer).vanaf:
                api.draag_over(lezer, nummer, **naar_wie(gegeven["wie"]))
            return nummer
    except api.Ongeldig as fout:
        form.neem_fouten_over(fout.fouten)
    except (api.Geweigerd, api.MotiveringNodig, api.AnderVerzoek, Organisatiefout) as fout:
        form.add_error(None, str(fout))
    return None
