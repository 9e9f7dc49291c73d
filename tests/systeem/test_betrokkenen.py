"""Whom a fact is about: asked where it can be several people, kept apart, and shown again when it is corrected."""

import pytest

from tests.systeem.hulp_dossierblad import als, formulier, maak_dossier, tekst
from tests.systeem.test_dossierblad_vastleggen import adres, feiten, fouten, stuur

pytestmark = pytest.mark.django_db


def test_where_a_fact_can_be_about_several_people_the_form_asks_and_the_store_keeps_them_apart():
    dossier, noor = maak_dossier(), als("noor")
    pad = adres(dossier, "notitie_gemaakt")
    assert "Over wie gaat het vooral?" in tekst(noor.get(pad))
    for wie in ("deelnemer", "huisgenoot", "melder"):
        assert stuur(noor, pad, veld_tekst=f"Over {wie}", betrokkene=wie).status_code == 200
    assert [f.betrokkene for f in feiten(dossier, "notitie_gemaakt")] == ["deelnemer", "huisgenoot", "melder"]


def test_a_correction_starts_with_about_whom_it_was_and_can_change_that():
    dossier, noor = maak_dossier(), als("noor")
    stuur(noor, adres(dossier, "notitie_gemaakt"), veld_tekst="Over een kind", betrokkene="kind")
    [feit] = feiten(dossier, "notitie_gemaakt")
    pad = f"/dossiers/{dossier.nummer}/feiten/{feit.kenmerk}/verbeteren/"
    assert formulier(noor.get(pad))["betrokkene"] == "kind"
    stuur(noor, pad, betrokkene="huisgenoot")
    assert [(f.betrokkene, f.stand) for f in feiten(dossier, "notitie_gemaakt")] == [
        ("kind", "verbeterd"),
        ("huisgenoot", "geldt"),
    ]


def test_about_someone_the_kind_does_not_know_is_refused_and_where_it_is_one_nothing_is_asked():
    dossier, noor = maak_dossier(), als("noor")
    antwoord = stuur(noor, adres(dossier, "notitie_gemaakt"), veld_tekst="x", betrokkene="buurman")
    assert list(fouten(antwoord)) == ["betrokkene"]
    assert "betrokkene" not in noor.get(adres(dossier, "voorbereiding_gestart")).context["form"].fields
