"""Offering a home: what goes into the dossier, who sees it, and that two who try at once do not both succeed."""

from collections import Counter

import pytest

from tests.integratie.test_gelijktijdig import tegelijk
from tests.integratie.test_woningen import ADRES, maak, vragen
from tests.systeem.hulp_dossierblad import BRAM, LOES, NOOR, YARA, dag, geef_toestemming, maak_dossier
from waakvlam.bron.api import bronset, setnamen
from waakvlam.dossiers.api import Controle, Geweigerd, dossierbeeld
from waakvlam.toegang.api import NietGevonden
from waakvlam.web.api import woorden_van
from waakvlam.woningen import bestand
from waakvlam.woningen.aanbod import Bod, aanbiedingen, bied_aan
from waakvlam.woningen.lijsten import CONTRACT, gevolgen_van_weigeren, stappen
from waakvlam.woningen.models import GESLOTEN, OPEN, Aanbod

pytestmark = [pytest.mark.opslag]


def bied(dossier, kenmerk, verzoek="", lezer=BRAM):
    beeld = dossierbeeld(lezer, dossier.nummer)
    bod = Bod(kenmerk, dag(0), verzoek or bestand.nieuw_verzoek(), "Er is haast bij.")
    return bied_aan(lezer, beeld, bod, beeld.stand)


def zie(dossier, lezer):
    beeld = dossierbeeld(lezer, dossier.nummer)
    return aanbiedingen(bronset(beeld.afsprakenset).rekenset, beeld.feiten)


@pytest.mark.django_db
def test_with_an_offer_goes_what_the_provider_must_know_and_nothing_of_another_home():
    dossier, ander = maak_dossier(), maak_dossier(naam="Ander Verzonnen")
    kenmerk, elders = maak(overlastdossier=False), maak(adres="Elders 4", overlastdossier=False)
    geef_toestemming(dossier)
    bied(dossier, kenmerk)
    bied(ander, elders)
    [gezien] = zie(dossier, NOOR)
    assert gezien.stand == OPEN
    assert gezien.stuk is not None
    assert {r.tekst for r in gezien.stuk.inhoud} >= {ADRES, "Het balkon lekt."}
    assert [f.type for f in gezien.feiten] == ["woninginformatie_geleverd", "woning_aangeboden"]
    assert "Elders" not in repr(dossierbeeld(NOOR, dossier.nummer))
    with pytest.raises(NietGevonden):
        bestand.woning(NOOR, kenmerk)
    with pytest.raises(NietGevonden):
        dossierbeeld(LOES, dossier.nummer)
    assert ADRES not in repr(dossierbeeld(YARA, dossier.nummer))
    assert bestand.woning(BRAM, kenmerk).stand == "aangeboden"
    with pytest.raises(bestand.WoningBezet):
        bestand.trek_in(BRAM, kenmerk)
    assert Controle(projectie=True).eerste_breuk() is None


@pytest.mark.django_db
def test_a_refusal_makes_the_home_and_the_person_free_for_another_offer():
    dossier, ander, kenmerk = maak_dossier(), maak_dossier(naam="Ander Verzonnen"), maak(overlastdossier=False)
    bied(dossier, kenmerk)
    with pytest.raises(Geweigerd, match="intussen al aangeboden"):
        bied(ander, kenmerk)
    assert zie(ander, BRAM) == []
    [eerste] = zie(dossier, BRAM)
    dossier.leg("aanbod_beantwoord", betreft=eerste.betreft, velden={"antwoord": "weigert", "reden": "Te gehorig."})
    assert bestand.woning(BRAM, kenmerk).stand == "vrij"
    bied(ander, kenmerk)
    assert [r.stand for r in zie(ander, BRAM)] == [OPEN]
    assert [r.stand for r in zie(dossier, BRAM)] == [GESLOTEN]


