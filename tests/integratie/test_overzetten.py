"""Moving facts that stand in the wrong dossier: in both or in neither, and nobody learns of a dossier by it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.integratie.conftest import ANDERE_CORPORATIE, ANDERE_ZORG, CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers.api import (
    GEWIJZIGD,
    AnderVerzoek,
    Geweigerd,
    Gewijzigd,
    MotiveringNodig,
    NieuweBijlage,
    Ongeldig,
    Overzetting,
    Vastlegging,
    controleer_keten,
    leesbare_velden,
    overgezet,
    probeer_over_te_zetten,
    voeg_bijlage_toe,
    wis,
    zet_over,
)
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Gebeurtenis
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
DAG = date(2026, 3, 2)
KIJKT = replace(ZORG, namens_ondersteuning=True)


@pytest.fixture
def fout(dossier):
    """The dossier in which it was recorded by mistake; a corporation is a party."""
    return dossier


@pytest.fixture
def goed(maak_dossier):
    """Where it belongs; another corporation is a party."""
    dossier = maak_dossier()
    dossier.leg("betrokkene_toegevoegd", date(2026, 1, 6), velden={"organisatie": "woon-b", "rol": "woningcorporatie"})
    return dossier


def zet(fout, goed, *kenmerken, lezer=ZORG, verzoek=None, ook=(), **wat):
    over = [Overzetting(kenmerk, **wat) for kenmerk in kenmerken]
    standen = fout.beeld(lezer).stand, goed.beeld(lezer).stand
    return zet_over(lezer, fout.nummer, goed.nummer, over, standen, verzoek, ook)


def van_type(dossier, soort, lezer=ZORG):
    return [f for f in dossier.beeld(lezer).feiten if f.type == soort]


def aantal():
    with werkdeur():
        return Gebeurtenis.objects.count()


def test_a_fact_leaves_the_one_and_stands_in_the_other_as_it_was(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    assert [t.wat for t in fout.beeld().termijnen] == ["een begeleidingsplan vaststellen"]
    gedaan = zet(fout, goed, kenmerk)
    oud, intrekking = van_type(fout, "hulpbehoefte_vastgelegd")
    (nieuw,) = van_type(goed, "hulpbehoefte_vastgelegd")
    assert (oud.stand, intrekking.stand, intrekking.vervalt) == ("ingetrokken", "intrekking", kenmerk)
    assert (nieuw.stand, nieuw.op, nieuw.velden, nieuw.door) == ("geldt", oud.op, oud.velden, oud.door)
    assert fout.beeld().termijnen == ()
    assert [w.soort for w in gedaan.hier.wijzigingen] == ["weg"]
    assert [w.soort for w in gedaan.daar.wijzigingen] == ["begint"]
    with werkdeur():
        assert [controleer_keten(d.nummer) for d in (fout, goed)] == [None, None]


def test_both_dossiers_say_where_it_stands_to_the_own_organisation_alone(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    zet(fout, goed, kenmerk)
    (nieuw,) = van_type(goed, "hulpbehoefte_vastgelegd")
    ((hier,), (daar,)) = (van_type(d, "feit_overgezet") for d in (fout, goed))
    assert overgezet(hier) == (goed.nummer, nieuw.kenmerk)
    assert overgezet(daar) == (fout.nummer, kenmerk)
    assert goed.nummer not in repr(leesbare_velden(hier))
    for dossier, ander, lezer in ((fout, goed, CORPORATIE), (goed, fout, ANDERE_CORPORATIE)):
        beeld = repr(dossier.beeld(lezer))
        assert ander.nummer not in beeld
        assert "feit_overgezet" not in beeld


def test_who_is_party_in_one_of_them_alone_gets_the_answer_of_a_dossier_that_is_not_there(fout, goed, maak_dossier):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    vreemd = maak_dossier(lezer=ANDERE_ZORG)
    voor, stand, gezegd = aantal(), fout.beeld().stand, set()
    for naar in (vreemd.nummer, "PRF-2026-AAAAA-BBBBB"):
        for doe in (
            lambda naar=naar: zet_over(ZORG, fout.nummer, naar, [Overzetting(kenmerk)], (stand, "")),
            lambda naar=naar: probeer_over_te_zetten(ZORG, fout.nummer, naar, [Overzetting(kenmerk)]),
            lambda naar=naar: zet_over(ZORG, naar, fout.nummer, [Overzetting(kenmerk)], ("", stand)),
        ):
            with pytest.raises(NietGevonden) as weigering:
                doe()
            gezegd.add(repr(weigering.value))
    assert len(gezegd) == 1
    assert aantal() == voor


def test_a_refusal_there_leaves_both_as_they_were(fout, goed):
    fout.leg("begeleidingsplan_vastgesteld", DAG)
    eerst = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    dan = fout.leg("begeleidingsplan_gewijzigd", DAG).kenmerk
    voor = aantal()
    with pytest.raises(Geweigerd) as weigering:
        zet(fout, goed, eerst, dan)
    assert weigering.value.feit == 1
    assert aantal() == voor
    proef = probeer_over_te_zetten(ZORG, fout.nummer, goed.nummer, [Overzetting(eerst), Overzetting(dan)])
    assert set(proef.fouten) == {1}
    assert proef.daar is not None
    assert [w.soort for w in proef.daar.wijzigingen] == ["begint"]
    assert aantal() == voor


def test_facts_go_in_the_order_in_which_they_happened(fout, goed):
    plan = fout.leg("begeleidingsplan_vastgesteld", DAG).kenmerk
    dan = fout.leg("begeleidingsplan_gewijzigd", DAG).kenmerk
    zet(fout, goed, dan, plan)
    assert [f.type for f in goed.beeld().feiten if f.type.startswith("begeleidingsplan")] == [
        "begeleidingsplan_vastgesteld",
        "begeleidingsplan_gewijzigd",
    ]


def test_where_the_agreements_ask_a_reason_it_goes_with_its_own_or_with_a_new_one(fout, goed):
    for dossier in (fout, goed):
        dossier.leg("betrokkene_toegevoegd", DAG, velden={"organisatie": "woon-c", "rol": "woningcorporatie"})
    lezer = replace(CORPORATIE, organisatie="woon-c", account="cleo")
    met_reden = fout.leg("woning_aangeboden", DAG, lezer, betreft="w1", motivering="Er is haast.").kenmerk
    zet(fout, goed, met_reden, lezer=lezer)
    (daar,) = van_type(goed, "woning_aangeboden", lezer)
    assert daar.motivering == "Er is haast."
    fout.leg("wooneisen_vastgelegd", DAG)
    goed.leg("woning_aangeboden", DAG, lezer, vervalt=daar.kenmerk, motivering="Toch niet.")
    zonder = fout.leg("woning_aangeboden", VANDAAG, lezer, betreft="w2").kenmerk
    with pytest.raises(MotiveringNodig):
        zet(fout, goed, zonder, lezer=lezer)
    zet(fout, goed, zonder, lezer=lezer, motivering="Het was dit dossier.")
    assert van_type(goed, "woning_aangeboden", lezer)[-1].motivering == "Het was dit dossier."


def test_an_open_offer_goes_over_but_never_to_who_has_one(fout, goed):
    for dossier in (fout, goed):
        dossier.leg("betrokkene_toegevoegd", DAG, velden={"organisatie": "woon-c", "rol": "woningcorporatie"})
    lezer = replace(CORPORATIE, organisatie="woon-c", account="cleo")
    kenmerk = fout.leg("woning_aangeboden", DAG, lezer, betreft="w1", motivering="Er is haast.").kenmerk
    ander = goed.leg("woning_aangeboden", DAG, lezer, betreft="w1", motivering="Er is haast.").kenmerk
    voor = aantal()
    with pytest.raises(Geweigerd, match="open aanbod"):
        zet(fout, goed, kenmerk, lezer=lezer)
    assert aantal() == voor
    goed.leg("woning_aangeboden", DAG, lezer, vervalt=ander, motivering="Toch niet.")
    zet(fout, goed, kenmerk, lezer=lezer)


def test_a_subject_keeps_its_facts_together_and_apart_from_those_that_are_there(fout, goed):
    wat = {"velden": {"bij": "zorgaanbieder"}, "betrokkene": "deelnemer"}
    een, _daar = (dossier.leg("overlast_gemeld", DAG, betreft="m1", **wat).kenmerk for dossier in (fout, goed))
    twee = fout.leg("overlast_gemeld", VANDAAG, betreft="m1", **wat).kenmerk
    zet(fout, goed, een)
    zet(fout, goed, twee)
    daar, eerste, tweede = van_type(goed, "overlast_gemeld")
    assert daar.betreft == "m1"
    assert eerste.betreft == tweede.betreft != "m1"
    assert tweede.betrokkene == "deelnemer"
    zet(goed, fout, tweede.kenmerk, betreft="m1")
    assert van_type(fout, "overlast_gemeld")[-1].betreft == "m1"


def test_of_a_corrected_fact_the_last_version_goes_and_the_first_does_not_come_back(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    beter = fout.leg("hulpbehoefte_vastgelegd", VANDAAG, corrigeert=kenmerk).kenmerk
    zet(fout, goed, beter)
    assert [f for f in van_type(fout, "hulpbehoefte_vastgelegd") if f.stand == "geldt"] == []
    assert [f.op for f in van_type(goed, "hulpbehoefte_vastgelegd")] == [VANDAAG]


def test_particulars_of_somebody_else_go_to_whom_they_are_of(fout, goed):
    kenmerk = fout.leg(GEWIJZIGD, VANDAAG, velden={"naam": "Wies Verzonnen"}).kenmerk
    assert fout.beeld().naam == "Wies Verzonnen"
    zet(fout, goed, kenmerk)
    assert (fout.beeld().naam, goed.beeld().naam) == ("Dirk Verzonnen", "Wies Verzonnen")


def test_sent_twice_it_moves_once_and_the_key_serves_nothing_else(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    ander = fout.leg("wooneisen_vastgelegd", DAG).kenmerk
    assert not zet(fout, goed, kenmerk, verzoek="a" * 32).herhaald
    voor = aantal()
    assert zet(fout, goed, kenmerk, verzoek="a" * 32).herhaald
    with pytest.raises(AnderVerzoek):
        zet(fout, goed, ander, verzoek="a" * 32)
    with pytest.raises(Ongeldig):
        zet(fout, goed, kenmerk)
    assert aantal() == voor


@pytest.mark.parametrize("waar", ["fout", "goed"])
def test_what_came_in_between_in_either_is_shown_first(fout, goed, waar):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    standen = fout.beeld().stand, goed.beeld().stand
    {"fout": fout, "goed": goed}[waar].leg("wooneisen_vastgelegd", DAG)
    voor = aantal()
    with pytest.raises(Gewijzigd):
        zet_over(ZORG, fout.nummer, goed.nummer, [Overzetting(kenmerk)], standen)
    assert aantal() == voor


def test_only_the_organisation_that_recorded_it_moves_it_and_only_who_records(fout, goed):
    for dossier in (fout, goed):
        dossier.leg("betrokkene_toegevoegd", DAG, velden={"organisatie": "zorg-b", "rol": "zorgaanbieder"})
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    over = [Overzetting(kenmerk)]
    proef = probeer_over_te_zetten(ANDERE_ZORG, fout.nummer, goed.nummer, over)
    assert [type(f) for f in proef.fouten.values()] == [Ongeldig]
    with pytest.raises(Ongeldig):
        zet(fout, goed, kenmerk, lezer=ANDERE_ZORG)
    with pytest.raises(Geweigerd):
        probeer_over_te_zetten(KIJKT, fout.nummer, goed.nummer, over)
    with pytest.raises(Geweigerd):
        zet(fout, goed, kenmerk, lezer=KIJKT)


def test_what_is_about_the_dossier_itself_or_was_signed_for_it_stays(fout, goed):
    nieuw = NieuweBijlage("brief.txt", "tekst", "wooneisen")
    bijlage = voeg_bijlage_toe(ZORG, fout.nummer, nieuw, b"x", "plek", lambda _: None).kenmerk
    for feit in (*fout.beeld().feiten[:2], next(f for f in fout.beeld().feiten if f.kenmerk == bijlage)):
        with pytest.raises(Geweigerd):
            zet(fout, goed, feit.kenmerk)


def test_out_of_a_dossier_of_which_the_use_is_restricted_nothing_moves(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    fout.leg("beperking_ingegaan", DAG, velden={"grond": "juistheid_betwist"})
    with pytest.raises(Geweigerd, match="beperkt"):
        zet(fout, goed, kenmerk)


def test_to_the_same_dossier_or_of_nothing_is_no_move(fout, goed):
    with pytest.raises(Ongeldig):
        zet(fout, fout, fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk)
    with pytest.raises(Ongeldig):
        zet(fout, goed)


def test_out_of_an_erased_dossier_nothing_moves_and_what_was_moved_before_stays(fout, goed, tijd, settings, tmp_path):
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    ander = fout.leg("wooneisen_vastgelegd", DAG).kenmerk
    zet(fout, goed, kenmerk)
    fout.leg("dossier_gesloten", velden={"reden": "Klaar."})
    tijd.dag = date(2042, 1, 1)
    assert wis(fout.nummer, "termijn", INSTALLATIE).alles
    assert [f.stand for f in van_type(goed, "hulpbehoefte_vastgelegd")] == ["geldt"]
    with pytest.raises(NietGevonden):
        probeer_over_te_zetten(ZORG, fout.nummer, goed.nummer, [Overzetting(ander)])


def test_what_comes_with_it_is_recorded_in_the_dossier_that_is_left_or_nothing_is(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    voor = aantal()
    with pytest.raises(Ongeldig) as weigering:
        zet(fout, goed, kenmerk, ook=[Vastlegging("dossier_gesloten", VANDAAG)])
    assert weigering.value.feit == 1
    assert aantal() == voor
    zet(fout, goed, kenmerk, ook=[Vastlegging("dossier_gesloten", VANDAAG, velden={"reden": "Dubbel."})])
    assert van_type(fout, "dossier_gesloten")
    assert not van_type(goed, "dossier_gesloten")


def test_nobody_records_by_hand_that_a_fact_was_moved(fout):
    assert all(m.type != "feit_overgezet" for m in fout.beeld().kan_nu)
    velden = {
        "richting": "uit_ander_dossier",
        "feit": "x",
        "dag": DAG,
        "vastgelegd": DAG,
        "dossier": "x",
        "kenmerk": "x",
    }
    with pytest.raises(Ongeldig):
        fout.leg("feit_overgezet", velden=velden)


def test_the_log_of_both_people_says_that_it_was_tried_and_done(fout, goed):
    kenmerk = fout.leg("hulpbehoefte_vastgelegd", DAG).kenmerk
    probeer_over_te_zetten(ZORG, fout.nummer, goed.nummer, [Overzetting(kenmerk)])
    zet(fout, goed, kenmerk)
    regels = Verwerkingsregel.objects.filter(pad__startswith="dossiers.overzetten")
    assert {(r.pad, r.betrokkene) for r in regels} == {
        (f"dossiers.{pad}", d.nummer) for pad in ("overzetten", "overzetten_proberen") for d in (fout, goed)
    }
