"""Coming in by the provider of an organisation: OpenID Connect with a state, a nonce and PKCE, all of them checked."""

import secrets

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from waakvlam.toegang.aanbiederregels import terug_naar_inloggen
from waakvlam.toegang.aanbieders import aanbieders
from waakvlam.toegang.koppeling import Koppeling

NONCE_BYTES = 32
FOUTEN = (OAuth2Error, OSError, KeyError, TypeError, ValueError)
"""What a provider that cannot be reached, or answers nonsense, brings about in django-allauth."""


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the browser to the provider; only after a press on its button, whose page lets a form go there."""
    _eis_bekend(provider_id)
    if request.method != "POST":
        return redirect("account_login")
    kant = get_adapter().get_provider(request, provider_id)
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    try:
        antwoord: HttpResponse = kant.redirect(
            request, "login", get_next_redirect_url(request), auth_params={"nonce": nonce}, nonce=nonce
        )
    except FOUTEN:
        return terug_naar_inloggen(request, provider_id)
    return antwoord


def terug(request: HttpRequest, provider_id: str) -> HttpResponse:
    """What the provider sends the browser back with; `aanbiederregels` judges whom it sends."""
    _eis_bekend(provider_id)
    try:
        antwoord: HttpResponse = OAuth2CallbackView.adapter_view(Koppeling(request, provider_id))(request)  # type: ignore[no-untyped-call]
    except FOUTEN:
        return terug_naar_inloggen(request, provider_id)
    return antwoord


def _eis_bekend(provider_id: str) -> None:
    if provider_id not in aanbieders():
        raise Http404
