"""Decisions: criteria in three values, weighed; a person's judgement and a fact of the same kind, the later counts."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, plicht
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.toetsing import Waarheid

BESLUIT = """
  - naam: omklap
    clausule: TST-8.01
    vraag: Kan de huur over?
    beslisser: gemeente
    fase: begin
    uitkomsten: [kan, kan_niet, onbekend]
    weging: {weging}
    criteria:
{criteria}
"""
EIGEN = {
    "TST-8.02": "{clausule: TST-8.02, vraag: Is er verhuisd, waarde: {gebeurd: [verhuisd]}}",
    "TST-8.03": "{clausule: TST-8.03, vraag: Hoe gaat het, mens: true}",
    "TST-8.04": "{clausule: TST-8.04, vraag: Was de evaluatie goed, mens: true, "
    "waarde: {veld: {van: [evaluatie_gehouden], veld: oordeel, is: goed}}}",
}


def besluit(weging: str, *criteria: str):
    regels = "\n".join(f"      - {EIGEN[c]}" for c in criteria)
    return afspraken(besluiten=BESLUIT.format(weging=weging, criteria=regels))


def oordeel(naam: str, criterium: str, uitkomst: str, op: str = "2026-02-03") -> str:
    return f"{naam} beoordeling_vastgelegd {op} criterium={criterium} oordeel={uitkomst}\n"


VERHUISD = "v verhuisd 2026-02-02\n"
JA3, NEE3 = oordeel("j", "TST-8.03", "vervuld"), oordeel("n", "TST-8.03", "niet_vervuld")


@pytest.mark.parametrize(
    ("dossier", "alle", "een"),
    [
        ("", "kan_niet", "onbekend"),
        (VERHUISD, "onbekend", "kan"),
        (VERHUISD + JA3, "kan", "kan"),
        (VERHUISD + NEE3, "kan_niet", "kan"),
        (JA3, "kan_niet", "kan"),
        (NEE3, "kan_niet", "kan_niet"),
    ],
)
def test_all_criteria_or_one_of_them(dossier, alle, een):
    assert beoordeel(besluit("alle", "TST-8.02", "TST-8.03"), dossier, "2026-03-01").besluit("omklap").uitkomst == alle
    assert beoordeel(besluit("een", "TST-8.02", "TST-8.03"), dossier, "2026-03-01").besluit("omklap").uitkomst == een


BOOM = "{alle: [TST-8.02, {een: [TST-8.03, TST-8.04]}]}"
JA4, NEE4 = oordeel("k", "TST-8.04", "vervuld"), oordeel("m", "TST-8.04", "niet_vervuld")


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        (VERHUISD, "onbekend"),
        (VERHUISD + JA3, "kan"),
        (VERHUISD + JA4, "kan"),
        (VERHUISD + NEE3, "onbekend"),
        (VERHUISD + NEE3 + JA4, "kan"),
        (VERHUISD + NEE3 + NEE4, "kan_niet"),
        (JA3 + JA4, "kan_niet"),
    ],
)
def test_a_tree_combines_all_and_one(dossier, verwacht):
    rekenset = besluit(BOOM, "TST-8.02", "TST-8.03", "TST-8.04")
    assert beoordeel(rekenset, dossier, "2026-03-01").besluit("omklap").uitkomst == verwacht


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", "onbekend"),
        ("e evaluatie_gehouden 2026-02-03 oordeel=goed", "kan"),
        ("e evaluatie_gehouden 2026-02-03 oordeel=slecht", "kan_niet"),
        (
            oordeel("m", "TST-8.04", "niet_vervuld", "2026-02-05") + "e evaluatie_gehouden 2026-02-04 oordeel=goed",
            "kan_niet",
        ),
        (
            oordeel("m", "TST-8.04", "niet_vervuld", "2026-02-05") + "e evaluatie_gehouden 2026-02-06 oordeel=goed",
            "kan",
        ),
        ("e evaluatie_gehouden 2026-02-06 oordeel=slecht\n" + oordeel("m", "TST-8.04", "vervuld", "2026-02-07"), "kan"),
        (oordeel("m", "TST-8.04", "vervuld") + oordeel("n", "TST-8.04", "niet_vervuld", "2026-02-04"), "kan_niet"),
        (oordeel("m", "TST-8.03", "vervuld"), "onbekend"),
        # a fact that says nothing on it does not push a judgement aside
        (oordeel("m", "TST-8.04", "vervuld") + "e evaluatie_gehouden 2026-02-06", "kan"),
    ],
)
def test_of_a_judgement_and_a_fact_on_the_same_criterion_the_later_counts(dossier, verwacht):
    assert beoordeel(besluit("alle", "TST-8.04"), dossier, "2026-03-01").besluit("omklap").uitkomst == verwacht


@pytest.mark.parametrize(
    ("rest", "dossier", "verwacht"),
    [
        ("", oordeel("m", "TST-8.02", "vervuld"), "kan"),
        ("", VERHUISD + oordeel("m", "TST-8.02", "niet_vervuld"), "kan_niet"),
        ("", VERHUISD + oordeel("m", "TST-8.02", "niet_vervuld", "2026-02-01"), "kan"),
        (", alleen_feiten: true", oordeel("m", "TST-8.02", "vervuld"), "kan_niet"),
        (", alleen_feiten: true", VERHUISD + oordeel("m", "TST-8.02", "niet_vervuld"), "kan"),
    ],
)
def test_a_judgement_counts_beside_facts_unless_facts_alone_decide(rest, dossier, verwacht):
    criterium = EIGEN["TST-8.02"].removesuffix("}") + rest + "}"
    rekenset = afspraken(besluiten=BESLUIT.format(weging="alle", criteria=f"      - {criterium}"))
    assert beoordeel(rekenset, dossier, "2026-03-01").besluit("omklap").uitkomst == verwacht


@pytest.mark.parametrize(("op", "verwacht"), [("2026-02-02", "onbekend"), ("2026-02-03", "kan"), ("2026-02-04", "kan")])
def test_a_judgement_counts_from_its_day(op, verwacht):
    assert beoordeel(besluit("alle", "TST-8.03"), JA3, op).besluit("omklap").uitkomst == verwacht


def test_an_advice_names_the_criteria_that_are_missing_or_unknown():
    advies = beoordeel(besluit("alle", "TST-8.02", "TST-8.03", "TST-8.04"), JA4, "2026-03-01").besluit("omklap")
    assert advies.met(Waarheid.NIET_VERVULD) == ("TST-8.02",)
    assert advies.met(Waarheid.ONBEKEND) == ("TST-8.03",)
    assert advies.met(Waarheid.VERVULD) == ("TST-8.04",)


KEUZE = """
  - naam: vervolg
    clausule: TST-9.01
    soort: keuze
    vraag: Hoe verder?
    beslisser: gemeente
    fase: begin
    uitkomsten: [omklappen, verhuizen]
    uitkomst_volgt_uit:
      - {uitkomst: omklappen, feit: {type: evaluatie_gehouden, als: {oordeel: goed}}}
      - {uitkomst: verhuizen, feit: {type: evaluatie_gehouden, als: {oordeel: slecht}}}
    criteria:
      - {clausule: TST-9.02, vraag: Wat weegt mee, mens: true}
