"""What a sheet is made of. Texts are data: they are never read as markup."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading. `niveau`: 2 for a part, 3 inside one. `in_inhoud`: whether the table of contents names it."""

    tekst: str
    niveau: Literal[2, 3] = 2
    in_inhoud: bool = True


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; its line breaks stay. `bij_volgende`: never alone at the foot of a page."""

    tekst: str
    bij_volgende: bool = False


@dataclass(frozen=True, slots=True)
class Regels:
    """Lines under one another without bullets, such as an address."""

    regels: Sequence[str]


@dataclass(frozen=True, slots=True)
class Kader:
    """A remark in a frame, such as that this is a draft."""

    tekst: str


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list with bullets, or with numbers."""

    regels: Sequence[str]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Gegevens:
    """A list of names, each with what is known: 'Dag: 3 mei'."""

    paren: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Vraag:
    """A question with its answer. `was`: what an earlier version said, where that differs."""

    vraag: str
    antwoord: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Invulplek:
    """A question to answer by pen: choices with a box before each, or so many empty lines."""

    vraag: str
    hulp: str = ""
    keuzes: Sequence[str] = ()
    regels: int = 1


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with a heading row. `breedtes`: shares of the width, one per column."""

    koppen: Sequence[str]
    breedtes: Sequence[int]
    rijen: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """Room for a signature, or the signature. `halen`: its strokes, as path data in a field of 600 by 200.

    `alt`: what the drawn signature says to who cannot see it; required with `halen`.
    """

    wie: str
    tekst: str = ""
    halen: Sequence[str] = ()
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Inhoud:
    """The table of contents under its own heading: every `Kop` of level 2 that is in it."""

    kop: str


Blok = (
    Kop | Alinea | Regels | Kader | Lijst | Gegevens | Vraag | Invulplek | Tabel | Ondertekening | Inhoud
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blad:
    """A document. `dag`: of making, in its properties. `voet`: at the foot of each page, before the page number.

    `boven`: what stands above the title, such as sender and address. `meta`: names with values under the title.
    `taal`: of the text, by BCP 47.
    """

    titel: str
    blokken: Sequence[Blok]
    dag: date
    voet: str = ""
    boven: Sequence[Blok] = ()
    meta: Sequence[tuple[str, str]] = ()
    taal: str = "nl"
