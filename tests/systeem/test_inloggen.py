"""Logging in outside the demo: password, second step, what is open to whom, and when it ends."""

from datetime import timedelta

import pytest
from django.urls import get_resolver, reverse

from tests.hulp.inloggen import (
    ANKER,
    GRACHT,
    WACHTWOORD,
    code_van,
    geef_app,
    geef_herstelcodes,
    log_in,
    maak_lid,
    maak_organisatie,
)
from waakvlam import klok
from waakvlam.organisaties.api import beeindig, neem_op
from waakvlam.toegang.models import Toegangsregel

pytestmark = [pytest.mark.opslag, pytest.mark.django_db, pytest.mark.usefixtures("echt")]


@pytest.fixture
def puk():
    account, lid = maak_lid()
    return account, lid, geef_app(account)


@pytest.fixture
def binnen(client, puk):
    account, _lid, geheim = puk
    assert log_in(client, account.email, geheim).url == "/"
    return client


def soorten() -> list[str]:
    return list(Toegangsregel.objects.order_by("pk").values_list("soort", flat=True))


@pytest.fixture
def later(monkeypatch):
    """Move the clock."""
    echt = klok.nu

    def zet(**duur):
        monkeypatch.setattr(klok, "nu", lambda: echt() + timedelta(**duur))

    return zet


