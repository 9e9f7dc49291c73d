"""A sheet as a PDF."""

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

import typst

from waakvlam.papier.blokken import Blad, Blok, Ondertekening

SJABLOON = Path(__file__).with_name("blad.typ")
LETTERS = Path(str(files("fontpkg_source_sans_3"))) / "files"
NORMEN: Final[list[Literal["ua-1", "a-2a"]]] = ["ua-1", "a-2a"]
HAAL: Final = re.compile(r"[MLQCHV0-9 ,.\-]+")
"""Path data of a stroke: these letters and numbers, and nothing that could be markup."""


def maak_pdf(blad: Blad) -> bytes:
    """The PDF; equal input gives equal bytes. Raises `ValueError` for a signature that is no lines or has no `alt`."""
    return typst.compile(
        SJABLOON,
        format="pdf",
        font_paths=[LETTERS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_gegevens(blad), ensure_ascii=False)},
        pdf_standards=[*NORMEN],
        timestamp=datetime.combine(blad.dag, time(12), UTC),
    )


def _gegevens(blad: Blad) -> dict[str, Any]:
    return {
        "titel": blad.titel,
        "taal": blad.taal,
        "voet": blad.voet,
        "boven": [_blok(blok) for blok in blad.boven],
        "meta": blad.meta,
        "blokken": [_blok(blok) for blok in blad.blokken],
    }


def _blok(blok: Blok) -> dict[str, Any]:
    velden: dict[str, Any] = {"soort": type(blok).__name__.lower()} | asdict(blok)
    return velden | {"beeld": _beeld(blok)} if isinstance(blok, Ondertekening) else velden


def _beeld(blok: Ondertekening) -> str:
    """The signature as SVG; empty where there is none."""
    if not blok.halen:
        return ""
    if not blok.alt or not all(HAAL.fullmatch(haal) for haal in blok.halen):
        raise ValueError("een getekende handtekening bestaat uit lijnen, met een tekst voor wie hem niet ziet")
    lijnen = "".join(f'<path d="{haal}"/>' for haal in blok.halen)
    kop = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200" width="600" height="200">'
    stijl = '<g fill="none" stroke="#000" stroke-width="4" stroke-linecap="round" stroke-linejoin="round">'
    return f"{kop}{stijl}{lijnen}</g></svg>"