@pytest.mark.django_db
def test_sent_twice_is_offered_once_and_a_withdrawn_home_not_at_all():
    dossier, kenmerk, verzoek = maak_dossier(), maak(overlastdossier=False), bestand.nieuw_verzoek()
    eerste = bied(dossier, kenmerk, verzoek)
    beeld = dossierbeeld(BRAM, dossier.nummer)
    nog_eens = bied_aan(BRAM, beeld, Bod(kenmerk, dag(0), verzoek, "Er is haast bij."), beeld.stand)
    assert nog_eens.herhaald
    assert nog_eens.kenmerk == eerste.kenmerk
    assert Aanbod.objects.count() == 1
    weg = maak(adres="Weg 1", overlastdossier=False)
    bestand.trek_in(BRAM, weg)
    ander = maak_dossier(naam="Ander Verzonnen")
    with pytest.raises(Geweigerd):
        bied(ander, weg)
    assert zie(ander, BRAM) == []


@pytest.mark.django_db
def test_the_agreements_keep_a_home_with_a_nuisance_file_back():
    dossier, kenmerk = maak_dossier(), maak(overlastdossier=True)
    with pytest.raises(Geweigerd):
        bied(dossier, kenmerk)
    assert zie(dossier, BRAM) == []
    assert bestand.woning(BRAM, kenmerk).stand == "vrij"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_offer_the_same_home_at_once_one_is_first():
    een, ander, kenmerk = maak_dossier(), maak_dossier(naam="Ander Verzonnen"), maak(overlastdossier=False)
    uitkomsten = tegelijk([lambda: bied(een, kenmerk), lambda: bied(ander, kenmerk)])
    assert Counter(type(u).__name__ for u in uitkomsten) == {"Resultaat": 1, "Geweigerd": 1}
    assert Aanbod.objects.filter(stand=OPEN).count() == 1
    assert sorted(len(zie(d, BRAM)) for d in (een, ander)) == [0, 1]


@pytest.mark.django_db(transaction=True)
def test_of_two_homes_that_are_offered_to_one_person_at_once_one_is_first():
    dossier = maak_dossier()
    kenmerken = [maak(adres=f"Laan {i}", overlastdossier=False) for i in range(2)]
    uitkomsten = tegelijk([lambda k=k: bied(dossier, k) for k in kenmerken])
    assert sum(type(u).__name__ == "Resultaat" for u in uitkomsten) == 1
    assert Aanbod.objects.count() == len(zie(dossier, BRAM)) == 1


@pytest.mark.parametrize("naam", [naam for naam in setnamen() if naam != "proef-2026"])
def test_what_a_refusal_means_and_what_the_start_asks_comes_from_the_set(naam):
    woorden = woorden_van(naam)
    bekend = {clausule.id for clausule in woorden.rekenset.afspraken.clausules}
    for gevolg in gevolgen_van_weigeren(woorden):
        assert gevolg.wat
        assert set(gevolg.clausules) <= bekend
    leeg = type("Leeg", (), {"kan_nu": (), "feiten": ()})()
    alle = stappen(woorden.rekenset, leeg)
    assert {stap.type for stap in alle} <= set(woorden.rekenset.typen)
    assert CONTRACT in {stap.groep for stap in alle}
    assert all(set(stap.clausules) <= bekend for stap in alle)


def test_the_lists_differ_as_the_agreements_do():
    weigeren = {naam: repr(gevolgen_van_weigeren(woorden_van(naam))) for naam in ("amsterdam-2026", "almere")}
    assert "AMS26-1.57" in weigeren["amsterdam-2026"]
    assert "AMS26-1.58" in weigeren["amsterdam-2026"]
    assert "AMS" not in weigeren["almere"]
    leeg = type("Leeg", (), {"kan_nu": (), "feiten": ()})()
    soorten = {n: {s.type for s in stappen(bronset(n).rekenset, leeg)} for n in ("amsterdam-2018", "alkmaar-2018")}
    gevraagd = {
        "meterkastkaart_uitgereikt",
        "informatiemap_uitgereikt",
        "brp_inschrijving_bevestigd",
        "inrichting_gecontroleerd",
    }
    assert gevraagd <= soorten["amsterdam-2018"]
    assert "verdiencontract_ingegaan" in soorten["alkmaar-2018"]
    assert "verdiencontract_ingegaan" not in soorten["amsterdam-2018"]
    assert vragen(BRAM).rekenset.naam.startswith("amsterdam")
