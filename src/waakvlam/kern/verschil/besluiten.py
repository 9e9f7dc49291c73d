"""What changed in a decision: its criteria, how they weigh, and who decides. Stricter: a yes is harder to reach."""

from collections.abc import Iterator, Mapping
from typing import Final

from waakvlam.kern.besluit import Besluit, Criterium, Weging
from waakvlam.kern.verschil.condities import Verhouding
from waakvlam.kern.verschil.paren import Koppels, koppel
from waakvlam.kern.verschil.tolk import Redenen, Tolk, rol
from waakvlam.kern.verschil.vormen import Richting, Wijziging

STRENGER, SOEPELER, ANDERS, WOORDEN = Richting
MEER: Final = ("meer_gevraagd", "minder_gevraagd")
WEGEN: Final = ("minder_wegen", "meer_wegen")
BEHANDELD: Final = frozenset({
    "naam", "clausule", "ook", "soort", "vraag", "beslisser", "samen_met", "gehoord", "criteria", "weging",
    "uitkomsten", "vastgelegd_door", "afwijken", "fase", "noot",
})  # fmt: skip
CRITERIUM: Final = frozenset({"clausule", "vraag", "mens", "waarde", "noot"})
MAX_TERMEN: Final = 512
"""Weighings that have more ways to a yes than this are not compared."""


def koppel_criteria(a: Besluit, b: Besluit) -> Koppels[Criterium]:
    """Pair the criteria of two decisions: by clause, by question, by what is asked of the facts, by their words."""
    return koppel(
        a.criteria,
        b.criteria,
        lambda c: c.clausule,
        lambda c: c.vraag.casefold(),
        lambda c: c.waarde.model_dump_json(exclude={"wat"}) if c.waarde is not None else None,
        tekst=lambda c: c.vraag,
    )


def besluitwijzigingen(tolk: Tolk, a: Besluit, b: Besluit) -> Iterator[Wijziging]:
    """Every change between a decision of the old set and the same decision of the new one."""
    yield from tolk.woorden("vraag", a.vraag, b.vraag)
    if a.soort != b.soort:
        yield tolk.wijziging(ANDERS, "soort", tolk.woord(f"soort_{a.soort}"), tolk.woord(f"soort_{b.soort}"))
    yield from tolk.rollen("beslisser", [a.beslisser], [b.beslisser], erbij=ANDERS)
    yield from tolk.rollen("samen_met", a.samen_met, b.samen_met, erbij=ANDERS)
    yield from tolk.rollen("gehoord", a.gehoord, b.gehoord, erbij=ANDERS)
    koppels = koppel_criteria(a, b)
    yield from _gewicht(tolk, a, b, koppels)
    for oud, nieuw in koppels.paren:
        yield from _criterium(tolk, oud, nieuw)
    uitkomst = [(tolk.zegt_oud, a), (tolk.zegt_nieuw, b)]
    was, is_ = ([z.waarde(u).replace("_", " ") for u in besluit.uitkomsten] for z, besluit in uitkomst)
    yield from tolk.lijst("uitkomsten", was, is_, erbij=ANDERS)
    yield from tolk.patronen("vastgelegd_door", a.vastgelegd_door, b.vastgelegd_door, enger=ANDERS, redenen=("", ""))
    ruimte = [f"{rol(z, d.afwijken.wie)}: {d.afwijken.grond}" if d.afwijken is not None else "" for z, d in uitkomst]
    yield from tolk.tekst("afwijken", *ruimte, erbij=SOEPELER, redenen=("minder_ruimte", "meer_ruimte"))
    yield from tolk.rest(a, b, BEHANDELD)
    yield from tolk.woorden("noot", a.noot, b.noot)
    yield from tolk.woorden("fase", a.fase, b.fase)


def _criterium(tolk: Tolk, a: Criterium, b: Criterium) -> Iterator[Wijziging]:
    clausules = ([a.clausule], [b.clausule])
    if a.vraag != b.vraag:
        yield tolk.wijziging(WOORDEN, "criterium_vraag", a.vraag, b.vraag, clausules=clausules)
    if (a.waarde is None) != (b.waarde is None) or a.mens != b.mens:
        van, naar = (tolk.woord("door_mens" if c.mens else "uit_feiten") for c in (a, b))
        yield tolk.wijziging(ANDERS, "mens", van, naar, clausules=clausules)
    if a.waarde is not None and b.waarde is not None:
        yield from tolk.condities(
            "criterium_voorwaarde", a.waarde, b.waarde, enger=STRENGER, redenen=MEER, clausules=clausules
        )
    yield from tolk.rest(a, b, CRITERIUM, clausules)


