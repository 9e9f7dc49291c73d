"""What kind of file something is, by its content; and what is refused because something in it could act."""

import zipfile
import zlib
from io import BytesIO

import pytest
from pypdf import PdfWriter

from waakvlam.bijlagen.opbergen import schone_naam
from waakvlam.bijlagen.soorten import SOORTEN, Afgekeurd, keur_inhoud

TYPEN = b'<?xml version="1.0"?><Types/>'


def zip_(**leden: bytes) -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def docx(**erbij: bytes) -> bytes:
    return zip_(**{"[Content_Types].xml": TYPEN, "word/document.xml": b"<w/>", **erbij})


def odt(**erbij: bytes) -> bytes:
    return zip_(mimetype=SOORTEN["odt"].mime.encode(), **{"content.xml": b"<o/>", **erbij})


def pdf(*, wachtwoord: str = "", bijlage: bytes = b"") -> bytes:
    schrijver, uit = PdfWriter(), BytesIO()
    schrijver.add_blank_page(100, 100)
    if bijlage:
        schrijver.add_attachment("x.exe", bijlage)
    if wachtwoord:
        schrijver.encrypt(wachtwoord, algorithm="RC4-128")
    schrijver.write(uit)
    return uit.getvalue()


def ruwe_pdf(kop: bytes, stroom: bytes = b"") -> bytes:
    deel = b"stream\n" + stroom + b"\nendstream\n" if stroom else b""
    return b"%PDF-1.7\n1 0 obj\n<<" + kop + b">>\n" + deel + b"endobj\n%%EOF"


GOED = {
    "pdf": pdf(),
    "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 20,
    "jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 20,
    "tekst": "Één afspraak: 3 < 5.".encode(),
    "docx": docx(),
    "xlsx": zip_(**{"[Content_Types].xml": TYPEN, "xl/workbook.xml": b"<w/>"}),
    "odt": odt(),
}


@pytest.mark.parametrize("soort", GOED)
def test_each_kind_is_known_by_its_content(soort):
    assert keur_inhoud(GOED[soort]) is SOORTEN[soort]


def test_every_kind_that_is_accepted_is_tried():
    assert GOED.keys() == SOORTEN.keys()


SLECHT = {
    "webpagina": (b"<!DOCTYPE html><p>x</p>", "op als pdf"),
    "tekst met script": (b"hallo\n< script >alert(1)</script>", "op als pdf"),
    "tekening": (b'<?xml version="1.0"?><svg onload="x"/>', "op als pdf"),
    "programma": (b"MZ\x90\0\x03\0", "op als pdf"),
    "gif": (b"GIF89a\0\0", "op als pdf"),
    "los archief": (zip_(**{"a.txt": b"x"}), "op als pdf"),
    "oud Office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 10, "oud Office"),
    "docx met macro": (docx(**{"word/vbaProject.bin": b"x"}), "macro"),
    "docm als docx": (docx(**{"[Content_Types].xml": b"x.macroEnabled.main+xml"}), "macro"),
    "docx met object": (docx(**{"word/embeddings/oleObject1.bin": b"x"}), "macro"),
    "odt met macro": (odt(**{"Basic/Standard/Module1.xml": b"x"}), "macro"),
    "kapot archief": (docx()[:-30], "beschadigd"),
    "te veel uitgepakt": (docx(bom=b"\0" * 200_000_001), "beschadigd"),
    "pdf met script": (ruwe_pdf(b"/OpenAction <</S /JavaScript /JS (app.alert)>>"), "macro"),
    "pdf met bestand": (pdf(bijlage=b"MZ"), "macro"),
    "pdf op slot": (pdf(wachtwoord="geheim"), "wachtwoord"),
    "pdf die iets start": (ruwe_pdf(b"/S /Launch /F (cmd.exe)"), "macro"),
    "pdf met korte naam": (ruwe_pdf(b"/S/JS(x)"), "macro"),
    "pdf met verstopte naam": (ruwe_pdf(b"/S /J#61vaScript"), "macro"),
    "pdf met ingepakt script": (
        ruwe_pdf(b"/Type /ObjStm /Filter /FlateDecode", zlib.compress(b"1 0 <</S /JavaScript /JS (x)>>")),
        "macro",
    ),
    "pdf met onbekende verpakking": (ruwe_pdf(b"/Type /ObjStm /Filter [/ASCII85Decode /FlateDecode]", b"x"), "macro"),
}


@pytest.mark.parametrize("wat", SLECHT)
def test_what_could_act_or_cannot_be_looked_into_is_refused_with_what_to_do(wat):
    inhoud, woord = SLECHT[wat]
    with pytest.raises(Afgekeurd, match=woord):
        keur_inhoud(inhoud)


def test_short_names_by_chance_inside_a_picture_of_a_pdf_are_no_reason():
    assert keur_inhoud(ruwe_pdf(b"/Subtype /Image", b"\x01/JS \x02")).naam == "pdf"


@pytest.mark.parametrize(
    ("naam", "schoon"),
    [
        ("verslag.docx", "verslag.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\map\\brief aan.huurder.html", "brief aan.huurder.pdf"),
        ("a\u202egpj.exe", "agpj.pdf"),
        ('x"; filename="y\r\n.txt', "x filename=y.pdf"),
        ("...", "bijlage.pdf"),
        ("", "bijlage.pdf"),
        ("e\u0301e\u0301n.txt", "één.pdf"),
        ("n" * 300 + ".pdf", "n" * 100 + ".pdf"),
    ],
)
def test_a_name_is_cleaned_and_gets_the_extension_of_its_content(naam, schoon):
    assert schone_naam(naam, SOORTEN["pdf"]) == schoon
