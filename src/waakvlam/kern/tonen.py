"""Where the elements of a set show: place -> the elements that a reader finds there. The one answer for every page.

An element shows where `toon_bij` says, and where it belongs by itself: in its phase, at the acts that start or
discharge its terms, at the acts that it forbids, allows, delays or regulates, at the decision, form or letter it is,
and at the categories of data that it opens or closes.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from waakvlam.kern.afsprakenset import Afsprakenset, Kengetal, Toelichting
from waakvlam.kern.besluit import Besluit
from waakvlam.kern.brief import Brief
from waakvlam.kern.delen import (
    ALLE,
    EIGEN,
    GROND,
    NIET_IN_ALLE,
    BuitenBeschouwing,
    Deelregel,
    Houder,
    Intrekking,
    Nooit,
    Uitzondering,
)
from waakvlam.kern.formulier import Formulier
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.norm import (
    Bevoegdheid,
    Doorlopend,
    Maximumduur,
    Minimumduur,
    Norm,
    Normbasis,
    Periodiek,
    Plicht,
    Toonplek,
    Verbod,
)
from waakvlam.kern.taal import Taal
from waakvlam.kern.toestemming import INGETROKKEN
from waakvlam.kern.voorwaarde import Feitpatroon

Plaatssoort = Literal["fase", "handeling", "besluit", "categorie", "norm", "formulier", "brief"]
PLAATSSOORTEN: Final[tuple[Plaatssoort, ...]] = get_args(Plaatssoort)

Deelbaar = Deelregel | Houder | Nooit | Uitzondering | Intrekking | BuitenBeschouwing
Elementdeel = Norm | Besluit | Handelingsregel | Deelbaar | Toelichting | Kengetal | Formulier | Brief


@dataclass(frozen=True, slots=True, order=True)
class Plek:
    """A place where elements show: a phase, act, decision, category of data, norm, form or letter, by name."""

    soort: Plaatssoort
    naam: str


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a set: its key (unique in the set), what it is, its clauses and the places where it shows."""

    sleutel: str
    lijst: str
    """The list of the set that holds it."""
    nummer: int
    """Its place in that list, from 0."""
    deel: Elementdeel
    clausules: tuple[str, ...]
    plekken: frozenset[Plek]

    @property
    def soort(self) -> str:
        """The kind of norm; for what is no norm the list that holds it."""
        return self.deel.soort if isinstance(self.deel, Normbasis) else self.lijst


def elementen(afspraken: Afsprakenset, taal: Taal) -> Iterator[Element]:
    """Every element of a set with its places, in the order of the set."""
    fasen = {c.id: c.fase for c in afspraken.clausules}
    for lijst, sleutel, nummer, deel in _genoemd(afspraken):
        clausules = _clausules(deel)
        fase = deel.fase if hasattr(deel, "fase") else fasen.get(clausules[0], "")
        plekken = {Plek("fase", fase), *_plekken(deel, taal)}
        yield Element(sleutel, lijst, nummer, deel, clausules, frozenset(plekken))


def per_plek(gevonden: tuple[Element, ...]) -> Mapping[Plek, tuple[Element, ...]]:
    """The same elements by place; a place where nothing shows is absent."""
    per: dict[Plek, list[Element]] = {}
    for element in gevonden:
        for plek in sorted(element.plekken):
            per.setdefault(plek, []).append(element)
    return {plek: tuple(lijst) for plek, lijst in per.items()}


def bekende_plekken(afspraken: Afsprakenset, taal: Taal) -> Mapping[str, frozenset[str]]:
    """Per kind of place the names that exist, whether anything shows there or not."""
    return {
        "fase": frozenset(c.fase for c in afspraken.clausules) | {f.naam for f in afspraken.kop.fasen},
        "handeling": frozenset(g.type for g in taal.gebeurtenissen),
        "besluit": frozenset(b.naam for b in afspraken.besluiten),
        "categorie": frozenset(c.naam for c in taal.categorieen),
        "norm": frozenset(n.id for n in afspraken.normen),
        "formulier": frozenset(f.id for f in afspraken.formulieren),
        "brief": frozenset(b.id for b in afspraken.brieven),
    }


