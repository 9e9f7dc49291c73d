"""Recording a fact: what is kept, what is refused and why, and what is told of the terms that changed."""

import re
from datetime import date, time

import pytest

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, GEGEVENS, VANDAAG, ZORG
from waakvlam.dossiers import projecteren
from waakvlam.dossiers.api import Geweigerd, Gewijzigd, MotiveringNodig, Ongeldig, Vastlegging, leg_vast, open_dossier
from waakvlam.dossiers.models import Dossier, Gebeurtenis, Termijn, Uitgaand
from waakvlam.dossiers.ontbreekt import VERBORGEN
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

VRIJDAG = date(2026, 3, 13)


def aangeboden(dossier, op=VRIJDAG):
    dossier.leg("wooneisen_vastgelegd", op)
    return dossier.leg("woning_aangeboden", op, CORPORATIE, betreft="w1")


def test_what_was_recorded_is_read_back(dossier):
    velden = {"doelen": ["verhuren"], "ontvangers": ["woningcorporatie"], "geldig_tot": date(2026, 12, 31)}
    dossier.leg("toestemming_gegeven", VRIJDAG, tijd=time(9, 30), velden=velden, namens="deelnemer", motivering=" Zo ")
    feit = dossier.beeld().feiten[-1]
    assert (feit.type, feit.op, feit.tijd) == ("toestemming_gegeven", VRIJDAG, time(9, 30))
    assert {naam: waarde for naam, _, waarde in feit.velden} == {
        "doelen": ("verhuren",),
        "ontvangers": ("woningcorporatie",),
        "geldig_tot": date(2026, 12, 31),
    }
    assert (feit.door, feit.rol, feit.organisatie, feit.account) == ("deelnemer", "zorgaanbieder", "zorg-a", "zora")
    assert feit.motivering == "Zo"


def test_a_number_tells_region_and_year_and_cannot_be_guessed(maak_dossier):
    nummers = [maak_dossier().nummer, maak_dossier().nummer, maak_dossier(op=date(2025, 12, 31)).nummer]
    assert [nummer[:9] for nummer in nummers] == ["PRF-2026-", "PRF-2026-", "PRF-2025-"]
    staarten = [nummer[9:] for nummer in nummers]
    assert len(set(staarten)) == 3
    assert all(re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}", staart) for staart in staarten)


def test_opening_with_a_first_fact_that_is_refused_leaves_no_dossier(db):
    with pytest.raises(Geweigerd):
        open_dossier(
            ZORG,
            GEGEVENS,
            PROEF,
            eerste_feiten=[Vastlegging("aanbod_beantwoord", VANDAAG, velden={"antwoord": "weigert"})],
        )
    assert not Dossier.objects.exists()


def test_a_term_begins_is_discharged_moves_and_lives_again(dossier):
    begin = aangeboden(dossier)
    assert [(w.soort, w.clausule, w.uiterlijk) for w in begin.wijzigingen] == [
        ("vervuld", "PRF26-1.03", None),
        ("begint", "PRF26-1.01", date(2026, 3, 17)),
    ]
    antwoord = dossier.leg("aanbod_beantwoord", VANDAAG, betreft="w1", velden={"antwoord": "accepteert"})
    assert [(w.soort, w.clausule, w.status) for w in antwoord.wijzigingen] == [("vervuld", "PRF26-1.01", "op_tijd")]
    terug = dossier.leg("aanbod_beantwoord", VANDAAG, vervalt=antwoord.kenmerk)
    assert [(w.soort, w.clausule) for w in terug.wijzigingen] == [("herleeft", "PRF26-1.01")]
    uitstel = {"clausule": "PRF26-1.01", "nieuwe_datum": date(2026, 3, 20), "reden": "ziek"}
    moved = dossier.leg("uitstel_afgesproken", VANDAAG, velden=uitstel)
    assert [(w.soort, w.eerder, w.uiterlijk) for w in moved.wijzigingen] == [
        ("verschoven", date(2026, 3, 17), date(2026, 3, 20))
    ]
    dicht = dossier.leg("dossier_gesloten", VANDAAG, velden={"reden": "klaar"})
    assert [(w.soort, w.clausule) for w in dicht.wijzigingen] == [("vervallen", "PRF26-1.01")]


def test_a_corrected_trigger_moves_the_same_term(dossier):
    begin = aangeboden(dossier)
    sleutel = begin.wijzigingen[-1].sleutel
    beter = dossier.leg("woning_aangeboden", VANDAAG, CORPORATIE, betreft="w1", corrigeert=begin.kenmerk)
    assert [(w.soort, w.sleutel, w.uiterlijk) for w in beter.wijzigingen if w.clausule == "PRF26-1.01"] == [
        ("verschoven", sleutel, date(2026, 3, 18))
    ]
    standen = {feit.kenmerk: feit.stand for feit in dossier.beeld().feiten}
    assert (standen[begin.kenmerk], standen[beter.kenmerk]) == ("verbeterd", "geldt")


