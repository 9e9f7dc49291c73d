"""What a person gets who asks to see their data, as plain parts: headings, lines and fields, each with a key.

The same parts make the preview, the PDF and the JSON. What is shielded is named as shielded where the rest of its line
can be given, and only counted where the whole line is about someone else.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Veld:
    """A name with a value. `voorstel`: shield it unless a person says otherwise."""

    sleutel: str
    naam: str
    waarde: str
    voorstel: bool = False
    bijlage: str = ""
    """The name of the fact of which the file is given with this field; `waarde` is then its place in the bundle."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: a fact, a term, a party. `over`: whose data it is besides that of the participant."""

    sleutel: str
    titel: str
    dag: str = ""
    velden: tuple[Veld, ...] = ()
    over: str = ""
    voorstel: bool = False

    @property
    def voorgesteld(self) -> frozenset[str]:
        """The keys of this line that are shielded unless a person says otherwise."""
        eigen = {self.sleutel} if self.voorstel else set()
        return frozenset(eigen | {veld.sleutel for veld in self.velden if veld.voorstel})

    @property
    def sleutels(self) -> frozenset[str]:
        """All keys of this line."""
        return frozenset({self.sleutel, *(veld.sleutel for veld in self.velden)})


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """Lines under one heading."""

    naam: str
    kop: str
    uitleg: str
    regels: tuple[Regel, ...]
    weggelaten: int = 0
    """How many lines are shielded as a whole."""


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything together. `stand` and `log_tot`: the last fact and the last line of the log that are in it."""

    nummer: str
    stand: str
    naam: str
    organisatie: str
    gemaakt_op: date
    onderdelen: tuple[Onderdeel, ...]
    log_tot: int = 0
    verzoek: str | None = None
    """The subject of the request that waits for an answer (empty: it has none); None: no request waits."""

    @property
    def regels(self) -> Iterator[Regel]:
        """All lines."""
        return (regel for onderdeel in self.onderdelen for regel in onderdeel.regels)

    @property
    def bijlagen(self) -> dict[str, tuple[str, str]]:
        """The files that go with it: per place in the bundle the key of its line, and the name of its fact."""
        return {v.waarde: (regel.sleutel, v.bijlage) for regel in self.regels for v in regel.velden if v.bijlage}

    @property
    def voorgesteld(self) -> frozenset[str]:
        """The keys that are shielded unless a person says otherwise."""
        return frozenset(sleutel for regel in self.regels for sleutel in regel.voorgesteld)

    def afgeschermd(self, sleutels: Collection[str]) -> "Overzicht":
        """What is left to give when these keys are shielded."""
        return replace(self, onderdelen=tuple(_onderdeel(deel, sleutels) for deel in self.onderdelen))


def als_gegevens(overzicht: Overzicht) -> dict[str, Any]:
    """Ready for JSON, in a form that another program can read: names and values, and no keys of ours."""
    return {
        "dossier": overzicht.nummer,
        "over": overzicht.naam,
        "van": overzicht.organisatie,
        "gemaakt_op": overzicht.gemaakt_op.isoformat(),
        "onderdelen": [
            {
                "naam": deel.naam,
                "kop": deel.kop,
                "uitleg": deel.uitleg,
                "weggelaten": deel.weggelaten,
                "regels": [_regel(regel) for regel in deel.regels],
            }
            for deel in overzicht.onderdelen
        ],
    }


def _regel(regel: Regel) -> dict[str, Any]:
    velden = [{"naam": veld.naam, "waarde": veld.waarde} for veld in regel.velden]
    return {"titel": regel.titel, "dag": regel.dag, "over": regel.over, "velden": velden}


def _onderdeel(deel: Onderdeel, sleutels: Collection[str]) -> Onderdeel:
    over = [regel for regel in deel.regels if regel.sleutel not in sleutels]
    regels = tuple(replace(regel, velden=tuple(_veld(v, sleutels) for v in regel.velden)) for regel in over)
    return replace(deel, regels=regels, weggelaten=len(deel.regels) - len(over))


def _veld(veld: Veld, sleutels: Collection[str]) -> Veld:
    return replace(veld, waarde="(afgeschermd)", bijlage="") if veld.sleutel in sleutels else veld
