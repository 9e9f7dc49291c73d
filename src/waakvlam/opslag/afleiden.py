"""Keys for one purpose each, derived from the installation's key (HKDF, RFC 5869): a leak opens nothing else."""

import base64

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SLEUTEL_BYTES = 32


def installatiesleutel(tekst: str) -> bytes:
    """The 32 bytes of an installation's key in (url-safe) base64. Raises `ValueError` for anything else."""
    ruw = base64.urlsafe_b64decode(tekst.replace("+", "-").replace("/", "_"))
    if len(ruw) != SLEUTEL_BYTES:
        raise ValueError(f"een sleutel is {SLEUTEL_BYTES} bytes in base64")
    return ruw


def afgeleid(sleutel: bytes, doel: str) -> bytes:
    """The key for this purpose, such as 'zoekspoor'."""
    return HKDF(algorithm=SHA256(), length=SLEUTEL_BYTES, salt=None, info=f"waakvlam/{doel}".encode()).derive(sleutel)
