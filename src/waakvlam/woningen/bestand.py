"""The homes of a corporation: add, change, withdraw, find. Encrypted by a key derived from the installation's.

A home is about nobody until it is offered. So it lies outside every dossier; what a dossier says of it goes in with the
offer, as a document of its own, and is erased with that dossier.
"""

import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet

from waakvlam import klok
from waakvlam.dossiers.api import huidige_vingerafdruk, installatiesleutels
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel
from waakvlam.opslag.rijslot import als_lezer, als_werk
from waakvlam.toegang.api import Lezer, NietGevonden, heeft_bevoegdheid
from waakvlam.woningen.models import GESLOTEN, OPEN, Aanbod, Woning
from waakvlam.woningen.vragen import EIGENAAR, Antwoorden, Vragenlijst

NONCE_BYTES: Final = 12
Stand = Literal["vrij", "aangeboden", "verhuurd", "ingetrokken"]
STANDEN: Final[tuple[Stand, ...]] = ("vrij", "aangeboden", "verhuurd", "ingetrokken")


@dataclass(frozen=True, slots=True)
class Woningregel:
    """A home as a reader sees it."""

    kenmerk: str
    organisatie: str
    afspraken: str
    formulier: str
    antwoorden: Antwoorden
    stand: Stand
    versie: int
    gewijzigd_op: datetime
    eigen: bool


class WoningGewijzigd(Exception):
    """A colleague changed the home since. Nothing was written."""


class WoningBezet(Exception):
    """The home is offered or let, so it cannot be withdrawn. Nothing was written."""


def woningen(lezer: Lezer) -> list[Woningregel]:
    """Own homes, the last changed first; for who may offer homes of others those that are free in the region."""
    with _open(lezer):
        regels = [_regel(lezer, rij) for rij in _zichtbaar(lezer).order_by("-gewijzigd_op", "pk")]
    return [regel for regel in regels if regel.eigen or regel.stand == "vrij"]


def woning(lezer: Lezer, kenmerk: str) -> Woningregel:
    """One of `woningen`. Raises `NietGevonden`."""
    with _open(lezer):
        rij = _zichtbaar(lezer).filter(kenmerk=kenmerk).first()
        regel = _regel(lezer, rij) if rij is not None else None
    if regel is None or not (regel.eigen or regel.stand == "vrij"):
        raise NietGevonden
    return regel


def voeg_toe(lezer: Lezer, lijst: Vragenlijst, antwoorden: Antwoorden, verzoek: str) -> str:
    """A new home of the reader's organisation; the same `verzoek` again makes no second one. Gives its `kenmerk`.

    Raises `NietGevonden` for who is no owner or records nothing.
    """
    nu, kenmerk = klok.nu(), verzoek[:16]
    with _eigenaar(lezer):
        if Woning.objects.filter(kenmerk=kenmerk).exists():
            return kenmerk
        Woning.objects.create(
            kenmerk=kenmerk,
            organisatie=lezer.organisatie,
            regio=lezer.regio,
            account=lezer.account,
            gemaakt_op=nu,
            gewijzigd_op=nu,
            **_inhoud(kenmerk, lijst, antwoorden),
        )
    return kenmerk


def wijzig(lezer: Lezer, kenmerk: str, lijst: Vragenlijst, antwoorden: Antwoorden, versie: int) -> None:
    """Replace what is said of an own home. Raises `NietGevonden`, and `WoningGewijzigd` when a colleague was first."""
    with _eigenaar(lezer):
        rij = _eigen(lezer, kenmerk)
        if rij.versie != versie:
            raise WoningGewijzigd
        nieuw = _inhoud(kenmerk, lijst, antwoorden) | {"versie": versie + 1}
        _bewaar(lezer, rij, nieuw)


def trek_in(lezer: Lezer, kenmerk: str) -> None:
    """Take an own home out of what can be offered. Raises `NietGevonden`, and `WoningBezet` while it is not free."""
    with _eigenaar(lezer):
        rij = _eigen(lezer, kenmerk)
        if _stand(rij) in {"aangeboden", "verhuurd"}:
            raise WoningBezet
        _bewaar(lezer, rij, {"ingetrokken_op": rij.ingetrokken_op or klok.nu()})


def geef_vrij(lezer: Lezer, kenmerk: str) -> None:
    """Say that an own home can be offered again, after it was let or withdrawn. Raises `NietGevonden`."""
    with _eigenaar(lezer):
        rij = _eigen(lezer, kenmerk)
        with als_werk():
            rij.aanbiedingen.exclude(stand__in=[OPEN, GESLOTEN]).filter(vrijgegeven_op=None).update(
                vrijgegeven_op=klok.nu()
            )
        _bewaar(lezer, rij, {"ingetrokken_op": None})


