"""Who within the own organisation works on a dossier: taking it on, and handing it over."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from waakvlam.dossierblad.views import dossierpagina
from waakvlam.dossiers import api
from waakvlam.organisaties.api import Organisatiefout
from waakvlam.toegang.api import Lezer, lezer_van_verzoek
from waakvlam.web.api import NIET_GOED

COLLEGA, TEAM = "collega:", "team:"


class Wieveld(forms.ChoiceField):
    """A choice of one colleague or team of the own organisation."""

    def bied_aan(self, keuze: api.Overdracht, leeg: str) -> None:
        """Offer these; `leeg`: what no choice is called."""
        self.choices = [
            ("", leeg),
            (__("Collega's"), [(f"{COLLEGA}{account}", naam) for account, naam in keuze.collegas]),
            (__("Teams"), [(f"{TEAM}{nummer}", naam) for nummer, naam in keuze.teams]),
        ]


def ik(lezer: Lezer) -> str:
    """The reader as a choice of `Wieveld`."""
    return f"{COLLEGA}{lezer.account}"


def naar_wie(keuze: str) -> dict[str, Any]:
    """A choice of `Wieveld` as `draag_over` takes it."""
    return (
        {"team": int(keuze.removeprefix(TEAM))} if keuze.startswith(TEAM) else {"account": keuze.removeprefix(COLLEGA)}
    )


class Overdrachtformulier(forms.Form):
    """One colleague or team."""

    naar = Wieveld(label=_("Wie gaat aan dit dossier werken?"))

    def __init__(self, keuze: api.Overdracht, *args: Any, **kwargs: Any) -> None:
        """Offer the own colleagues and teams."""
        super().__init__(*args, **kwargs)
        veld = self.fields["naar"]
        assert isinstance(veld, Wieveld)
        veld.bied_aan(keuze, __("Kies een collega of een team"))


@dossierpagina
@require_http_methods(["GET", "HEAD", "POST"])
def behandelaar(request: HttpRequest, nummer: str) -> HttpResponse:
    """Say who works on this dossier, and let the work go to somebody else. A POST with `ik` takes it on."""
    lezer = lezer_van_verzoek(request)
    wie = api.behandelaar(lezer, nummer)
    begin = {"naar": f"{TEAM}{wie.team}" if wie.team else f"{COLLEGA}{wie.account}" if wie.account else ""}
    data = {"naar": ik(lezer)} if "ik" in request.POST else request.POST or None
    form = Overdrachtformulier(api.overdracht(lezer), data, initial=begin)
    if form.is_bound and form.is_valid():
        try:
            nieuw = api.draag_over(lezer, nummer, **naar_wie(form.cleaned_data["naar"]))
        except Organisatiefout as fout:
            form.add_error(None, str(fout))
        else:
            wat = {"wie": nieuw.naam or nieuw.teamnaam}
            messages.success(request, __("%(wie)s werkt nu aan dit dossier.") % wat)
            return redirect("dossierblad:dossier", nummer)
    context = {
        "nummer": nummer,
        "behandelaar": wie,
        "form": form,
        "kruimels": [
            (__("Werkvoorraad"), reverse("werkvoorraad:lijst")),
            (nummer, reverse("dossierblad:dossier", args=[nummer])),
            (__("Wie werkt hieraan"), None),
        ],
    }
    return render(request, "dossierblad/behandelaar.html", context, status=NIET_GOED if form.errors else 200)
