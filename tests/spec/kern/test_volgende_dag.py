"""The next day: nothing changes by time alone before it."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, minimumduur, periodiek, plicht

REACTIE = plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag")
BEZOEK = periodiek("TST-1.02", "overeenkomst_getekend", "huisbezoek_afgelegd", "1 maand")
AANBOD = "a woning_aangeboden 2026-02-02 w1"
NIEUW = afspraken(REACTIE, naam="nieuw")
LATER = "{sinds: {gebeurd: [verhuisd], getal: 1, eenheid: maand}}"
TERUG = "{gebeurd: [{type: huisbezoek_afgelegd, binnen: {getal: 1, eenheid: maand}}]}"


def volgende(rekenset, dossier: str, op: str) -> str | None:
    dag = beoordeel(rekenset, dossier, op).volgende_dag()
    return str(dag) if dag else None


@pytest.mark.parametrize(
    ("dossier", "op", "verwacht"),
    [
        ("", "2026-02-02", None),
        (AANBOD, "2026-02-02", "2026-02-04"),
        (AANBOD, "2026-02-03", "2026-02-04"),
        (AANBOD, "2026-02-04", None),
        (AANBOD + "\nr aanbod_reactie_gegeven 2026-02-03 w1", "2026-02-03", None),
        ("o overeenkomst_getekend 2026-01-31", "2026-01-31", "2026-02-28"),
        ("o overeenkomst_getekend 2026-01-31", "2026-02-28", "2026-03-31"),
        ("o overeenkomst_getekend 2026-01-31\nx dossier_gesloten 2026-02-02", "2026-02-10", None),
        ("o overeenkomst_getekend 2026-01-31\nh huisbezoek_afgelegd 2026-02-02", "2026-02-10", "2026-02-28"),
    ],
)
def test_the_next_day_is_the_day_after_a_last_day_or_the_first_of_a_window(dossier, op, verwacht):
    assert volgende(afspraken(REACTIE, BEZOEK), dossier, op) == verwacht


@pytest.mark.parametrize(
    ("rekenset", "dossier", "op", "verwacht"),
    [
        (
            afspraken(minimumduur("TST-1.03", "verhuisd", "woning_verlaten", "1 jaar")),
            "v verhuisd 2026-03-01",
            "2026-03-02",
            "2027-03-01",
        ),
        (
            afspraken(REACTIE),
            "t toestemming_gegeven 2026-02-02 doelen=[x] ontvangers=[gemeente] geldig_tot=2026-02-20",
            "2026-02-10",
            "2026-02-21",
        ),
        # a fact that is known already but is still to come
        (afspraken(REACTIE), "a woning_aangeboden 2026-02-12 w1 vast=2026-02-02", "2026-02-10", "2026-02-12"),
        # a new version of the set
        ([(afspraken(REACTIE), None), (NIEUW, "2026-03-01")], "", "2026-02-10", "2026-03-01"),
        # a condition of a duty that time fulfils
        (
            afspraken(plicht("TST-1.04", "overeenkomst_getekend", "plan_vastgesteld", voorwaarde=LATER)),
            "o overeenkomst_getekend 2026-02-02\nv verhuisd 2026-02-05",
            "2026-02-10",
            "2026-03-05",
        ),
        # a look-back that runs out
        (
            afspraken(plicht("TST-1.05", "overeenkomst_getekend", "plan_vastgesteld", voorwaarde=TERUG)),
            "o overeenkomst_getekend 2026-02-02\nh huisbezoek_afgelegd 2026-02-05",
            "2026-02-10",
            "2026-03-05",
        ),
        # an act that must wait
        (
            afspraken(
                handelingen="  - {handeling: brief_verstuurd, door: [woningcorporatie], clausules: [TST-2.01], "
                "oordeel_zonder: nee, vereist: [{wat: Wacht, clausules: [TST-2.01], voorwaarde: " + LATER + "}]}"
            ),
            "v verhuisd 2026-02-05",
            "2026-02-10",
            "2026-03-05",
        ),
    ],
)
def test_the_next_day_is_never_later_than_the_day_on_which_something_changes(rekenset, dossier, op, verwacht):
    gevonden = volgende(rekenset, dossier, op)
    assert gevonden is not None
    assert gevonden <= verwacht
