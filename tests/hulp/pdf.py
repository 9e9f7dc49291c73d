"""Whether a PDF is what it says it is."""

import json
import re

import page

STROOM = re.compile(rb"/Length (\d+)[^>]*>>\s*?stream\r?\n")
LENGTE = "PDFA2A-STREAM-LENGTH-001"
"""The validator takes a carriage return that is the last byte of a stream for a part of the line end after it, about
once in ten files. So this rule is judged here, where it fails there."""


def fouten(pdf: bytes, profiel: str) -> list[str]:
    """The rules of a profile (`ua1` or `2a`) that a PDF does not meet."""
    verslag = json.loads(page.validate_pdf_bytes(pdf, profile=profiel).to_json())
    gefaald = [str(fout["rule_id"]) for fout in verslag["failures"]]
    return [regel for regel in gefaald if regel != LENGTE or not lengtes_kloppen(pdf)]


def lengtes_kloppen(pdf: bytes) -> bool:
    """Whether each stream is as long as it says."""
    stromen = list(STROOM.finditer(pdf))
    einden = (pdf[s.end() + int(s[1]) :].lstrip(b"\r\n")[:9] for s in stromen)
    return len(stromen) == pdf.count(b"endstream") and all(einde == b"endstream" for einde in einden)
