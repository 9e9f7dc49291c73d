"""The page 'Voorbereiding': everything on it follows from the set, for each of the sets."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import BRAM, NOOR, YARA, als, dag, maak_dossier, tekst
from tests.systeem.hulp_streken import maak_streekdossier
from waakvlam.aanmelden.voorbereiding import (
    THEMA,
    besluiten_van_de_voorbereiding,
    besluitregels,
    groepen,
    van_de_voorbereiding,
)
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossierblad.api import Blad, Blik
from waakvlam.dossiers.api import dossierbeeld
from waakvlam.kern.norm import Termijngever
from waakvlam.web.api import datum_kort

pytestmark = pytest.mark.django_db


def adres(dossier):
    return f"/dossiers/{dossier.nummer}/voorbereiding/"


def blad(dossier, lezer=NOOR):
    return Blad(dossierbeeld(lezer, dossier.nummer), Blik())


def punt(dossier, soort, lezer=NOOR):
    return next(p for p in _alle_punten(dossier, lezer) if p.type == soort)


def _alle_punten(dossier, lezer):
    return [p for groep in groepen(blad(dossier, lezer), lezer) for p in (*groep.punten, *groep.verder)]


@pytest.mark.parametrize("setnaam", setnamen())
def test_every_duty_that_ends_in_the_preparation_is_on_the_list_and_nothing_of_which_the_set_is_silent(setnaam):
    rekenset = bronset(setnaam).rekenset
    typen = {soort.type for soort in van_de_voorbereiding(rekenset)}
    geeist = {p.type for n in rekenset.afspraken.normen if isinstance(n, Termijngever) for p in n.vervuld_door}
    assert {t for t in geeist if rekenset.typen[t].thema == THEMA} <= typen
    assert 0 < len(typen) < sum(soort.thema == THEMA for soort in rekenset.typen.values()) + 10


@pytest.mark.parametrize("setnaam", setnamen())
def test_every_decision_that_a_fact_of_the_preparation_records_is_on_the_page(setnaam):
    rekenset = bronset(setnaam).rekenset
    typen = {s.type for s in van_de_voorbereiding(rekenset) if s.thema == THEMA}
    van_de_set = {b.naam for b in rekenset.afspraken.besluiten if typen & {p.type for p in b.vastgelegd_door}}
    assert van_de_set <= {b.naam for b in besluiten_van_de_voorbereiding(rekenset)}


def test_nomination_money_and_the_refusal_with_its_urgency_are_among_them():
    def namen(setnaam):
        return {b.naam for b in besluiten_van_de_voorbereiding(bronset(setnaam).rekenset)}

    assert {"voordracht", "fibu_verplicht", "aanbod_weigering", "urgentie_intrekking"} <= namen("amsterdam-2026")
    assert {"voordracht", "fibu_verplicht"} <= namen("amsterdam-2018")
    assert {"financieel_beheer", "indicatie"} <= namen("zuidoost-utrecht-2022")
    assert "omklap" not in namen("amsterdam-2026")


@pytest.mark.parametrize("setnaam", setnamen())
def test_the_page_opens_under_every_set_with_the_words_of_the_region(monkeypatch, setnaam):
    dossier = maak_streekdossier(monkeypatch, setnaam)
    antwoord = dossier.als(dossier.opener).get(adres(dossier))
    assert antwoord.status_code == 200
    assert antwoord.context["groepen"] or antwoord.context["rest"]


def test_what_must_be_done_says_who_by_which_clause_and_leads_to_the_form_until_it_is_done():
    dossier = maak_dossier(sinds=-20)
    assert punt(dossier, "wooneisen_vastgelegd").stand == "kan"
    dossier.leg("voorbereiding_gestart", -10)
    eisen = punt(dossier, "wooneisen_vastgelegd")
    assert (eisen.stand, eisen.wat) == ("te_doen", ("Breng de wooneisen in beeld die nodig zijn voor het herstel",))
    assert (eisen.wie, eisen.clausules) == ("Zorgaanbieder", ("AMS26-1.03",))
    assert eisen.url in tekst(als("noor").get(adres(dossier)))
    dossier.leg("wooneisen_vastgelegd", -2, velden={"uitgesloten_stadsdelen": ["Noord"]})
    klaar = punt(dossier, "wooneisen_vastgelegd")
    assert (klaar.stand, klaar.gedaan_op, klaar.wat) == ("gedaan", dag(-2), ())


def test_a_withdrawn_fact_is_not_done():
    dossier = maak_dossier(sinds=-20)
    feit = dossier.leg("inschrijving_gecontroleerd", -4, velden={"ingeschreven": True})
    assert punt(dossier, "inschrijving_gecontroleerd").gedaan_op == dag(-4)
    dossier.leg("inschrijving_gecontroleerd", -4, vervalt=feit.kenmerk, motivering="Fout.")
    assert punt(dossier, "inschrijving_gecontroleerd").gedaan_op is None


def test_the_ban_after_a_withdrawn_urgency_shows_its_last_day_and_the_way_to_object():
    dossier = maak_dossier(sinds=-60, partijen=("bram", "yara"))
    dossier.leg("voorbereiding_gestart", -50)
    dossier.leg("wooneisen_vastgelegd", -49)
    dossier.leg(
        "toestemming_gegeven",
        -48,
        velden={"doelen": ["alles"], "ontvangers": ["gemeente_wonen", "woningcorporatie"]},
        namens="deelnemer",
    )
    dossier.leg("woning_aangeboden", -40, BRAM, betreft="w1", motivering="Haast.")
    dossier.leg("deelnemer_over_aanbod_geinformeerd", -39, betreft="w1")
    dossier.leg(
        "aanbod_beantwoord_door_deelnemer", -38, betreft="w1", velden={"antwoord": "weigert"}, namens="deelnemer"
    )
    dossier.leg("weigeringsformulier_ingevuld", -37, betreft="w1")
    dossier.leg("weigering_beoordeeld", -30, YARA, betreft="w1", velden={"oordeel": "ongegrond"})
    dossier.leg("urgentie_ingetrokken", -29, YARA)
    weg = dag(-29)
    weer = date(weg.year + 2, weg.month, weg.day)
    aanvraag = punt(dossier, "urgentie_aangevraagd")
    assert (aanvraag.vanaf, aanvraag.url) == (weer, "")
    pagina = tekst(als("noor").get(adres(dossier)))
    assert (
        f"kan pas vanaf {datum_kort(weer)}" in pagina.replace("<time", "").replace("</time>", "")
        or weer.isoformat() in pagina
    )
    assert "Maak bezwaar, ga in beroep of klaag over het woningaanbod" in pagina


def test_a_decision_shows_what_it_lacks_and_leads_to_recording_it():
    dossier = maak_dossier(sinds=-20)
    regels = {regel.naam: kan for regel, kan in besluitregels(blad(dossier))}
    assert [m.type for m in regels["fibu_verplicht"]] == ["schuldensituatie_beoordeeld"]
    pagina = tekst(als("noor").get(adres(dossier)))
    assert "Kan deze deelnemer nu worden voorgedragen voor een omslagwoning?" in pagina
    assert "Staat er op elk van de vier leefdomeinen ten minste een persoonlijk doel?" in pagina


def test_what_is_not_shared_is_said_not_to_be_and_is_the_same_whether_it_is_there():
    dossier = maak_dossier(sinds=-20)
    assert punt(dossier, "financiele_situatie_in_kaart_gebracht", BRAM).stand == "niet_gedeeld"
    dossier.leg("financiele_situatie_in_kaart_gebracht", -5, velden={"problematische_schulden": True})
    assert punt(dossier, "financiele_situatie_in_kaart_gebracht", BRAM).stand == "niet_gedeeld"
    pagina = tekst(als("bram").get(adres(dossier)))
    assert "/vastleggen/financiele" not in pagina


def test_only_who_sees_consent_is_led_to_its_page():
    dossier = maak_dossier()
    naar = f'href="/dossiers/{dossier.nummer}/toestemming/"'
    assert [naar in tekst(als(wie).get(adres(dossier))) for wie in ("noor", "bram")] == [True, False]


def test_who_is_no_party_finds_no_page():
    assert als("sam").get(adres(maak_dossier())).status_code == 404


def test_on_another_day_nothing_can_be_recorded():
    dossier = maak_dossier(sinds=-20)
    dossier.leg("voorbereiding_gestart", -10)
    pagina = tekst(als("noor").get(adres(dossier), {"peildatum": dag(-5).isoformat()}))
    assert "/vastleggen/" not in pagina


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_a_caseworker_goes_through_the_list_in_a_browser(nieuwe_pagina, live_server, breedte):
    dossier = maak_dossier(sinds=-20)
    dossier.leg("voorbereiding_gestart", -10)
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor Voorbeeld").click()
    pagina.goto(f"/dossiers/{dossier.nummer}/")
    pagina.get_by_role("link", name="Traject", exact=True).press("Enter")
    expect(pagina.get_by_role("heading", name="Voorbereiding", level=2)).to_be_visible()
    assert axe_bevindingen(pagina) == []
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    pagina.get_by_role("link", name=re.compile("Leg vast.*Wooneisen vastgelegd")).press("Enter")
    pagina.get_by_role("button", name="Leg vast").press("Enter")
    expect(pagina.get_by_role("heading", name="Vastgelegd: wooneisen vastgelegd")).to_be_visible()


def test_the_form_that_goes_with_a_thing_to_do_is_begun_from_the_list_by_who_fills_it_in():
    dossier = maak_dossier(sinds=-20)
    begin = [s for p in _alle_punten(dossier, NOOR) for s in p.stukken if s.begin_url]
    assert len(begin) > 1
    noor, pagina = als("noor"), tekst(als("noor").get(adres(dossier)))
    for stuk in begin:
        assert f'"{stuk.begin_url}"' in pagina
        assert "/formulieren/concept/" in noor.post(stuk.begin_url).headers["Location"], stuk.titel
    assert {s.begin_url for p in _alle_punten(dossier, BRAM) for s in p.stukken}.isdisjoint(s.begin_url for s in begin)
    eerder = tekst(noor.get(adres(dossier), {"peildatum": dag(-1).isoformat()}))
    assert not any(s.begin_url in eerder for s in begin)
