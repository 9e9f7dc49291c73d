"""Forms and letters of a dossier as a reader sees them, made from the facts that they are.

A document is as many facts as it has parts: one per kind of data and per copy that leaves it out. So whoever looks gets
exactly the parts that they may see, along the same way as every other fact, and each part lies in its own compartment.
A new version is a new set of facts under the same `stuk`; what was settled before stays as it was.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Literal

from waakvlam.dossiers.feitregels import NIET_VOOR, OOK
from waakvlam.dossiers.vormen import Feitregel
from waakvlam.kern.gebeurtenis import Veldwaarde

VASTGESTELD: Final = "stuk_vastgesteld"
ONDERTEKEND: Final = "stuk_ondertekend"
VERZONDEN: Final = "stuk_verzonden"
VAN_EEN_STUK: Final = frozenset({VASTGESTELD, ONDERTEKEND, VERZONDEN})
Soort = Literal["formulier", "brief"]
Tekenwijze = Literal["account", "scherm", "scan", "niet_getekend"]
WIJZEN: Final[Mapping[str, Tekenwijze]] = {
    "account": "account", "scherm": "scherm", "scan": "scan", "niet_getekend": "niet_getekend",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stukregel:
    """One line of a document, whole in itself: it stays as it was read, whatever becomes of the form or letter.

    `plek`: where it stands, such as 'landen.beleving' or 'doelen.2.stand'. `kop`: the question or heading as it was
    asked. `waarde`: the answer as data (text, number, yes or no, or a list of texts), `tekst` as people read it.
    """

    plek: str
    kop: str
    waarde: bool | int | float | str | tuple[str, ...]
    tekst: str

    def verpakt(self) -> str:
        """As it lies in a fact."""
        return json.dumps([self.plek, self.kop, self.waarde, self.tekst], ensure_ascii=False)

    @classmethod
    def uit(cls, verpakt: str) -> "Stukregel":
        """The reverse of `verpakt`."""
        plek, kop, waarde, tekst = json.loads(verpakt)
        return cls(plek, kop, tuple(waarde) if isinstance(waarde, list) else waarde, tekst)


@dataclass(frozen=True, slots=True)
class Nieuwdeel:
    """A part: what it is about, its lines, and which copies leave it out.

    `ook`: what else it is about, in words that cannot be told apart. Only who sees all of it sees the part.
    """

    categorie: str
    inhoud: tuple[Stukregel, ...]
    niet_voor: tuple[str, ...] = ()
    ook: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nieuwstuk:
    """A document to settle. `naam` and `afspraken`: of the form or letter, and the version of the set that has it."""

    soort: Soort
    naam: str
    titel: str
    afspraken: str
    delen: tuple[Nieuwdeel, ...]
    stuk: str | None = None
    """The document of which this is a new version."""
    reden: str = ""
    """Why there is a new version: then required."""


@dataclass(frozen=True, slots=True)
class Handtekening:
    """That a party signed a version, or said not to; `haal`: the strokes of a signature written on the screen.

    `categorie`: of the question that it answers. `bijlage`: the attachment with what was signed on paper.
    """

    wijze: Tekenwijze
    rol: str
    categorie: str
    wie: str = ""
    haal: tuple[str, ...] = ()
    bijlage: str = ""
    op: date | None = None
    kenmerk: str = ""
    reden: str = ""
    """Why not, where it was not signed."""


@dataclass(frozen=True, slots=True)
class Verzending:
    """That a version went out: to whom and how. `categorie`: which data decides who may know."""

    aan: str
    wijze: str
    kopie: bool
    op: date
    categorie: str


@dataclass(frozen=True, slots=True)
class Stuk:
    """A version of a document, as far as the reader may see."""

    kenmerk: str
    soort: Soort
    naam: str
    titel: str
    versie: int
    afspraken: str
    organisatie: str
    account: str
    rol: str
    op: date
    vastgelegd_op: datetime
    delen: tuple[Nieuwdeel, ...]
    reden: str = ""
    eigen: bool = False
    handtekeningen: tuple[Handtekening, ...] = ()
    verzendingen: tuple[Verzending, ...] = ()
    eerdere: tuple["Stuk", ...] = field(default=())
    """Earlier versions, the newest first."""

    @property
    def inhoud(self) -> tuple[Stukregel, ...]:
        """The lines of all parts."""
        return tuple(regel for deel in self.delen for regel in deel.inhoud)


def stukken_van(feiten: Iterable[Feitregel]) -> tuple[Stuk, ...]:
    """The newest version of each document in these lines of a dossier, the newest document first.

    The lines are those that a reader may see (`Dossierbeeld.feiten`): of what is hidden there is no trace. Withdrawn
    and erased parts are left out.
    """
    per: dict[tuple[str, int], list[Feitregel]] = {}
    bij: dict[tuple[str, int], list[Feitregel]] = {}
    for feit in feiten:
        if feit.type in VAN_EEN_STUK and feit.stand == "geldt" and not feit.gewist_op:
            velden = _velden(feit)
            plek = (str(velden["stuk"]), int(str(velden["versie"])))
            (per if feit.type == VASTGESTELD else bij).setdefault(plek, []).append(feit)
    versies: dict[str, list[Stuk]] = {}
    for (stuk, versie), delen in per.items():
        versies.setdefault(stuk, []).append(_stuk(stuk, versie, delen, bij.get((stuk, versie), [])))
    nieuwste = []
    for reeks in versies.values():
        laatste, *eerdere = sorted(reeks, key=lambda s: s.versie, reverse=True)
        nieuwste.append(replace(laatste, eerdere=tuple(eerdere)))
    return tuple(sorted(nieuwste, key=lambda s: s.vastgelegd_op, reverse=True))


def stukregels(feit: Feitregel) -> tuple[Stukregel, ...]:
    """The lines of the part of a document that this fact is; none for any other fact."""
    if feit.type != VASTGESTELD:
        return ()
    return tuple(Stukregel.uit(regel) for regel in _lijst(_velden(feit).get("inhoud")))


def _velden(feit: Feitregel) -> dict[str, Veldwaarde]:
    return {naam: waarde for naam, _titel, waarde in feit.velden}


def _stuk(stuk: str, versie: int, delen: list[Feitregel], bij: list[Feitregel]) -> Stuk:
    eerste, velden = delen[0], _velden(delen[0])
    soort: Soort = "brief" if velden["soort"] == "brief" else "formulier"
    return Stuk(
        kenmerk=stuk,
        soort=soort,
        naam=str(velden["naam"]),
        titel=str(velden["titel"]),
        versie=versie,
        afspraken=str(velden["afspraken"]),
        organisatie=eerste.organisatie,
        account=eerste.account,
        rol=eerste.rol,
        op=eerste.op,
        vastgelegd_op=eerste.vastgelegd_op,
        delen=tuple(_deel(feit) for feit in delen),
        reden=eerste.motivering,
        eigen=eerste.eigen,
        handtekeningen=tuple(_handtekening(feit) for feit in bij if feit.type == ONDERTEKEND),
        verzendingen=tuple(_verzending(feit) for feit in bij if feit.type == VERZONDEN),
    )


def _deel(feit: Feitregel) -> Nieuwdeel:
    velden = _velden(feit)
    return Nieuwdeel(feit.categorie, stukregels(feit), _lijst(velden.get(NIET_VOOR)), _lijst(velden.get(OOK)))


def _handtekening(feit: Feitregel) -> Handtekening:
    velden = _velden(feit)
    return Handtekening(
        WIJZEN[str(velden["wijze"])],
        feit.door,
        feit.categorie,
        str(velden.get("wie", "")),
        _lijst(velden.get("haal")),
        str(velden.get("bijlage", "")),
        feit.op,
        feit.kenmerk,
        feit.motivering,
    )


def _verzending(feit: Feitregel) -> Verzending:
    velden = _velden(feit)
    return Verzending(str(velden["aan"]), str(velden["wijze"]), bool(velden.get("kopie")), feit.op, feit.categorie)


def _lijst(waarde: object) -> tuple[str, ...]:
    return tuple(map(str, waarde)) if isinstance(waarde, list | tuple) else ()
