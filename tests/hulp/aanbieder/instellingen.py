"""Settings of the provider: as little of Django and django-allauth as it can do with."""

import os
from pathlib import Path

MAP = Path(os.environ["AANBIEDER_MAP"])
SECRET_KEY = "van-de-proef"
ALLOWED_HOSTS = ["localhost"]
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "allauth", "allauth.account", "allauth.idp.oidc",
]  # fmt: skip
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]  # fmt: skip
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
ROOT_URLCONF = "tests.hulp.aanbieder.adressen"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(MAP / "aanbieder.sqlite3")}}
AUTHENTICATION_BACKENDS = ["tests.hulp.aanbieder.inlaten.Iedereen"]
SESSION_COOKIE_NAME = "aanbieder_sessie"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
USE_TZ = True
IDP_OIDC_ADAPTER = "tests.hulp.aanbieder.regels.Regels"
IDP_OIDC_PRIVATE_KEY = os.environ["AANBIEDER_SLEUTEL"]
