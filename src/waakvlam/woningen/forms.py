"""What is asked of a home, as form fields: questions, help and choices come from the form of the set."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from waakvlam.kern.formulier import Formulierveld
from waakvlam.web.api import DatumVeld
from waakvlam.woningen.bestand import STANDEN, nieuw_verzoek
from waakvlam.woningen.vragen import TOELICHTING, Antwoorden, Vragenlijst, Waarde

JA, NEE = "ja", "nee"
MAX_TEKST, MAX_REGEL = 4000, 200
LANG: Final = {"rows": 3}
STANDNAMEN: Final = {
    "vrij": _("Vrij"),
    "aangeboden": _("Aangeboden"),
    "verhuurd": _("Verhuurd"),
    "ingetrokken": _("Ingetrokken"),
}


class Woningformulier(forms.Form):
    """The questions of the set about one home."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    verzoek = forms.RegexField(re.compile(r"[0-9a-f]{32}"), widget=forms.HiddenInput)

    def __init__(self, lijst: Vragenlijst, *args: Any, antwoorden: Antwoorden | None = None, versie: int = 0) -> None:
        """`antwoorden`: what was said before, to begin with."""
        super().__init__(*args)
        self.lijst = lijst
        self.initial.update(versie=versie, verzoek=nieuw_verzoek())
        for veld in lijst.velden:
            self.fields[veld.id] = MAKERS.get(veld.soort, _regel)(veld)
            if veld.toelichting:
                self.fields[veld.id + TOELICHTING] = _lang(veld, label=veld.toelichting, required=False, help_text="")
        for naam, waarde in (antwoorden or {}).items():
            self.initial[naam] = _naar_form(self._soorten.get(naam, ""), waarde)

    def antwoorden(self) -> dict[str, Waarde]:
        """What was filled in; what was left empty is absent."""
        gegeven = {naam: _uit_form(soort, self.cleaned_data.get(naam)) for naam, soort in self._soorten.items()}
        return {naam: waarde for naam, waarde in gegeven.items() if waarde not in (None, "", ())}

    def namen(self, veld: Formulierveld) -> list[str]:
        """The fields of the form that this question gives."""
        return [naam for naam in (veld.id, veld.id + TOELICHTING) if naam in self.fields]

    @property
    def _soorten(self) -> dict[str, str]:
        """Per answer the kind of its question."""
        soorten: dict[str, str] = {veld.id: veld.soort for veld in self.lijst.velden}
        return soorten | {naam + TOELICHTING: "lange_tekst" for naam in soorten}


class Woningfilter(forms.Form):
    """Which homes the list shows."""

    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("Alle")), *((stand, STANDNAMEN[stand]) for stand in STANDEN)],
    )
    zoek = forms.CharField(label=_("Adres of kenmerk"), required=False, max_length=MAX_REGEL)


def _opties(veld: Formulierveld, **anders: Any) -> dict[str, Any]:
    return {"label": veld.vraag, "help_text": veld.hulp, "required": veld.verplicht} | anders


def _regel(veld: Formulierveld, **anders: Any) -> forms.Field:
    return forms.CharField(max_length=MAX_REGEL, **_opties(veld, **anders))


def _lang(veld: Formulierveld, **anders: Any) -> forms.Field:
    return forms.CharField(widget=forms.Textarea(attrs=LANG), max_length=MAX_TEKST, **_opties(veld, **anders))


def _getal(veld: Formulierveld) -> forms.Field:
    invoer = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(min_value=-9, max_value=9999, widget=invoer, **_opties(veld))


def _bedrag(veld: Formulierveld) -> forms.Field:
    invoer = forms.TextInput(attrs={"inputmode": "decimal"})
    opties = _opties(veld, min_value=0, max_digits=9, decimal_places=2, localize=True)
    return forms.DecimalField(widget=invoer, **opties)


def _ja_nee(veld: Formulierveld) -> forms.Field:
    return _rondjes(veld, {JA: _("Ja"), NEE: _("Nee")})


def _rondjes(veld: Formulierveld, keuzes: Mapping[str, Any]) -> forms.Field:
    leeg = [] if veld.verplicht else [("", _("Niet ingevuld"))]
    return forms.ChoiceField(widget=forms.RadioSelect, choices=[*keuzes.items(), *leeg], **_opties(veld))


def _meer(veld: Formulierveld) -> forms.Field:
    keuzes = list(veld.keuzes.items())
    return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=keuzes, **_opties(veld))


MAKERS: Final[Mapping[str, Callable[[Formulierveld], forms.Field]]] = {
    "lange_tekst": _lang,
    "datum": lambda veld: DatumVeld(**_opties(veld)),
    "getal": _getal,
    "bedrag": _bedrag,
    "vinkje": lambda veld: forms.BooleanField(**_opties(veld)),
    "ja_nee": _ja_nee,
    "keuze": lambda veld: _rondjes(veld, veld.keuzes),
    "meerkeuze": _meer,
}


def _uit_form(soort: str, waarde: Any) -> Waarde | None:
    if soort == "ja_nee":
        return {JA: True, NEE: False}.get(waarde)
    if isinstance(waarde, list):
        return tuple(map(str, waarde))
    if isinstance(waarde, Decimal):
        return float(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    goed: Waarde | None = waarde
    return goed


def _naar_form(soort: str, waarde: Waarde) -> Any:
    if soort == "ja_nee":
        return JA if waarde else NEE
    return list(waarde) if isinstance(waarde, tuple) else waarde
