"""Acts: ja, met_motivering or nee, and which requirement or role makes it so."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel
from waakvlam.kern.fouten import Afsprakenfout, Vraagfout


def regel(vereist: str, zonder: str = "met_motivering", door: str = "[woningcorporatie]", rest: str = "") -> str:
    return (
        f"  - {{handeling: brief_verstuurd, door: {door}, clausules: [TST-B1.01], oordeel_zonder: {zonder}{rest}, "
        f"vereist: [{vereist}]}}\n"
    )


def eis(inhoud: str, rest: str = "", clausule: str = "TST-B1.02") -> str:
    return f"{{wat: Eerst dit, clausules: [{clausule}], {inhoud}{rest}}}"


def mag(
    rekenset, dossier: str = "", door: str = "woningcorporatie", betreft: str | None = None, op="2026-03-01", **velden
):
    return beoordeel(rekenset, dossier, op).handeling("brief_verstuurd", door, betreft, velden)


BESPROKEN = eis("voorwaarde: {gebeurd: [overlast_besproken]}")


@pytest.mark.parametrize("zonder", ["met_motivering", "nee"])
@pytest.mark.parametrize(("op", "vervuld"), [("2026-02-04", False), ("2026-02-05", True), ("2026-02-06", True)])
def test_an_act_before_its_requirement_is_what_the_agreement_says(zonder, op, vervuld):
    rekenset = afspraken(handelingen=regel(BESPROKEN, zonder))
    advies = mag(rekenset, "o overlast_besproken 2026-02-05 m1", op=op)
    assert advies.oordeel == ("ja" if vervuld else zonder)


@pytest.mark.parametrize(("betreft", "verwacht"), [("m1", "ja"), ("m2", "met_motivering"), (None, "ja")])
def test_a_requirement_is_met_by_a_fact_about_the_same_subject(betreft, verwacht):
    rekenset = afspraken(handelingen=regel(BESPROKEN))
    assert mag(rekenset, "o overlast_besproken 2026-02-05 m1", betreft=betreft).oordeel == verwacht


@pytest.mark.parametrize(("betreft", "verwacht"), [("m1", "met_motivering"), ("m2", "ja")])
def test_a_requirement_can_ask_for_another_subject(betreft, verwacht):
    ander = eis("voorwaarde: {gebeurd: [{type: overlast_besproken, onderwerp: ander}]}")
    rekenset = afspraken(handelingen=regel(ander))
    assert mag(rekenset, "o overlast_besproken 2026-02-05 m1", betreft=betreft).oordeel == verwacht


@pytest.mark.parametrize(
    ("eerste", "tweede", "verwacht"),
    [
        ("met_motivering", "met_motivering", "met_motivering"),
        ("met_motivering", "nee", "nee"),
        ("nee", "met_motivering", "nee"),
    ],
)
def test_of_several_missing_requirements_the_strictest_counts(eerste, tweede, verwacht):
    eisen = ", ".join(
        [
            eis("voorwaarde: {gebeurd: [overlast_besproken]}", f", zonder: {eerste}"),
            eis("voorwaarde: {gebeurd: [plan_vastgesteld]}", f", zonder: {tweede}"),
        ]
    )
    assert mag(afspraken(handelingen=regel(eisen))).oordeel == verwacht


def test_a_requirement_that_is_met_does_not_make_an_act_stricter():
    eisen = ", ".join(
        [eis("voorwaarde: {gebeurd: [overlast_besproken]}", ", zonder: nee"), eis("voorwaarde: {gebeurd: [verhuisd]}")]
    )
    assert mag(afspraken(handelingen=regel(eisen)), "o overlast_besproken 2026-02-05").oordeel == "met_motivering"


def test_an_unknown_condition_is_not_met():
    onbekend = eis("voorwaarde: {veld: {van: [evaluatie_gehouden], veld: oordeel, is: goed}}")
    assert mag(afspraken(handelingen=regel(onbekend, "nee"))).oordeel == "nee"


def test_what_is_never_fulfilled_is_always_refused():
    nooit = eis("voorwaarde: {een: [{alle: [{gebeurd: [verhuisd]}, {niet_gebeurd: [verhuisd]}]}]}")
    assert mag(afspraken(handelingen=regel(nooit, "nee")), "v verhuisd 2026-02-05").oordeel == "nee"


@pytest.mark.parametrize(
    ("door", "verwacht"),
    [("woningcorporatie", "ja"), ("zorgaanbieder", "nee"), ("deelnemer", "nee"), ("gemeente", "nee")],
)
def test_a_role_that_no_fitting_rule_names_is_refused(door, verwacht):
    advies = mag(afspraken(handelingen=regel(BESPROKEN)), "o overlast_besproken 2026-02-05", door)
    assert advies.oordeel == verwacht
    assert advies.bevoegd is (verwacht == "ja")


@pytest.mark.parametrize(
    ("groep", "door", "verwacht"),
    [
        ("alle_partijen", "gemeente", "ja"),
        ("alle_partijen", "melder", "nee"),
        ("alle_partijen", "deelnemer", "nee"),
        ("hulpverleners", "zorgaanbieder", "ja"),
        ("hulpverleners", "woningcorporatie", "nee"),
    ],
)
def test_a_rule_for_a_group_holds_for_its_members(groep, door, verwacht):
    rekenset = afspraken(handelingen=regel(eis("inhoud: true"), door=f"[{groep}]"))
    assert mag(rekenset, door=door).oordeel == verwacht


@pytest.mark.parametrize(
    ("soort", "door", "verwacht"),
    [
        ("woning_aangeboden", "woningcorporatie", "ja"),
        ("woning_aangeboden", "zorgaanbieder", "nee"),
        ("standpunt_gegeven", "gemeente", "ja"),
        ("standpunt_gegeven", "melder", "nee"),
    ],
)
def test_a_type_without_a_rule_is_for_the_roles_that_record_it(soort, door, verwacht):
    advies = beoordeel(afspraken(), "", "2026-03-01").handeling(soort, door)
    assert advies.oordeel == verwacht
    assert advies.soort == ("niet_geregeld" if verwacht == "ja" else "onbevoegd")


ALS = regel(eis("inhoud: true"), rest=", als: {nummer: 1}") + regel(BESPROKEN, "nee", rest=", als: {nummer: 2}")


@pytest.mark.parametrize(
    ("velden", "door", "verwacht"),
    [
        ({"nummer": 1}, "woningcorporatie", "ja"),
        ({"nummer": 2}, "woningcorporatie", "nee"),
        ({"nummer": 3}, "woningcorporatie", "ja"),  # no rule fits: the type decides
        ({"nummer": 3}, "zorgaanbieder", "nee"),
        ({}, "woningcorporatie", "ja"),
    ],
)
def test_a_rule_can_hold_only_for_some_values_of_a_field(velden, door, verwacht):
    assert mag(afspraken(handelingen=ALS), door=door, **velden).oordeel == verwacht


@pytest.mark.parametrize("nummer", [1, 2, None])
def test_what_is_ruled_out_stays_so_whatever_the_facts_are(nummer):
    nooit = regel(eis("nooit: true"), "nee", rest=", als: {nummer: 2}")
    advies = mag(afspraken(handelingen=nooit), "o overlast_besproken 2026-02-05 m1", nummer=nummer)
    assert advies.oordeel == ("nee" if nummer == 2 else "ja")
    assert [g.vereiste.nooit for g in advies.ontbreekt] == ([True] if nummer == 2 else [])


def test_a_field_that_is_left_out_takes_the_value_the_rule_says():
    standaard = regel(BESPROKEN, "nee", rest=", als: {nummer: 2}, standaard: {nummer: 2}")
    assert mag(afspraken(handelingen=standaard)).oordeel == "nee"
    assert mag(afspraken(handelingen=standaard), nummer=1).oordeel == "ja"


def test_of_several_rules_that_fit_all_hold():
    beide = regel(eis("inhoud: true")) + regel(BESPROKEN, "nee", rest=", als: {nummer: 2}")
    assert mag(afspraken(handelingen=beide), nummer=2).oordeel == "nee"
    assert mag(afspraken(handelingen=beide), nummer=1).oordeel == "ja"


def test_each_role_is_held_to_the_rules_that_name_it():
    beide = regel(eis("inhoud: true")) + regel(BESPROKEN, "nee", door="[gemeente]")
    assert mag(afspraken(handelingen=beide), door="woningcorporatie").oordeel == "ja"
    assert mag(afspraken(handelingen=beide), door="gemeente").oordeel == "nee"


@pytest.mark.parametrize(
    ("alleen_als", "dossier", "velden", "verwacht"),
    [
        ("voorwaarde: {gebeurd: [verhuisd]}", "", {}, "ja"),
        ("voorwaarde: {gebeurd: [verhuisd]}", "v verhuisd 2026-02-05", {}, "nee"),
        ("velden: {nummer: 2}", "", {"nummer": 1}, "ja"),
        ("velden: {nummer: 2}", "", {"nummer": 2}, "nee"),
        ("door: [woningcorporatie]", "", {}, "nee"),
        ("door: [gemeente]", "", {}, "ja"),
        ("door: [alle_partijen]", "", {}, "nee"),
        ("velden: {nummer: 2}, door: [gemeente]", "", {"nummer": 2}, "ja"),
        ("voorwaarde: {veld: {van: [evaluatie_gehouden], veld: oordeel, is: goed}}", "", {}, "ja"),
    ],
)
def test_a_requirement_can_hold_only_in_some_cases(alleen_als, dossier, velden, verwacht):
    vereist = eis("voorwaarde: {gebeurd: [overlast_besproken]}", f", alleen_als: {{wat: Dan, {alleen_als}}}")
    assert mag(afspraken(handelingen=regel(vereist, "nee")), dossier, **velden).oordeel == verwacht


@pytest.mark.parametrize(
    ("inhoud", "velden", "verwacht"),
    [
        ("velden: {nummer: 2}", {"nummer": 2}, "ja"),
        ("velden: {nummer: 2}", {"nummer": 3}, "nee"),
        ("velden: {nummer: 2}", {}, "nee"),
        ("velden: {ontvangers: [gemeente, deelnemer]}", {"ontvangers": ["gemeente"]}, "nee"),
        ("velden: {ontvangers: [gemeente, deelnemer]}", {"ontvangers": ["deelnemer", "gemeente"]}, "ja"),
        ("velden: {ontvangers: [gemeente]}", {"ontvangers": ["deelnemer", "gemeente"]}, "ja"),
        ("ingevuld: [motivering]", {"motivering": "Geluid tot drie uur."}, "ja"),
        ("ingevuld: [motivering]", {"motivering": ""}, "nee"),
        ("ingevuld: [ontvangers]", {"ontvangers": []}, "nee"),
        ("ingevuld: [nummer]", {"nummer": 0}, "ja"),
        ("ingevuld: [motivering]", {}, "nee"),
        ("inhoud: true", {}, "ja"),
    ],
)
def test_a_requirement_can_ask_for_fields_of_the_act_itself(inhoud, velden, verwacht):
    assert mag(afspraken(handelingen=regel(eis(inhoud), "nee")), **velden).oordeel == verwacht


DELEN = """
  - {doel: zorg, titel: Zorg, van: [zorgaanbieder], aan: [gemeente], categorieen: [begeleidingsplan, contactgegevens],
     eisen: [toestemming_geldig], clausules: [TST-10.01]}
