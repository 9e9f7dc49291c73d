"""Sign a settled form: under the own account, by hand on the screen, on paper with a scan, or say that one does not."""

import secrets
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from waakvlam import klok
from waakvlam.bijlagen.api import Afgekeurd, voeg_toe
from waakvlam.dossierblad.api import MAX_REGEL, REDELIJK, Blad, Motivering, dossierpagina
from waakvlam.dossiers.api import (
    WIJZEN,
    Handtekening,
    Ongeldig,
    Stuk,
    Vastlegfout,
    Vastlegging,
    in_een_keer,
    onderteken,
)
from waakvlam.formulieren.gedeeld import NIET_GOED, eis_stuk, formulier_van, kan_tekenen, open_blad, tekenaars, toon
from waakvlam.formulieren.tekenfeiten import als_vastleggingen, na_tekenen
from waakvlam.kern.formulier import Formulier
from waakvlam.toegang.api import Lezer, lezer_van_verzoek
from waakvlam.web.api import DatumVeld, Handtekeningveld

WIJZE = {
    "account": _("Met mijn eigen account"),
    "scherm": _("Met de hand, hier op het scherm"),
    "scan": _("Op papier. Ik voeg een scan toe"),
    "niet_getekend": _("Tekent niet"),
}


class Tekenformulier(forms.Form):
    """Who signs, and how."""

    rol = forms.ChoiceField(label=_("Wie tekent?"), widget=forms.RadioSelect)
    wijze = forms.ChoiceField(label=_("Hoe?"), choices=list(WIJZE.items()), widget=forms.RadioSelect)
    wie = forms.CharField(
        label=_("Naam van wie tekent"),
        help_text=_("Bij een handtekening op het scherm of op papier."),
        required=False,
        max_length=MAX_REGEL,
    )
    haal = Handtekeningveld()
    scan = forms.FileField(label=_("Scan of foto van de handtekening"), required=False, allow_empty_file=True)
    reden = Motivering(_("Waarom tekent deze partij niet?"), required=False)
    op = DatumVeld(label=_("Op welke dag?"), validators=REDELIJK)
    bewijs = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, blad: Blad, lezer: Lezer, rollen: list[str], *args: Any) -> None:
        """`rollen`: that must still sign and for whom this reader can have it done."""
        begin = {"op": klok.vandaag(), "bewijs": secrets.token_hex(16), "rol": rollen[0] if len(rollen) == 1 else None}
        gestuurd, bestanden = args or (None, None)
        super().__init__(gestuurd, bestanden, initial=begin)
        self.blad, self.lezer = blad, lezer
        self.fields["rol"] = forms.ChoiceField(
            label=_("Wie tekent?"), choices=[(rol, blad.woorden.rol(rol)) for rol in rollen], widget=forms.RadioSelect
        )
        self.fields["op"].widget.attrs["max"] = klok.vandaag().isoformat()

    def clean(self) -> None:
        """What each way of signing asks."""
        gegeven = self.cleaned_data
        wijze = gegeven.get("wijze")
        if wijze == "account" and gegeven.get("rol") not in self.blad.woorden.rekenset.groepen[self.lezer.rol]:
            self.add_error("wijze", __("Met uw account tekent u alleen voor uw eigen organisatie."))
        if wijze in {"scherm", "scan"} and not gegeven.get("wie"):
            self.add_error("wie", __("Schrijf de naam van wie tekent."))
        if wijze == "scherm" and not gegeven.get("haal"):
            self.add_error("wijze", __("Zet de handtekening in het vak, of kies een andere manier."))
        if wijze == "scan" and not gegeven.get("scan"):
            self.add_error("scan", __("Kies het bestand met de scan."))
        if wijze == "niet_getekend" and not gegeven.get("reden"):
            self.add_error("reden", __("Schrijf waarom deze partij niet tekent."))


@dossierpagina
@require_http_methods(["GET", "HEAD", "POST"])
def tekenen(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """The page on which one signs, with the text that is signed."""
    lezer = lezer_van_verzoek(request)
    blad = open_blad(lezer, nummer, kort=request.method != "POST")
    stuk = eis_stuk(blad, kenmerk)
    formulier = formulier_van(blad, stuk)
    if formulier is None:
        raise Http404
    gezet = tekenaars(formulier, stuk, blad.woorden.rekenset)
    rollen = [rol for rol, klaar in gezet.items() if not klaar and kan_tekenen(blad, lezer, rol)]
    if not rollen:
        return redirect("formulieren:stuk", nummer, kenmerk)
    form = Tekenformulier(blad, lezer, rollen, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and form.is_valid() and _teken(lezer, blad, stuk, formulier, form):
        messages.success(request, __("De handtekening is vastgelegd."))
        return redirect("formulieren:stuk", nummer, kenmerk)
    context = {"form": form, "stuk": stuk, "eigen_rol": blad.woorden.rol(lezer.rol), "lezer": lezer}
    return toon(request, blad, "tekenen", __("Onderteken"), context, NIET_GOED if form.errors else 200)


def _teken(lezer: Lezer, blad: Blad, stuk: Stuk, formulier: Formulier, form: Tekenformulier) -> bool:
    """Record the signature with the scan and the facts that follow from it. What is refused is said in the form."""
    gegeven = form.cleaned_data
    rol = gegeven["rol"]
    veld = next(v for v in formulier.velden if v.soort == "handtekening" and v.door == rol)
    feiten: list[Vastlegging] = []
    if gegeven["wijze"] != "niet_getekend":
        feiten = als_vastleggingen(blad, na_tekenen(blad, formulier, stuk, rol, gegeven["op"]), stuk)
    zelf = rol in blad.woorden.rekenset.groepen[lezer.rol]
    try:
        with in_een_keer():
            bijlage = _scan(lezer, blad, form, veld.categorie) if gegeven["wijze"] == "scan" else ""
            handtekening = Handtekening(
                WIJZEN[gegeven["wijze"]], lezer.rol if zelf else rol, veld.categorie,
                lezer.naam if gegeven["wijze"] == "account" else gegeven["wie"],
                gegeven["haal"] if gegeven["wijze"] == "scherm" else (), bijlage, reden=gegeven["reden"],
            )  # fmt: skip
            onderteken(
                lezer, blad.beeld.nummer, stuk.kenmerk, stuk.versie, handtekening, gegeven["op"], feiten,
                verzoek=gegeven["bewijs"],
            )  # fmt: skip
    except Afgekeurd as fout:
        form.add_error("scan", str(fout))
    except Ongeldig as fout:
        for veldnaam, teksten in fout.fouten.items():
            form.add_error(veldnaam if veldnaam in {"op", "rol"} else None, list(teksten))
    except Vastlegfout as fout:
        form.add_error(None, str(fout))
    return not form.errors


def _scan(lezer: Lezer, blad: Blad, form: Tekenformulier, categorie: str) -> str:
    """The mark of the attachment with the scan."""
    bestand = cast("TemporaryUploadedFile", form.cleaned_data["scan"])
    bewijs = form.cleaned_data["bewijs"][::-1]
    return voeg_toe(lezer, blad.beeld.nummer, bestand, categorie, verzoek=bewijs).kenmerk
