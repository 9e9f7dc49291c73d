"""The own protocol on the pages: Het Anker reads where it is stricter for itself, and nobody else reads anything."""

import re
from html import unescape

import pytest

from tests.systeem.hulp_dossierblad import IDRIS, SAM, als, dag, geef_toestemming, maak_dossier, tekst
from waakvlam.toegang.api import PERSONAS
from waakvlam.web.api import datum_kort

pytestmark = pytest.mark.django_db

KLACHT = "Reageer op de klacht"
BEZOEK = "Ga kort na de start op huisbezoek"
SPOREN = (
    "eigen afspraak",
    "eigen protocol",
    "Het Anker, artikel",
    "Uw organisatie: strenger",
    "eigen.het-anker",
    BEZOEK,
)
PAGINAS = (
    "/",
    "/?groep=later",
    "/?groep=deze_week",
    "/?groep=wacht_op_anderen",
    "/?groep=te_laat",
    "/?zoek=huisbezoek",
)
DELEN = ("", "geweest/", "tijdlijn/", "besluiten/", "vastleggen/")
CLAUSULES = ("AMS26-B1.10", "AMS26-1.49", "AMS26-B1.23", "AMS26-B1.18")
ANDEREN = sorted(naam for naam, p in PERSONAS.items() if p.lezer.organisatie != PERSONAS["noor"].lezer.organisatie)


def klacht(dagen: int = -1):
    """Nuisance reported at the provider, in a dossier that many look at, another provider too."""
    dossier = maak_dossier(partijen=("bram", "yara", "idris"))
    dossier.partij(SAM, -60)
    geef_toestemming(dossier)
    dossier.leg("financiele_situatie_in_kaart_gebracht", -45, velden={"problematische_schulden": False})
    dossier.leg("intermediaire_verhuur_gestart", -20, betreft="c1", motivering="De plek kwam vrij.")
    dossier.leg("overlast_gemeld", dagen, IDRIS, betreft="m1", velden={"bij": "zorgaanbieder", "aard": "muziek"})
    return dossier


def sleutels(dossier, wat):
    return [t.sleutel for t in dossier.beeld().termijnen if t.wat == wat]


def woorden(antwoord) -> str:
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode())))


def test_the_term_card_says_the_own_last_day_beside_that_of_the_agreements():
    dossier = klacht()
    term = next(t for t in dossier.beeld().termijnen if t.wat == KLACHT)
    assert term.eigen is not None
    kaart = next(li for li in tekst(als("noor").get(f"/dossiers/{dossier.nummer}/")).split("<li") if KLACHT in li)
    assert f"{datum_kort(term.eigen.uiterlijk)}</time>" in kaart.split("Eigen afspraak: uiterlijk")[1]
    assert datum_kort(term.uiterlijk) in kaart
    assert "Het eigen protocol van Het Anker, artikel 3" in kaart


def test_the_explanation_names_the_protocol():
    dossier = klacht()
    (sleutel,) = sleutels(dossier, KLACHT)
    uitleg = woorden(als("noor").get(f"/dossiers/{dossier.nummer}/termijnen/{sleutel}/waarom/"))
    assert "Volgens het eigen protocol van Het Anker, artikel 3: 1 werkdag, dus uiterlijk" in uitleg


def test_an_own_duty_is_a_card_of_its_own_with_its_reason_and_something_to_do():
    dossier = klacht()
    (sleutel,) = sleutels(dossier, BEZOEK)
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/"))
    kaart = next(li for li in pagina.split('<li class="db-termijn')[1:] if BEZOEK in li)
    assert "Alleen een eigen afspraak" in kaart
    assert f"/dossiers/{dossier.nummer}/vastleggen/huisbezoek_gehouden/" in kaart
    uitleg = woorden(als("noor").get(f"/dossiers/{dossier.nummer}/termijnen/{sleutel}/waarom/"))
    assert "Dit staat alleen in het eigen protocol van Het Anker, artikel 5." in uitleg
    assert als("sam").get(f"/dossiers/{dossier.nummer}/termijnen/{sleutel}/waarom/").status_code == 404


def test_the_work_list_says_whose_day_it_is():
    klacht(dagen=-20)
    pagina = woorden(als("noor").get("/?groep=te_laat"))
    assert "Eigen afspraak; voor anderen telt" in pagina
    assert "Alleen een eigen afspraak van uw organisatie" in pagina
    assert "Eigen dag voorbij" in pagina


def test_an_own_requirement_is_asked_when_recording():
    dossier = klacht()
    pagina = woorden(als("noor").get(f"/dossiers/{dossier.nummer}/vastleggen/melding_beoordeeld/?betreft=m1"))
    assert "Er is eerst op de klacht gereageerd (volgens het eigen protocol van Het Anker, artikel 4)" in pagina


def test_the_page_of_a_clause_says_where_the_own_organisation_is_stricter():
    pagina = woorden(als("noor").get("/afspraken/clausules/AMS26-B1.10"))
    blok = pagina.split("Uw organisatie: strenger")[1]
    assert "1 werkdag in plaats van 2 werkdagen" in blok
    assert "Het eigen protocol van Het Anker, artikel 3" in blok
    assert "Er is eerst op de klacht gereageerd" in woorden(als("noor").get("/afspraken/clausules/AMS26-B1.23"))
    assert "Uw organisatie: strenger" not in woorden(als("noor").get("/afspraken/clausules/AMS26-1.46"))


@pytest.mark.traag
@pytest.mark.parametrize("persona", ANDEREN)
def test_no_other_organisation_reads_anything_of_it_on_any_page(persona):
    """Every page of the lists, the dossier (another provider is a party in it too) and the clauses."""
    dossier = klacht(dagen=-20)
    client = als(persona)
    adressen = [*PAGINAS, *(f"/afspraken/clausules/{c}" for c in CLAUSULES)]
    adressen += [f"/dossiers/{dossier.nummer}/{deel}" for deel in DELEN]
    adressen += [f"/dossiers/{dossier.nummer}/?peildatum={dag(-1).isoformat()}"]
    adressen += [f"/dossiers/{dossier.nummer}/vastleggen/melding_beoordeeld/?betreft=m1"]
    gevonden = {adres: spoor for adres in adressen for spoor in SPOREN if spoor.lower() in _pagina(client, adres)}
    assert gevonden == {}


def _pagina(client, adres: str) -> str:
    return unescape(client.get(adres).content.decode()).lower()


def test_the_pages_that_others_are_tried_on_do_show_it_to_the_organisation_itself():
    dossier = klacht(dagen=-20)
    client = als("noor")
    paginas = ("/?groep=te_laat", "/afspraken/clausules/AMS26-B1.10", f"/dossiers/{dossier.nummer}/")
    for adres in paginas:
        assert any(spoor.lower() in _pagina(client, adres) for spoor in SPOREN), adres


def test_what_stands_on_no_clause_is_not_offered_where_a_clause_is_asked():
    dossier = klacht()
    pagina = als("noor").get(f"/dossiers/{dossier.nummer}/vastleggen/uitstel_afgesproken/").content.decode()
    keuzes = re.search(r'<select[^>]*name="[^"]*clausule"[^>]*>(.*?)</select>', pagina, re.DOTALL)
    assert keuzes is not None
    assert "AMS26-B1.10" in keuzes[1]
    assert BEZOEK not in keuzes[1]
