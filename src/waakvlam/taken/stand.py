"""How the jobs stand, for who runs the installation."""

from dataclasses import dataclass
from datetime import datetime

from waakvlam import klok
from waakvlam.taken.models import Taak
from waakvlam.taken.register import SOORTEN


@dataclass(frozen=True, slots=True)
class Taakstand:
    """A job as it stands. `toestand`: wacht, bezig, afgebroken (its worker is gone), gestrand or onbekend."""

    sleutel: str
    ritme: str
    toestand: str
    laatst_op: datetime | None
    volgende_op: datetime | None
    pogingen: int
    geleend_tot: datetime | None
    geleend_door: str
    uitkomst: str


def stand() -> list[Taakstand]:
    """Every job: what was set aside first, then by the next moment."""
    nu = klok.nu()
    rijen = Taak.objects.order_by("gestrand_op", "volgende_op", "pk")
    gezien = [
        Taakstand(
            t.sleutel, t.ritme, _toestand(t, nu), t.laatst_op, t.volgende_op, t.pogingen, t.geleend_tot, t.geleend_door,
            t.laatste_uitkomst,
        )
        for t in rijen
    ]  # fmt: skip
    return sorted(gezien, key=lambda t: t.toestand != "gestrand")


def _toestand(taak: Taak, nu: datetime) -> str:
    if taak.soort not in SOORTEN:
        return "onbekend"
    if taak.gestrand_op is not None:
        return "gestrand"
    if taak.geleend_tot is None:
        return "wacht"
    return "bezig" if taak.geleend_tot > nu else "afgebroken"
