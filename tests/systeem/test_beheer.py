"""The directory and the own organisation from the outside: who may change what, and what leaving does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import NOOR, als, maak_dossier, met_aanbod, tekst
from waakvlam import klok
from waakvlam.beheer.eisen import EISEN
from waakvlam.bron.api import bronset
from waakvlam.dossiers.api import behandelaar, draag_over
from waakvlam.organisaties.api import contactpunten, leden_van, lidmaatschappen_van, sluit, teams_van, vervangt
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
PUNT = {"soort": "overlast", "naam": "Loket", "telefoon": "020 555 1234", "email": "", "bereikbaar": "", "gemeente": ""}


@pytest.fixture
def organisaties(db):
    zet_organisaties_klaar()


def lid(account):
    return lidmaatschappen_van(account)[0]


@pytest.mark.parametrize("setnaam", EISEN)
def test_what_the_directory_asks_for_stands_in_the_agreements(setnaam):
    rekenset = bronset(setnaam).rekenset
    clausules = {c.id for c in rekenset.afspraken.clausules}
    for eis in EISEN[setnaam]:
        assert set(eis.clausules) <= clausules
        assert set(eis.rollen) <= rekenset.rollen.keys()


# directory


def test_the_directory_shows_what_is_there_and_what_is_missing_with_its_clause(organisaties):
    pagina = tekst(als("bram").get("/adresboek/"))
    assert "overlast@het-anker.example" in pagina
    assert "De Springplank staat hier nog niet bij." in pagina
    assert "Zorggroep Het Anker staat hier nog niet bij." not in pagina
    assert "AMS26-6.08" in pagina
    assert "de-polderster" not in pagina


def test_the_directory_takes_as_many_queries_for_one_region_as_for_another(organisaties, django_assert_max_num_queries):
    for wie in ("bram", "fenna", "anouk", "femke"):
        client = als(wie)
        with django_assert_max_num_queries(6):
            assert client.get("/adresboek/").status_code == 200


def test_an_old_entry_asks_whether_it_still_holds(organisaties, monkeypatch):
    assert "Klopt dit nog?" not in tekst(als("bram").get("/adresboek/"))
    straks = klok.nu() + timedelta(days=366)
    monkeypatch.setattr(klok, "nu", lambda: straks)
    assert "Klopt dit nog?" in tekst(als("bram").get("/adresboek/"))


def test_an_administrator_adds_changes_and_removes_the_own_entries(organisaties):
    tess = als("tess")
    assert tess.post("/adresboek/nieuw/", PUNT).status_code == 302
    [nieuw] = [p for p in contactpunten("Amsterdam") if p.gegevens.naam == "Loket"]
    assert (nieuw.organisatie, nieuw.bijgewerkt_door, nieuw.gegevens.clausule) == ("het-anker", "tess", "AMS26-6.08")
    tess.post(f"/adresboek/{nieuw.id}/", PUNT | {"telefoon": "", "email": "loket@het-anker.example"})
    assert "loket@het-anker.example" in tekst(als("bram").get("/adresboek/"))
    tess.post(f"/adresboek/{nieuw.id}/verwijderen/")
    assert "loket@het-anker.example" not in tekst(als("bram").get("/adresboek/"))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"telefoon": "bel maar"}, "Schrijf een telefoonnummer van 10 cijfers"),
        ({"telefoon": "020 555 123"}, "Schrijf een telefoonnummer van 10 cijfers"),
        ({"telefoon": "", "email": "geen adres"}, "geldig e-mailadres"),
        ({"telefoon": ""}, "Vul een telefoonnummer of een e-mailadres in."),
        ({"naam": ""}, "verplicht"),
    ],
)
def test_an_entry_that_reaches_nobody_is_refused(organisaties, anders, zin):
    aantal = len(contactpunten("Amsterdam"))
    antwoord = als("tess").post("/adresboek/nieuw/", PUNT | anders)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert len(contactpunten("Amsterdam")) == aantal


@pytest.mark.parametrize("nummer", ["112", "14 020", "0800 1234", "+31 20 555 1234", "(020) 555-1234"])
def test_other_ways_to_write_a_number_are_taken(organisaties, nummer):
    assert als("tess").post("/adresboek/nieuw/", PUNT | {"telefoon": nummer}).status_code == 302


def test_who_does_not_keep_the_entries_only_reads(organisaties):
    [punt] = [p for p in contactpunten("Amsterdam") if p.organisatie == "het-anker" and p.gegevens.soort == "overlast"]
    noor = als("noor")
    assert "Voeg contactpunt toe" not in tekst(noor.get("/adresboek/"))
    for adres in ("/adresboek/nieuw/", f"/adresboek/{punt.id}/"):
        assert noor.get(adres).status_code == noor.post(adres, PUNT).status_code == 403
    assert noor.post(f"/adresboek/{punt.id}/verwijderen/").status_code == 403


def test_another_administrator_finds_no_entry_of_this_organisation(organisaties):
    [punt] = [p for p in contactpunten("Amsterdam") if p.organisatie == "de-gracht"]
    tess = als("tess")
    assert tess.get(f"/adresboek/{punt.id}/").status_code == 404
    assert tess.post(f"/adresboek/{punt.id}/verwijderen/").status_code == 404
    assert punt in contactpunten("Amsterdam")


# own organisation


def test_who_leaves_has_no_access_that_minute_and_their_work_is_offered(organisaties):
    nummer = met_aanbod(maak_dossier()).nummer
    draag_over(NOOR, nummer, account="noor")
    antwoord = als("tess").post(f"/organisatie/leden/{lid('noor').id}/uit-dienst/", follow=True)
    assert "Noor Voorbeeld heeft nu geen toegang meer. 1 dossier wacht op een collega." in tekst(antwoord)
    assert lidmaatschappen_van("noor") == ()
    assert behandelaar(NOOR, nummer).teamnaam == teams_van("het-anker")[0].naam


def test_nobody_ends_their_own_membership(organisaties):
    antwoord = als("tess").post(f"/organisatie/leden/{lid('tess').id}/uit-dienst/", follow=True)
    assert "U kunt uzelf niet uit dienst melden." in tekst(antwoord)
    assert lidmaatschappen_van("tess")


def test_a_stand_in_is_arranged_shown_both_ways_and_stopped(organisaties):
    tess, dag = als("tess"), klok.vandaag()
    wat = {"afwezig": lid("noor").id, "vervanger": lid("tess").id, "vanaf": dag, "tot_en_met": dag}
    pagina = tekst(tess.post("/organisatie/vervanging/", wat, follow=True))
    assert "wordt vervangen door Tess Hersenschim" in pagina
    assert "vervangt Noor Voorbeeld" in pagina
    nummer = met_aanbod(maak_dossier()).nummer
    draag_over(NOOR, nummer, account="noor")
    assert nummer in tekst(tess.get("/?van=mij"))
    [adres] = {woord for woord in pagina.split('"') if woord.endswith("/stoppen/")}
    tess.post(adres)
    assert vervangt("tess", "het-anker", "zorgaanbieder", dag) == ()
    assert nummer not in tekst(tess.get("/?van=mij"))


def test_a_stand_in_that_cannot_be_says_why(organisaties):
    wat = {
        "afwezig": lid("noor").id,
        "vervanger": lid("noor").id,
        "vanaf": klok.vandaag(),
        "tot_en_met": klok.vandaag(),
    }
    antwoord = als("tess").post("/organisatie/vervanging/", wat)
    assert antwoord.status_code == 422
    assert "Kies een andere collega als vervanger." in tekst(antwoord)


def test_teams_are_made_joined_and_closed(organisaties):
    tess = als("tess")
    tess.post("/organisatie/", {"naam": "Nacht"})
    nacht = next(t for t in teams_van("het-anker") if t.naam == "Nacht")
    tess.post(f"/organisatie/leden/{lid('noor').id}/", {"functie": "teamleider", "team": nacht.id})
    assert (lid("noor").functie, lid("noor").teamnaam) == ("teamleider", "Nacht")
    assert "Er zitten nog collega" in tekst(tess.post(f"/organisatie/teams/{nacht.id}/sluiten/", follow=True))
    tess.post(f"/organisatie/leden/{lid('noor').id}/", {"functie": "medewerker", "team": ""})
    tess.post(f"/organisatie/teams/{nacht.id}/sluiten/")
    assert [t.naam for t in teams_van("het-anker")] == ["Wonen en begeleiding"]
    assert tess.post("/organisatie/", {"naam": "wonen en begeleiding"}).status_code == 422


def test_only_who_keeps_the_members_of_this_organisation_reaches_them(organisaties):
    vreemd = lid("bram").id
    adressen = [f"/organisatie/leden/{vreemd}/{wat}" for wat in ("", "uit-dienst/", "werk/")]
    for adres in adressen:
        assert als("tess").post(adres, {"functie": "medewerker"}).status_code == 404
        assert als("bram").post(adres, {"functie": "medewerker"}).status_code == 403
    assert als("noor").get("/organisatie/").status_code == 403
    assert len(leden_van("de-gracht")) == 2
    assert lid("bram").functie == "medewerker"


# work


def test_a_dossier_is_taken_on_and_handed_over(organisaties):
    nummer = met_aanbod(maak_dossier()).nummer
    noor, tess = als("noor"), als("tess")
    assert "Nog niemand van uw organisatie." in tekst(noor.get(f"/dossiers/{nummer}/"))
    assert nummer in tekst(noor.get("/?van=niemand"))
    assert nummer not in tekst(noor.get("/?van=mij"))
    noor.post(f"/dossiers/{nummer}/behandelaar/", {"ik": "ja"})
    assert nummer in tekst(noor.get("/?van=mij"))
    assert "Ik pak dit op" not in tekst(noor.get(f"/dossiers/{nummer}/"))
    noor.post(f"/dossiers/{nummer}/behandelaar/", {"naar": "collega:tess"})
    assert "Tess Hersenschim" in tekst(tess.get(f"/dossiers/{nummer}/"))
    assert noor.post(f"/dossiers/{nummer}/behandelaar/", {"ik": "ja"}).status_code == 422
    assert behandelaar(NOOR, nummer).account == "tess"


def test_the_other_party_does_not_read_who_works_on_it(organisaties):
    nummer = met_aanbod(maak_dossier()).nummer
    collega = next(lid for lid in leden_van(NOOR.organisatie) if lid.account.startswith("collega-"))
    draag_over(NOOR, nummer, account=collega.account)
    for adres in (f"/dossiers/{nummer}/", f"/dossiers/{nummer}/behandelaar/", f"/dossiers/{nummer}/contacten/"):
        assert collega.naam in tekst(als("noor").get(adres))
        assert collega.naam not in tekst(als("bram").get(adres))
    assert als("bram").post(f"/dossiers/{nummer}/behandelaar/", {"naar": "collega:noor"}).status_code == 422
    assert als("loes").get(f"/dossiers/{nummer}/behandelaar/").status_code == 404


def test_who_manages_people_sees_what_holds_a_departure_back_and_nobody_else_does(organisaties):
    nummer = met_aanbod(maak_dossier()).nummer
    pagina = tekst(als("tess").get("/organisatie/vertrek/"))
    assert nummer in pagina
    assert "waakvlam organisatie vertrek het-anker --proef" in pagina
    assert "uw organisatie" in pagina
    assert als("noor").get("/organisatie/vertrek/").status_code == 403


def test_in_the_demo_nobody_is_chosen_of_an_organisation_that_left_and_no_session_goes_on(organisaties):
    loes, noor = als("loes"), als("noor")
    sluit("de-toren", "opgeheven")
    assert loes.get("/").status_code == 302
    assert noor.get("/").status_code == 200
    assert "Loes Proef" not in tekst(loes.get("/kies/?regio=amsterdam"))
    assert loes.post("/kies/", {"persona": "loes"}).status_code == 200
    assert "De Toren" not in tekst(noor.get("/adresboek/"))


@pytest.mark.browser
@pytest.mark.traag
@pytest.mark.parametrize("breedte", [1400, 390])
def test_the_pages_have_no_barriers(organisaties, live_server, nieuwe_pagina, breedte):
    zet_organisaties_klaar()
    nummer = met_aanbod(maak_dossier()).nummer
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.locator('form:has(input[value="tess"]) button').click()
    lid_adres = reverse("beheer:lid", args=[lid("noor").id])
    adressen = [
        "/adresboek/",
        "/adresboek/nieuw/",
        "/organisatie/",
        "/organisatie/vervanging/",
        "/organisatie/vertrek/",
        lid_adres,
    ]
    for adres in (*adressen, f"/dossiers/{nummer}/", f"/dossiers/{nummer}/behandelaar/"):
        pagina.goto(adres)
        assert axe_bevindingen(pagina) == [], adres
        assert pagina.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), adres
