"""Choosing a region and a role in a real browser: by keyboard, without script, on a phone and on a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.hulp.browser import axe_bevindingen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab_naar(pagina: Page, naam: str) -> None:
    """Go there with Tab alone."""
    for _ in range(30):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement.textContent.trim()") == naam:
            return
    raise AssertionError(f"{naam} is met Tab niet te bereiken")


@pytest.mark.parametrize("breedte", [320, 1400])
@pytest.mark.parametrize("script", [True, False], ids=["script", "zonder script"])
def test_region_then_role_by_keyboard(live_server, nieuwe_pagina, breedte, script):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)
    pagina.goto("/kies/")
    expect(pagina.get_by_role("link", name="Amsterdam")).to_have_attribute("aria-current", "true")
    tab_naar(pagina, "Zuidoost-Utrecht")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", name="2. Kies een rol in Zuidoost-Utrecht")).to_be_visible()
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    tab_naar(pagina, "Verder als Daan Regenboog")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("heading", name="Werkvoorraad", level=1)).to_be_visible()
    expect(pagina.get_by_text("Begeleiding De Lindelaan").first).to_be_attached()


@pytest.mark.parametrize("regio", ["amsterdam", "zuidoost-utrecht"])
def test_the_choice_is_accessible(live_server, nieuwe_pagina, regio):
    pagina = nieuwe_pagina(basis=live_server.url)
    pagina.goto(f"/kies/?regio={regio}")
    assert axe_bevindingen(pagina) == []
