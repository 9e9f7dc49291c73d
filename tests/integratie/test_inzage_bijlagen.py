"""The attached files that go with what a person asked to see: chosen with the lines, complete, and to be checked."""

import hashlib
import io
import zipfile

import pytest

from tests.hulp.pdf import fouten
from tests.integratie.conftest import ZORG
from tests.integratie.test_bijlagen import TEKST, map_, voeg
from tests.integratie.test_inzage import FUNCTIONARIS, VAN_WOON_A, in_pdf, tekst
from waakvlam.bijlagen.api import bestanden
from waakvlam.dossiers.api import Ongeldig, Vastlegging, leg_vast
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden
from waakvlam.verantwoording.bundel import als_json, lees_bijlage, lees_bijlagen, maak_bundel, pak_in, pak_uit
from waakvlam.verantwoording.overzicht import als_gegevens
from waakvlam.verantwoording.pdf import maak_pdf
from waakvlam.verantwoording.samenstellen import stel_samen

__all__ = ["map_"]
pytestmark = [pytest.mark.opslag, pytest.mark.django_db]


@pytest.fixture
def gevuld(dossier):
    """A dossier with a file about the participant, one about a housemate, and one about a reporter."""
    for wie in ("deelnemer", "huisgenoot", "melder"):
        voeg(dossier, naam=f"brief-{wie}.txt", inhoud=TEKST + wie.encode(), betrokkene=wie)
    return dossier


def te_geven(dossier, ook=()):
    overzicht = stel_samen(FUNCTIONARIS, dossier.nummer)
    return overzicht.afgeschermd(overzicht.voorgesteld - set(ook))


def bundel(overzicht):
    pdf, json = maak_pdf(overzicht, concept=False), als_json(als_gegevens(overzicht))
    return maak_bundel(pdf, json, lees_bijlagen(FUNCTIONARIS, overzicht))


def test_what_is_about_the_participant_goes_with_it_and_the_file_of_another_does_not(gevuld):
    gelezen = pak_uit(bundel(te_geven(gevuld)))
    assert set(gelezen) == {
        "overzicht.pdf",
        "gegevens.json",
        "manifest-sha256.txt",
        "bijlagen/01-brief-deelnemer.txt",
    }
    assert gelezen["bijlagen/01-brief-deelnemer.txt"] == TEKST + b"deelnemer"
    feiten = [regel for regel in te_geven(gevuld).regels if regel.sleutel.startswith("feit.")]
    (huisgenoot,) = [regel for regel in feiten if regel.over == "huisgenoot"]
    assert {v.naam: v.waarde for v in huisgenoot.velden}["Bestand dat u erbij krijgt"] == "(afgeschermd)"


def test_a_file_that_a_person_opens_goes_with_it(gevuld):
    voorstel = stel_samen(FUNCTIONARIS, gevuld.nummer).voorgesteld
    (sleutel,) = [s for s in voorstel if s.endswith(".-bestand") and s.split(".-")[0] not in voorstel]
    assert "bijlagen/02-brief-huisgenoot.txt" in pak_uit(bundel(te_geven(gevuld, {sleutel})))


def test_the_manifest_names_every_file_with_its_hash(gevuld):
    gelezen = pak_uit(bundel(te_geven(gevuld)))
    manifest = gelezen.pop("manifest-sha256.txt").decode()
    genoemd = [f"{hashlib.sha256(inhoud).hexdigest()}  {plaats}" for plaats, inhoud in gelezen.items()]
    assert manifest.splitlines() == genoemd


def test_pdf_and_json_say_which_files_go_with_it_and_nothing_of_how_they_are_kept(gevuld):
    overzicht = te_geven(gevuld)
    pdf = maak_pdf(overzicht, concept=False)
    gelezen = in_pdf(pdf)
    assert "Bestand dat u erbij krijgt: bijlagen/01-brief-deelnemer.txt" in gelezen
    assert "hoort 1 bestand" in gelezen
    for pad in bestanden():
        assert pad.name not in tekst(overzicht)
        assert hashlib.sha256(pad.read_bytes()).hexdigest() not in tekst(overzicht)
    assert [fouten(pdf, profiel) for profiel in ("ua1", "2a")] == [[], []]


def test_equal_input_gives_equal_bytes_that_any_program_opens(gevuld):
    overzicht = te_geven(gevuld)
    een = bundel(overzicht)
    assert een == bundel(overzicht)
    assert zipfile.ZipFile(io.BytesIO(een)).testzip() is None
    assert pak_uit(pak_in({})) == {}


def test_every_file_that_is_read_leaves_a_line_of_who_handles_the_request(gevuld):
    lees_bijlagen(FUNCTIONARIS, te_geven(gevuld))
    [regel] = Verwerkingsregel.objects.filter(pad="dossiers.inzage_bijlage")
    assert (regel.account, regel.betrokkene) == (FUNCTIONARIS.account, gevuld.nummer)
    assert (regel.activiteit, regel.categorieen) == ("rechten_uitvoeren", "woonafspraken")


def test_who_does_not_handle_requests_or_sees_no_such_data_reads_no_file(gevuld):
    geheim = voeg(gevuld, categorie="begeleidingsplan")
    for lezer in (ZORG, VAN_WOON_A):
        with pytest.raises(NietGevonden):
            lees_bijlage(lezer, gevuld.nummer, geheim)


def test_what_was_withdrawn_is_told_and_its_file_does_not_go_with_it(gevuld):
    kenmerk = voeg(gevuld, naam="vergissing.txt")
    weg = Vastlegging("bijlage_toegevoegd", gevuld.beeld().feiten[-1].op, vervalt=kenmerk, motivering="Verkeerd")
    leg_vast(ZORG, gevuld.nummer, weg, gevuld.beeld().stand)
    overzicht = te_geven(gevuld)
    assert "vergissing.txt" in tekst(overzicht)
    assert list(overzicht.bijlagen) == ["bijlagen/01-brief-deelnemer.txt"]


def test_a_file_that_is_gone_or_changed_is_named_at_its_line(gevuld):
    overzicht = te_geven(gevuld)
    for pad in bestanden():
        pad.write_bytes(b"iets anders")
    with pytest.raises(Ongeldig) as fout:
        lees_bijlagen(FUNCTIONARIS, overzicht)
    assert set(fout.value.fouten) == {sleutel for sleutel, _ in overzicht.bijlagen.values()}
