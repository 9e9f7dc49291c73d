"""The page 'Woning' of a dossier: the offer, what a refusal means, contracts and key; and the card with contacts."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam import klok
from waakvlam.bron.api import kop
from waakvlam.dossierblad.api import REDELIJK, Blad, Blik, Poort, dossierpagina, kruimels, niet_vastgelegd
from waakvlam.dossiers.api import Gewijzigd, Mogelijkheid, Vastlegfout, dossierbeeld
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import DatumVeld, clausuleprefix, hoofdletter
from waakvlam.woningen.aanbod import Aanbodregel, Bod, aanbiedingen, bied_aan
from waakvlam.woningen.bestand import Woningregel, woningen
from waakvlam.woningen.lijsten import CONTRACT, START, Stap, gevolgen_van_weigeren, stappen
from waakvlam.woningen.meterkastkaart import contacten, kaart
from waakvlam.woningen.models import OPEN, TOEGEWEZEN
from waakvlam.woningen.views import NIET_GOED
from waakvlam.woningen.vragen import AANGEBODEN, vragenlijst_voor
from waakvlam.woningen.weergave import aanduiding

STANDEN = {OPEN: gettext_lazy("Open"), TOEGEWEZEN: gettext_lazy("Toegewezen")}
GROEPEN = {
    CONTRACT: gettext_lazy("Contracten"),
    START: gettext_lazy("Sleutel en inrichting"),
    "rest": gettext_lazy("Inschrijven, toeslagen en verder"),
}


class Bodformulier(Poort):
    """Which home is offered, on what day, and why where that is asked."""

    woning = forms.ChoiceField(label=gettext_lazy("Welke woning?"))
    op = DatumVeld(label=gettext_lazy("Op welke dag is zij aangeboden?"), validators=REDELIJK)
    motivering = forms.CharField(
        label=gettext_lazy("Waarom wijkt u af van de afspraken?"),
        help_text=gettext_lazy("Alleen nodig als er nog iets ontbreekt. Noem geen zorg en geen medische gegevens."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, vrij: Iterable[Woningregel], *args: Any, **kwargs: Any) -> None:
        """`vrij`: the homes to choose from."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("op", klok.vandaag())
        keuzes = [("", _("Maak een keuze")), *((regel.kenmerk, aanduiding(regel)) for regel in vrij)]
        cast("forms.ChoiceField", self.fields["woning"]).choices = keuzes


