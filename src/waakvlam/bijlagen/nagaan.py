"""Whether every attachment is there and unchanged, and removing what belongs to nothing any more."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from waakvlam import klok
from waakvlam.bijlagen import kluis
from waakvlam.dossiers.api import Breuk, Onleesbaar, bewaarde_bijlagen

RUST: Final = timedelta(days=1)
"""How long a file stays that no fact names: its fact may be on its way."""


def controleer_bijlagen(nummer: str | None = None) -> Iterator[Breuk]:
    """Every attachment that is missing, or of which the file is not the one that its fact names."""
    for bijlage in bewaarde_bijlagen(nummer):
        try:
            geheim = kluis.haal(bijlage.bestand)
        except Onleesbaar:
            yield Breuk(bijlage.nummer, bijlage.volgnummer, "het bestand van deze bijlage ontbreekt")
            continue
        if hashlib.sha256(geheim).hexdigest() != bijlage.afdruk:
            yield Breuk(bijlage.nummer, bijlage.volgnummer, "het bestand van deze bijlage is veranderd")


def ruim_op() -> int:
    """Remove files older than a day that no readable fact names, and uploads that were left. Gives how many.

    So what was erased or withdrawn goes, and what was half written. Raises `Onleesbaar` and removes nothing when a key
    does not open.
    """
    nodig = {bijlage.bestand for bijlage in bewaarde_bijlagen()}
    los = [pad for pad in kluis.bestanden() if pad.name not in nodig]
    oud = [pad for pad in (*los, *kluis.quarantaine().iterdir()) if _is_oud(pad)]
    for pad in oud:
        pad.unlink(missing_ok=True)
    return len(oud)


def _is_oud(pad: Path) -> bool:
    try:
        return klok.nu() - datetime.fromtimestamp(pad.stat().st_mtime, UTC) > RUST
    except FileNotFoundError:
        return False
