"""What changed in a norm, and which way. Stricter: who bears it must do more, sooner or more often, or may do less."""

from collections.abc import Hashable, Iterator
from typing import Final

from waakvlam.kern.kalender import Richting as Telrichting
from waakvlam.kern.norm import (
    Bevoegdheid,
    Maximumduur,
    Minimumduur,
    Norm,
    Periodiek,
    Plicht,
    Termijn,
    Termijngever,
    Verbod,
)
from waakvlam.kern.verschil.condities import Verhouding
from waakvlam.kern.verschil.duren import grenzen, naar_grenzen, vergelijk_duren
from waakvlam.kern.verschil.tolk import Tolk
from waakvlam.kern.verschil.vormen import Richting, Wijziging
from waakvlam.kern.voorwaarde import Looptijd

STRENGER, SOEPELER, ANDERS = Richting.STRENGER, Richting.SOEPELER, Richting.ANDERS
TIJD: Final = ("minder_tijd", "meer_tijd")
GELDT: Final = ("geldt_vaker", "geldt_minder_vaak")
MAG: Final = ("mag_minder_vaak", "mag_vaker")
RUIMTE: Final = ("minder_ruimte", "meer_ruimte")
BEHANDELD: Final = frozenset({
    "id", "clausule", "ook", "wat", "drager", "jegens", "fase", "noot", "gevolg", "afwijken", "soort", "toon_bij",
    "vervuld_door", "voorwaarde", "vervalt_door", "uitstel", "aanleiding", "alleen_eerste", "termijn", "ook_eerder",
    "vol_te_houden", "duur", "anker", "periode", "minimaal", "wijze", "eindigt_door", "sinds", "welke", "handelingen",
    "telt_als", "bij",
})  # fmt: skip
"""Fields of norms that are compared by name; any other that differs is told as such."""
WEGEN: Final = ("minder_wegen", "meer_wegen")


def handtekening(norm: Norm) -> Hashable | None:
    """What a norm regulates, to recognise it under another name: kind, bearer, what starts and what discharges it."""
    basis = (norm.soort, frozenset(norm.drager))
    if isinstance(norm, Plicht | Maximumduur):
        start = frozenset(p.type for p in norm.aanleiding)
        return (*basis, start, frozenset(p.type for p in norm.vervuld_door))
    if isinstance(norm, Periodiek):
        return (*basis, frozenset(p.type for p in norm.anker), frozenset(p.type for p in norm.vervuld_door))
    if isinstance(norm, Minimumduur):
        return (*basis, frozenset(p.type for p in norm.sinds), frozenset(norm.handelingen))
    if isinstance(norm, Verbod | Bevoegdheid) and norm.handelingen:
        return (*basis, frozenset(norm.handelingen))
    return None


def normwijzigingen(tolk: Tolk, a: Norm, b: Norm) -> Iterator[Wijziging]:
    """Every change between a norm of the old set and the same norm of the new one."""
    yield from tolk.woorden("wat", a.wat, b.wat)
    yield from tolk.rollen("jegens", a.jegens, b.jegens, erbij=ANDERS)
    mag = isinstance(a, Bevoegdheid) and isinstance(b, Bevoegdheid)
    yield from tolk.rollen("door" if mag else "drager", a.drager, b.drager, erbij=ANDERS)
    if a.soort != b.soort:
        yield tolk.wijziging(ANDERS, "soort", tolk.woord(f"soort_{a.soort}"), tolk.woord(f"soort_{b.soort}"))
    else:
        yield from _eigen(tolk, a, b)
        yield from tolk.rest(a, b, BEHANDELD)
    yield from tolk.tekst("afwijken", a.afwijken, b.afwijken, erbij=SOEPELER, redenen=RUIMTE)
    yield from tolk.tekst("gevolg", a.gevolg, b.gevolg, erbij=ANDERS, redenen=("", ""))
    yield from tolk.woorden("noot", a.noot, b.noot)
    yield from tolk.woorden("fase", a.fase, b.fase)
    yield from tolk.woorden("toon_bij", getattr(a, "toon_bij", None), getattr(b, "toon_bij", None))


