"""Whole journeys, one per set: from registration to aftercare, every party doing its part under its own login."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page

from tests.systeem.hulp_reizen import Reis, Waarde
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.django_db(transaction=True)]
IEMAND: dict[str, Waarde] = {
    "naam": "Pleun Verzonnen",
    "geboortedatum": date(1990, 5, 14),
    "huishouden_soort": "alleenstaand",
}
PLAN, ZORG = "Begeleidingsplan", "Gegevens van de begeleidingsovereenkomst"
KENNISMAKING = "Uitnodiging voor het kennismakingsgesprek"
SUPPLEMENT = "Supplement Wonen en Goed Huurderschap"
MAAND, JAAR = 30, 365


@pytest.fixture
def reis(nieuwe_pagina: Callable[..., Page], live_server, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Reis]:
    zet_organisaties_klaar()

    def maak(set_: str, begin: date) -> Reis:
        return Reis(set_, nieuwe_pagina, live_server.url, monkeypatch, begin)

    return maak


def test_amsterdam_2026(reis):
    r = reis("amsterdam-2026", date(2026, 2, 3))
    amsterdam_tot_voordracht(r)
    amsterdam_aanbod_en_wonen(r)
    amsterdam_omklap_en_nazorg(r)


def amsterdam_tot_voordracht(r: Reis) -> None:
    """Registration, consent, plan, urgency and nomination."""
    r.meld_aan("noor", **IEMAND, route="omslag", contractvorm="intermediair")
    r.feit("noor", "voorbereiding_gestart")
    r.geef_toestemming("noor")
    r.feit("noor", "kansen_en_risicos_geanalyseerd")
    r.feit("noor", "woonmogelijkheden_besproken")
    r.feit("noor", "financiele_situatie_in_kaart_gebracht", problematische_schulden=False)
    r.formulier("noor", PLAN, {"deelnemer": "", "zorgaanbieder": "noor"})
    r.later(2 * MAAND)
    r.feit("noor", "fibu_noodzaak_beoordeeld", nodig=False)
    r.feit("noor", "voorbereiding_afgerond")
    r.feit("noor", "urgentie_aangevraagd", met_deelnemer=True)
    r.feit("noor", "betrokkene_toegevoegd", organisatie="Gemeente", rol="gemeente_wonen")
    r.later(7)
    r.feit("yara", "urgentie_toegekend")
    for clausule in ("AMS26-1.25", "AMS26-1.26", "AMS26-1.27", "AMS26-3.03"):
        r.feit("noor", "beoordeling_vastgelegd", criterium=clausule, oordeel="vervuld")
    r.feit("noor", "deelnemer_voorgedragen")
    r.feit("noor", "betrokkene_toegevoegd", organisatie="Woonstichting De Gracht", rol="woningcorporatie")
    r.feit("noor", "voordracht_beoordeeld", uitkomst="passend")


def amsterdam_aanbod_en_wonen(r: Reis) -> None:
    """Offer, contracts, key, introduction and the first rent."""
    r.later(7)
    r.bied_woning_aan("bram", reden="De woning past goed.", adres="Verzonnen Kade 12", overlastdossier="nee")
    r.feit("noor", "aanbod_reactie_gegeven")
    r.feit("noor", "aanbod_met_deelnemer_besproken")
    r.feit("noor", "aanbod_beantwoord", antwoord="accepteert")
    r.feit("noor", "aanbod_beantwoord_door_deelnemer", antwoord="aanvaardt", namens="deelnemer")
    r.feit("noor", "match_gemaakt")
    r.formulier("noor", ZORG, {})
    r.feit("bram", "intermediaire_huurovereenkomst_ondertekend")
    r.feit("noor", "woonfraude_uitleg_gegeven")
    r.feit("noor", "sleutelmoment_gepland", datum=r.vandaag + timedelta(days=3))
    r.later(3)
    r.feit("noor", "sleutelmoment_gehouden")
    r.feit("noor", "intermediaire_verhuur_gestart", motivering="De brief van de route komt deze week.")
    r.feit("noor", "verhuisd", namens="deelnemer")
    r.naar("noor", "woning/")
    r.later(21)
    r.brief("noor", KENNISMAKING)
    r.formulier("noor", SUPPLEMENT, {"deelnemer": "", "zorgaanbieder": "noor", "woningcorporatie": "bram"})
    r.huur("noor", f"{r.vandaag:%Y-%m}")


def amsterdam_omklap_en_nazorg(r: Reis) -> None:
    """A year later: the criteria, the decision, the lease, aftercare and the end."""
    r.later(JAAR)
    r.feit("noor", "woonevaluatie_gehouden", op_de_woning=True)
    r.feit("noor", "omklap_oordeel_gegeven", partij="zorgaanbieder", oordeel="akkoord")
    r.feit("bram", "omklap_oordeel_gegeven", partij="woningcorporatie", oordeel="akkoord")
    r.feit("noor", "omklap_oordeel_gegeven", partij="deelnemer", oordeel="akkoord", namens="deelnemer")
    r.naar("bram", "eigen-huur/")
    r.feit("noor", "professional_bevraagd", wie="Buurtteam")
    r.later(7)
    r.feit("noor", "professional_geantwoord", wie="Buurtteam", instemming="ja")
    for clausule in ("AMS26-8.10", "AMS26-8.12"):
        r.feit("noor", "beoordeling_vastgelegd", criterium=clausule, oordeel="vervuld")
    r.feit("noor", "overlastcheck_uitgevoerd", bij="beide", overlast=False)
    r.feit("noor", "nazorgafspraken_vastgelegd", einddatum=r.vandaag + timedelta(days=270))
    r.feit("noor", "omklapgesprek_gehouden", woning_bezichtigd=True)
    r.naar("noor", "eigen-huur/")
    r.feit("noor", "omklapverzoek_ingediend")
    r.later(3)
    r.naar("yara", "eigen-huur/")
    r.feit("yara", "omklap_besloten", akkoord=True, reden="Aan de voorwaarden is voldaan.")
    r.later(MAAND)
    r.feit("bram", "huurcontract_omgeklapt", contractduur="onbepaald")
    r.feit("noor", "waakvlamafspraak_vastgelegd", einddatum=r.vandaag + timedelta(days=200))
    r.naar("noor", "eigen-huur/nazorg/")
    r.later(200)
    r.feit("noor", "woonbegeleiding_beeindigd")
    r.feit("noor", "nazorg_afgesloten")
    r.sluit("noor", "De deelnemer woont zelfstandig.")


def test_almere(reis):
    r = reis("almere", date(2024, 2, 6))
    r.meld_aan("fenna", **IEMAND, contractvorm="driepartijen")
    r.feit("fenna", "voorbereiding_gestart")
    r.naar("fenna", "toestemming/")
    r.feit("fenna", "privacyuitleg_gegeven")
    r.feit("fenna", "doel_vastgelegd", domein="wonen", omschrijving="De huur elke maand op tijd betalen.")
    r.later(14)
    r.feit("fenna", "woonmogelijkheden_besproken")
    r.feit("fenna", "urgentie_aangevraagd", met_deelnemer=True)
    r.feit("fenna", "betrokkene_toegevoegd", organisatie="Gemeente Polderrijk", rol="gemeente")
    r.feit("malik", "urgentie_toegekend")
    r.feit("fenna", "betrokkene_toegevoegd", organisatie="Woonstichting De Zilverreiger", rol="woningcorporatie")
    r.later(7)
    r.bied_woning_aan("joris", adres="Verzonnen Dreef 7")
    r.feit("fenna", "aanbod_beantwoord_door_deelnemer", antwoord="aanvaardt", namens="deelnemer")
    r.feit("fenna", "rechten_toegelicht")
    r.feit("joris", "woning_toegewezen")
    r.later(2)
    r.formulier("fenna", ZORG, {"deelnemer": "", "zorgaanbieder": "fenna"})
    r.feit("joris", "driepartijencontract_ingegaan")
    r.feit("fenna", "sleutelmoment_gepland", datum=r.vandaag + timedelta(days=4))
    r.later(4)
    r.feit("fenna", "sleutelmoment_gehouden")
    r.feit("fenna", "verhuisd", namens="deelnemer")
    r.naar("joris", "woning/")
    r.later(14)
    r.brief("fenna", KENNISMAKING)
    r.feit("fenna", "kennismakingsgesprek_gehouden", op_de_woning=True)
    r.huur("fenna", f"{r.vandaag:%Y-%m}")
    r.later(2 * JAAR + MAAND)
    r.feit("fenna", "doel_beoordeeld", resultaat="behaald")
    r.feit("fenna", "beoordeling_vastgelegd", criterium="ALM-8.07", oordeel="vervuld")
    r.feit("fenna", "overgang_besproken")
    r.naar("joris", "eigen-huur/")
    r.feit("joris", "omzetting_beoordeeld", woondoelen_behaald=True, uitkomst="omzetten")
    r.feit("joris", "eigen_huurcontract_ingegaan")
    r.feit("fenna", "nazorgafspraken_vastgelegd", einddatum=r.vandaag + timedelta(days=180))
    r.naar("fenna", "eigen-huur/nazorg/")
    r.later(180)
    r.feit("fenna", "nazorg_afgesloten")
    r.sluit("fenna", "De bewoner huurt zelf.")


def test_alkmaar_2018(reis):
    r = reis("alkmaar-2018", date(2026, 2, 3))
    r.meld_aan("anouk", **IEMAND, route="transferpunt_verdienwoning", contractvorm="verdiencontract")
    r.feit("anouk", "voorbereiding_gestart")
    r.geef_toestemming("anouk")
    r.feit("anouk", "inschrijving_geregistreerd")
    r.formulier("anouk", "Ondersteuningsplan", {"deelnemer": "", "zorgaanbieder": "anouk"})
    r.feit("anouk", "gegevensdeling_voorgenomen", doel="aanmelding", ontvanger="transferpunt",
           categorieen=["contactgegevens", "indicatie"], noodzaak="Nodig om een woning te zoeken.")  # fmt: skip
    r.feit("anouk", "indicatie_afgegeven", soort="Wmo, ambulante begeleiding", namens="gemeente")
    r.feit("anouk", "beschikking_afgegeven", geldig_tot=r.vandaag + timedelta(days=900), uren_per_maand=12)
    r.feit("anouk", "deelnemer_aangemeld", bij="Transferpunt Duinrand")
    r.feit("anouk", "betrokkene_toegevoegd", organisatie="Transferpunt Duinrand", rol="transferpunt")
    r.later(7)
    r.feit("salma", "voordracht_beoordeeld", uitkomst="passend")
    r.feit("salma", "beoordeling_vastgelegd", criterium="ALK-1.05", oordeel="vervuld")
    r.feit("salma", "route_gekozen", route="transferpunt_verdienwoning")
    r.feit("anouk", "betrokkene_toegevoegd", organisatie="Woningbouwvereniging De Duinroos", rol="woningcorporatie")
    r.feit("ruben", "woning_in_winkelmodel_geplaatst")
    r.feit("salma", "woning_aangeboden")
    r.feit("salma", "deelnemer_over_aanbod_geinformeerd")
    r.feit("anouk", "aanbod_beantwoord_door_deelnemer", antwoord="aanvaardt", namens="deelnemer")
    r.feit("ruben", "intakegesprek_gehouden")
    for clausule in ("ALK-0.05", "ALK-0.06", "ALK-0.07"):
        r.feit("salma", "beoordeling_vastgelegd", criterium=clausule, oordeel="vervuld")
    r.feit("salma", "match_gemaakt")
    r.feit("ruben", "beoordeling_vastgelegd", criterium="ALK-0.04", oordeel="vervuld")
    r.feit("ruben", "woning_toegewezen")
    r.later(7)
    alkmaar_wonen_en_omzetten(r)


def alkmaar_wonen_en_omzetten(r: Reis) -> None:
    """The verdiencontract, a letter, a talk and a rent; after a year the contract in one's own name and the end."""
    r.naar("anouk", "woning/")
    r.feit("anouk", "verdiencontract_ingegaan", motivering="De raamovereenkomst ligt bij de corporatie.")
    r.feit("anouk", "verhuisd", namens="deelnemer")
    r.brief("anouk", "Uitnodiging voor")
    r.feit("anouk", "halfjaargesprek_gehouden")
    r.huur("anouk", f"{r.vandaag:%Y-%m}")
    r.later(10 * MAAND)
    for clausule in ("ALK-2.12", "ALK-2.13"):
        r.feit("ruben", "beoordeling_vastgelegd", criterium=clausule, oordeel="vervuld")
    r.naar("ruben", "eigen-huur/")
    r.feit("ruben", "omzettingsoverleg_gehouden", uitkomst="omzetten")
    r.feit("ruben", "omzetting_met_gemeente_afgestemd")
    r.later(70)
    r.feit("ruben", "eigen_huurcontract_ingegaan")
    r.naar("anouk", "eigen-huur/nazorg/")
    r.later(150)
    r.feit("anouk", "begeleidingsovereenkomst_beeindigd", reden="De cliënt huurt zelf.")
    r.sluit("anouk", "De cliënt huurt zelf.")


