"""A planned talk as a calendar file (iCalendar, RFC 5545): for the own calendar, with nobody in it.

It holds what kind of talk it is, when, and the address of the dossier: no names, no place, no data. It invites nobody:
it has no METHOD and no ATTENDEE. Without a time of day it is about the whole day.
"""

from datetime import datetime, time, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event

from waakvlam.gesprekken.plannen import Plan
from waakvlam.gesprekken.soorten import Soort
from waakvlam.klok import AMSTERDAM

UUR = 60
DUREN = [(30, _("een half uur")), (UUR, _("een uur")), (90, _("anderhalf uur")), (2 * UUR, _("twee uur"))]


class Agendaformulier(forms.Form):
    """At what time, and for how long: the agreements ask a day alone, so that is not recorded."""

    begin = forms.TimeField(
        label=_("Hoe laat begint het?"),
        help_text=_("Leeg: dan staat het voor de hele dag in uw agenda."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    duur = forms.TypedChoiceField(label=_("Hoe lang duurt het?"), choices=DUREN, coerce=int, initial=UUR)


def bestand(soort: Soort, plan: Plan, adres: str, begin: time | None = None, minuten: int = UUR) -> bytes:
    """The file. A plan that was corrected or moved keeps its UID, so that a calendar replaces what it had."""
    if plan.dag is None:
        raise ValueError("een plan zonder dag past niet in een agenda")
    afspraak = Event()
    afspraak.add("uid", f"{plan.kenmerk}@waakvlam")
    afspraak.add("sequence", plan.keer)
    afspraak.add("dtstamp", plan.feit.vastgelegd_op)
    afspraak.add("summary", soort.titel)
    afspraak.add("url", adres)
    afspraak.add("class", "PRIVATE")
    if begin is None:
        afspraak.add("dtstart", plan.dag)
        afspraak.add("dtend", plan.dag + timedelta(days=1))
    else:
        van = datetime.combine(plan.dag, begin, AMSTERDAM)
        afspraak.add("dtstart", van)
        afspraak.add("dtend", van + timedelta(minutes=minuten))
    agenda = Calendar()
    agenda.add("prodid", "-//Waakvlam//NL")
    agenda.add("version", "2.0")
    agenda.add_component(afspraak)
    agenda.add_missing_timezones()
    return bytes(agenda.to_ical())
