"""The page 'Woning' of a dossier: from the offer to the answer, for each party what it may see, at every width."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.hulp.browser import axe_bevindingen
from tests.integratie.test_woningen import ADRES, maak
from tests.systeem.hulp_dossierblad import NOOR, als, formulier, geef_toestemming, maak_dossier, tekst
from waakvlam.organisaties.api import Contactgegevens, bewaar_contactpunt

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(db):
    gemaakt = maak_dossier()
    geef_toestemming(gemaakt)
    return gemaakt


def url(dossier, rest=""):
    return f"/dossiers/{dossier.nummer}/woning/{rest}"


def bied(client, dossier, kenmerk, **anders):
    adres = url(dossier, "aanbieden/")
    wat = {"woning": kenmerk, "motivering": "Er is haast bij."} | anders
    return client.post(adres, formulier(client.get(adres)) | wat)


def test_from_free_home_to_refusal_with_what_that_means_said_first(dossier):
    bram, noor, kenmerk = als("bram"), als("noor"), maak(overlastdossier=False)
    assert "nog geen aanbod" in tekst(noor.get(url(dossier)))
    assert bied(bram, dossier, kenmerk).status_code == 302
    gezien = tekst(noor.get(url(dossier)))
    assert ADRES in gezien
    assert "Reageer op het woningaanbod" in gezien
    assert gezien.index("AMS26-1.57") < gezien.index("Aanbod door de deelnemer beantwoord")
    assert "Bied een woning aan" not in tekst(bram.get(url(dossier)))
    tweede = bied(bram, dossier, maak(adres="Elders 4", overlastdossier=False))
    assert tweede.status_code == 422
    assert "al een open aanbod" in tekst(tweede)
    [aanbod] = noor.get(url(dossier)).context["aanbiedingen"]
    betreft = next(a["url"] for a in aanbod["acties"]).partition("betreft=")[2]
    dossier.leg("aanbod_beantwoord", betreft=betreft, velden={"antwoord": "weigert", "reden": "Te gehorig."})
    assert "Gesloten" in tekst(noor.get(url(dossier)))
    assert "Vrij" in tekst(bram.get(f"/woningen/{kenmerk}/"))


def test_what_the_agreements_ask_first_is_said_and_what_was_chosen_stays(dossier):
    kenmerk = maak(overlastdossier=False)
    antwoord = bied(als("bram"), dossier, kenmerk, motivering="")
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["motivering"] == ["Schrijf op waarom u dit toch vastlegt."]
    assert antwoord.context["form"]["woning"].value() == kenmerk
    met_overlast = bied(als("bram"), dossier, maak(overlastdossier=True))
    assert met_overlast.status_code == 422


def test_who_does_not_offer_is_not_asked_to_and_who_is_no_party_finds_nothing(dossier):
    bied(als("bram"), dossier, maak(overlastdossier=False))
    for wie, paginas in {"noor": [200, 404], "yara": [200, 404], "loes": [404, 404], "sam": [404, 404]}.items():
        client = als(wie)
        assert [client.get(url(dossier, rest)).status_code for rest in ("", "aanbieden/")] == paginas
    assert ADRES not in tekst(als("yara").get(url(dossier)))


def test_the_card_names_whom_to_call_and_nobody_who_lives_there(dossier):
    punt = Contactgegevens("overlast", NOOR.regio, "", "Meldkamer", "020 555 1234", "", "Dag en nacht", "")
    bewaar_contactpunt(NOOR.organisatie, "noor", punt)
    antwoord = als("noor").get(url(dossier, "meterkastkaart/"))
    assert antwoord["Content-Type"] == "application/pdf"
    inhoud = " ".join(blad.extract_text() for blad in PdfReader(BytesIO(antwoord.content)).pages)
    assert "020 555 1234" in inhoud
    assert "Pleun" not in inhoud
    assert als("sam").get(url(dossier, "meterkastkaart/")).status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_in_a_browser_at_every_width(live_server, nieuwe_pagina, breedte, transactional_db):
    dossier, kenmerk = maak_dossier(), maak(overlastdossier=False)
    geef_toestemming(dossier)
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Bram").click()
    pagina.goto(url(dossier))
    pagina.get_by_role("link", name="Bied een woning aan").click()
    assert axe_bevindingen(pagina) == []
    pagina.get_by_label("Welke woning?").select_option(kenmerk)
    pagina.get_by_label("Waarom wijkt u af").fill("Er is haast bij.")
    pagina.get_by_role("button", name="Bied aan").click()
    pagina.get_by_text(ADRES).first.wait_for()
    pagina.get_by_text("Lees eerst wat een weigering betekent").click()
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
