"""The one door to the tables: every function of `api` goes through it, for a reader or for the program's own work.

On PostgreSQL the database itself then opens no more than the dossiers in which the reader is a party today, whatever a
query forgets to ask; and nothing at all to who came in by another way. A reader leaves no path by which people's data
comes out without saying of whom what came out: that is written in the log of processing before anything is given.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from waakvlam import klok
from waakvlam.logboek.api import Handeling, Wie, noteer
from waakvlam.opslag.rijslot import als_lezer, als_werk
from waakvlam.toegang.api import Lezer


@dataclass(frozen=True, slots=True)
class Pad:
    """A way by which a reader comes to data: what the reader does there, and how the log of processing calls that.

    `handeling` None: nothing about a person comes out, only how many there are, or who of the own colleagues.
    """

    wat: str
    handeling: Handeling | None
    activiteit: str = "dossier_voeren"


PADEN: Final[Mapping[str, Pad]] = {
    "dossierbeeld": Pad("een dossier bekijken", "lezen"),
    "uitleg": Pad("nagaan waarom een termijn of besluit in een dossier zo staat", "lezen"),
    "werkvoorraad": Pad("de lijst van eigen termijnen bekijken", "lijst", "termijnen_bewaken"),
    "tellingen": Pad("het aantal eigen termijnen zien", None),
    "open_per_clausule": Pad("het aantal open termijnen per afspraak zien", None),
    "behandelaar": Pad("zien wie in de eigen organisatie aan een dossier werkt", None),
    "overdragen": Pad("een dossier aan een collega of team geven", "wijzigen"),
    "effect": Pad("nagaan wat nieuwe afspraken met eigen dossiers doen", "lijst", "termijnen_bewaken"),
    "effect_nummers": Pad("tellen hoeveel eigen dossiers onder een versie van de afspraken lopen", None),
    "zoeken": Pad("eigen dossiers zoeken op naam, adres, nummer of eigen kenmerk", "zoeken"),
    "openen": Pad("een dossier openen", "openen"),
    "overnemen": Pad("een lopend dossier uit de eigen administratie overnemen", "invoeren", "caseload_invoeren"),
    "vastleggen": Pad("een feit vastleggen", "vastleggen"),
    "bijlagen": Pad("zien welke bijlagen een dossier heeft", "lezen"),
    "bijlage": Pad("een bijlage van een dossier ophalen", "lezen"),
    "bijlage_keuze": Pad("zien welke soorten gegevens een bijlage kan hebben", None),
    "bijlage_toevoegen": Pad("een bijlage bij een dossier voegen", "vastleggen"),
}
"""Every way by which a reader comes to data."""

_open: ContextVar[bool] = ContextVar("deur", default=False)


class Doorgang:
    """One visit: of whom what came out."""

    def __init__(self) -> None:
        self.getoond: dict[str, set[str]] | None = None

    def toon(self, betrokkenen: Mapping[str, Collection[str]]) -> None:
        """Per dossier number the categories that came out; none at all is an answer too."""
        self.getoond = self.getoond or {}
        for nummer, categorieen in betrokkenen.items():
            self.getoond.setdefault(nummer, set()).update(categorieen)


@contextmanager
def deur(lezer: Lezer, pad: str) -> Iterator[Doorgang]:
    """Go in as this reader, for what is done by this path.

    Raises `ValueError` for a path that is not in `PADEN`, and `RuntimeError` where data about people would come out and
    nothing was said with `toon`.
    """
    if pad not in PADEN:
        raise ValueError(f"onbekend pad: {pad}; zet het in PADEN")
    soort, gang = PADEN[pad], Doorgang()
    with als_lezer(lezer.organisatie, lezer.rol, klok.vandaag()), _binnen():
        yield gang
        if soort.handeling is None:
            return
        if gang.getoond is None:
            raise RuntimeError(f"pad {pad} zegt niet van wie er gegevens uitkwamen; gebruik toon")
        # Where nothing is written, SQLite has no transaction: there the line comes first, and then the data.
        with transaction.atomic():
            wie = Wie(lezer.account, lezer.organisatie, lezer.rol, lezer.functiesoort)
            noteer(wie, soort.activiteit, gang.getoond, handeling=soort.handeling, pad=f"dossiers.{pad}")


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
