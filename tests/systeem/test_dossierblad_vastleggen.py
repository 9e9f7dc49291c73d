"""Recording from the outside: the form, what changed, what is refused and why, and that nothing is done twice."""

import re

import pytest

from tests.systeem.hulp_dossierblad import BRAM, NOOR, als, dag, formulier, maak_dossier, met_aanbod, tekst
from waakvlam.bron.api import taal
from waakvlam.dossierblad.forms import Feitformulier
from waakvlam.dossierblad.tonen import Blad, Blik

pytestmark = pytest.mark.django_db

REACTIE, ANTWOORD = "aanbod_reactie_gegeven", "aanbod_beantwoord"


def adres(dossier, soort):
    return f"/dossiers/{dossier.nummer}/vastleggen/{soort}/"


def stuur(client, pad, **velden):
    """Open the form, fill in these fields, send it, and follow where it leads."""
    data = {**formulier(client.get(pad)), **velden}
    return client.post(pad, data, follow=True)


def feiten(dossier, soort):
    return [f for f in dossier.beeld().feiten if f.type == soort]


def fouten(antwoord) -> dict[str, list[str]]:
    return {naam: list(meldingen) for naam, meldingen in antwoord.context["form"].errors.items()}


# Picking


def test_what_makes_sense_now_comes_first_with_the_term_that_it_discharges():
    pagina = tekst(als("noor").get(f"/dossiers/{met_aanbod(maak_dossier()).nummer}/vastleggen/"))
    eerst = pagina.index("Nu aan de beurt")
    assert eerst < pagina.index("Klaar hiermee: Reageer op het woningaanbod") < pagina.index("Past bij deze fase")
    assert pagina.index("Past bij deze fase") < pagina.index("Nieuwe Kans, verhuizing en ruil")


def test_each_fact_says_whether_it_can_and_why_not():
    pagina = tekst(als("noor").get(f"/dossiers/{maak_dossier().nummer}/vastleggen/?zoek=gehoord"))
    assert "Kan nu niet" in pagina
    assert "Er is een klacht" in pagina
    reden = tekst(als("noor").get(f"/dossiers/{maak_dossier().nummer}/vastleggen/?zoek=supplement+vastgesteld"))
    assert "Alleen met reden" in reden
    assert "Het kennismakingsgesprek is gehouden" in reden
    assert "alle drie" not in reden


def test_searching_finds_by_title_and_says_when_there_is_nothing():
    nummer = maak_dossier().nummer
    assert "Voorbereiding gestart" in tekst(als("noor").get(f"/dossiers/{nummer}/vastleggen/?zoek=VOORBEREIDING+gest"))
    assert "Geen feit gevonden" in tekst(als("noor").get(f"/dossiers/{nummer}/vastleggen/?zoek=xyz"))


def test_the_choice_for_one_term_holds_only_what_discharges_it():
    dossier = met_aanbod(maak_dossier())
    term = next(t for t in dossier.beeld().termijnen if t.clausule == "AMS26-1.46")
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/vastleggen/?termijn={term.sleutel}"))
    assert "Hiermee is deze termijn klaar" in pagina
    assert f"/vastleggen/{REACTIE}/?betreft=w1" in pagina
    assert "voorbereiding_gestart" not in pagina


# The form


GROND, NODIG_BIJ_GROND = "uitzonderingsgrond_vastgelegd", {"ontvanger", "categorieen", "geldig_tot"}
"""Without these a ground opens nothing, or has no end: the store asks for them, a scenario need not."""


@pytest.mark.parametrize("lezer", [NOOR, BRAM])
def test_every_fact_that_can_be_recorded_has_a_form_that_asks_for_each_of_its_fields(lezer):
    dossier = met_aanbod(maak_dossier())
    beeld = dossier.beeld(lezer)
    typen = {soort.type: soort for soort in taal().gebeurtenissen}
    blad = Blad(beeld, Blik())
    for mag in beeld.kan_nu:
        soort = typen[mag.type]
        form = Feitformulier(blad, soort, mag, lezer.rol)
        for naam, veld in soort.velden.items():
            gevraagd = form.fields[f"veld_{naam}"]
            verplicht = veld.verplicht or (mag.type == GROND and naam in NODIG_BIJ_GROND)
            assert (gevraagd.label, gevraagd.required) == (veld.titel, verplicht)
        assert ("betreft" in form.fields) is (soort.onderwerp is not None)
        assert form.as_p()


