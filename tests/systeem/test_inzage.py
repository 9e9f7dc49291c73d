"""An access request from the dossier page to the file that is handed over; only for who may handle it."""

import io
import json
import re
from datetime import date
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, tekst
from waakvlam import klok
from waakvlam.dossiers.api import Persoonsgegevens, Vastlegging, dossierbeeld, inzagen, leg_vast, open_dossier
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import PERSONAS
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = pytest.mark.django_db
NOOR, VERA, SAM = (PERSONAS[naam].lezer for naam in ("noor", "vera", "sam"))


@pytest.fixture(autouse=True)
def organisaties(request):
    request.getfixturevalue("transactional_db" if "live_server" in request.fixturenames else "db")
    zet_organisaties_klaar()


def leg(nummer, soort, lezer=NOOR, **wat):
    leg_vast(lezer, nummer, Vastlegging(soort, klok.vandaag(), **wat), dossierbeeld(lezer, nummer).stand)


@pytest.fixture
def nummer(organisaties):
    nummer = open_dossier(
        NOOR, Persoonsgegevens(naam="Mila Verzonnen", geboortedatum=date(1990, 5, 1)), "amsterdam-2026"
    )
    leg(nummer, "notitie_gemaakt", velden={"tekst": "Over-de-deelnemer"})
    leg(nummer, "notitie_gemaakt", velden={"tekst": "Over-de-melder"}, betrokkene="melder")
    leg(nummer, "avg_verzoek_ontvangen", betreft="verzoek-1", velden={"recht": "inzien", "identiteit": True})
    return nummer


def adres(nummer):
    return f"/logboek/inzage/{nummer}/"


def formulier(pagina, **anders):
    """What the form would send as it stands, with changes."""
    html = pagina.content.decode()
    vast = {naam: re.findall(rf'name="{naam}" value="([^"]*)"', html)[0] for naam in ("stand", "log_tot")}
    dicht = re.findall(r'name="dicht" value="([^"]*)" id="[^"]*" checked', html)
    return {**vast, "dicht": dicht, "geef_vrij": "1", **anders}


def over(pagina, woord):
    """The key of the line in which this stands."""
    html = pagina.content.decode()
    return re.findall(r'<fieldset.*?value="(feit\.[0-9a-f]+)"', html[: html.index(woord)], re.DOTALL)[-1]


@pytest.mark.parametrize("persona", ["noor", "tess", "bram", "yara"])
def test_for_who_may_not_handle_requests_there_is_no_such_page(nummer, persona):
    antwoord = als(persona).get(adres(nummer))
    assert antwoord.status_code == 404


def test_the_officer_gets_there_with_one_click_and_sees_everything_with_a_proposal(nummer):
    vera = als("vera")
    assert f'href="{adres(nummer)}"' in vera.get(f"/logboek/?dossier={nummer}").content.decode()
    assert vera.get(f"/dossiers/{nummer}/").status_code == 404
    pagina = vera.get(adres(nummer))
    assert "Over-de-deelnemer" in tekst(pagina)
    assert formulier(pagina)["dicht"] == sorted({over(pagina, "Over-de-melder"), *formulier(pagina)["dicht"]})
    assert over(pagina, "Over-de-deelnemer") not in formulier(pagina)["dicht"]


def test_a_dossier_of_others_and_one_that_is_not_there_give_the_same(nummer):
    vreemd = open_dossier(SAM, Persoonsgegevens(naam="Ander Verzonnen"), "amsterdam-2026")
    vera = als("vera")
    assert {vera.get(adres(n)).status_code for n in (vreemd, "AMS-2026-00000-00000")} == {404}


@pytest.mark.opslag
def test_release_freezes_the_choice_records_the_answer_and_hands_out_exactly_that(nummer):
    vera = als("vera")
    assert vera.post(adres(nummer), formulier(vera.get(adres(nummer)))).status_code == 302
    (gegeven,) = inzagen(VERA, nummer)
    antwoord = dossierbeeld(NOOR, nummer).feiten[-1]
    assert (antwoord.type, antwoord.kenmerk, antwoord.betreft) == (
        "avg_verzoek_beantwoord",
        gegeven.kenmerk,
        "verzoek-1",
    )
    assert ("uitkomst", "Uitkomst", "deels") in antwoord.velden
    bestanden = {s: vera.get(f"{adres(nummer)}{gegeven.kenmerk}/{s}/") for s in ("pdf", "json")}
    for soort, bestand in bestanden.items():
        assert bestand["Content-Disposition"] == f'attachment; filename="inzage-{nummer}-{gegeven.kenmerk}.{soort}"'
        assert (bestand["X-Content-Type-Options"], bestand["Cache-Control"]) == ("nosniff", "no-store")
    gelezen = "".join(p.extract_text() for p in PdfReader(io.BytesIO(bestanden["pdf"].content)).pages)
    for inhoud in (gelezen, json.dumps(bestanden["json"].json(), ensure_ascii=False)):
        assert ("Over-de-deelnemer" in inhoud, "Over-de-melder" in inhoud) == (True, False)
    paden = set(Verwerkingsregel.objects.filter(account="vera").values_list("pad", flat=True))
    assert {
        "logboek.wie_zag",
        "dossiers.inzage_bekijken",
        "dossiers.inzage_vrijgeven",
        "dossiers.inzage_ophalen",
    } <= paden


