"""The file: a tar.gz with a file per table, the files that facts name, and last what must be in it, signed.

Last, so that a file that was cut off is no back-up; signed, so that who can reach the file cannot change what is in it
unseen.
"""

import gzip
import hashlib
import hmac
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, BinaryIO, Final, Self

from django.conf import settings

from waakvlam.dossiers.api import huidige_vingerafdruk, installatiesleutels
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.opslag.afleiden import afgeleid, installatiesleutel

VORM: Final = 1
"""Of the file. One more when an older program can no longer read what a newer one writes."""
DOEL: Final = "reservekopie"
MANIFEST, HANDTEKENING = "manifest.json", "manifest.handtekening"
BROK = 1 << 20
BESCHADIGD = "is beschadigd of niet heel; neem een andere reservekopie"


class Reservekopiefout(Waakvlamfout):
    """A back-up that cannot be made or put back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Bestand:
    """One file in the archive. `naam`: its path there."""

    naam: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """The rows of one table, one JSON list a line."""

    naam: str
    kolommen: tuple[str, ...]
    rijen: int
    laatste_id: int
    bestand: Bestand


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a back-up is and what must be in it."""

    vorm: int
    programma: str
    gemaakt_op: str
    databank: str
    """sqlite or postgresql."""
    opstelling: str
    """demo or echt."""
    sleutels: tuple[str, ...]
    """Fingerprints of the keys of the installation that open the dossiers."""
    migraties: dict[str, list[str]]
    """Per app the last migrations that were applied."""
    tabellen: tuple[Tabel, ...]
    bestanden: tuple[Bestand, ...]

    @property
    def rijen(self) -> int:
        """Of all tables together."""
        return sum(tabel.rijen for tabel in self.tabellen)


