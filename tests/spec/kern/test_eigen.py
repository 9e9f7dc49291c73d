"""An own protocol: an earlier last day beside the term, duties and requirements of its own, and nothing else."""

import pytest

from tests.spec.kern.eigenhulp import alleen, naast, norm, oordeel, protocol
from tests.spec.kern.hulp import afspraken, beoordeel, dag, maximumduur, minimumduur, periodiek, plicht, termijnen
from waakvlam.kern.uitleg import Uitlegger

AANBOD = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "3 werkdag"))
SNEL = protocol(AANBOD, norm("n_tst_1_01", termijn="1 werkdag"))


@pytest.mark.parametrize(
    ("reactie", "op", "verwacht"),
    [
        # Thursday 2 April 2026: Good Friday, the weekend and Easter Monday do not count
        ("", "2026-04-07", "a 2026-04-09 open | 2026-04-07 open"),
        ("", "2026-04-08", "a 2026-04-09 open | 2026-04-07 verstreken"),
        ("", "2026-04-10", "a 2026-04-09 verstreken | 2026-04-07 verstreken"),
        ("b aanbod_reactie_gegeven 2026-04-07 w1", "2026-04-10", "a 2026-04-09 op_tijd b | 2026-04-07 op_tijd"),
        ("b aanbod_reactie_gegeven 2026-04-08 w1", "2026-04-10", "a 2026-04-09 op_tijd b | 2026-04-07 te_laat"),
        ("b aanbod_reactie_gegeven 2026-04-10 w1", "2026-04-10", "a 2026-04-09 te_laat b | 2026-04-07 te_laat"),
        ("b aanbod_ingetrokken 2026-04-03 w1", "2026-04-10", "a 2026-04-09 vervallen | 2026-04-07 vervallen"),
        ("b aanbod_ingetrokken 2026-04-08 w1", "2026-04-10", "a 2026-04-09 vervallen | 2026-04-07 verstreken"),
    ],
)
def test_the_own_last_day_stands_beside_the_term_which_stays_as_it_is(reactie, op, verwacht):
    dossier = f"a woning_aangeboden 2026-04-02 w1\n{reactie}"
    assert naast(AANBOD, SNEL, dossier, op) == [verwacht]
    assert termijnen(AANBOD, dossier, op) == [verwacht.split(" | ")[0]]


def test_beside_an_agreed_postponement_there_is_no_own_last_day():
    dossier = """
        a woning_aangeboden 2026-04-02 w1
        u uitstel_afgesproken 2026-04-07 w1 clausule=TST-1.01 nieuwe_datum=2026-04-20 reden=x
    """
    assert naast(AANBOD, SNEL, dossier, "2026-04-21") == ["a 2026-04-20 verstreken |"]


@pytest.mark.parametrize(
    ("op", "geldt"), [("2026-03-31", False), ("2026-04-01", True), ("2026-04-30", True), ("2026-05-01", False)]
)
def test_it_holds_for_what_begins_on_one_of_its_days(op, geldt):
    april = protocol(
        AANBOD, norm("n_tst_1_01", termijn="1 werkdag"), vanaf="2026-04-01", extra="  geldig_tot: 2026-04-30"
    )
    (regel,) = naast(AANBOD, april, f"a woning_aangeboden {op} w1", "2026-05-29")
    assert (regel[-1] != "|") is geldt


def test_a_duty_without_a_number_may_get_an_own_last_day():
    zonder = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven"))
    eigen = protocol(zonder, norm("n_tst_1_01", termijn="1 week"))
    assert naast(zonder, eigen, "a woning_aangeboden 2026-03-02", "2026-03-10") == [
        "a zonder open | 2026-03-09 verstreken"
    ]


