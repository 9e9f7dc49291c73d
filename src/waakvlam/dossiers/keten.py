"""The chain: each fact carries the hash of the one before and its own, over all columns and the ciphertext.

Taken over the ciphertext, so that a dossier whose key is destroyed still verifies.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Gebeurtenis

KENMERK_TEKENS = 16
PER_KEER = 2000


@dataclass(frozen=True, slots=True)
class Breuk:
    """The first place where the record does not hold, and what is wrong there: a fact, or else the head of a day."""

    nummer: str
    volgnummer: int
    wat: str
    dag: date | None = None

    def __str__(self) -> str:
        plek = [f"dossier {self.nummer}, feit {self.volgnummer}"] if self.nummer else []
        kop = [f"dagkop van {self.dag.isoformat()}"] if self.dag else []
        return ": ".join([*filter(None, [", ".join([*plek, *kop])]), self.wat])


class Ketenrij(NamedTuple):
    """The columns of a fact that its hash is over, and that hash, as the database gives them."""

    volgnummer: int
    type: str
    op: date
    tijd: time | None
    vastgelegd_op: datetime
    account: str
    organisatie: str
    rol: str
    door: str
    betreft: str
    vak: str
    inhoud: bytes
    corrigeert: int | None
    vervalt: int | None
    vorige_hash: str
    hash: str


def bereken_hash(nummer: str, feit: Gebeurtenis | Ketenrij) -> str:
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


def controleer_keten(nummer: str | None = None, gezien: Callable[[int], None] = lambda _feiten: None) -> Breuk | None:
    """Verify one dossier, or all of them. Gives the first break, None when every chain holds.

    Seen are: changed columns or content, a missing or inserted row, and rows missing at the end. Read by one query, so
    that what is recorded meanwhile is no break; `gezien` is told after each dossier how many facts it has.
    """
    rijen = Dossier.objects.order_by("pk", "gebeurtenissen__volgnummer")
    if nummer is not None:
        rijen = rijen.filter(nummer=nummer)
    kolommen = (f"gebeurtenissen__{naam}" for naam in Ketenrij._fields)
    with werkdeur():  # in a transaction PostgreSQL keeps a cursor as it goes, else it makes the whole answer first
        stroom = rijen.values_list("nummer", "volgnummer", *kolommen).iterator(chunk_size=PER_KEER)
        for (nr, laatste), groep in groupby(stroom, key=itemgetter(0, 1)):
            feiten = (Ketenrij._make(rij[2:]) for rij in groep if rij[2] is not None)
            if (breuk := _volg(nr, laatste, feiten)) is not None:
                return breuk
            gezien(laatste)
    return None


def _volg(nummer: str, laatste: int, feiten: Iterable[Ketenrij]) -> Breuk | None:
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
    if verwacht == laatste:
        return None
    return Breuk(
        nummer,
        verwacht + 1 if verwacht else 0,
        "feiten aan het eind ontbreken" if verwacht else "alle feiten ontbreken",
    )