def _eigen(tolk: Tolk, a: Norm, b: Norm) -> Iterator[Wijziging]:
    """The changes of what only norms of one kind have."""
    if isinstance(a, Termijngever) and isinstance(b, Termijngever):
        yield from _term(tolk, a, b)
    if isinstance(a, Minimumduur) and isinstance(b, Minimumduur):
        yield from _minimum(tolk, a, b)
    if isinstance(a, Verbod) and isinstance(b, Verbod):
        yield from _handelingen(tolk, a.handelingen, b.handelingen, meer=STRENGER)
        yield from tolk.tekst("telt_als", a.telt_als, b.telt_als, erbij=ANDERS, redenen=("", ""))
    if isinstance(a, Bevoegdheid) and isinstance(b, Bevoegdheid):
        yield from _bevoegdheid(tolk, a, b)


def _term(tolk: Tolk, a: Termijngever, b: Termijngever) -> Iterator[Wijziging]:
    if isinstance(a, Plicht) and isinstance(b, Plicht):
        yield from _plicht(tolk, a, b)
    if isinstance(a, Maximumduur) and isinstance(b, Maximumduur):
        korter = STRENGER if _zelfde_begin(tolk, a, b) else ANDERS
        yield from _looptijd(tolk, "hoogste_duur", a.duur, b.duur, korter=korter, redenen=TIJD)
    if isinstance(a, Periodiek) and isinstance(b, Periodiek):
        yield from _periodiek(tolk, a, b)
        yield from tolk.condities("voorwaarde", a.voorwaarde, b.voorwaarde, enger=SOEPELER, redenen=GELDT)
    elif not isinstance(a, Periodiek) and not isinstance(b, Periodiek):
        yield from _begin(tolk, a, b)
    if bool(a.vervuld_door) == bool(b.vervuld_door):
        yield from tolk.patronen("vervuld_door", a.vervuld_door, b.vervuld_door, enger=STRENGER, redenen=WEGEN)
    stopt_a = [*a.vervalt_door, *(a.eindigt_door if isinstance(a, Periodiek) else [])]
    stopt_b = [*b.vervalt_door, *(b.eindigt_door if isinstance(b, Periodiek) else [])]
    yield from tolk.patronen("vervalt_door", stopt_a, stopt_b, enger=STRENGER, redenen=GELDT)
    yield from _schakelaar(tolk, "uitstel", a.uitstel, b.uitstel, woorden=("kan", "kan_niet"), aan=SOEPELER)


def _zelfde_begin(tolk: Tolk, a: Plicht | Maximumduur, b: Plicht | Maximumduur) -> bool:
    """Whether facts that start both count from the same day: other facts start other terms."""
    return tolk.vergelijker.patronen(a.aanleiding, b.aanleiding) is not Verhouding.ANDERS


def _begin(tolk: Tolk, a: Plicht | Maximumduur, b: Plicht | Maximumduur) -> Iterator[Wijziging]:
    """What starts a term, and on which condition. One that asks more where the other asks less cannot be ordered."""
    start = tolk.vergelijker.patronen(a.aanleiding, b.aanleiding)
    mits = tolk.vergelijker.condities(a.voorwaarde, b.voorwaarde)
    enger = ANDERS if {start, mits} == {Verhouding.ENGER, Verhouding.RUIMER} else SOEPELER
    yield from tolk.patronen("aanleiding", a.aanleiding, b.aanleiding, enger=enger, redenen=GELDT)
    yield from tolk.condities("voorwaarde", a.voorwaarde, b.voorwaarde, enger=enger, redenen=GELDT)


def _plicht(tolk: Tolk, a: Plicht, b: Plicht) -> Iterator[Wijziging]:
    vergelijkbaar = a.vol_te_houden == b.vol_te_houden and _zelfde_begin(tolk, a, b)
    yield from _termijn(tolk, a.termijn, b.termijn, zelfde_begin=vergelijkbaar, volhouden=b.vol_te_houden)
    eerste = ("eerste_keer", "elke_keer")
    yield from _schakelaar(tolk, "alleen_eerste", a.alleen_eerste, b.alleen_eerste, woorden=eerste, aan=SOEPELER)
    vooraf = [n.ook_eerder or (n.termijn is not None and n.termijn.richting is Telrichting.VOOR) for n in (a, b)]
    yield from _schakelaar(tolk, "ook_eerder", *vooraf, woorden=("telt", "telt_niet"), aan=SOEPELER)
    klaar = ("volhouden", "een_keer_doen")
    yield from _schakelaar(tolk, "vol_te_houden", a.vol_te_houden, b.vol_te_houden, woorden=klaar, aan=ANDERS)


