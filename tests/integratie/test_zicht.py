"""Nobody sees more than the agreements let them, on whichever path: dossier, list, count, search, refusal."""

from dataclasses import replace
from datetime import date

import pytest

from tests.integratie.conftest import (
    ANDERE_CORPORATIE,
    ANDERE_ZORG,
    CORPORATIE,
    GEGEVENS,
    VANDAAG,
    ZORG,
)
from waakvlam.dossiers.api import (
    GROEPEN,
    Geweigerd,
    MotiveringNodig,
    Ongeldig,
    dossierbeeld,
    leg_vast,
    open_per_clausule,
    tellingen,
    werkvoorraad,
)
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossierzicht, Termijn, Termijnzicht
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.sets import gereed, open_categorieen
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.organisaties.api import richt_op
from waakvlam.toegang.api import NietGevonden, Zichtwijzer

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]


def alle_rijen(lezer, **filters):
    return [rij for groep in GROEPEN for rij in werkvoorraad(lezer, groep=groep, **filters).rijen]


def soorten(beeld):
    return {feit.type for feit in beeld.feiten}


@pytest.mark.parametrize("lezer", [ANDERE_ZORG, ANDERE_CORPORATIE])
def test_who_is_no_party_finds_nothing_on_any_path(dossier, lezer):
    dossier.leg("wooneisen_vastgelegd")
    fouten = []
    for nummer in (dossier.nummer, "PRF-2026-99999"):
        for pad in (
            lambda n: dossierbeeld(lezer, n),
            lambda n: dossierbeeld(lezer, n, VANDAAG),
            lambda n: leg_vast(lezer, n, Vastlegging("wooneisen_vastgelegd", VANDAAG), ""),
        ):
            with pytest.raises(NietGevonden) as fout:
                pad(nummer)
            fouten.append(str(fout.value))
    assert len(set(fouten)) == 1
    assert alle_rijen(lezer) == []
    assert alle_rijen(lezer, zoek=dossier.nummer) == []
    assert sum(tellingen(lezer).values()) == 0
    assert open_per_clausule(lezer, ["PRF26-1.02", "PRF26-1.03"]) == {}


