"""The page on which an administrator lets support in, sees who was in, and ends it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam.toegang import ondersteuning as kern
from waakvlam.toegang.toelating import eis_bevoegdheid, lezer_van_verzoek


class Verlenen(forms.Form):
    """To whom, why and for how long."""

    account = forms.ChoiceField(label=_("Wie kijkt mee?"), choices=lambda: list(kern.ondersteuners().items()))
    reden = forms.ChoiceField(label=_("Waarom?"), choices=list(kern.REDENEN.items()))
    uren = forms.TypedChoiceField(label=_("Hoeveel uur?"), coerce=int, choices=[(uur, str(uur)) for uur in kern.UREN])


@eis_bevoegdheid("leden_beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def ondersteuning(request: HttpRequest) -> HttpResponse:
    """Who looks or looked along; a POST lets someone in."""
    lezer = lezer_van_verzoek(request)
    form = Verlenen(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kern.verleen(lezer, **form.cleaned_data)
        messages.success(request, __("De ondersteuning kan nu meekijken."))
        return redirect("toegang:ondersteuning")
    context = {"form": form, "regels": kern.overzicht(lezer.organisatie), "iemand": bool(kern.ondersteuners())}
    return render(request, "toegang/ondersteuning.html", context)


@eis_bevoegdheid("leden_beheren")
@require_POST
def beeindig(request: HttpRequest, nummer: int) -> HttpResponse:
    """End it, at once."""
    if kern.beeindig(lezer_van_verzoek(request), nummer):
        messages.success(request, __("De ondersteuning kijkt niet meer mee."))
    return redirect("toegang:ondersteuning")
