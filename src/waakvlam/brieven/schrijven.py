"""Writing a letter: fill it in beside its preview, keep it as a draft, see what each reader gets, settle it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from waakvlam import klok
from waakvlam.afspraken.api import GEWICHTEN
from waakvlam.brieven.bewaard import Bewaard, brieven_van
from waakvlam.brieven.forms import Vaststelformulier
from waakvlam.brieven.nummers import geef_nummer, is_gegeven
from waakvlam.brieven.opstellen import eerder_ingevuld
from waakvlam.brieven.samenstellen import Opstelling, brief_van
from waakvlam.dossierblad.api import Blad, Blik, dossierpagina, kruimels, niet_vastgelegd
from waakvlam.dossiers.api import (
    ConceptGewijzigd,
    Conceptinhoud,
    ConceptTeGroot,
    Gewijzigd,
    Nieuwstuk,
    Vastlegfout,
    begin_concept,
    bewaar_concept,
    dossierbeeld,
    gooi_weg,
    lees_concept,
    stel_vast,
)
from waakvlam.toegang.api import Lezer, NietGevonden, heeft_bevoegdheid, lezer_van_verzoek

FORMULIER = ["GET", "HEAD", "POST"]
NIET_GOED = 422
SOORT = "brief"


def blad_van(lezer: Lezer, nummer: str) -> Blad:
    """The dossier of today: only there is a letter written."""
    return Blad(dossierbeeld(lezer, nummer), Blik())


@dossierpagina
@require_http_methods(FORMULIER)
def nieuw(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """Begin a letter. What is sent becomes a draft."""
    lezer = lezer_van_verzoek(request)
    blad = blad_van(lezer, nummer)
    opstelling = _opstelling(blad, lezer, naam, request.POST or None)
    if not request.POST:
        return _toon(request, opstelling)
    if not opstelling.form.is_valid():
        return _toon(request, opstelling, status=NIET_GOED)
    try:
        regel = begin_concept(lezer, nummer, SOORT, naam, opstelling.form.waarden, opstelling.categorieen)
    except ConceptTeGroot as fout:
        opstelling.form.add_error(None, str(fout))
        return _toon(request, opstelling, status=NIET_GOED)
    return _verder(request, nummer, regel.kenmerk)


@dossierpagina
@require_http_methods(FORMULIER)
def concept(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Go on with a draft: keep it, look at it, throw it away."""
    lezer = lezer_van_verzoek(request)
    bewaard = _concept(lezer, nummer, kenmerk)
    blad = blad_van(lezer, nummer)
    if "weg" in request.POST:
        gooi_weg(lezer, nummer, kenmerk)
        messages.success(request, _("Het concept is weggegooid."))
        return redirect("brieven:lijst", nummer)
    opstelling = _opstelling(blad, lezer, bewaard.regel.naam, request.POST or _velden(bewaard))
    if not request.POST:
        return _toon(request, opstelling, bewaard)
    if not opstelling.form.is_valid():
        return _toon(request, opstelling, bewaard, status=NIET_GOED)
    versie = opstelling.form.cleaned_data["versie"] or 0
    try:
        bewaar_concept(lezer, nummer, kenmerk, opstelling.form.waarden, opstelling.categorieen, versie)
    except ConceptGewijzigd as fout:
        return _toon(request, _botsing(opstelling, request, fout.nu), fout.nu, NIET_GOED, fout.nu)
    except ConceptTeGroot as fout:
        opstelling.form.add_error(None, str(fout))
        return _toon(request, opstelling, bewaard, status=NIET_GOED)
    return _verder(request, nummer, kenmerk)


def _botsing(opstelling: Opstelling, request: HttpRequest, nu: Conceptinhoud) -> Opstelling:
    """What the writer has stays on the page; sent once more it takes the place of what a colleague kept."""
    data = request.POST.copy()
    data["versie"] = str(nu.regel.versie)
    return _opstelling(opstelling.blad, opstelling.lezer, opstelling.brief.id, data)


