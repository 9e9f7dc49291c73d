"""Homes of a corporation: the questions of each region, who finds them, and what lies in the store."""

import dataclasses

import pytest
from cryptography.exceptions import InvalidTag
from django.db import connection

from waakvlam import klok
from waakvlam.bron.api import bronset, setnamen
from waakvlam.opslag.rijslot import als_lezer, als_werk
from waakvlam.toegang.api import PERSONAS, NietGevonden
from waakvlam.woningen import bestand
from waakvlam.woningen.forms import Woningformulier
from waakvlam.woningen.models import Woning
from waakvlam.woningen.vragen import AANGEBODEN, vragenlijst, vragenlijst_voor

pytestmark = [pytest.mark.django_db, pytest.mark.opslag]
BRAM, LOES, NOOR, RUBEN, SALMA = (PERSONAS[p].lezer for p in ("bram", "loes", "noor", "ruben", "salma"))
ADRES = "Bloesemdreef 12"
EIGENAREN = {"amsterdam-2026": "bram", "almere": "joris", "alkmaar-2018": "ruben", "zuidoost-utrecht-2022": "iris"}


def ingevuld(lijst, **anders):
    """An answer to every question."""
    waarden = {"tekst": ADRES, "lange_tekst": "Het balkon lekt.", "getal": 3, "bedrag": 712.5, "datum": "2026-12-01"}
    vast = {veld.id: waarden.get(veld.soort, True) for veld in lijst.velden}
    keuzes = {v.id: next(iter(v.keuzes)) if v.soort == "keuze" else tuple(v.keuzes) for v in lijst.velden if v.keuzes}
    return vast | keuzes | anders


def vragen(lezer):
    lijst = vragenlijst_voor(lezer, klok.vandaag())
    assert lijst is not None
    return lijst


def maak(lezer=BRAM, **anders):
    lijst = vragen(lezer)
    return bestand.voeg_toe(lezer, lijst, ingevuld(lijst, **anders), bestand.nieuw_verzoek())


@pytest.mark.parametrize("naam", [naam for naam in setnamen() if naam != "proef-2026"])
def test_every_set_says_itself_what_is_asked_of_a_home(naam):
    lijst = vragenlijst(bronset(naam).rekenset)
    assert lijst is not None
    assert lijst.velden[0].soort == "tekst"
    assert lijst.velden[0].verplicht
    assert {veld.categorie for veld in lijst.velden} == {lijst.rekenset.typen[AANGEBODEN].categorie}
    antwoorden = ingevuld(lijst)
    assert [r.plek.split(".")[1] for r in lijst.regels(antwoorden)] == [veld.id for veld in lijst.velden]
    assert len(lijst.regels({})) == 0
    velden = {n: v for n, v in _als_post(Woningformulier(lijst, antwoorden=antwoorden)).items() if v is not None}
    form = Woningformulier(lijst, velden)
    assert form.is_valid(), form.errors
    assert form.antwoorden() == antwoorden


def _als_post(form):
    return {naam: form[naam].value() for naam in form.fields}


def test_the_questions_differ_per_region_and_so_do_those_who_see_what_is_free():
    lijsten = {naam: vragen(PERSONAS[wie].lezer) for naam, wie in EIGENAREN.items()}
    gevraagd = {naam: {v.id for v in lijst.velden} for naam, lijst in lijsten.items()}
    assert "huur" in gevraagd["almere"]
    assert "huur" not in gevraagd["amsterdam-2026"]
    lezers = {naam: lijst.lezers for naam, lijst in lijsten.items()}
    assert lezers["alkmaar-2018"] == {"transferpunt"}
    assert lezers["zuidoost-utrecht-2022"] == {"vierde_huis"}
    assert lezers["amsterdam-2026"] == lezers["almere"] == frozenset()


def test_only_the_own_corporation_finds_a_home():
    kenmerk = maak()
    assert [w.kenmerk for w in bestand.woningen(BRAM)] == [kenmerk]
    assert bestand.woning(BRAM, kenmerk).antwoorden["adres"] == ADRES
    for ander in (LOES, NOOR, SALMA, dataclasses.replace(BRAM, functiesoort="functionaris_gegevensbescherming")):
        with pytest.raises(NietGevonden):
            bestand.woning(ander, kenmerk)
    assert bestand.woningen(LOES) == []


