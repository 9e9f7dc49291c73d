"""Invented dossiers are made the same each time, keep to the vocabulary and to the agreements, and end today."""

from collections import Counter
from datetime import date

from waakvlam.bron.api import eigen_van
from waakvlam.kern.eigen import Eigenoordeel
from waakvlam.kern.gebeurtenis import controleer
from waakvlam.kern.handelen import Handelingsoordeel
from waakvlam.kern.toetsing import leeftijd
from waakvlam.toegang.api import PERSONAS
from waakvlam.voorbeeld.api import AANTAL, dossiers
from waakvlam.voorbeeld.namen import naam
from waakvlam.voorbeeld.vormen import ORGANISATIES

VOLWASSEN = 18


def test_equal_arguments_give_equal_dossiers(kast):
    weer = tuple(dossiers(kast.vandaag, 12))
    assert weer == kast.dossiers[:12]


def test_another_seed_gives_other_dossiers(kast):
    ander = tuple(dossiers(kast.vandaag, 12, zaad="anders"))
    assert [d.verhaal for d in ander] == [d.verhaal for d in kast.dossiers[:12]]
    assert all(a.feiten != b.feiten for a, b in zip(ander, kast.dossiers[:12], strict=True))


def test_more_dossiers_than_rows_begin_the_roster_again_with_other_people(kast):
    meer = list(dossiers(kast.vandaag, AANTAL + 2))
    assert [d.verhaal for d in meer[AANTAL:]] == [d.verhaal for d in meer[:2]]
    assert meer[AANTAL].naam != meer[0].naam
    assert meer[AANTAL].feiten != meer[0].feiten


def test_every_fact_keeps_to_the_vocabulary(kast):
    assert {d.verhaal: f for d in kast.dossiers if (f := controleer(d.gebeurtenissen, kast.bron.taal))} == {}


def test_nothing_happens_or_is_recorded_after_today(kast):
    laatste = max(max(f.op, f.vastgelegd_op) for d in kast.dossiers for f in d.gebeurtenissen)
    assert laatste <= kast.vandaag


def test_facts_stand_in_the_order_in_which_they_were_recorded(kast):
    for dossier in kast.dossiers:
        feiten = dossier.gebeurtenissen
        assert [f.volgnummer for f in feiten] == list(range(1, len(feiten) + 1))
        assert [f.vastgelegd_op for f in feiten] == sorted(f.vastgelegd_op for f in feiten)
        assert all(f.op <= f.vastgelegd_op for f in feiten)
        assert feiten[0].type == "dossier_geopend"


def test_every_act_was_allowed_on_its_day_or_has_a_written_reason(kast):
    """Judged as the store does: on the day of the fact, with what was recorded before it."""
    for dossier in kast.dossiers:
        for plek, v in enumerate(dossier.feiten):
            if v.feit.vervalt is None:
                oordeel = _oordeel(kast, dossier, plek)
                verwacht = Handelingsoordeel.MET_MOTIVERING if v.motivering else Handelingsoordeel.JA
                if v.feit.corrigeert is None:
                    assert oordeel is verwacht, (dossier.verhaal, v.feit.type, v.feit.op)
                else:
                    assert oordeel is not Handelingsoordeel.NEE


def _oordeel(kast, dossier, plek):
    feit = dossier.feiten[plek].feit
    eerder = [f for f in dossier.gebeurtenissen[:plek] if f.id != feit.corrigeert]
    beoordeling = kast.beoordeel(dossier, feit.op, tuple(eerder))
    schrijver = dossier.feiten[plek].vastgelegd_door
    protocol = Eigenoordeel(beoordeling, eigen_van(dossier.organisaties[schrijver], schrijver))
    return protocol.handeling(feit.type, feit.door, feit.betreft, feit.velden).oordeel


def test_nothing_is_recorded_after_a_dossier_is_closed(kast):
    for dossier in kast.dossiers:
        typen = [f.type for f in dossier.gebeurtenissen]
        if "dossier_gesloten" in typen:
            dag = next(f.op for f in dossier.gebeurtenissen if f.type == "dossier_gesloten")
            assert max(f.op for f in dossier.gebeurtenissen) == dag, dossier.verhaal


def test_everyone_is_an_adult_with_a_name_of_their_own(kast):
    namen = Counter(d.naam for d in kast.dossiers)
    assert max(namen.values()) == 1
    for dossier in kast.dossiers:
        assert isinstance(dossier.gegevens.geboortedatum, date)
        assert leeftijd(dossier.gegevens.geboortedatum, dossier.geopend_op) >= VOLWASSEN


def test_names_do_not_come_back_within_a_thousand():
    assert len({naam(nummer) for nummer in range(1000)}) == 1000


def test_the_organisations_are_those_of_the_personas():
    assert {p.lezer.organisatie: p.lezer.organisatienaam for p in PERSONAS.values()} == ORGANISATIES
