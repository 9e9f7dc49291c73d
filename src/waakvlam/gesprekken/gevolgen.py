"""What the set says of a talk that does not come about: what adds up, what follows, and for which decision."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from waakvlam.dossierblad.api import Blad
from waakvlam.dossiers.api import Criteriumregel, Feitregel
from waakvlam.gesprekken.soorten import Soort, elementen
from waakvlam.kern.besluit import Besluit, Criterium
from waakvlam.kern.genoemd import loop, typen
from waakvlam.kern.norm import Normbasis
from waakvlam.web.api import hoofdletter


@dataclass(frozen=True, slots=True)
class Gevolg:
    """What follows where a duty is not kept, or a power may be used; with whose duty or power it is."""

    wat: str
    gevolg: str
    noot: str
    wie: str
    clausules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Telt:
    """A criterion of a decision for which these facts count, as the reader sees its outcome."""

    besluit: str
    criterium: Criteriumregel
    waarom_url: str


@dataclass(frozen=True, slots=True)
class Opbouw:
    """What was recorded since a talk was last held: how often it did not come about, and what counts beside it."""

    sinds: Feitregel | None
    keren: list[tuple[str, int]]
    """Per cause, as words, how often."""
    feiten: list[Feitregel]
    gezien: list[tuple[str, Feitregel | None]]
    """Per yes-or-no question of a talk that was held, such as whether all rooms were seen: the last yes."""


def gevolgen(blad: Blad, soort: Soort) -> list[Gevolg]:
    """What follows by the words of the set, in its order."""
    return [
        Gevolg(hoofdletter(norm.wat), gevolg, norm.noot, blad.woorden.rollen(norm.drager), element.clausules)
        for element in elementen(blad.woorden.rekenset, soort)
        if isinstance(norm := element.deel, Normbasis) and (gevolg := getattr(norm, "gevolg", ""))
    ]


def tellers(blad: Blad, soort: Soort) -> list[Telt]:
    """The criteria that look at these facts, of the decisions that concern the reader."""
    paren = {(b.naam, c.clausule) for b, c, _genoemd in _criteria(blad, soort)}
    return [
        Telt(besluit.vraag, criterium, blad.adres("waarom_besluit", besluit.naam))
        for besluit in blad.beeld.besluiten
        for criterium in besluit.criteria
        if (besluit.naam, criterium.clausule) in paren
    ]


def opbouw(blad: Blad, soort: Soort) -> Opbouw | None:
    """What adds up since it was last held; None for a kind of which the vocabulary has no fact that it fell through."""
    if soort.uitgebleven is None:
        return None
    mee = {naam for _b, _c, genoemd in _criteria(blad, soort) for naam in genoemd} | {soort.uitgebleven.type}
    geldend = [f for f in blad.beeld.feiten if f.stand == "geldt"]
    gehouden = [f for f in reversed(geldend) if f.type == soort.gehouden.type]
    na = geldend[geldend.index(gehouden[0]) + 1 :] if gehouden else geldend
    feiten = [f for f in na if f.type in mee]
    uitgebleven = [f for f in feiten if f.type == soort.uitgebleven.type]
    vragen = [(naam, veld.titel) for naam, veld in soort.gehouden.velden.items() if veld.soort == "bool"]
    gezien = [(titel, next((f for f in gehouden if _ja(f, naam)), None)) for naam, titel in vragen]
    return Opbouw(gehouden[0] if gehouden else None, list(_per_oorzaak(blad, uitgebleven)), feiten, gezien)


def _ja(feit: Feitregel, naam: str) -> bool:
    return any(veld == naam and waarde is True for veld, _titel, waarde in feit.velden)


def _per_oorzaak(blad: Blad, feiten: Iterable[Feitregel]) -> Iterator[tuple[str, int]]:
    """By the words of the fields that are filled in."""
    per: dict[str, int] = {}
    for feit in feiten:
        waarden = (blad.woorden.veldwaarde(feit.type, naam, waarde) for naam, _titel, waarde in feit.velden)
        oorzaak = "; ".join(waarden)
        per[oorzaak] = per.get(oorzaak, 0) + 1
    yield from per.items()


def _criteria(blad: Blad, soort: Soort) -> Iterator[tuple[Besluit, Criterium, Collection[str]]]:
    """The criteria of the set that name one of these types, with every type that they name."""
    for besluit in blad.woorden.rekenset.afspraken.besluiten:
        for criterium in besluit.criteria:
            genoemd = {naam for _loc, deel in loop(criterium, ()) for _l, naam in typen(deel)}
            if not genoemd.isdisjoint(soort.typen):
                yield besluit, criterium, genoemd