def versleutel_opnieuw() -> int:
    """Encrypt by the installation's present key what an earlier one encrypted. Gives how many homes.

    Stop whenever you like: the next call goes on with the rest. Leaves what no known key opens.
    """
    eerdere = set(installatiesleutels()) - {huidige_vingerafdruk()}
    with als_werk():
        return sum(_versleutel(pk) for pk in list(Woning.objects.filter(met__in=eerdere).values_list("pk", flat=True)))


def _versleutel(pk: int) -> int:
    with transaction.atomic(), als_werk():
        rij = Woning.objects.select_for_update().get(pk=pk)
        rij.inhoud, rij.met = _sluit(rij.kenmerk, _lees(rij)), huidige_vingerafdruk()
        rij.save(update_fields=["inhoud", "met"])
    return 1


@contextmanager
def _open(lezer: Lezer) -> Iterator[None]:
    """Raises `NietGevonden` for whose function opens no dossiers, and so nothing that goes into them."""
    if not heeft_bevoegdheid(lezer, "dossiers_openen"):
        raise NietGevonden
    with als_lezer(lezer.organisatie, lezer.rol, klok.vandaag()):
        yield


@contextmanager
def _eigenaar(lezer: Lezer) -> Iterator[None]:
    if lezer.rol != EIGENAAR or not heeft_bevoegdheid(lezer, "vastleggen"):
        raise NietGevonden
    with transaction.atomic(), _open(lezer):
        yield


def _zichtbaar(lezer: Lezer) -> QuerySet[Woning]:
    """Own homes, and those that another puts before the reader's role in the same region."""
    van_anderen = Q(regio=lezer.regio, lezers__contains=f",{lezer.rol},")
    eigen = Q(organisatie=lezer.organisatie, pk__isnull=lezer.rol != EIGENAAR)
    return Woning.objects.filter(eigen | van_anderen).prefetch_related(_bezetting())


def _bezetting() -> "Prefetch[str, QuerySet[Aanbod], str]":
    bezet = Aanbod.objects.exclude(stand=GESLOTEN).filter(vrijgegeven_op=None)
    return Prefetch("aanbiedingen", bezet, to_attr="bezetting")


def _eigen(lezer: Lezer, kenmerk: str) -> Woning:
    eigen = Woning.objects.filter(organisatie=lezer.organisatie, kenmerk=kenmerk)
    rij = eigen.select_for_update().prefetch_related(_bezetting()).first()
    if rij is None:
        raise NietGevonden
    return rij


def _bewaar(lezer: Lezer, rij: Woning, nieuw: Mapping[str, Any]) -> None:
    wat = {**nieuw, "account": lezer.account, "gewijzigd_op": klok.nu()}
    for naam, waarde in wat.items():
        setattr(rij, naam, waarde)
    rij.save(update_fields=list(wat))


def _regel(lezer: Lezer, rij: Woning) -> Woningregel:
    eigen = lezer.rol == EIGENAAR and lezer.is_van(rij.organisatie)
    antwoorden = {naam: tuple(w) if isinstance(w, list) else w for naam, w in json.loads(_lees(rij)).items()}
    return Woningregel(
        rij.kenmerk, rij.organisatie, rij.afspraken, rij.formulier, antwoorden, _stand(rij), rij.versie,
        rij.gewijzigd_op, eigen,
    )  # fmt: skip


def _stand(rij: Woning) -> Stand:
    if rij.ingetrokken_op is not None:
        return "ingetrokken"
    bezetting: Iterable[Aanbod] = rij.bezetting  # type: ignore[attr-defined]
    standen = {aanbod.stand for aanbod in bezetting}
    if not standen:
        return "vrij"
    return "aangeboden" if OPEN in standen else "verhuurd"


def _inhoud(kenmerk: str, lijst: Vragenlijst, antwoorden: Antwoorden) -> dict[str, Any]:
    ruw = json.dumps(dict(antwoorden), ensure_ascii=False).encode()
    return {
        "afspraken": lijst.rekenset.naam,
        "formulier": lijst.formulier.id,
        "lezers": "".join(f",{rol}" for rol in sorted(lijst.lezers)) + ",",
        "inhoud": _sluit(kenmerk, ruw),
        "met": huidige_vingerafdruk(),
    }


def _sluit(kenmerk: str, ruw: bytes) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + _slot(huidige_vingerafdruk()).encrypt(nonce, ruw, kenmerk.encode())


def _lees(rij: Woning) -> bytes:
    """The answers. Raises `InvalidTag` for changed bytes and `KeyError` for a key that is not known any more."""
    geheim = bytes(rij.inhoud)
    return _slot(rij.met).decrypt(geheim[:NONCE_BYTES], geheim[NONCE_BYTES:], rij.kenmerk.encode())


def _slot(vingerafdruk: str) -> AESGCM:
    return AESGCM(afgeleid(installatiesleutel(installatiesleutels()[vingerafdruk]), "woning"))


def nieuw_verzoek() -> str:
    """A key for one submit of a form."""
    return secrets.token_hex(16)
