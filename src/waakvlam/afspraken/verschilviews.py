"""Pages that compare two versions: the differences, which hold nothing personal, and the effect on own dossiers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from waakvlam import klok
from waakvlam.afspraken import verschillen
from waakvlam.dossiers.api import MAX_DOSSIERS, effect_op_dossiers
from waakvlam.toegang.api import eis_lezer, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix


@require_safe
@eis_lezer
def verschil(request: HttpRequest) -> HttpResponse:
    """Two sets side by side: what is new, gone, stricter, looser or different."""
    context = verschillen.verschilblad(verschillen.Keuze(request.GET), request.GET.get("pagina"))
    return render(request, "afspraken/verschil.html", {**context, "clausule_url": clausuleprefix()})


@require_safe
@eis_lezer
def effect(request: HttpRequest) -> HttpResponse:
    """What the new version would do to the dossiers that the reader may see."""
    keuze = verschillen.Keuze(request.GET)
    vraag = verschillen.effectvraag(keuze, request.GET, klok.vandaag())
    kop = verschillen.kopblad(keuze, "effect")
    zelfde_regio = len({k.regio for k in kop["koppen"]}) == 1
    context = {**kop, "vraag": vraag, "zelfde_regio": zelfde_regio, "hoogstens": MAX_DOSSIERS}
    if zelfde_regio and not kop["zelfde"] and vraag.is_valid():
        dagen = vraag.cleaned_data["vanaf"], vraag.cleaned_data["peildatum"]
        paar = verschillen.vergelijking(keuze.waarde("a"), keuze.waarde("b"))
        gevonden = effect_op_dossiers(lezer_van_verzoek(request), paar, *dagen)
        context |= {**verschillen.effectblad(gevonden, paar), "te_vroeg": dagen[1] < dagen[0]}
    return render(request, "afspraken/verschil_effect.html", {**context, "clausule_url": clausuleprefix()})