def test_who_chooses_otherwise_says_why_and_the_choice_stays_on_the_page(nummer):
    vera = als("vera")
    pagina = vera.get(adres(nummer))
    sleutel = over(pagina, "Over-de-melder")
    open_ = [s for s in formulier(pagina)["dicht"] if not s.startswith(sleutel)]
    geweigerd = vera.post(adres(nummer), formulier(pagina, dicht=open_))
    assert geweigerd.status_code == 422
    assert "Schrijf op waarom u dit anders kiest" in tekst(geweigerd)
    assert sleutel not in formulier(geweigerd)["dicht"]
    assert inzagen(VERA, nummer) == []
    goed = formulier(geweigerd, dicht=open_, **{f"reden-{sleutel}": "De melder stemt in"})
    assert vera.post(adres(nummer), goed).status_code == 302
    (gegeven,) = inzagen(VERA, nummer)
    assert b"Over-de-melder" in vera.get(f"{adres(nummer)}{gegeven.kenmerk}/json/").content


def test_what_came_in_between_is_shown_before_anything_is_given(nummer):
    vera = als("vera")
    verouderd = formulier(vera.get(adres(nummer)))
    leg(nummer, "notitie_gemaakt", velden={"tekst": "Net-erbij"})
    antwoord = vera.post(adres(nummer), verouderd)
    assert antwoord.status_code == 422
    assert "intussen gewijzigd" in tekst(antwoord)
    assert inzagen(VERA, nummer) == []


def test_without_a_request_nothing_is_released_and_the_concept_says_that_it_is_one(nummer):
    vera = als("vera")
    vera.post(adres(nummer), formulier(vera.get(adres(nummer))))
    pagina = vera.get(adres(nummer))
    assert "Er loopt nu geen inzageverzoek" in tekst(pagina)
    assert vera.post(adres(nummer), formulier(pagina)).status_code == 422
    assert len(inzagen(VERA, nummer)) == 1
    concept = vera.post(adres(nummer), formulier(pagina, concept="1"))
    assert "Concept" in PdfReader(io.BytesIO(concept.content)).pages[0].extract_text()


def voeg_bij(nummer, over_, inhoud):
    invoer = {"categorie": "woonafspraken", "betrokkene": over_, "bewijs": uuid4().hex}
    bestand = SimpleUploadedFile(f"Over-{over_}.txt", inhoud)
    assert als("noor").post(f"/dossiers/{nummer}/bijlagen/", {"bestand": bestand, **invoer}).status_code == 302


def test_attached_files_are_looked_through_and_handed_out_as_chosen(nummer, tmp_path, settings):
    settings.DATA, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, str(tmp_path / "quarantaine")
    voeg_bij(nummer, "deelnemer", b"Bijlage over deelnemer")
    voeg_bij(nummer, "kind", b"Bijlage over kind")
    vera = als("vera")
    pagina = vera.get(adres(nummer))
    eigen, kind = re.findall(rf"{adres(nummer)}bijlage/[0-9a-f]+/", pagina.content.decode())
    gelezen = vera.get(eigen)
    assert (gelezen.content, gelezen["Cache-Control"]) == (b"Bijlage over deelnemer", "no-store")
    assert gelezen["Content-Disposition"].startswith("attachment;")
    assert (als("noor").get(eigen).status_code, vera.get(kind).status_code) == (404, 200)
    assert vera.post(adres(nummer), formulier(pagina)).status_code == 302
    (gegeven,) = inzagen(VERA, nummer)
    href = f"{adres(nummer)}{gegeven.kenmerk}/zip/"
    assert f'href="{href}"' in vera.get(adres(nummer)).content.decode()
    namen = ZipFile(io.BytesIO(vera.get(href).content)).namelist()
    assert namen == ["overzicht.pdf", "gegevens.json", "bijlagen/01-Over-deelnemer.txt", "manifest-sha256.txt"]


def test_a_damaged_file_stops_the_release_and_says_at_its_line_what_to_do(nummer, tmp_path, settings):
    settings.DATA, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, str(tmp_path / "quarantaine")
    voeg_bij(nummer, "deelnemer", b"Bijlage")
    for pad in (tmp_path / "bijlagen").iterdir():
        pad.unlink()
    vera = als("vera")
    antwoord = vera.post(adres(nummer), formulier(vera.get(adres(nummer))))
    assert antwoord.status_code == 422
    assert "Dit bestand is weg of beschadigd" in tekst(antwoord)
    assert inzagen(VERA, nummer) == []


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.parametrize("breedte", [1400, 390])
def test_the_page_is_accessible_and_fits_the_screen(live_server, nieuwe_pagina, nummer, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Vera Verdichtsel").click()
    pagina.goto(adres(nummer))
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    pagina.get_by_role("button", name="Geef vrij").click()
    assert pagina.get_by_role("heading", name="Vrijgegeven").is_visible()
    assert axe_bevindingen(pagina) == []