def test_the_phase_change_is_told(dossier):
    resultaat = dossier.leg("begeleidingsplan_vastgesteld")
    assert (resultaat.fase_van, resultaat.fase_naar) == ("voorbereiding", "begeleiden")


@pytest.mark.parametrize(
    ("wat", "veld"),
    [
        ({"soort": "bestaat_niet"}, "type"),
        ({"soort": "dossier_geopend"}, "type"),
        ({"soort": "aanbod_beantwoord"}, "antwoord"),
        ({"soort": "aanbod_beantwoord", "velden": {"antwoord": "misschien"}}, "antwoord"),
        ({"soort": "wooneisen_vastgelegd", "velden": {"vreemd": "x"}}, "vreemd"),
        ({"soort": "wooneisen_vastgelegd", "velden": {"motivering": {"a": "b"}}}, "motivering"),
        ({"soort": "wooneisen_vastgelegd", "op": date(2026, 3, 17)}, "op"),
        ({"soort": "wooneisen_vastgelegd", "betreft": "w1"}, "betreft"),
        ({"soort": "aanbod_beantwoord", "velden": {"antwoord": "weigert"}, "betreft": "Dorpsstraat 1"}, "betreft"),
        ({"soort": "wooneisen_vastgelegd", "namens": "woningcorporatie"}, "namens"),
        ({"soort": "wooneisen_vastgelegd", "namens": "alle_partijen"}, "namens"),
        ({"soort": "wooneisen_vastgelegd", "corrigeert": "0000000000000000"}, "corrigeert"),
        ({"soort": "wooneisen_vastgelegd", "vervalt": "0000000000000000"}, "vervalt"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(dossier, wat, veld):
    with pytest.raises(Ongeldig) as fout:
        dossier.leg(**wat)
    assert veld in fout.value.fouten
    assert Gebeurtenis.objects.count() == 2


def test_all_faults_come_at_once(dossier):
    with pytest.raises(Ongeldig) as fout:
        dossier.leg("aanbod_beantwoord", date(2026, 3, 17), betreft="een straat", velden={"vreemd": "x"})
    assert set(fout.value.fouten) == {"op", "betreft", "vreemd", "antwoord"}


def test_a_role_outside_the_type_is_refused(dossier):
    with pytest.raises(Geweigerd) as fout:
        dossier.leg("wooneisen_vastgelegd", lezer=CORPORATIE)
    assert fout.value.soort == "onbevoegd"


def test_what_the_agreements_forbid_is_refused_with_what_is_missing(dossier):
    with pytest.raises(Geweigerd) as fout:
        dossier.leg("aanbod_beantwoord", velden={"antwoord": "accepteert"})
    assert (fout.value.soort, [o.wat for o in fout.value.ontbreekt]) == ("verboden", ["er ligt een aanbod"])
    assert fout.value.clausules == ("PRF26-1.06",)


def test_a_deviation_needs_a_reason_that_stays(dossier):
    with pytest.raises(MotiveringNodig) as fout:
        dossier.leg("woning_aangeboden", lezer=CORPORATIE)
    assert fout.value.ontbreekt
    dossier.leg("woning_aangeboden", lezer=CORPORATIE, motivering="spoed")
    assert dossier.beeld(CORPORATIE).feiten[-1].motivering == "spoed"


@pytest.mark.parametrize(
    ("toestemming", "wat", "clausules"),
    [(False, VERBORGEN, ()), (True, "de wooneisen zijn vastgelegd", ("PRF26-1.05",))],
)
def test_what_is_missing_is_named_only_to_who_may_see_it(dossier, toestemming, wat, clausules):
    if toestemming:
        dossier.toestemming()
    with pytest.raises(MotiveringNodig) as fout:
        dossier.leg("woning_aangeboden", lezer=CORPORATIE)
    assert [(o.wat, o.clausules) for o in fout.value.ontbreekt] == [(wat, clausules)]
    assert fout.value.clausules == clausules
    vooraf = next(m for m in dossier.beeld(CORPORATIE).kan_nu if m.type == "woning_aangeboden")
    assert (vooraf.oordeel, vooraf.ontbreekt) == ("met_motivering", (wat,))


def test_the_act_is_judged_on_the_day_of_the_fact(dossier):
    aangeboden(dossier, VRIJDAG)
    with pytest.raises(Geweigerd):
        dossier.leg("aanbod_beantwoord", date(2026, 3, 12), velden={"antwoord": "accepteert"})


def test_only_the_own_organisation_corrects_a_fact(dossier):
    velden = {"bij": "woningcorporatie"}
    melding = dossier.leg("overlast_gemeld", lezer=CORPORATIE, velden=velden)
    for wat in ({"vervalt": melding.kenmerk}, {"corrigeert": melding.kenmerk, "velden": velden}):
        with pytest.raises(Geweigerd) as fout:
            dossier.leg("overlast_gemeld", lezer=ZORG, **wat)
        assert "Alleen de organisatie" in fout.value.reden
    dossier.leg("overlast_gemeld", lezer=CORPORATIE, vervalt=melding.kenmerk)


def test_a_correction_is_judged_as_if_the_corrected_fact_had_never_been(dossier):
    plan = dossier.leg("begeleidingsplan_vastgesteld")
    beter = dossier.leg("begeleidingsplan_vastgesteld", VRIJDAG, corrigeert=plan.kenmerk)
    dossier.leg("begeleidingsplan_gewijzigd")
    with pytest.raises(Geweigerd):
        dossier.leg("begeleidingsplan_gewijzigd", corrigeert=beter.kenmerk)


def test_a_fact_is_corrected_once(dossier):
    eerste = dossier.leg("wooneisen_vastgelegd", VRIJDAG)
    dossier.leg("wooneisen_vastgelegd", VANDAAG, corrigeert=eerste.kenmerk)
    with pytest.raises(Ongeldig):
        dossier.leg("wooneisen_vastgelegd", VANDAAG, corrigeert=eerste.kenmerk)
    assert Gebeurtenis.objects.count() == 4


def test_opening_cannot_be_withdrawn(dossier):
    geopend = dossier.beeld().feiten[0]
    with pytest.raises(Ongeldig):
        dossier.leg("dossier_geopend", vervalt=geopend.kenmerk)


def test_a_report_by_a_neighbour_is_written_down_by_whom_it_reached(dossier):
    dossier.leg("overlast_gemeld", lezer=CORPORATIE, velden={"bij": "woningcorporatie"}, namens="melder")
    feit = dossier.beeld(CORPORATIE).feiten[-1]
    assert (feit.door, feit.rol) == ("melder", "woningcorporatie")


def test_on_behalf_of_someone_only_what_is_the_readers_concern(dossier):
    velden = {"doelen": ["verhuren"], "ontvangers": ["woningcorporatie"]}
    with pytest.raises(Geweigerd) as fout:
        dossier.leg("toestemming_gegeven", lezer=CORPORATIE, velden=velden, namens="deelnemer")
    assert fout.value.soort == "onbevoegd"


def test_the_second_of_two_with_the_same_stand_is_told_what_came_in_between(dossier):
    stand = dossier.beeld().stand
    dossier.leg("wooneisen_vastgelegd", verwacht=stand)
    with pytest.raises(Gewijzigd) as fout:
        dossier.leg("hulpbehoefte_vastgelegd", verwacht=stand)
    assert [feit.type for feit in fout.value.tussendoor] == ["wooneisen_vastgelegd"]
    assert Gebeurtenis.objects.count() == 3


def test_what_a_reader_may_not_see_does_not_stand_in_the_way_and_so_does_not_show(dossier):
    stand = dossier.beeld(CORPORATIE).stand
    dossier.leg("hulpbehoefte_vastgelegd")
    dossier.leg("woning_aangeboden", lezer=CORPORATIE, motivering="spoed", verwacht=stand)


def test_a_party_that_sees_no_fact_yet_can_record_its_first(maak_dossier):
    dossier = maak_dossier(afsprakenset="amsterdam-2026").met_corporatie()
    assert dossier.beeld(CORPORATIE).stand == ""
    dossier.leg("woning_aangeboden", lezer=CORPORATIE, motivering="spoed", verwacht="")


def test_an_unknown_stand_is_refused(dossier):
    with pytest.raises(Gewijzigd):
        dossier.leg("wooneisen_vastgelegd", verwacht="onbekend")


def test_who_is_no_party_finds_nothing(dossier):
    for nummer in (dossier.nummer, "PRF-2026-99999"):
        with pytest.raises(NietGevonden):
            leg_vast(ANDERE_ZORG, nummer, Vastlegging("wooneisen_vastgelegd", VANDAAG), "")


def test_a_failure_half_way_leaves_nothing(dossier, monkeypatch):
    voor = (Gebeurtenis.objects.count(), Termijn.objects.count(), Uitgaand.objects.count())

    def stuk(*_args):
        raise RuntimeError

    monkeypatch.setattr(projecteren, "_schrijf_zicht", stuk)
    with pytest.raises(RuntimeError):
        dossier.leg("wooneisen_vastgelegd")
    assert (Gebeurtenis.objects.count(), Termijn.objects.count(), Uitgaand.objects.count()) == voor
    assert Dossier.objects.get().volgnummer == 2


def test_the_outbox_holds_number_and_kind_and_nothing_of_the_person(dossier):
    dossier.leg("wooneisen_vastgelegd", velden={"motivering": "geheim"})
    rij = Uitgaand.objects.latest("pk")
    assert (rij.dossiernummer, rij.soort, rij.verwerkt_op) == (dossier.nummer, "wooneisen_vastgelegd", None)
