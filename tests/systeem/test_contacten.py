"""Whom to call about a dossier: every party with its number, and at one's own who works on it or stands in."""

import pytest

from tests.systeem.hulp_dossierblad import BRAM, NOOR, als, dag, maak_dossier, tekst
from waakvlam.dossiers.api import draag_over
from waakvlam.organisaties.api import (
    Contactgegevens,
    bewaar_contactpunt,
    contactpunten,
    leden_van,
    organisaties,
    vervang,
    verwijder_contactpunt,
)

pytestmark = pytest.mark.django_db


def pagina(dossier, wie="noor", deel="contacten/"):
    return als(wie).get(f"/dossiers/{dossier.nummer}/{deel}")


def lid(lezer, account):
    return next(lid for lid in leden_van(lezer.organisatie) if lid.account == account)


def test_each_party_has_its_role_in_the_words_of_the_region_and_a_number_to_call():
    antwoord = pagina(maak_dossier())
    namen = {p.organisatie: p for p in antwoord.context["partijen"]}
    assert {organisaties()[lezer.organisatie] for lezer in (NOOR, BRAM)} <= namen.keys()
    html = tekst(antwoord)
    for partij in namen.values():
        assert partij.rol in html
        for punt in partij.punten:
            assert f'href="tel:{punt.belnummer}"' in html
            assert f'href="mailto:{punt.email}"' in html
    assert " " not in namen[organisaties()[BRAM.organisatie]].punten[0].belnummer


def test_the_number_of_a_party_stands_on_the_first_page_too():
    dossier = maak_dossier()
    bram = next(p.gegevens for p in contactpunten(BRAM.regio) if p.organisatie == BRAM.organisatie)
    for deel in ("", "contacten/"):
        assert f'href="tel:{bram.belnummer}"' in tekst(pagina(dossier, deel=deel))


def test_nuisance_is_reported_at_the_address_of_a_party_and_not_at_that_of_another_organisation():
    dossier = maak_dossier(partijen=("bram",))
    melden = {r.organisatie for r in pagina(dossier).context["meldpunten"]}
    assert melden == {NOOR.organisatie}
    assert {p.organisatie for p in contactpunten(NOOR.regio) if p.gegevens.soort == "overlast"} > melden


def test_who_left_the_dossier_is_not_named_to_be_called():
    dossier = maak_dossier()
    velden = {"organisatie": BRAM.organisatie, "rol": BRAM.rol}
    dossier.leg("betrokkene_verwijderd", -1, velden=velden)
    assert organisaties()[BRAM.organisatie] not in {p.organisatie for p in pagina(dossier).context["partijen"]}
    nummers = {p.gegevens.belnummer for p in contactpunten(BRAM.regio) if p.organisatie == BRAM.organisatie}
    for deel in ("", "contacten/"):
        html = tekst(pagina(dossier, deel=deel))
        assert not any(f"tel:{nummer}" in html for nummer in nummers)


def test_an_organisation_without_a_contact_point_says_so():
    dossier = maak_dossier()
    for punt in contactpunten(BRAM.regio):
        if punt.organisatie == BRAM.organisatie:
            verwijder_contactpunt(BRAM.organisatie, punt.id)
    assert "geen contactpersoon in het adresboek" in tekst(pagina(dossier))
    bewaar_contactpunt(BRAM.organisatie, "bram", Contactgegevens("crisis", BRAM.regio, telefoon="0900 1234"))
    antwoord = pagina(dossier)
    assert "geen contactpersoon in het adresboek" in tekst(antwoord)
    assert 'href="tel:09001234"' in tekst(antwoord)


def test_a_stand_in_is_named_to_the_own_organisation_with_the_last_day_and_to_no_other():
    dossier = maak_dossier()
    draag_over(NOOR, dossier.nummer, account="noor")
    collega = next(a for a in leden_van(NOOR.organisatie) if a.rol == NOOR.rol and a.account.startswith("collega"))
    noor = lid(NOOR, "noor")
    vervang(NOOR.organisatie, noor.id, collega.id, dag(1), dag(3))
    assert collega.naam not in tekst(pagina(dossier))
    vervang(NOOR.organisatie, noor.id, collega.id, dag(-1), dag(0))
    for deel in ("", "contacten/"):
        html = tekst(pagina(dossier, deel=deel))
        assert f"{collega.naam} vervangt" in html
        assert f'datetime="{dag(0).isoformat()}"' in html
        assert f'href="mailto:{collega.email}"' in html
        assert collega.naam not in tekst(pagina(dossier, "bram", deel))


def test_to_who_is_no_party_the_page_does_not_exist():
    assert pagina(maak_dossier(partijen=()), "bram").status_code == 404
