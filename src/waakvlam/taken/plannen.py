"""Put jobs in the table: queued ones in the caller's transaction, recurring ones when a worker starts."""

import hashlib
import json
import re
from datetime import datetime

from django.db.models import Case, DateTimeField, F, PositiveIntegerField, Value, When
from django.db.models.functions import Coalesce, Least

from waakvlam import klok
from waakvlam.taken.models import Taak
from waakvlam.taken.register import SOORTEN, Gegevens

NAAM = re.compile(r"[a-z][a-z_]{0,39}")
KENMERK = re.compile(r"[A-Za-z0-9._:/-]{0,64}")
"""What a reference looks like. A name, an address or a sentence does not: it has a blank or an @."""


def plan(soort: str, gegevens: Gegevens | None = None, op: datetime | None = None, sleutel: str | None = None) -> None:
    """Queue a job in the caller's transaction: due from `op` (now when None), and gone once it went well.

    The same key, or without one the same data, is the same job: queued again it keeps the earliest moment and takes
    the newest data. Queued again while it runs, it runs once more; queued again after it was set aside, it starts
    anew. Raises `ValueError` for an unknown kind, and for anything but references and numbers in `gegevens`.
    """
    if soort not in SOORTEN:
        raise ValueError(f"onbekende taak {soort}; registreer haar in `ready` van de app")
    inhoud = dict(gegevens or {})
    controleer(inhoud, sleutel)
    heel = f"{soort}/{sleutel if sleutel is not None else _vingerafdruk(inhoud)}"
    wanneer = op or klok.nu()
    # Between the two a worker can finish the job and remove its row; then it is put there after all.
    while not _vervroeg(heel, wanneer, gegevens=inhoud):
        Taak.objects.bulk_create(
            [Taak(soort=soort, sleutel=heel, gegevens=inhoud, volgende_op=wanneer)], ignore_conflicts=True
        )


def opnieuw(sleutel: str) -> bool:
    """Let a job that was set aside start anew, now. False when there is none of this key that was set aside."""
    return Taak.objects.filter(sleutel=sleutel, gestrand_op__isnull=False).exists() and _vervroeg(sleutel, klok.nu())


def controleer(gegevens: Gegevens, sleutel: str | None = None) -> None:
    """Raises `ValueError` for what may hold personal data: anything but short references, numbers, yes and no."""
    fout = [naam for naam, waarde in gegevens.items() if not (NAAM.fullmatch(naam) and _onpersoonlijk(waarde))]
    if fout or not (sleutel is None or KENMERK.fullmatch(sleutel)):
        # The value itself is left out: it may be just what must not get into a log.
        raise ValueError(f"een taak krijgt alleen kenmerken en getallen mee, geen tekst: {fout or 'sleutel'}")


def zet_ritmes_klaar() -> None:
    """Put every recurring job in the table, with the rhythm of this version; take away those that are no more."""
    nu = klok.nu()
    nodig = {naam: soort.ritme for naam, soort in SOORTEN.items() if soort.ritme is not None}
    for naam, ritme in nodig.items():
        rij = Taak(soort=naam, sleutel=naam, ritme=str(ritme), volgende_op=ritme.eerste(nu))
        Taak.objects.bulk_create([rij], ignore_conflicts=True)
        ander = Taak.objects.filter(sleutel=naam).exclude(ritme=str(ritme))
        ander.update(ritme=str(ritme), volgende_op=vroegste(ritme.eerste(nu)))
    Taak.objects.exclude(ritme="").exclude(sleutel__in=nodig).filter(geleend_tot__isnull=True).delete()


def vroegste(op: datetime) -> Coalesce:
    """The earlier of this moment and the next run, of which there may be none."""
    moment = Value(op, DateTimeField())
    return Coalesce(Least(F("volgende_op"), moment), moment)


def _vervroeg(sleutel: str, op: datetime, **velden: object) -> bool:
    """Due at this moment at the latest. False when there is no such row."""
    rijen = Taak.objects.filter(sleutel=sleutel).update(
        volgende_op=vroegste(op),
        pogingen=Case(
            When(gestrand_op__isnull=False, then=0), default=F("pogingen"), output_field=PositiveIntegerField()
        ),
        gestrand_op=None,
        **velden,
    )
    return rijen > 0


def _onpersoonlijk(waarde: object) -> bool:
    return waarde is None or isinstance(waarde, int) or (isinstance(waarde, str) and bool(KENMERK.fullmatch(waarde)))


def _vingerafdruk(gegevens: Gegevens) -> str:
    tekst = json.dumps(gegevens, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]
