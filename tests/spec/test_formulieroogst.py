"""From answers to facts: every form of every set, filled in, gives facts that fit the vocabulary."""

from datetime import date
from typing import Any

import pytest

from tests.hulp.formulieren import antwoord
from waakvlam.bron.api import bronset, setnamen
from waakvlam.formulieren.oogst import niet_gevoed, oogst, soorten_van
from waakvlam.formulieren.plekken import Rij, genummerd, gevraagd, rijen_van, verplicht_leeg, voorwaarden, vragen_van
from waakvlam.kern.gebeurtenis import veldfouten

DAG, EERDER = date(2026, 3, 16), date(2026, 3, 2)
FORMULIEREN = [(naam, f.id) for naam in setnamen() for f in bronset(naam).rekenset.afspraken.formulieren]


def vind(setnaam, naam):
    rekenset = bronset(setnaam).rekenset
    return rekenset, next(f for f in rekenset.afspraken.formulieren if f.id == naam)


def alle_vragen(formulier):
    rijen = {
        s.id: [Rij("doel-1", "Doel 1"), Rij("doel-2", "Doel 2")] if s.per.uit else genummerd(s.per, 2)
        for s in formulier.secties
        if s.per and not s.per.waarden
    }
    return vragen_van(formulier, rijen)


def vul(formulier, welke=0):
    """Every question that is asked, answered in order."""
    vragen = alle_vragen(formulier)
    antwoorden: dict[str, Any] = {}
    for vraag in vragen:
        if vraag in gevraagd(vragen, antwoorden) and vraag.veld.soort != "handtekening":
            antwoorden[vraag.naam] = antwoord(vraag, EERDER, nee=bool(welke))
    return gevraagd(vragen, antwoorden), antwoorden


def test_there_are_forms_in_five_sets():
    assert len(FORMULIEREN) == 97
    assert len({setnaam for setnaam, _ in FORMULIEREN}) == 5


@pytest.mark.parametrize("welke", [0, 1])
@pytest.mark.parametrize(("setnaam", "naam"), FORMULIEREN)
def test_answers_of_every_form_give_facts_that_fit_but_for_what_is_asked_besides(setnaam, naam, welke):
    rekenset, formulier = vind(setnaam, naam)
    vragen, antwoorden = vul(formulier, welke)
    assert list(verplicht_leeg(vragen, antwoorden)) == [] or welke
    feiten = oogst(vragen, antwoorden, DAG, rekenset.typen, dict.fromkeys(formulier.ondertekenaars, DAG))
    for feit in feiten:
        soort = rekenset.typen[feit.type]
        besteld = niet_gevoed(soort, alle_vragen(formulier))
        fouten = [f for f in veldfouten(soort, feit.velden, set(rekenset.rollen)) if "verplicht" not in f]
        assert fouten == [], feit
        if feit.op is not None and not welke:
            ontbreekt = {n for n, v in soort.velden.items() if v.verplicht} - set(feit.velden)
            assert ontbreekt <= set(besteld), feit
        assert feit.wacht_op == ()
    if not welke:
        assert {f.type for f in feiten} >= {s for v in vragen for s in soorten_van([v])}


@pytest.mark.parametrize(("setnaam", "naam"), FORMULIEREN)
def test_an_empty_form_records_nothing_and_says_what_is_required(setnaam, naam):
    rekenset, formulier = vind(setnaam, naam)
    vragen = gevraagd(alle_vragen(formulier), {})
    feiten = oogst(vragen, {}, DAG, rekenset.typen)
    assert [f for f in feiten if not f.wacht_op and f.op] == []
    leeg = {v.veld.id for v in verplicht_leeg(vragen, {})}
    assert leeg == {v.veld.id for v in vragen if v.veld.verplicht and v.veld.soort != "handtekening"}


@pytest.mark.parametrize(("setnaam", "naam"), FORMULIEREN)
def test_each_question_has_a_place_of_its_own_and_its_conditions_name_controls_that_come_before(setnaam, naam):
    _, formulier = vind(setnaam, naam)
    vragen = alle_vragen(formulier)
    assert len({v.naam for v in vragen}) == len({v.plek for v in vragen}) == len(vragen)
    for i, vraag in enumerate(vragen):
        eerder = {v.naam for v in vragen[:i]}
        als = voorwaarden(vragen, vraag)
        assert set(als) <= eerder
        assert len(als) == len({**vraag.sectie.alleen_als, **vraag.veld.alleen_als})


def test_two_days_of_one_kind_are_two_facts_and_answers_about_one_go_together():
    rekenset, formulier = vind("alkmaar-2018", "toewijzing")
    vragen, antwoorden = vul(formulier)
    beoordeeld = [f for f in oogst(vragen, antwoorden, DAG, rekenset.typen) if f.type == "beoordeling_vastgelegd"]
    criteria = [f.velden["criterium"] for f in beoordeeld]
    assert len(criteria) == len(set(criteria)) > 1
    assert all("oordeel" in f.velden for f in beoordeeld)


def test_each_goal_is_a_fact_about_a_subject_of_its_own_in_the_domain_of_its_row():
    rekenset, formulier = vind("alkmaar-2018", "ondersteuningsplan")
    vragen, antwoorden = vul(formulier)
    doelen = [f for f in oogst(vragen, antwoorden, DAG, rekenset.typen) if f.type == "doel_vastgelegd"]
    rijen = next(rijen_van(s, {}) for s in formulier.secties if s.per and s.per.waarden)
    assert [f.velden["domein"] for f in doelen] == [r.sleutel for r in rijen]
    assert all(f.nieuw_onderwerp for f in doelen)


def test_what_is_asked_about_a_goal_of_the_dossier_is_a_fact_about_that_goal():
    rekenset, formulier = vind("almere", "planbespreking")
    vragen, antwoorden = vul(formulier)
    over = [f for f in oogst(vragen, antwoorden, DAG, rekenset.typen) if f.type == "doel_bijgewerkt"]
    assert {f.rij for f in over} == {"doel-1", "doel-2"}
    assert all(f.over_rij for f in over)


def test_a_fact_that_is_signed_waits_until_everyone_who_feeds_it_signed():
    rekenset, formulier = vind("amsterdam-2026", "supplement")
    vragen, antwoorden = vul(formulier)

    def supplement(**getekend):
        return next(
            f for f in oogst(vragen, antwoorden, DAG, rekenset.typen, getekend) if f.type == "supplement_vastgesteld"
        )

    eerst = supplement()
    assert set(eerst.wacht_op) == set(eerst.velden["ondertekend_door"]) == set(eerst.tekenaars)
    assert len(eerst.wacht_op) > 1
    assert supplement(**{eerst.wacht_op[0]: DAG}).wacht_op == eerst.wacht_op[1:]
    assert supplement(**dict.fromkeys(eerst.wacht_op, DAG)).wacht_op == ()


def test_a_no_is_no_fact_and_neither_is_what_was_answered_about_something_without_a_day():
    rekenset, formulier = vind("alkmaar-2018", "acute_situatie")
    vragen, antwoorden = vul(formulier, 1)
    soorten = {f.type for f in oogst(vragen, antwoorden, DAG, rekenset.typen) if f.op}
    assert "veiligheid_in_gevaar_gemeld" not in soorten
