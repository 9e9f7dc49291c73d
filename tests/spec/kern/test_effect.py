"""The effect of a new version on dossiers: statuses, decisions and acts that change, with the dossiers as examples."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, periodiek, plicht
from tests.spec.kern.test_verschil import als
from waakvlam.kern.effect import Cel, Effectteller
from waakvlam.kern.momentbeeld import Handelingsleutel, momentbeeld
from waakvlam.kern.verschil import vergelijk

BESLUIT = (
    "  - {{naam: omklap, clausule: {c}-8.01, vraag: Kan het, beslisser: gemeente, fase: begin, "
    "uitkomsten: [kan, kan_niet], criteria: [{{clausule: {c}-8.01, vraag: Is het er, waarde: {{gebeurd: [{feit}]}}}}]}}"
)
REGEL = (
    "  - {{handeling: brief_verstuurd, door: [woningcorporatie], clausules: [{c}-6.01], oordeel_zonder: {zonder}, "
    "vereist: [{{wat: Eerst, clausules: [{c}-6.01], voorwaarde: {{gebeurd: [verhuisd]}}}}]}}"
)
OUD = afspraken(
    als("reageren", plicht("OUD-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "2 week")),
    als("oude_naam", plicht("OUD-1.02", "overlast_gemeld", "overlast_besproken", "1 week")),
    als("weg", plicht("OUD-1.03", "plan_vastgesteld", "evaluatie_gehouden", "1 week")),
    als("bezoek", periodiek("OUD-2.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "1 maand")),
    naam="oud",
    besluiten=BESLUIT.format(c="OUD", feit="verhuisd"),
    handelingen=REGEL.format(c="OUD", zonder="nee"),
)
NIEUW = afspraken(
    als("reageren", plicht("NEW-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week")),
    als("nieuwe_naam", plicht("NEW-1.02", "overlast_gemeld", "overlast_besproken", "1 week")),
    als("erbij", plicht("NEW-1.03", "verhuisd", "huisbezoek_afgelegd", "1 week")),
    als("bezoek", periodiek("NEW-2.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "1 maand")),
    naam="nieuw",
    besluiten=BESLUIT.format(c="NEW", feit="plan_vastgesteld"),
    handelingen=REGEL.format(c="NEW", zonder="met_motivering"),
)
VERSCHIL = vergelijk(OUD, NIEUW)


def effect(op: str, *dossiers: str, vanaf: str = "2026-03-01"):
    """The effect on dossiers that are called d1, d2 and so on."""
    teller = Effectteller(VERSCHIL)
    for nummer, dossier in enumerate(dossiers, start=1):
        beelden = (
            momentbeeld(beoordeel(versies, dossier, op), VERSCHIL, OUD, NIEUW)
            for versies in ([(OUD, None)], [(OUD, None), (NIEUW, vanaf)])
        )
        teller.voeg_toe(f"d{nummer}", *beelden)
    return teller.effect()


def per_norm(gevonden) -> dict[str, list[Cel]]:
    return {
        n.element.nieuw.sleutel if n.element.nieuw else n.element.oud.sleutel: list(n.cellen) for n in gevonden.normen
    }


def test_a_status_that_changes_is_a_cell_with_its_dossiers():
    dossier = "a woning_aangeboden 2026-03-02 w1"
    gevonden = effect("2026-03-12", dossier, dossier, "a woning_aangeboden 2026-02-20 w1")
    assert per_norm(gevonden) == {"reageren": [Cel("open", "verstreken", 2, ("d1", "d2"))]}
    (norm,) = gevonden.normen
    assert (norm.element.titel, norm.element.verwijzing()) == ("Doe het", "OUD-1.01 -> NEW-1.01")
    assert gevonden.cel("open", "verstreken").aantal == 2
    assert gevonden.cel("open", "open") == Cel("open", "open", 0, ())
    assert gevonden.cel("verstreken", "verstreken").voorbeelden == ("d3",)
    assert (gevonden.dossiers, gevonden.geraakt) == (3, 3)  # in the third the decision changes all the same


def test_a_last_day_that_moves_while_the_status_stays_is_told_apart():
    (norm,) = effect("2026-03-05", "a woning_aangeboden 2026-03-02 w1").normen
    assert norm.cellen == ()
    assert norm.eerder == Cel("", "eerder", 1, ("d1",))
    assert norm.later is None


def test_a_norm_that_is_gone_or_new_starts_no_term_on_that_side():
    gevonden = effect("2026-03-05", "a plan_vastgesteld 2026-03-02\nb verhuisd 2026-03-03")
    assert per_norm(gevonden) == {"weg": [Cel("open", "geen", 1, ("d1",))], "erbij": [Cel("geen", "open", 1, ("d1",))]}


def test_a_norm_under_another_name_is_the_same_duty():
    gevonden = effect("2026-03-05", "a overlast_gemeld 2026-03-02 m1")
    assert per_norm(gevonden) == {}


def test_windows_of_equal_length_are_the_same_windows():
    gevonden = effect("2026-05-20", "a overeenkomst_getekend 2026-01-15")
    assert "bezoek" not in per_norm(gevonden)
    assert gevonden.cel("verstreken", "verstreken").aantal == 4


def test_decisions_and_acts_that_come_to_something_else():
    gevonden = effect("2026-03-05", "v verhuisd 2026-02-10", "m overlast_gemeld 2026-02-10 m1")
    (besluit,) = gevonden.besluiten
    assert (besluit.element.verwijzing(), besluit.cellen) == (
        "OUD-8.01 -> NEW-8.01",
        (Cel("kan", "kan_niet", 1, ("d1",)),),
    )
    (handeling,) = gevonden.handelingen
    assert handeling.sleutel == Handelingsleutel("brief_verstuurd", (), "woningcorporatie")
    assert handeling.cellen == (Cel("nee", "met_motivering", 1, ("d2",)),)


@pytest.mark.parametrize("op", ["2026-02-10", "2026-02-27", "2026-02-28"])
def test_before_the_new_version_starts_there_is_no_effect(op):
    dossier = (
        "a overeenkomst_getekend 2026-01-15\nb woning_aangeboden 2026-02-09 w1\nv verhuisd 2026-02-10\n"
        "c plan_vastgesteld 2026-02-01\nm overlast_gemeld 2026-02-05 m1\nd woning_aangeboden 2026-03-02 w2"
    )
    assert effect(op, dossier).leeg
    assert not effect("2026-04-20", dossier).leeg


def test_no_more_than_five_dossiers_are_named_and_all_are_counted():
    gevonden = effect("2026-03-12", *["a woning_aangeboden 2026-03-02 w1"] * 7)
    assert per_norm(gevonden)["reageren"] == [Cel("open", "verstreken", 7, ("d1", "d2", "d3", "d4", "d5"))]
