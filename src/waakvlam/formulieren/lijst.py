"""Which forms there are to fill in, which drafts, and which are settled and still to be signed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from waakvlam.afspraken.api import fasedelen
from waakvlam.dossierblad.api import Blad, dossierpagina, mag_invullen
from waakvlam.dossiers.api import Conceptregel, Stuk, concepten
from waakvlam.formulieren.drukwerk import als_pdf, leeg_blad
from waakvlam.formulieren.gedeeld import (
    SOORT,
    eis_formulier,
    formulier_van,
    formulierstukken,
    open_blad,
    tekenaars,
    toon,
)
from waakvlam.formulieren.invulling import vind
from waakvlam.kern.formulier import Formulier
from waakvlam.klok import AMSTERDAM
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, lezer_van_verzoek


@dossierpagina
@require_safe
def lijst(request: HttpRequest, nummer: str) -> HttpResponse:
    """The forms of this phase that the reader fills in first; the others folded, per phase."""
    lezer = lezer_van_verzoek(request)
    blad = open_blad(lezer, nummer)
    mag_vastleggen = heeft_bevoegdheid(lezer, "vastleggen")
    formulieren = blad.woorden.rekenset.afspraken.formulieren
    eigen = [f for f in formulieren if mag_vastleggen and mag_invullen(blad.woorden.rekenset, f, lezer.rol)]
    nu = next((fase.naam for fase in blad.beeld.fasen if fase.stand == "huidig"), "")
    context = {
        "concepten": [_concept(blad, regel) for regel in concepten(lezer, nummer) if regel.soort == SOORT],
        "stukken": [_stuk(blad, lezer, stuk) for stuk in formulierstukken(blad)],
        "nu": [_formulier(blad, f, kan=True) for f in eigen if f.fase == nu],
        "groepen": _per_fase(blad, [f for f in eigen if f.fase != nu], kan=True),
        "anderen": _per_fase(blad, [f for f in formulieren if f not in eigen], kan=False),
    }
    return toon(request, blad, "lijst", _("Formulieren"), context)


@dossierpagina
@require_safe
def leeg(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """An empty form as PDF, to fill in by pen."""
    blad = open_blad(lezer_van_verzoek(request), nummer)
    formulier = eis_formulier(blad, naam)
    return als_pdf(leeg_blad(formulier, blad.woorden), formulier.titel)


def _per_fase(blad: Blad, formulieren: list[Formulier], *, kan: bool) -> list[tuple[str, list[dict[str, Any]]]]:
    titels = {naam: str(deel.titel) for naam, deel in fasedelen(blad.woorden.rekenset.afspraken).items()}
    per: dict[str, list[dict[str, Any]]] = {}
    for formulier in sorted(formulieren, key=lambda f: [*titels].index(f.fase)):
        per.setdefault(titels[formulier.fase], []).append(_formulier(blad, formulier, kan=kan))
    return list(per.items())


def _formulier(blad: Blad, formulier: Formulier, *, kan: bool) -> dict[str, Any]:
    nummer = blad.beeld.nummer
    return {
        "titel": formulier.titel,
        "waarvoor": formulier.waarvoor,
        "invuller": blad.woorden.rollen(formulier.invuller),
        "begin_url": reverse("formulieren:begin", args=[nummer, formulier.id]) if kan else "",
        "leeg_url": reverse("formulieren:leeg", args=[nummer, formulier.id]),
    }


def _concept(blad: Blad, regel: Conceptregel) -> dict[str, Any]:
    formulier = vind(blad.woorden.rekenset.afspraken.formulieren, regel.naam)
    return {
        "titel": formulier.titel if formulier else regel.naam,
        "url": reverse("formulieren:invullen", args=[blad.beeld.nummer, regel.kenmerk]),
        "op": regel.gewijzigd_op.astimezone(AMSTERDAM),
        "nieuwe_versie": bool(regel.stuk),
    }


def _stuk(blad: Blad, lezer: Lezer, stuk: Stuk) -> dict[str, Any]:
    formulier = formulier_van(blad, stuk)
    tekenen = tekenaars(formulier, stuk, blad.woorden.rekenset) if formulier else {}
    open_ = [rol for rol, gezet in tekenen.items() if not gezet]
    return {
        "titel": stuk.titel,
        "versie": stuk.versie,
        "op": stuk.op,
        "wie": blad.organisatienaam(stuk.organisatie),
        "open": blad.woorden.rollen(open_),
        "aan_zet": any(rol in blad.woorden.rekenset.groepen[lezer.rol] for rol in open_),
        "url": reverse("formulieren:stuk", args=[blad.beeld.nummer, stuk.kenmerk]),
    }
