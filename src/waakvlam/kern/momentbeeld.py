"""A dossier on one day, as two versions of the agreements are compared: terms, decisions and acts by name.

Norms and decisions bear their name in the new set on both sides, so that the same duty has the same key.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.toetsen import Term
from waakvlam.kern.verschil.vormen import Setverschil

Termsleutel = tuple[str, str, str]
"""Norm (by its name in the new set), trigger, first day of its window."""


class Termstand(NamedTuple):
    """How a term stands."""

    status: str
    uiterlijk: date | None


class Handelingsleutel(NamedTuple):
    """A use of an act by a role."""

    handeling: str
    als: tuple[tuple[str, str], ...]
    rol: str


@dataclass(frozen=True, slots=True)
class Momentbeeld:
    """A dossier on the reference date: its terms, what each decision comes to, and what each act becomes."""

    termen: Mapping[Termsleutel, Termstand]
    besluiten: Mapping[str, str]
    handelingen: Mapping[tuple[Handelingsleutel, str], str]
    """Per use of an act and subject."""


def momentbeeld(beoordeling: Beoordeling, verschil: Setverschil, oud: Rekenset, nieuw: Rekenset) -> Momentbeeld:
    """Everything that is compared of one dossier. `verschil`: what pairs the names of the two sets."""
    return Momentbeeld(
        termstanden(beoordeling.termijnen, verschil),
        {verschil.besluitparen.get(a.besluit.naam, a.besluit.naam): a.uitkomst for a in beoordeling.besluiten},
        handelingsoordelen(beoordeling, oud, nieuw),
    )


def termsleutels(termen: tuple[Term, ...], verschil: Setverschil) -> Iterator[tuple[Termsleutel, Term]]:
    """Each term with its key: the same under both versions for the same duty of the same fact."""
    gezien: Counter[Termsleutel] = Counter()
    for term in termen:
        naam = verschil.normparen.get(term.norm.id, term.norm.id)
        basis = (naam, term.koppeling.begin.id, term.vanaf.isoformat() if term.vanaf else "")
        gezien[basis] += 1
        yield (basis if gezien[basis] == 1 else (*basis[:2], f"{basis[2]}#{gezien[basis]}")), term


def termstanden(termen: tuple[Term, ...], verschil: Setverschil) -> dict[Termsleutel, Termstand]:
    """The terms of a dossier by key."""
    return {sleutel: Termstand(term.status.value, term.uiterlijk) for sleutel, term in termsleutels(termen, verschil)}


def handelingsoordelen(
    beoordeling: Beoordeling, oud: Rekenset, nieuw: Rekenset, rollen: frozenset[str] | None = None
) -> dict[tuple[Handelingsleutel, str], str]:
    """What each regulated use of an act becomes, for each role that either set names (or only for `rollen`).

    An act about something is asked about each thing of that kind in the dossier; without one, about nothing.
    """
    gevonden = {}
    for sleutel, velden in gebruiken(oud, nieuw).items():
        if rollen is not None and sleutel.rol not in rollen:
            continue
        for betreft in _onderwerpen(beoordeling, sleutel.handeling):
            advies = beoordeling.handeling(sleutel.handeling, sleutel.rol, betreft or None, velden)
            gevonden[sleutel, betreft] = advies.oordeel.value
    return gevonden


def gebruiken(oud: Rekenset, nieuw: Rekenset) -> dict[Handelingsleutel, dict[str, Veldwaarde]]:
    """Every use of an act that either set regulates, with the fields that make it so."""
    gevonden: dict[Handelingsleutel, dict[str, Veldwaarde]] = {}
    for rekenset in (oud, nieuw):
        for regel in rekenset.afspraken.handelingen:
            velden = _velden(rekenset, regel)
            als = tuple(sorted((naam, str(waarde)) for naam, waarde in velden.items()))
            for rol in dict.fromkeys(lid for naam in regel.door for lid in (rekenset.rollen[naam].groep or [naam])):
                gevonden.setdefault(Handelingsleutel(regel.handeling, als, rol), velden)
    return gevonden


def _velden(rekenset: Rekenset, regel: Handelingsregel) -> dict[str, Veldwaarde]:
    """Fields that fit the rule; where one of several values suffices, the first."""
    soorten = rekenset.typen[regel.handeling].velden
    return {
        naam: waarde[0] if isinstance(waarde, list) and soorten[naam].soort != "lijst" else waarde
        for naam, waarde in regel.als.items()
    }


def _onderwerpen(beoordeling: Beoordeling, handeling: str) -> list[str]:
    soort = beoordeling.rekenset.onderwerpen.get(handeling)
    soorten = beoordeling.rekenset.onderwerpen
    genoemd = (f.betreft for f in beoordeling.feiten.alle if soort is not None and soorten.get(f.type) == soort)
    return list(dict.fromkeys(betreft for betreft in genoemd if betreft)) or [""]