def test_who_is_not_logged_in_is_sent_to_log_in_and_back(client):
    antwoord = client.get("/dossiers/onbekend/")
    assert antwoord.status_code == 302
    assert antwoord.url == "/inloggen/?next=%2Fdossiers%2Fonbekend%2F"
    assert client.get("/dossiers/onbekend/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/inloggen/"


def test_password_and_code_let_in_as_ones_own_membership(binnen):
    antwoord = binnen.get("/")
    assert antwoord.status_code == 200
    lezer = antwoord.wsgi_request.lezer
    assert (lezer.organisatie, lezer.rol, lezer.naam) == (ANKER, "zorgaanbieder", "Puk Schijngestalte")
    assert "Zorggroep Het Anker" in antwoord.content.decode()
    assert soorten()[-1] == "ingelogd"


def test_the_password_alone_opens_nothing(client, puk):
    client.post("/inloggen/", {"login": puk[0].email, "password": WACHTWOORD})
    assert client.get("/").url == "/inloggen/?next=%2F"


@pytest.mark.parametrize(("email", "wachtwoord"), [("puk@anker.example", "fout"), ("niemand@anker.example", "fout")])
def test_a_wrong_password_and_an_unknown_address_look_alike(client, puk, email, wachtwoord):
    tekst = client.post("/inloggen/", {"login": email, "password": wachtwoord}).content.decode()
    assert "Dit e-mailadres en wachtwoord horen niet bij elkaar." in tekst
    assert soorten() == ["inloggen_mislukt"]
    assert Toegangsregel.objects.get().bijzonderheid == ""


def test_a_code_counts_once(client, puk):
    account, _lid, geheim = puk
    code = code_van(geheim)
    for verwacht in (302, 200):
        client.post("/uitloggen/")
        client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
        antwoord = client.post("/inloggen/code/", {"code": code})
        assert antwoord.status_code == verwacht
        assert ("Deze code klopt niet." in antwoord.content.decode()) == (verwacht == 200)


def test_a_recovery_code_lets_in_once(client, puk):
    account, _lid, _geheim = puk
    code = geef_herstelcodes(account)[0]
    for verwacht in (302, 200):
        client.post("/uitloggen/")
        client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
        assert client.post("/inloggen/code/", {"code": code}).status_code == verwacht


def test_without_a_second_step_only_setting_one_up_is_open(client):
    account, _lid = maak_lid()
    assert client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD}).url == "/"
    for adres in ("/", "/beveiliging/", "/wachtwoord/", "/kies-organisatie/", "/dossiers/onbekend/"):
        assert client.get(adres).url.startswith("/beveiliging/tweede-stap/"), adres
    assert client.get("/beveiliging/tweede-stap/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_lets_in_and_shows_recovery_codes_once(client):
    account, _lid = maak_lid()
    client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    geheim = client.get("/beveiliging/app/").context["form"].secret
    assert client.get("/beveiliging/app/qr.svg").headers["Content-Type"] == "image/svg+xml"
    antwoord = client.post("/beveiliging/app/", {"code": code_van(geheim)})
    assert antwoord.url == "/beveiliging/herstelcodes/"
    codes = client.get("/beveiliging/herstelcodes/").context["unused_codes"]
    assert len(codes) == 10
    assert codes[0].isdecimal()
    assert codes[0] not in client.get("/beveiliging/herstelcodes/").content.decode()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(("minuten", "open_"), [(4, True), (5, False)])
def test_the_password_is_asked_again_when_the_first_second_step_waits(client, later, minuten, open_):
    account, _lid = maak_lid()
    client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    later(minutes=minuten, seconds=1)
    antwoord = client.get("/beveiliging/app/")
    assert (antwoord.status_code == 200) is open_
    assert open_ or antwoord.url.startswith("/inloggen/opnieuw/")


@pytest.mark.django_db(transaction=True)
def test_a_session_without_a_second_step_stays_out_when_another_session_sets_one_up(client, client_twee):
    account, _lid = maak_lid()
    client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    client_twee.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    geheim = client_twee.get("/beveiliging/app/").context["form"].secret
    client_twee.post("/beveiliging/app/", {"code": code_van(geheim)})
    assert client_twee.get("/").status_code == 200
    assert client.get("/").url.startswith("/beveiliging/tweede-stap/")


@pytest.fixture
def client_twee():
    from django.test import Client

    return Client()


def test_the_secret_of_the_app_is_not_readable_in_the_database(puk):
    from allauth.mfa.models import Authenticator

    rij = Authenticator.objects.get()
    assert puk[2] not in str(rij.data)
    assert rij.wrap().validate_code(code_van(puk[2]))


def test_the_last_second_step_cannot_be_taken_away(binnen):
    binnen.post("/inloggen/opnieuw/?next=/beveiliging/", {"password": WACHTWOORD})
    antwoord = binnen.post("/beveiliging/app/weg/")
    assert "Dit is uw enige tweede stap." in antwoord.content.decode()


def test_a_change_of_second_steps_asks_the_password_again(binnen):
    for adres in ("/beveiliging/passkeys/nieuw/", "/beveiliging/app/weg/", "/beveiliging/herstelcodes/nieuw/"):
        assert "/inloggen/opnieuw/" in binnen.get(adres).url


def test_the_session_gets_a_new_name_at_logging_in(client, puk):
    client.get("/inloggen/")
    client.post("/inloggen/", {"login": puk[0].email, "password": WACHTWOORD})
    eerst = client.session.session_key
    client.post("/inloggen/code/", {"code": code_van(puk[2])})
    assert client.session.session_key != eerst


@pytest.mark.parametrize(("duur", "uit"), [({"minutes": 29}, False), ({"minutes": 30}, True)])
def test_a_session_ends_after_half_an_hour_of_rest(binnen, later, duur, uit):
    later(**duur)
    antwoord = binnen.get("/")
    assert (antwoord.status_code == 302) is uit
    if uit:
        assert "U bent uitgelogd" in binnen.get("/inloggen/").content.decode()
        assert soorten()[-2:] == ["sessie_verlopen", "uitgelogd"]


def test_use_keeps_a_session_alive_but_not_longer_than_twelve_hours(binnen, later):
    for minuten in range(20, 12 * 60, 20):
        later(minutes=minuten)
        assert binnen.get("/").status_code == 200, minuten
    later(hours=12)
    assert binnen.get("/").status_code == 302


def test_an_ended_membership_ends_access_at_once(binnen, puk):
    assert binnen.get("/").status_code == 200
    beeindig(ANKER, puk[1].id)
    assert binnen.get("/").url.startswith("/geen-toegang/")
    assert binnen.get("/geen-toegang/").status_code == 403


def test_a_closed_account_is_out_at_once(binnen, puk):
    puk[0].is_active = False
    puk[0].save()
    assert binnen.get("/").url.startswith("/inloggen/")


def test_a_changed_password_ends_the_other_sessions(binnen, client_twee, puk):
    account, _lid, _geheim = puk
    client_twee.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    client_twee.post("/inloggen/code/", {"code": geef_herstelcodes(account)[0]})
    assert client_twee.get("/").status_code == 200
    nieuw = "een heel andere zin hier"
    binnen.post("/wachtwoord/", {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw})
    assert binnen.get("/").status_code == 200
    assert client_twee.get("/").url.startswith("/inloggen/")


def test_with_two_memberships_one_chooses_and_the_choice_is_logged(client, puk):
    account, _lid, geheim = puk
    maak_organisatie(GRACHT)
    ander = neem_op(account.kenmerk, GRACHT, "woningcorporatie", "Amsterdam")
    log_in(client, account.email, geheim)
    assert client.get("/").url.startswith("/kies-organisatie/")
    assert "Woonstichting De Gracht" in client.get("/kies-organisatie/").content.decode()
    client.post("/kies-organisatie/", {"lidmaatschap": ander.id})
    assert client.get("/").wsgi_request.lezer.organisatie == GRACHT
    assert soorten()[-1] == "organisatie_gekozen"
    beeindig(GRACHT, ander.id)
    assert client.get("/").wsgi_request.lezer.organisatie == ANKER


def test_a_membership_of_someone_else_cannot_be_chosen(binnen):
    _ander, lid = maak_lid("mos@gracht.example", GRACHT, naam="Mos Luchtspiegeling")
    binnen.post("/kies-organisatie/", {"lidmaatschap": lid.id})
    assert binnen.get("/").wsgi_request.lezer.organisatie == ANKER


def test_after_five_wrong_passwords_the_right_one_waits_too(client, puk):
    for _ in range(5):
        client.post("/inloggen/", {"login": puk[0].email, "password": "fout"})
    antwoord = client.post("/inloggen/", {"login": puk[0].email, "password": WACHTWOORD})
    assert "te vaak iets geprobeerd" in antwoord.content.decode()


def test_attempts_are_counted_in_the_database(client, puk):
    from django.db import connection

    client.post("/inloggen/", {"login": puk[0].email, "password": "fout"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM waakvlam_cache")
        assert cursor.fetchone()[0] > 0


def test_many_attempts_from_one_place_are_stopped(client, db):
    antwoorden = [client.post("/inloggen/", {"login": f"x{n}@x.example", "password": "x"}) for n in range(31)]
    assert antwoorden[-1].status_code == 429
    assert "Even wachten" in antwoorden[-1].content.decode()


def test_nobody_can_sign_up_at_any_address():
    namen = {str(naam) for naam in get_resolver().reverse_dict if isinstance(naam, str)}
    assert {"account_login", "mfa_authenticate"} <= namen
    assert [naam for naam in namen if "signup" in naam] == []


def test_passwords_are_kept_with_argon2(settings):
    from waakvlam.config import inloggen

    settings.PASSWORD_HASHERS = inloggen.PASSWORD_HASHERS
    account, _lid = maak_lid()
    assert account.password.startswith("argon2$argon2id$")


def test_personas_cannot_be_chosen(client):
    assert client.post("/kies/", {"persona": "noor"}).status_code == 404
    assert client.get("/").status_code == 302


def test_in_the_demo_there_is_nothing_to_log_in_to(client, settings):
    settings.DEMO = True
    for naam in ("account_login", "mfa_index", "account_change_password"):
        assert client.get(reverse(naam)).url.startswith("/kies/")


def test_logging_out_asks_for_a_post(binnen):
    binnen.get("/uitloggen/")
    assert binnen.get("/").status_code == 200
    binnen.post("/uitloggen/")
    assert binnen.get("/").status_code == 302
