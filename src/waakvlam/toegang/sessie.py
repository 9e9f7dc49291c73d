"""What a session says: since when it runs, when it was last used, and by what it was opened."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from waakvlam import klok
from waakvlam.toegang.aanbieders import aanbieders

BEGONNEN, LAATST = "toegang_begonnen", "toegang_laatst"
LIDMAATSCHAP = "toegang_lidmaatschap"
TWEEDE_STAP = "toegang_tweede_stap"
"""Of which account (by number) this session showed a second factor in another way than with a code or passkey."""
BIJHOUDEN = timedelta(minutes=1)
"""How exactly the last use is kept: writing it on every request would cost a write per page."""


def begin(request: HttpRequest) -> None:
    """Start counting: at logging in, when the session has its new name."""
    moment = klok.nu().isoformat()
    request.session[BEGONNEN] = request.session[LAATST] = moment
    request.session.pop(LIDMAATSCHAP, None)


def is_verlopen(request: HttpRequest) -> bool:
    """Whether the session was unused for too long, or is too old. Notes that it is used now when it is not."""
    nu = klok.nu()
    begonnen, laatst = _moment(request, BEGONNEN), _moment(request, LAATST)
    if begonnen is None or laatst is None:
        return True
    rust = timedelta(seconds=settings.SESSIE_RUST_SECONDEN)
    if nu - laatst >= rust or nu - begonnen >= _duur(request):
        return True
    if nu - laatst >= min(BIJHOUDEN, rust / 2):
        request.session[LAATST] = nu.isoformat()
    return False


def _duur(request: HttpRequest) -> timedelta:
    """How long this session may last: shorter when a provider stands for it, which is then asked once more."""
    gekend = (aanbieders()[bron] for bron in staat_in_voor(request) if bron in aanbieders())
    heel = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min((heel, *(timedelta(minutes=aanbieder.sessie_minuten) for aanbieder in gekend)))


def _moment(request: HttpRequest, sleutel: str) -> datetime | None:
    waarde = request.session.get(sleutel)
    return datetime.fromisoformat(waarde) if isinstance(waarde, str) else None


def stappen(request: HttpRequest) -> list[dict[str, Any]]:
    """How the account of this session showed who it is, oldest first."""
    return get_authentication_records(request, request.user if request.user.is_authenticated else None)


def noteer_tweede_stap(request: HttpRequest, account_pk: int) -> None:
    """This session showed a second factor of this account: by setting one up, or at its provider."""
    request.session[TWEEDE_STAP] = account_pk


def heeft_tweede_stap(request: HttpRequest) -> bool:
    """Whether this session, and not just its account, showed a second factor."""
    return request.session.get(TWEEDE_STAP) == request.user.pk or any(s["method"] == "mfa" for s in stappen(request))


def gaf_net_alleen_wachtwoord(request: HttpRequest) -> bool:
    """Whether this session opened with no more than a password, a few minutes ago: there was no second step yet."""
    grens = klok.nu().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    gezet = stappen(request)
    return {stap["method"] for stap in gezet} == {"password"} and gezet[-1]["at"] > grens


def staat_in_voor(request: HttpRequest) -> frozenset[str]:
    """For which sources of memberships this session stands: '' for those given here, else the name of a provider.

    Who came in with a password is not known to a provider, and who a provider sent is not known here.
    """
    gezet = stappen(request)
    hier = {"" for stap in gezet if stap["method"] == "password"}
    return frozenset(hier | {str(stap["provider"]) for stap in gezet if stap["method"] == "socialaccount"})