def test_faults_stand_at_their_field_and_in_a_summary():
    dossier = met_aanbod(maak_dossier())
    antwoord = stuur(als("noor"), adres(dossier, ANTWOORD), op=dag(1).isoformat())
    assert antwoord.status_code == 422
    assert set(fouten(antwoord)) == {"op", "veld_antwoord"}
    pagina = tekst(antwoord)
    assert "Er zijn 2 dingen die nog niet kloppen" in pagina
    assert "Deze dag is nog niet geweest" in pagina
    assert 'href="#id_veld_antwoord_0"' in pagina
    assert not feiten(dossier, ANTWOORD)


@pytest.mark.parametrize(("veld", "waarde"), [("op", "0001-01-01"), ("veld_nieuwe_datum", "9999-12-31")])
def test_a_day_that_nobody_can_mean_is_a_fault_and_no_crash(veld, waarde):
    dossier = met_aanbod(maak_dossier())
    velden = {"veld_clausule": "AMS26-1.46", "veld_reden": "Vakantie", "veld_nieuwe_datum": dag(9).isoformat()}
    antwoord = stuur(als("noor"), adres(dossier, "uitstel_afgesproken"), **(velden | {veld: waarde}))
    assert fouten(antwoord)[veld] == ["Kies een dag tussen 1900 en 2200."]


def test_a_postponement_moves_a_running_term_that_is_chosen_from_a_list():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    pad = adres(dossier, "uitstel_afgesproken")
    assert "AMS26-1.46: Reageer op het woningaanbod" in tekst(als("noor").get(pad))
    velden = {"veld_clausule": "AMS26-1.46", "veld_reden": "Vakantie", "veld_nieuwe_datum": dag(9).isoformat()}
    assert "Deze termijn verschuift van" in tekst(stuur(als("noor"), pad, **velden))


def test_today_is_filled_in_and_the_only_subject_is_chosen():
    begin = formulier(als("noor").get(adres(met_aanbod(maak_dossier()), REACTIE)))
    assert begin["op"] == dag(0)
    assert begin["betreft"] == "w1"


def test_subjects_are_named_in_words():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    dossier.leg("aanbod_ingetrokken", -4, BRAM, betreft="w1")
    met_aanbod(dossier, dagen=-2, betreft="w2")
    pagina = tekst(als("noor").get(adres(dossier, REACTIE)))
    assert len(re.findall(r"Aanbod van \d+ \w+ \d{4}", pagina)) == 2
    assert "Een nieuw aanbod van een woning" in pagina


def test_what_the_participant_said_is_recorded_on_their_behalf():
    dossier = maak_dossier()
    velden = {"veld_doelen": ["matching"], "veld_ontvangers": ["woningcorporatie"], "namens": "deelnemer"}
    stuur(als("noor"), adres(dossier, "toestemming_gegeven"), **velden)
    (feit,) = feiten(dossier, "toestemming_gegeven")
    assert (feit.door, feit.rol, feit.account) == ("deelnemer", "zorgaanbieder", "noor")
    assert "Deelnemer, vastgelegd door Zorggroep Het Anker" in tekst(
        als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/")
    )


def test_an_answer_that_is_not_known_is_left_out():
    dossier = maak_dossier()
    stuur(als("noor"), adres(dossier, "urgentie_aangevraagd"), namens="zorgaanbieder", veld_met_deelnemer="")
    (feit,) = feiten(dossier, "urgentie_aangevraagd")
    assert feit.velden == ()


def test_a_fact_that_is_not_for_this_role_has_no_form():
    dossier = met_aanbod(maak_dossier())
    assert als("bram").get(adres(dossier, "voorbereiding_gestart")).status_code == 404
    assert als("noor").get(adres(dossier, "bestaat_niet")).status_code == 404


# What changed


def test_a_discharged_term_is_told_in_plain_words():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    pagina = tekst(stuur(als("noor"), adres(dossier, REACTIE)))
    assert "Deze termijn is gehaald" in pagina
    assert "Reageer op het woningaanbod" in pagina


def test_a_term_that_was_late_is_told_to_be_late():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    assert "Deze termijn is klaar, maar te laat" in tekst(stuur(als("noor"), adres(dossier, REACTIE)))


def test_a_term_that_begins_says_who_and_by_when():
    dossier = maak_dossier()
    pagina = tekst(stuur(als("noor"), adres(dossier, "voorbereiding_gestart")))
    assert "Deze termijn begint" in pagina
    assert "Zorgaanbieder" in pagina


def test_a_fact_that_changes_nothing_says_so():
    dossier = maak_dossier()
    pagina = tekst(stuur(als("noor"), adres(dossier, "notitie_gemaakt"), veld_tekst="Gebeld."))
    assert "Aan de termijnen die u ziet, verandert niets." in pagina


