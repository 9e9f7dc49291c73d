"""The questions of a form as they are asked: each with its row, its place, and whether it is asked at all.

Pure: values in, values out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from waakvlam.kern.formulier import Formulier, Formulierveld, Herhaling, Sectie
from waakvlam.kern.taal import Waarde

Antwoord = bool | int | float | str | date | tuple[str, ...]
MAX_RIJEN: Final = 30


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a section. `sleutel` empty: the section has no rows. `titel`: what the row is about."""

    sleutel: str = ""
    titel: str = ""


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question in one row."""

    sectie: Sectie
    rij: Rij
    veld: Formulierveld

    @property
    def plek(self) -> str:
        """Where it stands in the document: 'landen.beleving', 'doelen.2.stand'."""
        return ".".join(filter(None, (self.sectie.id, self.rij.sleutel, self.veld.id)))

    @property
    def naam(self) -> str:
        """What its control is called."""
        return self.plek.replace(".", "-")

    @property
    def kop(self) -> str:
        """The question with what its row is about, so that it can be read alone."""
        return f"{self.rij.titel}: {self.veld.vraag}" if self.rij.titel else self.veld.vraag


def vragen_van(formulier: Formulier, rijen: Mapping[str, Sequence[Rij]]) -> tuple[Vraag, ...]:
    """Every question in the order in which it is asked. `rijen`: of the sections whose rows the set does not fix."""
    return tuple(
        Vraag(sectie, rij, veld)
        for sectie in formulier.secties
        for rij in rijen_van(sectie, rijen)
        for veld in sectie.velden
    )


def rijen_van(sectie: Sectie, rijen: Mapping[str, Sequence[Rij]]) -> Sequence[Rij]:
    """The rows of a section; one without a name where it does not come back."""
    if sectie.per is None:
        return (Rij(),)
    if sectie.per.waarden:
        return tuple(Rij(naam, titel) for naam, titel in sectie.per.waarden.items())
    return rijen.get(sectie.id, ())


def genummerd(per: Herhaling, aantal: int) -> tuple[Rij, ...]:
    """So many rows of what comes back as often as needed, one at least."""
    elk = per.elk[:1].upper() + per.elk[1:]
    return tuple(Rij(str(n), f"{elk} {n}") for n in range(1, min(max(aantal, 1), MAX_RIJEN) + 1))


def gevraagd(vragen: Iterable[Vraag], antwoorden: Mapping[str, Antwoord]) -> tuple[Vraag, ...]:
    """The questions that are asked, given the answers: of earlier questions that are not asked, no answer counts."""
    uit: list[Vraag] = []
    for vraag in vragen:
        if all(
            _klopt(_eerder(uit, vraag, naam), antwoorden, waarde)
            for naam, waarde in (vraag.sectie.alleen_als | vraag.veld.alleen_als).items()
        ):
            uit.append(vraag)
    return tuple(uit)


def voorwaarden(vragen: Sequence[Vraag], vraag: Vraag) -> dict[str, list[str]]:
    """For the script of the page: per control of an earlier question the values with which this one is asked."""
    eerder = vragen[: vragen.index(vraag)]
    uit = {}
    for naam, waarde in (vraag.sectie.alleen_als | vraag.veld.alleen_als).items():
        if bron := _eerder(eerder, vraag, naam):
            uit[bron.naam] = [_in_form(lid) for lid in _leden(waarde)]
    return uit


def _in_form(waarde: object) -> str:
    return ("ja" if waarde else "nee") if isinstance(waarde, bool) else str(waarde)


def _leden(waarde: Waarde) -> list[object]:
    return [*waarde] if isinstance(waarde, list) else [waarde]


def _eerder(vragen: Sequence[Vraag], vraag: Vraag, naam: str) -> Vraag | None:
    """The earlier question of this name: that of the same row where there is one."""
    zo_genoemd = [v for v in vragen if v.veld.id == naam]
    zelfde = (v for v in zo_genoemd if v.rij.sleutel == vraag.rij.sleutel)
    return next(zelfde, zo_genoemd[0] if zo_genoemd else None)


def _klopt(bron: Vraag | None, antwoorden: Mapping[str, Antwoord], waarde: Waarde) -> bool:
    if bron is None:
        return False
    gegeven = antwoorden.get(bron.naam, False if bron.veld.soort == "vinkje" else None)
    van = set(gegeven) if isinstance(gegeven, tuple) else {gegeven}
    return not van.isdisjoint(_leden(waarde))


def verplicht_leeg(gevraagd_: Iterable[Vraag], antwoorden: Mapping[str, Antwoord]) -> Iterator[Vraag]:
    """Required questions without an answer. Signatures are given later; a box that must be ticked counts."""
    for vraag in gevraagd_:
        if vraag.veld.verplicht and vraag.veld.soort != "handtekening" and not _gegeven(antwoorden.get(vraag.naam)):
            yield vraag


def _gegeven(antwoord: Antwoord | None) -> bool:
    return antwoord is not None and antwoord not in ("", ())
