"""A submit is carried out once: its sender's key is kept with what it did, in the same transaction.

Sent again, because of a double click or an answer that got lost, it gives what the first one did and writes nothing.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from django.conf import settings
from django.db import IntegrityError

from waakvlam import klok
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.fouten import AnderVerzoek
from waakvlam.dossiers.models import Dossier, Verzoek
from waakvlam.dossiers.opgeslagen import in_een_keer
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel
from waakvlam.toegang.api import Lezer

T = TypeVar("T")
BEWAAR: Final = timedelta(days=30)
MAX_SLEUTEL: Final = 64


class _Ingehaald(Exception):
    """Another sending of the same key was first, and is in the store by now."""


@dataclass(frozen=True, slots=True)
class Inzending:
    """A submit by its sender's key. `inhoud_hash` is keyed, so that what was filled in cannot be guessed from it."""

    account: str
    sleutel: str
    inhoud_hash: str

    def eerder(self) -> Verzoek | None:
        """What it did already. Raises `AnderVerzoek` when this key came before with something else."""
        eigen = Verzoek.objects.select_related("dossier").filter(account=self.account, sleutel=self.sleutel)
        with werkdeur():  # a key is of its sender, whatever dossier it was used for
            gevonden = eigen.first()
        if gevonden is not None and gevonden.inhoud_hash != self.inhoud_hash:
            raise AnderVerzoek
        return gevonden

    def bewaar(self, dossier: Dossier, kenmerk: str, nu: datetime) -> None:
        """Keep what it did. Call it inside the transaction that did it. Raises `_Ingehaald` when another was first."""
        try:
            with werkdeur():
                Verzoek.objects.create(
                    account=self.account,
                    sleutel=self.sleutel,
                    dossier=dossier,
                    inhoud_hash=self.inhoud_hash,
                    kenmerk=kenmerk,
                    gedaan_op=nu,
                )
        except IntegrityError:
            raise _Ingehaald from None


def inzending(lezer: Lezer, sleutel: str | None, *inhoud: object) -> Inzending | None:
    """This reader's submit, None without a key. `inhoud`: everything that the sender decided.

    The picture that the reader acted on is no part of it: who looks again and sends the same, means the same.
    """
    if sleutel is None:
        return None
    if not 0 < len(sleutel) <= MAX_SLEUTEL:
        raise ValueError(f"een sleutel van een verzoek heeft 1 tot {MAX_SLEUTEL} tekens")
    tekst = json.dumps([lezer.organisatie, lezer.rol, *inhoud], default=_kaal, sort_keys=True)
    geheim = afgeleid(installatiesleutel(settings.WAAKVLAM_SLEUTEL), "verzoek")
    return Inzending(lezer.account, sleutel, hmac.new(geheim, tekst.encode(), hashlib.sha256).hexdigest())


def eenmaal(doe: Callable[[], T]) -> T:
    """Carry out in one transaction; once more where another sending of the same key was first: that is then found."""
    try:
        with in_een_keer():
            return doe()
    except _Ingehaald:
        with in_een_keer():
            return doe()


def ruim_op() -> int:
    """Remove submits of more than 30 days ago: nobody sends those again. Gives how many."""
    with werkdeur():
        return Verzoek.objects.filter(gedaan_op__lt=klok.nu() - BEWAAR).delete()[0]


def _kaal(ding: Any) -> object:
    """What JSON does not know: frozen data by its fields, days and times as text."""
    if is_dataclass(ding):
        return {veld.name: getattr(ding, veld.name) for veld in fields(ding)}
    return dict(ding) if isinstance(ding, Mapping) else str(ding)