def test_what_changed_is_only_told_to_who_recorded_it():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    client = als("noor")
    pad = stuur(client, adres(dossier, REACTIE)).redirect_chain[-1][0]
    assert client.get(pad).status_code == 200
    elders = als("noor").get(pad)
    assert (elders.status_code, elders["Location"]) == (302, f"/dossiers/{dossier.nummer}/tijdlijn/")


# Refused, or only with a reason


def test_without_a_reason_an_act_out_of_order_is_not_recorded_and_with_one_it_is():
    dossier = maak_dossier()
    client, pad = als("noor"), adres(dossier, "interventie_gestart")
    leeg = stuur(client, pad)
    assert leeg.status_code == 422
    assert "Volgens de afspraken ontbreekt nog iets" in tekst(leeg)
    assert "AMS26-" in tekst(leeg)
    assert list(fouten(leeg)) == ["motivering"]
    assert not feiten(dossier, "interventie_gestart")
    stuur(client, pad, motivering="De woning komt morgen vrij.")
    (feit,) = feiten(dossier, "interventie_gestart")
    assert feit.motivering == "De woning komt morgen vrij."
    assert "De woning komt morgen vrij." in tekst(client.get(f"/dossiers/{dossier.nummer}/tijdlijn/"))


def test_an_act_that_the_agreements_forbid_now_offers_no_form_and_says_what_is_missing():
    pagina = tekst(als("noor").get(adres(maak_dossier(), "wederhoor_gehouden")))
    assert "Volgens de afspraken kan dit nu niet" in pagina
    assert "Er is een klacht" in pagina
    assert 'method="post" class="wv-kaart"' not in pagina


def test_a_refused_act_is_not_recorded_even_when_it_is_sent():
    dossier = maak_dossier()
    antwoord = stuur(als("noor"), adres(dossier, "wederhoor_gehouden"))
    assert antwoord.status_code == 422
    assert (fouten(antwoord), "Dit is niet vastgelegd" in tekst(antwoord)) == ({}, True)
    assert not feiten(dossier, "wederhoor_gehouden")


def test_what_only_the_form_can_bring_is_no_reason_to_refuse_beforehand():
    dossier = maak_dossier()
    dossier.leg("kennismakingsgesprek_gehouden", -1)
    pad = adres(dossier, "supplement_vastgesteld")
    client = als("noor")
    assert "Volgens de afspraken" not in tekst(client.get(pad))
    assert list(fouten(stuur(client, pad, veld_ondertekend_door=["deelnemer"]))) == ["veld_ondertekend_door"]
    stuur(client, pad, veld_ondertekend_door=["deelnemer", "zorgaanbieder", "woningcorporatie"])
    assert len(feiten(dossier, "supplement_vastgesteld")) == 1


def test_what_the_agreements_want_filled_in_is_asked_at_its_field():
    dossier = met_aanbod(maak_dossier())
    antwoord = stuur(als("noor"), adres(dossier, ANTWOORD), betreft="w1", veld_antwoord="weigert")
    assert list(fouten(antwoord)) == ["veld_reden"]
    assert not feiten(dossier, ANTWOORD)


# Once, and on the picture that was seen


def test_the_same_form_sent_twice_records_once():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    client, pad = als("noor"), adres(dossier, REACTIE)
    data = formulier(client.get(pad))
    eerste, tweede = client.post(pad, data), client.post(pad, data)
    assert eerste["Location"] == tweede["Location"]
    assert len(feiten(dossier, REACTIE)) == 1


def test_a_form_that_was_gone_back_to_and_changed_is_refused_and_says_so():
    dossier = met_aanbod(maak_dossier(), dagen=-3)
    client, pad = als("noor"), adres(dossier, REACTIE)
    data = formulier(client.get(pad))
    client.post(pad, data)
    antwoord = client.post(pad, data | {"op": dag(-1).isoformat()})
    assert antwoord.status_code == 422
    assert "al gebruikt om iets anders vast te leggen" in tekst(antwoord)
    assert len(feiten(dossier, REACTIE)) == 1


def test_what_changed_is_shown_also_when_the_first_answer_got_lost():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    client, pad = als("noor"), adres(dossier, REACTIE)
    data = formulier(client.get(pad))
    client.post(pad, data)
    assert "Deze termijn is gehaald" in tekst(client.post(pad, data, follow=True))


@pytest.mark.parametrize("actie", ["intrekken", "verbeteren"])
def test_a_correction_or_withdrawal_sent_twice_is_done_once(actie):
    dossier = met_aanbod(maak_dossier(), dagen=0)
    dossier.leg(REACTIE, betreft="w1")
    client, pad = als("noor"), verbeterpad(dossier, REACTIE, actie)
    data = formulier(client.get(pad)) | {"motivering": "Het was een ander dossier."}
    eerste, tweede = client.post(pad, data), client.post(pad, data)
    assert eerste["Location"] == tweede["Location"]
    assert len(feiten(dossier, REACTIE)) == 2


