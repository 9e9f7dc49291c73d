"""A restriction of processing (AVG 18): while it runs, the organisation that set it keeps the data and shares no more.

What is refused: a new party, a plan to share, and sharing on the ground of a task or covenant. What the law still
allows (AVG 18, second paragraph: with consent, or where the law or an emergency asks it) needs a written reason.
Reading and recording go on, because the duties toward the person do; erasing waits (`bewaartermijnen.yaml`).
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from waakvlam.dossiers.fouten import VERBODEN, Geweigerd, MotiveringNodig, Ontbrekend
from waakvlam.dossiers.opgeslagen import Opgeslagen
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.toegang.api import Lezer

INGEGAAN, OPGEHEVEN = "beperking_ingegaan", "beperking_opgeheven"
DEELT = frozenset({"betrokkene_toegevoegd", "gegevensdeling_voorgenomen"})
DEELT_OP_GROND = frozenset({"gegevens_gedeeld", "uitzonderingsgrond_vastgelegd"})
MAG_TOCH = frozenset({"toestemming", "wet", "nood"})


class Vastgelegd(Protocol):
    """What a fact must say to count here."""

    @property
    def type(self) -> str: ...
    @property
    def op(self) -> date: ...
    @property
    def vastgelegd_op(self) -> datetime: ...
    @property
    def organisatie(self) -> str: ...
    @property
    def betreft(self) -> str | None: ...


F = TypeVar("F", bound=Vastgelegd)


def lopende_beperkingen(feiten: Iterable[F]) -> list[F]:
    """Of facts that hold: those that began a restriction which its organisation has not lifted since."""
    geldend = list(feiten)
    eindes = [f for f in geldend if f.type == OPGEHEVEN]
    return [b for b in geldend if b.type == INGEGAAN and not any(_heft_op(e, b) for e in eindes)]


def heeft_beperkt(bestand: Opgeslagen, lezer: Lezer) -> bool:
    """Whether a restriction of the reader's organisation runs in this dossier."""
    geldt = {feit.volgnummer for feit in bestand.geldend}
    lopend = lopende_beperkingen(r for r in bestand.records if r.volgnummer in geldt)
    return any(lezer.is_van(beperking.organisatie) for beperking in lopend)


def keur_beperking(bestand: Opgeslagen, lezer: Lezer, vastlegging: Vastlegging) -> None:
    """Raises `Geweigerd` or `MotiveringNodig` when this would share what the reader's organisation restricted."""
    if vastlegging.vervalt is not None or vastlegging.type not in DEELT | DEELT_OP_GROND:
        return
    if not heeft_beperkt(bestand, lezer):
        return
    if vastlegging.type in DEELT or vastlegging.velden.get("grond") not in MAG_TOCH:
        reden = _(
            "Uw organisatie heeft het gebruik van gegevens in dit dossier beperkt. Bewaren mag, delen niet. "
            "Hef eerst de beperking op, en laat de betrokkene dat van tevoren weten."
        )
        raise Geweigerd(VERBODEN, reden)
    if not vastlegging.motivering.strip():
        wat = _("het gebruik van gegevens is beperkt; schrijf op waarom u nu toch moet delen")
        raise MotiveringNodig((), (Ontbrekend(wat),))


def _heft_op(einde: Vastgelegd, begin: Vastgelegd) -> bool:
    zelfde = not einde.betreft or einde.betreft == begin.betreft
    later = (einde.op, einde.vastgelegd_op) >= (begin.op, begin.vastgelegd_op)
    return einde.organisatie == begin.organisatie and zelfde and later
