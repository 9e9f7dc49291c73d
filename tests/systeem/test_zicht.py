"""The page 'Wat u mag zien en waarom': which kinds of data are open by which rule, and what is told of the others."""

import re

import pytest

from tests.systeem.hulp_dossierblad import als, dag, geef_toestemming, maak_dossier, tekst
from waakvlam.web.api import datum_kort

pytestmark = pytest.mark.django_db

DELEN = ("open", "dicht", "nooit")


def pagina(dossier, persona="bram"):
    return tekst(als(persona).get(f"/dossiers/{dossier.nummer}/zicht/"))


def deel(pagina, naam):
    """The text of one part of the page."""
    gevonden = re.search(rf'<section aria-labelledby="kop-{naam}">(.*?)</section>', pagina)
    assert gevonden is not None, naam
    return gevonden[1]


def test_every_page_of_a_dossier_leads_to_it():
    dossier = maak_dossier()
    for bladzijde in ("", "geweest/", "tijdlijn/", "besluiten/"):
        assert f'href="/dossiers/{dossier.nummer}/zicht/"' in tekst(
            als("bram").get(f"/dossiers/{dossier.nummer}/{bladzijde}")
        )


def test_it_says_in_which_role_one_looks_and_since_when():
    kop = re.sub(r"<[^>]+>", "", pagina(maak_dossier()))
    assert "in de rol Woningcorporatie." in kop
    assert f"Uw organisatie is partij in dit dossier sinds {datum_kort(dag(-60))}" in " ".join(kop.split())


def test_what_is_open_names_its_rule_with_the_clause_and_until_when():
    dossier = maak_dossier()
    velden = {"doelen": ["goed_huurderschap"], "ontvangers": ["woningcorporatie"], "geldig_tot": dag(30)}
    dossier.leg("toestemming_gegeven", -50, velden=velden, namens="deelnemer")
    open_ = deel(pagina(dossier), "open")
    assert "Voor de taak van uw organisatie" in open_
    assert "Planafspraken die voor het wonen tellen" in open_
    assert f"De deelnemer gaf toestemming. Die geldt tot en met {datum_kort(dag(30))}." in open_
    assert 'AMS26-10.01">AMS26-10.01</a>' in open_
    assert datum_kort(dag(-50)) not in open_


def test_what_is_closed_says_what_the_rule_asks_and_not_whether_there_is_consent():
    dicht = deel(pagina(maak_dossier()), "dicht")
    assert "Nodig: geldige toestemming van de deelnemer. Of dat zo is, is niet met u gedeeld." in dicht
    assert "Er is geen toestemming vastgelegd." not in dicht
    eigen = deel(pagina(maak_dossier(), "noor"), "dicht")
    assert "Er ontbreekt: geldige toestemming van de deelnemer." in eigen
    assert "Er is geen toestemming vastgelegd." in eigen


def test_what_is_never_shared_names_the_clause():
    nooit = deel(pagina(maak_dossier()), "nooit")
    assert "Begeleidingsplan" in nooit
    assert "AMS26-4.22" in nooit


def test_the_page_is_the_same_whether_or_not_there_is_something_in_what_is_closed():
    dossier = maak_dossier()
    geef_toestemming(dossier)
    was = pagina(dossier)
    dossier.leg("notitie_gemaakt", -9, velden={"tekst": "GEHEIM"})
    dossier.leg("doel_vastgelegd", -8, betreft="d1", velden={"domein": "financieel", "omschrijving": "GEHEIM"})
    assert [deel(pagina(dossier), naam) for naam in DELEN] == [deel(was, naam) for naam in DELEN]


def test_who_is_no_party_cannot_tell_it_from_what_does_not_exist():
    dossier = maak_dossier(partijen=("bram",))
    echt, verzonnen = (als("yara").get(f"/dossiers/{nr}/zicht/") for nr in (dossier.nummer, "AMS-2026-99999"))
    assert (echt.status_code, verzonnen.status_code) == (404, 404)
    assert echt.content == verzonnen.content
