"""Offers: never two open ones for one person or one home, and rows that say what the facts say."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from waakvlam import klok
from waakvlam.dossiers.api import Controle, Geweigerd, wis
from waakvlam.dossiers.models import Dossier
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.woningen.models import GESLOTEN, OPEN, TOEGEWEZEN, Aanbod

pytestmark = [pytest.mark.django_db, pytest.mark.opslag]
DAG = date(2026, 3, 2)
SETS = ["amsterdam-2026", "amsterdam-2018", "almere"]


@pytest.fixture
def begin(maak_dossier):
    """Open a dossier under a real set, with a corporation as party."""
    return lambda afsprakenset="amsterdam-2026": maak_dossier(afsprakenset=afsprakenset).met_corporatie()


def bied(dossier, betreft="w1", op=DAG):
    return dossier.leg("woning_aangeboden", op, CORPORATIE, betreft=betreft, motivering="Er is haast bij.")


def standen(dossier):
    return dict(Aanbod.objects.filter(dossier__nummer=dossier.nummer).values_list("betreft", "stand"))


@pytest.mark.parametrize("afsprakenset", SETS)
@pytest.mark.parametrize(
    ("soort", "velden", "wie"),
    [
        ("aanbod_ingetrokken", {"reden": "De woning is verkocht."}, CORPORATIE),
        ("aanbod_beantwoord", {"antwoord": "weigert", "reden": "Te ver."}, ZORG),
        ("aanbod_beantwoord_door_deelnemer", {"antwoord": "weigert", "reden": "Te klein."}, ZORG),
    ],
)
def test_while_an_offer_is_open_there_is_no_second_and_after_it_there_is(begin, afsprakenset, soort, velden, wie):
    dossier = begin(afsprakenset)
    bied(dossier)
    with pytest.raises(Geweigerd, match="al een open aanbod"):
        bied(dossier, "w2")
    assert [f.betreft for f in dossier.beeld(CORPORATIE).feiten if f.type == "woning_aangeboden"] == ["w1"]
    if soort == "aanbod_beantwoord_door_deelnemer":
        dossier.leg("deelnemer_over_aanbod_geinformeerd", DAG, betreft="w1")
    namens = "deelnemer" if "deelnemer" in soort else None
    dossier.leg(soort, DAG, wie, betreft="w1", velden=velden, namens=namens, motivering="Zo ging het.")
    assert standen(dossier) == {"w1": GESLOTEN}
    bied(dossier, "w2")
    assert standen(dossier) == {"w1": GESLOTEN, "w2": OPEN}
    assert Controle(projectie=True).eerste_breuk() is None


def test_another_person_can_have_an_offer_at_the_same_time(begin):
    een, ander = begin(), begin()
    bied(een)
    bied(ander)
    assert standen(een) == standen(ander) == {"w1": OPEN}


def test_a_match_keeps_the_home_and_lets_the_person_have_a_later_offer(begin):
    dossier = begin()
    bied(dossier)
    dossier.leg("aanbod_beantwoord", DAG, betreft="w1", velden={"antwoord": "accepteert"}, motivering="Zo ging het.")
    assert standen(dossier) == {"w1": OPEN}
    dossier.leg("match_gemaakt", DAG, CORPORATIE, betreft="w1", motivering="Zo ging het.")
    assert standen(dossier) == {"w1": TOEGEWEZEN}
    dossier.leg("aanbod_ingetrokken", DAG, CORPORATIE, betreft="w1", motivering="Zo ging het.")
    assert standen(dossier) == {"w1": GESLOTEN}


def test_who_takes_back_what_closed_an_offer_opens_it_again_unless_there_is_another_by_now(begin):
    dossier = begin()
    bied(dossier)
    weg = dossier.leg("aanbod_ingetrokken", DAG, CORPORATIE, betreft="w1").kenmerk
    bied(dossier, "w2")
    with pytest.raises(Geweigerd, match="al een open aanbod"):
        dossier.leg("aanbod_ingetrokken", VANDAAG, CORPORATIE, vervalt=weg, motivering="Vergissing.")
    dossier.leg("aanbod_ingetrokken", DAG, CORPORATIE, betreft="w2")
    dossier.leg("aanbod_ingetrokken", VANDAAG, CORPORATIE, vervalt=weg, motivering="Vergissing.")
    assert standen(dossier) == {"w1": OPEN, "w2": GESLOTEN}
    assert Controle(projectie=True).eerste_breuk() is None


def test_an_offer_that_was_recorded_by_mistake_leaves_nothing(begin):
    dossier = begin()
    fout = bied(dossier).kenmerk
    dossier.leg("woning_aangeboden", VANDAAG, CORPORATIE, vervalt=fout, motivering="Ander dossier.")
    assert standen(dossier) == {}


def test_the_database_itself_refuses_a_second(begin):
    dossier = begin()
    bied(dossier)
    pk = Dossier.objects.get(nummer=dossier.nummer).pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Aanbod.objects.create(dossier_id=pk, betreft="w2", gedaan_op=klok.nu())
    Aanbod.objects.create(dossier_id=pk, betreft="w2", stand=GESLOTEN, gedaan_op=klok.nu())


def test_a_row_that_says_otherwise_than_the_facts_is_found(begin):
    dossier = begin()
    bied(dossier)
    assert Controle(projectie=True).eerste_breuk() is None
    Aanbod.objects.update(stand=GESLOTEN)
    breuk = Controle(projectie=True).eerste_breuk()
    assert breuk is not None
    assert "aanbod" in breuk.wat


def test_of_an_erased_dossier_nothing_says_any_more_what_was_offered(begin, tijd):
    dossier = begin()
    bied(dossier)
    dossier.leg("aanbod_ingetrokken", DAG, CORPORATIE, betreft="w1")
    dossier.leg("dossier_gesloten", VANDAAG, velden={"reden": "klaar"}, motivering="Klaar.")
    assert standen(dossier) == {"w1": GESLOTEN}
    tijd.dag = date(2060, 1, 1)
    wis(dossier.nummer, "termijn", INSTALLATIE)
    assert standen(dossier) == {}
