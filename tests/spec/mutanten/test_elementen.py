"""The agreements are guarded: without any one of their computing elements some scenario beside the set differs.

`make test` tries a sample over all sets, chosen by their content; `make bewijs` tries every element of every set.
"""

import os

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel
from waakvlam.bron.api import Bronset, setnamen
from waakvlam.kern.fouten import Vraagfout
from waakvlam.scenario.mutatie import Mutant, mutanten, onbewaakt, steekproef, wacht, zaad, zonder

STEEKPROEF = 40
DELEN = 6
NAAM = "amsterdam-2026"
Gekozen = list[tuple[str, Mutant]]


def gevallen() -> list[tuple[str, int | None]]:
    """Every set in parts when a size was asked for, so that processes can share them; else one sample over all sets."""
    if "WAAKVLAM_OMVANG" in os.environ:
        return [(naam, deel) for naam in setnamen() for deel in range(DELEN)]
    return [(f"zaad-{zaad()}", None)]


def elementen(naam: str, deel: int | None) -> Gekozen:
    if deel is not None:
        return [(naam, mutant) for mutant in wacht(naam).mutanten[deel::DELEN]]
    return steekproef([(set_, mutant) for set_ in setnamen() for mutant in wacht(set_).mutanten], STEEKPROEF)


@pytest.mark.mutant
@pytest.mark.parametrize(("naam", "deel"), gevallen())
def test_without_any_computing_element_a_scenario_differs(naam, deel):
    uitslagen = [(set_, *next(onbewaakt(set_, [mutant]))) for set_, mutant in elementen(naam, deel)]
    open_ = [f"{set_} {mutant.naam}: {mutant.wat}" for set_, mutant, mist in uitslagen if mist]
    assert open_ == [], f"zaad {zaad()}"


@pytest.mark.mutant
@pytest.mark.parametrize("naam", setnamen())
def test_every_clause_of_a_computing_kind_has_an_element_that_computes(naam):
    assert wacht(naam).alleen_getoond() == []


# How elements are removed

BESLUIT = """
  - naam: omklap
    clausule: TST-8.01
    vraag: Kan de huur over?
    beslisser: gemeente
    fase: begin
    uitkomsten: [kan, kan_niet, onbekend]
    weging: {alle: [TST-8.02, {een: [TST-8.03]}]}
    criteria:
      - {clausule: TST-8.02, vraag: Is er verhuisd, waarde: {gebeurd: [verhuisd]}}
      - {clausule: TST-8.03, vraag: Hoe gaat het, mens: true}
"""
HANDELING = """
  - handeling: dossier_gesloten
    door: [zorgaanbieder]
    oordeel_zonder: nee
    clausules: [TST-9.01]
    vereist:
      - {wat: er is verhuisd, clausules: [TST-9.02], voorwaarde: {gebeurd: [verhuisd]}}
      - {wat: het gaat goed, clausules: [TST-9.03], voorwaarde: {criterium: TST-8.03}}
"""


@pytest.fixture
def bron():
    rekenset = afspraken(besluiten=BESLUIT, handelingen=HANDELING)
    return Bronset(rekenset.afspraken, rekenset.taal, rekenset.kalender, rekenset)


def weg(bron: Bronset, naam: str):
    """A dossier judged without an element."""
    (mutant,) = (m for m in mutanten(bron.rekenset) if m.naam == naam)
    return beoordeel(zonder(bron, mutant), "a verhuisd 2026-02-02", "2026-03-01")


def test_elements_and_their_parts_are_all_there(bron):
    assert [m.naam for m in mutanten(bron.rekenset)] == [
        "besluit-omklap",
        "besluit-omklap/TST-8.02",
        "besluit-omklap/TST-8.03",
        "handeling-dossier_gesloten-1",
        "handeling-dossier_gesloten-1/eis-1",
        "handeling-dossier_gesloten-1/eis-2",
    ]


def test_a_criterion_leaves_its_weighing_and_a_group_without_members_goes_too(bron):
    assert weg(bron, "besluit-omklap/TST-8.03").besluit("omklap").uitkomst == "kan"
    assert weg(bron, "besluit-omklap/TST-8.02").besluit("omklap").uitkomst == "onbekend"


def test_a_condition_that_rests_on_a_removed_criterion_keeps_it(bron):
    for naam in ("besluit-omklap/TST-8.03", "besluit-omklap"):
        mist = weg(bron, naam).handeling("dossier_gesloten", "zorgaanbieder").ontbreekt
        assert [gewogen.vereiste.clausules for gewogen in mist] == [["TST-9.03"]]


def test_a_requirement_and_a_rule_no_longer_ask_anything(bron):
    assert (
        weg(bron, "handeling-dossier_gesloten-1/eis-2").handeling("dossier_gesloten", "zorgaanbieder").oordeel == "ja"
    )
    assert weg(bron, "handeling-dossier_gesloten-1").handeling("dossier_gesloten", "zorgaanbieder").regels == ()


def test_the_set_itself_stays_as_it_is(bron):
    voor = bron.rekenset.afspraken.model_dump_json()
    weg(bron, "besluit-omklap/TST-8.02")
    assert bron.rekenset.afspraken.model_dump_json() == voor


def test_an_unknown_element_is_an_error():
    with pytest.raises(Vraagfout, match="geen rekenend element norm-droom"):
        wacht(NAAM).kies("norm-droom")


def test_the_sample_is_the_same_for_the_same_sets():
    assert steekproef(range(500), 5) == steekproef(range(500), 5)
    assert sorted(steekproef(range(3), 5)) == [0, 1, 2]