"""
HANDELING_DELEN = """
  - {handeling: gegevens_gedeeld, door: [zorgaanbieder], clausules: [TST-10.02], oordeel_zonder: nee,
     vereist: [{wat: Mag het, clausules: [TST-10.01], delen: true}]}
"""


@pytest.mark.parametrize(
    ("ontvanger", "categorieen", "verwacht"),
    [
        ("gemeente", ["begeleidingsplan"], "ja"),
        ("gemeente", ["begeleidingsplan", "contactgegevens"], "ja"),
        ("gemeente", ["begeleidingsplan", "overlastdossier"], "nee"),
        ("woningcorporatie", ["begeleidingsplan"], "nee"),
        ("gemeente", [], "nee"),
        (None, ["begeleidingsplan"], "nee"),
    ],
)
def test_sharing_is_allowed_only_if_a_rule_lets_every_category_go(ontvanger, categorieen, verwacht):
    rekenset = afspraken(delen=DELEN, handelingen=HANDELING_DELEN)
    velden = {"categorieen": categorieen, **({"ontvanger": ontvanger} if ontvanger else {})}
    toestemming = "t toestemming_gegeven 2026-02-03 doelen=[zorg] ontvangers=[gemeente]"
    advies = beoordeel(rekenset, toestemming, "2026-03-01").handeling("gegevens_gedeeld", "zorgaanbieder", None, velden)
    assert advies.oordeel == verwacht
    zonder = beoordeel(rekenset, "", "2026-03-01").handeling("gegevens_gedeeld", "zorgaanbieder", None, velden)
    assert zonder.oordeel == "nee"


@pytest.mark.parametrize(("op", "verwacht"), [("2027-02-28", "nee"), ("2027-03-01", "ja")])
def test_an_act_that_must_wait_is_allowed_from_the_day_itself(op, verwacht):
    wachten = eis("voorwaarde: {sinds: {gebeurd: [verhuisd], getal: 1, eenheid: jaar}}")
    assert mag(afspraken(handelingen=regel(wachten, "nee")), "v verhuisd 2026-03-01", op=op).oordeel == verwacht


def test_an_advice_names_the_clauses_of_the_act_and_of_what_is_missing():
    eisen = ", ".join([BESPROKEN, eis("voorwaarde: {gebeurd: [verhuisd]}", clausule="TST-B1.03")])
    advies = mag(afspraken(handelingen=regel(eisen)), "v verhuisd 2026-02-05")
    assert advies.clausules == {"TST-B1.01", "TST-B1.02"}
    assert [gewogen.vereiste.wat for gewogen in advies.ontbreekt] == ["Eerst dit"]
    assert advies.soort == "nog_niet"


def test_an_unknown_act_or_role_is_refused():
    with pytest.raises(Vraagfout, match="onbekende handeling: vuurwerk"):
        beoordeel(afspraken(), "", "2026-03-01").handeling("vuurwerk", "gemeente")
    with pytest.raises(Vraagfout, match="onbekende rol: burgemeester"):
        beoordeel(afspraken(), "", "2026-03-01").handeling("verhuisd", "burgemeester")


VERZAMELD = "  verzamelrollen: {zorgaanbieder: [gemeente]}\n"


@pytest.mark.parametrize(("extra", "verwacht"), [("", "nee"), (VERZAMELD, "ja")])
def test_a_role_that_stands_for_others_gives_each_of_them_its_power(extra, verwacht):
    rekenset = afspraken(extra=extra)
    advies = beoordeel(rekenset, "", "2026-03-01").handeling("notitie_gemaakt", "gemeente", None, {})
    assert advies.oordeel == verwacht
    assert mag(rekenset, door="zorgaanbieder").oordeel == "nee"


def test_a_role_that_stands_for_an_unknown_role_is_a_fault():
    with pytest.raises(Afsprakenfout, match="gemeent"):
        afspraken(extra="  verzamelrollen: {zorgaanbieder: [gemeent]}\n")
