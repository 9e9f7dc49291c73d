"""The way of an upload: quarantine, checks, encryption, the fact. Nothing is kept of what does not come through."""

import logging
import shlex
import subprocess
import unicodedata
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.utils.translation import gettext as _

from waakvlam.bijlagen import kluis
from waakvlam.bijlagen.soorten import Afgekeurd, Soort, keur_inhoud
from waakvlam.dossiers.api import NieuweBijlage, Resultaat, Vastlegfout, voeg_bijlage_toe
from waakvlam.kern.taal import Betrokkene
from waakvlam.toegang.api import Lezer, NietGevonden

MAX_NAAM: Final = 100
SCAN_SECONDEN: Final = 120
NIET_IN_NAAM: Final = set('/\\:*?"<>|;%')
log = logging.getLogger(__name__)


class Quarantaine(TemporaryFileUploadHandler):
    """Every upload goes to the quarantine folder, and no byte beyond the limit is written."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Make sure of the folder; Django removes the file when the request is over."""
        kluis.quarantaine()
        self._gezien = 0
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Count, and write what fits."""
        self._gezien += len(raw_data)
        if self._gezien <= max_bytes():
            super().receive_data_chunk(raw_data, start)


def max_bytes() -> int:
    """How large a file may be."""
    return int(settings.WAAKVLAM_BIJLAGE_MB) * 1_000_000


def keur(bestand: TemporaryUploadedFile) -> tuple[bytes, Soort]:
    """The content of a file that may be taken, and its kind. Raises `Afgekeurd`."""
    if not bestand.size:
        raise Afgekeurd(_("Dit bestand is leeg. Kies een ander bestand."))
    if bestand.size > max_bytes():
        raise Afgekeurd(
            _("Dit bestand is groter dan %(mb)s MB. Maak het kleiner of splits het.")
            % {"mb": settings.WAAKVLAM_BIJLAGE_MB}
        )
    inhoud = Path(bestand.temporary_file_path()).read_bytes()
    soort = keur_inhoud(inhoud)
    _scan(Path(bestand.temporary_file_path()))
    return inhoud, soort


def schone_naam(naam: str, soort: Soort) -> str:
    """A name to show and to save under: without folders, marks and hidden signs, with the extension of its content."""
    laatste = unicodedata.normalize("NFC", naam).replace("\\", "/").rpartition("/")[2]
    tekens = (t for t in laatste if t not in NIET_IN_NAAM and not unicodedata.category(t).startswith("C"))
    stam = " ".join("".join(tekens).split())
    stam = stam.rpartition(".")[0] or stam
    return f"{stam.strip('. ')[:MAX_NAAM] or _('bijlage')}.{soort.einde}"


def voeg_toe(
    lezer: Lezer,
    nummer: str,
    bestand: TemporaryUploadedFile,
    categorie: str,
    betrokkene: Betrokkene = "deelnemer",
    verzoek: str | None = None,
) -> Resultaat:
    """Check an upload and add it to the dossier. Raises `Afgekeurd`, and what `voeg_bijlage_toe` raises."""
    inhoud, soort = keur(bestand)
    nieuw = NieuweBijlage(schone_naam(bestand.name or "", soort), soort.naam, categorie, betrokkene)
    naam = kluis.nieuwe_naam()
    try:
        resultaat = voeg_bijlage_toe(
            lezer, nummer, nieuw, inhoud, naam, lambda geheim: kluis.schrijf(naam, geheim), verzoek
        )
    except (Vastlegfout, NietGevonden):
        kluis.verwijder(naam)
        raise
    # After any other error the fact may be there: the job that cleans up decides by the facts.
    if resultaat.herhaald:
        kluis.verwijder(naam)
    return resultaat


def _scan(pad: Path) -> None:
    """Have the scanner of the installation look, if there is one. Not able to look is not good. Raises `Afgekeurd`."""
    if not settings.WAAKVLAM_VIRUSSCANNER:
        return
    opdracht = [*shlex.split(settings.WAAKVLAM_VIRUSSCANNER), str(pad)]
    try:
        uitgang = subprocess.run(opdracht, capture_output=True, timeout=SCAN_SECONDEN, check=False).returncode  # noqa: S603 - the installation's own program, the path is ours
    except (OSError, subprocess.TimeoutExpired) as fout:
        log.exception("de virusscanner werkt niet: %s", type(fout).__name__)
        raise Afgekeurd(_("Het bestand kan nu niet worden gecontroleerd. Probeer het later opnieuw.")) from None
    if uitgang:
        raise Afgekeurd(_("De virusscanner houdt dit bestand tegen. Vraag uw ICT-afdeling om hulp."))
