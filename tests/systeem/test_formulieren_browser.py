"""Forms in a real browser on a phone: conditions, bad reception, a closed tab, a colleague, and a signature by hand."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen
from tests.hulp.formulieren import begin, stel_vast, tot_controle
from tests.systeem.hulp_dossierblad import NOOR, als, dag, geef_toestemming, maak_dossier
from waakvlam.bron.api import bronset
from waakvlam.dossierblad.api import Blad, Blik
from waakvlam.dossiers.api import bewaar_concept, concepten, lees_concept, stukken_van
from waakvlam.formulieren.invulling import Invulling, vind

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.django_db(transaction=True)]
STAND = "#bewaarstand"


@pytest.fixture
def dossier(transactional_db):
    gemaakt = maak_dossier()
    geef_toestemming(gemaakt)
    return gemaakt


@pytest.fixture
def telefoon(nieuwe_pagina, live_server):
    """A phone on which this persona came in."""

    def maak(persona="noor", breedte=390, *, script=True):
        pagina = nieuwe_pagina(breedte=breedte, hoogte=800, basis=live_server.url, script=script)
        pagina.goto("/kies/")
        pagina.get_by_role("button", name=f"Verder als {persona.capitalize()}").click()
        pagina.wait_for_load_state()
        return pagina

    return maak


def lange_tekst(pagina):
    """The first question with room for some sentences that is asked."""
    return pagina.locator("#invulformulier textarea:visible").first


def in_concept(dossier):
    [regel] = concepten(NOOR, dossier.nummer)
    return lees_concept(NOOR, dossier.nummer, regel.kenmerk)


def test_what_is_typed_without_reception_is_sent_when_it_is_back(dossier, telefoon):
    adres = begin(als("noor"), dossier.nummer, "woonevaluatie")
    pagina = telefoon()
    pagina.goto(adres)
    veld = lange_tekst(pagina)
    naam = veld.get_attribute("name")
    with pagina.expect_response("**/bewaren/"):
        veld.fill("het gaat goed")
    expect(pagina.locator(STAND)).to_have_text(re.compile(r"Bewaard om \d\d:\d\d"))
    assert in_concept(dossier).waarden[naam] == "het gaat goed"
    pagina.context.set_offline(True)
    veld.fill("het gaat goed, en beter dan toen")
    expect(pagina.locator(STAND)).to_contain_text("Nog niet bewaard, geen verbinding")
    pagina.get_by_role("button", name="Controleer en stel vast").click()
    expect(pagina).to_have_url(re.compile(adres))
    expect(veld).to_have_value("het gaat goed, en beter dan toen")
    pagina.context.set_offline(False)
    expect(pagina.locator(STAND)).to_have_text(re.compile(r"Bewaard om \d\d:\d\d"))
    assert in_concept(dossier).waarden[naam] == "het gaat goed, en beter dan toen"


def test_a_closed_tab_loses_nothing_and_leaves_nothing_to_read_on_the_phone(dossier, telefoon):
    adres = begin(als("noor"), dossier.nummer, "woonevaluatie")
    pagina = telefoon()
    pagina.goto(adres)
    veld = lange_tekst(pagina)
    naam = veld.get_attribute("name")
    pagina.context.set_offline(True)
    veld.fill("kanariegeel")
    expect(pagina.locator(STAND)).to_contain_text("Nog niet bewaard")
    pagina.wait_for_function("localStorage.length === 1")
    weggelegd = pagina.evaluate("JSON.stringify(localStorage)")
    assert "kanarie" not in weggelegd
    _plek, geheim = json.loads(pagina.evaluate("localStorage[localStorage.key(0)]"))
    assert b"kanarie" not in bytes(geheim)
    tweede = pagina.context.new_page()
    pagina.close(run_before_unload=False)
    tweede.context.set_offline(False)
    tweede.goto(adres)
    expect(lange_tekst(tweede)).to_have_value("kanariegeel")
    expect(tweede.locator(STAND)).to_have_text(re.compile(r"Bewaard om \d\d:\d\d"))
    assert in_concept(dossier).waarden[naam] == "kanariegeel"
    tweede.wait_for_function("localStorage.length === 0")


def test_a_colleague_who_was_first_is_not_overwritten_and_one_chooses(dossier, telefoon):
    adres = begin(als("noor"), dossier.nummer, "woonevaluatie")
    pagina = telefoon()
    pagina.goto(adres)
    veld = lange_tekst(pagina)
    naam = veld.get_attribute("name")
    nu = in_concept(dossier)
    ander = dict(nu.waarden) | {naam: "van de collega"}
    bewaar_concept(NOOR, dossier.nummer, nu.regel.kenmerk, ander, {"trajectstatus"}, nu.regel.versie)
    veld.fill("van mij")
    expect(pagina.locator(STAND)).to_contain_text("Een collega werkte intussen")
    pagina.get_by_role("button", name="Bewaar", exact=True).last.click()
    expect(
        pagina.get_by_role("heading", name=re.compile("Woonevaluatie|evaluatie", re.IGNORECASE)).first
    ).to_be_visible()
    expect(pagina.get_by_text("van de collega")).to_be_visible()
    assert axe_bevindingen(pagina) == []
    pagina.get_by_label("van de collega").check()
    pagina.get_by_role("button", name="Bewaar deze keuze").click()
    expect(lange_tekst(pagina)).to_have_value("van de collega")


def test_a_question_shows_when_it_is_asked_and_without_script_says_when(dossier, telefoon):
    adres = begin(als("noor"), dossier.nummer, "woonevaluatie")
    formulier = vind(bronset("amsterdam-2026").afspraken.formulieren, "woonevaluatie")
    assert formulier is not None
    invulling = Invulling(Blad(dossier.beeld(), Blik()), formulier, {})
    vraag = next(v for v in invulling.vragen if v.veld.alleen_als and v.naam in invulling.fields)
    [(bron_id, waarde)] = vraag.veld.alleen_als.items()
    bron = next(v for v in invulling.vragen if v.veld.id == bron_id)
    goed = waarde if isinstance(waarde, list) else [waarde]
    keuze = ("ja" if goed[0] else "nee") if isinstance(goed[0], bool) else goed[0]
    pagina = telefoon()
    pagina.goto(adres)
    gevraagd = pagina.locator(f'[name="{vraag.naam}"]').first
    expect(gevraagd).to_be_hidden()
    pagina.locator(f'[name="{bron.naam}"][value="{keuze}"]').check()
    expect(gevraagd).to_be_visible()
    zonder = telefoon(script=False)
    zonder.goto(adres)
    expect(zonder.locator(f'[name="{vraag.naam}"]').first).to_be_visible()
    expect(zonder.get_by_text("Alleen bij '").first).to_be_visible()


def test_provider_participant_and_corporation_each_sign_and_keep_a_copy(dossier, telefoon):
    noor = als("noor")
    klaar = stel_vast(noor, tot_controle(noor, dossier.nummer, "supplement", dag(-1)))
    adres = klaar.headers["Location"].split("?")[0]
    pagina = telefoon()
    pagina.goto(adres)
    pagina.get_by_role("link", name="Onderteken").click()
    assert axe_bevindingen(pagina) == []
    pagina.get_by_label("Deelnemer", exact=True).check()
    pagina.get_by_label("Met de hand, hier op het scherm").check()
    pagina.get_by_label("Naam van wie tekent").fill("P. Verzonnen")
    vak = pagina.locator(".wv-tekenvlak")
    vak.scroll_into_view_if_needed()
    rand = vak.bounding_box()
    assert rand is not None
    pagina.mouse.move(rand["x"] + 20, rand["y"] + 20)
    pagina.mouse.down()
    for stap in range(1, 12):
        pagina.mouse.move(rand["x"] + 20 + 20 * stap, rand["y"] + 20 + (stap % 3) * 15)
    pagina.mouse.up()
    pagina.get_by_role("button", name="Onderteken").click()
    expect(pagina.get_by_role("img", name="Handtekening van P. Verzonnen")).to_be_visible()
    for persona, rol in (("noor", "Zorgaanbieder"), ("bram", "Woningcorporatie")):
        eigen = telefoon(persona)
        eigen.goto(f"{adres}tekenen/")
        keuze = eigen.get_by_label(rol, exact=True)
        keuze.check()
        eigen.get_by_label("Met mijn eigen account").check()
        eigen.get_by_role("button", name="Onderteken").click()
        expect(eigen.get_by_text("De handtekening is vastgelegd.")).to_be_visible()
        with eigen.expect_download() as exemplaar:
            eigen.get_by_role("link", name="Uw exemplaar (pdf)").click()
        assert exemplaar.value.suggested_filename.endswith(".pdf")
    [stuk] = stukken_van(dossier.beeld().feiten)
    assert {h.rol for h in stuk.handtekeningen} == {"deelnemer", "zorgaanbieder", "woningcorporatie"}


@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_every_page_of_forms_is_accessible_and_fits(dossier, telefoon, breedte):
    noor = als("noor")
    klaar = stel_vast(noor, tot_controle(noor, dossier.nummer, "woonevaluatie", dag(-1)))
    stuk = klaar.headers["Location"].split("?")[0]
    controle = tot_controle(noor, dossier.nummer, "begeleidingsplan", dag(-1))
    pagina = telefoon(breedte=breedte)
    for adres in (f"/dossiers/{dossier.nummer}/formulieren/", controle, controle.replace("vaststellen/", ""), stuk,
                  f"{stuk}tekenen/"):  # fmt: skip
        pagina.goto(adres)
        assert axe_bevindingen(pagina) == [], adres
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth"), adres
