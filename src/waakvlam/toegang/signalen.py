"""What happens while someone logs in, heard from Django and django-allauth: the session counts, the log is written."""

from collections.abc import Callable
from typing import Any

from allauth.account.signals import authentication_step_completed, password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal
from django.http import HttpRequest

from waakvlam.toegang import instelcode, logregels, sessie


def luister() -> None:
    """Connect, once."""
    verbindingen: dict[Signal, Callable[..., None]] = {
        user_logged_in: _ingelogd,
        user_logged_out: _uitgelogd,
        user_login_failed: _mislukt,
        authentication_step_completed: _stap_gezet,
        authenticator_added: _toegevoegd,
        authenticator_removed: _verwijderd,
        password_changed: _wachtwoord,
        password_reset: _wachtwoord,
    }
    for signaal, antwoord in verbindingen.items():
        signaal.connect(antwoord, dispatch_uid=f"toegang_{antwoord.__name__}_{id(signaal)}")


def _ingelogd(request: HttpRequest, user: Any, **_kwargs: Any) -> None:
    sessie.begin(request)
    bronnen = ", ".join(sorted(bron for bron in sessie.staat_in_voor(request) if bron))
    logregels.schrijf(logregels.INGELOGD, account=user.kenmerk, bijzonderheid=bronnen)


def _uitgelogd(user: Any, **_kwargs: Any) -> None:
    if user is not None:
        logregels.schrijf(logregels.UITGELOGD, account=user.kenmerk)


def _mislukt(**_kwargs: Any) -> None:
    """Without the address that was typed: it may be a password in the wrong field."""
    logregels.schrijf(logregels.AANGEMELD_MISLUKT)


def _stap_gezet(request: HttpRequest, method: str, user: Any, **_kwargs: Any) -> None:
    """A provider that says it asked a second factor spares the account one of its own."""
    if method == "socialaccount" and getattr(request, "tweede_stap_bij_aanbieder", False):
        sessie.noteer_tweede_stap(request, user.pk)


def _toegevoegd(request: HttpRequest, user: Any, authenticator: Any, **_kwargs: Any) -> None:
    sessie.noteer_tweede_stap(request, user.pk)
    instelcode.vervalt(user)
    logregels.schrijf(logregels.FACTOR_TOEGEVOEGD, account=user.kenmerk, bijzonderheid=authenticator.type)


def _verwijderd(user: Any, authenticator: Any, **_kwargs: Any) -> None:
    logregels.schrijf(logregels.FACTOR_VERWIJDERD, account=user.kenmerk, bijzonderheid=authenticator.type)


def _wachtwoord(user: Any, **_kwargs: Any) -> None:
    logregels.schrijf(logregels.WACHTWOORD_GEWIJZIGD, account=user.kenmerk)
