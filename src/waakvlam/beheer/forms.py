"""What is filled in of contact points, members, teams and stand-ins."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam.organisaties.api import CONTACTSOORTEN, Contactgegevens, Lidregel, Teamregel
from waakvlam.toegang.api import FUNCTIES
from waakvlam.web.api import DatumVeld

FUNCTIENAMEN = {
    "medewerker": _("Medewerker"),
    "teamleider": _("Teamleider"),
    "beheerder": _("Beheerder"),
    "functionaris_gegevensbescherming": _("Functionaris gegevensbescherming"),
}
TELEFOON = re.compile(r"\+?[0-9 ()-]+")
CIJFERS = range(10, 16)
"""A Dutch number has ten, an international one at most fifteen."""
KORTE_NUMMERS = re.compile(r"(112|113|14 ?0[0-9]{2,3}|0[89]00 ?[0-9]{4})")
"""Of emergency lines, municipalities and service numbers."""


class Contactformulier(forms.Form):
    """One contact point of the own organisation."""

    soort = forms.ChoiceField(label=_("Waarvoor"), choices=list(CONTACTSOORTEN.items()))
    gemeente = forms.CharField(
        label=_("Gemeente"), required=False, max_length=80, help_text=_("Laat leeg voor de hele regio.")
    )
    naam = forms.CharField(label=_("Naam van de persoon of het loket"), max_length=200)
    telefoon = forms.CharField(label=_("Telefoon"), required=False, max_length=40)
    email = forms.EmailField(label=_("E-mailadres"), required=False)
    bereikbaar = forms.CharField(
        label=_("Wanneer bereikbaar"), required=False, max_length=200, help_text=_("Zoals: werkdagen van 9 tot 17 uur.")
    )

    def clean_telefoon(self) -> str:
        """A number that can be dialled."""
        nummer = " ".join(str(self.cleaned_data["telefoon"]).split())
        cijfers = sum(teken.isdigit() for teken in nummer)
        if nummer and not KORTE_NUMMERS.fullmatch(nummer) and not (TELEFOON.fullmatch(nummer) and cijfers in CIJFERS):
            raise forms.ValidationError(__("Schrijf een telefoonnummer van 10 cijfers, zoals 020 555 1234."))
        return nummer

    def clean(self) -> dict[str, Any]:
        """At least one way to reach somebody."""
        gegeven = super().clean() or self.cleaned_data
        if not self.errors and not gegeven.get("telefoon") and not gegeven.get("email"):
            raise forms.ValidationError(__("Vul een telefoonnummer of een e-mailadres in."))
        return gegeven

    def gegevens(self, regio: str, clausule: str) -> Contactgegevens:
        """As the directory keeps it."""
        return Contactgegevens(regio=regio, clausule=clausule, **self.cleaned_data)


class Teamformulier(forms.Form):
    """A new team."""

    naam = forms.CharField(label=_("Naam van een nieuw team"), max_length=120)


class Lidformulier(forms.Form):
    """What can change of a member."""

    functie = forms.ChoiceField(
        label=_("Functie"), choices=[(f, FUNCTIENAMEN[f]) for f in FUNCTIES], help_text=_("Bepaalt wat iemand mag.")
    )
    omschrijving = forms.CharField(
        label=_("Hoe het werk heet"), required=False, max_length=80, help_text=_("Zoals: begeleider.")
    )
    team = forms.TypedChoiceField(label=_("Team"), required=False, coerce=int, empty_value=None)

    def __init__(self, teams: Iterable[Teamregel], *args: Any, **kwargs: Any) -> None:
        """Offer these teams."""
        super().__init__(*args, **kwargs)
        _keuzes(self, "team", [("", __("Geen team")), *((t.id, t.naam) for t in teams)])


class Vervangformulier(forms.Form):
    """Who stands in for whom, and when."""

    afwezig = forms.TypedChoiceField(label=_("Wie is er niet"), coerce=int)
    vervanger = forms.TypedChoiceField(label=_("Wie neemt het over"), coerce=int)
    vanaf = DatumVeld(label=_("Eerste dag"))
    tot_en_met = DatumVeld(label=_("Laatste dag"))

    def __init__(self, leden: Iterable[Lidregel], *args: Any, **kwargs: Any) -> None:
        """Offer these members."""
        super().__init__(*args, **kwargs)
        keuzes = [("", __("Kies een collega")), *((r.id, r.naam) for r in leden)]
        for veld in ("afwezig", "vervanger"):
            _keuzes(self, veld, keuzes)


def _keuzes(form: forms.Form, naam: str, keuzes: list[Any]) -> None:
    veld = form.fields[naam]
    assert isinstance(veld, forms.ChoiceField)
    veld.choices = keuzes