def test_zuidoost_utrecht_2022(reis):
    r = reis("zuidoost-utrecht-2022", date(2024, 2, 6))
    r.meld_aan("femke", **IEMAND, route="omgekeerde_plaatsing", contractvorm="driepartijen")
    r.feit("femke", "uitstroom_voorgenomen")
    r.feit("femke", "keuze_woonplaats_gemaakt", namens="deelnemer")
    r.feit("femke", "uitstroomgemeente_bekend", gemeente="Kersendorp")
    r.feit("femke", "betrokkene_toegevoegd", organisatie="Wijkteam Kersendorp", rol="wijkteam")
    r.feit("wout", "beschikking_afgegeven", geldig_tot=r.vandaag + timedelta(days=900), uren_per_maand=12)
    r.feit("femke", "voorbereiding_gestart")
    r.feit("femke", "deelnemer_aangemeld", bij="Het Vierde Huis")
    r.feit("femke", "betrokkene_toegevoegd", organisatie="Het Vierde Huis", rol="vierde_huis")
    r.feit("hedwig", "route_gekozen", route="omgekeerde_plaatsing")
    r.feit("femke", "betrokkene_toegevoegd", organisatie="Woonstichting De Klaproos", rol="woningcorporatie")
    r.feit("iris", "woning_beschikbaar_gesteld")
    r.feit("hedwig", "kandidaten_voorgesteld", aantal=2)
    r.feit("iris", "kandidaat_geselecteerd", motivering="De cliënt past bij deze woning.")
    r.feit("iris", "woning_gekozen")
    for clausule in ("ZOU-0.88", "ZOU-0.89", "ZOU-0.90"):
        r.feit("iris", "beoordeling_vastgelegd", criterium=clausule, oordeel="vervuld")
    r.feit("hedwig", "match_gemaakt", motivering="De kandidaat is gekozen.")
    r.feit("hedwig", "deelnemer_geplaatst")
    r.feit("femke", "betrokkene_toegevoegd", organisatie="Begeleiding De Lindelaan", rol="aanbieder_ambulant")
    r.feit("femke", "verhuizing_gepland", verhuisdatum=r.vandaag + timedelta(days=49))
    r.formulier("femke", "Preventie-actieplan", {"deelnemer": ""})
    zuidoost_verhuizen_en_afronden(r)


