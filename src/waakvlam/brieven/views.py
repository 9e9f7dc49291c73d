"""The letters of a dossier: which there are and can be written; one letter, on paper too; signing and sending it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam import klok
from waakvlam.brieven import kiezen, opstellen
from waakvlam.brieven.bewaard import Bewaard, brieven_van
from waakvlam.brieven.handelingen import Eersteverzending, Naverzending, Tekenformulier, Verzendvelden
from waakvlam.brieven.opmaak import als_pdf
from waakvlam.brieven.schrijven import FORMULIER, NIET_GOED, SOORT, blad_van
from waakvlam.dossierblad.api import Poort, bewaar_resultaat, dossierpagina, kruimels, niet_vastgelegd
from waakvlam.dossiers.api import (
    BIJLAGE,
    Resultaat,
    Vastlegfout,
    concepten,
)
from waakvlam.dossiers.api import onderteken as zet_handtekening
from waakvlam.dossiers.api import verzend as leg_verzending_vast
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, lezer_van_verzoek
from waakvlam.web.api import clausuleprefix, datum_kort


@dossierpagina
@require_safe
def lijst(request: HttpRequest, nummer: str) -> HttpResponse:
    """The letters with where each stands, the drafts, and what can be written."""
    lezer = lezer_van_verzoek(request)
    blad = blad_van(lezer, nummer)
    titels = {brief.id: brief.titel for brief in blad.woorden.rekenset.afspraken.brieven}
    mag = heeft_bevoegdheid(lezer, "vastleggen")
    context = {
        "brieven": [_rij(Bewaard(blad, lezer, stuk)) for stuk in brieven_van(blad)],
        "concepten": [
            {
                "titel": titels.get(c.naam, c.naam),
                "op": c.gewijzigd_op.astimezone(klok.AMSTERDAM).date(),
                "kenmerk": c.kenmerk,
            }
            for c in (concepten(lezer, nummer) if mag else ())
            if c.soort == SOORT and c.naam in titels
        ],
        "groepen": kiezen.groepen(blad, lezer),
    }
    basis = {"blad": blad, "kruimels": kruimels(blad, (_("Brieven"), None))}
    return render(request, "brieven/lijst.html", basis | context)


def _rij(bewaard: Bewaard) -> dict[str, Any]:
    status, woord = bewaard.stand
    return {
        "titel": bewaard.stuk.titel,
        "nummer": bewaard.nummer,
        "op": bewaard.stuk.op,
        "van": bewaard.heel.tekst("van"),
        "aan": bewaard.heel.tekst("aan"),
        "versie": bewaard.stuk.versie,
        "status": status if bewaard.stuk.eigen else "",
        "woord": woord,
        "url": reverse("brieven:brief", args=[bewaard.blad.beeld.nummer, bewaard.stuk.kenmerk]),
    }


@dossierpagina
@require_safe
def brief(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """One letter: for the sender as each recipient has it, for another as far as that reader sees it."""
    bewaard = _zoek(request, nummer, kenmerk, request.GET.get("versie", ""))
    voor = _voor(request, bewaard)
    context = _basis(bewaard) | {
        "exemplaar": bewaard.exemplaar(voor) if voor else bewaard.heel,
        "voor": voor,
        "tabs": _tabs(bewaard, voor),
        "wacht": bool(voor) and not bewaard.oud and voor in bewaard.te_verzenden and bewaard.wacht(voor),
        "stappen": [stap for stap in bewaard.stappen() if stap["klaar"] or not bewaard.oud],
        "pdf_vraag": _vraag_om(bewaard, voor),
        "eigen_delen": opstellen.eigen_delen(bewaard.stuk.delen),
        "bronnen": opstellen.bronnen(bewaard.stuk.delen),
    }
    return render(request, "brieven/brief.html", context)


def _tabs(bewaard: Bewaard, voor: str) -> list[dict[str, Any]]:
    if not bewaard.stuk.eigen:
        return []
    adres = reverse("brieven:brief", args=[bewaard.blad.beeld.nummer, bewaard.stuk.kenmerk])
    rijen = [("", _("Hele brief"))]
    kopie_aan = bewaard.heel.rollen("kopie_aan")
    for rol in bewaard.ontvangers:
        zin = _("Kopie aan %(wie)s") if rol in kopie_aan else _("Aan %(wie)s")
        rijen.append((rol, zin % {"wie": bewaard.blad.woorden.rol(rol)}))
    return [{"label": label, "url": adres + _vraag_om(bewaard, rol), "huidig": rol == voor} for rol, label in rijen]


def _vraag_om(bewaard: Bewaard, voor: str) -> str:
    """What an address asks for: a recipient, and a version that is not the newest."""
    gevraagd = {"voor": voor} | ({"versie": bewaard.stuk.versie} if bewaard.oud else {})
    return f"?{urlencode(gevraagd)}"


@dossierpagina
@require_safe
def pdf(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """The letter on paper: of the recipient that is asked for, or as far as the reader sees it."""
    bewaard = _zoek(request, nummer, kenmerk, request.GET.get("versie", ""))
    voor = _voor(request, bewaard)
    exemplaar = bewaard.exemplaar(voor) if voor else bewaard.heel
    if exemplaar.leeg:
        raise Http404
    getekend = [gezet for rol in bewaard.ondertekenaars if (gezet := bewaard.gezet(rol)) is not None]
    inhoud = als_pdf(exemplaar, getekend, bewaard.mede, bewaard.blad.woorden)
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    naam = "-".join(filter(None, ["brief", exemplaar.tekst("nummer"), voor]))
    antwoord.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{naam}.pdf") or ""
    )
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


@dossierpagina
@require_http_methods(FORMULIER)
def onderteken(request: HttpRequest, nummer: str, kenmerk: str, rol: str) -> HttpResponse:
    """Record that a party signed."""
    bewaard = _zoek(request, nummer, kenmerk)
    if (
        not heeft_bevoegdheid(bewaard.lezer, "vastleggen")
        or bewaard.heel.leeg
        or (not bewaard.tekent(rol) and not request.POST)
    ):
        raise Http404
    begin = Poort.begin(bewaard.blad.beeld.stand)
    form = Tekenformulier(bewaard, rol, _scans(bewaard), request.POST or None, initial=begin)
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        wat = (bewaard.lezer, nummer, kenmerk, bewaard.stuk.versie, form.handtekening(), form.cleaned_data["op"])
        try:
            zet_handtekening(*wat, verzoek=form.cleaned_data["bewijs"])
        except Vastlegfout as fout:
            context = niet_vastgelegd(form, fout).context
        else:
            messages.success(request, _("Dit staat nu bij de brief."))
            return redirect("brieven:brief", nummer, kenmerk)
    context |= _basis(bewaard, _("Ondertekenen")) | {
        "form": form, "partij": bewaard.blad.woorden.rol(rol), "besluit": bewaard.heel.tekst("orgaan"),
        "zelf": rol == bewaard.stuk.rol,
        "exemplaar": bewaard.exemplaar(rol) if rol in bewaard.ontvangers else bewaard.heel,
    }  # fmt: skip
    return _vraag(request, "brieven/tekenen.html", form, context)


def _scans(bewaard: Bewaard) -> list[tuple[str, str]]:
    """The attachments of the dossier that the reader sees, newest first."""
    feiten = [f for f in bewaard.blad.beeld.feiten if f.type == BIJLAGE and f.stand == "geldt" and not f.gewist_op]
    namen = [(f, next((str(w) for naam, _titel, w in f.velden if naam == "naam"), _("Bijlage"))) for f in feiten]
    return [(f.kenmerk, f"{naam}, {datum_kort(f.op)}") for f, naam in reversed(namen)]


@dossierpagina
@require_http_methods(FORMULIER)
def verzend(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Record to whom it went, how and when; the first time that is also the act that the letter is for."""
    bewaard = _zoek(request, nummer, kenmerk)
    if not heeft_bevoegdheid(bewaard.lezer, "vastleggen") or not bewaard.schrijft:
        raise Http404
    if not bewaard.is_getekend or not bewaard.te_verzenden:
        return redirect("brieven:brief", nummer, kenmerk)
    form, vooraf = _verzendformulier(request, bewaard)
    context: dict[str, Any] = {"vooraf": vooraf}
    if form.is_bound and form.is_valid():
        try:
            gedaan = _verzend(request, bewaard, form)
        except Vastlegfout as fout:
            context |= niet_vastgelegd(form, fout).context
        else:
            messages.success(request, _("De verzending ligt vast."))
            if vooraf is None:
                return redirect("brieven:brief", nummer, kenmerk)
            return redirect("dossierblad:vastgelegd", nummer, gedaan.kenmerk)
    context |= _basis(bewaard, _("Versturen")) | {"form": form, "clausule_url": clausuleprefix()}
    return _vraag(request, "brieven/versturen.html", form, context)


