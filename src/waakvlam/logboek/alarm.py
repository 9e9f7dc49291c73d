"""Alarms: someone shared without consent, on a recorded ground. Codes and numbers only; the data officer judges."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from waakvlam import klok
from waakvlam.logboek.lezen import Logregel, regel_van
from waakvlam.logboek.models import Alarm, Alarmoordeel, Verwerkingsregel
from waakvlam.logboek.noteren import Wie, noteer
from waakvlam.taken.api import plan

TAAK: Final = "logboek.alarm"
"""The job that tells the data officer; named here, done by the app that can reach people."""
PAD: Final = "alarmen"
BEOORDEELD_TE_ZIEN: Final = 50
"""Judged alarms that a list shows; every open one is shown."""
REDENEN: Final = {
    "terecht": ("nodig_en_niet_meer", "ook_wettelijk_verplicht"),
    "niet_terecht": ("grond_past_niet", "te_veel_gegevens", "te_lang", "toestemming_was_te_vragen"),
}
"""Per judgement the reasons to choose from: codes, so that no text about someone gets into the log."""


class GeenAlarm(Exception):
    """This organisation has no such alarm."""


@dataclass(frozen=True, slots=True)
class Alarmmelding:
    """An alarm for one organisation, in the role in which the ground concerns it."""

    organisatie: str
    rol: str
    dossier: str
    kenmerk: str
    grond: str
    van_account: str
    van_organisatie: str
    van_rol: str
    naar_rol: str
    categorieen: tuple[str, ...]
    geldig_tot: date | None


@dataclass(frozen=True, slots=True)
class Alarmregel:
    """An alarm as its data officer reads it; `oordeel` is empty until it was judged."""

    id: int
    gemeld_op: datetime
    melding: Alarmmelding
    oordeel: str
    reden: str
    geoordeeld_op: datetime | None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was read under a ground: the lines of the own organisation, and how often and last by others."""

    eigen: tuple[Logregel, ...]
    anderen: int
    laatst: datetime | None


def meld_alarmen(meldingen: Iterable[Alarmmelding]) -> None:
    """Write an alarm for each that was not told of this ground before, with a job to tell it. In a transaction."""
    for melding in meldingen:
        velden = asdict(melding) | {"categorieen": " ".join(sorted(melding.categorieen))}
        sleutel = {naam: velden.pop(naam) for naam in ("organisatie", "rol", "kenmerk")}
        alarm, nieuw = Alarm.objects.get_or_create(**sleutel, defaults={**velden, "gemeld_op": klok.nu()})
        if nieuw:
            plan(TAAK, {"alarm": alarm.pk})


def organisatie_van(alarm: int) -> str:
    """Whose alarm it is; for the job that tells it."""
    gevonden: str = Alarm.objects.values_list("organisatie", flat=True).get(pk=alarm)
    return gevonden


def aantal_open(organisatie: str) -> int:
    """How many alarms of an organisation wait for a judgement."""
    return Alarm.objects.filter(organisatie=organisatie, oordelen=None).count()


def alarmen(wie: Wie) -> tuple[tuple[Alarmregel, ...], tuple[Alarmregel, ...]]:
    """The open alarms of an organisation, oldest first, and the last that were judged. Reading them is logged."""
    with transaction.atomic():
        rijen = _rijen(wie)
        open_ = _regels(rijen.filter(oordelen=None).order_by("pk"))
        klaar = _regels(rijen.exclude(oordelen=None).order_by("-pk")[:BEOORDEELD_TE_ZIEN])
        _noteer(wie, {regel.melding.dossier for regel in (*open_, *klaar)}, "lijst")
    return open_, klaar


def alarm(wie: Wie, nummer: int) -> tuple[Alarmregel, Gelezen]:
    """One alarm of this organisation, and what was read under it since. Raises `GeenAlarm`. Reading it is logged."""
    with transaction.atomic():
        rij = _rijen(wie).filter(pk=nummer).first()
        if rij is None:
            raise GeenAlarm
        _noteer(wie, {rij.dossier}, "lezen")
        return _regels([rij])[0], _gelezen(wie, rij)


def beoordeel(wie: Wie, nummer: int, oordeel: str, reden: str) -> None:
    """Judge an alarm, or judge it anew; the last judgement counts. Raises `GeenAlarm`, and `ValueError` for no code."""
    if reden not in REDENEN.get(oordeel, ()):
        raise ValueError("dit oordeel of deze reden bestaat niet")
    with transaction.atomic():
        rij = _rijen(wie).filter(pk=nummer).first()
        if rij is None:
            raise GeenAlarm
        Alarmoordeel.objects.create(alarm=rij, oordeel=oordeel, reden=reden, account=wie.account, op=klok.nu())
        _noteer(wie, {rij.dossier}, "wijzigen", reden)


def _rijen(wie: Wie) -> QuerySet[Alarm]:
    return Alarm.objects.filter(organisatie=wie.organisatie)


def _gelezen(wie: Wie, rij: Alarm) -> Gelezen:
    regels = Verwerkingsregel.objects.filter(betrokkene=rij.dossier, grond=rij.grond, geeindigd_op__gte=rij.gemeld_op)
    regels = regels.exclude(pad__startswith=PAD).order_by("-pk")
    eigen = regels.filter(organisatie=wie.organisatie)[:BEOORDEELD_TE_ZIEN]
    anderen = regels.exclude(organisatie=wie.organisatie)
    laatste = anderen.first()
    return Gelezen(tuple(map(regel_van, eigen)), anderen.count(), laatste.geeindigd_op if laatste else None)


def _noteer(wie: Wie, dossiers: Iterable[str], handeling: str, reden: str = "") -> None:
    personen = dict.fromkeys(sorted(dossiers), ("handelingen",))
    noteer(wie, "verantwoorden", personen, handeling=handeling, pad=f"{PAD}.{handeling}", reden=reden)  # type: ignore[arg-type]


def _regels(rijen: Iterable[Alarm]) -> tuple[Alarmregel, ...]:
    """Each with its last judgement."""
    gelezen = list(rijen)
    oordelen = {o.alarm_id: o for o in Alarmoordeel.objects.filter(alarm__in=gelezen).order_by("pk")}
    return tuple(_regel(rij, oordelen.get(rij.pk)) for rij in gelezen)


def _regel(rij: Alarm, oordeel: Alarmoordeel | None) -> Alarmregel:
    melding = Alarmmelding(
        organisatie=rij.organisatie, rol=rij.rol, dossier=rij.dossier, kenmerk=rij.kenmerk, grond=rij.grond,
        van_account=rij.van_account, van_organisatie=rij.van_organisatie, van_rol=rij.van_rol, naar_rol=rij.naar_rol,
        categorieen=tuple(rij.categorieen.split()), geldig_tot=rij.geldig_tot,
    )  # fmt: skip
    gemeld_op = rij.gemeld_op.astimezone(klok.AMSTERDAM)
    if oordeel is None:
        return Alarmregel(rij.pk, gemeld_op, melding, "", "", None)
    return Alarmregel(rij.pk, gemeld_op, melding, oordeel.oordeel, oordeel.reden, oordeel.op.astimezone(klok.AMSTERDAM))
