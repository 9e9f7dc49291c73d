"""Where files are: uploads in quarantine, attachments encrypted under a name that says nothing. Neither is served."""

import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings

from waakvlam.dossiers.api import Onleesbaar

NAAM = re.compile(r"[0-9a-f]{32}")
HALF: Final = ".half-"
"""How a file is called that is being written."""


def quarantaine() -> Path:
    """The folder of uploads that were not checked yet, for this program only."""
    return _map(Path(settings.FILE_UPLOAD_TEMP_DIR))


def bijlagenmap() -> Path:
    """The folder of encrypted attachments, for this program only."""
    return _map(Path(settings.DATA) / "bijlagen")


def nieuwe_naam() -> str:
    """A name that nobody can guess."""
    return secrets.token_hex(16)


def schrijf(naam: str, geheim: bytes) -> None:
    """Put a file on the disk; when this returns it survives a loss of power, and it is never there by half."""
    doel = _pad(naam)
    half = doel.with_name(HALF + naam)
    greep = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(greep, "wb") as uit:
        uit.write(geheim)
        uit.flush()
        os.fsync(uit.fileno())
    half.rename(doel)
    map_ = os.open(doel.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)


def haal(naam: str) -> bytes:
    """The encrypted bytes. Raises `Onleesbaar` when the file is not there."""
    try:
        return _pad(naam).read_bytes()
    except OSError:
        raise Onleesbaar(f"bijlage {naam}") from None


def verwijder(naam: str) -> None:
    """Take a file away; that it is gone already does not matter."""
    _pad(naam).unlink(missing_ok=True)


def bestanden() -> Iterator[Path]:
    """Every file of an attachment, those half written too. For the back-up and for cleaning up."""
    yield from (pad for pad in sorted(bijlagenmap().iterdir()) if pad.is_file())


def _pad(naam: str) -> Path:
    if not NAAM.fullmatch(naam):
        raise ValueError("dit is geen naam van een bijlage")
    return bijlagenmap() / naam


def _map(pad: Path) -> Path:
    pad.mkdir(mode=0o700, parents=True, exist_ok=True)
    if pad.stat().st_mode & 0o077:
        pad.chmod(0o700)
    return pad
