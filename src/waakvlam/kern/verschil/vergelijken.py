"""Compare two compiled sets, element by element: pair what is the same rule, say what changed in it, and what is left.

Sets share ids for the same rule. What is left over pairs only where it clearly regulates the same thing.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from waakvlam.kern.afsprakenset import Kop, Verval
from waakvlam.kern.besluit import Besluit
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import BuitenBeschouwing, Deelregel, Houder, Intrekking, Uitzondering
from waakvlam.kern.kalender import Doorloop
from waakvlam.kern.norm import Norm
from waakvlam.kern.verschil.besluiten import besluitwijzigingen, koppel_criteria
from waakvlam.kern.verschil.delen import Nooitregel, Regel, deelwijzigingen, nooit_per_categorie
from waakvlam.kern.verschil.handelingen import handelingstitel, handelingswijzigingen, koppel_handelingen
from waakvlam.kern.verschil.normen import handtekening, normwijzigingen
from waakvlam.kern.verschil.paren import Koppels, Sleutel, koppel
from waakvlam.kern.verschil.stukken import briefwijzigingen, formulierwijzigingen
from waakvlam.kern.verschil.tolk import Tolk
from waakvlam.kern.verschil.vormen import Elementverschil, Kant, Richting, Setverschil, Stand, Wijziging
from waakvlam.kern.voorwaardetekst import Zegsman

T = TypeVar("T")
Zegt = Callable[[Zegsman, T], Kant]
Wijzigt = Callable[[Tolk, T, T], Iterator[Wijziging]]


def vergelijk(oud: Rekenset, nieuw: Rekenset, vertaal: Callable[[str], str] = str) -> Setverschil:
    """Everything that differs between two sets. `vertaal` translates sentence templates; equal input, equal answer.

    Give them as they are written (`Rekenset.zoals_geschreven`): a role called otherwise is no difference in a rule.
    """
    a, b = oud.afspraken, nieuw.afspraken
    normen = koppel(a.normen, b.normen, lambda n: n.id, handtekening)
    besluiten = koppel(a.besluiten, b.besluiten, lambda d: d.naam, _besluithandtekening)
    tolk = Tolk(oud, nieuw, _clausuleparen(oud, nieuw, normen, besluiten), vertaal)
    handelingen = koppel_handelingen(a.handelingen, b.handelingen)
    formulieren = koppel(a.formulieren, b.formulieren, lambda f: f.id, lambda f: tuple(sorted(f.handelingen)))
    brieven = koppel(a.brieven, b.brieven, lambda f: f.id, lambda f: (f.handeling, f.gewicht))
    elementen = (
        *_elementen(tolk, "norm", normen, lambda _z, n: Kant(n.id, n.wat, n.clausules), normwijzigingen),
        *_elementen(tolk, "besluit", besluiten, lambda _z, d: Kant(d.naam, d.vraag, d.clausules), besluitwijzigingen),
        *_elementen(
            tolk,
            "handeling",
            handelingen,
            lambda z, r: Kant(r.handeling, handelingstitel(tolk, z, r), r.alle_clausules),
            handelingswijzigingen,
        ),
        *(e for k in _deelkoppels(oud, nieuw) for e in _elementen(tolk, "delen", k, _deelkant(tolk), deelwijzigingen)),
        *_elementen(
            tolk, "formulier", formulieren, lambda _z, f: Kant(f.id, f.titel, f.alle_clausules), formulierwijzigingen
        ),
        *_elementen(tolk, "brief", brieven, lambda _z, f: Kant(f.id, f.titel, f.alle_clausules), briefwijzigingen),
        *_kop(tolk, a.kop, b.kop),
    )
    normparen = {x.id: y.id for x, y in normen.paren}
    return Setverschil(oud.naam, nieuw.naam, elementen, normparen, {x.naam: y.naam for x, y in besluiten.paren})


def _besluithandtekening(besluit: Besluit) -> tuple[str, frozenset[str]] | None:
    """A decision under another name: the same decider records it in the same way."""
    soorten = frozenset(p.type for p in besluit.vastgelegd_door)
    return (besluit.beslisser, soorten) if soorten else None


def _clausuleparen(
    oud: Rekenset, nieuw: Rekenset, normen: Koppels[Norm], besluiten: Koppels[Besluit]
) -> dict[str, str]:
    """Clause of the old set -> the clause of the new set that says the same, as far as texts and pairs show it."""
    teksten = koppel(oud.afspraken.clausules, nieuw.afspraken.clausules, lambda c: c.tekst)
    paren = {a.id: b.id for a, b in teksten.paren}
    paren |= {a.clausule: b.clausule for a, b in normen.paren}
    for a, b in besluiten.paren:
        paren[a.clausule] = b.clausule
        paren |= {x.clausule: y.clausule for x, y in koppel_criteria(a, b).paren}
    return paren


def _elementen(
    tolk: Tolk, soort: str, koppels: Koppels[T], kant: Zegt[T], wijzigt: Wijzigt[T]
) -> Iterator[Elementverschil]:
    """Pairs with their changes, then what is new, then what is gone."""
    for a, b in koppels.paren:
        wijzigingen = tuple(wijzigt(tolk, a, b))
        stand = Stand.GEWIJZIGD if wijzigingen else Stand.GELIJK
        yield Elementverschil(soort, stand, kant(tolk.zegt_oud, a), kant(tolk.zegt_nieuw, b), wijzigingen)
    for b in koppels.erbij:
        yield Elementverschil(soort, Stand.NIEUW, None, kant(tolk.zegt_nieuw, b))
    for a in koppels.weg:
        yield Elementverschil(soort, Stand.VERVALLEN, kant(tolk.zegt_oud, a), None)


def _kop(tolk: Tolk, a: Kop, b: Kop) -> Iterator[Elementverschil]:
    """How the sets count, and what ends terms in each."""
    wijzigingen = tuple(_kopwijzigingen(tolk, a, b))
    kant = Kant("kop", tolk.woord("kop"), ())
    yield Elementverschil("kop", Stand.GEWIJZIGD if wijzigingen else Stand.GELIJK, kant, kant, wijzigingen)


def _kopwijzigingen(tolk: Tolk, a: Kop, b: Kop) -> Iterator[Wijziging]:
    if a.doorloop is not b.doorloop:
        richting = Richting.STRENGER if b.doorloop is Doorloop.GEEN else Richting.SOEPELER
        reden = tolk.waarom("minder_tijd" if richting is Richting.STRENGER else "meer_tijd")
        van, naar = (tolk.woord(f"doorloop_{kop.doorloop}") for kop in (a, b))
        yield tolk.wijziging(richting, "doorloop", van, naar, waarom=reden)
    dagen = ([f"{naam} ({dag:%d-%m-%Y})" for dag, naam in sorted(kop.eigen_dagen.items())] for kop in (a, b))
    redenen = ("minder_tijd", "meer_tijd")
    yield from tolk.lijst("eigen_dagen", *dagen, erbij=Richting.SOEPELER, redenen=redenen)
    gezegd: dict[str, str] = {}
    verval = (
        [_verval(tolk, z, v, gezegd) for v in kop.verval] for z, kop in ((tolk.zegt_oud, a), (tolk.zegt_nieuw, b))
    )
    yield from tolk.lijst("verval", *verval, erbij=Richting.ANDERS, naam=lambda _z, sleutel: gezegd[sleutel])


def _verval(tolk: Tolk, zegsman: Zegsman, verval: Verval, gezegd: dict[str, str]) -> str:
    """What ends terms, of which terms, and whether any begin after it. The key has the clauses of the new set.

    `gezegd`: key -> the same with the clauses of its own set, as a reader is told.
    """
    over = zegsman.rekenset.taal.onderwerpen[verval.onderwerp] if verval.onderwerp else ""
    voor = [tolk.feiten(zegsman, verval.door), tolk.woord("verval_over", onderwerp=over) if over else ""]
    na = [
        tolk.woord("verval_daarna_niets") if verval.daarna_niets else "",
        tolk.woord("verval_tot", feiten=tolk.feiten(zegsman, verval.heropend_door)) if verval.heropend_door else "",
    ]
    vertaald = sorted(tolk.vergelijker.clausules.get(c, c) for c in verval.clausules)
    teksten = [
        "; ".join(
            deel for deel in (*voor, tolk.woord("verval_van", clausules=", ".join(ids)) if ids else "", *na) if deel
        )
        for ids in (vertaald, verval.clausules)
    ]
    gezegd[teksten[0]] = teksten[1]
    return teksten[0]


def _deelkoppels(oud: Rekenset, nieuw: Rekenset) -> Iterator[Koppels[Regel]]:
    """Rules of sharing, kind by kind."""
    a, b = oud.afspraken, nieuw.afspraken
    yield _regels(a.delen, b.delen, lambda d: d.doel, lambda d: (tuple(sorted(d.aan)), tuple(sorted(d.categorieen))))
    yield _regels(a.houders, b.houders, lambda h: tuple(sorted(h.rol)))
    yield _regels(nooit_per_categorie(a.nooit), nooit_per_categorie(b.nooit), lambda n: n.categorie)
    yield _regels(a.uitzonderingen, b.uitzonderingen, lambda u: u.naam, lambda u: tuple(sorted(u.gronden)))
    yield _regels(a.intrekking, b.intrekking, lambda _i: "intrekking")
    yield _regels(a.buiten_beschouwing, b.buiten_beschouwing, lambda x: x.categorie)


R = TypeVar("R", bound=Regel)


def _regels(oud: Sequence[R], nieuw: Sequence[R], *sleutels: Sleutel[R]) -> Koppels[Regel]:
    koppels = koppel(oud, nieuw, *sleutels)
    return Koppels([*koppels.paren], [*koppels.weg], [*koppels.erbij])


def _deelkant(tolk: Tolk) -> Zegt[Regel]:
    """How a rule of sharing is called."""

    def kant(zegsman: Zegsman, regel: Regel) -> Kant:
        match regel:
            case Deelregel():
                return Kant(regel.doel, regel.titel, tuple(regel.clausules))
            case Nooitregel():
                wat = zegsman.categorie(regel.categorie).lower()
                return Kant(f"nooit-{regel.categorie}", tolk.woord("nooit", wat=wat), regel.clausules)
            case Uitzondering():
                return Kant(regel.naam, regel.wat, tuple(regel.clausules))
            case Houder():
                titel = tolk.woord("houder", wie=zegsman.rollen(regel.rol))
                return Kant(f"houder-{'-'.join(sorted(regel.rol))}", titel, tuple(regel.clausules))
            case Intrekking():
                return Kant("intrekking", tolk.woord("intrekking"), tuple(regel.clausules))
            case BuitenBeschouwing():
                return Kant(f"buiten-{regel.categorie}", regel.wat, (regel.clausule,))

    return kant
