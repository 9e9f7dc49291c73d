"""Coming in by the provider of an organisation in a real browser, from the button to the page that was asked for."""

import pytest

from tests.hulp import aanbieder as hulp
from tests.hulp.inloggen import ANKER, maak_organisatie
from tests.systeem.test_aanbieder import ILSE, MET_CODE, PLAATS, stel_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("echt")]


def test_the_button_works_in_a_browser(nieuwe_pagina, live_server, settings, tmp_path):
    maak_organisatie(ANKER)
    with hulp.start(f"{live_server.url}/inloggen/via/anker/terug/") as draaiend:
        stel_in(settings, tmp_path, draaiend.adres, {"begeleiders": [PLAATS]})
        draaiend.zet(ILSE, groepen=["begeleiders"], token=MET_CODE)
        pagina = nieuwe_pagina(basis=live_server.url)
        pagina.goto("/adresboek/")
        pagina.get_by_role("button", name="Zorggroep Het Anker").click()
        pagina.locator("input[name=login]").fill(ILSE)
        pagina.locator("input[name=password]").fill(hulp.WACHTWOORD)
        pagina.locator("input[name=password]").press("Enter")
        pagina.get_by_role("heading", level=1, name="Adresboek").wait_for()