def _gewicht(tolk: Tolk, a: Besluit, b: Besluit, koppels: Koppels[Criterium]) -> Iterator[Wijziging]:
    """Criteria that came or went, and how they weigh; each goes the way of the weighing.

    In one plain weighing each has a direction of its own. Where people choose, criteria weigh nothing.
    """
    naam = {nieuw.clausule: oud.clausule for oud, nieuw in koppels.paren}
    verhouding = vergelijk_wegingen(_wegen(a, {}), _wegen(b, naam))
    simpel = a.weging == b.weging and isinstance(a.weging, str)
    if "keuze" in {a.soort, b.soort}:
        erbij, simpel, verhouding = ANDERS, True, Verhouding.GELIJK
    elif simpel:
        erbij = STRENGER if a.weging == "alle" else SOEPELER
    else:
        erbij = {Verhouding.ENGER: STRENGER, Verhouding.RUIMER: SOEPELER}.get(verhouding, ANDERS)
    weg = erbij.omgekeerd if simpel else erbij
    redenen = WEGEN if a.weging == b.weging == "een" else MEER
    for criterium in koppels.erbij:
        yield _los(tolk, "", criterium.vraag, erbij, redenen, ((), [criterium.clausule]))
    for criterium in koppels.weg:
        yield _los(tolk, criterium.vraag, "", weg, redenen, ([criterium.clausule], ()))
    if not simpel and (_vorm(a.weging) != _vorm(b.weging) or not (koppels.erbij or koppels.weg)):
        wegingen = [tolk.woord(f"weging_{_vorm(besluit.weging)}") for besluit in (a, b)]
        yield from tolk.geordend(verhouding, STRENGER, MEER, "weging", wegingen[0], wegingen[1])


def _los(
    tolk: Tolk, oud: str, nieuw: str, richting: Richting, redenen: Redenen, clausules: tuple[list[str] | tuple[()], ...]
) -> Wijziging:
    reden = tolk.waarom({STRENGER: redenen[0], SOEPELER: redenen[1]}.get(richting, ""))
    return tolk.wijziging(richting, "criterium", oud, nieuw, waarom=reden, clausules=(clausules[0], clausules[1]))


def _vorm(weging: Weging | str) -> str:
    return "boom" if isinstance(weging, Weging) else weging


Wegen = list[frozenset[str]]


def _wegen(besluit: Besluit, namen: Mapping[str, str]) -> Wegen | None:
    """Every group of criteria that together make a yes; None where there are too many. `namen`: clause -> its pair."""
    leden = [c.clausule for c in besluit.criteria]
    weging = besluit.weging
    if not isinstance(weging, Weging):
        weging = Weging(alle=list(leden)) if weging == "alle" else Weging(een=list(leden))
    return _uitgewerkt(weging, namen)


def _uitgewerkt(weging: "Weging | str", namen: Mapping[str, str]) -> Wegen | None:
    if isinstance(weging, str):
        return [frozenset([namen.get(weging, weging)])]
    delen = [_uitgewerkt(lid, namen) for lid in weging.leden]
    gevonden: Wegen = [] if weging.een is not None else [frozenset()]
    for deel in delen:
        if deel is None:
            return None
        gevonden = [*gevonden, *deel] if weging.een is not None else [x | y for x in gevonden for y in deel]
        if len(gevonden) > MAX_TERMEN:
            return None
    return gevonden


def vergelijk_wegingen(a: Wegen | None, b: Wegen | None) -> Verhouding:
    """ENGER when every way to a yes under `b` is one under `a`: weighings know no 'not', so that decides it."""
    if a is None or b is None:
        return Verhouding.ANDERS
    return Verhouding.van(
        heen=all(any(y <= x for y in b) for x in a),
        terug=all(any(y <= x for y in a) for x in b),
    )