def zuidoost_verhuizen_en_afronden(r: Reis) -> None:
    """The warm handover, a rent and a letter by the next provider; after two years the contract of three ends."""
    r.later(MAAND)
    r.feit("femke", "overdrachtsdocument_vastgesteld")
    r.feit("iris", "driepartijencontract_ingegaan")
    r.later(19)
    r.feit("femke", "verhuisd", motivering="De rest is geregeld.")
    r.feit("daan", "begeleidingsovereenkomst_ingegaan", over="Een nieuw contract")
    r.naar("iris", "woning/")
    r.huur("daan", f"{r.vandaag:%Y-%m}")
    r.later(100)
    r.feit("femke", "meeloopfase_geevalueerd")
    r.feit("femke", "meeloopfase_beeindigd")
    r.brief("daan", "Uitnodiging")
    r.naar("iris", "eigen-huur/")
    r.later(640)
    r.feit("daan", "afsluitende_evaluatie_gehouden")
    r.feit("iris", "driepartijencontract_beeindigd", motivering="De twee jaar zijn om.", over="Contract van 7")
    r.naar("daan", "eigen-huur/nazorg/")
    r.feit("daan", "begeleidingsovereenkomst_beeindigd", reden="De twee jaar zijn om.")
    r.sluit("daan", "De cliënt huurt zelf.")
