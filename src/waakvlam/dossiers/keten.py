"""The chain: each fact carries the hash of the one before and its own, over all columns and the ciphertext.

Taken over the ciphertext, so that a dossier whose key is destroyed still verifies.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import groupby

from waakvlam.dossiers.models import Dossier, Gebeurtenis

KENMERK_TEKENS = 16


@dataclass(frozen=True, slots=True)
class Breuk:
    """The first place where the chain of a dossier does not hold, and what is wrong there."""

    nummer: str
    volgnummer: int
    wat: str


def bereken_hash(nummer: str, feit: Gebeurtenis) -> str:
    """SHA-256 over the previous hash, every column of the fact and its ciphertext.

    The compartment is last and only where there is one: facts of before compartments keep their hash.
    """
    kolommen = [
        feit.vorige_hash,
        nummer,
        feit.volgnummer,
        feit.type,
        feit.op.isoformat(),
        feit.tijd.isoformat(timespec="microseconds") if feit.tijd else None,
        feit.vastgelegd_op.astimezone(UTC).isoformat(timespec="microseconds"),
        feit.account,
        feit.organisatie,
        feit.rol,
        feit.door,
        feit.betreft,
        feit.corrigeert,
        feit.vervalt,
        bytes(feit.inhoud).hex(),
        *([feit.vak] if feit.vak else []),
    ]
    return hashlib.sha256(json.dumps(kolommen, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def kenmerk(hash_: str) -> str:
    """The name of a fact outside the store: tells apart, and says nothing of how many facts there are."""
    return hash_[:KENMERK_TEKENS]


def controleer_keten(nummer: str | None = None) -> Breuk | None:
    """Verify one dossier, or all of them. Gives the first break, None when every chain holds.

    Seen are: changed columns or content, a missing or inserted row, and rows missing at the end.
    """
    dossiers = Dossier.objects.order_by("pk")
    if nummer is not None:
        dossiers = dossiers.filter(nummer=nummer)
    hoofden = {pk: (nr, laatste) for pk, nr, laatste in dossiers.values_list("pk", "nummer", "volgnummer").iterator()}
    gezien: set[int] = set()
    for dossier_id, feiten in _per_dossier(nummer):
        gezien.add(dossier_id)
        nr, laatste = hoofden[dossier_id]
        if (breuk := _volg(nr, laatste, feiten)) is not None:
            return breuk
    leeg = (Breuk(nr, 0, "alle feiten ontbreken") for pk, (nr, n) in hoofden.items() if n and pk not in gezien)
    return next(leeg, None)


def _per_dossier(nummer: str | None) -> Iterator[tuple[int, Iterator[Gebeurtenis]]]:
    feiten = Gebeurtenis.objects.order_by("dossier_id", "volgnummer")
    if nummer is not None:
        feiten = feiten.filter(dossier__nummer=nummer)
    return groupby(feiten.iterator(chunk_size=1000), key=lambda feit: feit.dossier_id)


def _volg(nummer: str, laatste: int, feiten: Iterable[Gebeurtenis]) -> Breuk | None:
    vorige, verwacht = "", 0
    for feit in feiten:
        verwacht += 1
        if feit.volgnummer != verwacht:
            return Breuk(nummer, verwacht, "een feit ontbreekt of staat op een andere plaats")
        if feit.vorige_hash != vorige:
            return Breuk(nummer, verwacht, "sluit niet aan op het vorige feit")
        if bereken_hash(nummer, feit) != feit.hash:
            return Breuk(nummer, verwacht, "de inhoud klopt niet met de hash")
        vorige = feit.hash
    return None if verwacht == laatste else Breuk(nummer, verwacht + 1, "feiten aan het eind ontbreken")
