"""Corrections: a corrected fact never held, a withdrawn fact was never there; contradictions are errors."""

from datetime import date

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, feiten, plicht, termijnen
from waakvlam.kern.fouten import Dossierfout
from waakvlam.kern.gebeurtenis import herleid

REACTIE = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
FEIT = "a verhuisd 2026-02-02\n"


def geldig(dossier: str, kennis: str | None = None) -> str:
    """The ids of the facts that hold, in order."""

    return " ".join(f.id for f in herleid(feiten(dossier), date.fromisoformat(kennis) if kennis else None))


@pytest.mark.parametrize(
    ("erbij", "verwacht"),
    [
        ("", "a"),
        ("b verhuisd 2026-02-03 corrigeert=a", "b"),
        ("b verhuisd 2026-02-03 vervalt=a", ""),
        ("b notitie_gemaakt 2026-02-03 vervalt=a", ""),
        # a chain of corrections
        ("b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 corrigeert=b", "c"),
        (
            (
                "b verhuisd 2026-02-03 corrigeert=a\n"
                "c verhuisd 2026-02-04 corrigeert=b\nd verhuisd 2026-02-01 corrigeert=c"
            ),
            "d",
        ),
        # a withdrawn correction: what it replaced holds again
        ("b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 vervalt=b", "a"),
        # a withdrawn correction in a chain: the one before it holds again
        (
            "b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 corrigeert=b\nd verhuisd 2026-02-05 vervalt=c",
            "b",
        ),
        # a withdrawn withdrawal
        ("b verhuisd 2026-02-03 vervalt=a\nc verhuisd 2026-02-04 vervalt=b", "a"),
        ("b verhuisd 2026-02-03 vervalt=a\nc verhuisd 2026-02-04 vervalt=b\nd verhuisd 2026-02-05 vervalt=c", ""),
        # a corrected withdrawal: it never was one, and what replaces it is a fact of its own
        ("b verhuisd 2026-02-03 vervalt=a\nc woning_verlaten 2026-02-04 corrigeert=b", "a c"),
        # a correction that is withdrawn and brought back
        ("b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 vervalt=b\nd verhuisd 2026-02-05 vervalt=c", "b"),
    ],
)
def test_which_facts_hold_after_corrections_and_withdrawals(erbij, verwacht):
    assert geldig(FEIT + erbij) == verwacht


def test_a_withdrawal_is_itself_no_fact_of_that_type():
    assert (
        termijnen(
            REACTIE, "a woning_aangeboden 2026-02-02 w1\nb woning_aangeboden 2026-02-03 w1 vervalt=a", "2026-02-04"
        )
        == []
    )


def test_a_corrected_trigger_starts_its_term_on_the_corrected_day():
    dossier = "a woning_aangeboden 2026-02-02 w1\nb woning_aangeboden 2026-02-05 w1 vast=2026-02-20 corrigeert=a"
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["b 2026-02-06 verstreken"]
    assert termijnen(REACTIE, dossier, "2026-03-01", "2026-02-19") == ["a 2026-02-03 verstreken"]


def test_a_corrected_discharge_counts_on_the_corrected_day():
    dossier = (
        "a woning_aangeboden 2026-02-02 w1\nr aanbod_reactie_gegeven 2026-02-04 w1\n"
        "s aanbod_reactie_gegeven 2026-02-03 w1 vast=2026-02-20 corrigeert=r"
    )
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["a 2026-02-03 op_tijd s"]
    assert termijnen(REACTIE, dossier, "2026-03-01", "2026-02-19") == ["a 2026-02-03 te_laat r"]


def test_a_withdrawn_discharge_leaves_the_duty_unmet_again():
    dossier = (
        "a woning_aangeboden 2026-02-02 w1\nr aanbod_reactie_gegeven 2026-02-03 w1\n"
        "s notitie_gemaakt 2026-02-10 vervalt=r"
    )
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["a 2026-02-03 verstreken"]
    assert termijnen(REACTIE, dossier, "2026-03-01", "2026-02-09") == ["a 2026-02-03 op_tijd r"]


