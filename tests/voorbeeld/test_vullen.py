"""Invented dossiers go in the store through its door, and come out whole."""

import pytest

from waakvlam import klok
from waakvlam.dossiers.api import GROEPEN, controleer_keten, dossierbeeld, tellingen, werkvoorraad
from waakvlam.toegang.api import PERSONAS
from waakvlam.voorbeeld.api import bewaar, dossiers, voorraad, vul, werkers

MINSTENS_REGELS = 1
"""Of this process alone: other tests may run beside it."""

pytestmark = pytest.mark.django_db


@pytest.mark.opslag
def test_a_dossier_with_corrections_and_withdrawals_is_stored_whole(kast, settings, tmp_path):
    settings.DATA = tmp_path
    dossier = kast.van("Woningruil")
    nummer = bewaar(dossier)
    beeld = dossierbeeld(
        PERSONAS["noor" if dossier.organisaties["zorgaanbieder"] == "het-anker" else "sam"].lezer, nummer
    )
    assert controleer_keten(nummer) is None
    assert beeld.naam == dossier.naam
    standen = {f.stand for f in beeld.feiten}
    assert {"geldt", "ingetrokken"} <= standen


def test_nothing_is_there_before_it_is_filled(settings, tmp_path):
    settings.DATA = tmp_path
    assert voorraad() is None


def test_filling_tells_its_progress_and_remembers_its_day(settings, tmp_path):
    settings.DATA = tmp_path
    gedaan: list[int] = []
    vandaag = klok.vandaag()
    feiten = vul(vandaag, 3, gedaan.append)
    assert gedaan == [1, 2, 3]
    assert feiten == sum(len(d.feiten) for d in dossiers(vandaag, 3))
    aanwezig = voorraad()
    assert aanwezig is not None
    assert (aanwezig.vandaag, aanwezig.aantal) == (vandaag, 3)


@pytest.mark.opslag
def test_filling_is_all_or_nothing(settings, tmp_path):
    settings.DATA = tmp_path

    def stop(gedaan):
        if gedaan == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        vul(klok.vandaag(), 3, stop)
    assert voorraad() is None
    assert werkvoorraad(PERSONAS["noor"].lezer, groep="later").aantal == 0


@pytest.mark.traag
def test_the_whole_caseload_fills_every_list_of_every_persona(settings, tmp_path):
    settings.DATA = tmp_path
    vul(klok.vandaag())
    assert controleer_keten() is None
    leeg = {
        lezer.account: groep
        for lezer in werkers()
        for groep in GROEPEN
        if lezer.regio == "Amsterdam" and groep != "gemist" and not tellingen(lezer)[groep]
    }
    assert leeg == {}
    assert {lezer.account for lezer in werkers() if sum(tellingen(lezer).values()) < MINSTENS_REGELS} == set()
