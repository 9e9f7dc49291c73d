"""Changing particulars on the pages: the present values are there, only what changed is recorded, and by who may."""

import pytest

from tests.systeem.hulp_dossierblad import als, dag, formulier, maak_dossier, tekst

pytestmark = pytest.mark.django_db

SOORT = "persoonsgegevens_gewijzigd"


def adres(dossier):
    return f"/dossiers/{dossier.nummer}/vastleggen/{SOORT}/"


def stuur(client, pad, **velden):
    return client.post(pad, {**formulier(client.get(pad)), **velden}, follow=True)


def laatste(dossier):
    feit = dossier.beeld().feiten[-1]
    assert feit.type == SOORT
    return {naam: waarde for naam, _titel, waarde in feit.velden}


def test_the_dossier_page_leads_to_the_form_with_the_present_values():
    dossier, client = maak_dossier(), als("noor")
    pagina = tekst(client.get(f"/dossiers/{dossier.nummer}/"))
    assert f'href="{adres(dossier)}">Gegevens wijzigen' in pagina
    begin = formulier(client.get(adres(dossier)))
    assert begin["veld_naam"] == "Pleun Verzonnen"
    assert str(begin["veld_geboortedatum"]) == "1990-05-14"


def test_only_what_changed_is_recorded_and_an_address_whole():
    dossier, client = maak_dossier(), als("noor")
    velden = {
        "veld_straat": "Lampionlaan",
        "veld_huisnummer": "4",
        "veld_postcode": "1234 SA",
        "veld_plaats": "Wakerveen",
    }
    assert stuur(client, adres(dossier), **velden).status_code == 200
    assert laatste(dossier) == {naam.removeprefix("veld_"): waarde for naam, waarde in velden.items()}
    assert "Lampionlaan 4, 1234 SA Wakerveen" in tekst(client.get(f"/dossiers/{dossier.nummer}/"))
    stuur(client, adres(dossier), veld_huisnummer="5")
    assert laatste(dossier) == {
        "straat": "Lampionlaan",
        "huisnummer": "5",
        "postcode": "1234 SA",
        "plaats": "Wakerveen",
    }
    stuur(client, adres(dossier), veld_naam="Pleun Nieuwenaam")
    assert laatste(dossier) == {"naam": "Pleun Nieuwenaam"}
    assert "<h1>Pleun Nieuwenaam</h1>" in tekst(client.get(f"/dossiers/{dossier.nummer}/"))


def test_a_form_in_which_nothing_changed_says_so_and_records_nothing():
    dossier, client = maak_dossier(), als("noor")
    antwoord = stuur(client, adres(dossier))
    assert antwoord.status_code == 422
    assert "Vul in wat er verandert" in tekst(antwoord)
    assert dossier.beeld().feiten[-1].type != SOORT


def test_a_fault_of_the_store_stands_at_its_field():
    dossier, client = maak_dossier(), als("noor")
    antwoord = stuur(client, adres(dossier), veld_postcode="12", veld_geboortedatum=dag(3).isoformat())
    assert set(antwoord.context["form"].errors) == {"veld_postcode", "veld_geboortedatum"}


def test_who_may_not_change_them_gets_neither_link_nor_form():
    dossier, client = maak_dossier(), als("bram")
    assert "Gegevens wijzigen" not in tekst(client.get(f"/dossiers/{dossier.nummer}/"))
    assert client.get(adres(dossier)).status_code == 404


def test_on_another_day_there_is_no_link():
    dossier = maak_dossier()
    pagina = tekst(als("noor").get(f"/dossiers/{dossier.nummer}/?peildatum={dag(-3).isoformat()}"))
    assert "Gegevens wijzigen" not in pagina
