"""Attachments from the outside: add one, fetch it, and what others and a browser get to do with it."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, formulier, maak_dossier, tekst
from waakvlam.bijlagen.api import bestanden
from waakvlam.bijlagen.kluis import quarantaine
from waakvlam.logboek.models import Verwerkingsregel

pytestmark = pytest.mark.django_db
INHOUD = b"Afspraken over de tuin."


@pytest.fixture(autouse=True)
def map_(tmp_path, settings) -> None:
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "quarantaine")


@pytest.fixture
def dossier(db):
    return maak_dossier()


def bijlagen_url(dossier) -> str:
    return f"/dossiers/{dossier.nummer}/bijlagen/"


def stuur(client, dossier, inhoud=INHOUD, naam="tuin.txt", **anders):
    url = bijlagen_url(dossier)
    velden = {**formulier(client.get(url)), "categorie": "begeleidingsplan", "betrokkene": "deelnemer"}
    bestand = SimpleUploadedFile(naam, inhoud, content_type="text/html")
    return client.post(url, {**velden, "bestand": bestand, **anders})


def adres(client, dossier):
    [bijlage] = client.get(bijlagen_url(dossier)).context["bijlagen"]
    return bijlage["url"]


def test_an_attachment_is_added_and_only_ever_saved(dossier):
    noor = als("noor")
    assert stuur(noor, dossier).status_code == 302
    pagina = tekst(noor.get(bijlagen_url(dossier)))
    assert "tuin.txt" in pagina
    assert "Begeleidingsplan" in pagina
    antwoord = noor.get(adres(noor, dossier))
    assert antwoord.content == INHOUD
    koppen = antwoord.headers
    assert koppen["Content-Disposition"] == 'attachment; filename="tuin.txt"'
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["Cache-Control"] == "no-store"
    assert "sandbox" in koppen["Content-Security-Policy"]
    assert koppen["Content-Type"] == "text/plain; charset=utf-8"
    assert Verwerkingsregel.objects.filter(pad="dossiers.bijlage").count() == 1


def test_who_may_not_see_it_gets_what_anybody_gets_for_nothing(dossier):
    noor, bram, sam = als("noor"), als("bram"), als("sam")
    stuur(noor, dossier)
    url = adres(noor, dossier)
    assert bram.get(bijlagen_url(dossier)).context["bijlagen"] == []
    verborgen, onbestaand = bram.get(url), bram.get(bijlagen_url(dossier) + "0000000000000000/")
    assert verborgen.status_code == onbestaand.status_code == 404
    geen_partij = sam.get(bijlagen_url(dossier)), sam.get("/dossiers/AMS-2026-AAAAA-AAAAA/bijlagen/")
    assert [a.status_code for a in geen_partij] == [404, 404]
    assert sam.get(url).status_code == 404


def test_nothing_stays_of_what_was_refused(dossier):
    noor = als("noor")
    antwoord = stuur(noor, dossier, b"<!DOCTYPE html><script>alert(1)</script>", "plan.pdf")
    assert antwoord.status_code == 422
    assert "Sla het op als pdf" in tekst(antwoord)
    assert stuur(noor, dossier, categorie="medisch").status_code == 422
    assert list(bestanden()) == []
    assert list(quarantaine().iterdir()) == []


def test_an_upload_beyond_the_limit_is_not_even_written(dossier, settings):
    settings.WAAKVLAM_BIJLAGE_MB = 1
    antwoord = stuur(als("noor"), dossier, b"a" * 1_500_000)
    assert antwoord.status_code == 422
    assert "groter dan 1 MB" in tekst(antwoord)


def test_a_damaged_file_is_not_given(dossier):
    noor = als("noor")
    stuur(noor, dossier)
    [pad] = bestanden()
    Path(pad).write_bytes(b"iets anders")
    antwoord = noor.get(adres(noor, dossier))
    assert antwoord.status_code == 500
    assert "niet te lezen" in tekst(antwoord)


def test_the_timeline_leads_to_the_file_and_an_attachment_is_withdrawn_never_corrected(dossier):
    noor = als("noor")
    stuur(noor, dossier)
    url = adres(noor, dossier)
    tijdlijn = tekst(noor.get(f"/dossiers/{dossier.nummer}/tijdlijn/"))
    assert url in tijdlijn
    assert "SHA-256" not in tijdlijn
    kenmerk = url.rstrip("/").rpartition("/")[2]
    assert noor.get(f"/dossiers/{dossier.nummer}/feiten/{kenmerk}/verbeteren/").status_code == 404
    intrekken = f"/dossiers/{dossier.nummer}/feiten/{kenmerk}/intrekken/"
    velden = formulier(noor.get(intrekken)) | {"motivering": "Verkeerd bestand."}
    assert noor.post(intrekken, velden).status_code == 302
    assert noor.get(url).status_code == 404
    assert "ingetrokken" in tekst(noor.get(bijlagen_url(dossier)))


def test_no_form_offers_an_attachment_as_a_fact(dossier):
    assert als("noor").get(f"/dossiers/{dossier.nummer}/vastleggen/bijlage_toegevoegd/").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("breedte", [1400, 390])
def test_adding_and_saving_in_a_browser(live_server, nieuwe_pagina, tmp_path, breedte):
    dossier = maak_dossier()
    bestand = tmp_path / "plan.txt"
    bestand.write_bytes(INHOUD)
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor").click()
    pagina.goto(f"/dossiers/{dossier.nummer}/")
    pagina.get_by_role("link", name="Stukken").click()
    pagina.get_by_role("link", name="Bijlagen").click()
    assert axe_bevindingen(pagina) == []
    pagina.get_by_label("Bestand").set_input_files(bestand)
    pagina.get_by_label("Wat voor gegevens staan erin?").select_option("begeleidingsplan")
    pagina.get_by_role("button", name="Voeg toe").click()
    pagina.get_by_text("De bijlage staat bij het dossier.").wait_for()
    assert axe_bevindingen(pagina) == []
    with pagina.expect_download() as opgehaald:
        pagina.get_by_role("link", name="plan.txt", exact=True).click()
    assert Path(opgehaald.value.path()).read_bytes() == INHOUD

    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
