"""The list of what was erased, kept outside the database: an older back-up that is put back is erased again by it.

A file to which lines are only added, each with a keyed hash, and on disk before the erasure itself is. It names
dossiers and compartments, and nobody.
"""

import fcntl
import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings

from waakvlam.dossiers.sleutels import huidige_vingerafdruk, installatiesleutels
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

DOEL: Final = "wislijst"


class Wislijstfout(Waakvlamfout):
    """A line of the list is not as it was written: until it is put right, nobody can say what must stay erased."""


@dataclass(frozen=True, slots=True)
class Wisregel:
    """One erasure. `alles`: the dossier as a whole."""

    nummer: str
    op: str
    """Moment in ISO 8601: keys made after it are others, and stay."""
    account: str
    organisatie: str
    grond: str
    vakken: tuple[str, ...]
    bleef: tuple[dict[str, str | None], ...]
    alles: bool

    @property
    def moment(self) -> datetime:
        """When it was erased."""
        return datetime.fromisoformat(self.op)


def voeg_toe(regel: Wisregel) -> None:
    """Add a line; it is on disk when this returns. What a crash left of a half line is dropped first."""
    with _open() as bestand:
        inhoud = bestand.read()
        bestand.truncate(inhoud.rfind(b"\n") + 1)
        bestand.seek(0, os.SEEK_END)
        bestand.write(_als_regel(regel))
        bestand.flush()
        os.fsync(bestand.fileno())


def lees_wislijst() -> list[Wisregel]:
    """Every erasure, in order. A half last line is no erasure: its transaction did not end. Raises `Wislijstfout`."""
    pad = Path(settings.WAAKVLAM_WISLIJST)
    if not pad.exists():
        return []
    regels = pad.read_bytes().split(b"\n")[:-1]
    return [_uit_regel(regel, nummer) for nummer, regel in enumerate(regels, start=1)]


def onderteken_opnieuw() -> int:
    """Give every line a hash with the installation's present key, and put the list back at once. Gives how many."""
    pad = Path(settings.WAAKVLAM_WISLIJST)
    if not pad.exists():
        return 0
    with _open():
        regels = lees_wislijst()
        nieuw = pad.with_name(f"{pad.name}.nieuw")
        with nieuw.open("wb") as uit:
            uit.writelines(_als_regel(regel) for regel in regels)
            uit.flush()
            os.fsync(uit.fileno())
        nieuw.replace(pad)
        _fsync_map(pad)
    return len(regels)


@contextmanager
def _open() -> Iterator[BinaryIO]:
    """The file, for this process alone. Opened again when another process replaced it meanwhile."""
    pad = Path(settings.WAAKVLAM_WISLIJST)
    pad.parent.mkdir(parents=True, exist_ok=True)
    while True:
        nieuw = not pad.exists()
        with pad.open("a+b") as bestand:
            fcntl.flock(bestand, fcntl.LOCK_EX)
            if not pad.exists() or pad.stat().st_ino != os.fstat(bestand.fileno()).st_ino:
                continue
            if nieuw:
                _fsync_map(pad)
            bestand.seek(0)
            yield bestand
            return


def _fsync_map(pad: Path) -> None:
    greep = os.open(pad.parent, os.O_RDONLY)
    try:
        os.fsync(greep)
    finally:
        os.close(greep)


def _als_regel(regel: Wisregel) -> bytes:
    tekst = json.dumps(asdict(regel), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    met = huidige_vingerafdruk()
    return f"{met} {_hash(settings.WAAKVLAM_SLEUTEL, tekst)} {tekst}\n".encode()


def _uit_regel(ruw: bytes, nummer: int) -> Wisregel:
    met, _, rest = ruw.decode("utf-8", "replace").partition(" ")
    handtekening, _, tekst = rest.partition(" ")
    sleutel = installatiesleutels().get(met)
    if sleutel is None or not hmac.compare_digest(_hash(sleutel, tekst), handtekening):
        raise Wislijstfout(
            f"{settings.WAAKVLAM_WISLIJST}: regel {nummer} is veranderd, of van een andere sleutel; zet de lijst terug "
            "uit een kopie, of geef de eerdere sleutel in WAAKVLAM_SLEUTEL_VORIGE"
        )
    gelezen = json.loads(tekst)
    return Wisregel(**{**gelezen, "vakken": tuple(gelezen["vakken"]), "bleef": tuple(gelezen["bleef"])})


def _hash(sleutel: str, tekst: str) -> str:
    return hmac.new(afgeleid(installatiesleutel(sleutel), DOEL), tekst.encode(), hashlib.sha256).hexdigest()
