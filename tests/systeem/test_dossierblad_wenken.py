"""While recording, a caseworker reads what only people can keep: bans, powers, standing duties and guidance."""

import re
from html import unescape

import pytest

from tests.systeem.hulp_dossierblad import BRAM, als, maak_dossier, tekst

pytestmark = pytest.mark.django_db


def pagina(persona: str, soort: str) -> str:
    antwoord = als(persona).get(f"/dossiers/{maak_dossier().nummer}/vastleggen/{soort}/")
    assert antwoord.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", antwoord.content.decode())))


def test_a_visit_says_what_to_look_at_for_whom_and_on_which_clause():
    bezoek = pagina("noor", "huisbezoek_gehouden")
    assert re.search(r"Waar u op let \d+", bezoek)
    assert re.search(r"Houd zicht op alle ruimtes, ook berging en zolder (?:(?!AMS26).)*AMS26-2\.12", bezoek)


def test_a_ban_stands_where_it_could_be_broken():
    assert "Zet geen spullen in portiek, galerij of andere gedeelde ruimtes" in pagina("noor", "huisbezoek_gehouden")


def test_an_act_without_anything_to_keep_in_mind_says_nothing_about_it():
    assert "Waar u op let" not in pagina("noor", "uitstel_afgesproken")


def test_an_explanation_in_the_dossier_says_what_belongs_to_the_term_and_in_the_work_list_stays_short():
    dossier = maak_dossier()
    dossier.leg("woning_beschikbaar_gesteld", -3, BRAM, betreft="w1", motivering="Er is haast bij.")
    term = next(t for t in dossier.beeld().termijnen if t.norm == "deelnemer_over_aanbod_informeren")
    adres = f"/dossiers/{dossier.nummer}/termijnen/{term.sleutel}/waarom/"
    koppen = {"HX-Request": "true", "HX-Current-URL": f"http://testserver/dossiers/{dossier.nummer}/"}
    assert "Brief: Bericht over een aangeboden woning" in tekst(als("noor").get(adres, headers=koppen))
    assert "Brief:" not in tekst(als("noor").get(adres, headers=koppen | {"HX-Current-URL": "http://testserver/"}))


def test_a_reader_who_does_not_see_the_phase_reads_nothing_about_it():
    assert "Goed om te weten in deze fase" not in tekst(als("bram").get(f"/dossiers/{maak_dossier().nummer}/"))


def test_what_can_be_chosen_to_share_leads_to_what_is_said_about_it():
    antwoord = als("noor").get(f"/dossiers/{maak_dossier().nummer}/vastleggen/toestemming_gegeven/")
    assert "De afspraken zeggen meer over:" in tekst(antwoord)
    assert "/afspraken/amsterdam-2026/delen/gegevens/wooneisen/" in tekst(antwoord)
