"""An own protocol tells nothing that is not shared: what it asks rests on what its organisation sees."""

from datetime import date

import pytest

from tests.hulp.afspraken import afspraken_in, leg_naast_proef
from tests.integratie.conftest import CORPORATIE
from waakvlam.dossiers.api import GROEPEN, Geweigerd, MotiveringNodig, werkvoorraad
from waakvlam.dossiers.models import Eigentermijn, Werkrij
from waakvlam.dossiers.ontbreekt import VERBORGEN

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
PROTOCOL = """
eigen: {organisatie: woon-a, rol: woningcorporatie, titel: het eigen protocol van Woon A, set: proef-2026,
        geldig_vanaf: 2020-01-01}
plichten:
  - {id: meekijken, soort: plicht, bron: artikel 1, wat: reageren op een plan, fase: begeleiden,
     aanleiding: [signaal_besproken], termijn: {getal: 2, eenheid: dag}, vervuld_door: [woning_aangeboden]}
  - {id: navragen, soort: plicht, bron: artikel 2, wat: navragen na een aanbod, fase: begeleiden,
     aanleiding: [woning_aangeboden], termijn: {getal: 2, eenheid: dag}, vervuld_door: [signaal_besproken]}
handelingen:
  - handeling: signaal_met_deelnemer_gedeeld
    vereist: [{wat: de aanbieder sprak erover, bron: artikel 3, voorwaarde: {gebeurd: [signaal_besproken]}}]
    oordeel_zonder: met_motivering
  - handeling: signaal_doorgegeven
    vereist: [{wat: de route klopt, bron: artikel 4, voorwaarde: {dossier: {veld: route, is: omslag}}}]
    oordeel_zonder: met_motivering
  - handeling: woning_aangeboden
    vereist: [{wat: er is een signaal, bron: artikel 5, voorwaarde: {gebeurd: [signaal_doorgegeven]}}]
    oordeel_zonder: nee
"""


@pytest.fixture(autouse=True, scope="module")
def afspraken(tmp_path_factory):
    """The sets as the other tests of the store have them, with a protocol of the corporation."""
    with afspraken_in(leg_naast_proef(tmp_path_factory.mktemp("afspraken"), woon_a=PROTOCOL)):
        yield


@pytest.fixture
def samen(dossier):
    """A dossier with the corporation, which sees nothing of a signal of care without a ground."""
    dossier.leg("betrokkene_toegevoegd", date(2026, 1, 6), velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    dossier.leg("hulpbehoefte_vastgelegd")
    return dossier


def geef_signaal_door(dossier, **wat):
    return dossier.leg("signaal_doorgegeven", lezer=CORPORATIE, velden={"aan": "zorgaanbieder"}, **wat)


def eigen_werk(dossier):
    """What the corporation reads of its own duties, in its list and on the page of the dossier."""
    lijst = {r.wat for groep in GROEPEN for r in werkvoorraad(CORPORATIE, groep=groep).rijen}
    blad = {(t.wat, t.status) for t in dossier.beeld(CORPORATIE).termijnen}
    return lijst, blad


def test_a_fact_that_is_not_shared_starts_no_own_duty(samen):
    voor = eigen_werk(samen)
    samen.leg("signaal_besproken")
    assert eigen_werk(samen) == voor
    assert not Eigentermijn.objects.filter(organisatie="woon-a", sleutel__contains="meekijken").exists()
    assert not Werkrij.objects.filter(wat__contains="reageren op een plan").exists()


def test_a_fact_that_is_not_shared_ends_no_own_duty_and_one_that_is_starts_it(samen):
    geef_signaal_door(samen, motivering="Het kan niet anders.")
    samen.leg("woning_aangeboden", lezer=CORPORATIE, betreft="w1", motivering="Er is haast bij.")
    lijst, voor = eigen_werk(samen)
    assert "navragen na een aanbod" in lijst
    samen.leg("signaal_besproken")
    assert {stand for wat, stand in eigen_werk(samen)[1] if wat == "navragen na een aanbod"} == {
        stand for wat, stand in voor if wat == "navragen na een aanbod"
    }
    assert "navragen na een aanbod" in eigen_werk(samen)[0]


def gevraagd(dossier, soort, **velden):
    """What the form and the act itself say to the corporation: the advice beforehand, and the refusal."""
    (vooraf,) = [m.oordeel for m in dossier.beeld(CORPORATIE).kan_nu if m.type == soort]
    with pytest.raises(MotiveringNodig) as geweigerd:
        dossier.leg(soort, lezer=CORPORATIE, velden=velden)
    return vooraf, [deel.wat for deel in geweigerd.value.ontbreekt]


@pytest.mark.parametrize(
    ("soort", "velden", "wat"),
    [
        (
            "signaal_met_deelnemer_gedeeld",
            {"na_overleg_met_zorgaanbieder": True},
            VERBORGEN,
        ),
        (
            "signaal_doorgegeven",
            {"aan": "zorgaanbieder"},
            "de route klopt (volgens het eigen protocol van Woon A, artikel 4)",
        ),
    ],
)
def test_a_requirement_tells_nothing_of_a_fact_or_particular_that_is_not_shared(samen, soort, velden, wat):
    samen.leg("signaal_besproken")
    assert gevraagd(samen, soort, **velden) == ("met_motivering", [wat])


def test_a_requirement_is_met_by_a_fact_that_the_organisation_sees(samen):
    with pytest.raises(Geweigerd):
        samen.leg("woning_aangeboden", lezer=CORPORATIE, betreft="w1", motivering="Er is haast bij.")
    geef_signaal_door(samen, motivering="Het kan niet anders.")
    samen.leg("woning_aangeboden", lezer=CORPORATIE, betreft="w1", motivering="Er is haast bij.")
    assert samen.beeld(CORPORATIE).feiten[-1].type == "woning_aangeboden"
