"""Conditions: fulfilled, not fulfilled or unknown; a missing fact is never guessed."""

from datetime import date
from typing import Any

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, plicht, termijnen

START = "a overeenkomst_getekend 2026-02-02\n"


def met(voorwaarde: str, aanleiding: str = "overeenkomst_getekend"):
    return afspraken(plicht("TST-1.01", aanleiding, "plan_vastgesteld", "1 jaar", voorwaarde=voorwaarde))


def waarde(voorwaarde: str, dossier: str = "", op: str = "2026-02-10", **gegevens: Any) -> str:
    """What a duty under this condition shows: its term, a term that says it is unknown, or no term."""
    gevonden = beoordeel(met(voorwaarde), START + dossier, op, **gegevens).termijnen
    if not gevonden:
        return "niet_vervuld"
    return "onbekend" if gevonden[0].onbekend else "vervuld"


JA, NEE, WEET_NIET = (
    "{gebeurd: [overeenkomst_getekend]}",
    "{gebeurd: [woning_verlaten]}",
    "{veld: {van: [evaluatie_gehouden], veld: oordeel, is: goed}}",
)
SCHATTEN = {"j": JA, "n": NEE, "o": WEET_NIET}


@pytest.mark.parametrize(
    ("samen", "alle", "een", "geen"),
    [
        ("j", "vervuld", "vervuld", "niet_vervuld"),
        ("n", "niet_vervuld", "niet_vervuld", "vervuld"),
        ("o", "onbekend", "onbekend", "onbekend"),
        ("jj", "vervuld", "vervuld", "niet_vervuld"),
        ("jn", "niet_vervuld", "vervuld", "niet_vervuld"),
        ("nn", "niet_vervuld", "niet_vervuld", "vervuld"),
        ("jo", "onbekend", "vervuld", "niet_vervuld"),
        ("no", "niet_vervuld", "onbekend", "onbekend"),
        ("jno", "niet_vervuld", "vervuld", "niet_vervuld"),
    ],
)
def test_all_one_and_none_weigh_three_values(samen, alle, een, geen):
    leden = ", ".join(SCHATTEN[teken] for teken in samen)
    uitkomsten = [waarde(f"{{{soort}: [{leden}]}}") for soort in ("alle", "een", "geen")]
    assert uitkomsten == [alle, een, geen]


def test_a_duty_whose_condition_is_unknown_has_a_term_that_says_so():
    (term,) = beoordeel(met(WEET_NIET), START, "2026-02-10").termijnen
    assert term.onbekend
    assert term.status == "open"


@pytest.mark.parametrize(("oordeel", "verwacht"), [("goed", ["a 2027-02-02 open"]), ("slecht", [])])
def test_a_duty_has_no_term_while_its_condition_is_not_fulfilled(oordeel, verwacht):
    dossier = START + f"e evaluatie_gehouden 2026-02-05 oordeel={oordeel}"
    assert termijnen(met(WEET_NIET), dossier, "2026-02-04") == ["a 2027-02-02 open"]
    assert termijnen(met(WEET_NIET), dossier, "2026-02-05") == verwacht


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", "onbekend"),
        ("e evaluatie_gehouden 2026-02-05", "onbekend"),
        ("e evaluatie_gehouden 2026-02-05 oordeel=goed", "vervuld"),
        ("e evaluatie_gehouden 2026-02-05 oordeel=slecht", "niet_vervuld"),
        ("e evaluatie_gehouden 2026-02-05 oordeel=slecht\nf evaluatie_gehouden 2026-02-06 oordeel=goed", "vervuld"),
        ("f evaluatie_gehouden 2026-02-06 oordeel=goed\ne evaluatie_gehouden 2026-02-05 oordeel=slecht", "vervuld"),
        ("e evaluatie_gehouden 2026-02-05 oordeel=goed\nf evaluatie_gehouden 2026-02-06", "onbekend"),
        ("e evaluatie_gehouden 2026-02-11 oordeel=goed", "onbekend"),
    ],
)
def test_a_field_is_asked_of_the_last_fact(dossier, verwacht):
    assert waarde(WEET_NIET, dossier) == verwacht


@pytest.mark.parametrize("uitkomst", ["vervuld", "niet_vervuld", "onbekend"])
def test_a_field_without_any_fact_is_what_the_agreement_says(uitkomst):
    assert (
        waarde(f"{{veld: {{van: [evaluatie_gehouden], veld: oordeel, is: goed, zonder_feit: {uitkomst}}}}}") == uitkomst
    )


