"""Read the sheets of a workbook or of files with separated values. Nothing is run, and nothing outside is fetched."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from waakvlam.importeren.vormen import DOSSIERS, FEITEN, Blad, Cel
from waakvlam.kern.fouten import Waakvlamfout

MAX_BYTES: Final = 20 * 2**20
MAX_UITGEPAKT: Final = 200 * 2**20
MAX_RIJEN: Final = 50_000
MAX_KOLOMMEN: Final = 200
CODERINGEN: Final = ("utf-8-sig", "cp1252")
SCHEIDING: Final = ";,\t"


def lees_bladen(paden: Sequence[Path]) -> dict[str, Blad]:
    """The sheets `Dossiers` and `Feiten`: of one workbook, or of files with separated values named after them.

    Raises `Waakvlamfout` for a file that cannot be read, is too large, or is of another kind.
    """
    bladen: dict[str, Blad] = {}
    for pad in paden:
        for blad in _van(pad):
            if blad.naam in bladen:
                raise Waakvlamfout(f"{pad.name}: het blad {blad.naam} is er twee keer; geef elk blad een keer")
            bladen[blad.naam] = blad
    if DOSSIERS not in bladen:
        raise Waakvlamfout(f"er is geen blad {DOSSIERS}; maak een voorbeeld met `waakvlam importeer sjabloon`")
    return bladen


def _van(pad: Path) -> Iterator[Blad]:
    try:
        inhoud = pad.read_bytes() if pad.stat().st_size <= MAX_BYTES else None
    except OSError:
        raise Waakvlamfout(f"{pad.name}: dit bestand is er niet, of u mag het niet lezen") from None
    if inhoud is None:
        raise Waakvlamfout(f"{pad.name}: groter dan {MAX_BYTES // 2**20} MB; verdeel de dossiers over meer bestanden")
    if inhoud.startswith(b"PK\x03\x04"):
        yield from _werkmap(pad.name, inhoud)
    elif inhoud.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")) or b"\0" in inhoud[:4096]:
        raise Waakvlamfout(f"{pad.name}: dit soort bestand wordt niet gelezen; bewaar het als .xlsx of als .csv")
    else:
        yield _tekstblad(pad, inhoud)


def _werkmap(naam: str, inhoud: bytes) -> Iterator[Blad]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            if sum(deel.file_size for deel in archief.infolist()) > MAX_UITGEPAKT:
                raise Waakvlamfout(f"{naam}: uitgepakt te groot; verdeel de dossiers over meer bestanden")
        werkmap = load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError):
        raise Waakvlamfout(f"{naam}: dit is geen leesbare werkmap; bewaar het opnieuw als .xlsx") from None
    for blad in werkmap.worksheets:
        if blad.title in {DOSSIERS, FEITEN}:
            yield _blad(naam, blad.title, enumerate(blad.iter_rows(values_only=True), 1))


def _tekstblad(pad: Path, inhoud: bytes) -> Blad:
    tekst = _tekst(inhoud)
    eerste = tekst.partition("\n")[0]
    scheiding = max(SCHEIDING, key=eerste.count)
    regels = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    titel = FEITEN if FEITEN.lower() in pad.stem.lower() else DOSSIERS
    try:
        return _blad(pad.name, titel, ((regels.line_num, regel) for regel in regels))
    except csv.Error:
        raise Waakvlamfout(f"{pad.name}: rond regel {regels.line_num} klopt een aanhalingsteken niet") from None


def _tekst(inhoud: bytes) -> str:
    for codering in CODERINGEN:
        try:
            return inhoud.decode(codering)
        except UnicodeDecodeError:
            continue
    return inhoud.decode("latin-1")


def _blad(bestand: str, titel: str, regels: Iterable[tuple[int, Sequence[Any]]]) -> Blad:
    """The first row names the columns; empty rows are passed over."""
    kolommen: tuple[str, ...] = ()
    rijen: list[tuple[int, dict[str, Cel]]] = []
    for nummer, regel in regels:
        cellen = [_cel(waarde) for waarde in regel[:MAX_KOLOMMEN]]
        if not kolommen:
            kolommen = tuple(str(cel or "").strip().lower() for cel in cellen)
        elif any(cel is not None for cel in cellen):
            if len(rijen) == MAX_RIJEN:
                raise Waakvlamfout(f"{bestand}: meer dan {MAX_RIJEN} rijen; verdeel ze over meer bestanden")
            rijen.append((nummer, {k: cel for k, cel in zip(kolommen, cellen, strict=False) if k and cel is not None}))
    dubbel = sorted({k for k in kolommen if k and kolommen.count(k) > 1})
    if dubbel:
        raise Waakvlamfout(f"{bestand}: blad {titel} heeft een kolom twee keer: {', '.join(dubbel)}")
    return Blad(titel, tuple(k for k in kolommen if k), tuple(rijen))


def _cel(waarde: Any) -> Cel:
    if isinstance(waarde, datetime):
        return waarde.date() if (waarde.hour, waarde.minute) == (0, 0) else waarde.strftime("%H:%M")
    if isinstance(waarde, str):
        return waarde.strip() or None
    if isinstance(waarde, float) and waarde.is_integer():
        return int(waarde)
    return waarde if isinstance(waarde, bool | int | float | date) else None if waarde is None else str(waarde)
