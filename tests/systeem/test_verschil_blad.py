"""The pages that compare two versions: side by side, filtered, and their effect on the reader's dossiers."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from tests.hulp.afspraken import afspraken_in
from tests.hulp.browser import axe_bevindingen
from tests.hulp.versies import volgende_versie
from waakvlam import klok
from waakvlam.afspraken import api as afspraken
from waakvlam.afspraken.verschillen import vergelijking
from waakvlam.dossiers.api import dossierbeeld, effect_op_dossiers
from waakvlam.toegang.api import Lezer, NietGevonden, lezer_van
from waakvlam.voorbeeld.api import bewaar, dossiers

pytestmark = pytest.mark.django_db
PAD = "/afspraken/verschil/?a=amsterdam-2026&b=amsterdam-2027"
EFFECT = "/afspraken/verschil/effect/?a=amsterdam-2026&b=amsterdam-2027"
LANG_GELEDEN = date(2020, 1, 1)


@pytest.fixture(scope="module", autouse=True)
def twee_versies(tmp_path_factory):
    """The real sets with the next version of Amsterdam beside them."""
    with afspraken_in(volgende_versie(tmp_path_factory.mktemp("versies"))):
        yield


@pytest.fixture
def als(client: Client):
    def kies(persona: str) -> Client:
        client.post("/kies/", {"persona": persona})
        return client

    return kies


@pytest.fixture
def caseload():
    """Some invented dossiers in the store, by number."""
    return [bewaar(dossier) for dossier in dossiers(klok.vandaag(), 5)]


def leesbaar(lezer: Lezer, nummer: str) -> bool:
    """Whether this dossier is one of the reader's."""
    try:
        dossierbeeld(lezer, nummer)
    except NietGevonden:
        return False
    return True


def tekst(antwoord) -> str:
    assert antwoord.status_code == 200
    hoofd = antwoord.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", hoofd)))


@pytest.mark.parametrize("pad", [PAD, EFFECT])
def test_someone_without_a_persona_chooses_one_first(client, pad):
    assert client.get(pad).status_code == 302


def test_a_change_stands_between_both_sides_with_its_clauses_and_its_reason(als):
    pagina = als("noor").get(PAD)
    gezien = tekst(pagina)
    assert "1 regel verschilt" in gezien
    assert "De termijn Soepeler er is meer tijd Was: 1 werkdag Is nu: 2 werkdagen" in gezien
    for clausule in ("AMS26-1.46", "AMS27-1.46"):
        assert f'href="/afspraken/clausules/{clausule}"' in pagina.content.decode()


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [("&alleen=soepeler", True), ("&soort=norm", True), ("&alleen=strenger", False), ("&soort=besluit", False)],
)
def test_a_filter_keeps_what_answers_it(als, vraag, gevonden):
    gezien = tekst(als("noor").get(PAD + vraag))
    assert ("2 werkdagen" in gezien) is gevonden
    assert ("Geen verschillen gevonden" in gezien) is not gevonden
    assert "Wis filters" in gezien


@pytest.mark.parametrize("vraag", ["", "?a=bestaat-niet&b=amsterdam-2027&alleen=onzin", "?pagina=99"])
def test_what_is_not_chosen_is_the_newest_succession(als, vraag):
    assert "Amsterdam 2026 naar Amsterdam 2027" in tekst(als("noor").get(f"/afspraken/verschil/{vraag}"))


def test_the_same_version_twice_is_a_question_to_choose(als):
    for pad in ("/afspraken/verschil/", "/afspraken/verschil/effect/"):
        gezien = tekst(als("noor").get(f"{pad}?a=amsterdam-2026&b=amsterdam-2026"))
        assert "Kies twee versies" in gezien


def test_the_start_page_and_a_set_with_a_predecessor_lead_there(als):
    noor = als("noor")
    assert 'href="/afspraken/verschil/"' in noor.get("/afspraken/").content.decode()
    assert unescape(noor.get("/afspraken/amsterdam-2027/").content.decode()).count(f'href="{PAD}"') == 1


def test_the_effect_counts_the_readers_dossiers_and_names_examples(als, caseload):
    pagina = als("noor").get(f"{EFFECT}&vanaf=2020-01-01")
    gezien = tekst(pagina)
    assert re.search(r"In \d+ van [1-9]\d* dossiers? verandert er iets", gezien)
    genoemd = set(re.findall(r"AMS-\d{4}-\w{5}-\w{5}", gezien))
    noor = lezer_van("noor")
    assert noor is not None
    assert genoemd
    for nummer in genoemd:
        assert dossierbeeld(noor, nummer).nummer == nummer


@pytest.mark.parametrize("persona", ["noor", "bram", "sam"])
def test_no_dossier_of_others_is_counted(caseload, persona):
    lezer = lezer_van(persona)
    assert lezer is not None
    eigen = sum(leesbaar(lezer, nummer) for nummer in caseload)
    paar = vergelijking("amsterdam-2026", "amsterdam-2027")
    gevonden = effect_op_dossiers(lezer, paar, LANG_GELEDEN, klok.vandaag())
    assert (gevonden.totaal, gevonden.effect.dossiers) == (eigen, eigen)


def test_only_terms_that_the_reader_may_see_are_counted(caseload):
    """Under one and the same version the matrix is what the dossiers show, and nothing changes."""
    noor = lezer_van("noor")
    assert noor is not None
    paar = vergelijking("amsterdam-2026", "amsterdam-2026")
    effect = effect_op_dossiers(noor, paar, LANG_GELEDEN, klok.vandaag()).effect
    assert effect.leeg
    eigen = [nummer for nummer in caseload if leesbaar(noor, nummer)]
    getoond = sum(len(dossierbeeld(noor, nummer).termijnen) for nummer in eigen)
    assert sum(cel.aantal for cel in effect.matrix) == getoond > 0


def test_before_the_new_version_starts_the_page_says_so(als, caseload):
    gezien = tekst(als("noor").get(EFFECT + "&peildatum=2026-12-31&vanaf=2027-01-01"))
    assert "Op deze dag geldt de nieuwe versie nog niet" in gezien
    assert re.search(r"In 0 van [1-9]\d* dossiers? verandert er iets", gezien)


def test_a_day_that_does_not_exist_is_a_fault_at_its_field(als):
    gezien = tekst(als("noor").get(EFFECT + "&vanaf=morgen"))
    assert "verandert er iets" not in gezien


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("breedte", [320, 1400])
def test_the_pages_are_accessible_fit_the_screen_and_work_without_script(nieuwe_pagina, live_server, breedte):
    bewaar(next(dossiers(klok.vandaag(), 1)))
    for script in (True, False):
        pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)
        pagina.goto("/kies/")
        pagina.get_by_role("button", name="Verder als Noor").click()
        for adres in (PAD, f"{EFFECT}&vanaf=2020-01-01"):
            pagina.goto(adres)
            if script:
                assert axe_bevindingen(pagina) == [], adres
                assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte, adres
        pagina.goto(PAD)
        pagina.get_by_label("Soort regel").select_option("besluit")
        pagina.get_by_role("button", name="Vergelijk").click()
        pagina.get_by_text("Geen verschillen gevonden").wait_for()


def test_a_comparison_is_made_anew_once_its_sets_are_read_anew():
    eerst = vergelijking("amsterdam-2026", "amsterdam-2027")
    assert vergelijking("amsterdam-2026", "amsterdam-2027") is eerst
    afspraken.vergeet()
    assert vergelijking("amsterdam-2026", "amsterdam-2027") is not eerst
