"""The signed head of a day: what the last fact of every dossier that grew was, under one signature.

A chain says that a dossier is whole in itself; a head says that this dossier, with at least these facts, was there that
day. Each head holds the hash of the one before. What a signature proves and what not: decision record 0015.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, OuterRef, Subquery

from waakvlam import klok
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dagkop, Dagkopregel, Dossier, Gebeurtenis
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

VORM = "waakvlam/dagkop/1"
PER_KEER = 1000
Regel = tuple[str, int, str]
"""Number, sequence and hash of a dossier's last fact."""


def maak_dagkop(dag: date) -> Dagkop:
    """Sign what was recorded since the head before, as the head of this day. Gives the last head if that is later.

    A fact that is not committed yet comes under the next head. Called twice, or by two at once, it makes one.
    """
    try:
        with transaction.atomic(), werkdeur():
            laatste = Dagkop.objects.order_by("dag").last()
            if laatste is not None and laatste.dag >= dag:
                return laatste
            return _maak(dag, laatste)
    except IntegrityError:
        return Dagkop.objects.latest("dag")


def _maak(dag: date, vorige: Dagkop | None) -> Dagkop:
    regels = _gegroeid()
    sleutel = _sleutel(settings.WAAKVLAM_SLEUTEL)
    kop = Dagkop(
        dag=dag,
        gemaakt_op=klok.nu(),
        aantal=len(regels),
        vorige=vorige.hash if vorige else "",
        wortel=wortel(regels),
        publieke_sleutel=publiek(sleutel),
    )
    kop.hash = kophash(kop)
    kop.handtekening = _teken(sleutel, kop.hash)
    if vorige is not None and vorige.publieke_sleutel != kop.publieke_sleutel:
        oude = (s for s in eigen_sleutels() if publiek(s) == vorige.publieke_sleutel)
        kop.tegentekening = next((_teken(oud, kop.hash) for oud in oude), "")
    kop.save(force_insert=True)
    Dagkopregel.objects.bulk_create(
        (Dagkopregel(dagkop=kop, nummer=nummer, volgnummer=n, hash=hash_) for nummer, n, hash_ in regels),
        batch_size=PER_KEER,
    )
    eigen = Dagkopregel.objects.filter(dagkop=kop)
    tot = Subquery(eigen.filter(nummer=OuterRef("nummer")).values("volgnummer"))
    Dossier.objects.filter(nummer__in=eigen.values("nummer")).update(getekend_tot=tot)
    return kop


def _gegroeid() -> list[Regel]:
    """The last fact of each dossier that grew. One whose last fact is missing is left out: verifying names it."""
    feit = Gebeurtenis.objects.filter(dossier=OuterRef("pk"), volgnummer=OuterRef("volgnummer")).values("hash")
    rijen = Dossier.objects.filter(volgnummer__gt=F("getekend_tot")).annotate(laatste=Subquery(feit))
    return [(nummer, n, h) for nummer, n, h in rijen.values_list("nummer", "volgnummer", "laatste") if h is not None]


def wortel(regels: Iterable[Regel]) -> str:
    """The hash over the lines of a head, whatever their order."""
    return _hash([VORM, sorted(regels)])


def kophash(kop: Dagkop) -> str:
    """The hash of a head: over all of it but the signatures, which are over this hash."""
    moment = kop.gemaakt_op.astimezone(UTC).isoformat(timespec="microseconds")
    return _hash([VORM, kop.dag.isoformat(), kop.vorige, kop.wortel, kop.aantal, moment, kop.publieke_sleutel])


def getekend(publieke_sleutel: str, handtekening: str, hash_: str) -> bool:
    """Whether this key signed this hash; False too for what is no key or no signature."""
    try:
        sleutel = Ed25519PublicKey.from_public_bytes(base64.b64decode(publieke_sleutel))
        sleutel.verify(base64.b64decode(handtekening), hash_.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def eigen_sleutels() -> list[Ed25519PrivateKey]:
    """The signing keys of this installation: of its present key, and of earlier ones that it still has."""
    return [_sleutel(tekst) for tekst in (settings.WAAKVLAM_SLEUTEL, *settings.WAAKVLAM_SLEUTEL_VORIGE)]


def wacht_op_dagkop() -> bool:
    """Whether the last head is of an earlier key: that key is still needed, to vouch for the next head."""
    laatste = Dagkop.objects.order_by("dag").last()
    return laatste is not None and laatste.publieke_sleutel != publiek(_sleutel(settings.WAAKVLAM_SLEUTEL))


def publiek(sleutel: Ed25519PrivateKey) -> str:
    """The public key in base64."""
    return base64.b64encode(sleutel.public_key().public_bytes_raw()).decode()


def dagkoppen() -> list[Dagkop]:
    """Every head, the first day first."""
    return list(Dagkop.objects.order_by("dag"))


def als_gegevens(kop: Dagkop) -> dict[str, str | int]:
    """A head as an auditor keeps it."""
    return {
        "dag": kop.dag.isoformat(),
        "gemaakt_op": kop.gemaakt_op.astimezone(UTC).isoformat(timespec="microseconds"),
        "aantal": kop.aantal,
        "vorige": kop.vorige,
        "wortel": kop.wortel,
        "hash": kop.hash,
        "publieke_sleutel": kop.publieke_sleutel,
        "handtekening": kop.handtekening,
        "tegentekening": kop.tegentekening,
    }


def _sleutel(tekst: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(afgeleid(installatiesleutel(tekst), "dagkop"))


def _teken(sleutel: Ed25519PrivateKey, hash_: str) -> str:
    return base64.b64encode(sleutel.sign(hash_.encode())).decode()


def _hash(inhoud: object) -> str:
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