def test_who_left_is_no_party_from_that_day(dossier, tijd):
    dossier.leg("wooneisen_vastgelegd")
    dossier.leg("betrokkene_verwijderd", VANDAAG, velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    with pytest.raises(NietGevonden):
        dossier.beeld(CORPORATIE)
    assert (alle_rijen(CORPORATIE), any(tellingen(CORPORATIE).values())) == ([], False)
    tijd.dag = date(2026, 3, 15)
    assert dossier.beeld(CORPORATIE)
    assert alle_rijen(CORPORATIE)


def test_an_organisation_is_a_party_in_its_own_role_only(dossier):
    with pytest.raises(NietGevonden):
        dossier.beeld(replace(ZORG, rol="woningcorporatie"))


def test_a_party_may_be_named_in_full(maak_dossier):
    richt_op("Woonstichting De Gracht", [("woningcorporatie", "Amsterdam")], "de-gracht")
    dossier = maak_dossier()
    dossier.leg("betrokkene_toegevoegd", velden={"organisatie": "Woonstichting De Gracht", "rol": "woningcorporatie"})
    assert ("de-gracht", "woningcorporatie") in dossier.beeld().partijen


def test_without_consent_the_corporation_sees_no_name_and_no_requirements(dossier):
    dossier.leg("wooneisen_vastgelegd")
    beeld = dossier.beeld(CORPORATIE)
    assert (beeld.naam, dict(beeld.gegevens), beeld.toestemming) == (None, {}, None)
    assert soorten(beeld) == {"betrokkene_toegevoegd"}
    assert [rij.naam for rij in alle_rijen(CORPORATIE)] == [None]


def test_with_consent_it_sees_what_was_consented_to_and_no_more(dossier):
    dossier.toestemming()
    dossier.leg("wooneisen_vastgelegd")
    dossier.leg("hulpbehoefte_vastgelegd")
    beeld = dossier.beeld(CORPORATIE)
    assert beeld.naam == GEGEVENS.naam
    assert soorten(beeld) == {"betrokkene_toegevoegd", "wooneisen_vastgelegd"}
    assert [rij.naam for rij in alle_rijen(CORPORATIE)] == [GEGEVENS.naam]


def test_hidden_facts_are_not_counted(dossier):
    voor = dossier.beeld(CORPORATIE)
    for _ in range(5):
        dossier.leg("hulpbehoefte_vastgelegd")
        dossier.leg("begeleidingsplan_vastgesteld")
    assert dossier.beeld(CORPORATIE) == voor


def test_what_may_never_be_shared_shows_not_even_as_a_term_owed_to_the_reader(dossier):
    dossier.toestemming()
    dossier.leg("hulpbehoefte_vastgelegd")
    assert "PRF26-1.02" in {t.clausule for t in dossier.beeld(ZORG).termijnen}
    assert "PRF26-1.02" not in {t.clausule for t in dossier.beeld(CORPORATIE).termijnen}
    assert alle_rijen(CORPORATIE, zoek="begeleidingsplan") == []
    assert open_per_clausule(CORPORATIE, ["PRF26-1.02"]) == {}
    assert not Termijnzicht.objects.filter(rol="woningcorporatie", termijn__clausule="PRF26-1.02").exists()


def test_the_phase_is_the_last_that_the_reader_sees_entered(dossier):
    dossier.leg("wooneisen_vastgelegd")
    dossier.leg("woning_aangeboden", lezer=CORPORATIE)
    dossier.leg("begeleidingsplan_vastgesteld")
    assert [(f.naam, f.stand) for f in dossier.beeld(ZORG).fasen][-1] == ("begeleiden", "huidig")
    assert [(f.naam, f.stand) for f in dossier.beeld(CORPORATIE).fasen] == [
        ("voorbereiding", "komt"),
        ("matching", "huidig"),
        ("begeleiden", "komt"),
    ]


def test_a_decision_on_data_that_is_not_shared_has_no_outcome(dossier):
    dossier.leg("wooneisen_vastgelegd")
    assert [(b.rol, b.uitkomst) for b in dossier.beeld(ZORG).besluiten] == [("gehoord", "kan")]
    assert [(b.rol, b.uitkomst, b.criteria[0].waarde) for b in dossier.beeld(CORPORATIE).besluiten] == [
        ("beslisser", None, None)
    ]
    dossier.toestemming()
    assert [b.uitkomst for b in dossier.beeld(CORPORATIE).besluiten] == ["kan"]


def test_the_facts_in_a_term_show_only_when_they_are_shared(dossier):
    dossier.leg("wooneisen_vastgelegd")
    assert [t.aanleiding for t in dossier.beeld(CORPORATIE).termijnen] == [None]
    dossier.toestemming()
    aanleidingen = [t.aanleiding.type for t in dossier.beeld(CORPORATIE).termijnen if t.aanleiding]
    assert aanleidingen == ["wooneisen_vastgelegd"]


def overlast(dossier):
    dossier.leg("overlast_gemeld", velden={"bij": "zorgaanbieder"})


def test_withdrawing_consent_closes_every_path_at_once(dossier):
    dossier.toestemming()
    overlast(dossier)
    open_zicht = Termijnzicht.objects.filter(rol="woningcorporatie", grond="categorie")
    assert open_zicht.count() == 1
    assert [rij.clausule for rij in alle_rijen(CORPORATIE)] == ["PRF26-1.11"]
    dossier.leg("toestemming_ingetrokken", namens="deelnemer")
    assert open_zicht.count() == 0
    assert Dossierzicht.objects.get(rol="woningcorporatie").categorieen == ["organisatiegegevens", "woninginformatie"]
    assert alle_rijen(CORPORATIE) == []
    beeld = dossier.beeld(CORPORATIE)
    assert (beeld.naam, soorten(beeld), beeld.termijnen) == (None, {"betrokkene_toegevoegd"}, ())


def test_withdrawn_consent_closes_the_past_too(dossier):
    dossier.toestemming(date(2026, 1, 7))
    dossier.leg("wooneisen_vastgelegd", date(2026, 1, 8))
    toen = date(2026, 2, 1)
    assert dossier.beeld(CORPORATIE, peildatum=toen).naam == GEGEVENS.naam
    dossier.leg("toestemming_ingetrokken", namens="deelnemer")
    for datums in ({"peildatum": toen}, {"kennisdatum": toen}, {"peildatum": toen, "kennisdatum": toen}):
        beeld = dossier.beeld(CORPORATIE, **datums)
        assert (beeld.naam, soorten(beeld) & {"wooneisen_vastgelegd"}) == (None, set())


def test_consent_that_ends_closes_lists_even_before_the_nightly_run(dossier, tijd):
    dossier.toestemming(geldig_tot=VANDAAG)
    overlast(dossier)
    dossier.leg("wooneisen_vastgelegd")
    assert {(rij.clausule, rij.naam) for rij in alle_rijen(CORPORATIE)} == {
        ("PRF26-1.11", GEGEVENS.naam),
        ("PRF26-1.03", GEGEVENS.naam),
    }
    tijd.dag = date(2026, 3, 17)
    assert {(rij.clausule, rij.naam) for rij in alle_rijen(CORPORATIE)} == {("PRF26-1.03", None)}
    assert dossier.beeld(CORPORATIE).naam is None


def test_what_the_own_organisation_recorded_it_always_sees(dossier):
    overlast_bij = {"bij": "woningcorporatie"}
    dossier.leg("overlast_gemeld", lezer=CORPORATIE, velden=overlast_bij)
    assert "overlast_gemeld" in soorten(dossier.beeld(CORPORATIE))


def test_a_hidden_fact_cannot_be_corrected_and_looks_like_one_that_is_not_there(dossier):
    dossier.leg("hulpbehoefte_vastgelegd")
    verborgen = dossier.beeld(ZORG).feiten[-1].kenmerk
    meldingen = []
    for kenmerk in (verborgen, "0" * 16):
        with pytest.raises(Ongeldig) as fout:
            dossier.leg("woning_aangeboden", lezer=CORPORATIE, motivering="x", corrigeert=kenmerk)
        meldingen.append(str(fout.value))
    assert len(set(meldingen)) == 1


def test_what_can_be_recorded_now_begins_with_what_is_owed(dossier):
    dossier.leg("wooneisen_vastgelegd")
    dossier.leg("woning_aangeboden", lezer=CORPORATIE)
    eerste = dossier.beeld(ZORG).kan_nu[0]
    assert (eerste.type, eerste.plek, eerste.oordeel, len(eerste.vervult)) == ("aanbod_beantwoord", "termijn", "ja", 1)
    corporatie = {m.type: m for m in dossier.beeld(CORPORATIE).kan_nu}
    assert "aanbod_beantwoord" not in corporatie
    assert "toestemming_gegeven" not in corporatie
    assert {m.type: m for m in dossier.beeld(ZORG).kan_nu}["toestemming_gegeven"].namens == ("deelnemer",)


def test_what_is_offered_can_be_recorded_and_what_is_refused_cannot(dossier):
    per_oordeel = {m.type: m.oordeel for m in dossier.beeld(ZORG).kan_nu if m.eigen}
    assert per_oordeel["aanbod_beantwoord"] == "nee"
    with pytest.raises(Geweigerd):
        dossier.leg("aanbod_beantwoord", velden={"antwoord": "accepteert"})
    assert per_oordeel["hulpbehoefte_vastgelegd"] == "ja"
    dossier.leg("hulpbehoefte_vastgelegd")


def test_every_term_has_a_bearer_in_the_lists(dossier):
    dossier.leg("wooneisen_vastgelegd")
    dossier.leg("hulpbehoefte_vastgelegd")
    zonder = Termijn.objects.exclude(zicht__grond="drager")
    assert not zonder.exists()


def test_an_act_of_a_day_under_the_former_version_is_judged_with_what_the_reader_sees_by_the_present_one(maak_dossier):
    """What a version shares is kept once per process: mixed up, every dossier of the former version would be wrong."""
    oud = maak_dossier(afsprakenset="amsterdam-2018", op=date(2025, 11, 3))
    oud.leg("betrokkene_toegevoegd", date(2025, 11, 4), velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    with werkdeur():
        bestand = lees(oud.nummer)
    toen, nu = bestand.beoordeling(date(2025, 12, 1)), bestand.beoordeling(VANDAAG)
    assert (toen.rekenset.naam, nu.rekenset.naam) == ("amsterdam-2018", "amsterdam-2026")
    with pytest.raises((Geweigerd, MotiveringNodig)):
        oud.leg("huurcontract_omgeklapt", date(2025, 12, 1), CORPORATIE)
    with pytest.raises(ValueError, match="amsterdam-2026, niet volgens amsterdam-2018"):
        gereed("amsterdam-2018").zichtwijzer.categorieen(nu, "woningcorporatie")
    vers = Zichtwijzer(toen.rekenset).categorieen(toen, "woningcorporatie")
    assert open_categorieen(toen, "woningcorporatie") == vers