class Schrijver:
    """Writes the parts of an archive one after the other."""

    def __init__(self, uit: BinaryIO) -> None:
        """Write to this file."""
        self._gzip = gzip.GzipFile(filename="", mode="wb", fileobj=uit, compresslevel=6, mtime=0)
        self._tar = tarfile.open(fileobj=self._gzip, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed in `__exit__`

    def voeg_toe(self, naam: str, inhoud: IO[bytes]) -> Bestand:
        """Add the whole of a file."""
        inhoud.seek(0)
        afdruk = hashlib.file_digest(inhoud, "sha256").hexdigest()  # type: ignore[arg-type] # every open file fits
        kop = tarfile.TarInfo(naam)
        kop.size, kop.mode = inhoud.seek(0, os.SEEK_END), 0o600
        inhoud.seek(0)
        self._tar.addfile(kop, inhoud)
        return Bestand(naam, kop.size, afdruk)

    def __enter__(self) -> Self:
        """Nothing to do."""
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        """Write the ends of both forms, or let go after a fault."""
        self._tar.__exit__(soort, fout, spoor)
        self._gzip.close()


def als_tekst(manifest: Manifest) -> bytes:
    """As it stands in the archive."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True).encode()


def onderteken(tekst: bytes) -> bytes:
    """Which key of the installation signed, and a keyed hash."""
    return f"{huidige_vingerafdruk()} {_hash(settings.WAAKVLAM_SLEUTEL, tekst)}\n".encode()


def keur(bron: Path) -> Manifest:
    """Read the whole file and give what is in it. Raises `Reservekopiefout` when it is not whole, or not of ours."""
    gevonden: dict[str, Bestand] = {}
    klein: dict[str, bytes] = {}
    for naam, inhoud in delen(bron):
        afdruk, aantal = hashlib.sha256(), 0
        while brok := inhoud.read(BROK):
            afdruk.update(brok)
            aantal += len(brok)
            if naam in {MANIFEST, HANDTEKENING}:
                klein[naam] = klein.get(naam, b"") + brok
        gevonden[naam] = Bestand(naam, aantal, afdruk.hexdigest())
    manifest = _manifest(bron, klein.get(MANIFEST, b""), klein.get(HANDTEKENING, b""))
    beloofd = {b.naam: b for b in (*(tabel.bestand for tabel in manifest.tabellen), *manifest.bestanden)}
    if beloofd != {naam: b for naam, b in gevonden.items() if naam not in klein}:
        raise Reservekopiefout(f"{bron}: de inhoud {BESCHADIGD}")
    return manifest


def delen(bron: Path) -> Iterator[tuple[str, "Deel"]]:
    """Name and content of each part; read each before going on to the next. Raises `Reservekopiefout`."""
    try:
        with gzip.open(bron) as gz:
            with tarfile.open(fileobj=gz, mode="r|") as tar:
                for lid in tar:
                    inhoud = tar.extractfile(lid)
                    if inhoud is None or not veilig(lid.name):
                        raise Reservekopiefout(f"{bron}: {lid.name} hoort niet in een reservekopie")
                    yield lid.name, Deel(bron, inhoud)
            while gz.read(BROK):
                pass  # To the end, where the check of the whole stands.
    except FileNotFoundError:
        raise Reservekopiefout(f"{bron} is er niet") from None
    except (OSError, EOFError, zlib.error, tarfile.TarError) as fout:
        raise Reservekopiefout(f"{bron} {BESCHADIGD}") from fout


class Deel:
    """The content of a part, of which a fault says which file is damaged."""

    def __init__(self, bron: Path, inhoud: IO[bytes]) -> None:
        """Read from this."""
        self._bron, self._inhoud = bron, inhoud

    def read(self, aantal: int) -> bytes:
        """So many bytes, or what is left. Raises `Reservekopiefout`."""
        try:
            return self._inhoud.read(aantal)
        except (OSError, EOFError, zlib.error, tarfile.TarError) as fout:
            raise Reservekopiefout(f"{self._bron} {BESCHADIGD}") from fout

    def __iter__(self) -> Iterator[bytes]:
        """Each line, with its end."""
        rest = b""
        while brok := self.read(BROK):
            *heel, rest = (rest + brok).split(b"\n")
            yield from (regel + b"\n" for regel in heel)
        if rest:
            yield rest


def veilig(naam: str) -> bool:
    """Whether a path stays inside the folder where it is put."""
    pad = PurePosixPath(naam)
    return not pad.is_absolute() and ".." not in pad.parts


def _manifest(bron: Path, tekst: bytes, handtekening: bytes) -> Manifest:
    try:
        gelezen = json.loads(tekst)
        vorm = int(gelezen["vorm"])
        met, hash_ = handtekening.decode("ascii").split()
    except (ValueError, KeyError, TypeError):
        raise Reservekopiefout(f"{bron} is geen reservekopie van Waakvlam, of niet heel") from None
    if vorm > VORM:
        raise Reservekopiefout(
            f"{bron} heeft vorm {vorm}, en dit programma kent tot en met vorm {VORM}; zet hem terug met een nieuwere "
            "versie van Waakvlam"
        )
    sleutel = installatiesleutels().get(met)
    if sleutel is None:
        raise Reservekopiefout(
            f"{bron} is van een andere sleutel; geef in WAAKVLAM_SLEUTEL (of WAAKVLAM_SLEUTEL_VORIGE) de sleutel van "
            f"toen, met vingerafdruk {met}"
        )
    if not hmac.compare_digest(_hash(sleutel, tekst), hash_):
        raise Reservekopiefout(f"{bron}: de lijst van de inhoud {BESCHADIGD}")
    tabellen = tuple(
        Tabel(**{**t, "kolommen": tuple(t["kolommen"]), "bestand": Bestand(**t["bestand"])})
        for t in gelezen["tabellen"]
    )
    bestanden = tuple(Bestand(**b) for b in gelezen["bestanden"])
    return Manifest(**{**gelezen, "sleutels": tuple(gelezen["sleutels"]), "tabellen": tabellen, "bestanden": bestanden})


def _hash(sleutel: str, tekst: bytes) -> str:
    return hmac.new(afgeleid(installatiesleutel(sleutel), DOEL), tekst, hashlib.sha256).hexdigest()