def test_a_field_may_be_asked_of_the_first_fact_and_by_another_name_per_type():
    eerste = "{veld: {van: [evaluatie_gehouden], veld: oordeel, is: goed, welke: eerste}}"
    dossier = "e evaluatie_gehouden 2026-02-05 oordeel=goed\nf evaluatie_gehouden 2026-02-06 oordeel=slecht\n"
    assert waarde(eerste, dossier) == "vervuld"
    per_type = (
        "{veld: {van: [evaluatie_gehouden, standpunt_gegeven], "
        "veld: {evaluatie_gehouden: oordeel, standpunt_gegeven: oordeel}, in: [goed, akkoord]}}"
    )
    assert waarde(per_type, dossier + "s standpunt_gegeven 2026-02-07 oordeel=akkoord") == "vervuld"
    assert waarde(per_type, dossier + "s standpunt_gegeven 2026-02-07 oordeel=bezwaar") == "niet_vervuld"


@pytest.mark.parametrize(
    ("grens", "ernst", "verwacht"),
    [
        ("minstens: 3", 2, "niet_vervuld"),
        ("minstens: 3", 3, "vervuld"),
        ("minstens: 3", 4, "vervuld"),
        ("hoogstens: 3", 3, "vervuld"),
        ("hoogstens: 3", 4, "niet_vervuld"),
        ("minder_dan: 3", 2, "vervuld"),
        ("minder_dan: 3", 3, "niet_vervuld"),
        ("minstens: 2, hoogstens: 3", 1, "niet_vervuld"),
        ("minstens: 0", 0, "vervuld"),
        ("ingevuld: true", 0, "vervuld"),
        ("ingevuld: true", "''", "niet_vervuld"),
        ("is: 3", 3, "vervuld"),
    ],
)
def test_a_field_is_compared_at_its_boundary(grens, ernst, verwacht):
    voorwaarde = f"{{veld: {{van: [overlast_gemeld], veld: ernst, {grens}}}}}"
    assert waarde(voorwaarde, f"o overlast_gemeld 2026-02-05 m1 ernst={ernst}") == verwacht


@pytest.mark.parametrize(
    ("doel", "verwacht"),
    [
        ("huur", "vervuld"),
        ("HUUR_en_buren", "vervuld"),
        ("verhuurder", "vervuld"),
        ("buren", "vervuld"),
        ("zorg", "niet_vervuld"),
        (None, "onbekend"),
    ],
)
def test_a_text_is_searched_for_words_in_capitals_or_not(doel, verwacht):
    dossier = "g gegevens_gedeeld 2026-02-05" + (f" doel={doel}" if doel else "")
    assert waarde("{veld: {van: [gegevens_gedeeld], veld: doel, bevat: [huur, Buren]}}", dossier) == verwacht


@pytest.mark.parametrize(
    ("veld", "gegevens", "verwacht"),
    [
        ("veld: route, is: omslag", {"route": "omslag"}, "vervuld"),
        ("veld: route, is: omslag", {"route": "nieuwe_kans"}, "niet_vervuld"),
        ("veld: route, is: omslag", {}, "onbekend"),
        ("veld: contractvorm, in: [vijf_jaar]", {"contractvorm": "vijf_jaar"}, "vervuld"),
        ("veld: huishouden.soort, is: gezin", {"huishouden_soort": "alleenstaand"}, "niet_vervuld"),
        ("veld: huishouden.kinderen, minstens: 1", {"kinderen": 0}, "niet_vervuld"),
        ("veld: huishouden.kinderen, minstens: 1", {"kinderen": 1}, "vervuld"),
        ("veld: huishouden.kinderen, minstens: 1", {}, "onbekend"),
    ],
)
def test_what_is_not_known_of_the_dossier_is_unknown(veld, gegevens, verwacht):
    assert waarde(f"{{dossier: {{{veld}}}}}", **gegevens) == verwacht


