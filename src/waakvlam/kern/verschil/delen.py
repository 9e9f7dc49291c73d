"""What changed in who may see what. Stricter: less can be seen, by fewer, or under more conditions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from waakvlam.kern.delen import ALLE, MELDER, BuitenBeschouwing, Deelregel, Houder, Intrekking, Nooit, Uitzondering
from waakvlam.kern.verschil.condities import Verhouding
from waakvlam.kern.verschil.tolk import Tolk
from waakvlam.kern.verschil.vormen import Richting, Wijziging
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.kern.zinnen import ZINNEN

STRENGER, SOEPELER, ANDERS, WOORDEN = Richting
DEELREGEL: Final = frozenset({
    "doel", "titel", "van", "aan", "categorieen", "eisen", "alleen_bij", "tot", "toestemming_tot", "clausules",
    "lezing", "noot",
})  # fmt: skip
UITZONDERING: Final = frozenset({"naam", "gronden", "wat", "aan", "nooit", "clausules", "lezing"})
ZIEN: Final = ("minder_te_zien", "meer_te_zien")


@dataclass(frozen=True, slots=True)
class Nooitregel:
    """All that a set says about who never sees one category, together."""

    categorie: str
    aan: tuple[str, ...]
    clausules: tuple[str, ...]
    noten: tuple[str, ...]


Regel = Deelregel | Houder | Nooitregel | Uitzondering | Intrekking | BuitenBeschouwing


def nooit_per_categorie(regels: Sequence[Nooit]) -> list[Nooitregel]:
    """Several rules about one category as one."""
    per: dict[str, list[Nooit]] = {}
    for regel in regels:
        per.setdefault(regel.categorie, []).append(regel)
    return [
        Nooitregel(
            categorie,
            tuple(dict.fromkeys(rol for r in groep for rol in r.aan)),
            tuple(dict.fromkeys(r.clausule for r in groep)),
            tuple(r.noot for r in groep),
        )
        for categorie, groep in per.items()
    ]


def deelwijzigingen(tolk: Tolk, a: Regel, b: Regel) -> Iterator[Wijziging]:
    """Every change between a rule of sharing of the old set and the same rule of the new one."""
    match a, b:
        case (Deelregel() as oud, Deelregel() as nieuw):
            yield from _deelregel(tolk, oud, nieuw)
        case (Houder() as oud, Houder() as nieuw):
            yield from _categorieen(tolk, "categorieen", oud.categorieen, nieuw.categorieen, erbij=SOEPELER)
        case (Nooitregel() as oud, Nooitregel() as nieuw):
            yield from tolk.rollen("nooit_aan", oud.aan, nieuw.aan, erbij=STRENGER, redenen=ZIEN)
            yield from tolk.woorden("noot", oud.noten, nieuw.noten)
        case (Uitzondering() as oud, Uitzondering() as nieuw):
            yield from _uitzondering(tolk, oud, nieuw)
        case (Intrekking() as oud, Intrekking() as nieuw):
            was, is_ = ([g.wat for g in i.gevolgen] for i in (oud, nieuw))
            yield from tolk.lijst("gevolgen", was, is_, erbij=ANDERS)
        case (BuitenBeschouwing() as oud, BuitenBeschouwing() as nieuw):
            vragen = {naam: b.vraag for s in (tolk.oud, tolk.nieuw) for naam, b in s.besluiten.items()}
            was, is_ = ([vragen.get(naam, naam) for naam in r.telt_niet_in] for r in (oud, nieuw))
            yield from tolk.lijst("telt_niet_in", was, is_, erbij=STRENGER)
            yield from tolk.woorden("wat", oud.wat, nieuw.wat)


def _deelregel(tolk: Tolk, a: Deelregel, b: Deelregel) -> Iterator[Wijziging]:
    yield from tolk.woorden("wat", a.titel, b.titel)
    yield from tolk.rollen("van", a.van, b.van, erbij=ANDERS)
    yield from tolk.rollen("aan", a.aan, b.aan, erbij=SOEPELER, redenen=ZIEN)
    yield from _categorieen(tolk, "categorieen", a.categorieen, b.categorieen, erbij=SOEPELER)
    yield from tolk.lijst("eisen", a.eisen, b.eisen, erbij=STRENGER, redenen=ZIEN, naam=_eis)
    yield from tolk.condities("alleen_bij", a.alleen_bij, b.alleen_bij, enger=STRENGER, redenen=ZIEN)
    yield from tolk.patronen("tot", a.tot, b.tot, enger=SOEPELER, redenen=ZIEN)
    yield from tolk.patronen("toestemming_tot", a.toestemming_tot, b.toestemming_tot, enger=SOEPELER, redenen=ZIEN)
    yield from tolk.rest(a, b, DEELREGEL)
    yield from tolk.woorden("noot", a.noot, b.noot)


def _uitzondering(tolk: Tolk, a: Uitzondering, b: Uitzondering) -> Iterator[Wijziging]:
    yield from tolk.woorden("wat", a.wat, b.wat)
    yield from tolk.lijst(
        "gronden", a.gronden, b.gronden, erbij=SOEPELER, redenen=ZIEN, naam=lambda z, grond: z.waarde(grond).lower()
    )
    yield from tolk.rollen("aan", a.aan, b.aan, erbij=SOEPELER, redenen=ZIEN)
    yield from _categorieen(tolk, "nooit_categorieen", a.nooit, b.nooit, erbij=STRENGER)
    yield from tolk.rest(a, b, UITZONDERING)


def _categorieen(
    tolk: Tolk, sleutel: str, oud: Sequence[str], nieuw: Sequence[str], *, erbij: Richting
) -> Iterator[Wijziging]:
    """Categories that came or went; `alle` holds every one of them."""
    if (ALLE in oud) != (ALLE in nieuw):
        rest = set(oud if ALLE in nieuw else nieuw) - {ALLE}
        zeker = not rest - _onder_alle(tolk)
        verhouding = Verhouding.ANDERS if not zeker else Verhouding.RUIMER if ALLE in nieuw else Verhouding.ENGER
        van, naar = _opsomming(tolk, tolk.zegt_oud, oud), _opsomming(tolk, tolk.zegt_nieuw, nieuw)
        yield from tolk.geordend(verhouding, erbij.omgekeerd, ZIEN, sleutel, van, naar)
        return
    yield from tolk.lijst(
        sleutel, oud, nieuw, erbij=erbij, redenen=ZIEN, naam=lambda z, c: z.categorie(c) if c != ALLE else c
    )


def _onder_alle(tolk: Tolk) -> set[str]:
    """What `alle` stands for: every category but who complained."""
    return {naam for naam in tolk.nieuw.categorieen if naam != MELDER}


def _opsomming(tolk: Tolk, zegsman: Zegsman, categorieen: Sequence[str]) -> str:
    return ", ".join(tolk.woord("alle_gegevens") if c == ALLE else zegsman.categorie(c) for c in categorieen)


def _eis(zegsman: Zegsman, eis: str) -> str:
    """A requirement for sharing in words."""
    return zegsman.zin(f"mist_{eis}") if f"mist_{eis}" in ZINNEN else eis.replace("_", " ")
