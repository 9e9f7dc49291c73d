"""Take a job, keep it, and give it back: each a conditional write, so that of several workers one has it.

Moments come from the clock of the machine; those of several workers may differ by less than half a lease.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from waakvlam import klok
from waakvlam.taken.models import Taak
from waakvlam.taken.plannen import vroegste
from waakvlam.taken.register import SOORTEN

LEENDUUR = timedelta(minutes=2)
"""How long a worker has a job without giving a sign of life."""
MAX_POGINGEN = 10
UITSTEL = timedelta(seconds=30)
"""After the first failure; doubled after each next one."""
LANGSTE_UITSTEL = timedelta(hours=1)
VRIJ = {"geleend_tot": None, "geleend_door": ""}
log = logging.getLogger(__name__)


def leen(wie: str, leenduur: timedelta = LEENDUUR) -> Taak | None:
    """Take the job that is due longest, for this worker. None: nothing is due.

    A queued job that ended its worker time and again is set aside. A recurring one never is.
    """
    while _te_doen(klok.nu()).exists():  # without a write lock, which SQLite has only one of
        with transaction.atomic():
            nu = klok.nu()
            taak = _te_doen(nu).select_for_update(skip_locked=True).first()
            if taak is None:
                return None
            if taak.pogingen >= MAX_POGINGEN and not taak.ritme:
                _strand(Taak.objects.filter(pk=taak.pk), taak, "afgebroken")
            elif _neem(taak, wie, nu, leenduur):
                return taak
    return None


def verleng(taak: Taak, wie: str, leenduur: timedelta = LEENDUUR) -> bool:
    """A sign of life: the lease begins anew. False when another has the job by now."""
    return _van(taak, wie).update(geleend_tot=klok.nu() + leenduur) > 0


def rond_af(taak: Taak, wie: str, uitkomst: str) -> bool:
    """It went well: a queued job goes, unless it was queued again meanwhile. False when another has it by now."""
    gewist, _ = _van(taak, wie).filter(volgende_op__isnull=True).delete()
    return gewist > 0 or _geef_terug(taak, wie, uitkomst)


def meld_mislukt(taak: Taak, wie: str, uitkomst: str) -> None:
    """It failed: again after a while that doubles, or set aside; a recurring job no later than its next regular run."""
    if taak.ritme or taak.pogingen < MAX_POGINGEN:
        wachttijd = min(UITSTEL * 2 ** min(taak.pogingen - 1, MAX_POGINGEN), LANGSTE_UITSTEL)
        nu = klok.nu()
        _van(taak, wie).update(volgende_op=vroegste(nu + wachttijd), **_hoe_het_ging(nu, uitkomst))
    elif not _strand(_van(taak, wie).filter(volgende_op__isnull=True), taak, uitkomst):
        _geef_terug(taak, wie, uitkomst)


def _te_doen(nu: datetime) -> QuerySet[Taak]:
    """What is due, the longest first, of the kinds that this version knows."""
    aan_de_beurt = Q(geleend_tot__isnull=True, volgende_op__lte=nu) | Q(geleend_tot__lte=nu)
    bekend = Taak.objects.filter(aan_de_beurt, soort__in=list(SOORTEN))
    return bekend.order_by(Coalesce("geleend_tot", "volgende_op"), "pk")


def _neem(taak: Taak, wie: str, nu: datetime, leenduur: timedelta) -> bool:
    """Write the lease, if it is still due as it was read."""
    ritme = SOORTEN[taak.soort].ritme if taak.ritme else None
    velden = {
        "volgende_op": ritme.volgende(nu) if ritme else None,
        "pogingen": taak.pogingen + 1,
        "geleend_tot": nu + leenduur,
        "geleend_door": wie,
    }
    genomen = _te_doen(nu).filter(pk=taak.pk, geleend_door=taak.geleend_door).order_by().update(**velden)
    for naam, waarde in velden.items():
        setattr(taak, naam, waarde)
    return genomen > 0


def _van(taak: Taak, wie: str) -> QuerySet[Taak]:
    """The job as long as this worker has it."""
    return Taak.objects.filter(pk=taak.pk, geleend_door=wie)


def _geef_terug(taak: Taak, wie: str, uitkomst: str) -> bool:
    return _van(taak, wie).update(pogingen=0, **_hoe_het_ging(klok.nu(), uitkomst)) > 0


def _strand(rijen: QuerySet[Taak], taak: Taak, uitkomst: str) -> bool:
    nu = klok.nu()
    gestrand = rijen.update(volgende_op=None, gestrand_op=nu, **_hoe_het_ging(nu, uitkomst)) > 0
    if gestrand:
        log.error("taak %s is na %s pogingen opzij gezet: %s", taak.sleutel, taak.pogingen, uitkomst)
    return gestrand


def _hoe_het_ging(nu: datetime, uitkomst: str) -> dict[str, object]:
    return {"laatst_op": nu, "laatste_uitkomst": uitkomst, **VRIJ}
