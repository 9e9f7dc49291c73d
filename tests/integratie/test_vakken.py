"""Compartments: what has a retention term of its own has a key of its own, and goes without the rest."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integratie.conftest import CORPORATIE, GEGEVENS, VANDAAG, ZORG
from waakvlam import klok
from waakvlam.dossiers.api import Ongeldig, controleer_keten, tellingen, werkvoorraad
from waakvlam.dossiers.models import Dossiersleutel, Gebeurtenis

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

GEHEIM = {"tekst": "Herkenbaar"}


def vernietig(vak):
    assert Dossiersleutel.objects.filter(vak=vak).update(verpakt=None, vernietigd_op=klok.nu()) == 1


def velden(dossier, lezer=ZORG):
    return [{naam: waarde for naam, _, waarde in feit.velden} for feit in dossier.beeld(lezer).feiten]


def test_each_fact_has_the_key_of_its_organisation_category_and_person(dossier):
    dossier.leg("notitie_gemaakt", velden=GEHEIM)
    dossier.leg("notitie_gemaakt", velden=GEHEIM, betrokkene="kind")
    dossier.leg("woning_aangeboden", VANDAAG, CORPORATIE, betreft="w1", motivering="haast")
    assert list(Gebeurtenis.objects.order_by("volgnummer").values_list("vak", flat=True)) == [
        "zorg-a/trajectstatus/deelnemer",
        "zorg-a/organisatiegegevens/deelnemer",
        "zorg-a/zorg_geleverd/deelnemer",
        "zorg-a/zorg_geleverd/kind",
        "woon-a/woninginformatie/deelnemer",
    ]
    vakken = {"gegevens", *Gebeurtenis.objects.values_list("vak", flat=True)}
    assert set(Dossiersleutel.objects.values_list("vak", flat=True)) == vakken


def test_someone_whom_the_type_does_not_know_is_refused(dossier):
    with pytest.raises(Ongeldig, match="betrokkene"):
        dossier.leg("hulpbehoefte_vastgelegd", betrokkene="melder")


def test_a_correction_stays_about_the_same_person(dossier):
    eerst = dossier.leg("notitie_gemaakt", velden=GEHEIM, betrokkene="kind")
    dossier.leg("notitie_gemaakt", velden={"tekst": "Anders"}, corrigeert=eerst.kenmerk)
    assert Gebeurtenis.objects.latest("volgnummer").vak == "zorg-a/zorg_geleverd/kind"


def test_a_destroyed_key_empties_its_facts_and_no_others(dossier):
    dossier.leg("notitie_gemaakt", velden=GEHEIM, motivering="Herkenbaar")
    dossier.leg("notitie_gemaakt", velden=GEHEIM, betrokkene="kind")
    vernietig("zorg-a/zorg_geleverd/kind")
    assert velden(dossier)[-2:] == [GEHEIM, {}]
    assert [feit.gewist_op is not None for feit in dossier.beeld().feiten] == [False, False, False, True]
    assert controleer_keten() is None
    assert dossier.beeld().naam == GEGEVENS.naam


def test_what_is_recorded_after_an_erasure_has_a_key_of_its_own(dossier):
    for keer in range(3):
        dossier.leg("notitie_gemaakt", velden={"tekst": str(keer)}, betrokkene="kind")
        vernietig(Gebeurtenis.objects.latest("volgnummer").vak)
    dossier.leg("notitie_gemaakt", velden=GEHEIM, betrokkene="kind")
    vak = "zorg-a/zorg_geleverd/kind"
    assert list(Gebeurtenis.objects.filter(volgnummer__gt=2).order_by("volgnummer").values_list("vak", flat=True)) == [
        vak, f"{vak}/2", f"{vak}/3", f"{vak}/4",
    ]  # fmt: skip
    assert velden(dossier)[-4:] == [{}, {}, {}, GEHEIM]
    assert controleer_keten() is None


def test_the_keys_of_a_dossier_and_of_a_page_of_names_are_one_query(maak_dossier):
    dossiers = [maak_dossier().met_corporatie() for _ in range(3)]
    for dossier in dossiers:
        dossier.leg("hulpbehoefte_vastgelegd")
        dossier.leg("notitie_gemaakt", velden=GEHEIM)
    groep = next(groep for groep, aantal in tellingen(ZORG).items() if aantal)
    for vraag in (dossiers[0].beeld, lambda: werkvoorraad(ZORG, groep=groep)):
        with CaptureQueriesContext(connection) as vragen:
            vraag()
        assert sum("dossiersleutel" in vraag["sql"] for vraag in vragen) == 1
    assert {rij.naam for rij in werkvoorraad(ZORG, groep=groep).rijen} == {GEGEVENS.naam}
