"""Drafts of forms and letters: of one organisation, encrypted, and kept until they are settled or thrown away.

A draft is no fact: it may change, and nobody outside the organisation knows of it. Two people who write in one draft do
not overwrite each other: who is later gets what is there now.
"""

import json
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from waakvlam import klok
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.models import Concept, Dossier
from waakvlam.dossiers.opgeslagen import Opgeslagen, in_een_keer, lees
from waakvlam.kern.delen import EIGEN
from waakvlam.toegang.api import Lezer, NietGevonden, eis_partij

MAX_BYTES: Final = 500_000


@dataclass(frozen=True, slots=True)
class Conceptregel:
    """That there is a draft: of which form or letter, and who last worked on it. `stuk`: of what a new version."""

    kenmerk: str
    soort: str
    naam: str
    stuk: str
    versie: int
    account: str
    gewijzigd_op: datetime


@dataclass(frozen=True, slots=True)
class Conceptinhoud:
    """A draft with what was filled in so far."""

    regel: Conceptregel
    waarden: Mapping[str, Any]


class ConceptGewijzigd(Exception):
    """Someone else changed the draft since; `nu` is what it is now. Nothing was written."""

    def __init__(self, nu: Conceptinhoud) -> None:
        self.nu = nu
        super().__init__("Een collega werkte intussen aan dit concept. Vergelijk en kies wat blijft.")


class ConceptTeGroot(Exception):
    """More than a draft can hold. Nothing was written."""

    def __init__(self) -> None:
        super().__init__("Er staat te veel tekst in dit stuk. Maak het korter.")


def concepten(lezer: Lezer, nummer: str) -> tuple[Conceptregel, ...]:
    """The drafts of the reader's organisation in a dossier, the last changed first. Raises `NietGevonden`."""
    with deur(lezer, "concepten"):
        bestand = _open(lezer, nummer)
        rijen = Concept.objects.filter(dossier=bestand.dossier, organisatie=lezer.organisatie, rol=lezer.rol)
        return tuple(_regel(rij) for rij in rijen.order_by("-gewijzigd_op") if not bestand.slot.gewist_op(rij.vak))


def lees_concept(lezer: Lezer, nummer: str, kenmerk: str) -> Conceptinhoud:
    """A draft of the reader's organisation. Raises `NietGevonden`."""
    with deur(lezer, "concept") as doorgang:
        bestand = _open(lezer, nummer)
        gevonden, categorieen = _inhoud(bestand, _rij(lezer, bestand, kenmerk))
        doorgang.toon({nummer: {TRAJECT, *categorieen}})
        return gevonden


def begin_concept(
    lezer: Lezer, nummer: str, soort: str, naam: str, waarden: Mapping[str, Any], categorieen: Collection[str],
    stuk: str = "",
) -> Conceptregel:  # fmt: skip
    """Start a draft. `categorieen`: of what data it can hold. Raises `NietGevonden`, `ConceptTeGroot`."""
    nu = klok.nu()
    with in_een_keer(), deur(lezer, "concept_bewaren") as doorgang:
        bestand = _open(lezer, nummer, vergrendel=True)
        doorgang.toon({nummer: {TRAJECT, *categorieen}})
        kenmerk = secrets.token_hex(8)
        vak = bestand.slot.vak_met_sleutel(f"{lezer.organisatie}/{EIGEN}/deelnemer", nu)
        rij = Concept.objects.create(
            dossier=bestand.dossier,
            kenmerk=kenmerk,
            organisatie=lezer.organisatie,
            rol=lezer.rol,
            account=lezer.account,
            soort=soort,
            naam=naam,
            stuk=stuk,
            vak=vak,
            inhoud=bestand.slot.versleutel(_verpak(waarden, categorieen), _plaats(kenmerk), vak),
            gewijzigd_op=nu,
        )
        return _regel(rij)


def bewaar_concept(
    lezer: Lezer, nummer: str, kenmerk: str, waarden: Mapping[str, Any], categorieen: Collection[str], versie: int
) -> Conceptregel:
    """Keep what is filled in so far. `versie`: of the draft that the reader worked in.

    The same content again changes nothing, so that a sending whose answer got lost can be repeated. Raises
    `NietGevonden`, `ConceptTeGroot`, and `ConceptGewijzigd` when someone else was first.
    """
    nu = klok.nu()
    with in_een_keer(), deur(lezer, "concept_bewaren") as doorgang:
        bestand = _open(lezer, nummer, vergrendel=True)
        doorgang.toon({nummer: {TRAJECT, *categorieen}})
        rij = _rij(lezer, bestand, kenmerk)
        huidig, _ = _inhoud(bestand, rij)
        ruw = _verpak(waarden, categorieen)
        if json.loads(ruw)["waarden"] == huidig.waarden:
            return huidig.regel
        if rij.versie != versie:
            raise ConceptGewijzigd(huidig)
        rij.inhoud = bestand.slot.versleutel(ruw, _plaats(kenmerk), rij.vak)
        rij.account, rij.gewijzigd_op, rij.versie = lezer.account, nu, versie + 1
        rij.save(update_fields=["inhoud", "account", "gewijzigd_op", "versie"])
        return _regel(rij)


def gooi_weg(lezer: Lezer, nummer: str, kenmerk: str) -> None:
    """Throw a draft away. Raises `NietGevonden`."""
    with in_een_keer(), deur(lezer, "concept_bewaren") as doorgang:
        bestand = _open(lezer, nummer, vergrendel=True)
        doorgang.toon({nummer: {TRAJECT}})
        _rij(lezer, bestand, kenmerk).delete()


def vergeet(dossier: Dossier, lezer: Lezer, kenmerk: str) -> None:
    """Remove a draft that was settled. Call it inside the door and the transaction that settles it."""
    Concept.objects.filter(dossier=dossier, organisatie=lezer.organisatie, kenmerk=kenmerk).delete()


def _open(lezer: Lezer, nummer: str, *, vergrendel: bool = False) -> Opgeslagen:
    bestand = lees(nummer, vergrendel=vergrendel)
    eis_partij(lezer, bestand.partijen, klok.vandaag())
    return bestand


def _rij(lezer: Lezer, bestand: Opgeslagen, kenmerk: str) -> Concept:
    rijen = Concept.objects.filter(dossier=bestand.dossier, organisatie=lezer.organisatie, rol=lezer.rol)
    rij = rijen.filter(kenmerk=kenmerk).first()
    if rij is None or bestand.slot.gewist_op(rij.vak) is not None:
        raise NietGevonden
    return rij


def _inhoud(bestand: Opgeslagen, rij: Concept) -> tuple[Conceptinhoud, list[str]]:
    gelezen = json.loads(bestand.slot.ontsleutel(bytes(rij.inhoud), _plaats(rij.kenmerk), rij.vak))
    return Conceptinhoud(_regel(rij), gelezen["waarden"]), gelezen["categorieen"]


def _verpak(waarden: Mapping[str, Any], categorieen: Collection[str]) -> bytes:
    ruw = json.dumps({"waarden": dict(waarden), "categorieen": sorted(categorieen)}, ensure_ascii=False).encode()
    if len(ruw) > MAX_BYTES:
        raise ConceptTeGroot
    return ruw


def _plaats(kenmerk: str) -> str:
    return f"concept|{kenmerk}"


def _regel(rij: Concept) -> Conceptregel:
    return Conceptregel(rij.kenmerk, rij.soort, rij.naam, rij.stuk, rij.versie, rij.account, rij.gewijzigd_op)
