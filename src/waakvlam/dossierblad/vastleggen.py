"""Recording: pick a fact, fill in its form, and read what changed. Corrections and withdrawals go the same way."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam import klok
from waakvlam.dossierblad import keuzes, resultaat
from waakvlam.dossierblad.forms import VELD, Feitformulier, Intrekformulier, Poort, beginwaarden
from waakvlam.dossierblad.gegevens import bekende
from waakvlam.dossierblad.gids import over_gegevens, wenken
from waakvlam.dossierblad.poging import Uitkomst, bekijk_eerst, probeer
from waakvlam.dossierblad.stukken import stukken
from waakvlam.dossierblad.tonen import Blad, Blik
from waakvlam.dossierblad.views import dossierpagina, kruimels
from waakvlam.dossiers.api import BIJLAGE, GEWIJZIGD, Feitregel, Mogelijkheid, Vastlegging, dossierbeeld
from waakvlam.kern.delen import GROND
from waakvlam.toegang.api import Lezer, lezer_van_verzoek, organisaties
from waakvlam.web.api import NIET_GOED, clausuleprefix, hoofdletter

FORMULIER = ["GET", "HEAD", "POST"]
MAX_ZOEK = 60
CRITERIUM = "criterium"
"""The field that an address may fill in beforehand: the clause of what is to be judged, nothing of a person."""


def _blad(lezer: Lezer, nummer: str) -> Blad:
    """The dossier of today: only there can something be recorded."""
    return Blad(dossierbeeld(lezer, nummer), Blik())


@dossierpagina
@require_safe
def kies(request: HttpRequest, nummer: str) -> HttpResponse:
    """Pick what happened."""
    blad = _blad(lezer_van_verzoek(request), nummer)
    gezocht, sleutel = request.GET.get("zoek", "").strip()[:MAX_ZOEK], request.GET.get("termijn", "")
    term = next((t for t in blad.beeld.termijnen if t.sleutel == sleutel), None)
    context = {
        "zoek": gezocht,
        "termijn": hoofdletter(term.wat) if term else "",
        "groepen": keuzes.groepen(blad, gezocht, sleutel if term else ""),
    }
    return _toon(request, blad, "kies", _("Feit vastleggen"), context)


@dossierpagina
@require_http_methods(FORMULIER)
def leg_vast(request: HttpRequest, nummer: str, soort: str) -> HttpResponse:
    """Record a new fact."""
    lezer = lezer_van_verzoek(request)
    blad = _blad(lezer, nummer)
    mag = next((m for m in blad.beeld.kan_nu if m.type == soort), None)
    if mag is None:
        raise Http404
    return _invullen(request, lezer, blad, mag, None)


@dossierpagina
@require_http_methods(FORMULIER)
def verbeter(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Replace a fact by what it should have been."""
    lezer = lezer_van_verzoek(request)
    blad = _blad(lezer, nummer)
    feit = _eigen_feit(request, blad, kenmerk)
    if feit.type == BIJLAGE:
        raise Http404
    mag = next((m for m in blad.beeld.kan_nu if m.type == feit.type), None)
    return _invullen(request, lezer, blad, mag or _zonder_regels(blad, feit), feit)


def _invullen(request: HttpRequest, lezer: Lezer, blad: Blad, mag: Mogelijkheid, oud: Feitregel | None) -> HttpResponse:
    """The form of one fact: shown, or sent and then recorded."""
    soort = blad.woorden.rekenset.typen[mag.type]
    begin: dict[str, Any] = beginwaarden(oud, soort) if oud else {"op": klok.vandaag()}
    if betreft := request.GET.get("betreft"):
        begin["betreft"] = betreft
    if CRITERIUM in soort.velden and request.GET.get(CRITERIUM) in blad.woorden.rekenset.criteria:
        begin[VELD + CRITERIUM] = request.GET[CRITERIUM]
    bekend = bekende(blad.beeld) if soort.type == GEWIJZIGD and oud is None else None
    begin |= {VELD + naam: waarde for naam, waarde in (bekend or {}).items()}
    met_reden = mag.oordeel == "met_motivering" or bool(oud and oud.motivering)
    form = Feitformulier(
        blad, soort, mag, lezer.rol, request.POST or None,
        initial=Poort.begin(blad.beeld.stand) | begin, reden=met_reden, oud=oud,
        bekend=bekend,
    )  # fmt: skip
    uitkomst = Uitkomst()
    if form.is_bound and form.is_valid():
        eerst = "proef" in request.POST
        feit = form.vastlegging()
        uitkomst = (
            bekijk_eerst(lezer, blad, form, feit) if eerst else probeer(request, lezer, blad, form, [feit], soort.titel)
        )
    if uitkomst.verder is not None:
        return uitkomst.verder
    gids = wenken(blad.woorden, "handeling", soort.type, lezer.rol)
    context = {
        "form": form,
        "soort": soort,
        "oud": blad.feit(oud) if oud else None,
        "vooraf": mag if not oud else None,
        "dicht": not oud and mag.oordeel == "nee" and not blad.heeft_onderwerp(soort.onderwerp),
        "clausules": mag.clausules,
        "zonder_toestemming": soort.type == GROND,
        "stukken": stukken(blad, lezer, soort.type),
        "wenken": gids,
        "over_gegevens": over_gegevens(blad.woorden, [soort.categorie], lezer.rol, gids),
        "over_keuzes": over_gegevens(blad.woorden, form.categorieen, lezer.rol),
        "organisaties": organisaties(ook_gesloten=False).values(),
        **uitkomst.context,
    }
    titel = _("Feit verbeteren") if oud else soort.titel
    return _toon(request, blad, "vastleggen", titel, context, _status(form, uitkomst))