def test_a_correction_can_turn_a_fact_into_one_of_another_type():
    dossier = "a woning_aangeboden 2026-02-02 w1\nb woning_bezichtigd 2026-02-02 w1 corrigeert=a"
    assert termijnen(REACTIE, dossier, "2026-03-01") == []


def test_a_correction_can_move_a_fact_to_another_subject():
    dossier = (
        "a woning_aangeboden 2026-02-02 w1\nr aanbod_reactie_gegeven 2026-02-03 w2\n"
        "s aanbod_reactie_gegeven 2026-02-03 w1 corrigeert=r"
    )
    assert termijnen(REACTIE, dossier, "2026-03-01") == ["a 2026-02-03 op_tijd s"]


@pytest.mark.parametrize(
    "erbij",
    [
        "b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 corrigeert=a",
        "b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 vervalt=a",
        "b verhuisd 2026-02-03 vervalt=a\nc verhuisd 2026-02-04 vervalt=a",
        "b verhuisd 2026-02-03 vervalt=a\nc verhuisd 2026-02-04 corrigeert=a",
    ],
)
def test_two_corrections_or_withdrawals_of_one_fact_contradict_each_other(erbij):
    with pytest.raises(Dossierfout) as fout:
        geldig(FEIT + erbij)
    (melding,) = fout.value.fouten
    assert melding.startswith("c: a ")
    assert "verbeter b" in melding


def test_of_two_corrections_only_the_one_that_was_known_then_counts():
    dossier = FEIT + "b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 corrigeert=a"
    assert geldig(dossier, "2026-02-03") == "b"
    with pytest.raises(Dossierfout):
        geldig(dossier, "2026-02-04")


@pytest.mark.parametrize("sleutel", ["corrigeert", "vervalt"])
def test_a_reference_to_a_fact_that_is_not_there_is_an_error(sleutel):
    with pytest.raises(Dossierfout, match="b: verwijst naar zz, dat er niet is"):
        geldig(FEIT + f"b verhuisd 2026-02-03 {sleutel}=zz")


def test_all_contradictions_are_reported_at_once():
    with pytest.raises(Dossierfout) as fout:
        beoordeel(REACTIE, FEIT + "b verhuisd 2026-02-03 corrigeert=yy\nc verhuisd 2026-02-03 vervalt=zz", "2026-02-05")
    assert [melding[0] for melding in fout.value.fouten] == ["b", "c"]


@pytest.mark.parametrize(
    "dossier",
    ["a verhuisd 2026-02-02 corrigeert=a", "a verhuisd 2026-02-02 corrigeert=b\nb verhuisd 2026-02-03 corrigeert=a"],
)
def test_corrections_in_a_circle_are_an_error_that_is_named(dossier):
    with pytest.raises(Dossierfout):
        geldig(dossier)


def test_a_fact_whose_correction_was_withdrawn_can_be_corrected_again():
    dossier = (
        FEIT + "b verhuisd 2026-02-03 corrigeert=a\nc verhuisd 2026-02-04 vervalt=b\nd verhuisd 2026-02-05 corrigeert=a"
    )
    assert geldig(dossier) == "d"


def test_a_correction_that_was_known_before_the_fact_it_corrects_is_no_error():
    dossier = "a verhuisd 2026-02-05\nb verhuisd 2026-02-03 corrigeert=a"
    assert geldig(dossier, "2026-02-03") == "b"
    assert geldig(dossier, "2026-02-04") == "b"
    assert geldig(dossier, "2026-02-05") == "b"


def test_a_long_chain_of_corrections_ends_at_the_last():
    ketting = "\n".join(f"f{i} verhuisd 2026-02-03 corrigeert=f{i - 1}" for i in range(1, 2000))
    assert geldig(f"f0 verhuisd 2026-02-02\n{ketting}") == "f1999"
