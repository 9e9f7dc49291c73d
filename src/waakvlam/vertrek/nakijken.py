"""Read an export again: every file is there, none is more, each is as it was written, and each can be read."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from waakvlam.vertrek.plan import Vertrekfout

VORM: Final = 1
"""Of the export. One more when who reads it must read it otherwise."""
MANIFEST, AFDRUKKEN = "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Uitvoer:
    """What an export holds."""

    organisatie: str
    gemaakt_op: datetime
    dossiers: int
    bijlagen: int
    gemist: tuple[str, ...]
    """What could not go along, and why."""


def kijk_na(map_: Path) -> Uitvoer:
    """What an export holds, when it is whole. Raises `Vertrekfout`."""
    try:
        verwacht = _afdrukken((map_ / AFDRUKKEN).read_text("utf-8"))
        aanwezig = {str(pad.relative_to(map_)) for pad in map_.rglob("*") if pad.is_file()} - {AFDRUKKEN}
        if aanwezig != verwacht.keys():
            anders = ", ".join(sorted(aanwezig ^ verwacht.keys())[:5])
            raise Vertrekfout(f"{map_}: deze bestanden ontbreken of horen er niet: {anders}; maak een nieuwe uitvoer")
        for naam, afdruk in verwacht.items():
            _eis_heel(map_, naam, afdruk)
        return _uit_manifest(json.loads((map_ / MANIFEST).read_bytes()))
    except (OSError, ValueError, KeyError) as fout:
        raise Vertrekfout(f"{map_}: dit is geen hele uitvoer ({type(fout).__name__}); maak een nieuwe") from None


def afdruk_van(pad: Path) -> str:
    """The SHA-256 of a file."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _afdrukken(tekst: str) -> dict[str, str]:
    """Name to hash, from lines as `sha256sum` writes them."""
    regels = (regel.partition("  ") for regel in tekst.splitlines())
    return {naam: afdruk for afdruk, _, naam in regels}


def _eis_heel(map_: Path, naam: str, afdruk: str) -> None:
    pad = map_ / naam
    if afdruk_van(pad) != afdruk:
        raise Vertrekfout(f"{pad}: dit bestand is veranderd nadat het was gemaakt; maak een nieuwe uitvoer")
    if pad.suffix == ".json":
        json.loads(pad.read_bytes())


def _uit_manifest(gegeven: dict[str, Any]) -> Uitvoer:
    if gegeven["vorm"] != VORM:
        raise Vertrekfout("deze uitvoer is van een andere versie van het programma; maak een nieuwe")
    return Uitvoer(
        gegeven["organisatie"],
        datetime.fromisoformat(gegeven["gemaakt_op"]),
        gegeven["dossiers"],
        gegeven["bijlagen"],
        tuple(gegeven["gemist"]),
    )
