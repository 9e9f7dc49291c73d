"""Documents as PDF: tagged, in their language, and fit to keep (PDF/UA-1 and PDF/A-2a)."""

from waakvlam.papier.blokken import (
    Alinea,
    Blad,
    Blok,
    Gegevens,
    Inhoud,
    Invulplek,
    Kader,
    Kop,
    Lijst,
    Ondertekening,
    Regels,
    Tabel,
    Vraag,
)
from waakvlam.papier.pdf import maak_pdf
