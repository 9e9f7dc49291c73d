"""Encryption: keys wrapped by the installation's key. AES-GCM, the nonce in front of the ciphertext.

What is encrypted is bound to its place, so that it cannot be moved: dossier number, and within it sequence and type of
a fact, or the compartment of a key.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import count

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from waakvlam.opslag.afleiden import installatiesleutel

NONCE_BYTES = 12
SLEUTEL_BITS = 256
VINGERAFDRUK_TEKENS = 16
HEEL_DOSSIER = "dossier"
"""The compartment of facts that name none: those of before compartments."""


_toeval: ContextVar[Callable[[int], bytes]] = ContextVar("toeval", default=os.urandom)


class Onleesbaar(Exception):
    """Encrypted content does not open: another key, another place, or changed bytes. Says where, never what."""

    def __init__(self, plaats: str) -> None:
        super().__init__(
            f"{plaats}: niet te ontsleutelen; controleer WAAKVLAM_SLEUTEL, WAAKVLAM_SLEUTEL_VORIGE en de keten van "
            "dit dossier"
        )


def vingerafdruk(sleutel: str) -> str:
    """Which key of the installation this is: the start of a hash over it, which says nothing of the key itself."""
    return hashlib.sha256(b"waakvlam/vingerafdruk" + installatiesleutel(sleutel)).hexdigest()[:VINGERAFDRUK_TEKENS]


def huidige_vingerafdruk() -> str:
    """Which key of the installation is in use."""
    return vingerafdruk(settings.WAAKVLAM_SLEUTEL)


def installatiesleutels() -> dict[str, str]:
    """The installation's key and those of before it, by fingerprint."""
    return {
        vingerafdruk(sleutel): sleutel for sleutel in (*settings.WAAKVLAM_SLEUTEL_VORIGE, settings.WAAKVLAM_SLEUTEL)
    }


def nieuwe_sleutel(nummer: str, vak: str) -> bytes:
    """Make a key for a compartment of a dossier, wrapped by the installation's key."""
    return _sluit(_omslag(settings.WAAKVLAM_SLEUTEL), _toeval.get()(SLEUTEL_BITS // 8), _plaats(nummer, vak))


def herverpak(nummer: str, vak: str, verpakt: bytes, met: str) -> bytes:
    """The same key, wrapped by the installation's present key. Raises `Onleesbaar`."""
    return _sluit(_omslag(settings.WAAKVLAM_SLEUTEL), _pak_uit(nummer, vak, verpakt, met), _plaats(nummer, vak))


class Vakslot:
    """Encrypts and decrypts with the key of one compartment of a dossier."""

    def __init__(self, nummer: str, vak: str, verpakt: bytes, met: str) -> None:
        """Unwrap the key; `met`: the fingerprint of the installation's key that wrapped it. Raises `Onleesbaar`."""
        self._nummer = nummer
        self._gcm = AESGCM(_pak_uit(nummer, vak, verpakt, met))

    def versleutel(self, inhoud: bytes, plaats: str) -> bytes:
        """Encrypt for this place in the dossier."""
        return _sluit(self._gcm, inhoud, f"{self._nummer}|{plaats}")

    def ontsleutel(self, geheim: bytes, plaats: str) -> bytes:
        """Decrypt what was encrypted for this place. Raises `Onleesbaar`."""
        return _open(self._gcm, geheim, f"{self._nummer}|{plaats}")


@lru_cache(maxsize=8)
def _omslag(sleutel: str) -> AESGCM:
    return AESGCM(installatiesleutel(sleutel))


def _pak_uit(nummer: str, vak: str, verpakt: bytes, met: str) -> bytes:
    sleutel = installatiesleutels().get(met)
    if sleutel is None:
        raise Onleesbaar(_plaats(nummer, vak))
    return _open(_omslag(sleutel), verpakt, _plaats(nummer, vak))


def _plaats(nummer: str, vak: str) -> str:
    return f"{nummer}|sleutel" if vak == HEEL_DOSSIER else f"{nummer}|sleutel|{vak}"


@contextmanager
def voorspelbaar(zaad: str) -> Iterator[Callable[[int], bytes]]:
    """NEVER for real data: within this block keys and nonces follow from `zaad`, and whoever knows it reads everything.

    Only for invented dossiers that must come out the same each time, and only in this thread. Give no two dossiers the
    same `zaad`: a nonce must not come back under one key. Gives the source itself.
    """
    nummers = count()

    def bron(aantal: int) -> bytes:
        return hashlib.shake_256(f"waakvlam/verzonnen/{zaad}/{next(nummers)}".encode()).digest(aantal)

    merk = _toeval.set(bron)
    try:
        yield bron
    finally:
        _toeval.reset(merk)


def _sluit(gcm: AESGCM, inhoud: bytes, plaats: str) -> bytes:
    nonce = _toeval.get()(NONCE_BYTES)
    return nonce + gcm.encrypt(nonce, inhoud, plaats.encode())


def _open(gcm: AESGCM, geheim: bytes, plaats: str) -> bytes:
    try:
        return gcm.decrypt(geheim[:NONCE_BYTES], geheim[NONCE_BYTES:], plaats.encode())
    except InvalidTag:
        raise Onleesbaar(plaats) from None
