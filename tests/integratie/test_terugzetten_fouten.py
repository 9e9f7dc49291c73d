"""What is no good back-up, or has no place to go: said plainly, and nothing of it comes into the database."""

import contextlib
import gzip
import io
import re
import stat
import tarfile
from dataclasses import replace

import pytest
from django.apps import apps

from tests.integratie.conftest import VANDAAG
from tests.integratie.test_bijlagen import voeg
from waakvlam.bijlagen import kluis
from waakvlam.dossiers.api import maak_dagkop
from waakvlam.dossiers.models import Gebeurtenis
from waakvlam.reservekopie import bestanden, maken
from waakvlam.reservekopie.api import Reservekopiefout, maak_reservekopie, zet_terug
from waakvlam.reservekopie.archief import HANDTEKENING, MANIFEST, Schrijver, als_tekst, keur, onderteken
from waakvlam.reservekopie.tabellen import tabellen
from waakvlam.toegang.api import eis_opstelling

pytestmark = [pytest.mark.opslag, pytest.mark.django_db(transaction=True)]
FEITEN = "tabellen/dossiers_gebeurtenis.jsonl"


@pytest.fixture
def hier(settings, tmp_path):
    """A data folder of its own."""
    settings.DATA = tmp_path / "hier"
    settings.DATA.mkdir()
    eis_opstelling()
    return settings.DATA


@pytest.fixture
def kopie(hier, dossier, tmp_path):
    maak_dagkop(VANDAAG)
    maak_reservekopie(tmp_path / "kopie")
    return tmp_path / "kopie"


def verander(kopie, maak_manifest=lambda m: m, maak_deel=lambda naam, inhoud: inhoud, *, teken=True):
    """Write a back-up anew with something else in it, signed as the program would unless `teken` is False."""
    manifest = keur(kopie)
    with gzip.open(kopie) as bron, tarfile.open(fileobj=bron) as tar:
        delen = {lid.name: inhoud.read() for lid in tar if (inhoud := tar.extractfile(lid))}
    oude_handtekening = delen.pop(HANDTEKENING)
    del delen[MANIFEST]
    with kopie.open("wb") as uit, Schrijver(uit) as schrijver:
        nieuw = {naam: schrijver.voeg_toe(naam, io.BytesIO(maak_deel(naam, inhoud))) for naam, inhoud in delen.items()}
        lijst = tuple(replace(tabel, bestand=nieuw[tabel.bestand.naam]) for tabel in manifest.tabellen)
        tekst = als_tekst(maak_manifest(replace(manifest, tabellen=lijst)))
        schrijver.voeg_toe(MANIFEST, io.BytesIO(tekst))
        schrijver.voeg_toe(HANDTEKENING, io.BytesIO(onderteken(tekst) if teken else oude_handtekening))


def test_only_its_owner_reads_it_and_nothing_is_left_of_another_attempt(kopie, tmp_path):
    assert stat.S_IMODE(kopie.stat().st_mode) == 0o600
    voor = kopie.read_bytes()
    with pytest.raises(Reservekopiefout, match="bestaat al; kies een andere naam"):
        maak_reservekopie(kopie)
    with pytest.raises(Reservekopiefout, match="is er niet"):
        maak_reservekopie(tmp_path / "nergens" / "kopie")

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        maak_reservekopie(tmp_path / "halverwege", stop)
    assert kopie.read_bytes() == voor
    assert {pad.name for pad in tmp_path.iterdir()} == {"hier", "kopie"}
    assert Gebeurtenis.objects.exists()  # the connection is fit for use


def test_no_key_and_no_readable_content_is_in_it(kopie, settings):
    met = gzip.decompress(kopie.read_bytes())
    assert settings.WAAKVLAM_SLEUTEL.encode() not in met
    assert b"Verzonnen" not in met


def test_a_database_that_was_not_brought_up_to_date_is_not_backed_up(hier, tmp_path, monkeypatch):
    monkeypatch.setattr(maken, "niet_gedaan", lambda: [("dossiers", "9999")])
    with pytest.raises(Reservekopiefout, match="nog niet bijgewerkt"):
        maak_reservekopie(tmp_path / "kopie")


