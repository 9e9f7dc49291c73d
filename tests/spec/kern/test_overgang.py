"""A new version of a set: what began before its first day finishes under the old clauses."""

import pytest

from tests.spec.kern.hulp import afspraken, beoordeel, periodiek, plicht, termijnen, ziet
from waakvlam.kern.uitleg import Uitlegger

DELEN = (
    "  - {{doel: zorg, titel: T, van: [zorgaanbieder], aan: [{aan}], categorieen: [begeleidingsplan], "
    "clausules: [{c}]}}"
)
BESLUIT = (
    "  - {{naam: omklap, clausule: {c}, vraag: Kan het, beslisser: gemeente, fase: begin, uitkomsten: [kan, kan_niet], "
    "criteria: [{{clausule: {c}, vraag: Is het er, waarde: {{gebeurd: [{feit}]}}}}]}}"
)
REGEL = (
    "  - {{handeling: brief_verstuurd, door: [woningcorporatie], clausules: [{c}], oordeel_zonder: {zonder}, "
    "vereist: [{{wat: Eerst, clausules: [{c}], voorwaarde: {{gebeurd: [verhuisd]}}}}]}}"
)
OUD = afspraken(
    plicht("OUD-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "2 week"),
    periodiek("OUD-2.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "1 maand"),
    naam="oud",
    delen=DELEN.format(aan="gemeente", c="OUD-10.01"),
    besluiten=BESLUIT.format(c="OUD-8.01", feit="verhuisd"),
    handelingen=REGEL.format(c="OUD-6.01", zonder="nee"),
)
NIEUW = afspraken(
    plicht("NEW-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 week"),
    periodiek("NEW-2.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "2 maand"),
    naam="nieuw",
    delen=DELEN.format(aan="woningcorporatie", c="NEW-10.01"),
    besluiten=BESLUIT.format(c="NEW-8.01", feit="plan_vastgesteld"),
    handelingen=REGEL.format(c="NEW-6.01", zonder="met_motivering"),
)
SAMEN = [(OUD, None), (NIEUW, "2026-03-01")]


def met_clausule(dossier: str, op: str, versies=SAMEN) -> list[str]:
    gevonden = beoordeel(versies, dossier, op).termijnen
    return sorted(f"{t.clausule} {t.aanleiding.id} {t.uiterlijk} {t.status}" for t in gevonden)


@pytest.mark.parametrize(
    ("aanbod", "verwacht"),
    [
        ("2026-02-27", "OUD-1.01 a 2026-03-13 open"),
        ("2026-02-28", "OUD-1.01 a 2026-03-16 open"),
        ("2026-03-01", "NEW-1.01 a 2026-03-09 open"),
        ("2026-03-02", "NEW-1.01 a 2026-03-09 open"),
    ],
)
def test_a_term_follows_the_version_of_the_day_of_its_trigger(aanbod, verwacht):
    assert met_clausule(f"a woning_aangeboden {aanbod} w1", "2026-03-05") == [verwacht]


def test_an_old_term_is_discharged_under_the_old_version_after_the_change():
    dossier = "a woning_aangeboden 2026-02-27 w1\nr aanbod_reactie_gegeven 2026-03-12 w1"
    assert met_clausule(dossier, "2026-04-01") == ["OUD-1.01 a 2026-03-13 op_tijd"]


def test_a_trigger_that_was_recorded_after_the_change_still_follows_the_day_it_happened():
    assert met_clausule("a woning_aangeboden 2026-02-27 w1 vast=2026-03-10", "2026-03-12") == [
        "OUD-1.01 a 2026-03-13 open"
    ]


def test_a_window_that_runs_on_the_day_finishes_and_new_windows_begin_on_or_after_it():
    dossier = "a overeenkomst_getekend 2026-01-15"
    assert met_clausule(dossier, "2026-05-20") == [
        "NEW-2.01 a 2026-05-14 verstreken",  # began 15 March; the one of 15 January is not of the new version
        "NEW-2.01 a 2026-07-14 open",
        "OUD-2.01 a 2026-02-14 verstreken",
        "OUD-2.01 a 2026-03-14 verstreken",  # began 15 February
    ]


@pytest.mark.parametrize(
    ("vanaf", "oud", "nieuw"),
    [
        ("2026-03-14", ["2026-02-14", "2026-03-14"], ["2026-05-14"]),
        ("2026-03-15", ["2026-02-14", "2026-03-14"], ["2026-05-14"]),
        ("2026-03-16", ["2026-02-14", "2026-03-14", "2026-04-14"], []),
    ],
)
def test_a_window_that_begins_on_the_day_itself_is_of_the_new_version(vanaf, oud, nieuw):
    regels = met_clausule("a overeenkomst_getekend 2026-01-15", "2026-03-20", [(OUD, None), (NIEUW, vanaf)])
    assert [regel.split()[2] for regel in regels if regel.startswith("OUD")] == oud
    assert [regel.split()[2] for regel in regels if regel.startswith("NEW")] == nieuw


@pytest.mark.parametrize(
    ("op", "clausule", "oordeel", "gemeente", "corporatie"),
    [
        ("2026-02-28", "OUD-8.01", "nee", "ja", "nee"),
        ("2026-03-01", "NEW-8.01", "met_motivering", "nee", "ja"),
        ("2026-03-02", "NEW-8.01", "met_motivering", "nee", "ja"),
    ],
)
def test_decisions_acts_and_visibility_follow_the_version_in_force(op, clausule, oordeel, gemeente, corporatie):
    antwoord = beoordeel(SAMEN, "", op)
    assert antwoord.besluit("omklap").besluit.clausule == clausule
    assert antwoord.handeling("brief_verstuurd", "woningcorporatie").oordeel == oordeel
    assert ziet(antwoord.zichtbaar("gemeente", "begeleidingsplan")) == gemeente
    assert ziet(antwoord.zichtbaar("woningcorporatie", "begeleidingsplan")) == corporatie


@pytest.mark.parametrize("op", ["2026-01-14", "2026-02-15", "2026-02-28"])
def test_before_the_start_of_the_new_version_nothing_differs(op):
    dossier = (
        "a overeenkomst_getekend 2026-01-15\nb woning_aangeboden 2026-02-27 w1\nv verhuisd 2026-02-10\n"
        "c woning_aangeboden 2026-03-02 w2"
    )
    samen, alleen = beoordeel(SAMEN, dossier, op), beoordeel(OUD, dossier, op)
    assert samen.termijnen == alleen.termijnen
    assert samen.besluiten == alleen.besluiten
    assert samen.fase == alleen.fase


def test_a_dossier_that_begins_after_the_change_knows_only_the_new_version():
    dossier = "a overeenkomst_getekend 2026-03-01\nb woning_aangeboden 2026-03-02 w1"
    assert met_clausule(dossier, "2026-03-05") == met_clausule(dossier, "2026-03-05", [(NIEUW, None)])


def test_three_versions_follow_one_another():
    derde = afspraken(plicht("DER-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "3 week"), naam="derde")
    dossier = "a woning_aangeboden 2026-02-27 w1\nb woning_aangeboden 2026-03-02 w2\nc woning_aangeboden 2026-04-01 w3"
    regels = met_clausule(dossier, "2026-04-02", [*SAMEN, (derde, "2026-04-01")])
    assert regels == [
        "DER-1.01 c 2026-04-22 open",
        "NEW-1.01 b 2026-03-09 verstreken",
        "OUD-1.01 a 2026-03-13 verstreken",
    ]


def test_what_the_clauses_of_the_old_version_allow_is_postponed_there_too():
    dossier = (
        "a woning_aangeboden 2026-02-27 w1\nu uitstel_afgesproken 2026-03-10 clausule=OUD-1.01 nieuwe_datum=2026-03-20"
    )
    assert met_clausule(dossier, "2026-03-18") == ["OUD-1.01 a 2026-03-20 open"]


def test_closing_the_dossier_ends_the_terms_of_both_versions():
    dossier = "a woning_aangeboden 2026-02-27 w1\nb woning_aangeboden 2026-03-02 w2\nx dossier_gesloten 2026-03-04"
    assert [regel.split()[-1] for regel in met_clausule(dossier, "2026-04-01")] == ["vervallen", "vervallen"]
    assert len(termijnen(SAMEN, dossier, "2026-04-01")) == 2


def test_a_term_says_under_which_version_it_began_and_the_explanation_tells_an_earlier_one():
    dossier = "a woning_aangeboden 2026-02-27 w1\nb woning_aangeboden 2026-03-02 w2"
    oordeel = beoordeel(SAMEN, dossier, "2026-03-05")
    versies = {t.aanleiding.id: oordeel.versie_van(t).naam for t in oordeel.termijnen}
    assert versies == {"a": "oud", "b": "nieuw"}
    uitleg = {t.aanleiding.id: "\n".join(Uitlegger(oordeel).term(t).regels()) for t in oordeel.termijnen}
    assert "loopt daaronder af" in uitleg["a"]
    assert "loopt daaronder af" not in uitleg["b"]