@dossierpagina
@require_safe
def woning(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything about a home in one dossier."""
    lezer = lezer_van_verzoek(request)
    blad = _blad(lezer, nummer)
    regels = aanbiedingen(blad.woorden.rekenset, blad.beeld.feiten)
    context = {
        "aanbiedingen": [_aanbod(blad, regel) for regel in regels],
        "mag_bieden": _mag_bieden(lezer, blad) and not any(r.stand == OPEN for r in regels),
        "gevolgen": gevolgen_van_weigeren(blad.woorden),
        "groepen": _groepen(blad, stappen(blad.woorden.rekenset, blad.beeld)),
        "contacten": contacten(_regio(blad), _organisaties(blad)),
    }
    return _toon(request, blad, "woningen/dossier.html", context)


@dossierpagina
@require_http_methods(["GET", "HEAD", "POST"])
def aanbieden(request: HttpRequest, nummer: str) -> HttpResponse:
    """Offer a home that is free."""
    lezer = lezer_van_verzoek(request)
    blad = _blad(lezer, nummer)
    if not _mag_bieden(lezer, blad):
        raise Http404
    vrij = [regel for regel in woningen(lezer) if regel.stand == "vrij"]
    form = Bodformulier(vrij, request.POST or None, initial=Poort.begin(blad.beeld.stand))
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        gegeven = form.cleaned_data
        bod = Bod(gegeven["woning"], gegeven["op"], gegeven["bewijs"], gegeven["motivering"])
        try:
            bied_aan(lezer, blad.beeld, bod, gegeven["stand"])
        except Gewijzigd as fout:
            data = cast("QueryDict", form.data).copy()
            data["stand"] = blad.beeld.stand
            form.data = data
            form.add_error(None, str(fout))
        except Vastlegfout as fout:
            context = niet_vastgelegd(form, fout).context
        else:
            messages.success(request, _("De woning is aangeboden."))
            return redirect("dossierwoning:woning", nummer)
    context |= {"form": form, "vrij": vrij, "gevolgen": gevolgen_van_weigeren(blad.woorden)}
    fout_ = bool(form.errors or context.get("geweigerd"))
    return _toon(request, blad, "woningen/aanbieden.html", context, NIET_GOED if fout_ else 200)


@dossierpagina
@require_safe
def meterkastkaart(request: HttpRequest, nummer: str) -> HttpResponse:
    """The card with contacts, to print."""
    blad = _blad(lezer_van_verzoek(request), nummer)
    pdf = kaart(_regio(blad), _organisaties(blad), klok.vandaag())
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord.headers["Content-Disposition"] = content_disposition_header(True, _("meterkastkaart.pdf")) or ""
    return antwoord


def _blad(lezer: Lezer, nummer: str) -> Blad:
    return Blad(dossierbeeld(lezer, nummer), Blik())


def _regio(blad: Blad) -> str:
    return kop(blad.beeld.afsprakenset).regio


def _organisaties(blad: Blad) -> set[str]:
    return {organisatie for organisatie, _rol in blad.beeld.partijen}


def _mag_bieden(lezer: Lezer, blad: Blad) -> bool:
    """Whether the agreements let this reader make an offer, and there is a list of homes to choose from."""
    mag = any(m.type == AANGEBODEN and m.eigen and m.oordeel != "nee" for m in blad.beeld.kan_nu)
    return mag and heeft_bevoegdheid(lezer, "vastleggen") and vragenlijst_voor(lezer, klok.vandaag()) is not None


def _aanbod(blad: Blad, regel: Aanbodregel) -> dict[str, Any]:
    """One offer: how it stands, what was told, the terms about it, what can be recorded, and what was."""
    onderwerpen = blad.woorden.rekenset.onderwerpen
    kan = (
        m for m in blad.beeld.kan_nu
        if m.type != AANGEBODEN and onderwerpen.get(m.type) == onderwerpen[AANGEBODEN] and m.oordeel != "nee"
    )  # fmt: skip
    return {
        "titel": blad.onderwerp(AANGEBODEN, regel.betreft) or regel.feit.titel,
        "open": regel.stand == OPEN,
        "stand": STANDEN.get(regel.stand, _("Gesloten")),
        "regels": regel.stuk.inhoud if regel.stuk else (),
        "termijnen": [blad.termijn(t) for t in blad.beeld.termijnen if t.loopt and t.betreft == regel.betreft],
        "acties": [_actie(blad, m, regel.betreft) for m in kan if regel.stand == OPEN or m.plek == "termijn"],
        "feiten": [blad.feit(feit) for feit in regel.feiten],
    }


def _actie(blad: Blad, mag: Mogelijkheid, betreft: str) -> dict[str, str]:
    return {"titel": hoofdletter(mag.titel), "url": f"{blad.adres('leg_vast', mag.type)}?betreft={betreft}"}


def _groepen(blad: Blad, alle: Iterable[Stap]) -> list[tuple[str, list[dict[str, Any]]]]:
    per: dict[str, list[dict[str, Any]]] = {groep: [] for groep in GROEPEN}
    for stap in alle:
        per[stap.groep].append(
            {
                "titel": stap.titel,
                "clausules": stap.clausules,
                "feit": blad.feit(stap.gedaan) if stap.gedaan else None,
                "url": blad.adres("leg_vast", stap.type) if stap.kan else "",
            }
        )
    return [(str(GROEPEN[groep]), rijen) for groep, rijen in per.items() if rijen]


def _toon(request: HttpRequest, blad: Blad, sjabloon: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    adres = reverse("dossierwoning:woning", args=[blad.beeld.nummer])
    basis = {
        "blad": blad,
        "beeld": blad.beeld,
        "kruimels": kruimels(blad, (_("Woning"), None if sjabloon.endswith("dossier.html") else adres)),
        "clausule_url": clausuleprefix(),
        "vandaag": blad.beeld.peildatum,
    }
    return render(request, sjabloon, basis | context, status=status)
