"""'On another day': the form that asks for it, and what was asked."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.dossierblad.tonen import Blik
from waakvlam.dossierblad.velden import REDELIJK
from waakvlam.web.api import DatumVeld


class Kijkdag(forms.Form):
    """Both days are optional."""

    peildatum = DatumVeld(label=_("Hoe stond het op"), required=False, validators=REDELIJK)
    kennisdatum = DatumVeld(
        validators=REDELIJK,
        label=_("Met wat toen bekend was op"),
        required=False,
        help_text=_("Leeg: met alles wat nu bekend is."),
    )


def lees_blik(vraag: QueryDict) -> Blik:
    """The days in the address; today and everything known where none is given or where it is no day."""
    form = Kijkdag(vraag)
    form.is_valid()
    peildatum, kennisdatum = (form.cleaned_data.get(naam) for naam in ("peildatum", "kennisdatum"))
    return Blik(None if peildatum == klok.vandaag() else peildatum, kennisdatum)
