"""Pages of homes: the list with its filter, add, change, withdraw, and what others get."""

import pytest

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, formulier, tekst
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = pytest.mark.django_db
ADRES = "Bloesemdreef 12"
INGEVULD = {
    "adres": ADRES, "etage": "2", "lift": "nee", "kamers": "3", "gehorigheid": "wat", "overlastdossier": "nee",
}  # fmt: skip


@pytest.fixture(autouse=True)
def organisaties(db):
    zet_organisaties_klaar()


def voeg_toe(client, **anders):
    return client.post("/woningen/nieuw/", formulier(client.get("/woningen/nieuw/")) | INGEVULD | anders)


def test_a_corporation_adds_a_home_by_the_questions_of_its_agreements_finds_changes_and_withdraws_it():
    bram = als("bram")
    assert "Er staan nog geen woningen" in tekst(bram.get("/woningen/"))
    vragen = tekst(bram.get("/woningen/nieuw/"))
    assert "Hoe gehorig is de woning?" in vragen
    assert "AMS26-1.41" in vragen
    url = voeg_toe(bram).url
    assert "Bloesemdreef" not in url
    pagina = tekst(bram.get(url))
    assert ADRES in pagina
    assert "Een beetje" in pagina
    assert ADRES in tekst(bram.get("/woningen/?zoek=bloesem&stand=vrij"))
    assert "Geen woning past" in tekst(bram.get("/woningen/?zoek=elders"))
    assert "Geen woning past" in tekst(bram.get("/woningen/?stand=verhuurd"))
    wijzig = f"{url}wijzigen/"
    begin = formulier(bram.get(wijzig))
    assert (begin["adres"], begin["lift"]) == (ADRES, "nee")
    assert bram.post(wijzig, begin | {"kamers": "4"}).status_code == 302
    laat = bram.post(wijzig, begin | {"kamers": "5"})
    assert laat.status_code == 422
    assert "collega wijzigde" in tekst(laat)
    assert bram.post(f"{url}intrekken/").status_code == 302
    assert "Ingetrokken" in tekst(bram.get(url))
    assert bram.post(f"{url}vrijgeven/").status_code == 302
    assert "Trek de woning in" in tekst(bram.get(url))


def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays():
    antwoord = voeg_toe(als("bram"), etage="hoog", gehorigheid="")
    assert antwoord.status_code == 422
    assert set(antwoord.context["form"].errors) == {"etage", "gehorigheid"}
    assert antwoord.context["form"]["adres"].value() == ADRES
    assert ADRES not in tekst(als("bram").get("/woningen/"))


def test_nobody_else_sees_a_home_or_that_it_is_there():
    url = voeg_toe(als("bram")).url
    for wie, lijst in {"loes": 200, "noor": 404, "yara": 404, "salma": 200}.items():
        client = als(wie)
        assert client.get("/woningen/").status_code == lijst
        assert ADRES not in tekst(client.get("/woningen/"))
        assert [client.get(url).status_code, client.post(f"{url}intrekken/").status_code] == [404, 404]
        assert client.get("/woningen/0000000000000000/").status_code == 404
    assert als("salma").get("/woningen/nieuw/").status_code == 404


@pytest.mark.parametrize(("wie", "ziet"), [("bram", True), ("salma", True), ("noor", False), ("yara", False)])
def test_the_menu_leads_there_for_who_has_something_to_do_there(wie, ziet):
    assert ('href="/woningen/"' in als(wie).get("/adresboek/").content.decode()) == ziet


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_in_a_browser_at_every_width(live_server, nieuwe_pagina, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Bram").click()
    pagina.goto("/woningen/nieuw/")
    assert axe_bevindingen(pagina) == []
    pagina.get_by_role("button", name="Bewaar").click()
    assert pagina.get_by_label("Adres van de woning").get_attribute("aria-invalid") == "true"
    assert axe_bevindingen(pagina) == []
    pagina.get_by_label("Adres van de woning").fill(ADRES)
    pagina.get_by_label("Op welke etage ligt de woning?").fill("2")
    pagina.get_by_role("group", name="Is er een lift?").get_by_label("Nee").check()
    pagina.get_by_role("group", name="Hoe gehorig is de woning?").get_by_label("Nauwelijks").check()
    pagina.get_by_role("group", name="Loopt er op dit adres").get_by_label("Nee").check()
    pagina.get_by_role("button", name="Bewaar").click()
    pagina.get_by_role("heading", name=ADRES).wait_for()
    assert axe_bevindingen(pagina) == []
    pagina.goto("/woningen/")
    pagina.get_by_role("link", name=ADRES).wait_for()
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
