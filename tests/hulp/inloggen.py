"""Accounts, memberships and codes for tests of logging in. Everyone here is invented."""

import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.test import Client

from waakvlam.organisaties.api import neem_op, organisatie, richt_op

STAP_SECONDEN, SPELING_SECONDEN = 30, 5
WACHTWOORD = "vier losse woorden samen"
ANKER, GRACHT = "het-anker", "de-gracht"
NAMEN = {ANKER: ("Zorggroep Het Anker", "zorgaanbieder"), GRACHT: ("Woonstichting De Gracht", "woningcorporatie")}


@pytest.fixture
def echt(settings, db):
    """A real installation: no personas, accounts with passwords."""
    settings.DEMO = False
    # Attempts are counted in a table without a model, which no test empties.
    cache.clear()
    # Fast instead of strong; one test looks at what is really used.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def maak_organisatie(sleutel=ANKER, regio="Amsterdam"):
    naam, rol = NAMEN[sleutel]
    return organisatie(sleutel) or richt_op(naam, [(rol, regio)], sleutel)


def maak_lid(email="puk@anker.example", sleutel=ANKER, functie="medewerker", naam="Puk Schijngestalte"):
    """An account with a password and one membership."""
    maak_organisatie(sleutel)
    accounts = get_user_model().objects
    account = accounts.filter(email=email).first() or accounts.maak(email, naam, WACHTWOORD)
    lid = neem_op(account.kenmerk, sleutel, NAMEN[sleutel][1], "Amsterdam", functie=functie, omschrijving="begeleider")
    return account, lid


def geef_app(account) -> str:
    """An app with codes for this account; gives its secret."""
    geheim = generate_totp_secret()
    TOTP.activate(account, geheim)
    return geheim


def geef_herstelcodes(account) -> list[str]:
    return RecoveryCodes.activate(account).get_unused_codes()


def code_van(geheim: str) -> str:
    """The code that the app shows now; in the last seconds of its half minute the next one, after waiting for it."""
    rest = STAP_SECONDEN - time.time() % STAP_SECONDEN  # noqa: TID251 - as the app does
    if rest < SPELING_SECONDEN:
        time.sleep(rest)
    return format_hotp_value(hotp_value(geheim, int(time.time()) // STAP_SECONDEN))  # noqa: TID251 - as the app does


def log_in(client: Client, email: str, geheim: str, wachtwoord: str = WACHTWOORD):
    """Password and code, as a browser sends them; gives the last answer."""
    antwoord = client.post("/inloggen/", {"login": email, "password": wachtwoord})
    assert antwoord.headers["Location"].startswith("/inloggen/code/")
    return client.post("/inloggen/code/", {"code": code_van(geheim)})
