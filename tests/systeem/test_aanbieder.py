"""Coming in by the provider of an organisation: a real one, that can also lie."""

import json
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.hulp import aanbieder as hulp
from tests.hulp.inloggen import ANKER, GRACHT, geef_app, geef_herstelcodes, log_in, maak_lid, maak_organisatie
from waakvlam import klok
from waakvlam.organisaties.api import kenmerk_van, lidmaatschappen_van, maak_team
from waakvlam.toegang.aanbieders import lees_aanbieders, voor_allauth
from waakvlam.toegang.api import lezer_van_verzoek
from waakvlam.toegang.models import Toegangsregel

pytestmark = [pytest.mark.opslag, pytest.mark.django_db, pytest.mark.usefixtures("echt")]
ILSE = "ilse@anker.example"
TERUG = "http://testserver/inloggen/via/{}/terug/"
PLAATS = {"organisatie": ANKER, "rol": "zorgaanbieder", "regio": "Amsterdam"}
MET_CODE = {"amr": ["pwd", "otp"]}


@pytest.fixture(scope="module")
def provider():
    with hulp.start(*(TERUG.format(sleutel) for sleutel in ("anker", "gracht"))) as draaiend:
        yield draaiend


@pytest.fixture
def anker(provider, settings, tmp_path):
    maak_organisatie(ANKER)
    maak_organisatie(GRACHT)
    maak_team(ANKER, "Team Zuid")
    groepen = {
        "begeleiders": [PLAATS | {"omschrijving": "begeleider", "team": "Team Zuid"}],
        "beheer": [PLAATS | {"functie": "beheerder"}],
    }
    stel_in(settings, tmp_path, provider.adres, groepen)
    return provider


def stel_in(settings, map_, issuer, groepen, **anders):
    """The file of providers as who installs this writes it: one of Het Anker and one of De Gracht."""
    een = {
        "sleutel": "anker", "naam": "Zorggroep Het Anker", "issuer": issuer, "client_id": "waakvlam",
        "geheim_in": "GEHEIM", "organisaties": [ANKER], "domeinen": ["anker.example"], "groepen": groepen,
        "tweede_stap": {"amr": ["otp"]},
    } | anders  # fmt: skip
    plek = {"organisatie": GRACHT, "rol": "woningcorporatie", "regio": "Amsterdam"}
    twee = een | {
        "sleutel": "gracht", "naam": "Woonstichting De Gracht", "organisaties": [GRACHT],
        "domeinen": ["gracht.example"], "groepen": {"begeleiders": [plek]},
    }  # fmt: skip
    bestand = map_ / "aanbieders.json"
    bestand.write_text(json.dumps([een, twee]))
    settings.AANBIEDERS = lees_aanbieders({"WAAKVLAM_OIDC": str(bestand), "GEHEIM": hulp.GEHEIM})
    settings.SOCIALACCOUNT_PROVIDERS = voor_allauth(settings.AANBIEDERS)


def ga(client, sleutel="anker"):
    """Press the button; gives the address at the provider."""
    antwoord = client.post(f"/inloggen/via/{sleutel}/")
    assert antwoord.status_code == 302
    return str(antwoord.url)


def kom_terug(provider, client, email=ILSE, sleutel="anker"):
    return client.get(provider.log_in(email, ga(client, sleutel)))


def leden(email=ILSE):
    return lidmaatschappen_van(kenmerk_van(email) or "")


def mislukt(client, antwoord, zin="Inloggen via uw organisatie is niet gelukt."):
    """Sent back to log in, nobody made, and no more told than this."""
    assert antwoord.status_code == 302
    assert antwoord.url == "/inloggen/"
    assert zin in client.get("/inloggen/").content.decode()
    assert client.get("/").status_code == 302
    assert Toegangsregel.objects.filter(soort="inloggen_mislukt").exists()


def test_groups_become_memberships_and_let_in(anker, client):
    anker.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
    assert kom_terug(anker, client).url == "/"
    lezer = client.get("/").wsgi_request.lezer
    assert (lezer.organisatie, lezer.rol, lezer.regio, lezer.functiesoort, lezer.functie) == (
        ANKER,
        "zorgaanbieder",
        "Amsterdam",
        "medewerker",
        "begeleider",
    )
    (lid,) = leden()
    assert (lid.teamnaam, lid.naam) == ("Team Zuid", "Ilse Verzinsel")


def test_the_question_has_pkce_a_state_and_a_nonce_that_are_new_each_time(anker, client):
    vragen = [parse_qs(urlsplit(ga(client)).query) for _ in range(2)]
    for vraag in vragen:
        assert vraag["code_challenge_method"] == ["S256"]
        assert len(vraag["code_challenge"][0]) >= 43
    for veld in ("state", "nonce", "code_challenge"):
        assert vragen[0][veld] != vragen[1][veld], veld


def test_another_group_changes_the_function_and_no_group_ends_the_membership(anker, client):
    anker.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
    kom_terug(anker, client)
    anker.zet(ILSE, groepen=["beheer"], token=MET_CODE)
    kom_terug(anker, tweede := Client())
    (lid,) = leden()
    assert (lid.functie, lid.team) == ("beheerder", None)
    assert lezer_van_verzoek(tweede.get("/").wsgi_request).functiesoort == "beheerder"
    anker.zet(ILSE, groepen=[], token=MET_CODE)
    derde = Client()
    mislukt(derde, kom_terug(anker, derde), "Uw organisatie heeft u geen toegang tot Waakvlam gegeven.")
    assert leden() == ()
    assert tweede.get("/").headers["Location"].startswith("/geen-toegang/")


