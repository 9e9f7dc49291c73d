"""While recording, a caseworker reads what only people can keep: bans, powers, standing duties and guidance."""

import re
from html import unescape

import pytest

from tests.systeem.hulp_dossierblad import als, maak_dossier

pytestmark = pytest.mark.django_db


def pagina(persona: str, soort: str) -> str:
    antwoord = als(persona).get(f"/dossiers/{maak_dossier().nummer}/vastleggen/{soort}/")
    assert antwoord.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", antwoord.content.decode())))


def test_a_visit_says_what_to_look_at_for_whom_and_on_which_clause():
    tekst = pagina("noor", "huisbezoek_gehouden")
    assert re.search(r"Waar u op let \d+", tekst)
    assert re.search(r"Houd zicht op alle ruimtes, ook berging en zolder (?:(?!AMS26).)*AMS26-2\.12", tekst)


def test_a_ban_stands_where_it_could_be_broken():
    assert "Zet geen spullen in portiek, galerij of andere gedeelde ruimtes" in pagina("noor", "huisbezoek_gehouden")


def test_an_act_without_anything_to_keep_in_mind_says_nothing_about_it():
    assert "Waar u op let" not in pagina("noor", "uitstel_afgesproken")