def _termijn(
    tolk: Tolk, a: Termijn | None, b: Termijn | None, *, zelfde_begin: bool, volhouden: bool
) -> Iterator[Wijziging]:
    """A shorter number is stricter; a longer one where it counts back, or where something must be kept up.

    From another day they cannot be compared.
    """
    teksten = (_tekst(tolk, a, oud=True), _tekst(tolk, b, oud=False))
    if a is None or b is None:
        if a is not b:
            richting, reden = (STRENGER, "getal_erbij") if a is None else (SOEPELER, "getal_weg")
            yield tolk.wijziging(richting, "termijn", *teksten, waarom=tolk.waarom(reden))
        return
    terug = b.richting is Telrichting.VOOR
    elders = a.vanaf != b.vanaf or a.richting is not b.richting
    if elders or (not zelfde_begin and a.vanaf is None and teksten[0] != teksten[1]):
        yield tolk.wijziging(ANDERS, "termijn", *teksten, waarom=tolk.waarom("ander_begin"))
    else:
        korter, redenen = STRENGER, TIJD
        if terug or volhouden:
            korter, redenen = SOEPELER, ("langer_vol", "korter_vol") if volhouden else ("eerder_klaar", "later_klaar")
        yield from tolk.duur("termijn", _lengte(tolk, a, b), (a.duur, b.duur), teksten, korter, redenen)
    if a.eigen_voorstel != b.eigen_voorstel:
        herkomst = [tolk.woord("eigen_voorstel" if t.eigen_voorstel else "uit_bron") for t in (a, b)]
        yield tolk.wijziging(Richting.WOORDEN, "eigen_voorstel", *herkomst)


def _lengte(tolk: Tolk, a: Termijn, b: Termijn) -> Verhouding:
    """How the numbers compare; a time that passes first counts with them, where both count on."""
    terug = b.richting is Telrichting.VOOR
    telt = (tolk.telt_oud, tolk.telt_nieuw)
    eigen = vergelijk_duren(a.duur, b.duur, *telt, schuift=True, terug=terug)
    if a.na_aanleiding == b.na_aanleiding:
        return eigen
    if terug or a.na_aanleiding is None or b.na_aanleiding is None:
        return Verhouding.ANDERS
    eerst = vergelijk_duren(a.na_aanleiding.duur, b.na_aanleiding.duur, *telt, schuift=False)
    if eigen is Verhouding.GELIJK or eerst is Verhouding.GELIJK:
        return eerst if eigen is Verhouding.GELIJK else eigen
    samen = [
        [x + y for x, y in zip(grenzen(t.duur, k), grenzen(t.na_aanleiding.duur, k), strict=True)]
        for t, k in ((a, tolk.oud.kalender), (b, tolk.nieuw.kalender))
        if t.na_aanleiding is not None
    ]
    return eigen if eigen is eerst else naar_grenzen((samen[0][0], samen[0][1]), (samen[1][0], samen[1][1]))


def _tekst(tolk: Tolk, termijn: Termijn | None, *, oud: bool) -> str:
    """A number in words, with where it counts from when that is not the trigger."""
    if termijn is None:
        return tolk.woord("geen_getal")
    zegt = tolk.zegt_oud if oud else tolk.zegt_nieuw
    terug = termijn.richting is Telrichting.VOOR
    tekst = tolk.woord("terug", duur=termijn.duur) if terug else str(termijn.duur)
    if termijn.na_aanleiding is not None:
        tekst = tolk.woord("na_eerst", duur=tekst, verder=termijn.na_aanleiding.duur)
    if termijn.vanaf is not None:
        dag, feit = zegt.veld(termijn.vanaf.type, termijn.vanaf.veld), zegt.type(termijn.vanaf.type)
        tekst = tolk.woord("vanaf_plan", duur=tekst, dag=dag, feit=feit)
    return tekst


