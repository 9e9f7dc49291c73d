"""The forms of inviting and of accepting an invitation."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.organisaties.api import organisatie, teams_van
from waakvlam.toegang.bevoegdheden import FUNCTIENAMEN
from waakvlam.toegang.inlogformulieren import LENGTE, WACHTWOORD
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.streken import rolnaam
from waakvlam.toegang.uitnodigen import Gevraagd


class Uitnodigen(forms.Form):
    """Whom to invite; the roles and teams are those of the reader's own organisation."""

    naam = forms.CharField(label=_("Naam"), max_length=200)
    email = forms.EmailField(label=_("E-mailadres"), help_text=_("Het adres van het werk. Hiermee logt uw collega in."))
    rol = forms.ChoiceField(label=_("Rol in dossiers"))
    functie = forms.ChoiceField(
        label=_("Functie in uw organisatie"),
        help_text=_("Bepaalt wat uw collega binnen uw organisatie mag regelen."),
        choices=lambda: list(FUNCTIENAMEN.items()),
    )
    omschrijving = forms.CharField(
        label=_("Hoe heet het werk?"), max_length=80, required=False, help_text=_("Bijvoorbeeld: begeleider.")
    )
    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, lezer: Lezer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lezer = lezer
        waar = organisatie(lezer.organisatie)
        vandaag = klok.vandaag()
        rollen = waar.rollen if waar is not None else ()
        self.fields["rol"].choices = [  # type: ignore[attr-defined]
            (f"{rol}/{regio}", f"{rolnaam(regio, rol, vandaag)} ({regio})") for rol, regio in rollen
        ]
        teams = [(str(team.id), team.naam) for team in teams_van(lezer.organisatie)]
        self.fields["team"].choices = [("", _("Geen team")), *teams]  # type: ignore[attr-defined]

    def gevraagd(self) -> Gevraagd:
        """What was filled in."""
        velden = self.cleaned_data
        rol, _streep, regio = velden["rol"].partition("/")
        return Gevraagd(
            organisatie=self.lezer.organisatie,
            email=velden["email"],
            naam=velden["naam"],
            rol=rol,
            regio=regio,
            functie=velden["functie"],
            omschrijving=velden["omschrijving"],
            team=int(velden["team"]) if velden["team"] else None,
        )


class Aannemen(forms.Form):
    """The name and password of someone who comes in for the first time."""

    naam = forms.CharField(label=_("Uw naam"), max_length=200, widget=forms.TextInput({"autocomplete": "name"}))
    wachtwoord = forms.CharField(
        label=WACHTWOORD, help_text=LENGTE, strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )
    nogmaals = forms.CharField(
        label=_("Wachtwoord, nog een keer"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Twice the same, and not easy to guess."""
        velden = super().clean() or {}
        wachtwoord = velden.get("wachtwoord", "")
        if wachtwoord and velden.get("nogmaals") and wachtwoord != velden["nogmaals"]:
            self.add_error("nogmaals", _("Dit is niet twee keer hetzelfde wachtwoord."))
        if wachtwoord:
            try:
                validate_password(wachtwoord, get_user_model()(email=self.email, naam=velden.get("naam", "")))
            except ValidationError as fout:
                self.add_error("wachtwoord", fout)
        return velden
