"""Django's settings. What differs per installation comes from the environment: see `omgeving`.

WAAKVLAM_DATA           folder for database, keys and collected static files (default ./data)
WAAKVLAM_DATABASE_URL   PostgreSQL; unset means SQLite in the data folder
WAAKVLAM_DATABASE_POOL  how many connections to PostgreSQL each process keeps at most (default 8)
WAAKVLAM_DEMO           1: invented data, keys made on first use, plain http
WAAKVLAM_DEMO_OPENBAAR  1: a demo that others may reach, under the names in WAAKVLAM_HOSTS
WAAKVLAM_SECRET_KEY     Django's secret; required outside demo mode
WAAKVLAM_SLEUTEL        the installation's key, 32 bytes in base64; required outside demo mode
WAAKVLAM_SLEUTEL_VORIGE earlier keys of the installation, separated by commas, while they are replaced
WAAKVLAM_WISLIJST       the list of what was erased, outside the back-up (default in the data folder)
WAAKVLAM_BEWAARTERMIJNEN  retention terms of this installation
WAAKVLAM_GRONDTERMIJNEN  how long a ground to share without consent may hold here
WAAKVLAM_HOSTS          names under which this installation is reached, separated by commas
WAAKVLAM_ACHTER_PROXY   1: a proxy in front sets X-Forwarded-Proto
WAAKVLAM_BIJLAGE_MB     how large an attachment may be
WAAKVLAM_VIRUSSCANNER   command that looks at an upload; its exit code decides
WAAKVLAM_BRON           address of the source of this installation, shown in the footer
"""

import os
from pathlib import Path

from waakvlam.config.inloggen import *  # noqa: F403 - the settings of logging in
from waakvlam.config.inloggen import INLOG_APPS
from waakvlam.config.omgeving import (
    HIER,
    lees_aan_uit,
    lees_databank,
    lees_demo,
    lees_getal,
    lees_lijst,
    lees_sleutels,
    lees_vorige_sleutels,
)

DATA = Path(os.environ.get("WAAKVLAM_DATA", "data")).resolve()
DEMO = lees_demo(os.environ)
DEBUG = False
WAAKVLAM_BRON = os.environ.get("WAAKVLAM_BRON", "")
LEES_AFSPRAKEN_BIJ_START = True
"""Whether the web server reads all sets and own protocols before it answers, and stops where one is faulty."""
STATIC_ROOT = DATA / "statisch"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
SECRET_KEY, WAAKVLAM_SLEUTEL = lees_sleutels(os.environ, DATA, demo=DEMO)
WAAKVLAM_SLEUTEL_VORIGE = lees_vorige_sleutels(os.environ)
WAAKVLAM_WISLIJST = os.environ.get("WAAKVLAM_WISLIJST", "") or str(DATA / "wislijst")
WAAKVLAM_BEWAARTERMIJNEN = os.environ.get("WAAKVLAM_BEWAARTERMIJNEN", "")
WAAKVLAM_GRONDTERMIJNEN = os.environ.get("WAAKVLAM_GRONDTERMIJNEN", "")


INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "waakvlam.web",
    "waakvlam.taken",
    "waakvlam.logboek",
    "waakvlam.organisaties",
    "waakvlam.toegang",
    "waakvlam.dossiers",
    "waakvlam.werkvoorraad",
    "waakvlam.afspraken",
    "waakvlam.dossierblad",
    "waakvlam.aanmelden",
    "waakvlam.brieven",
    "waakvlam.formulieren",
    "waakvlam.rechtzetten",
    "waakvlam.rondes",
    "waakvlam.team",
    "waakvlam.gesprekken",
    "waakvlam.omklap",
    "waakvlam.bijlagen",
    "waakvlam.woningen",
    "waakvlam.verantwoording",
    "waakvlam.beheer",
    *INLOG_APPS,
]

MIDDLEWARE = [
    "waakvlam.web.middleware.veiligheidskoppen",
    "waakvlam.logboek.middleware.spoor_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "waakvlam.toegang.middleware.LezerMiddleware",
]

ROOT_URLCONF = "waakvlam.config.urls"
WSGI_APPLICATION = "waakvlam.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "waakvlam.web.context.omlijsting",
            ],
        },
    },
]

AUTH_USER_MODEL = "organisaties.Account"
DATABASES = {"default": lees_databank(os.environ, DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent.parent / "web" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "statisch/"
WHITENOISE_USE_FINDERS = DEMO
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

ALLOWED_HOSTS = [*lees_lijst(os.environ, "WAAKVLAM_HOSTS"), *(sorted(HIER) if DEMO else [])]
if lees_aan_uit(os.environ, "WAAKVLAM_ACHTER_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_SSL_REDIRECT, SECURE_REDIRECT_EXEMPT = not DEMO, [r"^gezond/$"]
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # on other names of the same domain, which are not ours
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
# A browser takes a name with this prefix only over https, from this host itself and for all of it.
_PREFIX = "" if DEMO else "__Host-"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_PREFIX}waakvlam_sessie", f"{_PREFIX}waakvlam_csrf"
CSRF_FAILURE_VIEW = "waakvlam.web.views.formulier_verlopen"
FILE_UPLOAD_HANDLERS = ["waakvlam.bijlagen.opbergen.Quarantaine"]
(DATA / "quarantaine").mkdir(mode=0o700, parents=True, exist_ok=True)
FILE_UPLOAD_TEMP_DIR = str(DATA / "quarantaine")
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 1
WAAKVLAM_BIJLAGE_MB = lees_getal(os.environ, "WAAKVLAM_BIJLAGE_MB", 10, laagste=1, hoogste=100)
WAAKVLAM_VIRUSSCANNER = os.environ.get("WAAKVLAM_VIRUSSCANNER", "")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Terse, and without personal data: see `waakvlam.web.logboek`.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "bondig": {
            "()": "waakvlam.web.logboek.BondigeOpmaak",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"uitvoer": {"class": "logging.StreamHandler", "formatter": "bondig"}},
    "root": {"handlers": ["uitvoer"], "level": "WARNING"},
    "loggers": {
        "waakvlam": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
