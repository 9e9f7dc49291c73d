"""What django-allauth asks this installation about providers: whom one may let in, and as what."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from waakvlam.toegang import logregels
from waakvlam.toegang.aanbieders import aanbieders
from waakvlam.toegang.aanmelden import Geweigerd, laat_binnen


class Aanbiederregels(DefaultSocialAccountAdapter):
    """Named in the settings as SOCIALACCOUNT_ADAPTER."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never by allauth itself: `pre_social_login` makes the account of whom a provider may let in."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Take over what the provider says, or refuse. What it told is not kept."""
        aanbieder = aanbieders()[sociallogin.account.provider]
        verteld, sociallogin.account.extra_data = sociallogin.account.extra_data, {}
        beweringen = {**(verteld.get("id_token") or {}), **(verteld.get("userinfo") or {})}
        bekend = sociallogin.user if sociallogin.is_existing else None
        try:
            sociallogin.user = laat_binnen(aanbieder, beweringen, bekend)
        except Geweigerd as fout:
            logregels.schrijf(logregels.AANGEMELD_MISLUKT, bijzonderheid=aanbieder.sleutel)
            messages.error(request, str(fout))
            raise ImmediateHttpResponse(redirect("account_login")) from fout
        # Only what is in the signed token counts here.
        request.tweede_stap_bij_aanbieder = _met_tweede_stap(aanbieder.tweede_stap, verteld.get("id_token") or {})  # type: ignore[attr-defined]
        sociallogin.save(request, connect=True)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Back to the page to log in on, without what went wrong at the other side."""
        logregels.schrijf(logregels.AANGEMELD_MISLUKT, bijzonderheid=str(getattr(provider, "sub_id", ""))[:80])
        messages.error(request, _("Inloggen via uw organisatie is niet gelukt. Probeer het opnieuw."))
        raise ImmediateHttpResponse(redirect("account_login"))


def _met_tweede_stap(eisen: Any, token: dict[str, Any]) -> bool:
    """Whether one of the claims that the installation trusts says so."""
    for claim, waarden in eisen.items():
        verteld = token.get(claim, ())
        if not waarden.isdisjoint({verteld} if isinstance(verteld, str) else set(verteld)):
            return True
    return False
