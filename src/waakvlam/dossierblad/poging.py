"""One attempt to record through the store: on to what changed, or what the page must say."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossierblad import resultaat
from waakvlam.dossierblad.forms import Feitformulier, Motivering, Poort
from waakvlam.dossierblad.tonen import Blad
from waakvlam.dossiers import api
from waakvlam.toegang.api import Lezer


@dataclass(frozen=True)
class Uitkomst:
    """`verder`: where to go when it was recorded; else `context`: what the form page says besides its faults."""

    verder: HttpResponse | None = None
    context: dict[str, Any] = field(default_factory=dict)


def probeer(
    request: HttpRequest, lezer: Lezer, blad: Blad, form: Poort, feiten: Sequence[api.Vastlegging], titel: str
) -> Uitkomst:
    """Record these together, once per form: a second sending with the same token leads to what the first one did."""
    data = form.cleaned_data
    try:
        # What changed is kept in the same transaction, so that a second sending finds it, whichever is answered.
        with transaction.atomic():
            gedaan = api.leg_samen_vast(lezer, blad.beeld.nummer, feiten, data["stand"], data["bewijs"])
            if not gedaan.herhaald:
                resultaat.bewaar(request.session, titel, gedaan)
                request.session.save()
    except api.Gewijzigd as fout:
        return _gewijzigd(blad, form, fout)
    except api.Vastlegfout as fout:
        return niet_vastgelegd(form, fout)
    return Uitkomst(redirect("dossierblad:vastgelegd", blad.beeld.nummer, gedaan.kenmerk))


def bekijk_eerst(lezer: Lezer, blad: Blad, form: Poort, feit: api.Vastlegging) -> Uitkomst:
    """What recording this fact would change, before it is; nothing is written, and the form stays filled in."""
    try:
        zou = api.probeer_vast_te_leggen(lezer, blad.beeld.nummer, feit)
    except api.Vastlegfout as fout:
        return niet_vastgelegd(form, fout)
    regels = [resultaat.regel(w, blad.woorden, klok.vandaag()) for w in zou.wijzigingen]
    return Uitkomst(context={"proef": {"regels": regels, "vroegste": zou.vroegste_dagen}})


def _gewijzigd(blad: Blad, form: Poort, fout: api.Gewijzigd) -> Uitkomst:
    """Show what came in between; the next sending acts on the picture of now."""
    data = cast("QueryDict", form.data).copy()
    data[form.add_prefix("stand")] = blad.beeld.stand
    form.data = data
    form.add_error(None, _("Iemand anders legde intussen iets vast. Kijk of uw feit nog klopt en bewaar het dan."))
    return Uitkomst(
        context={"tussendoor": [(f.titel, f.op, blad.organisatienaam(f.organisatie)) for f in fout.tussendoor]}
    )


def niet_vastgelegd(form: Poort, fout: api.Vastlegfout) -> Uitkomst:
    """What the page must say of a refusal; each fault at its field where the form has it."""
    if isinstance(fout, api.Ongeldig):
        return _ongeldig(form, fout)
    if isinstance(fout, api.AnderVerzoek):
        form.add_error(None, str(fout))
        return Uitkomst()
    assert isinstance(fout, api.MotiveringNodig | api.Geweigerd)
    in_te_vullen = form.wijs_aan(fout.ontbreekt) if isinstance(form, Feitformulier) else set()
    elders = [deel for deel in fout.ontbreekt if deel.wat not in in_te_vullen]
    if in_te_vullen and not elders:
        return Uitkomst()
    if isinstance(fout, api.Geweigerd):
        return Uitkomst(context={"geweigerd": fout, "ontbreekt": elders})
    form.fields.setdefault("motivering", Motivering(_("Waarom legt u dit toch vast?"), required=False))
    form.add_error("motivering", _("Schrijf op waarom u dit toch vastlegt."))
    return Uitkomst(context={"ontbreekt": elders})


def _ongeldig(form: Poort, fout: api.Ongeldig) -> Uitkomst:
    if isinstance(form, Feitformulier):
        form.neem_fouten_over(fout.fouten)
        return Uitkomst()
    for meldingen in fout.fouten.values():
        form.add_error(None, list(meldingen))
    return Uitkomst()
