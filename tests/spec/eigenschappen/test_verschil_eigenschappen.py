"""What must hold of comparing versions: no effect before the first day, and what is called stricter is stricter."""

from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.spec.eigenschappen.strategie import DAG, Dossier, dagen, dossiers, normen, omvang, rekenset
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.effect import Effect, Effectteller
from waakvlam.kern.feiten import Kader
from waakvlam.kern.kalender import Doorloop, Duur, Eenheid, Richting
from waakvlam.kern.momentbeeld import momentbeeld
from waakvlam.kern.norm import Periodiek, Plicht
from waakvlam.kern.overgang import Versie
from waakvlam.kern.toetsing import Waarheid, toets
from waakvlam.kern.verschil import vergelijk
from waakvlam.kern.verschil.condities import Vergelijker, Verhouding
from waakvlam.kern.verschil.duren import Telwijze, vergelijk_duren
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon


@cache
def nieuw() -> Rekenset:
    """A version with terms a unit longer, every third norm gone, and other weighings and outcomes of acts."""
    oud = rekenset().afspraken
    anders = [_langer(norm) for i, norm in enumerate(oud.normen) if i % 3]
    besluiten = [b.model_copy(update={"weging": "een"}) for b in oud.besluiten]
    wissel = {"nee": "met_motivering", "met_motivering": "nee"}
    handelingen = [h.model_copy(update={"oordeel_zonder": wissel[h.oordeel_zonder]}) for h in oud.handelingen]
    kop = oud.kop.model_copy(update={"naam": "nieuw"})
    velden = {"kop": kop, "normen": anders, "besluiten": besluiten, "handelingen": handelingen}
    return compileer(oud.model_copy(update=velden), rekenset().taal, rekenset().kalender)


def _langer(norm):
    if isinstance(norm, Plicht) and norm.termijn is not None:
        return norm.model_copy(update={"termijn": norm.termijn.model_copy(update={"getal": norm.termijn.getal + 1})})
    if isinstance(norm, Periodiek):
        return norm.model_copy(update={"periode": norm.periode.model_copy(update={"getal": norm.periode.getal + 1})})
    return norm


@cache
def verschil():
    return vergelijk(rekenset(), nieuw())


def effect_van(dossier: Dossier, vanaf: date, peildatum: date) -> Effect:
    teller = Effectteller(verschil())
    beelden = []
    for versies in ([Versie(rekenset())], [Versie(rekenset()), Versie(nieuw(), vanaf)]):
        antwoord = Beoordeling(versies, dossier.feiten, peildatum, gegevens=dossier.gegevens)
        beelden.append(momentbeeld(antwoord, verschil(), rekenset(), nieuw()))
    teller.voeg_toe("dossier", *beelden)
    return teller.effect()


@omvang(0.4)
@given(dossiers(), dagen(), st.integers(1, 400))
def test_before_its_first_day_a_new_version_has_no_effect(dossier, peildatum, dagen_ervoor):
    for dag in (peildatum, dossier.peildatum):
        assert effect_van(dossier, dag + dagen_ervoor * DAG, dag).leeg


@omvang(0.3)
@given(dossiers())
def test_from_its_first_day_it_governs_what_begins_and_leaves_what_began(dossier):
    """The change-over decides: terms of earlier facts stay as they are, so only later ones are in the matrix."""
    na_alles = max(f.op for f in dossier.feiten) + DAG
    gevonden = effect_van(dossier, na_alles, na_alles)
    periodiek = {n.id for n in normen() if isinstance(n, Periodiek)}
    assert {n.element.oud.sleutel for n in gevonden.normen if n.element.oud} <= periodiek


def test_the_effect_is_not_always_empty():
    """Every duty with a number is a unit longer, so a dossier that begins under the new version differs."""
    dossier = next(
        d for zaad in range(200) for d in [_voorbeeld(zaad)] if not effect_van(d, date(2020, 1, 1), d.peildatum).leeg
    )
    assert effect_van(dossier, date(2020, 1, 1), dossier.peildatum).geraakt == 1


