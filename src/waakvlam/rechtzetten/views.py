"""The pages of putting right: one fact to another dossier, or all that can go out of a double one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from waakvlam.dossierblad.api import Blad, Blik, Poort, dossierpagina, paginacontext
from waakvlam.dossiers import api
from waakvlam.rechtzetten.forms import Bestemming, Sluitbestemming
from waakvlam.rechtzetten.verhuizing import Rij, Verhuizing, rij
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import NIET_GOED

FORMULIER = ["GET", "HEAD", "POST"]


@dossierpagina
@require_http_methods(FORMULIER)
def overzetten(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """One fact of the own organisation to the dossier where it belongs."""
    lezer, blad = _open(request, nummer)
    feit = next((f for f in blad.beeld.feiten if f.kenmerk == kenmerk), None)
    mag = heeft_bevoegdheid(lezer, "vastleggen")
    if feit is None or not feit.eigen or not mag or (request.method != "POST" and _blijft(blad, feit)):
        raise Http404
    form = Bestemming(request.POST or None, initial=Poort.begin(blad.beeld.stand))
    verhuizing = Verhuizing(lezer, blad, form, [rij(blad, feit, request.POST or None, mee=True)])
    if _doe(request, verhuizing):
        return redirect("dossierblad:tijdlijn", nummer)
    return _toon(request, verhuizing, {"mag": mag, "kop": _("Hoort in een ander dossier")})


@dossierpagina
@require_http_methods(FORMULIER)
def samenvoegen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything that can go out of a double dossier, what went already, and what stays."""
    lezer, blad = _open(request, nummer)
    sluiten = any(m.type == api.GESLOTEN and m.oordeel == "ja" for m in blad.beeld.kan_nu)
    begin = {**Poort.begin(blad.beeld.stand), "naar": request.GET.get("naar", "")}
    form = Sluitbestemming(request.POST or None, initial=begin, mag_sluiten=sluiten)
    rijen = [
        rij(blad, feit, request.POST or None, mee=True)
        for feit in blad.beeld.feiten
        if _blijft(blad, feit) is None or f"{feit.kenmerk}-mee" in request.POST
    ]
    verhuizing = Verhuizing(lezer, blad, form, rijen)
    if _doe(request, verhuizing):
        return redirect("rechtzetten:samenvoegen", nummer)
    context = {"samen": True, "mag": heeft_bevoegdheid(lezer, "vastleggen"), "kop": _("Dubbel dossier")}
    return _toon(request, verhuizing, {**context, **_rest(lezer, blad, rijen)})


def _open(request: HttpRequest, nummer: str) -> tuple[Lezer, Blad]:
    """The dossier of today."""
    lezer = lezer_van_verzoek(request)
    blad = Blad(api.dossierbeeld(lezer, nummer), Blik())
    return lezer, blad


def _doe(request: HttpRequest, verhuizing: Verhuizing) -> bool:
    """Try what was filled in, or do it when exactly that was tried. True: it is done."""
    form = verhuizing.form
    if not form.is_bound or not form.is_valid() or not verhuizing.vind():
        return False
    if request.POST.get("stap") == "zet_over" and verhuizing.zet_over():
        n = len(verhuizing.over)
        klaar = ngettext("1 feit staat nu in dossier %(nummer)s.", "%(n)s feiten staan nu in dossier %(nummer)s.", n)
        messages.success(request, klaar % {"n": n, "nummer": verhuizing.nummer_daar})
        return True
    verhuizing.probeer()
    return False


def _blijft(blad: Blad, feit: api.Feitregel) -> str | None:
    return api.waarom_niet_over(blad.woorden.rekenset.typen[feit.type], feit)


def _rest(lezer: Lezer, blad: Blad, rijen: list[Rij]) -> dict[str, Any]:
    """What went already, what stays and why, and which dossiers can be of the same person."""
    geldend = [f for f in blad.beeld.feiten if f.stand == "geldt" and f.type != api.OVERGEZET]
    gaat = {r.form.prefix for r in rijen}
    beeld = blad.beeld
    wie = api.Persoonsgegevens(naam=beeld.naam or "", geboortedatum=beeld.gegevens.get("geboortedatum"))
    return {
        "gegaan": [blad.feit(f) for f in beeld.feiten if f.type == api.OVERGEZET],
        "blijft": [(blad.feit(f), _blijft(blad, f)) for f in geldend if f.eigen and f.kenmerk not in gaat],
        "van_anderen": sum(not f.eigen for f in geldend),
        "dubbel": [
            (d, f"{reverse('rechtzetten:samenvoegen', args=[beeld.nummer])}?naar={d.nummer}")
            for d in (api.mogelijk_dubbel(lezer, wie) if beeld.naam else ())
            if d.nummer != beeld.nummer
        ],
    }


def _toon(request: HttpRequest, verhuizing: Verhuizing, context: dict[str, Any]) -> HttpResponse:
    form = verhuizing.form
    adres = "rechtzetten:samenvoegen" if "samen" in context else ""
    basis = {**paginacontext(verhuizing.blad, adres), "form": form, "verhuizing": verhuizing}
    status = NIET_GOED if form.errors else 200
    return render(request, "rechtzetten/overzetten.html", {**basis, **context}, status=status)