def test_where_another_offers_homes_that_other_sees_what_is_free_in_the_own_region():
    kenmerk = maak(RUBEN)
    elders = dataclasses.replace(SALMA, regio="Almere")
    [gezien] = bestand.woningen(SALMA)
    assert (gezien.kenmerk, gezien.eigen) == (kenmerk, False)
    assert bestand.woningen(elders) == []
    with pytest.raises(NietGevonden):
        bestand.trek_in(SALMA, kenmerk)
    bestand.trek_in(RUBEN, kenmerk)
    assert bestand.woningen(SALMA) == []
    with pytest.raises(NietGevonden):
        bestand.woning(SALMA, kenmerk)


def test_what_lies_in_the_store_does_not_say_where_it_is():
    kenmerk = maak()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM woningen_woning")
        [rij] = cursor.fetchall()
    assert ADRES not in repr(rij)
    assert ADRES.encode() not in b"".join(bytes(kolom) for kolom in rij if isinstance(kolom, bytes | memoryview))
    ander = maak(adres="Elders 4")
    een, twee = Woning.objects.get(kenmerk=kenmerk), Woning.objects.get(kenmerk=ander)
    Woning.objects.filter(pk=twee.pk).update(inhoud=een.inhoud)
    with pytest.raises(InvalidTag):
        bestand.woning(BRAM, ander)


def test_two_colleagues_do_not_overwrite_each_other_and_a_form_sent_twice_makes_one_home():
    lijst, verzoek = vragen(BRAM), bestand.nieuw_verzoek()
    antwoorden = ingevuld(lijst)
    kenmerk = bestand.voeg_toe(BRAM, lijst, antwoorden, verzoek)
    assert bestand.voeg_toe(BRAM, lijst, antwoorden, verzoek) == kenmerk
    assert Woning.objects.count() == 1
    bestand.wijzig(BRAM, kenmerk, lijst, antwoorden | {"kamers": 4}, 1)
    with pytest.raises(bestand.WoningGewijzigd):
        bestand.wijzig(BRAM, kenmerk, lijst, antwoorden | {"kamers": 5}, 1)
    assert bestand.woning(BRAM, kenmerk).antwoorden["kamers"] == 4


def test_withdrawn_and_free_again():
    kenmerk = maak()
    bestand.trek_in(BRAM, kenmerk)
    assert bestand.woning(BRAM, kenmerk).stand == "ingetrokken"
    bestand.geef_vrij(BRAM, kenmerk)
    assert bestand.woning(BRAM, kenmerk).stand == "vrij"


def test_another_key_of_the_installation_opens_what_the_earlier_one_closed(settings):
    kenmerk, oud = maak(), settings.WAAKVLAM_SLEUTEL
    settings.WAAKVLAM_SLEUTEL, settings.WAAKVLAM_SLEUTEL_VORIGE = "B" * 43 + "=", (oud,)
    assert bestand.woning(BRAM, kenmerk).antwoorden["adres"] == ADRES
    assert bestand.versleutel_opnieuw() == 1
    assert bestand.versleutel_opnieuw() == 0
    settings.WAAKVLAM_SLEUTEL_VORIGE = ()
    assert bestand.woning(BRAM, kenmerk).antwoorden["adres"] == ADRES


@pytest.mark.aan_het_slot
def test_the_database_itself_opens_a_home_to_its_owner_and_to_who_may_offer_it():
    if connection.vendor != "postgresql":
        pytest.skip("rijslot is er alleen op PostgreSQL")
    maak(RUBEN)
    wie = {BRAM: 0, RUBEN: 1, SALMA: 1, NOOR: 0}
    for lezer, aantal in wie.items():
        with als_lezer(lezer.organisatie, lezer.rol, klok.vandaag()):
            assert Woning.objects.count() == aantal
    with als_lezer(SALMA.organisatie, SALMA.rol, klok.vandaag()):
        assert Woning.objects.update(regio="elders") == 0
    assert Woning.objects.count() == 0
    with als_werk():
        assert Woning.objects.count() == 1
