"""The controls of a form's questions, and what was filled in as an answer."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from waakvlam.dossierblad.api import JA, MAX_REGEL, MAX_TEKST, NEE, REDELIJK, Blad
from waakvlam.formulieren.plekken import Antwoord, Vraag
from waakvlam.kern.formulier import Formulierveld
from waakvlam.web.api import DatumVeld

MAX_RONDJES: Final = 7


def maak_veld(vraag: Vraag, blad: Blad) -> forms.Field:
    """The control of a question. Whether an answer is required depends on others: the form sees to that."""
    veld = vraag.veld
    control = MAKERS[veld.soort](veld, blad, {"label": vraag.kop, "help_text": _hulp(veld, blad), "required": False})
    control.optioneel = not veld.verplicht  # type: ignore[attr-defined]
    return control


def naar_antwoord(veld: Formulierveld, waarde: Any) -> Antwoord | None:
    """What was filled in, as data; None where nothing was."""
    if veld.soort == "vinkje":
        return True if waarde else None
    if waarde in (None, "", []):
        return None
    if veld.soort == "ja_nee":
        return bool(waarde == JA)
    if veld.soort == "meerkeuze":
        return tuple(waarde)
    if isinstance(waarde, Decimal):
        return int(waarde) if waarde == int(waarde) else float(waarde)
    goed: Antwoord = waarde
    return goed


def naar_invoer(antwoord: Antwoord) -> str | list[str]:
    """The reverse: as a browser sends it."""
    if isinstance(antwoord, bool):
        return JA if antwoord else NEE
    if isinstance(antwoord, tuple):
        return list(antwoord)
    return str(antwoord).replace(".", ",") if isinstance(antwoord, float) else str(antwoord)


def _hulp(veld: Formulierveld, blad: Blad) -> str:
    door = _("Antwoord van: %(wie)s.") % {"wie": blad.woorden.rol(veld.door).lower()} if veld.door else ""
    return " ".join(filter(None, (veld.hulp, str(door))))


def _tekst(_veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=MAX_REGEL, **opties)


def lange_tekst(_veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    """Room for some sentences."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=MAX_TEKST, **opties)


def _datum(_veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    return DatumVeld(validators=REDELIJK, **opties)


def _getal(_veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    invoer = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.DecimalField(min_value=0, max_digits=9, decimal_places=2, localize=True, widget=invoer, **opties)


def _vinkje(_veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(widget=forms.CheckboxInput(attrs={"value": JA}), **opties)


def _ja_nee(_veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=[(JA, _("Ja")), (NEE, _("Nee"))], widget=forms.RadioSelect, **opties)


def _keuze(veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    keuzes: list[tuple[str, Any]] = list(veld.keuzes.items())
    if len(keuzes) > MAX_RONDJES:
        return forms.ChoiceField(choices=[("", _("Maak een keuze")), *keuzes], **opties)
    return forms.ChoiceField(choices=keuzes, widget=forms.RadioSelect, **opties)


def _meerkeuze(veld: Formulierveld, _blad: Blad, opties: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(choices=list(veld.keuzes.items()), widget=forms.CheckboxSelectMultiple, **opties)


def _rol(_veld: Formulierveld, blad: Blad, opties: dict[str, Any]) -> forms.Field:
    rollen = (r.naam for r in blad.woorden.rekenset.taal.rollen if not r.groep and r.naam != "alle_partijen")
    keuzes = [("", _("Maak een keuze")), *((naam, blad.woorden.rol(naam)) for naam in rollen)]
    return forms.ChoiceField(choices=keuzes, **opties)


MAKERS: dict[str, Callable[[Formulierveld, Blad, dict[str, Any]], forms.Field]] = {
    "tekst": _tekst,
    "contact": _tekst,
    "lange_tekst": lange_tekst,
    "datum": _datum,
    "getal": _getal,
    "bedrag": _getal,
    "vinkje": _vinkje,
    "ja_nee": _ja_nee,
    "keuze": _keuze,
    "meerkeuze": _meerkeuze,
    "rol": _rol,
}
