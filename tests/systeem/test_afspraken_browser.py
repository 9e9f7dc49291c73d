"""The agreements in a real browser: accessible, within the screen, and reached by keyboard with and without script."""

import pytest
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SET = "/afspraken/amsterdam-2026/"
BLADEN = [
    "/afspraken/",
    SET,
    f"{SET}?soort=verbod",
    f"{SET}fasen/",
    f"{SET}fasen/omklap/",
    f"{SET}afspraak/6/",
    f"{SET}afspraak/6/clausules/",
    "/afspraken/clausules/AMS26-6.03",
    f"{SET}besluiten/woningruil/",
    f"{SET}handelingen/voortduring_vastgesteld/",
    f"{SET}formulieren/",
    f"{SET}formulieren/supplement/",
    f"{SET}formulieren/budgetplan/",
    f"{SET}brieven/",
    f"{SET}brieven/waarschuwingsbrief/?kopie=mzwo",
    f"{SET}brieven/bericht_melder/",
    f"{SET}delen/?rol=woningcorporatie",
    f"{SET}delen/doelen/",
    f"{SET}delen/overzicht/",
]


def als_noor(pagina):
    """Choose a persona the way a visitor does."""
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor").click()
    return pagina


@pytest.mark.parametrize("breedte", [320, 1400])
def test_every_page_is_accessible_and_fits_the_screen(nieuwe_pagina, live_server, breedte):
    pagina = als_noor(nieuwe_pagina(breedte=breedte, basis=live_server.url))
    for adres in BLADEN:
        pagina.goto(adres)
        pagina.evaluate("document.querySelectorAll('.af-meer').forEach(deel => { deel.open = true })")
        assert axe_bevindingen(pagina) == [], adres
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, adres


def test_the_way_from_set_to_clause_goes_by_keyboard(pagina, live_server):
    als_noor(pagina).goto(SET)
    for naam in ("Overlast", "Meld de overlastklacht ook bij het MZWO", "AMS26-6.03"):
        if naam.startswith("Meld"):
            regel = pagina.locator("#norm-melden_bij_mzwo")
            tab_naar(pagina, regel.locator("summary"))
            pagina.keyboard.press("Enter")
            expect(regel.get_by_text("Weekenden en feestdagen tellen niet mee.")).to_be_visible()
        else:
            bereik = pagina.locator("#norm-melden_bij_mzwo") if naam.startswith("AMS") else pagina.locator(".af-delen")
            tab_naar(pagina, bereik.get_by_role("link", name=naam, exact=True))
            pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Clausule AMS26-6.03")


def tab_naar(pagina, doel):
    """Press Tab until the focus is there, as far as a keyboard gets."""
    for _stap in range(200):
        if doel.evaluate("element => element === document.activeElement"):
            return
        pagina.keyboard.press("Tab")
    pytest.fail(f"niet met Tab te bereiken: {doel}")


def test_a_filter_shows_its_rules_in_place(pagina, live_server):
    als_noor(pagina).goto(SET)
    pagina.get_by_role("combobox", name="Soort").select_option("verbod")
    expect(pagina.get_by_role("status")).to_have_text("17 regels gevonden")
    expect(pagina.locator("#regels article")).to_have_count(17)
    expect(pagina.get_by_role("link", name="Wis filters")).to_be_visible()
    assert "soort=verbod" in pagina.url


def test_everything_works_without_script(nieuwe_pagina, live_server):
    pagina = als_noor(nieuwe_pagina(breedte=390, basis=live_server.url, script=False))
    pagina.goto(SET)
    expect(pagina.get_by_label("Zoek in de tekst")).to_be_hidden()
    pagina.locator("summary", has_text="Zoeken en filteren").click()
    pagina.get_by_label("Zoek in de tekst").fill("overlastklacht mzwo")
    pagina.get_by_role("button", name="Toon").click()
    regel = pagina.locator("#norm-melden_bij_mzwo")
    expect(regel.get_by_text("Hoe het telt")).to_be_hidden()
    regel.locator("summary").click()
    expect(regel.get_by_text("Hoe het telt")).to_be_visible()


def test_a_form_prints_empty_and_without_what_is_about_the_form(nieuwe_pagina, live_server):
    pagina = als_noor(nieuwe_pagina(basis=live_server.url))
    pagina.goto(f"{SET}formulieren/supplement/")
    woondoelen = pagina.get_by_role("group", name="Woondoel", exact=False)
    expect(woondoelen).to_have_count(1)
    pagina.emulate_media(media="print")
    expect(pagina.get_by_text("Wilt u de buren leren kennen?", exact=False).first).to_be_visible()
    expect(woondoelen).to_have_count(3)
    for weg in ("Over dit formulier", "Zo ziet het formulier eruit", "Soort gegeven"):
        expect(pagina.get_by_text(weg).first).to_be_hidden()


def test_the_copies_of_a_letter_are_reached_by_keyboard(pagina, live_server):
    als_noor(pagina).goto(f"{SET}brieven/waarschuwingsbrief/")
    expect(pagina.get_by_text("Wij oefenen samen hoe u bezoek")).to_be_visible()
    tab_naar(pagina, pagina.get_by_role("link", name="Kopie aan Woningcorporatie"))
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Weggelaten uit deze kopie: 'Hoe wij u helpen'")).to_be_visible()
    expect(pagina.get_by_text("Wij oefenen samen hoe u bezoek")).to_have_count(0)
