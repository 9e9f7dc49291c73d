"""What 'never looser' means: an accepted protocol never gives an own last day after that of the agreements."""

from datetime import date
from functools import cache

from hypothesis import event, given
from hypothesis import strategies as st

from tests.spec.eigenschappen.strategie import DAG, dagen, dossiers, omvang, rekenset, stand
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.eigen import Eigen, Eigenoordeel, laad_eigen
from waakvlam.kern.eigen.verscherpen import getallen_van
from waakvlam.kern.fouten import Afsprakenfout
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis
from waakvlam.kern.kalender import Eenheid
from waakvlam.kern.norm import Maximumduur, Norm, Plicht
from waakvlam.kern.overgang import Versie
from waakvlam.kern.toetsen import laatste_dag

EIGEN = """eigen: {{organisatie: o, rol: {rol}, titel: het protocol, set: amsterdam-2026, geldig_vanaf: 2020-01-01}}
normen: [{{norm: {norm}, bron: artikel 1, {getallen}}}]
"""
EENHEDEN = [e.value for e in Eenheid]


def rol_van(norm: Norm) -> str | None:
    """A party that bears this norm."""
    partijen = [r.naam for r in rekenset().taal.rollen if r.partij and not r.groep and r.naam != "alle_partijen"]
    return next((rol for rol in partijen if not rekenset().groepen[rol].isdisjoint(norm.drager)), None)


@cache
def normen() -> tuple[Norm, ...]:
    """Norms with a number that some party bears."""
    return tuple(n for n in rekenset().afspraken.normen if getallen_van(n) and rol_van(n) and _heeft_getal(n))


@cache
def met_laatste_dag() -> tuple[Plicht | Maximumduur, ...]:
    """Of those, the ones that count from one fact to one day."""
    return tuple(n for n in normen() if isinstance(n, Plicht | Maximumduur))


def _heeft_getal(norm: Norm) -> bool:
    return not isinstance(norm, Plicht) or norm.termijn is not None


@st.composite
def getallen(draw: st.DrawFn, norm: Norm) -> str:
    """Numbers of the right keys: around those of the norm, or anything."""
    delen = []
    for naam in getallen_van(norm):
        was = getattr(norm, naam)
        if naam == "minimaal":
            delen.append(f"minimaal: {draw(st.integers(was, was + 2))}")
            continue
        rond = [max(0, was.getal + n) for n in (-2, -1, 1)] if was is not None else [1, 2]
        getal = draw(st.one_of(st.sampled_from(rond), st.integers(0, 40)))
        zelfde = [was.eenheid.value] * 12 if was is not None else []
        delen.append(f"{naam}: {{getal: {getal}, eenheid: {draw(st.sampled_from([*zelfde, *EENHEDEN]))}}}")
    return ", ".join(delen)


def geladen(norm: Norm, tekst: str) -> Eigen | None:
    """The protocol with these numbers; None when it is refused."""
    try:
        bestand = EIGEN.format(rol=rol_van(norm), norm=norm.id, getallen=tekst)
        return laad_eigen("o/p", "p.yaml", bestand, lambda _kop: [rekenset()])
    except Afsprakenfout:
        return None


@omvang(2)
@given(st.data(), dagen())
def test_an_accepted_number_never_ends_later_on_any_trigger_day(data, op):
    norm = met_laatste_dag()[data.draw(st.integers(0, len(met_laatste_dag()) - 1))]
    eigen = geladen(norm, data.draw(getallen(norm)))
    event("geweigerd" if eigen is None else "aanvaard")
    if eigen is None:
        return
    strenger = eigen.per_set["amsterdam-2026"].normen[norm.id]
    assert isinstance(strenger, Plicht | Maximumduur)
    velden = {norm.termijn.vanaf.veld: op} if isinstance(norm, Plicht) and norm.termijn and norm.termijn.vanaf else {}
    feit = Gebeurtenis(id="g", type=norm.aanleiding[0].type, op=op, door="x", vastgelegd_op=op, velden=velden)
    kalender, doorloop = rekenset().kalender, rekenset().afspraken.kop.doorloop
    afspraak, zelf = (laatste_dag(n, feit, kalender, doorloop) for n in (norm, strenger))
    assert afspraak is not None
    assert zelf is not None
    assert zelf <= afspraak


@omvang(0.6)
@given(dossiers(), st.data())
def test_in_any_dossier_the_own_day_is_no_later_and_the_agreements_answer_as_before(dossier, data):
    antwoord = dossier.beoordeling()
    lopend = {t.norm.id for t in antwoord.termijnen}
    kandidaten = [n for n in normen() if n.id in lopend]
    if not kandidaten:
        return
    norm = kandidaten[data.draw(st.integers(0, len(kandidaten) - 1))]
    eigen = geladen(norm, data.draw(getallen(norm)))
    event("geweigerd" if eigen is None else "aanvaard")
    if eigen is None:
        return
    voor, oordeel = stand(antwoord), Eigenoordeel(antwoord, [eigen])
    for term in antwoord.termijnen:
        zelf = oordeel.naast(term)
        if zelf is not None:
            assert term.uiterlijk is None or zelf.term.uiterlijk <= term.uiterlijk
            if zelf.term.status == "op_tijd":
                assert term.status == "op_tijd"
    assert stand(antwoord) == voor


def test_the_property_is_not_empty():
    norm = next(n for n in normen() if n.id == "reageren_op_klacht")
    eigen = geladen(norm, "termijn: {getal: 1, eenheid: werkdag}")
    assert eigen is not None
    assert geladen(norm, "termijn: {getal: 3, eenheid: werkdag}") is None
    dag = date(2026, 4, 2)
    feit = Gebeurtenis(
        id="g", type="overlast_gemeld", op=dag, door="melder", vastgelegd_op=dag, velden={"bij": "zorgaanbieder"}
    )
    antwoord = Beoordeling([Versie(rekenset())], [feit], dag + DAG, gegevens=Dossiergegevens())
    term = next(t for t in antwoord.termijnen if t.norm.id == norm.id)
    zelf = Eigenoordeel(antwoord, [eigen]).naast(term)
    assert zelf is not None
    assert (zelf.term.uiterlijk, term.uiterlijk) == (date(2026, 4, 7), date(2026, 4, 8))
