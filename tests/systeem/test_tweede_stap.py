"""The second step when the installation's key is replaced, and when someone lost it."""

import base64
import re
import secrets
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from django.contrib.auth.hashers import identify_hasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.hulp.inloggen import (
    ANKER,
    GRACHT,
    WACHTWOORD,
    code_van,
    geef_app,
    geef_herstelcodes,
    log_in,
    maak_lid,
)
from waakvlam import klok
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import verpak_tweede_stappen
from waakvlam.toegang.models import Instelcode, Toegangsregel

pytestmark = [pytest.mark.opslag, pytest.mark.django_db, pytest.mark.usefixtures("echt")]


@pytest.fixture
def nieuwe_sleutel(settings):
    def neem():
        settings.WAAKVLAM_SLEUTEL_VORIGE = [settings.WAAKVLAM_SLEUTEL]
        settings.WAAKVLAM_SLEUTEL = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()

    return neem


def test_after_a_new_key_apps_and_recovery_codes_work_without_the_old_one(client, settings, nieuwe_sleutel):
    account, _lid = maak_lid()
    geheim, code = geef_app(account), geef_herstelcodes(account)[0]
    nieuwe_sleutel()
    log_in(client, account.email, geheim)
    assert client.get("/").status_code == 200
    assert verpak_tweede_stappen() == 2
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    met_herstelcode = Client()
    met_herstelcode.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    met_herstelcode.post("/inloggen/code/", {"code": code})
    assert met_herstelcode.get("/").status_code == 200
    cache.clear()  # a code that was used a moment ago is refused
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code_van(geheim))
    assert verpak_tweede_stappen() == 0


def test_without_the_old_key_it_stops_and_changes_nothing(settings, nieuwe_sleutel):
    account, _lid = maak_lid()
    geef_app(account)
    was = Authenticator.objects.get().data
    nieuwe_sleutel()
    settings.WAAKVLAM_SLEUTEL_VORIGE = []
    with pytest.raises(InvalidTag):
        verpak_tweede_stappen()
    assert Authenticator.objects.get().data == was


@pytest.fixture
def puk():
    account, lid = maak_lid()
    return account, lid, geef_app(account)


def beheerder(email="tess@anker.example", sleutel=ANKER, functie="beheerder"):
    account, _lid = maak_lid(email, sleutel, functie, naam="Tess Denkbeeld")
    client = Client()
    log_in(client, email, geef_app(account))
    return account, client


def adres(lid):
    return f"/beheer/leden/{lid.id}/tweede-stap/"


def code_op(antwoord) -> str:
    """The code that the administrator sees."""
    assert antwoord.status_code == 200
    return sleutel_op(antwoord)


def sleutel_op(antwoord) -> str:
    (sleutel,) = re.findall(r'<code class="wv-sleutel">([^<]*)</code>', antwoord.content.decode())
    return str(sleutel)


def met_wachtwoord(account):
    client = Client()
    client.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    return client


def zet_app_aan(client):
    geheim = sleutel_op(client.get("/beveiliging/app/"))
    return client.post("/beveiliging/app/", {"code": code_van(geheim)})


INRICHTEN = (
    "/beveiliging/tweede-stap/",
    "/beveiliging/app/",
    "/beveiliging/app/qr.svg",
    "/beveiliging/passkeys/nieuw/",
)


def test_who_knows_the_password_alone_sets_up_no_second_step_after_it_was_taken_away(puk):
    account, lid, _geheim = puk
    code_op(beheerder()[1].post(adres(lid)))
    ander = met_wachtwoord(account)
    for pagina in (*INRICHTEN, "/", "/beveiliging/"):
        for antwoord in (ander.get(pagina), ander.post(pagina, {"code": "123456"})):
            assert antwoord.headers["Location"].split("?")[0] == "/beveiliging/code/", pagina
    assert not Authenticator.objects.filter(user=account).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("vorm", [str, str.lower, lambda code: f" {code.replace('-', ' ')} "])
def test_with_the_code_it_is_set_up_and_the_code_works_no_more(puk, vorm):
    account, lid, _geheim = puk
    code = code_op(beheerder()[1].post(adres(lid)))
    client = met_wachtwoord(account)
    assert client.post("/beveiliging/code/", {"code": vorm(code)}).headers["Location"] == "/beveiliging/tweede-stap/"
    assert met_wachtwoord(account).get("/beveiliging/app/").headers["Location"].startswith("/beveiliging/code/")
    assert zet_app_aan(client).url == "/beveiliging/herstelcodes/"
    assert client.get("/").status_code == 200
    assert not Instelcode.objects.exists()
    soorten = Toegangsregel.objects.filter(account=account.kenmerk).values_list("soort", flat=True)
    assert {"instelcode_getoond", "tweede_stap_toegevoegd"} <= set(soorten)


