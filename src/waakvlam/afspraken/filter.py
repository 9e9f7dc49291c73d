"""Find rules: by kind, by who acts, and by words in the text."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from waakvlam.afspraken.indeling import SOORTEN
from waakvlam.afspraken.tonen import Regel

MAX_ZOEK = 100


class Regelfilter(forms.Form):
    """What a list of rules is filtered by; an unknown choice filters nothing."""

    zoek = forms.CharField(label=_("Zoek in de tekst"), required=False, max_length=MAX_ZOEK)
    soort = forms.ChoiceField(label=_("Soort"), required=False)
    wie = forms.ChoiceField(label=_("Wie"), required=False)

    def __init__(self, data: Any, rollen: dict[str, str]) -> None:
        """`rollen`: the roles to choose from, with their titles."""
        super().__init__(data, auto_id="filter-%s")
        self.fields["soort"] = forms.ChoiceField(
            label=_("Soort"), required=False, choices=[("", _("Alle soorten")), *SOORTEN.items()]
        )
        self.fields["wie"] = forms.ChoiceField(
            label=_("Wie"), required=False, choices=[("", _("Iedereen")), *rollen.items()]
        )

    @property
    def gekozen(self) -> dict[str, str]:
        """What was chosen, without what is empty or unknown."""
        self.is_valid()
        return {naam: str(waarde) for naam, waarde in self.cleaned_data.items() if waarde}

    def toepassen(self, regels: Iterable[Regel]) -> list[Regel]:
        """The rules that answer every choice; every word must occur."""
        gekozen = self.gekozen
        soort, wie = gekozen.get("soort"), gekozen.get("wie")
        woorden = gekozen.get("zoek", "").casefold().split()
        return [
            regel
            for regel in regels
            if (not soort or regel.soort == soort)
            and (not wie or wie in regel.rollen)
            and (not woorden or all(woord in regel.woorden() for woord in woorden))
        ]
