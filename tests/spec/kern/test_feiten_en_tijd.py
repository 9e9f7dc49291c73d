"""Facts and time: two dates, times on a day, what counts on the reference date and what was known then."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, feit, feiten, plicht, status, termijnen
from tests.spec.kern.taalhulp import taal
from waakvlam.kern.gebeurtenis import controleer, strikt_voor

REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
AANBOD = "a woning_aangeboden 2026-02-02 w1\n"


@pytest.mark.parametrize(
    ("peildatum", "verwacht"),
    [("2026-02-01", []), ("2026-02-02", ["a 2026-02-03 open"]), ("2026-02-03", ["a 2026-02-03 open"])],
)
def test_a_fact_counts_from_the_day_it_happened(peildatum, verwacht):
    assert termijnen(REACTIE, AANBOD, peildatum) == verwacht


@pytest.mark.parametrize(
    ("peildatum", "verwacht"),
    [("2026-02-03", "open"), ("2026-02-04", "verstreken"), ("2026-02-05", "te_laat"), ("2026-02-06", "te_laat")],
)
def test_a_discharge_that_is_still_to_come_does_not_count_yet(peildatum, verwacht):
    assert status(REACTIE, AANBOD + "r aanbod_reactie_gegeven 2026-02-05 w1 vast=2026-02-02", peildatum) == verwacht


@pytest.mark.parametrize("vastgelegd", ["2026-02-03", "2026-02-04", "2026-06-01"])
def test_a_duty_is_judged_by_the_day_it_happened_however_late_it_was_recorded(vastgelegd):
    laat = f"r aanbod_reactie_gegeven 2026-02-03 w1 vast={vastgelegd}"
    assert termijnen(REACTIE, AANBOD + laat, "2026-06-01") == ["a 2026-02-03 op_tijd r"]


def test_a_trigger_that_was_recorded_late_starts_its_term_on_the_day_it_happened():
    assert termijnen(REACTIE, "a woning_aangeboden 2026-02-02 w1 vast=2026-03-02", "2026-03-02") == [
        "a 2026-02-03 verstreken"
    ]


@pytest.mark.parametrize(
    ("kennisdatum", "verwacht"),
    [("2026-02-09", "verstreken"), ("2026-02-10", "op_tijd"), ("2026-02-11", "op_tijd"), (None, "op_tijd")],
)
def test_what_was_recorded_after_the_day_of_knowledge_was_not_known_then(kennisdatum, verwacht):
    laat = "r aanbod_reactie_gegeven 2026-02-03 w1 vast=2026-02-10"
    assert status(REACTIE, AANBOD + laat, "2026-03-01", kennisdatum) == verwacht


def test_a_trigger_that_was_not_known_yet_starts_nothing():
    assert termijnen(REACTIE, "a woning_aangeboden 2026-02-02 w1 vast=2026-02-10", "2026-02-20", "2026-02-09") == []


def test_the_reference_date_and_the_day_of_knowledge_are_two_things():
    dossier = AANBOD + "r aanbod_reactie_gegeven 2026-02-05 w1 vast=2026-02-10"
    assert status(REACTIE, dossier, "2026-02-03") == "open"
    assert status(REACTIE, dossier, "2026-02-06", "2026-02-09") == "verstreken"
    assert status(REACTIE, dossier, "2026-02-06", "2026-02-10") == "te_laat"


@pytest.mark.parametrize(
    ("aanbod", "reactie", "telt"),
    [
        ("2026-02-02", "2026-02-02", True),
        ("2026-02-02T09:00", "2026-02-02", True),
        ("2026-02-02", "2026-02-02T09:00", True),
        ("2026-02-02T09:00", "2026-02-02T08:59", False),
        ("2026-02-02T09:00", "2026-02-02T09:00", True),
        ("2026-02-02T09:00", "2026-02-02T09:01", True),
        ("2026-02-02T09:00", "2026-02-01T23:59", False),
        ("2026-02-02T09:00", "2026-02-03T00:00", True),
    ],
)
def test_facts_of_one_day_are_simultaneous_unless_both_bear_a_time(aanbod, reactie, telt):
    dossier = f"a woning_aangeboden {aanbod} w1\nr aanbod_reactie_gegeven {reactie} w1"
    assert status(REACTIE, dossier, "2026-02-03") == ("op_tijd" if telt else "open")


@pytest.mark.parametrize(
    ("eerder", "later", "verwacht"),
    [
        ("2026-02-02", "2026-02-03", True),
        ("2026-02-03", "2026-02-02", False),
        ("2026-02-02", "2026-02-02", False),
        ("2026-02-02T10:00", "2026-02-02", False),
        ("2026-02-02", "2026-02-02T10:00", False),
        ("2026-02-02T10:00", "2026-02-02T10:00", False),
        ("2026-02-02T10:00", "2026-02-02T10:01", True),
    ],
)
def test_one_fact_is_certainly_before_another_only_by_day_or_by_two_times(eerder, later, verwacht):
    assert strikt_voor(feit(f"a verhuisd {eerder}"), feit(f"b verhuisd {later}")) is verwacht


def test_a_time_late_in_the_evening_still_belongs_to_that_day():
    assert termijnen(REACTIE, AANBOD + "r aanbod_reactie_gegeven 2026-02-03T23:59 w1", "2026-02-04") == [
        "a 2026-02-03 op_tijd r"
    ]


def test_the_order_in_which_facts_are_handed_over_does_not_matter():
    regels = [AANBOD.strip(), "r aanbod_reactie_gegeven 2026-02-03 w1", "s aanbod_reactie_gegeven 2026-02-04 w1"]
    assert termijnen(REACTIE, "\n".join(regels), "2026-02-05") == termijnen(
        REACTIE, "\n".join(reversed(regels)), "2026-02-05"
    )


def test_a_dossier_without_facts_has_no_terms():
    assert termijnen(REACTIE, "", "2026-02-05") == []


def test_the_phase_is_the_one_entered_last():
    assert beoordeel(REACTIE, "v verhuisd 2026-02-02", "2026-02-01").fase.naam == "begin"
    assert beoordeel(REACTIE, "v verhuisd 2026-02-02", "2026-02-02").fase.naam == "wonen"


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        ("a verhuisd 2026-02-02 kleur=rood", "kleur"),
        ("a beoordeling_vastgelegd 2026-02-02 oordeel=vervuld", "criterium"),
        ("a aanbod_beantwoord 2026-02-02 w1 antwoord=misschien", "antwoord"),
        ("a overlast_gemeld 2026-02-02 m1 ernst=veel", "ernst"),
        ("a overlast_besproken 2026-02-02 m1 opgelost=1", "opgelost"),
        ("a verhuizing_gepland 2026-02-02 verhuisdatum=morgen", "verhuisdatum"),
        ("a brief_verstuurd 2026-02-02 m1 ontvangers=gemeente", "ontvangers"),
        ("a evaluatie_gehouden 2026-02-02 partij=burgemeester", "partij"),
        ("a verhuisd 2026-02-02 door=burgemeester", "door"),
        ("a verhuisd 2026-02-02 vervalt=b", "b"),
        ("a verhuisd 2026-02-02 corrigeert=a", "a"),
    ],
)
def test_a_fact_that_does_not_fit_the_vocabulary_is_refused_with_its_id_and_field(regel, melding):
    (fout,) = controleer([feit(regel)], taal())
    assert fout.startswith("a: ")
    assert melding in fout


def test_two_facts_with_one_id_are_refused():
    (fout,) = controleer(feiten("a verhuisd 2026-02-02\na verhuisd 2026-02-03"), taal())
    assert "meer dan eens" in fout


def test_a_fault_never_repeats_the_value_that_was_given():
    (fout,) = controleer([feit("a aanbod_beantwoord 2026-02-02 w1 antwoord=geheim")], taal())
    assert "geheim" not in fout


@pytest.mark.parametrize(
    ("regel", "goed"),
    [
        ("b verhuisd 2026-02-03 vervalt=a", True),
        ("b notitie_gemaakt 2026-02-03 vervalt=a", True),
        ("b huisbezoek_afgelegd 2026-02-03 vervalt=a", False),
        ("b huisbezoek_afgelegd 2026-02-03 corrigeert=a", True),
        ("b verhuisd 2026-02-03 corrigeert=a vervalt=a", False),
    ],
)
def test_a_withdrawal_repeats_the_type_or_is_a_note(regel, goed):
    assert (controleer(feiten(f"a verhuisd 2026-02-02\n{regel}"), taal()) == []) is goed