def _genoemd(afspraken: Afsprakenset) -> Iterator[tuple[str, str, int, Elementdeel]]:
    """Every element with its list, key and place in the list."""
    yield from (("normen", f"norm-{n.id}", i, n) for i, n in enumerate(afspraken.normen))
    yield from (("besluiten", f"besluit-{b.naam}", i, b) for i, b in enumerate(afspraken.besluiten))
    nummers: dict[str, int] = {}
    for i, regel in enumerate(afspraken.handelingen):
        nummers[regel.handeling] = nummers.get(regel.handeling, 0) + 1
        yield "handelingen", f"handeling-{regel.handeling}-{nummers[regel.handeling]}", i, regel
    yield from (("delen", f"doel-{d.doel}", i, d) for i, d in enumerate(afspraken.delen))
    yield from (("houders", f"houder-{'-'.join(h.rol)}", i, h) for i, h in enumerate(afspraken.houders))
    yield from (("nooit", f"nooit-{i + 1}", i, n) for i, n in enumerate(afspraken.nooit))
    yield from (("uitzonderingen", f"uitzondering-{u.naam}", i, u) for i, u in enumerate(afspraken.uitzonderingen))
    yield from (("intrekking", f"intrekking-{i + 1}", i, x) for i, x in enumerate(afspraken.intrekking))
    yield from (
        ("buiten_beschouwing", f"buiten-{b.categorie}", i, b) for i, b in enumerate(afspraken.buiten_beschouwing)
    )
    yield from (("toelichtingen", f"uitleg-{t.id}", i, t) for i, t in enumerate(afspraken.toelichtingen))
    yield from (("kengetallen", f"kengetal-{k.id}", i, k) for i, k in enumerate(afspraken.kengetallen))
    yield from (("formulieren", f"formulier-{f.id}", i, f) for i, f in enumerate(afspraken.formulieren))
    yield from (("brieven", f"brief-{b.id}", i, b) for i, b in enumerate(afspraken.brieven))


def _clausules(deel: Elementdeel) -> tuple[str, ...]:
    """The clauses that an element realises, its own first."""
    if isinstance(deel, Handelingsregel | Formulier | Brief):
        return deel.alle_clausules
    if isinstance(deel, Nooit | BuitenBeschouwing):
        return (deel.clausule,)
    return tuple(deel.clausules)


def _plekken(deel: Elementdeel, taal: Taal) -> Iterator[Plek]:
    """Where an element shows besides its own phase."""
    if isinstance(deel, Verbod | Bevoegdheid | Doorlopend | Toelichting):
        yield from _toon_bij(deel.toon_bij)
    match deel:
        case Besluit():
            yield Plek("besluit", deel.naam)
            yield from _per("handeling", _typen([*deel.vastgelegd_door, *(u.feit for u in deel.uitkomst_volgt_uit)]))
        case Handelingsregel():
            yield Plek("handeling", deel.handeling)
        case Formulier():
            yield Plek("formulier", deel.id)
            yield from _per("handeling", deel.handelingen)
        case Brief():
            yield Plek("brief", deel.id)
            yield from _per("handeling", [deel.handeling, *([deel.kopie_handeling] if deel.kopie_handeling else [])])
        case Toelichting() | Kengetal():
            return
        case Normbasis():
            yield Plek("norm", deel.id)
            yield from _per("handeling", _handelingen(deel))
        case _:
            yield from _gegevensplekken(deel, [c.naam for c in taal.categorieen])


def _gegevensplekken(deel: Deelbaar, alle: list[str]) -> Iterator[Plek]:
    """Where sharing rules show: at the data they open, keep or close. `alle`: every category of data there is."""
    match deel:
        case Deelregel() | Houder():
            open_ = [c for c in alle if c not in NIET_IN_ALLE] if ALLE in deel.categorieen else deel.categorieen
            yield from _per("categorie", open_)
        case Nooit():
            yield Plek("categorie", deel.categorie)
        case Uitzondering():
            yield Plek("handeling", GROND)
            yield from _per("categorie", (c for c in alle if c not in {*deel.nooit, EIGEN}))
        case Intrekking():
            yield Plek("handeling", INGETROKKEN)
        case BuitenBeschouwing():
            yield Plek("categorie", deel.categorie)
            yield from _per("besluit", deel.telt_niet_in)


def _toon_bij(plek: Toonplek) -> Iterator[Plek]:
    yield from _per("fase", plek.fasen)
    yield from _per("handeling", plek.handelingen)
    yield from _per("besluit", plek.besluiten)
    yield from _per("categorie", plek.categorieen)
    yield from _per("norm", plek.normen)
    yield from _per("formulier", plek.formulieren)
    yield from _per("brief", plek.brieven)


def _handelingen(norm: Norm) -> Iterator[str]:
    """The acts that start or discharge its terms, that open it, or that it forbids, allows or delays."""
    match norm:
        case Minimumduur():
            yield from (*norm.handelingen, *_typen(norm.sinds))
        case Verbod():
            yield from norm.handelingen
        case Bevoegdheid():
            yield from (*norm.handelingen, *_typen(norm.bij))
        case Periodiek():
            yield from _typen([*norm.anker, *norm.vervuld_door])
        case Plicht() | Maximumduur():
            yield from _typen([*norm.aanleiding, *norm.vervuld_door])


def _typen(patronen: Iterable[Feitpatroon]) -> Iterator[str]:
    return (patroon.type for patroon in patronen)


def _per(soort: Plaatssoort, namen: Iterable[str]) -> Iterator[Plek]:
    return (Plek(soort, naam) for naam in namen)
