"""What kind of file this is, by its content and never by its name; and whether something in it could act by itself.

An archive, a web page, a drawing with script or an old Office file is of no kind that is accepted. What is accepted is
looked through as far as can be without opening it; a virus scanner goes further (`WAAKVLAM_VIRUSSCANNER`).
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.utils.translation import gettext as _

MAX_LEDEN: Final = 2_000
MAX_UITGEPAKT: Final = 200_000_000
"""Bytes that an Office file may unfold to: more is an attempt to choke who opens it."""
OUD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPMAAK = re.compile(rb"<\s*(?:!doctype|html|svg|script|iframe|\?xml)", re.IGNORECASE)
BESTURING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LANGE_NAMEN = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9])")
KORTE_NAMEN = re.compile(rb"/(?:JS|XFA)(?![A-Za-z0-9])")
STROOM = re.compile(rb"stream\r?\n")
EINDE = b"endstream"
ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
MACRO = re.compile(
    r"(?:^|/)(?:vbaProject[^/]*\.bin|vbaData\.xml|activeX/|Basic/|Scripts/|embeddings/.*\.(?:bin|exe))", re.IGNORECASE
)


class Afgekeurd(Exception):
    """The file cannot be taken; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of file: how it is called in a fact, its extension, and what it is served as."""

    naam: str
    einde: str
    mime: str


_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
SOORTEN: Final = {
    soort.naam: soort
    for soort in (
        Soort("pdf", "pdf", "application/pdf"),
        Soort("png", "png", "image/png"),
        Soort("jpeg", "jpg", "image/jpeg"),
        Soort("tekst", "txt", "text/plain; charset=utf-8"),
        Soort("odt", "odt", "application/vnd.oasis.opendocument.text"),
        Soort("docx", "docx", f"{_OFFICE}.wordprocessingml.document"),
        Soort("xlsx", "xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    )
}


def keur_inhoud(inhoud: bytes) -> Soort:
    """The kind of a file that may be taken. Raises `Afgekeurd`."""
    if inhoud.startswith(b"%PDF-"):
        _keur_pdf(inhoud)
        return SOORTEN["pdf"]
    if inhoud.startswith(b"PK\x03\x04"):
        return _keur_zip(inhoud)
    if inhoud.startswith(b"\x89PNG\r\n\x1a\n"):
        return SOORTEN["png"]
    if inhoud.startswith(b"\xff\xd8\xff"):
        return SOORTEN["jpeg"]
    if inhoud.startswith(OUD_OFFICE):
        raise Afgekeurd(_("Dit is een oud Office-bestand. Sla het op als docx, xlsx of pdf en probeer het opnieuw."))
    _keur_tekst(inhoud)
    return SOORTEN["tekst"]


def _onbekend() -> Afgekeurd:
    return Afgekeurd(_("Dit soort bestand kan niet. Sla het op als pdf. Ook kan: png, jpg, txt, odt, docx, xlsx."))


def _actief() -> Afgekeurd:
    return Afgekeurd(
        _("In dit bestand zit een macro, programma of ander bestand. Maak er een gewone pdf van, met Afdrukken.")
    )


def _op_slot() -> Afgekeurd:
    return Afgekeurd(_("Dit bestand heeft een wachtwoord of is beschadigd. Sla het op zonder wachtwoord."))


def _keur_tekst(inhoud: bytes) -> None:
    """Plain text in UTF-8, without control characters and without anything that a browser could take for a page."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _onbekend() from None
    if BESTURING.search(tekst) or OPMAAK.search(inhoud):
        raise _onbekend()


def _keur_pdf(inhoud: bytes) -> None:
    """No script, no program to start, no file inside. What is packed in object streams is unpacked to look."""
    buiten = b"".join(_buiten_stromen(inhoud))
    if re.search(rb"/Encrypt(?![A-Za-z0-9])", _ontsnapt(buiten)):
        raise _op_slot()
    delen = [buiten, *_objectstromen(inhoud)]
    if any(LANGE_NAMEN.search(_ontsnapt(d)) or KORTE_NAMEN.search(_ontsnapt(d)) for d in delen):
        raise _actief()
    # A reader may find objects inside what looks like a stream; a short name there is chance, a long one is not.
    if LANGE_NAMEN.search(inhoud):
        raise _actief()


def _ontsnapt(deel: bytes) -> bytes:
    """Names in a PDF may be written with `#` and two hexadecimal figures for any letter."""
    return ESCAPE.sub(lambda m: bytes([int(m[1], 16)]), deel)


def _buiten_stromen(inhoud: bytes) -> Iterator[bytes]:
    plek = 0
    while (begin := STROOM.search(inhoud, plek)) is not None:
        yield inhoud[plek : begin.end()]
        einde = inhoud.find(EINDE, begin.end())
        if einde < 0:
            return
        plek = einde + len(EINDE)
    yield inhoud[plek:]


def _objectstromen(inhoud: bytes) -> Iterator[bytes]:
    """The content of every stream that holds objects. Raises `Afgekeurd` for one that cannot be unpacked."""
    over, plek = MAX_UITGEPAKT, 0
    while (begin := STROOM.search(inhoud, plek)) is not None:
        kop = _ontsnapt(inhoud[max(plek, inhoud.rfind(b"obj", plek, begin.start())) : begin.start()])
        einde = inhoud.find(EINDE, begin.end())
        plek = (einde if einde >= 0 else len(inhoud)) + len(EINDE)
        if not re.search(rb"/ObjStm(?![A-Za-z0-9])", kop):
            continue
        if b"/Filter" not in kop:
            yield inhoud[begin.end() : einde]
            continue
        if b"/FlateDecode" not in kop or b"/Predictor" in kop or b"/ASCII" in kop:
            raise _actief()
        try:
            uitgepakt = zlib.decompressobj().decompress(inhoud[begin.end() :], over)
        except zlib.error:
            raise _op_slot() from None
        over -= len(uitgepakt)
        if over <= 0:
            raise _op_slot()
        yield uitgepakt


def _keur_zip(inhoud: bytes) -> Soort:
    """An Office file by its parts. Raises `Afgekeurd` for any other archive, and for what could act by itself."""
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as archief:
            leden = archief.infolist()
            if len(leden) > MAX_LEDEN or sum(lid.file_size for lid in leden) > MAX_UITGEPAKT:
                raise _op_slot()
            if any(lid.flag_bits & 1 for lid in leden):
                raise _op_slot()
            namen = {lid.filename for lid in leden}
            soort = _office(archief, namen)
            if any(MACRO.search(naam) for naam in namen) or b"macroEnabled" in _lees(archief, "[Content_Types].xml"):
                raise _actief()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        raise _op_slot() from None
    return soort


def _office(archief: zipfile.ZipFile, namen: set[str]) -> Soort:
    if _lees(archief, "mimetype") == SOORTEN["odt"].mime.encode():
        return SOORTEN["odt"]
    if "[Content_Types].xml" in namen and "word/document.xml" in namen:
        return SOORTEN["docx"]
    if "[Content_Types].xml" in namen and "xl/workbook.xml" in namen:
        return SOORTEN["xlsx"]
    raise _onbekend()


def _lees(archief: zipfile.ZipFile, naam: str) -> bytes:
    """The first part of a member; nothing where it is not there."""
    if naam not in archief.namelist():
        return b""
    with archief.open(naam) as lid:
        return lid.read(1_000_000)
