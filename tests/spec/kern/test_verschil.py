"""Two versions of a set compared: what is new, gone, stricter, looser or otherwise, in words with both clauses."""

import re

import pytest

from tests.spec.kern.hulp import afspraken, maximumduur, minimumduur, periodiek, plicht
from waakvlam.kern.verschil import Elementverschil, Setverschil, vergelijk

AANBOD = ("woning_aangeboden", "aanbod_reactie_gegeven")


def als(naam: str, norm: str) -> str:
    """A norm under this id."""
    return re.sub(r"id: \w+", f"id: {naam}", norm, count=1)


def paar(oud: str, nieuw: str, **anders: str):
    """The comparison of two sets of one norm each."""
    a = afspraken(als("n", oud), naam="oud", **anders)
    return vergelijk(a, afspraken(als("n", nieuw), naam="nieuw"))


def regels(verschil) -> list[str]:
    """Every change of an element that differs: its sentence, which way it goes and why."""
    return [
        f"{e.zin(w)}: {w.richting}" + (f", {w.waarom}" if w.waarom else "")
        for e in verschil.gekozen()
        for w in e.wijzigingen
    ]


def oordelen(verschil) -> list[tuple[str, ...]]:
    return [e.oordelen for e in verschil.gekozen()]


def enkel(verschil: Setverschil) -> Elementverschil:
    (element,) = verschil.gekozen()
    return element


def richtingen(oud: str, nieuw: str) -> tuple[str, ...]:
    gevonden = oordelen(paar(oud, nieuw))
    return gevonden[0] if gevonden else ("gelijk",)


def test_a_shorter_term_is_stricter_and_said_with_both_clauses():
    oud = plicht("OUD-1.47", *AANBOD, "2 werkdag", wat="Reageer op het aanbod")
    nieuw = plicht("NEW-1.46", *AANBOD, "1 werkdag", wat="Reageer op het aanbod")
    verschil = paar(oud.replace("wat: Doe het, ", ""), nieuw.replace("wat: Doe het, ", ""))
    (regel,) = regels(verschil)
    zin = "Reageer op het aanbod: de termijn gaat van 2 naar 1 werkdag (OUD-1.47 -> NEW-1.46)"
    assert regel == f"{zin}: strenger, er is minder tijd"


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("2 werkdag", "1 werkdag", "strenger"),
        ("1 week", "2 week", "soepeler"),
        ("1 week", "7 dag", "woorden"),
        ("12 maand", "1 jaar", "woorden"),
        ("1 maand", "4 week", "strenger"),
        ("4 week", "1 maand", "soepeler"),
        ("6 week", "1 maand", "strenger"),
        ("30 dag", "1 maand", "anders"),
        ("2 werkdag", "2 dag", "strenger"),  # two days are never later than two working days
        ("1 week", "5 werkdag", "anders"),  # a holiday makes five working days longer than a week
        ("2 week", "5 werkdag", "strenger"),
        ("2 week", "10 werkdag", "anders"),
        ("1 dag", "24 uur", "strenger"),  # hours do not run on from a free day
        ("91 dag", "90 dag", "anders"),  # the longer one does not run on, the shorter may
        ("105 dag", "90 dag", "strenger"),
        ("13 week", "12 week", "anders"),
        ("2 werkdag", "2 werkdag", "gelijk"),
    ],
)
def test_terms_compare_only_as_far_as_any_calendar_bears_out(oud, nieuw, verwacht):
    assert richtingen(plicht("TST-1.01", *AANBOD, oud), plicht("TST-1.01", *AANBOD, nieuw)) == (verwacht,)


def test_a_length_that_cannot_be_ordered_says_how_many_days_each_takes():
    verschil = paar(plicht("TST-1.01", *AANBOD, "2 week"), plicht("TST-1.01", *AANBOD, "10 werkdag"))
    (wijziging,) = enkel(verschil).wijzigingen
    assert wijziging.waarom == "2 weken: 14 dagen; 10 werkdagen: 12 tot en met 20 dagen"


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("{getal: 4, eenheid: week, richting: voor}", "{getal: 6, eenheid: week, richting: voor}", "strenger"),
        ("{getal: 4, eenheid: week, richting: voor}", "{getal: 4, eenheid: week}", "anders"),
        ("{getal: 1, eenheid: week}", "{getal: 1, eenheid: week, na_aanleiding: {getal: 1, eenheid: maand}}", "anders"),
        (
            "{getal: 1, eenheid: week, na_aanleiding: {getal: 2, eenheid: maand}}",
            "{getal: 1, eenheid: week, na_aanleiding: {getal: 1, eenheid: maand}}",
            "strenger",
        ),
        (
            "{getal: 1, eenheid: week, na_aanleiding: {getal: 2, eenheid: maand}}",
            "{getal: 2, eenheid: week, na_aanleiding: {getal: 1, eenheid: maand}}",
            "strenger",
        ),
        (
            "{getal: 1, eenheid: week, vanaf: {type: verhuizing_gepland, veld: verhuisdatum}}",
            "{getal: 1, eenheid: week}",
            "anders",
        ),
        ("{getal: 1, eenheid: week}", "{getal: 1, eenheid: week, eigen_voorstel: true}", "woorden"),
    ],
)
def test_a_term_counts_from_its_own_day(oud, nieuw, verwacht):
    gevonden = richtingen(plicht("TST-1.01", *AANBOD, oud), plicht("TST-1.01", *AANBOD, nieuw))
    assert gevonden[0] == verwacht or verwacht in gevonden


