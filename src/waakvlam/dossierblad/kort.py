"""A dossier in a few lines: what is due first and of whom, the last contact, the next talk and what is unresolved.

Only from what the reader sees: a line that says there is none, speaks of that alone. What is a talk and what a plan for
one follows from the names of facts in the vocabulary: `x_gehouden` was held, `x_gepland` names the day in a field.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from waakvlam.dossierblad.tonen import Blad
from waakvlam.dossiers.api import Feitregel
from waakvlam.web.api import hoofdletter

GEHOUDEN: Final = "_gehouden"
GEPLAND: Final = "_gepland"
SIGNAAL, AFGEHANDELD = "signaal_ontvangen", "signaal_afgehandeld"


@dataclass(frozen=True, slots=True)
class Kort:
    """The lines, each None or empty where there is nothing."""

    aan_zet: dict[str, Any] | None
    """The running term that ends first, as a card."""
    contact: Feitregel | None
    gesprek: tuple[str, date] | None
    """What is planned, and the day."""
    signalen: tuple[Feitregel, ...]
    """Those that nobody resolved, oldest first."""


def in_het_kort(blad: Blad) -> Kort:
    """The short picture on the day of the page."""
    dag = blad.beeld.peildatum
    feiten = [f for f in blad.beeld.feiten if f.stand == "geldt" and f.op <= dag]
    lopend = [t for t in blad.beeld.termijnen if t.loopt and not t.gemist and t.dag]
    eerst = min(lopend, key=lambda t: (t.dag, not t.mijn), default=None)
    gehouden = [f for f in feiten if f.type.endswith(GEHOUDEN)]
    return Kort(
        {**blad.termijn(eerst), "dag": eerst.dag, "mijn": eerst.mijn} if eerst else None,
        max(gehouden, key=lambda f: f.op, default=None),
        min(_gepland(feiten, dag), key=lambda plan: plan[1], default=None),
        _open_signalen(feiten),
    )


def _gepland(feiten: Iterable[Feitregel], vanaf: date) -> Iterable[tuple[str, date]]:
    """What is planned for this day or later, by the last plan of each thing."""
    laatste = {(f.type, f.betreft): f for f in feiten if f.type.endswith(GEPLAND)}
    for feit in laatste.values():
        for _naam, _titel, waarde in feit.velden:
            if isinstance(waarde, date) and waarde >= vanaf:
                yield hoofdletter(feit.titel), waarde


def _open_signalen(feiten: Iterable[Feitregel]) -> tuple[Feitregel, ...]:
    """In the order of the facts, so that what came after the answer is open again."""
    open_: dict[str | None, Feitregel] = {}
    for feit in feiten:
        if feit.type == SIGNAAL:
            open_.setdefault(feit.betreft, feit)
        elif feit.type == AFGEHANDELD:
            open_.pop(feit.betreft, None)
    return tuple(open_.values())
