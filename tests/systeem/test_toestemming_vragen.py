"""Consent on the pages: explained per purpose, asked, shown what it opens before it is recorded, refused, withdrawn."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.hulp.browser import axe_bevindingen
from tests.hulp.pdf import fouten as pdf_fouten
from tests.systeem.hulp_dossierblad import BRAM, NOOR, als, dag, formulier, geef_toestemming, maak_dossier, tekst
from tests.systeem.hulp_streken import maak_streekdossier
from waakvlam import klok
from waakvlam.aanmelden.uitleg import als_blad, gevolgen, regels_met_toestemming, uitleg_per_doel
from waakvlam.bron.api import setnamen
from waakvlam.dossiers.api import Vastlegging, proef_toestemming, zichtbeeld
from waakvlam.papier.api import maak_pdf
from waakvlam.toegang.api import NietGevonden
from waakvlam.web.api import woorden_van

pytestmark = pytest.mark.django_db
DOEL = "goed_huurderschap"
JA = {"antwoord": "ja", "doelen": [DOEL], "ontvangers": ["woningcorporatie"], "wijze": "mondeling", "uitgelegd": "on"}


def adres(dossier, wat=""):
    return f"/dossiers/{dossier.nummer}/toestemming/{wat}"


def stuur(client, dossier, wat="vragen/", **velden):
    leeg = formulier(client.get(adres(dossier, wat)))
    return client.post(adres(dossier, wat), {n: w for n, w in (leeg | velden).items() if w is not None})


def bevestig(client, antwoord, dossier, wat="vragen/", **velden):
    return client.post(adres(dossier, wat), formulier(antwoord) | velden)


def fouten(antwoord):
    return antwoord.context["form"].errors


def soorten(dossier):
    return [feit.type for feit in dossier.beeld().feiten if "toestemming" in feit.type or "uitleg" in feit.type]


@pytest.mark.parametrize("setnaam", setnamen())
def test_every_rule_that_takes_consent_is_explained_with_whom_and_what(setnaam):
    woorden = woorden_van(setnaam)
    uitleg = uitleg_per_doel(woorden)
    assert [u.doel for u in uitleg] == [r.doel for r in regels_met_toestemming(woorden)]
    assert all(u.aan and u.gegevens and u.wanneer and u.clausules for u in uitleg)
    assert gevolgen(woorden)[0]
    assert not any(naam in zin for u in uitleg for zin in (u.aan, *u.gegevens) for naam in ("_", "  "))


@pytest.mark.parametrize("setnaam", setnamen())
def test_the_explanation_on_paper_is_for_everyone_and_can_be_kept(setnaam):
    pdf = maak_pdf(als_blad(woorden_van(setnaam), dag(0)))
    assert [fout for profiel in ("ua1", "2a") for fout in pdf_fouten(pdf, profiel)] == []


def test_the_page_explains_and_says_what_holds():
    dossier = maak_dossier()
    geef_toestemming(dossier, DOEL)
    pagina = tekst(als("noor").get(adres(dossier)))
    assert "U beslist zelf. U mag ja zeggen, nee zeggen" in pagina
    assert "<h3>Planafspraken die voor het wonen tellen</h3>" in pagina
    assert "Voor: planafspraken die voor het wonen tellen." in pagina
    assert "Omklap kan niet zolang de toestemming weg is" in pagina
    assert adres(dossier) in tekst(als("noor").get(f"/dossiers/{dossier.nummer}/"))


@pytest.mark.parametrize("wat", ["", "uitleg/", "vragen/", "intrekken/"])
def test_who_does_not_see_consent_or_is_no_party_finds_nothing(wat):
    dossier = maak_dossier()
    geef_toestemming(dossier, DOEL)
    assert {als(wie).get(adres(dossier, wat)).status_code for wie in ("bram", "sam", "vera")} == {404}
    assert als("noor").get(adres(dossier, wat)).status_code == 200


def test_where_no_rule_asks_for_consent_there_is_no_form_to_ask_it(monkeypatch):
    dossier = maak_streekdossier(monkeypatch, "almere")
    client = dossier.als(dossier.opener)
    assert [client.get(adres(dossier, wat)).status_code for wat in ("", "vragen/")] == [200, 404]


def test_the_explanation_comes_as_a_pdf_without_anything_of_a_person():
    antwoord = als("noor").get(adres(maak_dossier(), "uitleg/"))
    assert antwoord["Content-Type"] == "application/pdf"
    assert antwoord.content.startswith(b"%PDF")


def test_what_opens_is_shown_before_anything_is_recorded_and_then_is_what_opens():
    dossier = maak_dossier()
    noor = als("noor")
    proef = stuur(noor, dossier, **JA)
    assert proef.status_code == 200
    assert soorten(dossier) == []
    getoond = next(v for v in proef.context["verschuivingen"] if v["rol"] == "Woningcorporatie")
    was = open_voor_bram(dossier)
    gedaan = bevestig(noor, proef, dossier)
    assert gedaan.status_code == 302
    assert soorten(dossier) == ["privacyuitleg_gegeven", "toestemming_gegeven"]
    assert set(getoond["open"]) == open_voor_bram(dossier) - was != set()
    feit = next(f for f in dossier.beeld().feiten if f.type == "toestemming_gegeven")
    assert feit.door == "deelnemer"
    assert {naam: waarde for naam, _titel, waarde in feit.velden} == {
        "doelen": (DOEL,), "ontvangers": ("woningcorporatie",), "schriftelijk": False,
    }  # fmt: skip


def open_voor_bram(dossier):
    beeld = zichtbeeld(BRAM, dossier.nummer)
    zegsman = woorden_van(beeld.afsprakenset).zegsman
    return {zegsman.categorie(r.categorie) for r in beeld.regels if r.steun}


def test_what_was_changed_after_the_look_is_shown_again_and_not_recorded():
    dossier = maak_dossier()
    noor = als("noor")
    proef = stuur(noor, dossier, **JA)
    weer = bevestig(noor, proef, dossier, doelen=[DOEL, "matching"])
    assert (weer.status_code, soorten(dossier)) == (200, [])
    assert bevestig(noor, weer, dossier).status_code == 302


def test_the_same_form_sent_twice_records_once():
    dossier = maak_dossier()
    noor = als("noor")
    proef = stuur(noor, dossier, **JA)
    eens, weer = (bevestig(noor, proef, dossier) for _ in range(2))
    assert eens.url == weer.url
    assert soorten(dossier).count("toestemming_gegeven") == 1


def test_a_no_opens_nothing_and_is_kept():
    dossier = maak_dossier()
    noor = als("noor")
    proef = stuur(noor, dossier, antwoord="nee", doelen=[DOEL])
    assert "Hierdoor ziet niemand meer of minder." in tekst(proef)
    was = open_voor_bram(dossier)
    assert bevestig(noor, proef, dossier).status_code == 302
    assert (soorten(dossier), open_voor_bram(dossier)) == (["toestemming_geweigerd"], was)
    assert "Geen toestemming" in tekst(noor.get(adres(dossier)))


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"antwoord": None}, "antwoord"),
        ({"doelen": []}, "doelen"),
        ({"doelen": ["verzonnen"]}, "doelen"),
        ({"ontvangers": []}, "ontvangers"),
        ({"ontvangers": ["deelnemer"]}, "ontvangers"),
        ({"wijze": ""}, "wijze"),
        ({"uitgelegd": None}, "uitgelegd"),
        ({"geldig_tot": dag(-1).isoformat()}, "geldig_tot"),
        ({"op": (klok.vandaag() + timedelta(days=1)).isoformat()}, "op"),
    ],
)
def test_a_fault_stands_at_its_field_and_nothing_is_recorded(velden, veld):
    dossier = maak_dossier()
    antwoord = stuur(als("noor"), dossier, **(JA | velden))
    assert antwoord.status_code == 422
    assert veld in fouten(antwoord)
    assert soorten(dossier) == []


def test_a_no_where_there_is_consent_asks_to_withdraw_it():
    dossier = maak_dossier()
    geef_toestemming(dossier, DOEL)
    assert list(fouten(stuur(als("noor"), dossier, antwoord="nee", doelen=[DOEL]))) == ["doelen"]


def test_withdrawing_shows_what_stops_and_then_stops_exactly_that():
    dossier = maak_dossier()
    geef_toestemming(dossier, DOEL, "omklapverzoek")
    noor = als("noor")
    proef = stuur(noor, dossier, "intrekken/", doelen=[DOEL])
    getoond = next(v for v in proef.context["verschuivingen"] if v["rol"] == "Woningcorporatie")
    was = open_voor_bram(dossier)
    assert bevestig(noor, proef, dossier, "intrekken/").status_code == 302
    assert set(getoond["dicht"]) == was - open_voor_bram(dossier) != set()
    keuzes = dict(noor.get(adres(dossier, "intrekken/")).context["form"].fields["doelen"].choices)
    assert set(keuzes) == {"alles", "omklapverzoek"}
    proef = stuur(noor, dossier, "intrekken/", doelen=["alles"])
    bevestig(noor, proef, dossier, "intrekken/")
    assert not any(t.leeft for t in dossier.beeld().toestemming or ())


def test_of_consent_for_everything_a_part_can_be_withdrawn():
    dossier = maak_dossier()
    geef_toestemming(dossier)
    noor = als("noor")
    bevestig(noor, stuur(noor, dossier, "intrekken/", doelen=[DOEL]), dossier, "intrekken/")
    (consent,) = dossier.beeld().toestemming or ()
    assert (consent.leeft, consent.ingetrokken) == (True, (DOEL,))


def test_the_look_records_nothing_and_is_only_for_who_sees_consent():
    dossier = maak_dossier()
    feit = Vastlegging("toestemming_gegeven", dag(0), velden={"doelen": [DOEL], "ontvangers": ["woningcorporatie"]})
    (corporatie,) = proef_toestemming(NOOR, dossier.nummer, [feit], [DOEL])
    assert corporatie.rol == "woningcorporatie"
    assert soorten(dossier) == []
    with pytest.raises(NietGevonden):
        proef_toestemming(BRAM, dossier.nummer, [feit], [DOEL])


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_a_caseworker_explains_asks_and_withdraws_in_a_browser(nieuwe_pagina, live_server, breedte, script):
    dossier = maak_dossier()
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)

    def is_goed():
        if script:
            assert axe_bevindingen(pagina) == []
            assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")

    pagina.goto("/kies/")
    pagina.get_by_role("button", name="Verder als Noor Voorbeeld").click()
    pagina.goto(adres(dossier))
    is_goed()
    pagina.get_by_role("link", name="Leg het antwoord vast").press("Enter")
    pagina.get_by_label("Ja, ik geef toestemming").check()
    pagina.get_by_label("Planafspraken die voor het wonen tellen").check()
    pagina.get_by_label("Woningcorporatie", exact=True).check()
    pagina.get_by_label("Mondeling").check()
    pagina.get_by_label("Ik heb eerst uitgelegd").check()
    pagina.get_by_role("button", name="Bekijk wat dit doet").press("Enter")
    expect(pagina.get_by_text("Ziet er vanaf vandaag bij:")).to_be_visible()
    is_goed()
    pagina.get_by_role("button", name="Leg vast").press("Enter")
    expect(pagina.get_by_role("heading", name="Vastgelegd: toestemming gegeven")).to_be_visible()
    pagina.goto(adres(dossier, "intrekken/"))
    pagina.get_by_label("De hele toestemming").check()
    pagina.get_by_role("button", name="Bekijk wat dit doet").press("Enter")
    expect(pagina.get_by_text("Ziet vanaf vandaag niet meer:")).to_be_visible()
    is_goed()
    pagina.get_by_role("button", name="Leg vast").press("Enter")
    expect(pagina.get_by_role("heading", name="Vastgelegd: toestemming ingetrokken")).to_be_visible()
