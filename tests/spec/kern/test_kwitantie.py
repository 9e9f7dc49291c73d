"""Receipts: equal for equal questions, different for any input that changed."""

from datetime import date

import pytest

from tests.spec.kern.hulp import KALENDER, afspraken, beoordeel, feiten, kop, plicht, settekst
from tests.spec.kern.taalhulp import taal, taalteksten
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.laden import laad_kalender, laad_set, laad_taal
from waakvlam.kern.overgang import Versie

NORM = plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag")
REKENSET = afspraken(NORM)
DOSSIER = "a woning_aangeboden 2026-02-02 w1\nr aanbod_beantwoord 2026-02-03T10:00 w1 antwoord=accepteert"
GEGEVENS = {"route": "omslag", "contractvorm": "intermediair", "kinderen": 0, "geboortedatum": date(1990, 1, 1)}


def hash_van(
    rekenset=REKENSET, dossier: str = DOSSIER, op: str = "2026-03-01", kennis: str | None = None, **anders
) -> str:
    return beoordeel(rekenset, dossier, op, kennis, **{**GEGEVENS, **anders}).kwitantie.hash


def test_equal_questions_give_equal_receipts_and_answers():
    assert hash_van() == hash_van()
    assert beoordeel(REKENSET, DOSSIER, "2026-03-01").termijnen == beoordeel(REKENSET, DOSSIER, "2026-03-01").termijnen


def test_the_order_in_which_facts_are_handed_over_does_not_change_the_receipt():
    gegeven = feiten(DOSSIER)
    versies = [Versie(REKENSET)]
    heen, terug = (Beoordeling(versies, rij, date(2026, 3, 1)).kwitantie for rij in (gegeven, gegeven[::-1]))
    assert heen == terug


def test_a_set_that_is_loaded_twice_gives_the_same_receipt():
    teksten = {"set.yaml": kop(), "a.yaml": settekst(NORM)}
    rekensets = [compileer(laad_set(teksten, taal()), taal(), laad_kalender("k", KALENDER)) for _ in range(2)]
    assert hash_van(rekensets[0]) == hash_van(rekensets[1])


@pytest.mark.parametrize(
    "anders",
    [
        {"op": "2026-03-02"},
        {"kennis": "2026-03-01"},
        {"dossier": ""},
        {"dossier": DOSSIER.replace("a woning", "b woning")},
        {"dossier": DOSSIER.replace("2026-02-02", "2026-02-01")},
        {"dossier": DOSSIER.replace("T10:00", "T10:01")},
        {"dossier": DOSSIER.replace("T10:00", "")},
        {"dossier": DOSSIER.replace("accepteert", "weigert")},
        {"dossier": DOSSIER.replace("w1 antwoord", "w2 antwoord")},
        {"dossier": DOSSIER + "\nn notitie_gemaakt 2026-02-04"},
        {"dossier": DOSSIER.replace("w1\n", "w1 door=zorgaanbieder\n")},
        {"route": "nieuwe_kans"},
        {"route": None},
        {"contractvorm": "vijf_jaar"},
        {"huishouden_soort": "gezin"},
        {"kinderen": 1},
        {"kinderen": None},
        {"geboortedatum": date(1990, 1, 2)},
    ],
)
def test_any_changed_fact_date_or_detail_changes_the_receipt(anders):
    assert hash_van(**anders) != hash_van()


@pytest.mark.parametrize(
    "rekenset",
    [
        afspraken(NORM.replace("getal: 1", "getal: 2")),
        afspraken(NORM.replace("Doe het", "Doe het nu")),
        afspraken(NORM, doorloop="geen"),
        afspraken(NORM, naam="anders"),
        afspraken(NORM, verval="[{door: [dossier_gesloten]}]"),
        [(REKENSET, None), (REKENSET, "2027-01-01")],
    ],
)
def test_any_changed_agreement_changes_the_receipt(rekenset):
    assert hash_van(rekenset) != hash_van()


def _rekenset(kalender: str = KALENDER, begrippen: str | None = None) -> Rekenset:
    teksten = taalteksten()
    eigen = laad_taal({**teksten, **({"taal/begrippen.yaml": begrippen} if begrippen else {})})
    geladen = laad_set({"set.yaml": kop(), "inhoud.yaml": settekst(NORM)}, eigen)
    return compileer(geladen, eigen, laad_kalender("kalender.yaml", kalender, geladen.kop))


@pytest.mark.parametrize(("oud", "nieuw"), [("2026-05-15", "2026-05-14"), ("2028-12-31", "2029-12-31")])
def test_a_changed_calendar_changes_the_receipt(oud, nieuw):
    assert hash_van(_rekenset()) == hash_van()
    assert hash_van(_rekenset(KALENDER.replace(oud, nieuw))) != hash_van()


def test_a_changed_vocabulary_changes_the_receipt():
    begrippen = taalteksten()["taal/begrippen.yaml"].replace(
        "groep: [zorgaanbieder, gemeente]", "groep: [zorgaanbieder]"
    )
    assert hash_van(_rekenset(begrippen=begrippen)) != hash_van()


def test_the_day_of_recording_is_an_input_too():
    plan = "{getal: 2, eenheid: week, vanaf: {type: verhuizing_gepland, veld: verhuisdatum}, richting: voor}"
    rekenset = afspraken(plicht("TST-3.01", "verhuizing_gepland", "plan_vastgesteld", plan, alleen_eerste="true"))
    dossier = (
        "a verhuizing_gepland 2026-02-02 verhuisdatum=2026-04-13 vast={}\n"
        "b verhuizing_gepland 2026-02-09 verhuisdatum=2026-03-30"
    )
    vroeg, laat = (beoordeel(rekenset, dossier.format(vast), "2026-03-01") for vast in ("2026-02-02", "2026-02-20"))
    assert vroeg.termijnen[0].uiterlijk != laat.termijnen[0].uiterlijk
    assert vroeg.kwitantie.hash != laat.kwitantie.hash


def test_a_receipt_names_sets_dates_and_hashes():
    kwitantie = beoordeel([(REKENSET, None), (REKENSET, "2027-01-01")], DOSSIER, "2026-03-01", "2026-02-28").kwitantie
    assert [(naam, vanaf) for naam, _, vanaf in kwitantie.sets] == [("proef", ""), ("proef", "2027-01-01")]
    assert (kwitantie.peildatum, kwitantie.kennisdatum) == (date(2026, 3, 1), date(2026, 2, 28))
    assert all(len(waarde) == 64 for waarde in (kwitantie.kalender, kwitantie.feiten, kwitantie.hash))
