"""The alarms of the data officer: who shared without consent on which ground, what was read under it, a judgement."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen, taal
from waakvlam.dossiers.api import reden_van_grond
from waakvlam.logboek import api as logboek
from waakvlam.logboek.api import Alarmregel, GeenAlarm, Gelezen
from waakvlam.organisaties.api import leden_van
from waakvlam.toegang.api import Lezer, NietGevonden, eis_lezer, organisaties, rolnaam
from waakvlam.verantwoording.tonen import rij
from waakvlam.verantwoording.views import functionaris, tabs

WERKDAGEN: Final = 3
"""Within so many working days an alarm is judged. A term of our own: no source names a number."""
GROND: Mapping[str, str | Promise] = {
    "nood": _("Noodsituatie"),
    "wet": _("Wettelijke plicht"),
    "taak": _("Nodig voor een taak"),
    "convenant": _("Convenant"),
}
OORDEEL: Mapping[str, str | Promise] = {"terecht": _("Terecht"), "niet_terecht": _("Niet terecht")}
REDEN: Mapping[str, str | Promise] = {
    "nodig_en_niet_meer": _("het was nodig, en er ging niet meer open dan nodig"),
    "ook_wettelijk_verplicht": _("de wet verplichtte ertoe"),
    "grond_past_niet": _("de grond past niet bij wat er was"),
    "te_veel_gegevens": _("er gingen te veel soorten gegevens open"),
    "te_lang": _("het stond te lang open"),
    "toestemming_was_te_vragen": _("er was tijd om toestemming te vragen"),
}


class Oordeelformulier(forms.Form):
    """A judgement with its reason; both are codes, so that nothing about a person is written down."""

    keuze = forms.ChoiceField(
        label=_("Wat vindt u?"),
        widget=forms.RadioSelect,
        choices=[
            (f"{oordeel}/{reden}", f"{OORDEEL[oordeel]}: {REDEN[reden]}")
            for oordeel, redenen in logboek.REDENEN.items()
            for reden in redenen
        ],
        help_text=_("Uw oordeel komt in het logboek. Verandert u van mening, dan geldt het laatste."),
    )


@eis_lezer
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Open alarms, oldest first, and what was judged. Raises 404 without the power."""
    lezer = functionaris(request)
    open_, klaar = logboek.alarmen(lezer.wie)
    context = {
        "lezer": lezer,
        "tabs": tabs("alarmen", lezer),
        "open": [_alarm(regel, lezer) for regel in open_],
        "klaar": [_alarm(regel, lezer) for regel in klaar],
        "werkdagen": WERKDAGEN,
    }
    return render(request, "verantwoording/alarmen.html", context)


@eis_lezer
@require_http_methods(["GET", "HEAD", "POST"])
def alarm(request: HttpRequest, nummer: int) -> HttpResponse:
    """One alarm, and a judgement on it. Raises 404 without the power, and for an alarm of another organisation."""
    lezer = functionaris(request)
    form = Oordeelformulier(request.POST or None)
    try:
        if form.is_bound and form.is_valid():
            oordeel, reden = form.cleaned_data["keuze"].split("/")
            logboek.beoordeel(lezer.wie, nummer, oordeel, reden)
            messages.success(request, __("Uw oordeel is vastgelegd."))
            return redirect("verantwoording:alarmen")
        regel, gelezen = logboek.alarm(lezer.wie, nummer)
    except GeenAlarm:
        raise Http404 from None
    context = {
        "lezer": lezer,
        "alarm": _alarm(regel, lezer),
        "reden": _reden(regel, lezer),
        "gelezen": _gelezen(gelezen, lezer),
        "form": form,
        "kruimels": [(__("Alarmen"), reverse("verantwoording:alarmen")), (regel.melding.dossier, None)],
    }
    return render(request, "verantwoording/alarm.html", context, status=422 if form.errors else 200)


def uiterlijk(dag: date) -> date:
    """The last day on which an alarm of this day is judged in time: the day itself does not count."""
    kalender, nog = bronset(setnamen()[0]).rekenset.kalender, WERKDAGEN
    while nog:
        dag += timedelta(days=1)
        nog -= kalender.is_werkdag(dag)
    return dag


def _alarm(regel: Alarmregel, lezer: Lezer) -> dict[str, Any]:
    melding, vandaag = regel.melding, klok.vandaag()
    titels = {c.naam: c.titel for c in taal().categorieen}
    namen = {lid.account: lid.naam for lid in leden_van(lezer.organisatie)}
    tot = uiterlijk(regel.gemeld_op.date())
    return {
        "id": regel.id,
        "dossier": melding.dossier,
        "grond": GROND.get(melding.grond, melding.grond),
        "gemeld_op": regel.gemeld_op,
        "wie": namen.get(melding.van_account, ""),
        "van": organisaties().get(melding.van_organisatie, melding.van_organisatie),
        "van_rol": rolnaam(lezer.regio, melding.van_rol, vandaag),
        "naar_rol": rolnaam(lezer.regio, melding.naar_rol, vandaag),
        "categorieen": [titels.get(naam, naam) for naam in melding.categorieen],
        "tot": melding.geldig_tot,
        "uiterlijk": tot,
        "laat": not regel.oordeel and vandaag > tot,
        "oordeel": OORDEEL.get(regel.oordeel, ""),
        "reden": REDEN.get(regel.reden, ""),
        "geoordeeld_op": regel.geoordeeld_op,
    }


def _reden(regel: Alarmregel, lezer: Lezer) -> str | None:
    """What was written down as reason; None where the organisation is no party (any more)."""
    melding = regel.melding
    try:
        return reden_van_grond(replace(lezer, rol=melding.rol), melding.dossier, melding.kenmerk)
    except NietGevonden:
        return None


def _gelezen(gelezen: Gelezen, lezer: Lezer) -> dict[str, Any]:
    namen = {lid.account: lid.naam for lid in leden_van(lezer.organisatie)}
    laatst = gelezen.laatst.astimezone(klok.AMSTERDAM) if gelezen.laatst else None
    return {"eigen": [rij(regel, namen) for regel in gelezen.eigen], "anderen": gelezen.anderen, "laatst": laatst}
