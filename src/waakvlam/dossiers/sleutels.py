"""Encryption: a key per dossier, wrapped by the installation's key. AES-GCM, the nonce in front of the ciphertext.

What is encrypted is bound to its place, so that it cannot be moved: dossier number, sequence and type.
"""

import hashlib
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from waakvlam.opslag.afleiden import installatiesleutel

NONCE_BYTES = 12
SLEUTEL_BITS = 256
VINGERAFDRUK_TEKENS = 16
HEEL_DOSSIER = "dossier"
"""The compartment of what has none of its own."""


class Onleesbaar(Exception):
    """Encrypted content does not open: another key, another place, or changed bytes. Says where, never what."""

    def __init__(self, plaats: str) -> None:
        super().__init__(f"{plaats}: niet te ontsleutelen; controleer WAAKVLAM_SLEUTEL en de keten van dit dossier")


@lru_cache(maxsize=4)
def _slot(sleutel: str) -> AESGCM:
    return AESGCM(installatiesleutel(sleutel))


class Dossierslot:
    """Encrypts and decrypts what belongs to one dossier."""

    def __init__(self, nummer: str, verpakt: bytes) -> None:
        """Unwrap the dossier's key. Raises `Onleesbaar`."""
        self._nummer = nummer
        self._gcm = AESGCM(_open(_slot(settings.WAAKVLAM_SLEUTEL), verpakt, f"{nummer}|sleutel"))

    def versleutel(self, inhoud: bytes, plaats: str) -> bytes:
        """Encrypt for this place in the dossier."""
        return _sluit(self._gcm, inhoud, f"{self._nummer}|{plaats}")

    def ontsleutel(self, geheim: bytes, plaats: str) -> bytes:
        """Decrypt what was encrypted for this place. Raises `Onleesbaar`."""
        return _open(self._gcm, geheim, f"{self._nummer}|{plaats}")


def huidige_vingerafdruk() -> str:
    """Which key of the installation is in use: the start of a hash over it, which says nothing of the key itself."""
    return vingerafdruk(settings.WAAKVLAM_SLEUTEL)


def vingerafdruk(sleutel: str) -> str:
    """As `huidige_vingerafdruk`, of this key."""
    return hashlib.sha256(b"waakvlam/vingerafdruk" + installatiesleutel(sleutel)).hexdigest()[:VINGERAFDRUK_TEKENS]


def nieuwe_sleutel(nummer: str) -> bytes:
    """Make a key for a dossier, wrapped by the installation's key."""
    return _sluit(_slot(settings.WAAKVLAM_SLEUTEL), AESGCM.generate_key(SLEUTEL_BITS), f"{nummer}|sleutel")


def _sluit(gcm: AESGCM, inhoud: bytes, plaats: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + gcm.encrypt(nonce, inhoud, plaats.encode())


def _open(gcm: AESGCM, geheim: bytes, plaats: str) -> bytes:
    try:
        return gcm.decrypt(geheim[:NONCE_BYTES], geheim[NONCE_BYTES:], plaats.encode())
    except InvalidTag:
        raise Onleesbaar(plaats) from None