def _verzendformulier(request: HttpRequest, bewaard: Bewaard) -> tuple[Verzendvelden, Any]:
    """The form, and what the agreements say to the fact that goes with it; None where none does."""
    brief_ = bewaard.brief
    assert brief_ is not None
    blad = bewaard.blad
    begin = Poort.begin(blad.beeld.stand)
    soort = brief_.kopie_handeling if bewaard.verzonden_aan & set(bewaard.heel.rollen("aan")) else brief_.handeling
    if soort is None:
        return Naverzending(bewaard, brief_, request.POST or None, initial=begin), None
    mag = next((m for m in blad.beeld.kan_nu if m.type == soort), None)
    if mag is None:
        raise Http404
    reden = mag.oordeel == "met_motivering"
    return Eersteverzending(bewaard, brief_, mag, request.POST or None, initial=begin, reden=reden), mag


def _verzend(request: HttpRequest, bewaard: Bewaard, form: Verzendvelden) -> Resultaat:
    """Raises `Vastlegfout`."""
    stuk, nummer = bewaard.stuk, bewaard.blad.beeld.nummer
    wat = (bewaard.lezer, nummer, stuk.kenmerk, stuk.versie, form.verzendingen(), form.feiten())
    # What changed is kept in the same transaction, so that a second sending of the form finds it.
    with transaction.atomic():
        gedaan = leg_verzending_vast(*wat, verzoek=form.cleaned_data["bewijs"])
        if not gedaan.herhaald:
            bewaar_resultaat(request.session, stuk.titel, gedaan)
            request.session.save()
    return gedaan