def test_a_flipped_byte_anywhere_is_found_or_changes_nothing(kopie):
    """Compression leaves a few bits free: with another one there, the very same content comes out."""
    heel = kopie.read_bytes()
    inhoud, doorgelaten = gzip.decompress(heel), 0
    plekken = range(10, len(heel), max(1, len(heel) // 400))
    for plek in plekken:
        kopie.write_bytes(heel[:plek] + bytes([heel[plek] ^ 0x10]) + heel[plek + 1 :])
        with contextlib.suppress(Reservekopiefout):
            keur(kopie)
            assert gzip.decompress(kopie.read_bytes()) == inhoud, plek
            doorgelaten += 1
    assert doorgelaten < len(plekken) // 50


def test_a_file_that_was_cut_off_anywhere_is_found(kopie):
    heel = kopie.read_bytes()
    for lengte in [*range(0, len(heel), max(1, len(heel) // 40)), len(heel) - 1]:
        kopie.write_bytes(heel[:lengte])
        with pytest.raises(Reservekopiefout, match="of niet heel"):
            keur(kopie)


def test_what_is_none_or_not_there_is_told_apart(tmp_path):
    with pytest.raises(Reservekopiefout, match="is er niet"):
        keur(tmp_path / "niets")
    (tmp_path / "tekst").write_text("geen archief")
    with pytest.raises(Reservekopiefout, match="beschadigd"):
        keur(tmp_path / "tekst")
    with tarfile.open(tmp_path / "ander", "w:gz") as tar:
        tar.add(tmp_path / "tekst", "tekst")
    with pytest.raises(Reservekopiefout, match="geen reservekopie van Waakvlam"):
        keur(tmp_path / "ander")


def test_a_path_that_leaves_the_folder_is_refused(tmp_path):
    for naam in ("../buiten", "/buiten", "bijlagen/../../buiten"):
        with tarfile.open(tmp_path / "slecht", "w:gz") as tar:
            tar.addfile(tarfile.TarInfo(naam), io.BytesIO())
        with pytest.raises(Reservekopiefout, match="hoort niet in een reservekopie"):
            keur(tmp_path / "slecht")


def test_who_changes_it_and_its_list_without_the_key_is_found(kopie):
    verander(kopie, maak_deel=lambda naam, inhoud: b"" if naam == FEITEN else inhoud, teken=False)
    with pytest.raises(Reservekopiefout, match="de lijst van de inhoud is beschadigd"):
        keur(kopie)


ANDERS = {
    "newer form": ({"vorm": 99}, "heeft vorm 99.*nieuwere versie van Waakvlam"),
    "other kind": ({"opstelling": "echt"}, "van een echte installatie en dit is een demo"),
    "key of before": ({"sleutels": ("0" * 16,)}, "geef in WAAKVLAM_SLEUTEL_VORIGE ook die met vingerafdruk 0000"),
    "newer program": ({"migraties": {"dossiers": ["0999_later"]}}, "van een nieuwere versie.*dossiers.0999_later"),
}


@pytest.mark.parametrize(("anders", "melding"), ANDERS.values(), ids=ANDERS)
def test_a_back_up_that_does_not_fit_here_is_refused_before_anything_is_done(kopie, anders, melding):
    verander(kopie, lambda manifest: replace(manifest, **anders))
    with pytest.raises(Reservekopiefout, match=melding):
        zet_terug(kopie)


def test_another_key_is_told_by_its_fingerprint(kopie, settings):
    settings.WAAKVLAM_SLEUTEL = "A" * 43 + "="
    with pytest.raises(Reservekopiefout, match=r"van een andere sleutel.*met vingerafdruk [0-9a-f]{16}"):
        zet_terug(kopie)


def test_a_database_in_use_stays_as_it_is(kopie):
    voor = [list(model._base_manager.order_by("pk").values()) for model in tabellen(apps)]
    with pytest.raises(Reservekopiefout, match="de databank is niet leeg"):
        zet_terug(kopie)
    assert [list(model._base_manager.order_by("pk").values()) for model in tabellen(apps)] == voor


def test_files_that_are_there_already_are_not_touched(kopie, hier):
    (hier / "bijlagen" / "iets").write_bytes(b"x")
    with pytest.raises(Reservekopiefout, match="bijlagen is niet leeg"):
        zet_terug(kopie)
    assert (hier / "bijlagen" / "iets").read_bytes() == b"x"


def vals_feit(naam, inhoud):
    """A fact of another day, as who holds the key but not the chain would make it."""
    return re.sub(rb"2026-01-05", b"2026-01-04", inhoud, count=1) if naam == FEITEN else inhoud


def te_lang(naam, inhoud):
    """A line that does not fit the table."""
    return inhoud.replace(b"[", b"[1,", 1) if naam == FEITEN else inhoud


def wees(naam, inhoud):
    """Rows that refer to a dossier that is not there."""
    return b"" if naam == "tabellen/dossiers_dossier.jsonl" else inhoud


@pytest.mark.traag
@pytest.mark.parametrize(
    ("maak", "melding"),
    [(vals_feit, "niet in orde: "), (te_lang, "een rij past niet"), (wees, "IntegrityError")],
    ids=["chain", "row", "orphan"],
)
def test_what_is_found_while_it_is_put_back_leaves_no_table_and_no_file(
    kopie, hier, tmp_path, nieuwe_installatie, settings, maak, melding
):
    (hier / "bijlagen" / "iets").write_bytes(b"x")
    maak_reservekopie(tmp_path / "met bijlage")
    verander(tmp_path / "met bijlage", maak_deel=maak)
    elders = nieuwe_installatie(WAAKVLAM_SLEUTEL=settings.WAAKVLAM_SLEUTEL)
    gedaan = elders.waakvlam("terugzetten", tmp_path / "met bijlage")
    assert gedaan.returncode == 2
    assert gedaan.stderr.startswith("waakvlam: ")
    assert re.search(melding, gedaan.stderr)
    assert "er is niets teruggezet" in gedaan.stderr
    namen = "import django; django.setup()\nfrom django.db import connection as c; print(c.introspection.table_names())"
    assert elders.python(namen).stdout.strip() == "[]"
    assert not list(tmp_path.glob("installatie-*/bijlagen")) + list(tmp_path.glob("installatie-*/.terug*"))


@pytest.mark.traag
def test_attachments_come_back_and_one_that_was_gone_already_is_told(
    hier, dossier, tmp_path, nieuwe_installatie, settings
):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "quarantaine")
    voeg(dossier)
    [heel] = kluis.bestanden()
    voeg(dossier, naam="verdwenen.txt")
    [weg] = set(kluis.bestanden()) - {heel}
    weg.unlink()
    (hier / "bijlagen" / ".half-b0").write_bytes(b"nog niet heel")
    maak_reservekopie(tmp_path / "met bijlage")
    elders = nieuwe_installatie(WAAKVLAM_SLEUTEL=settings.WAAKVLAM_SLEUTEL)
    gedaan = elders.waakvlam("terugzetten", tmp_path / "met bijlage")
    assert gedaan.returncode == 1, gedaan.stderr
    assert gedaan.stdout.startswith("Teruggezet en in orde")
    assert gedaan.stderr.splitlines()[1:] == [
        f"dossier {dossier.nummer}, feit 4: het bestand van deze bijlage ontbreekt"
    ]
    [map_] = tmp_path.glob("installatie-*/bijlagen")
    assert {pad.name: pad.read_bytes() for pad in map_.iterdir()} == {heel.name: heel.read_bytes()}
    assert stat.S_IMODE(map_.stat().st_mode) == 0o700


def test_the_files_of_a_fault_at_the_last_moment_are_taken_away(hier):
    with bestanden.wachtkamer() as kamer:
        (kamer / "bijlagen").mkdir()
        (kamer / "bijlagen" / "a0").write_bytes(b"x")
        with pytest.raises(FileNotFoundError), bestanden.weg_bij_een_fout():  # noqa: PT012 - the fault is the last line
            bestanden.zet_op_hun_plaats(kamer)
            assert (hier / "bijlagen" / "a0").exists()
            (hier / "commit").read_bytes()
    assert not list(hier.iterdir())
