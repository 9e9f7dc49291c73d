"""The one door to the tables: every function of `api` goes through it, for a reader or for the program's own work.

On PostgreSQL the database itself then opens no more than the dossiers in which the reader is a party today, whatever a
query forgets to ask; and nothing at all to who came in by another way.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from waakvlam import klok
from waakvlam.opslag.rijslot import als_lezer, als_werk
from waakvlam.toegang.api import Lezer

PADEN: Final[Mapping[str, str]] = {
    "dossierbeeld": "een dossier bekijken",
    "uitleg": "nagaan waarom een termijn of besluit in een dossier zo staat",
    "werkvoorraad": "de lijst van eigen termijnen bekijken",
    "tellingen": "het aantal eigen termijnen zien",
    "open_per_clausule": "het aantal open termijnen per afspraak zien",
    "behandelaar": "zien wie in de eigen organisatie aan een dossier werkt",
    "overdragen": "een dossier aan een collega of team geven",
    "effect": "nagaan wat een nieuwe versie van de afspraken met eigen dossiers doet",
    "zoeken": "eigen dossiers zoeken op naam of adres",
    "openen": "een dossier openen",
    "overnemen": "een lopend dossier uit de eigen administratie overnemen",
    "vastleggen": "een feit vastleggen",
}
"""Every way by which a reader comes to data, and what the reader then does."""

_open: ContextVar[bool] = ContextVar("deur", default=False)


@contextmanager
def deur(lezer: Lezer, pad: str) -> Iterator[None]:
    """Go in as this reader, for what is done by this path. Raises `ValueError` for a path that is not in `PADEN`."""
    if pad not in PADEN:
        raise ValueError(f"onbekend pad: {pad}; zet het in PADEN")
    with als_lezer(lezer.organisatie, lezer.rol, klok.vandaag()), _binnen():
        yield


@contextmanager
def werkdeur() -> Iterator[None]:
    """Go in for the program's own work: the worker, making rows, opening, verifying, commands."""
    with als_werk(), _binnen():
        yield


def eis_deur() -> None:
    """Raises `RuntimeError` outside the door: also on SQLite, where the database itself does not notice."""
    if not _open.get():
        raise RuntimeError("dit leest of schrijft buiten de deur om; gebruik dossiers.deur")


@contextmanager
def _binnen() -> Iterator[None]:
    merk = _open.set(True)
    try:
        yield
    finally:
        _open.reset(merk)