@pytest.mark.parametrize(("duur", "verwacht"), [("duur=5", "vervuld"), ("duur=4", "niet_vervuld"), ("", "onbekend")])
def test_a_condition_on_the_trigger_itself(duur, verwacht):
    gevonden = beoordeel(
        met("{aanleiding: {veld: duur, is: 5}}"), f"a overeenkomst_getekend 2026-02-02 {duur}", "2026-02-10"
    ).termijnen
    assert ("niet_vervuld" if not gevonden else "onbekend" if gevonden[0].onbekend else "vervuld") == verwacht


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [
        ("2000-02-02", "niet_vervuld"),  # turns 26 on the day of signing
        ("2000-02-03", "vervuld"),  # still 25
        ("2000-02-01", "niet_vervuld"),
        ("2008-02-02", "vervuld"),  # turns 18 on that day
        ("2008-02-03", "niet_vervuld"),
        (None, "onbekend"),
    ],
)
def test_age_is_counted_in_whole_years_on_the_day_of_the_fact(geboren, verwacht):
    leeftijd = "{leeftijd: {op: overeenkomst_getekend, minstens: 18, hoogstens: 25}}"
    assert waarde(leeftijd, geboortedatum=date.fromisoformat(geboren) if geboren else None) == verwacht


def test_who_was_born_on_29_february_turns_a_year_older_on_the_28th():
    leeftijd = "{leeftijd: {op: verhuisd, minstens: 18}}"
    for dag, verwacht in [("2026-02-27", "niet_vervuld"), ("2026-02-28", "vervuld")]:
        assert waarde(leeftijd, f"v verhuisd {dag}", "2026-03-01", geboortedatum=date(2008, 2, 29)) == verwacht


def test_age_is_unknown_until_the_fact_is_there():
    leeftijd = "{leeftijd: {op: verhuisd, hoogstens: 25}}"
    assert waarde(leeftijd, geboortedatum=date(2000, 2, 3)) == "onbekend"


@pytest.mark.parametrize(("keer", "verwacht"), [(1, "niet_vervuld"), (2, "vervuld"), (3, "vervuld")])
def test_how_often_a_fact_happened(keer, verwacht):
    dossier = "\n".join(f"h{i} huisbezoek_afgelegd 2026-02-0{i + 3}" for i in range(keer))
    assert waarde("{aantal: {van: [huisbezoek_afgelegd], minstens: 2}}", dossier) == verwacht


def test_a_fact_that_two_patterns_name_counts_once():
    voorwaarde = "{aantal: {van: [evaluatie_gehouden, {type: evaluatie_gehouden, als: {oordeel: goed}}], minstens: 2}}"
    assert waarde(voorwaarde, "e evaluatie_gehouden 2026-02-05 oordeel=goed") == "niet_vervuld"


@pytest.mark.parametrize(
    ("meer_dan", "op", "verwacht"),
    [
        ("false", "2026-05-04", "niet_vervuld"),
        ("false", "2026-05-05", "vervuld"),
        ("true", "2026-05-05", "niet_vervuld"),
        ("true", "2026-05-06", "vervuld"),
    ],
)
def test_a_length_of_time_is_over_on_the_day_itself_and_more_than_it_the_day_after(meer_dan, op, verwacht):
    voorwaarde = f"{{sinds: {{gebeurd: [verhuisd], getal: 3, eenheid: maand, meer_dan: {meer_dan}}}}}"
    assert waarde(voorwaarde, "v verhuisd 2026-02-05", op) == verwacht


@pytest.mark.parametrize(("welke", "verwacht"), [("laatste", "niet_vervuld"), ("eerste", "vervuld")])
def test_a_length_of_time_counts_from_the_last_or_the_first_fact(welke, verwacht):
    voorwaarde = f"{{sinds: {{gebeurd: [huisbezoek_afgelegd], getal: 1, eenheid: maand, welke: {welke}}}}}"
    dossier = "h huisbezoek_afgelegd 2026-02-05\ni huisbezoek_afgelegd 2026-02-06"
    assert waarde(voorwaarde, dossier, "2026-03-05") == verwacht


