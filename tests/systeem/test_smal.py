"""On a small phone, at 320 px, no page scrolls sideways and axe finds nothing: the pages of every function."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, geef_toestemming, maak_dossier
from waakvlam.organisaties.api import leden_van
from waakvlam.toegang.api import PERSONAS

pytestmark = [pytest.mark.browser, pytest.mark.traag]
BREEDTE = 320
PAGINAS = {
    "Noor Voorbeeld": (
        "/dossiers/{nummer}/zicht/",
        "/zoeken/",
        "/adresboek/",
        "/dossiers/{nummer}/",
        "/dossiers/{nummer}/tijdlijn/",
        "/dossiers/{nummer}/bijlagen/",
        "/dossiers/{nummer}/vastleggen/notitie_gemaakt/",
        "/dossiers/{nummer}/vastleggen/beperking_ingegaan/",
    ),
    "Tess Hersenschim": (
        "/organisatie/",
        "/organisatie/vervanging/",
        "/organisatie/leden/{lid}/",
        "/beheer/wie-kan-wat/",
        "/beheer/uitnodigen/",
        "/beheer/uitnodigingen/",
        "/beheer/ondersteuning/",
        "/beheer/leden/{lid}/tweede-stap/",
    ),
    "Vera Verdichtsel": ("/logboek/", "/logboek/alarmen/", "/logboek/inzage/{nummer}/", "/bestaat-niet/"),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("wie", PAGINAS)
def test_no_page_is_wider_than_a_small_phone(live_server, nieuwe_pagina, tmp_path, settings, wie):
    settings.DATA, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, str(tmp_path / "quarantaine")
    dossier = maak_dossier()
    geef_toestemming(dossier)
    dossier.leg("avg_verzoek_ontvangen", betreft="verzoek-1", velden={"recht": "inzien", "identiteit": True})
    dossier.leg("beperking_ingegaan", velden={"grond": "juistheid_betwist"}, betreft="verzoek-1")
    bestand = SimpleUploadedFile("een-lange-naam-van-een-bestand-zonder-spaties-erin.txt", b"Bijlage")
    invoer = {"categorie": "woonafspraken", "betrokkene": "deelnemer", "bewijs": uuid4().hex}
    als("noor").post(f"/dossiers/{dossier.nummer}/bijlagen/", {"bestand": bestand, **invoer})
    lid = next(lid for lid in leden_van(PERSONAS["tess"].lezer.organisatie) if lid.account != "tess")
    pagina = nieuwe_pagina(breedte=BREEDTE, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name=f"Verder als {wie}").click()
    pagina.wait_for_url(lambda adres: "/kies/" not in adres)
    mis = {}
    for sjabloon in PAGINAS[wie]:
        adres = sjabloon.format(nummer=dossier.nummer, lid=lid.id)
        antwoord = pagina.goto(adres)
        breed = pagina.evaluate("document.documentElement.scrollWidth")
        gevonden = [*axe_bevindingen(pagina), *([f"{breed} px breed"] if breed > BREEDTE else [])]
        if antwoord.status != (404 if adres == "/bestaat-niet/" else 200):
            gevonden.append(f"antwoord {antwoord.status}")
        if gevonden:
            mis[adres] = gevonden
    assert mis == {}
