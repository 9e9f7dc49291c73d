"""The work list from the outside: whose turn it is, by when, and nothing that is not for this reader."""

import re

import pytest
from django.test import Client

from tests.systeem.hulp_dossierblad import NAAM, NOOR, als, geef_toestemming, maak_dossier, met_aanbod, tekst
from waakvlam.dossiers.api import GROEPEN, tellingen

pytestmark = pytest.mark.django_db

REAGEER = "Reageer op het woningaanbod"


def aantallen(pagina: str) -> dict[str, int]:
    """The counts as the page shows them, by label."""
    paren = re.findall(r'wv-teller__aantal">(\d+)</span> <span class="wv-teller__label">([^<]+)<', pagina)
    return {label: int(aantal) for aantal, label in paren}


def test_without_a_role_one_chooses_first_and_comes_back():
    antwoord = Client().get("/?groep=later")
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith("/kies/?volgende=%2F%3Fgroep%3Dlater")


def test_an_empty_work_list_says_so():
    assert "Er is niets te laat." in tekst(als("noor").get("/"))


def test_a_term_stands_in_the_group_of_its_last_day():
    met_aanbod(maak_dossier(), dagen=-8)
    te_laat = tekst(als("noor").get("/?groep=te_laat"))
    assert REAGEER in te_laat
    assert "dagen te laat" in te_laat
    assert NAAM in te_laat
    assert REAGEER not in tekst(als("noor").get("/?groep=later"))


def test_the_page_opens_at_the_most_urgent_group_that_holds_something():
    met_aanbod(maak_dossier(), dagen=0)
    assert '<h2 id="groep-kop">Deze week</h2>' in tekst(als("noor").get("/"))
    met_aanbod(maak_dossier(naam="Ander Verzonnen"), dagen=-8)
    assert '<h2 id="groep-kop">Te laat</h2>' in tekst(als("noor").get("/"))


def test_the_counts_are_those_of_the_store_and_lead_to_their_group():
    met_aanbod(maak_dossier(), dagen=-8)
    pagina = tekst(als("noor").get("/"))
    assert list(aantallen(pagina).values()) == list(tellingen(NOOR).values())
    for groep in GROEPEN:
        assert f'href="?groep={groep}"' in pagina
        assert als("noor").get(f"/?groep={groep}").status_code == 200


def test_a_missed_turn_is_not_a_thing_to_do_and_keeps_its_own_group():
    dossier = maak_dossier(sinds=-120)
    dossier.leg("financiele_situatie_in_kaart_gebracht", -110, velden={"problematische_schulden": False})
    dossier.leg("intermediaire_verhuur_gestart", -100, betreft="c1", motivering="Haast.")
    gemist = tekst(als("noor").get("/?groep=gemist"))
    assert "Niet vastgelegd van" in gemist
    assert "wv-status--gemist" in gemist
    assert "te laat</span>" not in gemist
    assert "Niet vastgelegd van" not in tekst(als("noor").get("/?groep=te_laat"))
    op_het_blad = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/"))
    assert "<h2>Gemiste keren</h2>" in op_het_blad


def test_the_corporation_waits_for_the_provider_and_sees_no_name_without_consent():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    pagina = tekst(als("bram").get("/?groep=wacht_op_anderen"))
    assert REAGEER in pagina
    assert dossier.nummer in pagina
    assert NAAM not in pagina


@pytest.mark.parametrize("persona", ["sam", "loes"])
def test_another_organisation_sees_nothing_of_it(persona):
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    for groep in GROEPEN:
        assert dossier.nummer not in tekst(als(persona).get(f"/?groep={groep}"))


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ("zoek=woningaanbod", True),
        ("zoek=AMS-2", True),
        ("zoek=huisbezoek", False),
        ("clausule=AMS26-1.46", True),
        ("clausule=AMS26-1.47", False),
        ("drager=zorgaanbieder", True),
        ("drager=mzwo", False),
        ("drager=bestaat_niet", True),
    ],
)
def test_the_filter_narrows_the_list_and_can_be_cleared(vraag, gevonden):
    met_aanbod(maak_dossier(), dagen=-8)
    pagina = tekst(als("noor").get(f"/?groep=te_laat&{vraag}"))
    assert (REAGEER in pagina) is gevonden
    if not gevonden:
        assert "Niets gevonden" in pagina
        assert 'href="?groep=te_laat">Wis filters' in pagina


def test_a_long_list_has_pages_that_keep_the_filter():
    for i in range(26):
        met_aanbod(maak_dossier(naam=f"Persoon {i} Verzonnen", partijen=("bram",)), dagen=-8)
    eerste = tekst(als("noor").get("/?groep=te_laat&clausule=AMS26-1.46"))
    assert eerste.count("wv-regel__titel") == 25
    assert "26 termijnen passen bij uw filter." in eerste
    assert "?groep=te_laat&amp;clausule=AMS26-1.46&amp;pagina=2" in eerste
    tweede = tekst(als("noor").get("/?groep=te_laat&clausule=AMS26-1.46&pagina=2"))
    assert tweede.count("wv-regel__titel") == 1


@pytest.mark.parametrize("pagina", ["0", "-1", "x", "999999999", "9999"])
def test_a_page_that_is_not_there_is_the_nearest_one(pagina):
    met_aanbod(maak_dossier(), dagen=-8)
    assert REAGEER in tekst(als("noor").get(f"/?groep=te_laat&pagina={pagina}"))


def test_nothing_is_evaluated_while_reading_the_list(monkeypatch):
    met_aanbod(maak_dossier(), dagen=-8)

    def reken(*args, **kwargs):
        raise AssertionError("a list was evaluated")

    monkeypatch.setattr("waakvlam.dossiers.opgeslagen.Beoordeling", reken)
    assert REAGEER in tekst(als("noor").get("/?groep=te_laat"))


def test_reading_the_list_asks_the_database_as_often_for_many_rows_as_for_one(django_assert_max_num_queries):
    for i in range(20):
        met_aanbod(maak_dossier(naam=f"Persoon {i} Verzonnen", partijen=("bram",)), dagen=-8)
    client = als("noor")
    with django_assert_max_num_queries(14):
        client.get("/?groep=te_laat")


def test_the_address_of_a_dossier_holds_no_name():
    geef_toestemming(met_aanbod(maak_dossier(), dagen=-8))
    pagina = als("bram").get("/?groep=wacht_op_anderen").content.decode()
    adressen = re.findall(r'(?:href|hx-get)="([^"]+)"', pagina)
    assert not [adres for adres in adressen if "Pleun" in adres or "Verzonnen" in adres]