@pytest.mark.parametrize(("minuten", "binnen"), [(24, True), (25, False)])
def test_a_session_by_a_provider_asks_it_again_in_time(anker, client, monkeypatch, settings, tmp_path, minuten, binnen):
    stel_in(settings, tmp_path, anker.adres, {"begeleiders": [PLAATS]}, sessie_minuten=25)
    anker.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
    kom_terug(anker, client)
    echt = klok.nu
    monkeypatch.setattr(klok, "nu", lambda: echt() + timedelta(minutes=minuten))
    assert (client.get("/").status_code == 200) is binnen


def test_a_membership_given_here_stays_when_the_provider_has_no_group(anker, client):
    maak_lid(ILSE)
    anker.zet(ILSE, groepen=[], token=MET_CODE)
    assert kom_terug(anker, client).url == "/"
    assert len(leden()) == 1


@pytest.mark.parametrize(("email", "sleutel"), [("mos@gracht.example", "anker"), (ILSE, "gracht")])
def test_a_provider_lets_in_nobody_of_another_domain(anker, client, email, sleutel):
    anker.zet(email, groepen=["begeleiders"], token=MET_CODE)
    mislukt(client, kom_terug(anker, client, email, sleutel), "Met dit e-mailadres kunt u niet via deze organisatie")
    assert leden(email) == ()


def test_an_address_that_is_not_confirmed_is_refused(anker, client):
    anker.zet(ILSE, groepen=["begeleiders"], userinfo={"email_verified": False}, token=MET_CODE)
    mislukt(client, kom_terug(anker, client), "Met dit e-mailadres kunt u niet via deze organisatie")


def test_a_provider_opens_only_its_own_organisation_for_who_works_for_two(anker, client):
    account, _lid = maak_lid(ILSE, GRACHT)
    geheim = geef_app(account)
    anker.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
    via_wachtwoord = Client()
    log_in(via_wachtwoord, ILSE, geheim)
    code = geef_herstelcodes(account)[0]
    assert kom_terug(anker, client).url.startswith("/inloggen/code/")
    client.post("/inloggen/code/", {"code": code})
    assert {lid.organisatie for lid in leden()} == {ANKER, GRACHT}
    assert client.get("/").wsgi_request.lezer.organisatie == ANKER
    assert lezer_van_verzoek(via_wachtwoord.get("/").wsgi_request).organisatie == GRACHT


@pytest.mark.parametrize(
    "leugen",
    [
        {"token": MET_CODE | {"iss": "http://localhost:1"}},
        {"token": MET_CODE | {"nonce": "een-andere-vraag"}},
        {"token": MET_CODE | {"nonce": ""}},
        {"token": MET_CODE | {"aud": "een-ander"}},
        {"token": MET_CODE | {"exp": 1}},
        {"token": MET_CODE, "userinfo": {"sub": "iemand-anders"}},
        {"token": MET_CODE, "vals": True},
    ],
    ids=["issuer", "nonce", "geen nonce", "voor een ander", "verlopen", "over een ander", "vals getekend"],
)
def test_a_token_that_is_not_the_answer_is_refused(anker, client, leugen):
    anker.zet(ILSE, groepen=["begeleiders"], **leugen)
    mislukt(client, kom_terug(anker, client))
    assert leden() == ()


def test_an_answer_counts_in_the_browser_that_asked_and_once(anker, client):
    anker.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
    adres = anker.log_in(ILSE, ga(client))
    vreemd = Client()
    mislukt(vreemd, vreemd.get(adres))
    assert client.get(adres).url == "/"
    assert client.get(adres).url == "/inloggen/"


def test_a_state_of_ones_own_making_is_refused(anker, client):
    anker.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
    adres = anker.log_in(ILSE, ga(client))
    state = parse_qs(urlsplit(adres).query)["state"][0]
    mislukt(client, client.get(adres.replace(state, "x" * len(state))))


def test_another_issuer_than_in_the_file_is_refused_before_anyone_is_sent_there(anker, client, settings, tmp_path):
    stel_in(settings, tmp_path, anker.adres + "/", {"begeleiders": [PLAATS]})
    mislukt(client, client.post("/inloggen/via/anker/"))


def test_a_provider_that_does_not_answer_is_no_error_of_ours(anker, client, settings, tmp_path):
    stel_in(settings, tmp_path, "http://localhost:9", {"begeleiders": [PLAATS]})
    mislukt(client, client.post("/inloggen/via/anker/"))


@pytest.mark.parametrize(
    ("token", "eisen", "open_"),
    [
        (MET_CODE, {"amr": ["otp"]}, True),
        ({"amr": ["pwd"]}, {"amr": ["otp"]}, False),
        ({"acr": "hoog"}, {"acr": ["hoog"]}, True),
        (MET_CODE, {}, False),
    ],
)
def test_a_second_step_elsewhere_counts_only_where_that_was_agreed(
    anker, client, settings, tmp_path, token, eisen, open_
):
    stel_in(settings, tmp_path, anker.adres, {"begeleiders": [PLAATS]}, tweede_stap=eisen)
    # Beside the token it says that it asked one; that is not signed, and does not count.
    anker.zet(ILSE, groepen=["begeleiders"], token=token, userinfo={"amr": ["otp"]})
    kom_terug(anker, client)
    antwoord = client.get("/")
    assert (antwoord.status_code == 200) is open_
    assert open_ or antwoord.url.startswith("/beveiliging/tweede-stap/")


def test_a_link_does_not_send_anyone_to_a_provider(anker, client):
    assert client.get("/inloggen/via/anker/").url == "/inloggen/"
    assert client.get("/inloggen/via/onbekend/").status_code == 404
