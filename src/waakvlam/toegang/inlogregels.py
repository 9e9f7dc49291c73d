"""What django-allauth asks this installation about accounts: nobody signs up, and refusals are told in plain words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waakvlam.toegang import sessie


class Inlogregels(DefaultAccountAdapter):
    """Named in the settings as ACCOUNT_ADAPTER."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Dit e-mailadres en wachtwoord horen niet bij elkaar."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "enter_current_password": _("Dit is niet uw huidige wachtwoord."),
        "too_many_login_attempts": _("U heeft te vaak iets geprobeerd dat niet klopte. Wacht vijf minuten."),
        "rate_limited": _("U probeert het te vaak. Wacht even en probeer het dan opnieuw."),
        "incorrect_code": _("Deze code klopt niet. Neem de code die nu in uw app staat."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people come in by invitation, or by the provider of their own organisation."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not to set up the first second step with the password just given: it would be asked twice in a row."""
        return not sessie.gaf_net_alleen_wachtwoord(context.request) and bool(
            super().is_reauthentication_required(app=app, **kwargs)
        )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_login")

    def populate_username(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Accounts have no user name."""