def test_after_five_wrong_codes_the_right_one_is_wrong_too(puk):
    account, lid, _geheim = puk
    code = code_op(beheerder()[1].post(adres(lid)))
    client = met_wachtwoord(account)
    for _ in range(5):
        antwoord = client.post("/beveiliging/code/", {"code": "22222-22222"})
        assert antwoord.status_code == 422
    assert client.post("/beveiliging/code/", {"code": code}).status_code == 422
    assert Toegangsregel.objects.filter(account=account.kenmerk, soort="instelcode_fout").count() == 6
    nieuwe = code_op(beheerder("tom@anker.example")[1].post(adres(lid)))
    assert met_wachtwoord(account).post("/beveiliging/code/", {"code": code}).status_code == 422
    assert met_wachtwoord(account).post("/beveiliging/code/", {"code": nieuwe}).status_code == 302


@pytest.mark.parametrize(("later", "status"), [(timedelta(hours=24, seconds=-1), 302), (timedelta(hours=24), 422)])
def test_the_code_works_for_a_day(puk, monkeypatch, later, status):
    account, lid, _geheim = puk
    nu = klok.nu()
    monkeypatch.setattr(klok, "nu", lambda: nu)
    code = code_op(beheerder()[1].post(adres(lid)))
    monkeypatch.setattr(klok, "nu", lambda: nu + later)
    assert met_wachtwoord(account).post("/beveiliging/code/", {"code": code}).status_code == status


def test_the_code_is_kept_as_a_hash_and_goes_by_no_mail(puk, settings, django_capture_on_commit_callbacks):
    settings.MAIL_AAN = True
    with django_capture_on_commit_callbacks(execute=True):
        code = code_op(beheerder()[1].post(adres(puk[1])))
    assert code not in mail.outbox[0].body
    bewaard = Instelcode.objects.get().code_hash
    assert code.replace("-", "") not in bewaard
    assert identify_hasher(bewaard).algorithm == "md5"
    assert re.fullmatch(r"[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}", code)


def test_who_never_lost_a_second_step_is_asked_no_code():
    account, _lid = maak_lid("nieuw@anker.example")
    client = met_wachtwoord(account)
    assert client.get("/").headers["Location"].startswith("/beveiliging/tweede-stap/")
    assert client.get("/beveiliging/code/").status_code == 302


def test_an_administrator_takes_it_away_and_another_is_set_up(
    client, puk, settings, django_capture_on_commit_callbacks
):
    settings.MAIL_AAN = True
    account, lid, geheim = puk
    code = geef_herstelcodes(account)[0]
    log_in(client, account.email, geheim)
    wie, tess = beheerder()
    assert "is telefoon of passkey kwijt" in tess.get("/beheer/wie-kan-wat/").content.decode()
    assert "Puk Schijngestalte" in tess.get(adres(lid)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert code_op(tess.post(adres(lid)))
    assert client.get("/").headers["Location"].startswith("/inloggen/")
    assert tess.get("/").status_code == 200
    opnieuw = Client()
    antwoord = opnieuw.post("/inloggen/", {"login": account.email, "password": WACHTWOORD})
    assert antwoord.headers["Location"] == "/"
    assert opnieuw.get("/").headers["Location"].startswith("/beveiliging/code/")
    assert opnieuw.post("/inloggen/code/", {"code": code}).status_code == 302
    assert opnieuw.get("/").status_code == 302

    (bericht,) = mail.outbox
    assert bericht.to == [account.email]
    assert "Zorggroep Het Anker" in bericht.body
    assert "Tess" not in bericht.body
    regel = Verwerkingsregel.objects.get(pad="toegang.tweede_stap")
    assert (regel.account, regel.betrokkene, regel.betrokkene_soort) == (wie.kenmerk, account.kenmerk, "medewerker")
    assert (regel.activiteit, regel.categorieen) == ("accounts_beheren", "inloggen")
    toegang = Toegangsregel.objects.get(soort="tweede_stap_weggehaald_door_beheerder")
    assert (toegang.account, toegang.over, toegang.organisatie) == (wie.kenmerk, account.kenmerk, ANKER)


@pytest.mark.parametrize(
    ("sleutel", "functie", "status"),
    [(ANKER, "medewerker", 403), (ANKER, "functionaris_gegevensbescherming", 403), (GRACHT, "beheerder", 404)],
)
def test_nobody_else_takes_it_away(puk, sleutel, functie, status):
    _wie, client = beheerder("zon@elders.example", sleutel, functie)
    assert client.get(adres(puk[1])).status_code == status
    assert client.post(adres(puk[1])).status_code == status
    assert Authenticator.objects.filter(user=puk[0]).exists()


def test_an_administrator_does_not_take_away_their_own(db):
    account, lid = maak_lid(functie="beheerder")
    client = Client()
    log_in(client, account.email, geef_app(account))
    assert client.post(adres(lid)).status_code == 404
    assert Authenticator.objects.exists()


def test_where_someone_also_works_elsewhere_it_stands_in_that_log_too(puk):
    maak_lid(puk[0].email, GRACHT)
    beheerder()[1].post(adres(puk[1]))
    regels = Toegangsregel.objects.filter(soort="tweede_stap_weggehaald_door_beheerder")
    assert set(regels.values_list("organisatie", flat=True)) == {ANKER, GRACHT}
