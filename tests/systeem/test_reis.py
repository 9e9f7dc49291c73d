"""The journey in a real browser: pick a role, open the list, open a dossier, record, see the term change, read why."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import BRAM, NAAM, geef_toestemming, maak_dossier, met_aanbod

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REAGEER = "Reageer op het woningaanbod"


@pytest.fixture
def nummer(live_server) -> str:
    """A dossier with something to do for everyone."""
    dossier = met_aanbod(maak_dossier(partijen=("bram", "yara", "idris")), dagen=-8)
    geef_toestemming(dossier, "matching", "woningaanbod")
    dossier.leg("doel_vastgelegd", -20, betreft="d1", velden={"domein": "wonen"})
    fout = dossier.leg("notitie_gemaakt", -9, velden={"tekst": "Gebeld."})
    dossier.leg("notitie_gemaakt", -9, velden={"tekst": "Gemaild."}, corrigeert=fout.kenmerk)
    dossier.leg("overlast_gemeld", -3, BRAM, betreft="m1", velden={"bij": "woningcorporatie"})
    return dossier.nummer


def word(pagina: Page, naam: str) -> None:
    """Choose whom to be."""
    pagina.goto("/kies/")
    pagina.get_by_role("button", name=f"Verder als {naam}").click()
    expect(pagina.get_by_role("heading", name="Werkvoorraad", level=1)).to_be_visible()


def rij(pagina: Page, titel: str):
    return pagina.locator(".db-termijn").filter(has=pagina.get_by_role("heading", name=titel))


def naar_het_formulier(pagina: Page) -> None:
    """From the work list through the dossier to the form that discharges the term."""
    pagina.get_by_role("navigation", name="Termijnen per groep").get_by_role("link", name="Te laat").click()
    regel = pagina.locator("tr").filter(has_text=REAGEER)
    expect(regel).to_contain_text("dagen te laat")
    regel.get_by_role("link", name=re.compile(NAAM)).click()
    expect(pagina.get_by_role("heading", name=NAAM, level=1)).to_be_visible()
    rij(pagina, REAGEER).get_by_role("link", name=re.compile("Leg vast")).click()
    expect(pagina.get_by_role("heading", name="Op het aanbod gereageerd", level=1)).to_be_visible()


@pytest.mark.parametrize("breedte", [390, 1400])
def test_a_caseworker_records_a_fact_sees_the_term_change_and_reads_why(nieuwe_pagina, live_server, nummer, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    word(pagina, "Noor Voorbeeld")
    naar_het_formulier(pagina)
    pagina.get_by_role("button", name="Leg vast").click()
    expect(pagina.get_by_text("Deze termijn is klaar, maar te laat")).to_be_visible()
    pagina.get_by_role("link", name="Naar het dossier").click()
    expect(rij(pagina, REAGEER)).to_have_count(0)
    pagina.get_by_role("link", name="Geweest").click()
    regel = pagina.locator("tr").filter(has_text=REAGEER)
    expect(regel).to_contain_text("Te laat gedaan")
    regel.get_by_role("link", name=re.compile("Waarom")).click()
    expect(regel.get_by_text("dat is te laat, want de laatste dag was")).to_be_visible()
    assert pagina.url.endswith(f"/dossiers/{nummer}/geweest/")
    expect(regel.locator("summary").first).to_be_focused()


def test_the_same_journey_without_script(nieuwe_pagina, live_server, nummer):
    pagina = nieuwe_pagina(basis=live_server.url, script=False)
    word(pagina, "Noor Voorbeeld")
    naar_het_formulier(pagina)
    pagina.get_by_role("button", name="Leg vast").click()
    expect(pagina.get_by_text("Deze termijn is klaar, maar te laat")).to_be_visible()
    pagina.get_by_role("link", name="Naar het dossier").click()
    pagina.get_by_role("link", name="Geweest").click()
    pagina.locator("tr").filter(has_text=REAGEER).get_by_role("link", name=re.compile("Waarom")).click()
    expect(pagina.get_by_text("dat is te laat, want de laatste dag was")).to_be_visible()
    pagina.get_by_role("link", name="Terug naar het dossier").click()
    assert pagina.url.endswith(f"/dossiers/{nummer}/")


def test_with_the_keyboard_only(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/vastleggen/aanbod_reactie_gegeven/?betreft=w1")
    loop_naar(pagina, "Op welke dag?")
    loop_naar(pagina, "Aanbod van")
    loop_naar(pagina, "Leg vast")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Deze termijn is klaar, maar te laat")).to_be_visible()
    pagina.goto(f"/dossiers/{nummer}/")
    loop_naar(pagina, "Waarom?")
    pagina.keyboard.press("Enter")
    expect(pagina.locator(".wv-uitleg[open]").first).to_be_visible()


def loop_naar(pagina: Page, woorden: str) -> None:
    """Press Tab until what has the focus is called this, and is seen to have it."""
    for _ in range(60):
        pagina.keyboard.press("Tab")
        naam = pagina.evaluate("(e => (e.labels?.[0]?.innerText || e.innerText || ''))(document.activeElement)")
        if woorden in naam:
            stijl = pagina.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert stijl != "none"
            return
    pytest.fail(f"met Tab niet te bereiken: {woorden}")


def test_a_fault_is_read_out_and_leads_to_its_field(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/vastleggen/aanbod_beantwoord/")
    pagina.get_by_role("button", name="Leg vast").click()
    melding = pagina.get_by_role("alert")
    expect(melding).to_contain_text("Er is 1 ding dat nog niet klopt")
    melding.get_by_role("link", name=re.compile("Antwoord")).click()
    assert pagina.evaluate("document.activeElement.name || location.hash") in {"veld_antwoord", "#id_veld_antwoord_0"}
    assert axe_bevindingen(pagina) == []


def test_the_filter_works_in_place(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto("/?groep=te_laat")
    veld = pagina.get_by_role("textbox", name="Clausule")
    veld.fill("AMS26-1.46")
    veld.press("Enter")
    expect(pagina.get_by_text("1 termijn past bij uw filter.")).to_be_visible()
    expect(pagina).to_have_url(re.compile("clausule=AMS26-1.46"))


def test_on_a_phone_the_list_comes_before_the_filter_and_a_used_filter_stays_open(nieuwe_pagina, live_server, nummer):
    pagina = nieuwe_pagina(breedte=390, hoogte=800, basis=live_server.url)
    word(pagina, "Noor Voorbeeld")
    expect(pagina.locator("tr").filter(has_text=REAGEER).first).to_be_in_viewport()
    veld = pagina.get_by_role("textbox", name="Clausule")
    expect(veld).to_be_hidden()
    pagina.locator("summary", has_text="Zoeken en filteren").click()
    veld.fill("AMS26-1.46")
    veld.press("Enter")
    expect(pagina.get_by_text("1 termijn past bij uw filter.")).to_be_visible()
    expect(veld).to_be_visible()


def test_on_a_phone_the_phases_take_little_room_and_the_present_one_is_said(nieuwe_pagina, live_server, nummer):
    pagina = nieuwe_pagina(breedte=320, hoogte=800, basis=live_server.url)
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/")
    fasen = pagina.get_by_role("group", name="Fasen van dit dossier")
    expect(fasen.locator(".wv-fasen__nu")).to_contain_text("Nu: Woning zoeken, sinds")
    expect(fasen.get_by_role("listitem")).to_have_count(7)
    assert fasen.bounding_box()["height"] < 120


def test_a_reason_that_is_asked_for_is_not_called_optional(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/vastleggen/intermediaire_verhuur_beeindigd/")
    expect(pagina.get_by_text("Schrijf dan onderaan waarom.")).to_be_visible()
    expect(pagina.get_by_label("Waarom legt u dit toch vast?", exact=True)).to_be_visible()


def test_a_double_click_records_once(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/vastleggen/aanbod_reactie_gegeven/?betreft=w1")
    pagina.get_by_role("button", name="Leg vast").dblclick()
    expect(pagina.get_by_text("Deze termijn is klaar, maar te laat")).to_be_visible()
    pagina.goto(f"/dossiers/{nummer}/tijdlijn/")
    expect(pagina.locator(".wv-feit__titel", has_text="Op het aanbod gereageerd")).to_have_count(1)


def test_two_people_at_once(nieuwe_pagina, live_server, nummer):
    eerste, tweede = (nieuwe_pagina(basis=live_server.url) for _ in range(2))
    for pagina in (eerste, tweede):
        word(pagina, "Noor Voorbeeld")
        pagina.goto(f"/dossiers/{nummer}/vastleggen/aanbod_reactie_gegeven/?betreft=w1")
    eerste.get_by_role("button", name="Leg vast").click()
    expect(eerste.get_by_text("Deze termijn is klaar, maar te laat")).to_be_visible()
    tweede.get_by_role("button", name="Leg vast").click()
    expect(tweede.get_by_text("Intussen vastgelegd")).to_be_visible()
    expect(tweede.get_by_text(re.compile("Op het aanbod gereageerd, ")).first).to_be_visible()


PAGINAS = {
    "noor": (
        "/", "/?groep=zonder_datum", "/?groep=wacht_op_anderen", "/?zoek=niets",
        "/dossiers/{}/", "/dossiers/{}/geweest/", "/dossiers/{}/tijdlijn/", "/dossiers/{}/besluiten/",
        "/dossiers/{}/?peildatum=2026-01-05&kennisdatum=2026-01-05", "/dossiers/{}/vastleggen/",
        "/dossiers/{}/vastleggen/?zoek=overlast", "/dossiers/{}/vastleggen/toestemming_gegeven/",
        "/dossiers/{}/vastleggen/betrokkene_toegevoegd/", "/dossiers/{}/vastleggen/interventie_gestart/",
        "/dossiers/{}/vastleggen/wederhoor_gehouden/", "/dossiers/{}/besluiten/voordracht/waarom/",
        "/dossiers/{}/zicht/",
    ),
    "bram": (
        "/", "/dossiers/{}/", "/dossiers/{}/tijdlijn/", "/dossiers/{}/besluiten/", "/dossiers/{}/vastleggen/",
        "/dossiers/{}/zicht/",
    ),
    "yara": ("/", "/dossiers/{}/", "/dossiers/{}/besluiten/"),
    "idris": ("/", "/dossiers/{}/", "/dossiers/{}/vastleggen/overlast_gemeld/"),
}  # fmt: skip
NAMEN = {"noor": "Noor Voorbeeld", "bram": "Bram Verzonnen", "yara": "Yara Denkbeeldig", "idris": "Idris Fictief"}


@pytest.mark.parametrize("breedte", [320, 1400])
@pytest.mark.parametrize("persona", PAGINAS)
def test_axe_finds_nothing_and_no_page_is_wider_than_the_screen(nieuwe_pagina, live_server, nummer, persona, breedte):
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    word(pagina, NAMEN[persona])
    gevonden = {}
    for pad in (pad.format(nummer) for pad in PAGINAS[persona]):
        antwoord = pagina.goto(pad)
        assert antwoord.status == 200, pad
        pagina.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        te_breed = pagina.evaluate("document.documentElement.scrollWidth") > breedte
        gevonden[pad] = axe_bevindingen(pagina) + (["te breed"] if te_breed else [])
    assert {pad: wat for pad, wat in gevonden.items() if wat} == {}


def test_corrected_facts_and_open_explanations_are_accessible_too(pagina, live_server, nummer):
    word(pagina, "Noor Voorbeeld")
    pagina.goto(f"/dossiers/{nummer}/tijdlijn/")
    pagina.get_by_role("link", name=re.compile("^Verbeter")).first.click()
    assert axe_bevindingen(pagina) == []
    pagina.go_back()
    pagina.get_by_role("link", name=re.compile("^Trek in")).first.click()
    assert axe_bevindingen(pagina) == []
    pagina.goto(f"/dossiers/{nummer}/")
    pagina.locator(".wv-waarom__link").first.click()
    expect(pagina.locator(".wv-uitleg[open]").first).to_be_visible()
    pagina.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    assert axe_bevindingen(pagina) == []
