"""The attachments of a dossier: see which there are, add one, fetch one. Never shown in the browser, always saved."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam.bijlagen import kluis, opbergen
from waakvlam.bijlagen.forms import Bijlageformulier
from waakvlam.bijlagen.soorten import SOORTEN, Afgekeurd
from waakvlam.dossiers.api import (
    AnderVerzoek,
    Bijlage,
    Feitregel,
    Geweigerd,
    MotiveringNodig,
    Ongeldig,
    Onleesbaar,
    bijlagen,
    open_bijlage,
    te_kiezen,
)
from waakvlam.toegang.api import Lezer, NietGevonden, eis_lezer, lezer_van_verzoek, organisaties
from waakvlam.web.api import NIET_GOED, datum_kort

BELEID = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Whatever a browser would do with a file all the same: nothing in it may run, load or be framed."""


@eis_lezer
@require_http_methods(["GET", "HEAD", "POST"])
def lijst(request: HttpRequest, nummer: str) -> HttpResponse:
    """Which attachments there are for this reader, and the form to add one."""
    lezer = lezer_van_verzoek(request)
    try:
        keuzes = te_kiezen(lezer, nummer)
        form = Bijlageformulier(keuzes, request.POST or None, request.FILES or None)
        if keuzes and form.is_bound and form.is_valid() and _voeg_toe(lezer, nummer, form):
            messages.success(request, _("De bijlage staat bij het dossier."))
            return redirect("bijlagen:lijst", nummer)
        gevonden = bijlagen(lezer, nummer)
    except NietGevonden:
        raise Http404 from None
    namen = organisaties()
    context = {
        "nummer": nummer,
        "form": form if keuzes else None,
        "bijlagen": [_rij(nummer, feit, namen.get(feit.organisatie, feit.organisatie), keuzes) for feit in gevonden],
        "mb": settings.WAAKVLAM_BIJLAGE_MB,
        "kruimels": [
            (_("Werkvoorraad"), reverse("werkvoorraad:lijst")),
            (nummer, reverse("dossierblad:dossier", args=[nummer])),
            (_("Bijlagen"), None),
        ],
    }
    return render(request, "bijlagen/lijst.html", context, status=NIET_GOED if form.errors else 200)


@eis_lezer
@require_safe
def haal_op(request: HttpRequest, nummer: str, kenmerk: str) -> HttpResponse:
    """One file, to save. Not found alike for what is not there, hidden, withdrawn or erased."""
    try:
        bijlage = open_bijlage(lezer_van_verzoek(request), nummer, kenmerk, kluis.haal)
    except NietGevonden:
        raise Http404 from None
    except Onleesbaar:
        return beschadigd(request, nummer)
    return als_download(bijlage)


def beschadigd(request: HttpRequest, nummer: str) -> HttpResponse:
    """That a file is gone, or is not the one that was added."""
    return render(request, "bijlagen/beschadigd.html", {"nummer": nummer}, status=500)


def als_download(bijlage: Bijlage) -> HttpResponse:
    """A file to save, whatever is in it: never shown in place, guessed at or kept by a browser."""
    antwoord = HttpResponse(bijlage.inhoud, content_type=SOORTEN[bijlage.soort].mime)
    antwoord.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=bijlage.naam) or ""
    )
    antwoord.headers["Content-Security-Policy"] = BELEID
    antwoord.headers["Cache-Control"] = "no-store"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    return antwoord


def _voeg_toe(lezer: Lezer, nummer: str, form: Bijlageformulier) -> bool:
    """Add what was sent; what is wrong with it is said at its field."""
    gegeven = form.cleaned_data
    bestand = cast("TemporaryUploadedFile", gegeven["bestand"])
    try:
        opbergen.voeg_toe(lezer, nummer, bestand, gegeven["categorie"], gegeven["betrokkene"], gegeven["bewijs"])
    except Afgekeurd as fout:
        form.add_error("bestand", str(fout))
    except Ongeldig as fout:
        for veld, teksten in fout.fouten.items():
            form.add_error(veld if veld in form.fields else None, teksten)
    except (Geweigerd, MotiveringNodig) as fout:
        form.add_error(None, str(fout))
    except AnderVerzoek:
        form.add_error(None, _("Dit formulier is al verstuurd. Laad de pagina opnieuw."))
    return not form.errors


def _rij(nummer: str, feit: Feitregel, organisatie: str, categorieen: dict[str, str]) -> dict[str, Any]:
    velden = {naam: waarde for naam, _titel, waarde in feit.velden}
    leesbaar = feit.stand == "geldt" and feit.gewist_op is None
    return {
        "naam": velden.get("naam") or _("Bijlage"),
        "gegevens": categorieen.get(feit.categorie, ""),
        "grootte": filesizeformat(cast("int", velden["grootte"])) if "grootte" in velden else "",
        "dag": datum_kort(feit.op),
        "organisatie": organisatie,
        "stand": "" if leesbaar else _("gewist") if feit.gewist_op else _("ingetrokken"),
        "url": reverse("bijlagen:haal_op", args=[nummer, feit.kenmerk]) if leesbaar else "",
        "trek_in_url": reverse("dossierblad:trek_in", args=[nummer, feit.kenmerk]) if leesbaar and feit.eigen else "",
    }
