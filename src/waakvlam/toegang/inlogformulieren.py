"""The forms of logging in: those of django-allauth, in our own words and without placeholders."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

EMAIL, WACHTWOORD = _("E-mailadres"), _("Wachtwoord")
NIEUW, NOGMAALS = _("Nieuw wachtwoord"), _("Nieuw wachtwoord, nog een keer")
LENGTE = _("Minstens 12 tekens. Een zin van een paar woorden is sterk en goed te onthouden.")
CODE = _("Code")
UIT_APP = _("De zes cijfers die nu in uw app staan.")


class Verwoord(forms.Form):
    """Gives fields our words: `woorden` says per field its label and help."""

    woorden: dict[str, tuple[Any, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, (label, hulp) in self.woorden.items():
            veld = self.fields[naam]
            veld.label, veld.help_text = label, hulp
            veld.widget.attrs.pop("placeholder", None)


class Inloggen(Verwoord, LoginForm):
    """E-mail and password."""

    woorden = {"login": (EMAIL, ""), "password": (WACHTWOORD, "")}


class Opnieuw(Verwoord, ReauthenticateForm):
    """The password once more, before something that matters."""

    woorden = {"password": (WACHTWOORD, "")}


class WachtwoordWijzigen(Verwoord, ChangePasswordForm):
    """From the old password to a new one."""

    woorden = {"oldpassword": (_("Huidig wachtwoord"), ""), "password1": (NIEUW, LENGTE), "password2": (NOGMAALS, "")}


class WachtwoordVergeten(Verwoord, ResetPasswordForm):
    """Asks a link by mail."""

    woorden = {"email": (EMAIL, "")}


class NieuwWachtwoord(Verwoord, ResetPasswordKeyForm):
    """The new password, after that link."""

    woorden = {"password1": (NIEUW, LENGTE), "password2": (NOGMAALS, "")}


class Code(Verwoord, AuthenticateForm):
    """The code of the app, or a recovery code."""

    woorden = {"code": (CODE, _("De zes cijfers die nu in uw app staan, of een herstelcode."))}


class CodeOpnieuw(Verwoord, ReauthenticateCodeForm):
    """The same, before something that matters."""

    woorden = {"code": (CODE, _("De zes cijfers die nu in uw app staan, of een herstelcode."))}


class AppAanzetten(Verwoord, ActivateTOTPForm):
    """The first code of a new app."""

    woorden = {"code": (CODE, UIT_APP)}


class Instelcode(forms.Form):
    """The code of an administrator, for a new second step."""

    code = forms.CharField(
        label=CODE,
        help_text=_("Tien letters en cijfers. Hoofdletters en streepjes maken niet uit."),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )


class SleutelToevoegen(Verwoord, AddWebAuthnForm):
    """A name for a new passkey; the passkey itself comes from the browser."""

    woorden = {"name": (_("Naam van deze passkey"), _("Bijvoorbeeld: mijn telefoon."))}
