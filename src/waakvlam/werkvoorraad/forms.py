"""What the work list is filtered by, and what dossiers are found by."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from waakvlam.kern.taal import Rol

MAX_ZOEK = 60
MAX_VRAAG = 120
VRAGEN = ("zoek", "clausule", "drager", "van", "verklaard")
"""What narrows the list."""


class Filter(forms.Form):
    """Every field is optional; what does not fit is left out, so that an old address still shows a list."""

    groep = forms.CharField(required=False, widget=forms.HiddenInput)
    zoek = forms.CharField(label=_("Dossiernummer of woord uit de afspraak"), required=False, max_length=MAX_ZOEK)
    clausule = forms.CharField(label=_("Clausule"), required=False, max_length=20)
    drager = forms.ChoiceField(label=_("Wie moet het doen"), required=False)
    van = forms.ChoiceField(label=_("Werk van"), required=False)
    verklaard = forms.ChoiceField(
        label=_("Reden vastgelegd"),
        required=False,
        choices=(("", _("Alles")), ("nee", _("Nee")), ("ja", _("Ja"))),
    )

    VAN = (
        ("", _("Iedereen")),
        ("mij", _("Mij en wie ik vervang")),
        ("team", _("Mijn team")),
        ("niemand", _("Nog niet opgepakt")),
    )

    def __init__(
        self, rollen: Iterable[Rol], *args: object, werkers: Iterable[tuple[str, str]] = (), **kwargs: object
    ) -> None:
        """Offer these roles as bearers, and besides the usual the work of these (`van`, and how it is called)."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        veld = self.fields["drager"]
        assert isinstance(veld, forms.ChoiceField)
        veld.choices = [("", _("Iedereen")), *((rol.naam, rol.titel) for rol in rollen)]
        van = self.fields["van"]
        assert isinstance(van, forms.ChoiceField)
        van.choices = [*self.VAN, *werkers]

    def waarde(self, naam: str) -> str:
        """What was filled in, or nothing where that was no valid answer."""
        return str(self.cleaned_data.get(naam) or "") if self.is_valid() or self.cleaned_data else ""

    @property
    def gebruikt(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.waarde(naam) for naam in VRAGEN)


class Zoekformulier(forms.Form):
    """One field for a name, an address, a number or an own reference: nobody has to say which."""

    tekst = forms.CharField(
        label=_("Naam, adres of dossiernummer"),
        help_text=_("Minstens drie letters van een naam of straat, een hele postcode, het nummer of uw eigen kenmerk."),
        max_length=MAX_VRAAG,
        widget=forms.TextInput(
            attrs={"type": "search", "autocomplete": "off", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": _("Vul in wie of wat u zoekt.")},
    )