def test_counted_back_the_stricter_day_is_the_one_further_back():
    vooraf = afspraken(
        plicht(
            "TST-1.01", "overeenkomst_getekend", "evaluatie_gehouden",
            "{getal: 2, eenheid: dag, richting: voor}",
        )
    )  # fmt: skip
    eigen = protocol(vooraf, norm("n_tst_1_01", termijn="5 dag"))
    assert naast(vooraf, eigen, "a overeenkomst_getekend 2026-03-20", "2026-03-20") == [
        "a 2026-03-18 verstreken | 2026-03-15 verstreken"
    ]


def test_a_shorter_maximum_does_not_run_on_from_a_free_day():
    duur = afspraken(maximumduur("TST-1.01", "verhuisd", "woning_verlaten", "20 dag"))
    eigen = protocol(duur, norm("n_tst_1_01", duur="5 dag"))
    assert naast(duur, eigen, "a verhuisd 2026-03-02", "2026-03-03") == ["a 2026-03-22 open | 2026-03-07 open"]


BEZOEK = afspraken(periodiek("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "2 maand"))
MAANDELIJKS = protocol(BEZOEK, norm("n_tst_1_01", periode="1 maand"))


def test_shorter_periods_are_beside_or_within_those_of_the_agreements():
    dossier = "a verhuisd 2026-01-31\nb huisbezoek_afgelegd 2026-02-10\nc huisbezoek_afgelegd 2026-04-20"
    assert naast(BEZOEK, MAANDELIJKS, dossier, "2026-04-30") == [
        "a 2026-03-30 op_tijd b | 2026-02-27 op_tijd",
        "a 2026-05-30 op_tijd c | 2026-04-29 op_tijd",
    ]
    assert alleen(BEZOEK, MAANDELIJKS, dossier, "2026-04-30") == [
        "n_tst_1_01 a 2026-03-30 verstreken",
        "n_tst_1_01 a 2026-05-30 open",
    ]


def test_more_often_in_the_same_period():
    eigen = protocol(BEZOEK, norm("n_tst_1_01", minimaal="2"))
    dossier = "a verhuisd 2026-01-31\nb huisbezoek_afgelegd 2026-02-10"
    assert naast(BEZOEK, eigen, dossier, "2026-03-30") == ["a 2026-03-30 op_tijd b | 2026-03-30 open"]
    assert alleen(BEZOEK, eigen, dossier, "2026-03-30") == []


def test_a_duty_limited_to_some_windows_is_limited_to_the_same_time():
    beperkt = afspraken(periodiek("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "2 maand", hoogstens="1"))
    eigen = protocol(beperkt, norm("n_tst_1_01", periode="1 maand"))
    assert len(alleen(beperkt, eigen, "a verhuisd 2026-01-31", "2026-12-31")) == 1


def test_a_longer_minimum_duration_gives_an_own_first_day():
    wachten = afspraken(minimumduur("TST-1.01", "verhuisd", "evaluatie_gehouden", "1 jaar"))
    eigen = protocol(wachten, norm("n_tst_1_01", duur="18 maand"))
    antwoord = oordeel(wachten, eigen, "a verhuisd 2026-01-31", "2026-02-01")
    assert [d.vanaf for d in antwoord.vroegste_dagen] == [dag("2027-07-31")]
    assert [d.vanaf for d in antwoord.beoordeling.vroegste_dagen] == [dag("2027-01-31")]


PLICHT = """plichten:
  - {id: nabellen, soort: plicht, bron: artikel 5, wat: Bel na, fase: begin, aanleiding: [woning_aangeboden],
     termijn: {getal: 2, eenheid: dag}, vervuld_door: [huisbezoek_afgelegd]}
"""


def test_an_own_duty_gives_terms_that_are_not_among_those_of_the_agreements():
    eigen = protocol(AANBOD, PLICHT)
    dossier = "a woning_aangeboden 2026-03-02 w1"
    assert alleen(AANBOD, eigen, dossier, "2026-03-03") == ["nabellen a 2026-03-04 open"]
    assert naast(AANBOD, eigen, dossier, "2026-03-03") == ["a 2026-03-05 open |"]
    assert oordeel(AANBOD, eigen, dossier, "2026-03-03").alleen[0].term.norm.drager == ["zorgaanbieder"]
    assert alleen(AANBOD, eigen, f"{dossier}\nz dossier_gesloten 2026-03-03", "2026-03-05") == [
        "nabellen a 2026-03-04 vervallen"
    ]


HANDELING = """handelingen:
  - handeling: {handeling}
    vereist: [{{wat: er is gebeld, bron: artikel 4, voorwaarde: {{gebeurd: [huisbezoek_afgelegd]}}}}]
    oordeel_zonder: {zonder}
"""


@pytest.mark.parametrize("zonder", ["nee", "met_motivering"])
def test_an_own_requirement_holds_for_the_own_role_until_it_is_met(zonder):
    eigen = protocol(AANBOD, HANDELING.format(handeling="aanbod_reactie_gegeven", zonder=zonder))
    antwoord = oordeel(AANBOD, eigen, "a woning_aangeboden 2026-03-02 w1", "2026-03-03")
    advies = antwoord.handeling("aanbod_reactie_gegeven", "zorgaanbieder")
    assert (advies.oordeel, [g.vereiste.wat for g in advies.ontbreekt]) == (
        zonder, ["er is gebeld (volgens het eigen protocol van Het Anker, artikel 4)"],
    )  # fmt: skip
    assert antwoord.beoordeling.handeling("aanbod_reactie_gegeven", "zorgaanbieder").oordeel == "ja"
    gebeld = oordeel(AANBOD, eigen, "a huisbezoek_afgelegd 2026-03-02", "2026-03-03")
    assert gebeld.handeling("aanbod_reactie_gegeven", "zorgaanbieder").oordeel == "ja"


def test_an_own_requirement_gives_no_power_and_changes_nothing_for_another_role():
    eigen = protocol(AANBOD, HANDELING.format(handeling="huisbezoek_afgelegd", zonder="nee"))
    antwoord = oordeel(AANBOD, eigen, "", "2026-03-03")
    for rol in ("woningcorporatie", "deelnemer", "gemeente"):
        assert antwoord.handeling("huisbezoek_afgelegd", rol) == antwoord.beoordeling.handeling(
            "huisbezoek_afgelegd", rol
        )


def test_the_explanation_names_the_protocol_its_article_and_the_days_skipped():
    antwoord = oordeel(AANBOD, SNEL, "a woning_aangeboden 2026-04-02 w1", "2026-04-08")
    zelf = antwoord.naast(antwoord.beoordeling.termijnen[0])
    assert zelf is not None
    regels = list(Uitlegger(antwoord.beoordeling).eigen(zelf).regels())
    assert regels[0] == (
        "- Volgens het eigen protocol van Het Anker, artikel 3: 1 werkdag, dus uiterlijk dinsdag 7 april 2026."
    )
    assert any("Goede Vrijdag" in regel for regel in regels)
    assert "Die eigen dag is voorbij." in regels[-1]
    plicht_ = oordeel(AANBOD, protocol(AANBOD, PLICHT), "a woning_aangeboden 2026-03-02 w1", "2026-03-03").alleen[0]
    knoop = Uitlegger(antwoord.beoordeling).term(plicht_.term, plicht_)
    assert knoop.kinderen[-1].tekst.startswith("Dit staat alleen in het eigen protocol van Het Anker, artikel 5.")
    assert all("()" not in regel for regel in knoop.regels())


def test_a_protocol_changes_no_answer_about_the_agreements():
    dossier = "a woning_aangeboden 2026-04-02 w1"
    antwoord = oordeel(AANBOD, SNEL, dossier, "2026-04-08")
    assert antwoord.naast(antwoord.beoordeling.termijnen[0])
    assert antwoord.beoordeling.kwitantie == beoordeel(AANBOD, dossier, "2026-04-08").kwitantie
