"""A letter in a real browser: wide, on a phone, by keyboard and without script, and readable for everyone."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import geef_toestemming, maak_dossier

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BEELDEN = os.environ.get("WAAKVLAM_BEELDEN")
"""A folder for pictures of the pages, for who wants to look."""


@pytest.fixture
def nummer(live_server) -> str:
    dossier = maak_dossier()
    geef_toestemming(dossier)
    return dossier.nummer


def word(pagina: Page, naam: str) -> None:
    pagina.goto("/kies/")
    pagina.get_by_role("button", name=f"Verder als {naam}").click()


def keur(pagina: Page, naam: str) -> None:
    """Nothing that axe finds, and nothing beside the screen."""
    if BEELDEN:
        breedte = (pagina.viewport_size or {"width": 0})["width"]
        pagina.screenshot(path=Path(BEELDEN) / f"{naam}-{breedte}.png", full_page=True)
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), naam
    assert axe_bevindingen(pagina) == [], naam


def klik(pagina: Page, rol: str, naam: str) -> None:
    """To the page that a link or button leads to, and no look at the one before it."""
    with pagina.expect_navigation():
        pagina.get_by_role(rol, name=naam).click()  # type: ignore[arg-type]


def vul_in(pagina: Page) -> None:
    """An answer to each question that is still open."""
    for veld in pagina.locator("form textarea, form input[type=text]").all():
        if not veld.input_value():
            veld.fill("Dinsdag om 14.00 uur bij u thuis.")


@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_a_letter_is_written_looked_through_signed_and_sent(nieuwe_pagina, live_server, nummer, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/brieven/")
    keur(pagina, "lijst-leeg")
    klik(pagina, "link", "Uitnodiging voor het kennismakingsgesprek")
    keur(pagina, "nieuw")
    klik(pagina, "button", "Controleer de brief")
    expect(pagina.get_by_role("alert").first).to_contain_text("Zonder dit is de brief niet af.")
    keur(pagina, "fout")
    vul_in(pagina)
    klik(pagina, "button", "Controleer de brief")
    expect(pagina.get_by_role("heading", name="Controleer wat iedereen krijgt")).to_be_visible()
    keur(pagina, "controle")
    klik(pagina, "button", "Stel vast")
    expect(pagina.get_by_text("De brief ligt vast.")).to_be_visible()
    keur(pagina, "brief")
    klik(pagina, "link", "Leg de handtekening vast")
    keur(pagina, "tekenen")
    klik(pagina, "button", "Leg de handtekening vast")
    klik(pagina, "link", "Vul in hoe hij is verstuurd")
    keur(pagina, "versturen")
    pagina.get_by_label("Hoe ging de brief naar: Deelnemer?").select_option("post")
    pagina.get_by_label("Een nieuw gesprek").check()
    klik(pagina, "button", "Leg de verzending vast")
    expect(pagina.get_by_role("heading", name="Vastgelegd")).to_be_visible()
    pagina.goto(f"/dossiers/{nummer}/brieven/")
    expect(pagina.get_by_text("deels verstuurd")).to_be_visible()
    keur(pagina, "lijst")


def test_the_same_without_script(nieuwe_pagina, live_server, nummer):
    pagina = nieuwe_pagina(basis=live_server.url, script=False)
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/brieven/nieuw/uitnodiging_kennismaking/")
    vul_in(pagina)
    pagina.get_by_label("Onderwerp").fill("Kom kennismaken")
    klik(pagina, "button", "Bewaar en bekijk het voorbeeld")
    expect(pagina.get_by_role("article", name="Voorbeeld van de brief")).to_contain_text("Kom kennismaken")
    klik(pagina, "button", "Controleer de brief")
    klik(pagina, "button", "Stel vast")
    expect(pagina.get_by_text("De brief ligt vast.")).to_be_visible()


@pytest.mark.parametrize("breedte", [1400, 320])
def test_a_decision_says_that_a_person_takes_it(nieuwe_pagina, live_server, nummer, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    word(pagina, "Yara Denkbeeldig")
    pagina.goto(f"/dossiers/{nummer}/brieven/nieuw/intrekking_urgentie/")
    expect(pagina.get_by_text("Dit is een besluit: een mens neemt het")).to_be_visible()
    vul_in(pagina)
    klik(pagina, "button", "Controleer de brief")
    keur(pagina, "besluit")
    klik(pagina, "button", "Stel vast")
    expect(pagina.get_by_role("alert").first).to_contain_text("Een besluit neemt een mens")
    pagina.get_by_label("Een mens heeft dit besluit genomen").focus()
    pagina.keyboard.press("Space")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("De brief ligt vast.")).to_be_visible()


def test_a_participant_signs_on_the_screen(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/brieven/nieuw/waarschuwingsbrief/")
    vul_in(pagina)
    klik(pagina, "button", "Controleer de brief")
    klik(pagina, "button", "Stel vast")
    pagina.locator("li").filter(has_text="Handtekening: Deelnemer").get_by_role("link").click()
    pagina.get_by_label("Met de hand, hier op het scherm").check()
    pagina.get_by_label("Wie tekende?").fill("Pleun Verzonnen")
    vak = pagina.get_by_role("img", name="Vak voor de handtekening").bounding_box()
    assert vak is not None
    pagina.get_by_role("img", name="Vak voor de handtekening").scroll_into_view_if_needed()
    keur(pagina, "scherm")
    vak = pagina.get_by_role("img", name="Vak voor de handtekening").bounding_box()
    assert vak is not None
    pagina.mouse.move(vak["x"] + 40, vak["y"] + 40)
    pagina.mouse.down()
    pagina.mouse.move(vak["x"] + 160, vak["y"] + 90, steps=5)
    pagina.mouse.up()
    klik(pagina, "button", "Leg de handtekening vast")
    expect(pagina.get_by_text("Pleun Verzonnen, getekend op het scherm")).to_be_visible()
