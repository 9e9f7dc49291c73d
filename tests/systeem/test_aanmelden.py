"""Registering a participant: one form per region, a warning for who is known already, and faults at their field."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import NOOR, SAM, als, formulier, maak_dossier, tekst
from waakvlam import klok
from waakvlam.bron.api import bronset
from waakvlam.dossiers.api import behandelaar, dossierbeeld, zoek
from waakvlam.toegang.api import PERSONAS, set_in
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = pytest.mark.django_db
ADRES = "/aanmelden/"
OPENERS = ("noor", "fenna", "anouk")
GEGEVENS = {
    "naam": "Wies Denkbeeld", "geboortedatum": "2001-02-03", "straat": "Steeg", "huisnummer": "7",
    "postcode": "1015 ab", "plaats": "Amsterdam", "huishouden_soort": "eenoudergezin", "kinderen": "2",
    "route": "omslag", "contractvorm": "intermediair", "kenmerk": "K-7",
}  # fmt: skip


def stuur(client, **velden):
    ingevuld = formulier(client.get(ADRES)) | GEGEVENS | velden
    return client.post(ADRES, {naam: waarde for naam, waarde in ingevuld.items() if waarde is not None})


def fouten(antwoord):
    return antwoord.context["form"].errors


def nummer_uit(antwoord):
    assert antwoord.status_code == 302, fouten(antwoord)
    return antwoord.url.strip("/").split("/")[1]


def test_what_is_filled_in_stands_in_a_dossier_that_the_opener_works_on():
    zet_organisaties_klaar()
    nummer = nummer_uit(stuur(als("noor")))
    beeld = dossierbeeld(NOOR, nummer)
    assert (beeld.naam, beeld.afsprakenset) == ("Wies Denkbeeld", set_in("Amsterdam", klok.vandaag()))
    assert {naam: str(waarde) for naam, waarde in beeld.gegevens.items()} == {
        naam: waarde for naam, waarde in (GEGEVENS | {"postcode": "1015 AB"}).items() if naam not in {"naam", "kenmerk"}
    }
    assert behandelaar(NOOR, nummer).account == "noor"
    assert [rij.nummer for rij in zoek(NOOR, "K-7").rijen] == [nummer]


def test_a_name_is_enough_and_nobody_has_to_be_chosen():
    zet_organisaties_klaar()
    leeg = dict.fromkeys(GEGEVENS, "") | {"naam": "Wies", "wie": ""}
    nummer = nummer_uit(stuur(als("noor"), **leeg))
    assert dossierbeeld(NOOR, nummer).gegevens == {}
    assert behandelaar(NOOR, nummer).vanaf is None


@pytest.mark.parametrize("wie", OPENERS)
def test_each_region_offers_its_own_routes_and_contracts_and_its_word_for_who_it_is_about(wie):
    rekenset = bronset(set_in(PERSONAS[wie].regio, klok.vandaag())).rekenset
    antwoord = als(wie).get(ADRES)
    form = antwoord.context["form"]
    assert [naam for naam, _ in form.fields["route"].choices if naam] == list(rekenset.routes)
    assert [naam for naam, _ in form.fields["contractvorm"].choices if naam] == list(rekenset.contractvormen)
    assert f"<h2>{rekenset.rollen['deelnemer'].titel}</h2>" in tekst(antwoord)


def test_an_age_that_the_agreements_count_is_told_and_refuses_nobody():
    zet_organisaties_klaar()
    noor = als("noor")
    assert "18 tot en met 25 jaar? (AMS26-B4.03)" in tekst(noor.get(ADRES))
    assert "(ALM" not in str(als("fenna").get(ADRES).context["form"].fields["geboortedatum"].help_text)
    assert nummer_uit(stuur(noor, geboortedatum="1940-01-01"))


@pytest.mark.parametrize("wie", ["bram", "yara", "vera"])
def test_who_opens_no_dossiers_finds_no_form_and_no_button(wie):
    client = als(wie)
    assert client.get(ADRES).status_code == 404
    assert client.post(ADRES, GEGEVENS).status_code == 404
    assert ADRES not in tekst(client.get("/", follow=True))
    assert f'href="{ADRES}"' in tekst(als("noor").get("/"))


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("naam", ""),
        ("naam", "Wies 111222333"),
        ("kenmerk", "111222333"),
        ("postcode", "12"),
        ("kinderen", "-1"),
        ("kinderen", "veel"),
        ("route", "thuis_in_de_wijk_almere"),
        ("op", (klok.vandaag() + timedelta(days=2)).isoformat()),
        ("geboortedatum", (klok.vandaag() + timedelta(days=2)).isoformat()),
        ("geboortedatum", "0001-01-01"),
        ("wie", "collega:bram"),
    ],
)
def test_a_fault_stands_at_its_field_keeps_what_was_typed_and_opens_nothing(veld, waarde):
    zet_organisaties_klaar()
    antwoord = stuur(als("noor"), **{veld: waarde})
    assert (antwoord.status_code, list(fouten(antwoord))) == (422, [veld])
    assert antwoord.context["form"]["plaats"].value() == "Amsterdam"
    assert zoek(NOOR, "Steeg").rijen == ()


def test_a_reference_of_another_own_dossier_is_refused_at_its_field():
    zet_organisaties_klaar()
    noor = als("noor")
    nummer_uit(stuur(noor))
    antwoord = stuur(noor, naam="Heel Anders", geboortedatum="1980-01-01")
    assert (antwoord.status_code, list(fouten(antwoord))) == (422, ["kenmerk"])


def test_who_is_known_already_is_shown_first_and_can_be_somebody_else():
    dossier = maak_dossier()
    noor = als("noor")
    antwoord = stuur(noor, naam="Pleun Verzonnen", geboortedatum="")
    assert (antwoord.status_code, list(fouten(antwoord))) == (422, ["toch"])
    assert f'href="/dossiers/{dossier.nummer}/">Pleun Verzonnen, {dossier.nummer}</a>' in tekst(antwoord)
    assert nummer_uit(stuur(noor, naam="Pleun Verzonnen", geboortedatum="", toch="on")) != dossier.nummer


def test_nothing_tells_that_another_organisation_knows_somebody():
    maak_dossier()
    nummer = nummer_uit(stuur(als("sam"), naam="Pleun Verzonnen", geboortedatum="1990-05-14"))
    assert dossierbeeld(SAM, nummer).naam == "Pleun Verzonnen"


def test_the_same_form_sent_twice_opens_one_dossier():
    zet_organisaties_klaar()
    noor = als("noor")
    velden = formulier(noor.get(ADRES)) | GEGEVENS
    eerste = nummer_uit(noor.post(ADRES, velden))
    tweede = noor.post(ADRES, velden | {"toch": "on"})
    assert nummer_uit(tweede) == eerste
    assert len(zoek(NOOR, "Denkbeeld").rijen) == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_a_caseworker_registers_somebody_in_a_browser(nieuwe_pagina, live_server, breedte, script):
    zet_organisaties_klaar()
    maak_dossier()
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor Voorbeeld").click()
    pagina.get_by_role("link", name="Nieuw dossier").press("Enter")
    pagina.get_by_label("Naam", exact=True).fill("Pleun Verzonnen")
    pagina.get_by_label("Plaats").fill("Amsterdam")
    pagina.get_by_role("button", name="Open het dossier").press("Enter")
    expect(pagina.get_by_text("Misschien is er al een dossier")).to_be_visible()
    expect(pagina.get_by_label("Plaats")).to_have_value("Amsterdam")
    if script:
        assert axe_bevindingen(pagina) == []
        assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pagina.get_by_label("Dit is iemand anders").check()
    pagina.get_by_role("button", name="Open het dossier").press("Enter")
    expect(pagina.get_by_text("Het dossier is geopend.")).to_be_visible()
    expect(pagina.get_by_role("heading", name="Pleun Verzonnen", level=1)).to_be_visible()
