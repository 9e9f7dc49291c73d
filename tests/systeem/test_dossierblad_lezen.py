"""Reading a dossier from the outside: what is to be done and why, and nothing that is not shared."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.systeem.hulp_dossierblad import (
    BRAM,
    IDRIS,
    NAAM,
    NOOR,
    YARA,
    als,
    dag,
    geef_toestemming,
    maak_dossier,
    met_aanbod,
    tekst,
)
from waakvlam.web.api import datum_kort, woorden_van

pytestmark = pytest.mark.django_db

DELEN = ("", "geweest/", "tijdlijn/", "besluiten/", "vastleggen/")
LEZERS = {"noor": NOOR, "bram": BRAM, "yara": YARA, "idris": IDRIS}
REAGEER = "Reageer op het woningaanbod"


def vol_dossier():
    """Something of everything: plan, goals, money, an offer, nuisance."""
    dossier = met_aanbod(maak_dossier(partijen=("bram", "yara", "idris")), dagen=-8)
    dossier.leg("kansen_en_risicos_geanalyseerd", -40)
    dossier.leg("doel_vastgelegd", -40, betreft="d1", velden={"domein": "financieel", "omschrijving": "GEHEIM-DOEL"})
    dossier.leg("notitie_gemaakt", -9, velden={"tekst": "GEHEIME-NOTITIE"})
    dossier.leg("overlast_gemeld", -5, BRAM, betreft="m1", velden={"bij": "woningcorporatie", "aard": "muziek"})
    return dossier


def sleutel_van(dossier, clausule, lezer=NOOR):
    return next(t.sleutel for t in dossier.beeld(lezer).termijnen if t.clausule == clausule)


@pytest.mark.parametrize("deel", DELEN)
@pytest.mark.parametrize("persona", ["sam", "loes", "yara"])
def test_who_is_no_party_finds_nothing_and_cannot_tell_it_from_what_does_not_exist(persona, deel):
    dossier = maak_dossier(partijen=("bram",))
    echt = als(persona).get(f"/dossiers/{dossier.nummer}/{deel}")
    verzonnen = als(persona).get(f"/dossiers/AMS-2026-99999/{deel}")
    assert (echt.status_code, verzonnen.status_code) == (404, 404)
    assert echt.content == verzonnen.content


@pytest.mark.parametrize("deel", DELEN)
def test_without_a_role_one_chooses_first(deel):
    assert Client().get(f"/dossiers/{maak_dossier().nummer}/{deel}").status_code == 302


def test_the_head_says_who_and_under_which_agreements():
    pagina = tekst(als("noor").get(f"/dossiers/{maak_dossier().nummer}/"))
    assert f"<h1>{NAAM}</h1>" in pagina
    assert "Amsterdam 2026" in pagina


def test_the_phase_at_a_glance():
    pagina = tekst(als("noor").get(f"/dossiers/{met_aanbod(maak_dossier()).nummer}/"))
    huidig = re.search(r'aria-current="step">.*?wv-fase__naam">([^<]+)<', pagina)
    assert huidig is not None
    assert huidig[1] == "Woning zoeken"


def test_a_phase_that_is_not_shared_is_not_guessed():
    pagina = tekst(als("bram").get(f"/dossiers/{maak_dossier().nummer}/"))
    assert "wv-fase" not in pagina.replace("wv-fasebalk", "")
    assert f"<h1>Dossier {maak_dossier().nummer[:9]}" in pagina


@pytest.mark.parametrize("persona", LEZERS)
def test_a_reader_sees_no_category_that_the_rules_refuse(persona):
    """Of every fact that is hidden, neither its title on the timeline nor its fields appear anywhere."""
    dossier = vol_dossier()
    zichtbaar = {f.kenmerk for f in dossier.beeld(LEZERS[persona]).feiten}
    alles = dossier.beeld(NOOR).feiten
    verborgen = [f for f in alles if f.kenmerk not in zichtbaar]
    client = als(persona)
    paginas = {deel: tekst(client.get(f"/dossiers/{dossier.nummer}/{deel}")) for deel in DELEN}
    for feit in verborgen:
        assert f"feit-{feit.kenmerk}" not in paginas["tijdlijn/"]
        assert f"{feit.titel.lower()}, {datum_kort(feit.op)}" not in paginas[""]
    if persona != "noor":
        assert len(verborgen) > 3
        for pagina in paginas.values():
            assert "GEHEIM" not in pagina
            assert NAAM not in pagina


@pytest.mark.parametrize("persona", LEZERS)
def test_an_explanation_names_no_fact_that_is_hidden(persona):
    dossier = vol_dossier()
    lezer = LEZERS[persona]
    woorden = woorden_van("amsterdam-2026")
    beeld = dossier.beeld(lezer)
    zichtbaar = {(f.type, f.op) for f in beeld.feiten}
    verborgen = {(f.type, f.op) for f in dossier.beeld(NOOR).feiten} - zichtbaar
    client = als(persona)
    adressen = [f"termijnen/{t.sleutel}" for t in beeld.termijnen] + [f"besluiten/{b.naam}" for b in beeld.besluiten]
    for adres in adressen:
        antwoord = client.get(f"/dossiers/{dossier.nummer}/{adres}/waarom/")
        assert antwoord.status_code == 200
        pagina = tekst(antwoord)
        for soort, op in verborgen:
            zin = f"{woorden.type(soort)}, op {_voluit(op)}"
            assert zin not in pagina, (adres, zin)


def _voluit(op: date) -> str:
    from waakvlam.kern.uitleg import dag_voluit

    return dag_voluit(op)


def test_why_opens_in_place_with_script_and_as_a_page_without():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    adres = f"/dossiers/{dossier.nummer}/termijnen/{sleutel_van(dossier, 'AMS26-1.46')}/waarom/"
    deel = als("noor").get(adres, headers={"HX-Request": "true"})
    heel = als("noor").get(adres)
    assert "<html" not in tekst(deel)
    assert "<html" in tekst(heel)
    for antwoord in (deel, heel):
        assert "Nog niet gedaan; de laatste dag was" in tekst(antwoord)
        assert "Aan zet: Zorgaanbieder." in tekst(antwoord)
        assert f"Het begint met: Woning aangeboden, op {_voluit(dag(-8))}" in tekst(antwoord)


def test_the_reason_of_a_term_that_is_not_there_is_not_found():
    dossier = met_aanbod(maak_dossier())
    for sleutel in ("bestaat-niet", "AMS26-1.46"):
        assert als("noor").get(f"/dossiers/{dossier.nummer}/termijnen/{sleutel}/waarom/").status_code == 404
    assert als("noor").get(f"/dossiers/{dossier.nummer}/besluiten/bestaat_niet/waarom/").status_code == 404


def test_terms_are_told_apart_by_whose_turn_it_is_and_past_ones_have_their_own_page():
    dossier = met_aanbod(maak_dossier(), dagen=-2)
    dossier.leg("aanbod_reactie_gegeven", -1, betreft="w1")
    nu = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/"))
    geweest = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/geweest/"))
    assert REAGEER not in nu
    assert REAGEER in geweest
    assert f"gedaan op {datum_kort(dag(-1))}" in geweest
    assert nu.index("U bent aan zet") < nu.index("Partijen in dit dossier")


def test_the_timeline_shows_corrections_withdrawals_and_late_recording():
    dossier = maak_dossier()
    fout = dossier.leg("doel_vastgelegd", -3, betreft="d1", velden={"domein": "wonen"})
    dossier.leg("doel_vastgelegd", -4, betreft="d1", velden={"domein": "sociaal"}, corrigeert=fout.kenmerk)
    weg = dossier.leg("voorbereiding_gestart", -2)
    dossier.leg("voorbereiding_gestart", -2, vervalt=weg.kenmerk, motivering="Vergissing")
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/"))
    assert '<s>Doel vastgelegd</s> <span class="nl-data-badge">verbeterd</span>' in pagina
    assert '<s>Voorbereiding gestart</s> <span class="nl-data-badge">ingetrokken</span>' in pagina
    assert "Ingetrokken: Voorbereiding gestart" in pagina
    assert "Vergissing" in pagina
    assert "4 dagen later vastgelegd" in pagina


def test_the_timeline_says_months_and_criteria_in_words():
    dossier = maak_dossier()
    oordeel = {"criterium": "AMS26-B6.08", "oordeel": "vervuld"}
    dossier.leg("huur_ontvangen", -2, velden={"maand": "2026-03", "op_tijd": True})
    dossier.leg("beoordeling_vastgelegd", -2, velden=oordeel)
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/"))
    assert "maart 2026" in pagina
    assert "2026-03" not in pagina
    assert "Zijn beide woningen gelijksoortig? (AMS26-B6.08)" in pagina


def test_the_timeline_says_in_words_what_a_rule_asked_to_judge():
    dossier = maak_dossier()
    dossier.leg("beoordeling_vastgelegd", -2, velden={"criterium": "AMS26-6.06", "oordeel": "vervuld"})
    assert "Ingrijpen is nodig (AMS26-6.06)" in tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/"))


def test_only_who_recorded_a_fact_can_correct_it():
    dossier = met_aanbod(maak_dossier())
    eigen = tekst(als("bram").get(f"/dossiers/{dossier.nummer}/tijdlijn/"))
    anders = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/"))
    aanbod = next(f for f in dossier.beeld(BRAM).feiten if f.type == "woning_aangeboden")
    assert f"/feiten/{aanbod.kenmerk}/verbeteren/" in eigen
    assert f"/feiten/{aanbod.kenmerk}/verbeteren/" not in anders
    for actie in ("verbeteren", "intrekken"):
        assert als("noor").get(f"/dossiers/{dossier.nummer}/feiten/{aanbod.kenmerk}/{actie}/").status_code == 404


def test_decisions_say_what_they_lack():
    pagina = tekst(als("noor").get(f"/dossiers/{maak_dossier().nummer}/besluiten/"))
    assert "Kan deze deelnemer nu worden voorgedragen voor een omslagwoning?" in pagina
    assert "Wat ontbreekt" in pagina
    assert "Nog niet beoordeeld" in pagina
    assert "Een mens beslist." in pagina


def test_consent_is_shown_with_what_was_withdrawn():
    dossier = maak_dossier()
    geef_toestemming(dossier, "matching", "woningaanbod")
    dossier.leg("toestemming_ingetrokken", -5, velden={"doelen": ["matching"]}, namens="deelnemer")
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/"))
    assert "Voor: een woning aanbieden." in pagina
    assert "Ingetrokken: een passende woning zoeken." in pagina


def test_on_another_day_one_only_reads():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    vraag = f"?peildatum={dag(-8).isoformat()}"
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/{vraag}"))
    assert "U kijkt naar een andere dag" in pagina
    assert "Leg vast" not in pagina
    assert "Leg feit vast" not in pagina
    assert f"/tijdlijn/{vraag}" in pagina
    tijdlijn = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/?peildatum={dag(-9).isoformat()}"))
    assert "Woning aangeboden" not in tijdlijn
    assert "Verbeter" not in tijdlijn


def test_what_was_not_yet_recorded_was_not_yet_known():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/?kennisdatum={dag(-1).isoformat()}"))
    assert "Woning aangeboden" not in pagina


@pytest.mark.parametrize(
    "vraag", ["?peildatum=gisteren", "?kennisdatum=31-31-2026", "?peildatum=", "?peildatum=9999-12-31"]
)
def test_a_day_that_is_none_means_today(vraag):
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    antwoord = als("noor").get(f"/dossiers/{dossier.nummer}/{vraag}")
    assert antwoord.status_code == 200
    assert "U kijkt naar een andere dag" not in tekst(antwoord)
