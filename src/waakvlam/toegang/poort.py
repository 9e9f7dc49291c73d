"""Which pages are open to whom outside the demo: everything is closed but what stands here."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from waakvlam.toegang import logregels, sessie
from waakvlam.toegang.stand import Stand, Toegang

VOOR_IEDEREEN = frozenset(
    {
        "account_login", "account_logout", "account_inactive", "account_reset_password",
        "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
        "mfa_authenticate", "openid_connect_login", "openid_connect_callback", "socialaccount_login_cancelled",
        "socialaccount_login_error", "toegang:uitnodiging", "toegang:uitnodiging_link",
    }
)  # fmt: skip
"""Logging in itself, and accepting an invitation. So are the pages of the app `web`."""
MET_CODE = VOOR_IEDEREEN | {"toegang:instelcode"}
"""All that who lost a second step can reach, before the code of an administrator."""
OM_IN_TE_RICHTEN = VOOR_IEDEREEN | {
    "account_reauthenticate", "toegang:tweede_stap", "toegang:qr", "mfa_activate_totp", "mfa_add_webauthn",
}  # fmt: skip
"""All that who has no second factor yet can reach."""
VAN_JEZELF = OM_IN_TE_RICHTEN | {
    "account_change_password", "mfa_index", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp",
    "mfa_list_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "toegang:geen_toegang", "toegang:organisatie",
}  # fmt: skip
"""One's own password and second factor, and choosing for whom to act: no reader is needed."""
ALLEEN_DEMO = frozenset({"toegang:kies", "toegang:verlaat"})
OPEN_VOOR = {
    Stand.NIEMAND: VOOR_IEDEREEN,
    Stand.ZONDER_INSTELCODE: MET_CODE,
    Stand.ZONDER_TWEEDE_STAP: OM_IN_TE_RICHTEN,
    Stand.ZONDER_LIDMAATSCHAP: VAN_JEZELF,
    Stand.KIEZEN: VAN_JEZELF,
}
DAN_NAAR = {
    Stand.ZONDER_INSTELCODE: "toegang:instelcode",
    Stand.ZONDER_TWEEDE_STAP: "toegang:tweede_stap",
    Stand.ZONDER_LIDMAATSCHAP: "toegang:geen_toegang",
    Stand.KIEZEN: "toegang:organisatie",
}


def beeindig_als_verlopen(request: HttpRequest) -> bool:
    """End a session that was unused for too long or is too old; whether it was."""
    if not request.user.is_authenticated or not sessie.is_verlopen(request):
        return False
    logregels.schrijf(logregels.VERLOPEN, account=request.user.kenmerk)
    logout(request)
    messages.info(request, _("U bent uitgelogd, omdat u een tijd niets deed of lang was ingelogd."))
    return True


def weiger(request: HttpRequest, toegang: Toegang) -> HttpResponse | None:
    """Where someone must go first; None when the page that was asked for is open. Raises `Http404` for the demo's."""
    gevonden = request.resolver_match
    naam = gevonden.view_name if gevonden else ""
    if naam in ALLEEN_DEMO:
        raise Http404
    if gevonden is not None and gevonden.app_name == "web":
        return None
    if toegang.stand is Stand.BINNEN or naam in OPEN_VOOR[toegang.stand]:
        return None
    return naar(request, reverse(DAN_NAAR.get(toegang.stand, "account_login")))


def naar(request: HttpRequest, adres: str, veld: str = "next") -> HttpResponse:
    """Go there first, then come back to the page that was asked for."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": adres})
    if request.method in {"GET", "HEAD"}:
        return HttpResponseRedirect(f"{adres}?{urlencode({veld: request.get_full_path()})}")
    return HttpResponseRedirect(adres)