def test_a_number_that_comes_or_goes():
    zonder, met = plicht("TST-1.01", *AANBOD), plicht("TST-1.01", *AANBOD, "1 week")
    assert richtingen(zonder, met) == ("strenger",)
    assert richtingen(met, zonder) == ("soepeler",)


VERHUISD, PLAN = "{gebeurd: [verhuisd]}", "{gebeurd: [plan_vastgesteld]}"
BEIDE = f"{{alle: [{VERHUISD}, {PLAN}]}}"


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ({"voorwaarde": VERHUISD}, {}, "strenger"),
        ({}, {"voorwaarde": VERHUISD}, "soepeler"),
        ({"voorwaarde": BEIDE}, {"voorwaarde": VERHUISD}, "strenger"),
        ({"voorwaarde": VERHUISD}, {"voorwaarde": PLAN}, "anders"),
        ({"voorwaarde": VERHUISD}, {"voorwaarde": "{gebeurd: [verhuisd], wat: er is verhuisd}"}, "gelijk"),
        ({"uitstel": "false"}, {}, "soepeler"),
        ({"alleen_eerste": "true"}, {}, "strenger"),
        ({"ook_eerder": "true"}, {}, "strenger"),
        ({"vervalt_door": "[verhuisd]"}, {}, "strenger"),
        ({"afwijken": "met instemming"}, {}, "strenger"),
        ({"noot": "zo gelezen"}, {"noot": "anders gelezen"}, "woorden"),
    ],
)
def test_what_else_a_duty_says(oud, nieuw, verwacht):
    basis = ("TST-1.01", *AANBOD, "1 week")
    assert richtingen(plicht(*basis, **oud), plicht(*basis, **nieuw)) == (verwacht,)


def test_what_must_be_kept_up_cannot_be_ordered_with_what_is_done_once():
    eens = plicht("TST-1.01", *AANBOD, "1 week")
    steeds = plicht("TST-1.01", AANBOD[0], "", "1 week", vol_te_houden="true")
    assert "anders" in richtingen(eens, steeds)


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        ("woning_aangeboden", "[woning_aangeboden, aanbod_ingetrokken]", "strenger"),
        ("overlast_gemeld", "{type: overlast_gemeld, als: {via: corporatie}}", "soepeler"),
        ("{type: overlast_gemeld, als: {via: corporatie}}", "overlast_gemeld", "strenger"),
        (
            "{type: overlast_gemeld, als: {via: [corporatie, aanbieder]}}",
            "{type: overlast_gemeld, als: {via: corporatie}}",
            "soepeler",
        ),
        ("overlast_gemeld", "verhuisd", "anders"),
    ],
)
def test_what_starts_a_duty_more_often_is_stricter(oud, nieuw, verwacht):
    a, b = (plicht("TST-1.01", wat, "overlast_besproken", "1 week") for wat in (oud, nieuw))
    assert richtingen(a, b) == (verwacht,)