def _vraag(request: HttpRequest, sjabloon: str, form: Poort, context: dict[str, Any]) -> HttpResponse:
    fout = bool(form.errors) or "geweigerd" in context or "ontbreekt" in context
    return render(request, sjabloon, context, status=NIET_GOED if fout else 200)


def _zoek(request: HttpRequest, nummer: str, kenmerk: str, versie: str = "") -> Bewaard:
    lezer: Lezer = lezer_van_verzoek(request)
    return Bewaard.zoek(blad_van(lezer, nummer), lezer, kenmerk, versie)


def _voor(request: HttpRequest, bewaard: Bewaard) -> str:
    """The recipient that is asked for; only for who sent it."""
    gevraagd = request.GET.get("voor", "")
    return gevraagd if bewaard.stuk.eigen and gevraagd in bewaard.ontvangers else ""


def _basis(bewaard: Bewaard, kruimel: str = "") -> dict[str, Any]:
    nummer, stuk = bewaard.blad.beeld.nummer, bewaard.stuk
    lijst_ = (_("Brieven"), reverse("brieven:lijst", args=[nummer]))
    eigen = (stuk.titel, reverse("brieven:brief", args=[nummer, stuk.kenmerk]) if kruimel else None)
    verder = [lijst_, eigen, *([(kruimel, None)] if kruimel else [])]
    return {"blad": bewaard.blad, "bewaard": bewaard, "stuk": stuk, "kruimels": kruimels(bewaard.blad, *verder)}
