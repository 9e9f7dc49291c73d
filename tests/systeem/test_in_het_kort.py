"""The first page of a dossier says briefly what is due first, the last and the next contact, and open signals."""

import pytest

from tests.systeem.hulp_dossierblad import als, dag, maak_dossier, met_aanbod, tekst
from waakvlam.bron.api import bronset
from waakvlam.dossierblad.kort import AFGEHANDELD, GEHOUDEN, GEPLAND, SIGNAAL

pytestmark = pytest.mark.django_db
SETS = ("amsterdam-2018", "amsterdam-2026", "alkmaar-2018", "zuidoost-utrecht-2022")


def kort(dossier, wie="noor"):
    return als(wie).get(f"/dossiers/{dossier.nummer}/").context["kort"]


def leg(dossier, soort, dagen, **wat):
    return dossier.leg(soort, dagen, motivering="Proef.", **wat)


def test_what_is_due_first_is_told_with_who_must_do_it():
    dossier = met_aanbod(maak_dossier())
    eerst = kort(dossier).aan_zet
    dagen = [t.dag for t in dossier.beeld().termijnen if t.loopt and not t.gemist and t.dag]
    assert eerst["dag"] == min(dagen)
    assert eerst["mijn"]
    assert not kort(dossier, "bram").aan_zet["mijn"]


def test_the_last_talk_that_was_held_and_the_next_that_is_planned():
    dossier = maak_dossier()
    assert (kort(dossier).contact, kort(dossier).gesprek) == (None, None)
    leg(dossier, "huisbezoek_gehouden", -9)
    leg(dossier, "huisbezoek_gehouden", -4)
    leg(dossier, "kennismakingsgesprek_gepland", -3, betreft="g1", velden={"datum": dag(-2)})
    assert kort(dossier).contact.op == dag(-4)
    assert kort(dossier).gesprek is None
    leg(dossier, "kennismakingsgesprek_gepland", -1, betreft="g1", velden={"datum": dag(6)})
    leg(dossier, "kennismakingsgesprek_gepland", 0, betreft="g1", velden={"datum": dag(8)})
    assert kort(dossier).gesprek == ("Kennismakingsgesprek gepland", dag(8))


def test_a_signal_is_open_until_it_is_resolved_and_hidden_from_who_may_not_see_it():
    dossier = maak_dossier()
    leg(dossier, SIGNAAL, -9, betreft="s1", velden={"aard": "zorg"})
    leg(dossier, SIGNAAL, -5, betreft="s2", velden={"aard": "zorg"})
    assert [f.betreft for f in kort(dossier).signalen] == ["s1", "s2"]
    assert "2 signalen" in tekst(als("noor").get(f"/dossiers/{dossier.nummer}/"))
    assert kort(dossier, "bram").signalen == ()
    leg(dossier, AFGEHANDELD, -1, betreft="s1")
    assert [f.betreft for f in kort(dossier).signalen] == ["s2"]


def test_the_picture_of_a_former_day_knows_nothing_of_later():
    dossier = maak_dossier()
    leg(dossier, "huisbezoek_gehouden", -9)
    leg(dossier, "huisbezoek_gehouden", -4)
    antwoord = als("noor").get(f"/dossiers/{dossier.nummer}/?peildatum={dag(-6).isoformat()}")
    assert antwoord.context["kort"].contact.op == dag(-9)


@pytest.mark.parametrize("naam", SETS)
def test_the_vocabulary_has_the_names_on_which_this_rests(naam):
    typen = bronset(naam).rekenset.typen
    assert {SIGNAAL, AFGEHANDELD} <= typen.keys()
    assert sum(soort.endswith(GEHOUDEN) for soort in typen) > 1
    gepland = [soort for soort in typen if soort.endswith(GEPLAND)]
    assert any(veld.soort == "datum" for soort in gepland for veld in typen[soort].velden.values())
