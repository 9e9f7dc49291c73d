"""Finding a dossier on the pages: by POST alone, the same answer for what is not there as for what is not yours."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, maak_dossier, tekst
from waakvlam import klok
from waakvlam.werkvoorraad import zoeken

pytestmark = pytest.mark.django_db
ADRES, HTMX = "/zoeken/", {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def leeg_geteld():
    cache.clear()


def zoek(client, wat, **koppen):
    return client.post(ADRES, {"tekst": wat}, headers=koppen)


def kaal(antwoord, wat):
    """The page without what was typed and without the tokens that differ each time."""
    return re.sub(r'(csrfmiddlewaretoken" value=)"[^"]*"', r"\1", tekst(antwoord)).replace(wat, "")


def test_a_name_leads_to_the_dossier_with_its_phase_and_handler():
    dossier = maak_dossier()
    pagina = tekst(zoek(als("noor"), "pleun"))
    assert "1 dossier gevonden" in pagina
    assert f'href="/dossiers/{dossier.nummer}/">Pleun Verzonnen</a>' in pagina
    huidig = next(f.titel for f in dossier.beeld().fasen if f.stand == "huidig")
    assert f"{dossier.nummer} · {huidig}" in pagina
    assert "Nog niemand van uw organisatie werkt hieraan." in pagina


def test_who_opens_no_dossiers_is_refused_the_page_by_its_address_too():
    assert [als("vera").get(ADRES).status_code, zoek(als("vera"), "pleun").status_code] == [403, 403]


def test_the_box_in_the_header_of_every_page_posts_there():
    pagina = tekst(als("noor").get("/"))
    assert '<form class="wv-zoekvak" method="post" action="/zoeken/"' in pagina
    assert 'class="wv-zoekvak"' not in tekst(Client().get("/kies/"))


def test_a_name_in_the_address_is_not_a_question():
    maak_dossier()
    pagina = tekst(als("noor").get(ADRES, {"tekst": "pleun"}))
    assert "pleun" not in pagina.lower()


def test_it_takes_the_token_of_the_form():
    client = Client(enforce_csrf_checks=True)
    client.cookies = als("noor").cookies
    assert zoek(client, "pleun").status_code == 403


@pytest.mark.parametrize("koppen", [{}, HTMX])
def test_the_answer_is_the_same_for_another_ones_dossier_as_for_nonsense(koppen):
    dossier = maak_dossier(partijen=())
    bram = als("bram")
    vragen = ("Pleun", "Xyzzy", dossier.nummer, "AMS-2026-AAAAA-AAAAA")
    antwoorden = {kaal(zoek(bram, wat, **koppen), wat) for wat in vragen}
    assert len(antwoorden) == 1
    assert "Niets gevonden" in antwoorden.pop()


def test_another_ones_dossier_takes_as_many_queries_as_nonsense():
    dossier = maak_dossier(partijen=())
    bram = als("bram")
    zoek(bram, "warm")
    for paar in ("Pleun", "Xyzzy"), (dossier.nummer, "AMS-2026-AAAAA-AAAAA"):
        aantallen = []
        for wat in paar:
            with CaptureQueriesContext(connection) as vragen:
                zoek(bram, wat)
            aantallen.append(len(vragen))
        assert aantallen[0] == aantallen[1]


def test_the_number_of_queries_does_not_grow_with_what_is_found():
    noor = als("noor")
    maak_dossier(partijen=())
    aantallen = []
    for erbij in (0, 4):
        for _ in range(erbij):
            maak_dossier(partijen=())
        zoek(noor, "pleun")
        with CaptureQueriesContext(connection) as vragen:
            assert len(zoek(noor, "pleun").context["uitkomst"].rijen) == erbij + 1
        aantallen.append(len(vragen))
    assert aantallen[0] == aantallen[1]


def test_nothing_typed_is_a_fault_at_the_field():
    assert "Vul in wie of wat u zoekt." in tekst(zoek(als("noor"), " "))
    assert "Vul in wie of wat u zoekt." in tekst(zoek(als("noor"), " ", **HTMX))


def test_too_many_say_how_to_go_on(monkeypatch):
    monkeypatch.setattr("waakvlam.dossiers.zoeken.HOOGSTENS", 1)
    maak_dossier(partijen=())
    maak_dossier(partijen=())
    pagina = tekst(zoek(als("noor"), "pleun"))
    assert pagina.count('wv-vondst"') == 1
    assert "Er zijn er meer. Typ meer van de naam of het adres" in pagina


def test_an_account_that_asks_without_end_has_to_wait_and_another_has_not(monkeypatch):
    monkeypatch.setattr(zoeken, "PER_MINUUT", 3)
    nu = klok.nu()
    monkeypatch.setattr(klok, "nu", lambda: nu)
    maak_dossier()
    noor = als("noor")
    assert [zoek(noor, "pleun").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert "Wacht een minuut" in tekst(zoek(noor, "pleun"))
    assert "Pleun" not in tekst(zoek(noor, "pleun", **HTMX))
    assert zoek(noor, "pleun", **HTMX).status_code == 200
    assert zoek(als("bram"), "pleun").status_code == 200


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("breedte", [1400, 390])
def test_by_keyboard_alone_wide_and_narrow_with_and_without_script(nieuwe_pagina, live_server, breedte, script):
    dossier = maak_dossier()
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor Voorbeeld").click()
    if breedte == 390:
        pagina.get_by_role("link", name="Zoek een dossier").press("Enter")
        expect(pagina.get_by_label("Naam, adres of dossiernummer")).to_be_focused()
        pagina.keyboard.type("Pleun")
    else:
        pagina.get_by_label("Dossier op naam, adres of nummer").press_sequentially("Pleun")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", name="1 dossier gevonden")).to_be_visible()
    assert pagina.url == f"{live_server.url}/zoeken/"
    if script:
        assert axe_bevindingen(pagina) == []
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pagina.get_by_label("Naam, adres of dossiernummer").fill("Xyzzy")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Niets gevonden")).to_be_visible()
    pagina.get_by_label("Naam, adres of dossiernummer").fill(dossier.nummer)
    pagina.keyboard.press("Enter")
    pagina.get_by_role("link", name="Pleun Verzonnen").press("Enter")
    pagina.get_by_role("link", name="Gegevens wijzigen").press("Enter")
    expect(pagina.get_by_label("Straat")).to_be_visible()
    if script:
        assert axe_bevindingen(pagina) == []
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
