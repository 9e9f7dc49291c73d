"""What people got who asked to see their data: kept encrypted, exactly as it was given, and handed out again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from django.db.models import QuerySet

from waakvlam import klok
from waakvlam.dossiers.deur import Doorgang, deur
from waakvlam.dossiers.dossierbeeld import dossierbeeld
from waakvlam.dossiers.feitregels import zicht_van
from waakvlam.dossiers.models import Inzagebundel
from waakvlam.dossiers.opgeslagen import Opgeslagen, in_een_keer, lees
from waakvlam.dossiers.vakken import INZAGE
from waakvlam.dossiers.vastleggen import leg_vast
from waakvlam.dossiers.vormen import Dossierbeeld, Resultaat, Vastlegging
from waakvlam.toegang.api import Lezer, NietGevonden, eis_partij

Bestand = Literal["pdf", "json", "bijlagen", "keuzes"]
BESTANDEN: Final[tuple[Bestand, ...]] = get_args(Bestand)


@dataclass(frozen=True, slots=True)
class Inzage:
    """That something was given, and when."""

    kenmerk: str
    gemaakt_op: datetime


def inzagebeeld(lezer: Lezer, nummer: str) -> Dossierbeeld:
    """The dossier as the organisation of who handles a request holds it today. Raises `NietGevonden`."""
    return dossierbeeld(lezer, nummer, pad="inzage_bekijken")


def leg_antwoord_vast(lezer: Lezer, nummer: str, antwoord: Vastlegging, verwacht: str) -> Resultaat:
    """Record the answer to a request. Raises as `leg_vast`."""
    return leg_vast(lezer, nummer, antwoord, verwacht, pad="inzage_antwoord")


def bewaar_inzage(lezer: Lezer, nummer: str, kenmerk: str, bestanden: Mapping[Bestand, bytes]) -> None:
    """Keep what is given with the fact `kenmerk`. Call it in the transaction of that fact. Raises `NietGevonden`."""
    nu = klok.nu()
    with in_een_keer(), deur(lezer, "inzage_vrijgeven") as gang:
        bestand = _open(lezer, nummer, vergrendel=True)
        _toon(gang, bestand, lezer)
        vak = bestand.slot.vak_met_sleutel(INZAGE, nu)
        geheim = {naam: bestand.slot.versleutel(b, _plaats(kenmerk, naam), vak) for naam, b in bestanden.items()}
        Inzagebundel.objects.create(
            dossier=bestand.dossier,
            kenmerk=kenmerk,
            organisatie=lezer.organisatie,
            account=lezer.account,
            gemaakt_op=nu,
            vak=vak,
            **geheim,
        )


def inzagen(lezer: Lezer, nummer: str) -> list[Inzage]:
    """What the organisation of the reader gave, the latest first. Raises `NietGevonden`."""
    with deur(lezer, "inzagen"):
        rijen = _rijen(lezer, _open(lezer, nummer)).order_by("-gemaakt_op")
        return [Inzage(rij.kenmerk, rij.gemaakt_op) for rij in rijen.only("kenmerk", "gemaakt_op")]


def lees_inzage(lezer: Lezer, nummer: str, kenmerk: str) -> dict[Bestand, bytes]:
    """What the organisation of the reader gave, and its choices; a file that was not kept then is empty.

    Raises `NietGevonden`, also when it was erased.
    """
    with deur(lezer, "inzage_ophalen") as gang:
        bestand = _open(lezer, nummer)
        rij = _rijen(lezer, bestand).filter(kenmerk=kenmerk).first()
        if rij is None or bestand.slot.gewist_op(rij.vak) is not None:
            raise NietGevonden
        _toon(gang, bestand, lezer)
        geheim = {naam: bytes(getattr(rij, naam)) for naam in BESTANDEN}
        return {
            naam: bestand.slot.ontsleutel(inhoud, _plaats(kenmerk, naam), rij.vak) if inhoud else b""
            for naam, inhoud in geheim.items()
        }


def _open(lezer: Lezer, nummer: str, *, vergrendel: bool = False) -> Opgeslagen:
    bestand = lees(nummer, vergrendel=vergrendel)
    eis_partij(lezer, bestand.partijen, klok.vandaag())
    return bestand


def _toon(gang: Doorgang, bestand: Opgeslagen, lezer: Lezer) -> None:
    categorieen, alleen_door = zicht_van(bestand, lezer)
    gang.toon({bestand.dossier.nummer: categorieen}, alleen_door)


def _rijen(lezer: Lezer, bestand: Opgeslagen) -> QuerySet[Inzagebundel]:
    return Inzagebundel.objects.filter(dossier=bestand.dossier, organisatie=lezer.organisatie)


def _plaats(kenmerk: str, naam: str) -> str:
    return f"{INZAGE}|{kenmerk}|{naam}"