def _periodiek(tolk: Tolk, a: Periodiek, b: Periodiek) -> Iterator[Wijziging]:
    vaak = ("vaker", "minder_vaak")
    yield from _looptijd(tolk, "periode", a.periode, b.periode, korter=STRENGER, redenen=vaak)
    verhouding = Verhouding.van(heen=a.minimaal <= b.minimaal, terug=b.minimaal <= a.minimaal)
    keren = [tolk.woord("keer", aantal=n.minimaal) for n in (a, b)]
    yield from tolk.geordend(verhouding, SOEPELER, vaak, "minimaal", keren[0], keren[1])
    if a.wijze != b.wijze:
        yield tolk.wijziging(ANDERS, "wijze", tolk.woord(a.wijze), tolk.woord(b.wijze))
    if tolk.vergelijker.patronen(a.anker, b.anker) is not Verhouding.GELIJK:
        yield tolk.wijziging(ANDERS, "anker", tolk.zegt_oud.patronen(a.anker), tolk.zegt_nieuw.patronen(b.anker))


def _minimum(tolk: Tolk, a: Minimumduur, b: Minimumduur) -> Iterator[Wijziging]:
    """Waiting longer, after more facts or before more acts, is stricter."""
    wachten = ("langer_wachten", "korter_wachten")
    zelfde_begin = tolk.vergelijker.patronen(a.sinds, b.sinds) is not Verhouding.ANDERS
    korter = SOEPELER if zelfde_begin else ANDERS
    yield from _looptijd(tolk, "wachttijd", a.duur, b.duur, korter=korter, redenen=wachten)
    laatste = a.welke == b.welke == "laatste"
    enger = SOEPELER if laatste else ANDERS
    yield from tolk.patronen("sinds", a.sinds, b.sinds, enger=enger, redenen=GELDT)
    if a.welke != b.welke:
        yield tolk.wijziging(ANDERS, "sinds", "", "")
    yield from tolk.condities("voorwaarde", a.voorwaarde, b.voorwaarde, enger=SOEPELER, redenen=GELDT)
    yield from _handelingen(tolk, a.handelingen, b.handelingen, meer=STRENGER)


def _bevoegdheid(tolk: Tolk, a: Bevoegdheid, b: Bevoegdheid) -> Iterator[Wijziging]:
    """A power that opens more often or for more acts is looser; one without a moment is always open."""
    if a.bij and b.bij:
        yield from tolk.patronen("bij", a.bij, b.bij, enger=STRENGER, redenen=MAG)
    elif a.bij or b.bij:
        verhouding = Verhouding.RUIMER if a.bij else Verhouding.ENGER
        van = tolk.zegt_oud.patronen(a.bij) if a.bij else tolk.woord("altijd")
        naar = tolk.zegt_nieuw.patronen(b.bij) if b.bij else tolk.woord("altijd")
        yield from tolk.geordend(verhouding, STRENGER, MAG, "bij", van, naar)
    yield from tolk.condities("voorwaarde", a.voorwaarde, b.voorwaarde, enger=STRENGER, redenen=MAG)
    yield from _handelingen(tolk, a.handelingen, b.handelingen, meer=SOEPELER)


def _handelingen(tolk: Tolk, a: list[str], b: list[str], *, meer: Richting) -> Iterator[Wijziging]:
    redenen = GELDT if meer is STRENGER else MAG
    yield from tolk.lijst("handelingen", a, b, erbij=meer, redenen=redenen, naam=lambda z, soort: z.type(soort))


def _looptijd(
    tolk: Tolk, sleutel: str, a: Looptijd, b: Looptijd, *, korter: Richting, redenen: tuple[str, str]
) -> Iterator[Wijziging]:
    verhouding = vergelijk_duren(a.duur, b.duur, tolk.telt_oud, tolk.telt_nieuw, schuift=False)
    yield from tolk.duur(sleutel, verhouding, (a.duur, b.duur), (str(a.duur), str(b.duur)), korter, redenen)


def _schakelaar(
    tolk: Tolk,
    sleutel: str,
    a: bool,
    b: bool,
    *,
    woorden: tuple[str, str],
    aan: Richting,
) -> Iterator[Wijziging]:
    """Something that is or is not so. `aan`: the direction of its becoming so."""
    if a != b:
        richting = aan if b else aan.omgekeerd
        van, naar = (tolk.woord(woorden[0] if stand else woorden[1]) for stand in (a, b))
        reden = {STRENGER: RUIMTE[0], SOEPELER: RUIMTE[1]}.get(richting, "")
        yield tolk.wijziging(richting, sleutel, van, naar, waarom=tolk.waarom(reden))