def test_a_length_of_time_without_a_fact_is_what_the_agreement_says():
    for uitkomst in ("niet_vervuld", "vervuld", "onbekend"):
        sinds = f"{{sinds: {{gebeurd: [verhuisd], getal: 1, eenheid: maand, zonder_feit: {uitkomst}}}}}"
        assert waarde(sinds) == uitkomst


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", "onbekend"),
        ("d doel_gesteld 2026-02-03 d1", "onbekend"),
        ("d doel_gesteld 2026-02-03 d1\ne doel_geevalueerd 2026-02-04 d1 uitkomst=gehaald", "vervuld"),
        ("d doel_gesteld 2026-02-03 d1\ne doel_geevalueerd 2026-02-04 d2 uitkomst=gehaald", "onbekend"),
        (
            (
                "d doel_gesteld 2026-02-03 d1\nf doel_gesteld 2026-02-03 d2\n"
                "e doel_geevalueerd 2026-02-04 d1 uitkomst=gehaald"
            ),
            "onbekend",
        ),
        (
            (
                "d doel_gesteld 2026-02-03 d1\nf doel_gesteld 2026-02-03 d2\n"
                "e doel_geevalueerd 2026-02-04 d1 uitkomst=niet_gehaald"
            ),
            "niet_vervuld",
        ),
        (
            (
                "d doel_gesteld 2026-02-03 d1\nf doel_gesteld 2026-02-03 d2\n"
                "e doel_geevalueerd 2026-02-04 d1 uitkomst=gehaald\ng doel_geevalueerd 2026-02-05 d2 uitkomst=gehaald"
            ),
            "vervuld",
        ),
        (
            (
                "d doel_gesteld 2026-02-03 d1\ne doel_geevalueerd 2026-02-04 d1 uitkomst=niet_gehaald\n"
                "g doel_geevalueerd 2026-02-05 d1 uitkomst=gehaald"
            ),
            "vervuld",
        ),
    ],
)
def test_each_question_needs_a_last_answer_of_its_own(dossier, verwacht):
    voorwaarde = "{elk: {van: doel_gesteld, antwoord: doel_geevalueerd, veld: uitkomst, in: [gehaald]}}"
    assert waarde(voorwaarde, dossier) == verwacht


@pytest.mark.parametrize(
    ("gemeld", "verwacht"),
    [("2026-04-30", "vervuld"), ("2026-05-01", "vervuld"), ("2026-05-02", "niet_vervuld"), (None, "niet_vervuld")],
)
def test_at_the_latest_some_time_before_an_end(gemeld, verwacht):
    voorwaarde = (
        "{uiterlijk: {gebeurd: evaluatie_gehouden, getal: 3, eenheid: maand, "
        "voor: verhuisd, na: {getal: 6, eenheid: maand}}}"
    )
    dossier = "v verhuisd 2026-02-01\n" + (f"e evaluatie_gehouden {gemeld}" if gemeld else "")
    assert waarde(voorwaarde, dossier, "2026-06-01") == verwacht


TOESTEMMING = "{toestemming: {doelen: [voordracht]}}"
GEGEVEN = "t toestemming_gegeven 2026-02-03 doelen=[voordracht] ontvangers=[gemeente]"


@pytest.mark.parametrize(
    ("dossier", "op", "verwacht"),
    [
        ("", "2026-02-10", "niet_vervuld"),
        (GEGEVEN, "2026-02-03", "vervuld"),
        (GEGEVEN + " geldig_tot=2026-03-02", "2026-03-02", "vervuld"),
        (GEGEVEN + " geldig_tot=2026-03-02", "2026-03-03", "niet_vervuld"),
        (GEGEVEN + "\ni toestemming_ingetrokken 2026-02-05", "2026-02-04", "vervuld"),
        (GEGEVEN + "\ni toestemming_ingetrokken 2026-02-05", "2026-02-05", "niet_vervuld"),
        (GEGEVEN + "\ni toestemming_ingetrokken 2026-02-05 doelen=[voordracht]", "2026-02-05", "niet_vervuld"),
        (GEGEVEN + "\ni toestemming_ingetrokken 2026-02-05 doelen=[anders]", "2026-02-05", "vervuld"),
        (
            GEGEVEN + "\ni toestemming_ingetrokken 2026-02-05\n"
            "u toestemming_gegeven 2026-02-06 doelen=[voordracht] ontvangers=[gemeente]",
            "2026-02-06",
            "vervuld",
        ),
    ],
)
def test_consent_holds_while_it_was_given_not_expired_and_not_withdrawn(dossier, op, verwacht):
    assert waarde(TOESTEMMING, dossier, op) == verwacht