"""


@pytest.mark.parametrize(
    ("dossier", "verwacht"),
    [
        ("", "onbekend"),
        (oordeel("m", "TST-9.02", "vervuld"), "onbekend"),
        ("e evaluatie_gehouden 2026-02-03 oordeel=goed", "omklappen"),
        ("e evaluatie_gehouden 2026-02-03 oordeel=goed\nf evaluatie_gehouden 2026-02-04 oordeel=slecht", "verhuizen"),
        ("f evaluatie_gehouden 2026-02-04 oordeel=slecht\ne evaluatie_gehouden 2026-02-03 oordeel=goed", "verhuizen"),
    ],
)
def test_a_choice_is_what_a_person_recorded_last_and_is_never_computed(dossier, verwacht):
    assert beoordeel(afspraken(besluiten=KEUZE), dossier, "2026-03-01").besluit("vervolg").uitkomst == verwacht


@pytest.mark.parametrize(
    ("voorwaarde", "verwacht"), [("{criterium: TST-8.03}", 1), ("{oordeel: TST-8.03}", 1), ("{criterium: TST-8.02}", 0)]
)
def test_a_duty_can_rest_on_a_criterion_or_a_judgement(voorwaarde, verwacht):

    tekst = BESLUIT.format(weging="alle", criteria=f"      - {EIGEN['TST-8.02']}\n      - {EIGEN['TST-8.03']}")
    rekenset = afspraken(
        plicht("TST-1.01", "overeenkomst_getekend", "plan_vastgesteld", "1 week", voorwaarde=voorwaarde),
        besluiten=tekst,
    )
    gevonden = beoordeel(rekenset, "a overeenkomst_getekend 2026-02-02\n" + JA3, "2026-02-10").termijnen
    assert len(gevonden) == verwacht
    assert not any(term.onbekend for term in gevonden)


def test_an_unknown_decision_is_refused_with_the_ones_that_exist():
    with pytest.raises(Vraagfout, match="onbekend besluit: ontslag; wel: omklap"):
        beoordeel(besluit("alle", "TST-8.02"), "", "2026-03-01").besluit("ontslag")


def test_every_decision_of_the_set_is_advised_upon():
    beide = afspraken(besluiten=BESLUIT.format(weging="alle", criteria=f"      - {EIGEN['TST-8.02']}") + KEUZE)
    assert [(a.besluit.naam, a.uitkomst) for a in beoordeel(beide, VERHUISD, "2026-03-01").besluiten] == [
        ("omklap", "kan"),
        ("vervolg", "onbekend"),
    ]