def test_more_ways_to_be_done_are_looser():
    een = plicht("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "1 week")
    twee = plicht("TST-1.01", "verhuisd", "[huisbezoek_afgelegd, evaluatie_gehouden]", "1 week")
    assert richtingen(een, twee) == ("soepeler",)
    assert richtingen(twee, een) == ("strenger",)


@pytest.mark.parametrize(
    ("oud", "nieuw", "verwacht"),
    [
        (("1 jaar", {}), ("6 maand", {}), ("strenger",)),
        (("1 maand", {}), ("4 week", {}), ("strenger",)),
        (("1 maand", {}), ("30 dag", {}), ("anders",)),
        (("1 jaar", {}), ("1 jaar", {"minimaal": "2"}), ("strenger",)),
        (("1 jaar", {"minimaal": "2"}), ("6 maand", {}), ("strenger", "soepeler")),
    ],
)
def test_a_periodic_duty_is_stricter_when_it_asks_more_often(oud, nieuw, verwacht):
    a, b = (periodiek("TST-1.01", "verhuisd", "huisbezoek_afgelegd", p, **rest) for p, rest in (oud, nieuw))
    assert richtingen(a, b) == verwacht


def test_durations_a_longer_wait_and_a_shorter_maximum_are_stricter():
    wacht = [minimumduur("TST-1.01", "verhuisd", "[brief_verstuurd]", d) for d in ("1 jaar", "2 jaar")]
    assert richtingen(*wacht) == ("strenger",)
    hoogste = [maximumduur("TST-1.01", "verhuisd", "woning_verlaten", d) for d in ("3 maand", "2 maand")]
    assert richtingen(*hoogste) == ("strenger",)


def test_another_bearer_cannot_be_ordered():
    a, b = (plicht("TST-1.01", *AANBOD, "1 week").replace("[zorgaanbieder]", f"[{r}]") for r in ("gemeente", "melder"))
    verschil = paar(a, b)
    assert regels(verschil) == [
        "Doe het: wie dit moet doen gaat van Gemeente naar Melder (TST-1.01 -> TST-1.01): anders"
    ]


def test_norms_pair_by_id_then_by_what_they_regulate_and_only_when_that_is_one():
    oud = afspraken(
        als("a", plicht("OUD-1.01", *AANBOD, "1 week")),
        als("weg", plicht("OUD-1.02", "verhuisd", "huisbezoek_afgelegd", "1 week")),
        als("p", plicht("OUD-1.03", "plan_vastgesteld", "evaluatie_gehouden")),
        als("q", plicht("OUD-1.04", "plan_vastgesteld", "evaluatie_gehouden")),
        naam="oud",
    )
    nieuw = afspraken(
        als("a", plicht("NEW-1.01", *AANBOD, "1 week")),
        als("erbij", plicht("NEW-1.02", "verhuisd", "huisbezoek_afgelegd", "2 week")),
        als("r", plicht("NEW-1.03", "plan_vastgesteld", "evaluatie_gehouden")),
        naam="nieuw",
    )
    verschil = vergelijk(oud, nieuw)
    assert verschil.normparen == {"a": "a", "weg": "erbij"}
    assert [(e.hernoemd, *e.oordelen) for e in verschil.gekozen()] == [
        (True, "soepeler"),
        (False, "nieuw"),
        (False, "vervallen"),
        (False, "vervallen"),
    ]
    assert verschil.tellingen == {
        "strenger": 0, "soepeler": 1, "nieuw": 1, "vervallen": 2, "anders": 0, "woorden": 0, "gelijk": 2,
    }  # fmt: skip


def test_the_way_of_counting_is_a_difference_of_its_own_and_not_one_of_every_term():
    norm = als("n", plicht("TST-1.01", *AANBOD, "1 week"))
    verschil = vergelijk(afspraken(norm, naam="oud"), afspraken(norm, naam="nieuw", doorloop="geen"))
    assert [(e.soort, e.oordelen) for e in verschil.gekozen()] == [("kop", ("strenger",))]


def test_a_set_does_not_differ_from_itself():
    zelf = afspraken(plicht("TST-1.01", *AANBOD, "1 week"), periodiek("TST-1.02", *AANBOD, "1 maand"))
    assert vergelijk(zelf, zelf).gekozen() == ()


def test_a_term_that_starts_with_another_fact_cannot_be_ordered():
    oud = plicht("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "6 week")
    nieuw = plicht("TST-1.01", "overeenkomst_getekend", "huisbezoek_afgelegd", "3 maand")
    (termijn, aanleiding) = enkel(paar(oud, nieuw)).wijzigingen
    assert (termijn.richting, termijn.waarom) == ("anders", "het telt vanaf een andere dag")
    assert aanleiding.richting == "anders"


def test_a_condition_that_moves_into_the_trigger_is_neither_stricter_nor_looser():
    via = "{type: overlast_gemeld, als: {via: corporatie}}"
    mits = "{aanleiding: {veld: via, is: corporatie}}"
    oud = plicht("TST-1.01", "overlast_gemeld", "overlast_besproken", "1 week", voorwaarde=mits)
    assert richtingen(oud, plicht("TST-1.01", via, "overlast_besproken", "1 week")) == ("anders",)


def test_what_nobody_compares_by_name_is_still_told():
    """A field that the models get later is not passed over."""
    from waakvlam.kern.verschil.condities import Vergelijker
    from waakvlam.kern.verschil.normen import BEHANDELD

    een = afspraken(plicht("TST-1.01", *AANBOD, "1 week")).afspraken.normen[0]
    vergelijker = Vergelijker({}, {})
    assert vergelijker.kale_velden(een, BEHANDELD, oud=True) == {}
    assert vergelijker.kale_velden(een, BEHANDELD - {"uitstel"}, oud=True) == {"uitstel": True}


def test_keeping_something_up_for_longer_is_stricter():
    kort, lang = (plicht("TST-1.01", "verhuisd", "[]", t, vol_te_houden="true") for t in ("1 jaar", "2 jaar"))
    assert richtingen(kort, lang) == ("strenger",)
    assert richtingen(lang, kort) == ("soepeler",)
    assert richtingen(plicht("TST-1.01", "verhuisd", "huisbezoek_afgelegd", "1 jaar"), lang) == ("anders",)