def test_who_is_overtaken_sees_what_came_in_between_and_can_go_on():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    client, pad = als("noor"), adres(dossier, REACTIE)
    data = formulier(client.get(pad))
    dossier.leg("voorbereiding_gestart", -1)
    ingehaald = client.post(pad, data)
    assert ingehaald.status_code == 422
    assert "Voorbereiding gestart" in tekst(ingehaald)
    assert not feiten(dossier, REACTIE)
    client.post(pad, {**data, **formulier(ingehaald)})
    assert len(feiten(dossier, REACTIE)) == 1


def test_a_form_without_a_token_is_refused():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    client, pad = als("noor"), adres(dossier, REACTIE)
    data = formulier(client.get(pad)) | {"bewijs": ""}
    assert client.post(pad, data).status_code == 422
    assert not feiten(dossier, REACTIE)


def test_a_new_subject_sent_twice_is_one_subject():
    dossier = maak_dossier()
    client, pad = als("bram"), adres(dossier, "overlast_gemeld")
    data = formulier(client.get(pad)) | {
        "betreft": "nieuw",
        "veld_bij": "woningcorporatie",
        "namens": "woningcorporatie",
    }
    client.post(pad, data)
    client.post(pad, data)
    betreft = [f.betreft for f in dossier.beeld(BRAM).feiten if f.type == "overlast_gemeld"]
    assert len(betreft) == 1
    assert re.fullmatch(r"m-[0-9a-f]{8}", str(betreft[0]))


# Corrections and withdrawals


def verbeterpad(dossier, soort, actie, lezer=NOOR):
    feit = next(f for f in dossier.beeld(lezer).feiten if f.type == soort and f.stand == "geldt")
    return f"/dossiers/{dossier.nummer}/feiten/{feit.kenmerk}/{actie}/"


def test_a_correction_starts_with_the_old_value_and_moves_the_term():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    client, pad = als("bram"), verbeterpad(dossier, "woning_aangeboden", "verbeteren", BRAM)
    begin = client.get(pad)
    assert formulier(begin)["op"] == dag(-8)
    assert "Zo staat het er nu" in tekst(begin)
    pagina = tekst(stuur(client, pad, op=dag(0).isoformat(), motivering="Verkeerde dag."))
    assert "Deze termijn verschuift van" in pagina
    standen = [f.stand for f in dossier.beeld(BRAM).feiten if f.type == "woning_aangeboden"]
    assert sorted(standen) == ["geldt", "verbeterd"]


def test_a_withdrawal_asks_why_and_lets_the_term_run_again():
    dossier = met_aanbod(maak_dossier(), dagen=0)
    dossier.leg(REACTIE, betreft="w1")
    client, pad = als("noor"), verbeterpad(dossier, REACTIE, "intrekken")
    leeg = stuur(client, pad)
    assert leeg.status_code == 422
    assert "met de aantekening dat het is ingetrokken" in tekst(leeg)
    pagina = tekst(stuur(client, pad, motivering="Het was een ander dossier."))
    assert "Deze termijn loopt weer" in pagina
    assert client.get(pad).status_code == 404


def test_the_opening_can_be_corrected_and_not_withdrawn():
    dossier = maak_dossier()
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/tijdlijn/"))
    feit = feiten(dossier, "dossier_geopend")[0]
    assert f"/feiten/{feit.kenmerk}/verbeteren/" in pagina
    assert f"/feiten/{feit.kenmerk}/intrekken/" not in pagina
    assert als("noor").get(verbeterpad(dossier, "dossier_geopend", "verbeteren")).status_code == 200


def test_what_a_rule_asks_to_judge_can_be_judged_and_then_the_term_knows():
    dossier = met_aanbod(maak_dossier())
    dossier.leg("woning_beschikbaar_gesteld", -1, BRAM, betreft="w1")
    bezichtigen = {t.clausule: t.onbekend for t in dossier.beeld().termijnen}
    assert bezichtigen["AMS26-1.47"] is True
    noor = als("noor")
    velden = {"veld_criterium": "AMS26-1.47", "veld_oordeel": "niet_vervuld"}
    antwoord = stuur(noor, adres(dossier, "beoordeling_vastgelegd"), **velden)
    assert antwoord.redirect_chain, fouten(antwoord)
    assert "AMS26-1.47" not in {t.clausule for t in dossier.beeld().termijnen}
