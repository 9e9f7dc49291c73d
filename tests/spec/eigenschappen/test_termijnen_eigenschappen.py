"""What must hold of terms, for any dossier under the real agreements."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.spec.eigenschappen.strategie import DAG, dossiers, omvang, rekenset, stand
from waakvlam.kern.kalender import Eenheid, Richting
from waakvlam.kern.koppelen import koppel
from waakvlam.kern.norm import Maximumduur, Periodiek, Plicht
from waakvlam.kern.toetsen import Status, Term, oordeel


def mag_vooraf(term: Term) -> bool:
    norm = term.norm
    if not isinstance(norm, Plicht):
        return False
    return norm.ook_eerder or (norm.termijn is not None and norm.termijn.richting is Richting.VOOR)


@omvang()
@given(dossiers())
def test_nothing_happens_before_its_trigger(dossier):
    for term in dossier.beoordeling().termijnen:
        assert term.aanleiding.op <= dossier.peildatum
        if term.vervuld_door is not None:
            assert term.vervuld_door.op <= dossier.peildatum
            assert mag_vooraf(term) or term.vervuld_door.op >= term.koppeling.begin.op
        if term.koppeling.verval is not None:
            assert term.koppeling.verval.op >= term.koppeling.begin.op


@omvang(0.5)
@given(dossiers())
def test_the_day_before_its_trigger_a_term_is_not_there(dossier):
    for term in dossier.beoordeling().termijnen[:3]:
        eerder = dossier.beoordeling(peildatum=term.aanleiding.op - DAG).termijnen
        assert (term.norm.id, term.aanleiding.id) not in {(t.norm.id, t.aanleiding.id) for t in eerder}


@omvang()
@given(dossiers())
def test_a_status_agrees_with_its_dates(dossier):
    for term in dossier.beoordeling().termijnen:
        voorbij = term.uiterlijk is not None and dossier.peildatum > term.uiterlijk
        vervuld, verval = term.vervuld_door, term.koppeling.verval
        if vervuld is not None:
            te_laat = term.uiterlijk is not None and vervuld.op > term.uiterlijk
            assert term.status is (Status.TE_LAAT if te_laat else Status.OP_TIJD)
        elif term.status is Status.VERVALLEN:
            assert verval is not None
            assert term.uiterlijk is None or verval.op <= term.uiterlijk
        else:
            assert term.status is (Status.VERSTREKEN if voorbij else Status.OPEN)
            assert verval is None or (term.uiterlijk is not None and verval.op > term.uiterlijk)
        if isinstance(term.norm, Periodiek):
            assert term.vanaf is not None
            assert term.vanaf <= dossier.peildatum
            assert term.status is not Status.TE_LAAT or term.norm.wijze == "rollend"


@omvang()
@given(dossiers())
def test_a_term_is_discharged_by_a_fact_about_the_same_subject(dossier):
    kader = dossier.beoordeling().feiten
    for term in dossier.beoordeling().termijnen:
        if term.vervuld_door is not None:
            soort = kader.onderwerpen[term.aanleiding.type]
            assert kader.zelfde_onderwerp(soort, term.betreft, term.vervuld_door)
            assert term.vervuld_door.type in {patroon.type for patroon in term.norm.vervuld_door}


@omvang()
@given(dossiers())
def test_the_windows_of_a_series_follow_one_another_without_a_gap(dossier):
    reeksen: dict[str, list[Term]] = {}
    for term in dossier.beoordeling().termijnen:
        if isinstance(term.norm, Periodiek) and term.norm.wijze == "vensters":
            reeksen.setdefault(term.norm.id, []).append(term)
    for reeks in reeksen.values():
        assert len({t.aanleiding.id for t in reeks}) == 1
        assert reeks[0].vanaf == reeks[0].aanleiding.op
        for dit, volgend in pairwise(reeks):
            if dit.uitstel is None and dit.uiterlijk is not None:
                assert volgend.vanaf == dit.uiterlijk + DAG


@omvang()
@given(dossiers(), st.integers(1, 40))
def test_a_longer_term_never_makes_late_what_was_on_time(dossier, langer):
    b = dossier.beoordeling()
    doorloop = rekenset().afspraken.kop.doorloop
    for koppeling in koppel(rekenset(), b.feiten):
        norm = koppeling.starter.norm
        if isinstance(norm, Periodiek):
            continue
        gevonden = langere(norm, langer)
        if gevonden is None:
            continue
        kort = oordeel(norm, koppeling, rekenset().kalender, doorloop, dossier.peildatum)
        lang = oordeel(gevonden, koppeling, rekenset().kalender, doorloop, dossier.peildatum)
        assert kort.uiterlijk is not None
        assert lang.uiterlijk is not None
        assert lang.uiterlijk >= kort.uiterlijk or kort.uitstel is not None or lang.uitstel is not None
        if kort.status in {Status.OP_TIJD, Status.OPEN, Status.VERVALLEN}:
            assert lang.status is kort.status


def langere(norm: Plicht | Maximumduur, langer: int) -> Plicht | Maximumduur | None:
    """The norm with a longer term of the same unit; None where it has no number or counts back."""
    veld = "duur" if isinstance(norm, Maximumduur) else "termijn"
    termijn = getattr(norm, veld)
    if termijn is None or getattr(termijn, "richting", Richting.NA) is Richting.VOOR:
        return None
    # A term of 90 days runs on over a long weekend and one of 91 does not: only a week more is longer for certain.
    stap = 7 * langer if termijn.eenheid in {Eenheid.DAG, Eenheid.WERKDAG} else langer
    return norm.model_copy(update={veld: termijn.model_copy(update={"getal": termijn.getal + stap})})


@omvang(0.3)
@given(dossiers())
def test_nothing_changes_by_time_alone_before_the_next_day(dossier):
    nu = dossier.beoordeling()
    volgende = nu.volgende_dag()
    einde = min(volgende - DAG, dossier.peildatum + 45 * DAG) if volgende else dossier.peildatum + 45 * DAG
    dag = dossier.peildatum
    while dag < einde:
        dag += DAG
        assert stand(dossier.beoordeling(peildatum=dag)) == stand(nu)


@omvang(0.3)
@given(dossiers())
def test_without_a_next_day_nothing_ever_changes_by_time_alone(dossier):
    nu = dossier.beoordeling()
    volgende = nu.volgende_dag()
    sprongen = [30, 90, 180, 366, 800, 2000] if volgende is None else [(volgende - dossier.peildatum).days - 1]
    for sprong in sprongen:
        if sprong > 0:
            assert stand(dossier.beoordeling(peildatum=dossier.peildatum + sprong * DAG)) == stand(nu)
