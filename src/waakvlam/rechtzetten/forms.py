"""Where facts go, and per fact whether it goes along and what it is about there."""

import hashlib
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.api import Blad, Motivering, Poort
from waakvlam.dossiers.api import MAX_KENMERK, Overzetting, Vastlegging


class Bestemming(Poort):
    """The other dossier. `gezien`: a hash of what was tried and shown; only that is done."""

    naar = forms.CharField(
        label=_("Nummer van het goede dossier"),
        help_text=_("Of het eigen kenmerk. U kunt alleen kiezen uit dossiers van uw organisatie."),
        max_length=MAX_KENMERK,
    )
    stand_daar = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    gezien = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def onthoud(self, **waarden: str) -> None:
        """What the next sending of this form carries along."""
        data = cast("QueryDict", self.data).copy()
        for naam, waarde in waarden.items():
            data[naam] = waarde
        self.data = data


class Sluitbestemming(Bestemming):
    """The dossier that remains."""

    sluit = forms.BooleanField(
        label=_("Sluit dit dossier: het is een dubbele inschrijving"),
        help_text=_("De andere partijen lezen dat dit dossier dubbel was, en niet welk dossier overblijft."),
        required=False,
    )

    def __init__(self, *args: Any, mag_sluiten: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].label = _("Nummer van het dossier dat overblijft")
        if not mag_sluiten:
            del self.fields["sluit"]


class Rijformulier(forms.Form):
    """One fact; the prefix is its name."""

    mee = forms.BooleanField(label=_("Zet dit over"), required=False)

    def __init__(self, titel: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mee"].label = titel
        if self.is_bound and self.add_prefix("motivering") in self.data:
            self.vraag_reden()

    def vraag_reden(self) -> None:
        """Ask why it is recorded there all the same."""
        self.fields.setdefault("motivering", Motivering(_("Waarom legt u dit daar toch vast?"), required=False))

    def bied_aan(self, daar: Blad, soort: str) -> None:
        """Let choose what it is about there, among what is there."""
        onderwerpen = [(o.kenmerk, o.label) for (s, _k), o in daar.onderwerpen.items() if s == soort]
        if onderwerpen:
            self.fields["betreft"] = forms.ChoiceField(
                label=_("Waar gaat het in het andere dossier over?"),
                choices=[("", _("Over iets dat daar nog niet staat")), *onderwerpen],
                required=False,
            )

    @property
    def overzetting(self) -> Overzetting:
        """What is asked of the store. Only after the form is valid."""
        gegeven = self.cleaned_data
        return Overzetting(str(self.prefix), gegeven.get("betreft") or None, gegeven.get("motivering", ""))


def afdruk(naar: str, over: Sequence[Overzetting], ook: Sequence[Vastlegging]) -> str:
    """A hash of everything that was filled in."""
    return hashlib.sha256(repr([naar, *over, *ook]).encode()).hexdigest()
