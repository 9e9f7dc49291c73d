"""Addresses of logging in. Only these of django-allauth are mounted: there is none to sign up."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as aanbieder
from django.urls import path, re_path

from waakvlam.toegang import inlogviews, via

urlpatterns = [
    path("inloggen/", inlogviews.inloggen, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/code/", mfa.authenticate, name="mfa_authenticate"),
    path("inloggen/opnieuw/", account.reauthenticate, name="account_reauthenticate"),
    path("inloggen/opnieuw/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("inloggen/opnieuw/passkey/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("inloggen/via/<slug:provider_id>/", via.login, name="openid_connect_login"),
    path("inloggen/via/<slug:provider_id>/terug/", via.terug, name="openid_connect_callback"),
    path("inloggen/via-gestopt/", aanbieder.login_cancelled, name="socialaccount_login_cancelled"),
    path("inloggen/via-mislukt/", aanbieder.login_error, name="socialaccount_login_error"),
    path("wachtwoord/", inlogviews.wachtwoord, name="account_change_password"),
    path("wachtwoord/vergeten/", inlogviews.vergeten, name="account_reset_password"),
    path("wachtwoord/vergeten/gevraagd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/nieuw/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("beveiliging/", mfa.index, name="mfa_index"),
    path("beveiliging/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("beveiliging/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("beveiliging/passkeys/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("beveiliging/passkeys/nieuw/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("beveiliging/passkeys/<int:pk>/weg/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
    path("beveiliging/herstelcodes/", herstelcodes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("beveiliging/herstelcodes/nieuw/", herstelcodes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