ANDERS = GEGEVEN.replace("t ", "u ", 1).replace("voordracht", "anders").replace("02-03", "02-06")
INGETROKKEN = "i toestemming_ingetrokken 2026-02-05"


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", "niet_vervuld"),
        (GEGEVEN, "vervuld"),
        (GEGEVEN.replace("voordracht", "alles"), "vervuld"),
        (ANDERS, "niet_vervuld"),
        (f"{GEGEVEN}\n{INGETROKKEN}\n{ANDERS}", "niet_vervuld"),
        (f"{GEGEVEN} geldig_tot=2026-02-09\n{ANDERS}", "niet_vervuld"),
        (f"{GEGEVEN}\n{INGETROKKEN} doelen=[anders]", "vervuld"),
        (GEGEVEN.replace("voordracht", "alles") + f"\n{INGETROKKEN} doelen=[voordracht]", "niet_vervuld"),
    ],
)
def test_consent_for_a_purpose_is_not_replaced_by_consent_for_another(dossier, verwacht):
    assert waarde("{toestemming: {voor: voordracht}}", dossier, "2026-02-10") == verwacht


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", "niet_vervuld"),
        (GEGEVEN, "onbekend"),
        (GEGEVEN + " schriftelijk=true", "vervuld"),
        (GEGEVEN + " schriftelijk=false", "niet_vervuld"),
        (GEGEVEN + " schriftelijk=true geldig_tot=2026-02-04", "niet_vervuld"),
        (GEGEVEN + " schriftelijk=true\n" + GEGEVEN.replace("t ", "u ", 1) + " schriftelijk=false", "vervuld"),
        (GEGEVEN + " schriftelijk=true\ni toestemming_ingetrokken 2026-02-05", "niet_vervuld"),
        (GEGEVEN + " schriftelijk=true\ni toestemming_ingetrokken 2026-02-05 doelen=[voordracht]", "niet_vervuld"),
    ],
)
def test_written_consent_is_asked_of_a_consent_that_holds(dossier, verwacht):
    assert waarde("{toestemming: {schriftelijk: true}}", dossier, "2026-02-10") == verwacht


@pytest.mark.parametrize(
    ("patroon", "dossier", "verwacht"),
    [
        ("na: [woning_bezichtigd]", "b woning_bezichtigd 2026-02-03 w1\nr aanbod_beantwoord 2026-02-04 w1", True),
        ("na: [woning_bezichtigd]", "b woning_bezichtigd 2026-02-04 w1\nr aanbod_beantwoord 2026-02-04 w1", False),
        ("na: [woning_bezichtigd]", "b woning_bezichtigd 2026-02-03 w2\nr aanbod_beantwoord 2026-02-04 w1", False),
        ("zonder_later: [aanbod_ingetrokken]", "r aanbod_beantwoord 2026-02-04 w1", True),
        (
            "zonder_later: [aanbod_ingetrokken]",
            "r aanbod_beantwoord 2026-02-04 w1\nx aanbod_ingetrokken 2026-02-04 w1",
            False,
        ),
        (
            "zonder_later: [aanbod_ingetrokken]",
            "r aanbod_beantwoord 2026-02-04 w1\nx aanbod_ingetrokken 2026-02-03 w1",
            True,
        ),
        (
            "zonder_later: [aanbod_ingetrokken]",
            "r aanbod_beantwoord 2026-02-04 w1\nx aanbod_ingetrokken 2026-02-05 w2",
            True,
        ),
        ("sinds_laatste: [verhuisd]", "v verhuisd 2026-02-05\nr aanbod_beantwoord 2026-02-04 w1", False),
        ("sinds_laatste: [verhuisd]", "v verhuisd 2026-02-03\nr aanbod_beantwoord 2026-02-04 w1", True),
        ("sinds_laatste: [verhuisd]", "r aanbod_beantwoord 2026-02-04 w1", True),
    ],
)
def test_a_pattern_can_ask_what_came_before_or_after(patroon, dossier, verwacht):
    voorwaarde = f"{{gebeurd: [{{type: aanbod_beantwoord, {patroon}}}]}}"
    assert (waarde(voorwaarde, dossier) == "vervuld") is verwacht


@pytest.mark.parametrize(
    ("op", "verwacht"), [("2026-03-05", "vervuld"), ("2026-03-10", "vervuld"), ("2026-03-11", "niet_vervuld")]
)
def test_a_look_back_reaches_to_the_day_after_which_that_time_has_passed(op, verwacht):
    voorwaarde = "{gebeurd: [{type: huisbezoek_afgelegd, binnen: {getal: 1, eenheid: maand}}]}"
    assert waarde(voorwaarde, "h huisbezoek_afgelegd 2026-02-11", op) == verwacht


@pytest.mark.parametrize(
    ("op", "tot", "verwacht"),
    [
        ("2026-03-02", " geldig_tot=2026-03-02", "vervuld"),
        ("2026-03-03", " geldig_tot=2026-03-02", "niet_vervuld"),
        ("2026-03-03", "", "vervuld"),
    ],
)
def test_a_fact_can_count_only_through_its_last_valid_day(op, tot, verwacht):
    voorwaarde = "{gebeurd: [{type: toestemming_gegeven, geldig: geldig_tot}]}"
    assert waarde(voorwaarde, f"t toestemming_gegeven 2026-02-03 doelen=[x] ontvangers=[gemeente]{tot}", op) == verwacht
