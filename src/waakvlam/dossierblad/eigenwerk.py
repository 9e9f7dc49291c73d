"""The page of what only the own organisation sees: notes, and tasks with a date that stand in its work list."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from waakvlam import klok
from waakvlam.dossierblad import eigentaken, velden
from waakvlam.dossierblad.forms import Poort
from waakvlam.dossierblad.onderwerpen import nieuw_kenmerk
from waakvlam.dossierblad.poging import probeer
from waakvlam.dossierblad.tonen import Blad, Blik
from waakvlam.dossierblad.views import dossierpagina, toon
from waakvlam.dossiers.api import TAAK_GEDAAN, TAAK_GESTELD, Feitregel, Vastlegging, dossierbeeld
from waakvlam.toegang.api import heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import DatumVeld

NIET_GOED = 422
ALLEEN_WIJ = _("Alleen uw eigen organisatie leest dit. De deelnemer kan erom vragen. Noem geen medische gegevens.")
GELUKT: dict[str, str | Promise] = {
    "notitie": _("De notitie staat erbij."),
    "taak": _("De taak staat erbij, en op haar dag in uw werkvoorraad."),
    "gedaan": _("De taak is klaar."),
}


class Notitieformulier(Poort):
    """One note."""

    prefix = "notitie"
    tekst = forms.CharField(
        label=_("Notitie"), help_text=ALLEEN_WIJ, max_length=velden.MAX_TEKST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def vastlegging(self) -> Vastlegging:
        """What is asked of the store."""
        return Vastlegging(eigentaken.NOTITIE, klok.vandaag(), velden={"tekst": self.cleaned_data["tekst"]})


class Taakformulier(Poort):
    """One task with its day."""

    prefix = "taak"
    tekst = forms.CharField(label=_("Wat gaat u doen?"), help_text=ALLEEN_WIJ, max_length=velden.MAX_REGEL)
    uiterlijk = DatumVeld(label=_("Voor of op welke dag?"), validators=velden.REDELIJK)

    def vastlegging(self) -> Vastlegging:
        """What is asked of the store."""
        gegeven = {naam: self.cleaned_data[naam] for naam in ("tekst", "uiterlijk")}
        betreft = nieuw_kenmerk("taak", self.cleaned_data["bewijs"])
        return Vastlegging(TAAK_GESTELD, klok.vandaag(), betreft=betreft, velden=gegeven)


class Klaarformulier(Poort):
    """That a task is done."""

    prefix = "gedaan"
    betreft = forms.SlugField(max_length=40, widget=forms.HiddenInput)

    def vastlegging(self) -> Vastlegging:
        """What is asked of the store."""
        return Vastlegging(TAAK_GEDAAN, klok.vandaag(), betreft=self.cleaned_data["betreft"])


FORMULIEREN: dict[str, type[Notitieformulier | Taakformulier | Klaarformulier]] = {
    "notitie": Notitieformulier,
    "taak": Taakformulier,
    "gedaan": Klaarformulier,
}


@dossierpagina
@require_http_methods(["GET", "HEAD", "POST"])
def eigen_werk(request: HttpRequest, nummer: str) -> HttpResponse:
    """Notes and tasks, and a form for each; never more than one of them is sent."""
    lezer = lezer_van_verzoek(request)
    blad = Blad(dossierbeeld(lezer, nummer), Blik())
    begin = Poort.begin(blad.beeld.stand)
    forms_: dict[str, Any] = {naam: soort(initial=begin) for naam, soort in FORMULIEREN.items()}
    welke, context = request.POST.get("wat", ""), {}
    if request.method == "POST" and welke in FORMULIEREN:
        form = forms_[welke] = FORMULIEREN[welke](request.POST)
        if form.is_valid():
            uitkomst = probeer(request, lezer, blad, form, [form.vastlegging()], str(GELUKT[welke]))
            if uitkomst.verder is not None:
                messages.success(request, str(GELUKT[welke]))
                return redirect("dossierblad:eigen_werk", nummer)
            context = uitkomst.context
    context |= {
        "forms": forms_,
        "mag": heeft_bevoegdheid(lezer, "vastleggen"),
        "taken": [_taak(blad, f) for f in eigentaken.open_taken(blad.beeld)],
        "gedaan": [_taak(blad, f) for f in eigentaken.gedane_taken(blad.beeld)],
        "notities": [blad.feit(f) for f in eigentaken.notities(blad.beeld)],
    }
    antwoord = toon(request, blad, "eigen_werk", context)
    if any(form.errors for form in forms_.values()) or "geweigerd" in context:
        antwoord.status_code = NIET_GOED
    return antwoord


def _taak(blad: Blad, feit: Feitregel) -> dict[str, Any]:
    """A task as the page shows it."""
    return {
        "wat": eigentaken.veld(feit, "tekst"),
        "uiterlijk": eigentaken.veld(feit, "uiterlijk"),
        "betreft": feit.betreft,
        **{naam: blad.feit(feit).get(naam, "") for naam in ("verbeter_url", "trek_in_url")},
    }