def _voorbeeld(zaad: int) -> Dossier:
    from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis

    norm = [n for n in normen() if isinstance(n, Plicht)][zaad % 100]
    soort = norm.aanleiding[0].type
    op = date(2026, 3, 2)
    feit = Gebeurtenis(id="g", type=soort, op=op, door=rekenset().typen[soort].door[0], vastgelegd_op=op)
    return Dossier((feit,), Dossiergegevens(), op)


# conditions


@cache
def condities() -> tuple[Conditie, ...]:
    """Every condition of the set, with its parts."""
    gevonden: list[Conditie] = []

    def loop(waarde: object) -> None:
        if isinstance(waarde, Conditie) and not (waarde.criterium or waarde.oordeel or waarde.aanleiding):
            gevonden.append(waarde)
        velden = getattr(type(waarde), "model_fields", {})
        for lid in [getattr(waarde, naam) for naam in velden] if velden else waarde if isinstance(waarde, list) else []:
            loop(lid)

    loop(rekenset().afspraken)
    return tuple(gevonden)


@st.composite
def verwant(draw: st.DrawFn) -> tuple[Conditie, Conditie]:
    """Two conditions that have something in common."""
    p, q, r = (draw(st.sampled_from(condities())) for _ in range(3))
    ruimer = draw(st.sampled_from([p, _ruimer(p), Conditie(een=[p, r]), Conditie(geen=[Conditie(geen=[p])]), q]))
    enger = draw(
        st.sampled_from([p, Conditie(alle=[p, r]), Conditie(geen=[p]), Conditie(een=[p, Conditie(alle=[p, q])])])
    )
    return enger, draw(st.sampled_from([ruimer, Conditie(geen=[Conditie(alle=[ruimer, r])])]))


def _ruimer(conditie: Conditie) -> Conditie:
    """The same condition on facts without what it asks of their fields."""
    if conditie.gebeurd is None:
        return conditie
    return Conditie(gebeurd=[Feitpatroon(type=p.type) for p in conditie.gebeurd])


@omvang()
@given(verwant(), dossiers())
def test_what_is_said_to_follow_follows_in_every_dossier(paar, dossier):
    p, q = paar
    vergelijker = Vergelijker(rekenset().typen, {})
    kader = Kader(dossier.beoordeling().feiten, criteria=rekenset().criteria)
    for x, y in ((p, q), (q, p)):
        if vergelijker.volgt(x, y) and toets(x, kader).waarde is Waarheid.VERVULD:
            assert toets(y, kader).waarde is Waarheid.VERVULD


# lengths of time

DUREN = st.builds(
    Duur,
    st.one_of(st.integers(0, 12), st.sampled_from([13, 20, 28, 30, 31, 48, 60, 84, 90, 91])),
    st.sampled_from(Eenheid),
)


@omvang(2)
@given(DUREN, DUREN, dagen(), st.sampled_from(Richting), st.sampled_from(Doorloop), st.sampled_from(Doorloop))
def test_what_is_called_shorter_never_ends_later(a, b, begin, richting, loopt_a, loopt_b):
    kalender = rekenset().kalender
    terug = richting is Richting.VOOR
    oordeel = vergelijk_duren(a, b, Telwijze(kalender, loopt_a), Telwijze(kalender, loopt_b), schuift=True, terug=terug)
    assume(oordeel is not Verhouding.ANDERS)
    eindes = [kalender.einde(begin, d, richting=richting, doorloop=loopt) for d, loopt in ((a, loopt_a), (b, loopt_b))]
    lengten = [abs((einde - begin).days) for einde in eindes]
    if oordeel is Verhouding.GELIJK:
        assert lengten[0] == lengten[1] or loopt_a is not loopt_b
    else:
        assert lengten[1] <= lengten[0] if oordeel is Verhouding.ENGER else lengten[0] <= lengten[1]


@omvang(0.5)
@given(DUREN, DUREN)
def test_comparing_the_other_way_round_gives_the_opposite(a, b):
    telt = Telwijze(replace(rekenset().kalender), Doorloop.ATW)
    omgekeerd = {Verhouding.ENGER: Verhouding.RUIMER, Verhouding.RUIMER: Verhouding.ENGER}
    heen = vergelijk_duren(a, b, telt, telt, schuift=True)
    assert vergelijk_duren(b, a, telt, telt, schuift=True) == omgekeerd.get(heen, heen)
