"""The directory: how organisations of the region can be reached, what the agreements ask for and what is missing."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from waakvlam import klok
from waakvlam.beheer.eisen import Eis, clausule_voor, eisen_van
from waakvlam.beheer.forms import Contactformulier
from waakvlam.beheer.logregel import log_contactpunt
from waakvlam.organisaties import api
from waakvlam.toegang.api import (
    Lezer,
    eis_bevoegdheid,
    eis_lezer,
    heeft_bevoegdheid,
    lezer_van_verzoek,
    rolnaam,
    set_in,
)
from waakvlam.web.api import NIET_GOED, clausuleprefix

OUD_DAGEN = 365
"""After so many days without a change the directory asks whether an entry still holds."""


@eis_lezer
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Everything of the reader's region: first what the agreements ask for, then the rest."""
    lezer, vandaag = lezer_van_verzoek(request), klok.vandaag()
    punten = api.contactpunten(lezer.regio)
    eisen = eisen_van(set_in(lezer.regio, vandaag))
    organisaties = api.organisaties_in(lezer.regio)
    mag = heeft_bevoegdheid(lezer, "contactpunten_beheren")
    context = {
        "lezer": lezer,
        "vandaag": vandaag,
        "mag": mag,
        "leden_beheren": heeft_bevoegdheid(lezer, "leden_beheren"),
        "delen": [_deel(eis, organisaties, punten, lezer, vandaag) for eis in eisen],
        "overig": [_punt(p, lezer, vandaag) for p in punten if not _gevraagd(p, eisen, organisaties)],
        "clausule_url": clausuleprefix(),
    }
    return render(request, "beheer/adresboek.html", context)


@eis_bevoegdheid("contactpunten_beheren")
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, nummer: int | None = None) -> HttpResponse:
    """Add a contact point of the own organisation, or change one."""
    lezer = lezer_van_verzoek(request)
    regel = _eigen(lezer, nummer) if nummer is not None else None
    begin = asdict(regel.gegevens) if regel else {"soort": request.GET.get("soort", "")}
    form = Contactformulier(request.POST or None, initial=begin)
    if form.is_bound and form.is_valid():
        setnaam = set_in(lezer.regio, klok.vandaag())
        clausule = clausule_voor(setnaam, form.cleaned_data["soort"], lezer.rol)
        with transaction.atomic():
            api.bewaar_contactpunt(lezer.organisatie, lezer.account, form.gegevens(lezer.regio, clausule), nummer)
            log_contactpunt(lezer, "contactpunt")
        messages.success(request, _("Het adresboek is bijgewerkt."))
        return redirect("beheer:adresboek")
    titel = _("Contactpunt wijzigen") if regel else _("Contactpunt toevoegen")
    context = {"form": form, "regel": regel, "titel": titel, "lezer": lezer, "kruimels": _kruimels(titel)}
    return render(request, "beheer/contact.html", context, status=NIET_GOED if form.errors else 200)


@eis_bevoegdheid("contactpunten_beheren")
@require_POST
def verwijder(request: HttpRequest, nummer: int) -> HttpResponse:
    """Take a contact point of the own organisation out."""
    lezer = lezer_van_verzoek(request)
    _eigen(lezer, nummer)
    with transaction.atomic():
        api.verwijder_contactpunt(lezer.organisatie, nummer)
        log_contactpunt(lezer, "contactpunt", "wissen")
    messages.success(request, _("Het contactpunt is weggehaald."))
    return redirect("beheer:adresboek")


def _eigen(lezer: Lezer, nummer: int) -> api.Contactregel:
    """A contact point of the own organisation in the reader's region; not found for any other."""
    try:
        regel = api.contactpunt(lezer.organisatie, nummer)
    except api.Organisatiefout:
        raise Http404 from None
    if regel.gegevens.regio != lezer.regio:
        raise Http404
    return regel


def _kruimels(titel: str) -> list[tuple[str, str | None]]:
    return [(_("Adresboek"), reverse("beheer:adresboek")), (titel, None)]


def _heeft_rol(organisatie: api.Organisatieregel, rollen: Iterable[str]) -> bool:
    return any(rol in rollen for rol, _regio in organisatie.rollen)


def _gevraagd(punt: api.Contactregel, eisen: Iterable[Eis], organisaties: Iterable[api.Organisatieregel]) -> bool:
    """Whether the agreements ask for this contact point, so that it stands with that question."""
    van = {o.sleutel: o for o in organisaties}
    return any(
        eis.soort == punt.gegevens.soort and punt.organisatie in van and _heeft_rol(van[punt.organisatie], eis.rollen)
        for eis in eisen
    )


def _deel(
    eis: Eis,
    organisaties: Iterable[api.Organisatieregel],
    punten: Iterable[api.Contactregel],
    lezer: Lezer,
    vandaag: date,
) -> dict[str, Any]:
    """One question of the agreements: per organisation that it is put to the answers, or that there is none."""
    gevraagd = [o for o in organisaties if _heeft_rol(o, eis.rollen)]
    per_organisatie: dict[str, list[dict[str, Any]]] = {o.sleutel: [] for o in gevraagd}
    for punt in punten:
        if punt.gegevens.soort == eis.soort and punt.organisatie in per_organisatie:
            per_organisatie[punt.organisatie].append(_punt(punt, lezer, vandaag))
    return {
        "titel": api.CONTACTSOORTEN[eis.soort],
        "soort": eis.soort,
        "rollen": ", ".join(rolnaam(lezer.regio, rol, vandaag) for rol in eis.rollen),
        "clausules": eis.clausules,
        "antwoorden": [punt for rijen in per_organisatie.values() for punt in rijen],
        "ontbreekt": [
            {"naam": o.naam, "eigen": o.sleutel == lezer.organisatie}
            for o in gevraagd
            if not per_organisatie[o.sleutel]
        ],
        "niemand": not gevraagd,
    }


def _punt(punt: api.Contactregel, lezer: Lezer, vandaag: date) -> dict[str, Any]:
    """One entry as the page shows it."""
    dag = punt.bijgewerkt_op.astimezone(klok.AMSTERDAM).date()
    return {
        "nummer": punt.id,
        "organisatie": punt.organisatienaam,
        "soort": punt.gegevens.soortnaam,
        "gegevens": punt.gegevens,
        "dag": dag,
        "oud": vandaag - dag > timedelta(days=OUD_DAGEN),
        "eigen": lezer.is_van(punt.organisatie),
    }
