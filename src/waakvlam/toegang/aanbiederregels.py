"""What django-allauth asks this installation about providers: whom one may let in, and as what."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from waakvlam.toegang import logregels
from waakvlam.toegang.aanbieders import aanbieders
from waakvlam.toegang.aanmelden import Geweigerd, laat_binnen
from waakvlam.toegang.koppeling import Aanbiederkant


class Aanbiederregels(DefaultSocialAccountAdapter):
    """Named in the settings as SOCIALACCOUNT_ADAPTER."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never by allauth itself: `pre_social_login` makes the account of whom a provider may let in."""
        return False

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> Aanbiederkant:
        """By our name for it."""
        return Aanbiederkant(request, app=self.get_app(request, provider, client_id))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Take over what the provider says, or refuse. What it told is not kept."""
        aanbieder = aanbieders()[sociallogin.account.provider]
        verteld, sociallogin.account.extra_data = sociallogin.account.extra_data, {}
        token, userinfo = verteld.get("id_token") or {}, verteld.get("userinfo") or {}
        if not _is_antwoord_op(sociallogin.state, token, userinfo):
            raise ImmediateHttpResponse(terug_naar_inloggen(request, aanbieder.sleutel))
        bekend = sociallogin.user if sociallogin.is_existing else None
        try:
            sociallogin.user = laat_binnen(aanbieder, {**token, **userinfo}, bekend)
        except Geweigerd as fout:
            raise ImmediateHttpResponse(terug_naar_inloggen(request, aanbieder.sleutel, str(fout))) from fout
        # Only what is in the signed token counts here.
        request.tweede_stap_bij_aanbieder = _met_tweede_stap(aanbieder.tweede_stap, token)  # type: ignore[attr-defined]
        sociallogin.save(request, connect=True)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Back to the page to log in on, without what went wrong at the other side."""
        raise ImmediateHttpResponse(terug_naar_inloggen(request, str(getattr(provider, "sub_id", ""))))


def terug_naar_inloggen(request: HttpRequest, aanbieder: str, reden: str = "") -> HttpResponse:
    """It did not work: note by which provider, and say why as far as that is for this person to know."""
    logregels.schrijf(logregels.AANGEMELD_MISLUKT, bijzonderheid=aanbieder[:80])
    messages.error(request, reden or _("Inloggen via uw organisatie is niet gelukt. Probeer het opnieuw."))
    return redirect("account_login")


def _is_antwoord_op(gevraagd: dict[str, Any], token: dict[str, Any], userinfo: dict[str, Any]) -> bool:
    """Whether the signed token answers our own question (its nonce), and is about whom the rest is about.

    Bron: OpenID Connect Core 1.0, 3.1.3.7 and 5.3.2.
    """
    nonce, antwoord = str(gevraagd.get("nonce") or ""), str(token.get("nonce") or "")
    zelfde = bool(token.get("sub")) and userinfo.get("sub", token["sub"]) == token["sub"]
    return bool(nonce) and constant_time_compare(nonce, antwoord) and zelfde


def _met_tweede_stap(eisen: Any, token: dict[str, Any]) -> bool:
    """Whether one of the claims that the installation trusts says so."""
    for claim, waarden in eisen.items():
        verteld = token.get(claim, ())
        if not waarden.isdisjoint({verteld} if isinstance(verteld, str) else set(verteld)):
            return True
    return False