@dossierpagina
@require_http_methods(FORMULIER)
def trek_in(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Withdraw a fact."""
    lezer = lezer_van_verzoek(request)
    blad = _blad(lezer, nummer)
    feit = _eigen_feit(request, blad, kenmerk)
    form = Intrekformulier(request.POST or None, initial=Poort.begin(blad.beeld.stand))
    uitkomst = Uitkomst()
    if form.is_bound and form.is_valid():
        vastlegging = Vastlegging(
            feit.type,
            feit.op,
            feit.tijd,
            feit.betreft,
            namens=feit.door if feit.door != lezer.rol else None,
            vervalt=feit.kenmerk,
            motivering=form.cleaned_data["motivering"],
        )
        uitkomst = probeer(request, lezer, blad, form, [vastlegging], feit.titel)
    if uitkomst.verder is not None:
        return uitkomst.verder
    context = {"feit": blad.feit(feit), "form": form, **uitkomst.context}
    return _toon(request, blad, "trek_in", _("Feit intrekken"), context, _status(form, uitkomst))


@dossierpagina
@require_safe
def vastgelegd(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """What changed by recording. Only for who just did so; others find the fact on the timeline."""
    blad = _blad(lezer_van_verzoek(request), nummer)
    gevonden = resultaat.bewaard(request.session, kenmerk)
    if gevonden is None:
        return redirect("dossierblad:tijdlijn", nummer)
    fasen = {fase.naam: fase.titel for fase in blad.beeld.fasen}
    context = {
        "titel": gevonden["titel"],
        "regels": resultaat.regels(gevonden, blad.woorden, klok.vandaag()),
        "fase": fasen.get(gevonden["fase"][1] or "", ""),
    }
    return _toon(request, blad, "vastgelegd", _("Vastgelegd"), context)


def _toon(
    request: HttpRequest, blad: Blad, sjabloon: str, kruimel: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    basis = {
        "blad": blad,
        "kruimels": kruimels(blad, (kruimel, None)),
        "clausule_url": clausuleprefix(),
        "peildatum": blad.beeld.peildatum,
    }
    return render(request, f"dossierblad/{sjabloon}.html", basis | context, status=status)


def _status(form: Poort, uitkomst: Uitkomst) -> int:
    return NIET_GOED if form.errors or uitkomst.context.keys() - {"proef"} else 200


def _eigen_feit(request: HttpRequest, blad: Blad, kenmerk: str) -> Feitregel:
    """A fact that the reader's organisation recorded and that still holds; not found for any other.

    A form that is sent may be the one that ended it, sent again: the store knows.
    """
    feit = next((f for f in blad.beeld.feiten if f.kenmerk == kenmerk), None)
    if feit is None or not feit.eigen or (feit.stand != "geldt" and request.method != "POST"):
        raise Http404
    return feit


def _zonder_regels(blad: Blad, feit: Feitregel) -> Mogelijkheid:
    """A type that is not offered anew, such as the opening of the dossier, may still be corrected."""
    soort = blad.woorden.rekenset.typen[feit.type]
    return Mogelijkheid(
        soort.type, soort.titel, soort.thema, soort.betekenis, "ja", geregeld=False, ontbreekt=(), clausules=(),
        eigen=True, namens=(), plek="overig",
    )  # fmt: skip
