"""A sheet becomes a PDF that everyone can read and that can be kept."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from tests.hulp.pdf import fouten
from waakvlam.papier.api import (
    Alinea,
    Blad,
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
    maak_pdf,
)

BLOKKEN = (
    Kader("Concept"),
    Alinea("Een eerste alinea.\nMet een tweede regel."),
    Inhoud("Wat hierin staat"),
    Kop("Deel een"),
    Lijst(("appel", "peer")),
    Lijst(("eerst dit", "dan dat"), genummerd=True),
    Gegevens((("Dag", "3 mei 2026"), ("Waar?", "Thuis"))),
    Kop("Binnenin", 3),
    Vraag("Hoe gaat het?", "Goed.", was="Slecht."),
    Invulplek("Waarmee?", "Kies er een.", ("bus", "fiets"), regels=0),
    Invulplek("Wat nog meer?", regels=4),
    Tabel(("Wat", "Wanneer"), (2, 1), (("huur", "maandag"), ("plan", "dinsdag"))),
    Ondertekening("Voor de zorgaanbieder", "Getekend op 3 mei 2026", ("M10 10L300 150", "M5 5Q10 20 30 40"), "Krabbel"),
    Ondertekening("Voor de deelnemer"),
)
BLAD = Blad(
    "Proefblad",
    BLOKKEN,
    date(2026, 5, 3),
    voet="Zorggroep Proef",
    boven=(Regels(("Zorggroep Proef", "Straat 1")),),
    meta=(("Kenmerk", "WV-1"),),
)


def tekst(pdf):
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("profiel", ["ua1", "2a"])
@pytest.mark.parametrize("blad", [BLAD, Blad("Leaflet", (Alinea("Two words."),), date(2026, 5, 3), taal="en")])
def test_every_block_can_be_read_by_everyone_and_kept(blad, profiel):
    assert fouten(maak_pdf(blad), profiel) == []


def test_all_that_is_given_stands_in_it_and_the_same_input_gives_the_same_bytes():
    pdf = maak_pdf(BLAD)
    gelezen = tekst(pdf)
    for wat in ("Proefblad", "Kenmerk: WV-1", "Straat 1", "peer", "Dag: 3 mei 2026", "Waar? Thuis", "Slecht.", "fiets",
                "dinsdag", "Getekend op 3 mei 2026", "Zorggroep Proef"):  # fmt: skip
        assert wat in gelezen
    assert pdf == maak_pdf(BLAD)
    assert str(PdfReader(io.BytesIO(pdf)).root_object["/Lang"]) == "nl-NL"


def test_text_is_never_read_as_markup():
    kwaad = '#read("/etc/passwd") *vet* $x$'
    assert kwaad in tekst(maak_pdf(Blad("Proef", (Alinea(kwaad), Vraag(kwaad, kwaad)), date(2026, 5, 3))))


@pytest.mark.parametrize(
    ("halen", "alt"), [(('M0 0"/><script>',), "Krabbel"), (("M0 0L9 9",), ""), (("M0 0\nL9 9",), "Krabbel")]
)
def test_a_signature_is_lines_with_words_for_who_cannot_see_it(halen, alt):
    with pytest.raises(ValueError, match="lijnen"):
        maak_pdf(Blad("Proef", (Ondertekening("Wie", halen=halen, alt=alt),), date(2026, 5, 3)))