@dossierpagina
@require_http_methods(FORMULIER)
def controle(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """See what each reader gets, and settle the letter."""
    lezer = lezer_van_verzoek(request)
    try:
        bewaard = _concept(lezer, nummer, kenmerk)
    except NietGevonden:
        if request.POST and is_gegeven(lezer.organisatie, request.POST.get("bewijs", "")):
            return redirect("brieven:lijst", nummer)
        raise
    blad = blad_van(lezer, nummer)
    opstelling = _opstelling(blad, lezer, bewaard.regel.naam, _velden(bewaard))
    if not opstelling.form.eis_alles():
        return _toon(request, opstelling, bewaard, status=NIET_GOED)
    wat: dict[str, Any] = {
        "besluit": opstelling.form.besluit,
        "nieuwe_versie": bool(bewaard.regel.stuk),
        "dicht": {krijgt["rol"]: krijgt["wie"] for krijgt in opstelling.exemplaren() if krijgt["dicht"]},
    }
    form = Vaststelformulier(request.POST or None, initial=Vaststelformulier.begin(blad.beeld.stand), **wat)
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid():
        try:
            stuk = _stel_vast(opstelling, form, bewaard)
        except Gewijzigd as fout:
            form = Vaststelformulier({**request.POST.dict(), "stand": blad.beeld.stand}, **wat)
            form.add_error(None, str(fout))
        except Vastlegfout as fout:
            context = niet_vastgelegd(form, fout).context
        else:
            messages.success(request, _("De brief ligt vast. Onderteken hem, en vul in hoe u hem verstuurt."))
            return redirect("brieven:brief", nummer, stuk)
    context |= _basis(opstelling, (_("Controleren"), None), bewaard) | {"form": form}
    return render(
        request, "brieven/controle.html", context, status=NIET_GOED if form.errors or "geweigerd" in context else 200
    )


def _stel_vast(opstelling: Opstelling, form: Vaststelformulier, bewaard: Conceptinhoud) -> str:
    """Settle with a number; gives the name of the document. Raises `Vastlegfout`."""
    lezer, data, vandaag = opstelling.lezer, form.cleaned_data, klok.vandaag()
    nummer, kop = opstelling.blad.beeld.nummer, opstelling.blad.woorden.rekenset.afspraken.kop
    opstelling.zonder = form.zonder
    with transaction.atomic():
        opstelling.nummer = geef_nummer(lezer.organisatie, vandaag.year, data["bewijs"])
        nieuw_stuk = Nieuwstuk(
            "brief", opstelling.brief.id, opstelling.brief.titel, f"{kop.naam} {kop.versie}", opstelling.delen,
            bewaard.regel.stuk or None, data.get("reden", ""),
        )  # fmt: skip
        wat = {"verwacht": data["stand"], "verzoek": data["bewijs"], "concept": bewaard.regel.kenmerk}
        stel_vast(lezer, nummer, nieuw_stuk, vandaag, **wat)
    bewaarde = (Bewaard(opstelling.blad, lezer, stuk) for stuk in brieven_van(blad_van(lezer, nummer)))
    return next(b.stuk.kenmerk for b in bewaarde if b.stuk.eigen and b.nummer == opstelling.nummer)


@dossierpagina
@require_POST
def nieuwe_versie(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """Begin a draft with what was filled in for a settled letter."""
    lezer = lezer_van_verzoek(request)
    blad = blad_van(lezer, nummer)
    oud = Bewaard.zoek(blad, lezer, kenmerk)
    if not oud.schrijft:
        raise Http404
    opstelling = _opstelling(blad, lezer, oud.stuk.naam)
    hoofd = {naam: oud.heel.tekst(naam) for naam in ("onderwerp", "van_adres", "orgaan", "tekenaar", "functie")}
    opstelling.form.neem_over(hoofd | eerder_ingevuld(oud.stuk.delen))
    regel = begin_concept(
        lezer, nummer, SOORT, oud.stuk.naam, opstelling.form.waarden, opstelling.categorieen, oud.stuk.kenmerk
    )
    return redirect("brieven:concept", nummer, regel.kenmerk)


def _concept(lezer: Lezer, nummer: str, kenmerk: str) -> Conceptinhoud:
    """A draft of a letter. Raises `NietGevonden` for any other, and for who records nothing."""
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        raise NietGevonden
    gevonden = lees_concept(lezer, nummer, kenmerk)
    if gevonden.regel.soort != SOORT:
        raise NietGevonden
    return gevonden


def _velden(bewaard: Conceptinhoud) -> dict[str, Any]:
    """A draft as its form sends it."""
    return {**bewaard.waarden, "versie": bewaard.regel.versie}


def _opstelling(blad: Blad, lezer: Lezer, naam: str, data: Any = None) -> Opstelling:
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        raise NietGevonden
    return Opstelling.begin(blad, lezer, brief_van(blad, lezer, naam), data)


def _verder(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    return redirect("brieven:controle" if "controle" in request.POST else "brieven:concept", nummer, kenmerk)


def _toon(
    request: HttpRequest,
    opstelling: Opstelling,
    bewaard: Conceptinhoud | None = None,
    status: int = 200,
    botsing: Conceptinhoud | None = None,
) -> HttpResponse:
    """The page on which a letter is written."""
    anders = _verschillen(opstelling, botsing) if botsing else []
    context = _basis(opstelling, (opstelling.brief.titel, None), bewaard) | {"form": opstelling.form, "botsing": anders}
    return render(request, "brieven/schrijven.html", context, status=status)


def _verschillen(opstelling: Opstelling, nu: Conceptinhoud) -> list[tuple[str, str]]:
    """Per field that differs: its label, and what a colleague kept."""
    form, waarden = opstelling.form, opstelling.form.waarden
    return [
        (str(form.fields[naam].label), nu.waarden.get(naam, ""))
        for naam in waarden
        if nu.waarden.get(naam, "") != waarden[naam]
    ]


def _basis(opstelling: Opstelling, kruimel: tuple[str, str | None], bewaard: Conceptinhoud | None) -> dict[str, Any]:
    blad, brief = opstelling.blad, opstelling.brief
    lijst = (_("Brieven"), reverse("brieven:lijst", args=[blad.beeld.nummer]))
    invulling = opstelling.form.invulling()
    return {
        "blad": blad,
        "brief": brief,
        "concept": bewaard.regel if bewaard else None,
        "gewicht": GEWICHTEN[brief.gewicht],
        "besluit": opstelling.form.besluit,
        "kruimels": kruimels(blad, lijst, kruimel),
        "voorbeeld": opstelling.hele_brief(),
        "exemplaren": opstelling.exemplaren(),
        "bekend": [plek for plek in invulling.plekken if plek.waarde],
    }
