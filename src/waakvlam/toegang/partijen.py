"""Question one: whether an organisation is a party in a dossier on a day, and in what capacity."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waakvlam.toegang.lezer import Lezer


class NietGevonden(Exception):
    """No such dossier, or the reader's organisation is no party in it: one error, so that neither shows."""

    def __init__(self) -> None:
        super().__init__("Dit dossier bestaat niet, of u bent er geen partij in.")


@dataclass(frozen=True, slots=True)
class Partijschap:
    """An organisation in one role, from `vanaf` until `tot`: the first day on which it is a party no more."""

    organisatie: str
    rol: str
    vanaf: date
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Whether it holds on this day."""
        return self.vanaf <= dag and (self.tot is None or dag < self.tot)


def partij(lezer: Lezer, partijen: Iterable[Partijschap], dag: date) -> Partijschap | None:
    """In what capacity the reader's organisation takes part that day; None when it does not.

    Organisation and role must both match: a department of an organisation does not read as another one.
    """
    passend = (p for p in partijen if p.organisatie == lezer.organisatie and p.rol == lezer.rol and p.geldt_op(dag))
    return next(passend, None)


def eis_partij(lezer: Lezer, partijen: Iterable[Partijschap], dag: date) -> Partijschap:
    """As `partij`. Raises `NietGevonden` when the organisation is no party that day."""
    gevonden = partij(lezer, partijen, dag)
    if gevonden is None:
        raise NietGevonden
    return gevonden
