"""The files of attachments, which facts name: they go with a back-up, and come back all together or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

from waakvlam.bijlagen.api import bestanden, bijlagenmap
from waakvlam.reservekopie.archief import BROK, Deel, Reservekopiefout

MAP: Final = "bijlagen"
"""Where they stand in the archive. A file is written once and never changed."""


def aanwezig() -> Iterator[tuple[str, Path]]:
    """The path in the archive and the file itself. A name with a dot in front is one that is still being written."""
    for pad in bestanden():
        if not pad.name.startswith("."):
            yield f"{MAP}/{pad.name}", pad


def eis_geen() -> None:
    """Raises `Reservekopiefout` when this installation has files already."""
    for _, pad in aanwezig():
        raise Reservekopiefout(f"{pad.parent} is niet leeg; zet terug in een lege datamap")


@contextmanager
def wachtkamer() -> Iterator[Path]:
    """A folder for files until all is well; gone afterwards, with what is still in it."""
    with TemporaryDirectory(prefix=".terugzetten-", dir=settings.DATA) as naam:
        yield Path(naam)


def schrijf(kamer: Path, naam: str, inhoud: Deel) -> None:
    """Put a file of the archive on the disk; when this returns it survives a loss of power."""
    doel = kamer / naam
    doel.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(doel, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
        while brok := inhoud.read(BROK):
            uit.write(brok)
        uit.flush()
        os.fsync(uit.fileno())


def zet_op_hun_plaats(kamer: Path) -> None:
    """Move the files to the data folder."""
    if (kamer / MAP).is_dir():
        doel = haal_weg()
        (kamer / MAP).rename(doel)


def haal_weg() -> Path:
    """Remove the folder of attachments, and say where it was. Only after `eis_geen`: all of it is of this restore."""
    shutil.rmtree(map_ := bijlagenmap())
    return map_


@contextmanager
def weg_bij_een_fout() -> Iterator[None]:
    """A fault in this block takes away what it put in its place. Only after `eis_geen`."""
    try:
        yield
    except BaseException:
        haal_weg()
        raise
