"""Who receives which data for which purpose, as the agreement sets say: for the register and the DPIA."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waakvlam.bron.api import bronset, taal
from waakvlam.kern.delen import ALLE


@dataclass(frozen=True, slots=True)
class Verstrekking:
    """One sharing rule of a set, in words."""

    set: str
    doel: str
    van: tuple[str, ...]
    aan: tuple[str, ...]
    gegevens: tuple[str, ...]
    eisen: tuple[str, ...]
    clausules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nimmer:
    """What a set never lets these roles see."""

    set: str
    aan: tuple[str, ...]
    gegevens: str
    clausule: str


def verstrekkingen(sets: Iterable[str]) -> Iterator[Verstrekking]:
    """Every sharing rule of these sets. Raises `Vraagfout` for an unknown set."""
    for naam in sets:
        for regel in bronset(naam).afspraken.delen:
            yield Verstrekking(
                naam,
                regel.titel,
                _rollen(naam, regel.van),
                _rollen(naam, regel.aan),
                tuple(_categorie(c) for c in regel.categorieen),
                tuple(eis.replace("_", " ") for eis in regel.eisen),
                tuple(regel.clausules),
            )


def nimmer(sets: Iterable[str]) -> Iterator[Nimmer]:
    """Everything that these sets never share."""
    for naam in sets:
        for regel in bronset(naam).afspraken.nooit:
            yield Nimmer(naam, _rollen(naam, regel.aan), _categorie(regel.categorie), regel.clausule)


def partijen(sets: Iterable[str]) -> dict[str, str]:
    """Every role that gives or receives in these sets, with what it is."""
    rollen = {rol.naam: rol for rol in taal().rollen}
    genoemd = {rol for naam in sets for regel in bronset(naam).afspraken.delen for rol in (*regel.van, *regel.aan)}
    return {rollen[rol].titel: rollen[rol].omschrijving.strip() for rol in sorted(genoemd) if rol in rollen}


def categorietitels() -> dict[str, str]:
    """Every category of the agreements: its title, and what it covers."""
    return {categorie.titel: categorie.omschrijving for categorie in taal().categorieen}


def _rollen(naam: str, rollen: Iterable[str]) -> tuple[str, ...]:
    bekend = bronset(naam).rekenset.rollen
    return tuple(bekend[rol].titel if rol in bekend else rol.replace("_", " ") for rol in rollen)


def _categorie(naam: str) -> str:
    titels = {categorie.naam: categorie.titel for categorie in taal().categorieen}
    return "alle soorten gegevens" if naam == ALLE else titels[naam]
