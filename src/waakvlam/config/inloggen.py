"""Settings of logging in: password and second factor, how long a session lasts, how often one may try, and mail.

WAAKVLAM_SESSIE_RUST    minutes without a request after which a session ends (default 30)
WAAKVLAM_SESSIE_DUUR    hours after which a session ends in any case (default 12)
WAAKVLAM_OIDC           file with the providers of organisations that let in their own people
WAAKVLAM_MAIL           how mail goes out: smtp://, smtps://, console or bestand; unset means no mail
WAAKVLAM_MAIL_VAN       the address that mail comes from
"""

import os
from pathlib import Path
from typing import Any

from waakvlam.config.omgeving import lees_aan_uit, lees_getal
from waakvlam.config.post import lees_mail
from waakvlam.toegang.aanbieders import lees_aanbieders, voor_allauth

_DEMO = lees_aan_uit(os.environ, "WAAKVLAM_DEMO")
_DATA = Path(os.environ.get("WAAKVLAM_DATA", "data")).resolve()

INLOG_APPS = [
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
_VALIDATIE = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_VALIDATIE}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATIE}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATIE}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email", "naam"]}},
]
PASSWORD_RESET_TIMEOUT = 3600

SESSIE_RUST_SECONDEN = 60 * lees_getal(os.environ, "WAAKVLAM_SESSIE_RUST", 30, laagste=1, hoogste=480)
SESSION_COOKIE_AGE = 3600 * lees_getal(os.environ, "WAAKVLAM_SESSIE_DUUR", 12, laagste=1, hoogste=24)

# Counted in the database, so that a limit holds over every process and machine of the installation.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "waakvlam_cache",
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
if lees_aan_uit(os.environ, "WAAKVLAM_ACHTER_PROXY"):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

ACCOUNT_ADAPTER = "waakvlam.toegang.inlogregels.Inlogregels"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http" if _DEMO else "https"
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
}
ACCOUNT_FORMS = {
    "login": "waakvlam.toegang.inlogformulieren.Inloggen",
    "reauthenticate": "waakvlam.toegang.inlogformulieren.Opnieuw",
    "change_password": "waakvlam.toegang.inlogformulieren.WachtwoordWijzigen",
    "reset_password": "waakvlam.toegang.inlogformulieren.WachtwoordVergeten",
    "reset_password_from_key": "waakvlam.toegang.inlogformulieren.NieuwWachtwoord",
}

MFA_ADAPTER = "waakvlam.toegang.tweede_factor.TweedeFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Waakvlam"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = _DEMO
MFA_FORMS = {
    "authenticate": "waakvlam.toegang.inlogformulieren.Code",
    "reauthenticate": "waakvlam.toegang.inlogformulieren.CodeOpnieuw",
    "activate_totp": "waakvlam.toegang.inlogformulieren.AppAanzetten",
    "add_webauthn": "waakvlam.toegang.inlogformulieren.SleutelToevoegen",
}

AANBIEDERS = lees_aanbieders(os.environ)
SOCIALACCOUNT_PROVIDERS = voor_allauth(AANBIEDERS)
SOCIALACCOUNT_ADAPTER = "waakvlam.toegang.aanbiederregels.Aanbiederregels"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"

POST = lees_mail(os.environ, _DATA)
MAIL_AAN = bool(POST)
EMAIL_BACKEND = POST.get("EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
EMAIL_HOST, EMAIL_PORT = POST.get("EMAIL_HOST", ""), POST.get("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = POST.get("EMAIL_HOST_USER", ""), POST.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = POST.get("EMAIL_USE_TLS", False), POST.get("EMAIL_USE_SSL", False)
EMAIL_FILE_PATH = POST.get("EMAIL_FILE_PATH", "")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("WAAKVLAM_MAIL_VAN", "waakvlam@localhost")
