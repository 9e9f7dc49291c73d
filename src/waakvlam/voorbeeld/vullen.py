"""Put invented dossiers in the store, through its door: every fact is checked as one that a person records."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from waakvlam import klok
from waakvlam.dossiers.api import Vastlegging, speel_in, tellingen
from waakvlam.toegang.api import PERSONAS, Lezer, heeft_bevoegdheid
from waakvlam.voorbeeld.maken import AANTAL, dossiers
from waakvlam.voorbeeld.namen import met_naam_en_adres
from waakvlam.voorbeeld.organisaties import verdeel_werk, zet_organisaties_klaar
from waakvlam.voorbeeld.vormen import Voorbeelddossier, Voorbeeldfeit

KANTOOR_OPEN = time(8, 30)
MINUTEN_PER_FEIT = 2
MERKTEKEN = "voorbeeld.json"
Stap = tuple[Lezer, Vastlegging, datetime]


@dataclass(frozen=True, slots=True)
class Voorraad:
    """A caseload that was made: for which day, and how many dossiers."""

    vandaag: date
    aantal: int


def vul(vandaag: date, aantal: int = AANTAL, voortgang: Callable[[int], None] = lambda _gedaan: None) -> int:
    """Make and store invented dossiers, all or none. Gives how many facts; tells the progress in dossiers."""
    feiten = 0
    with transaction.atomic():
        for gedaan, dossier in enumerate(dossiers(vandaag, aantal), 1):
            bewaar(dossier)
            feiten += len(dossier.feiten)
            voortgang(gedaan)
        _merkteken().write_text(json.dumps({"vandaag": vandaag.isoformat(), "aantal": aantal}), "utf-8")
    return feiten


def bewaar(dossier: Voorbeelddossier) -> str:
    """Store one dossier. Gives its number. Raises as `speel_in`."""
    zet_organisaties_klaar()
    lezers = lezers_van(dossier)
    gegevens = met_naam_en_adres(dossier.volgorde, dossier.gegevens)
    tijden = list(momenten(dossier))
    stappen = [
        (lezers[v.vastgelegd_door], vastlegging(v), moment) for v, moment in zip(dossier.feiten, tijden, strict=True)
    ]
    opener = lezers[next(iter(dossier.organisaties))]
    nummer = speel_in(opener, gegevens, dossier.afsprakenset, tijden[0], stappen[1:])
    verdeel_werk(nummer, dossier.volgorde, lezers.values())
    return nummer


def lezers_van(dossier: Voorbeelddossier) -> dict[str, Lezer]:
    """Per role the first persona who works for the organisation that has it in this dossier."""
    per_plek = {(p.lezer.organisatie, p.lezer.rol): p.lezer for p in reversed(PERSONAS.values())}
    return {rol: per_plek[organisatie, rol] for rol, organisatie in dossier.organisaties.items()}


def werkers() -> list[Lezer]:
    """The personas who work in dossiers; the data officer does not."""
    return [p.lezer for p in PERSONAS.values() if heeft_bevoegdheid(p.lezer, "dossiers_openen")]


def voorraad() -> Voorraad | None:
    """The caseload that stands in the store; None when none was made here."""
    if not _merkteken().exists() or not any(sum(tellingen(lezer).values()) for lezer in werkers()):
        return None
    gelezen = json.loads(_merkteken().read_text("utf-8"))
    return Voorraad(date.fromisoformat(gelezen["vandaag"]), gelezen["aantal"])


def _merkteken() -> Path:
    return Path(settings.DATA) / MERKTEKEN


def vastlegging(v: Voorbeeldfeit) -> Vastlegging:
    """The fact as a person would record it."""
    feit = v.feit
    return Vastlegging(
        feit.type,
        feit.op,
        betreft=feit.betreft,
        velden={} if feit.vervalt else feit.velden,
        namens=feit.door if feit.door != v.vastgelegd_door else None,
        corrigeert=_plaats(feit.corrigeert),
        vervalt=_plaats(feit.vervalt),
        motivering=v.motivering,
    )


def _plaats(id_: str | None) -> str | None:
    """The place in the course of the fact with this id: g7 is the seventh."""
    return f"#{id_.removeprefix('g')}" if id_ else None


def momenten(dossier: Voorbeelddossier) -> Iterator[datetime]:
    """When each fact was recorded: in office hours, one after another, and never later than now."""
    dag, nummer, nu = date.min, 0, klok.nu()
    for v in dossier.feiten:
        nummer = nummer + 1 if v.feit.vastgelegd_op == dag else 0
        dag = v.feit.vastgelegd_op
        moment = datetime.combine(dag, KANTOOR_OPEN, klok.AMSTERDAM) + timedelta(minutes=nummer * MINUTEN_PER_FEIT)
        yield min(moment, nu)
