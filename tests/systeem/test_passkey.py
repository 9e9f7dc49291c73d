"""A passkey in a real browser, with an authenticator that Chromium imitates: add, log in with it, take away."""

import re

import pytest
from allauth.mfa.models import Authenticator

from tests.hulp.inloggen import WACHTWOORD, geef_app, geef_herstelcodes, maak_lid
from tests.systeem.test_inloggen_browser import geef_wachtwoord, knop, kop, link

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("echt")]


@pytest.fixture
def toestel(nieuwe_pagina, live_server):
    """A page on a machine with an authenticator, and that authenticator."""
    pagina = nieuwe_pagina(basis=live_server.url)
    cdp = pagina.context.new_cdp_session(pagina)
    cdp.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    sleutel = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})["authenticatorId"]
    return pagina, cdp, sleutel


def passkeys():
    return Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN)


def voeg_toe(pagina, naam="Mijn telefoon"):
    kop(pagina, "Passkey toevoegen")
    pagina.get_by_label("Naam van deze passkey").fill(naam)
    knop(pagina, "Passkey maken")


def test_a_passkey_as_the_first_second_step_and_to_log_in_with(toestel):
    pagina, cdp, sleutel = toestel
    maak_lid()
    geef_wachtwoord(pagina, "puk@anker.example")
    link(pagina, "Passkey toevoegen")
    voeg_toe(pagina)
    kop(pagina, "Herstelcodes")
    (bewaard,) = cdp.send("WebAuthn.getCredentials", {"authenticatorId": sleutel})["credentials"]
    assert bewaard["rpId"] == "localhost"
    assert passkeys().get().wrap().name == "Mijn telefoon"
    pagina.goto("/uitloggen/")
    knop(pagina, "Uitloggen")
    geef_wachtwoord(pagina, "puk@anker.example")
    kop(pagina, "Tweede stap")
    knop(pagina, "Gebruik een passkey")
    pagina.wait_for_url(re.compile(r"localhost:\d+/$"))
    pagina.get_by_role("link", name="Werkvoorraad").first.wait_for()


def test_without_the_right_authenticator_a_passkey_does_not_let_in(toestel):
    pagina, cdp, sleutel = toestel
    maak_lid()
    geef_wachtwoord(pagina, "puk@anker.example")
    link(pagina, "Passkey toevoegen")
    voeg_toe(pagina)
    kop(pagina, "Herstelcodes")
    cdp.send("WebAuthn.clearCredentials", {"authenticatorId": sleutel})
    pagina.goto("/uitloggen/")
    knop(pagina, "Uitloggen")
    geef_wachtwoord(pagina, "puk@anker.example")
    knop(pagina, "Gebruik een passkey")
    pagina.get_by_text("Het is niet gelukt met de passkey.").wait_for()
    pagina.goto("/")
    kop(pagina, "Tweede stap")


def test_a_passkey_beside_an_app_can_be_taken_away_again(toestel):
    pagina, _cdp, _sleutel = toestel
    account, _lid = maak_lid()
    geef_app(account)
    geef_wachtwoord(pagina, account.email)
    pagina.get_by_label("Code", exact=True).fill(geef_herstelcodes(account)[0])
    knop(pagina, "Inloggen")
    pagina.wait_for_url(re.compile(r"localhost:\d+/$"))
    pagina.goto("/beveiliging/passkeys/nieuw/")
    kop(pagina, "Nog een keer uw wachtwoord")
    pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    knop(pagina, "Verder")
    voeg_toe(pagina)
    pagina.wait_for_url(lambda adres: not adres.endswith("/nieuw/"))
    assert passkeys().count() == 1
    pagina.goto("/beveiliging/passkeys/")
    link(pagina, "Haal Mijn telefoon weg")
    kop(pagina, "Passkey weghalen")
    knop(pagina, "Weghalen")
    pagina.get_by_text("U heeft nog geen passkey.").wait_for()
    assert not passkeys().exists()
