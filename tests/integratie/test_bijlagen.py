"""Attachments in the store: who may add and fetch them, what tampering shows, what erasing and withdrawing leave."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, ZORG
from waakvlam.bijlagen import kluis
from waakvlam.bijlagen.api import Afgekeurd, bestanden, controleer_bijlagen, ruim_op, voeg_toe
from waakvlam.dossiers.api import (
    Ongeldig,
    Onleesbaar,
    Vastlegging,
    bijlagen,
    controleer_keten,
    leg_vast,
    open_bijlage,
    te_kiezen,
    wis,
)
from waakvlam.dossiers.models import Dossiersleutel, Gebeurtenis
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.django_db, pytest.mark.opslag]
TEKST = b"Wij spraken af dat de tuin wordt bijgehouden."


@pytest.fixture(autouse=True)
def map_(tmp_path, settings):
    settings.DATA = tmp_path
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "quarantaine")


def upload(inhoud: bytes = TEKST, naam: str = "afspraak.txt") -> TemporaryUploadedFile:
    kluis.quarantaine()
    bestand = TemporaryUploadedFile(naam, "text/html", len(inhoud), None)
    bestand.write(inhoud)
    bestand.flush()
    return bestand


def voeg(dossier, lezer=ZORG, categorie="woonafspraken", inhoud=TEKST, naam="afspraak.txt", **wat):
    with upload(inhoud, naam) as bestand:
        return voeg_toe(lezer, dossier.nummer, bestand, categorie, **wat).kenmerk


def haal(dossier, kenmerk, lezer=ZORG):
    return open_bijlage(lezer, dossier.nummer, kenmerk, kluis.haal)


def test_what_was_added_comes_back_and_lies_encrypted_under_a_name_that_says_nothing(dossier):
    kenmerk = voeg(dossier)
    gekregen = haal(dossier, kenmerk)
    assert (gekregen.naam, gekregen.soort, gekregen.inhoud) == ("afspraak.txt", "tekst", TEKST)
    [pad] = bestanden()
    assert TEKST not in pad.read_bytes()
    assert "afspraak" not in str(pad)
    assert pad.stat().st_mode & 0o777 == 0o600
    assert pad.parent.stat().st_mode & 0o777 == 0o700


def test_every_fetch_writes_a_line_and_a_refused_one_does_not(dossier):
    kenmerk = voeg(dossier, categorie="begeleidingsplan")
    haal(dossier, kenmerk)
    with pytest.raises(NietGevonden):
        haal(dossier, kenmerk, CORPORATIE)
    [regel] = Verwerkingsregel.objects.filter(pad="dossiers.bijlage")
    assert (regel.account, regel.betrokkene, regel.categorieen) == (ZORG.account, dossier.nummer, "begeleidingsplan")
    assert regel.handeling == "lezen"


def test_the_chosen_category_decides_who_sees_it_and_follows_consent(dossier):
    zonder = dossier.beeld(CORPORATIE).categorieen
    dossier.toestemming()
    [open_] = sorted(dossier.beeld(CORPORATIE).categorieen - zonder)[:1]
    wel, niet = voeg(dossier, categorie=open_), voeg(dossier, categorie="begeleidingsplan")
    assert [feit.kenmerk for feit in bijlagen(CORPORATIE, dossier.nummer)] == [wel]
    assert {feit.kenmerk for feit in bijlagen(ZORG, dossier.nummer)} == {wel, niet}
    assert niet not in {feit.kenmerk for feit in dossier.beeld(CORPORATIE).feiten}
    assert haal(dossier, wel, CORPORATIE).inhoud == TEKST
    dossier.leg("toestemming_ingetrokken", namens="deelnemer")
    with pytest.raises(NietGevonden):
        haal(dossier, wel, CORPORATIE)


def test_who_is_no_party_finds_nothing_and_adds_nothing(dossier):
    kenmerk = voeg(dossier)
    for doe in (
        lambda: haal(dossier, kenmerk, ANDERE_ZORG),
        lambda: bijlagen(ANDERE_ZORG, dossier.nummer),
        lambda: te_kiezen(ANDERE_ZORG, dossier.nummer),
        lambda: voeg(dossier, ANDERE_ZORG),
    ):
        with pytest.raises(NietGevonden):
            doe()
    assert len(list(bestanden())) == 1


def test_a_medical_file_has_no_category_and_an_unknown_one_leaves_nothing_behind(dossier):
    assert "medisch" not in te_kiezen(ZORG, dossier.nummer)
    for categorie in ("medisch", "bestaat/niet", ""):
        with pytest.raises(Ongeldig) as fout:
            voeg(dossier, categorie=categorie)
        assert "categorie" in fout.value.fouten
    assert list(bestanden()) == []
    assert not Gebeurtenis.objects.filter(type="bijlage_toegevoegd").exists()


def test_a_role_chooses_only_what_it_sees_or_records_itself(dossier):
    assert "begeleidingsplan" in te_kiezen(ZORG, dossier.nummer)
    assert "begeleidingsplan" not in te_kiezen(CORPORATIE, dossier.nummer)
    with pytest.raises(Ongeldig):
        voeg(dossier, CORPORATIE, "begeleidingsplan")


def test_no_form_records_an_attachment_without_its_file(dossier):
    velden: dict[str, Veldwaarde] = {
        "naam": "x",
        "categorie": "woonafspraken",
        "soort": "pdf",
        "grootte": 1,
        "bestand": "0" * 32,
        "afdruk": "0",
    }
    feit = Vastlegging("bijlage_toegevoegd", dossier.beeld().peildatum, velden=velden)
    with pytest.raises(Ongeldig):
        leg_vast(ZORG, dossier.nummer, feit, dossier.beeld().stand)
    assert "bijlage_toegevoegd" not in {m.type for m in dossier.beeld().kan_nu}


def test_sent_twice_it_is_there_once(dossier):
    eerste = voeg(dossier, verzoek="a" * 32)
    assert voeg(dossier, verzoek="a" * 32) == eerste
    assert len(bijlagen(ZORG, dossier.nummer)) == 1
    assert len(list(bestanden())) == 1


def test_adding_listing_and_withdrawing_are_logged_with_the_chosen_category(dossier):
    kenmerk = voeg(dossier, categorie="begeleidingsplan")
    bijlagen(ZORG, dossier.nummer)
    bijlagen(CORPORATIE, dossier.nummer)
    dossier.leg("bijlage_toegevoegd", vervalt=kenmerk)
    regels = Verwerkingsregel.objects.filter(categorieen__contains="begeleidingsplan").order_by("pk")
    gedaan = [(r.pad, r.handeling, r.account) for r in regels if r.pad != "dossiers.dossierbeeld"]
    assert gedaan == [
        ("dossiers.bijlage_toevoegen", "vastleggen", "zora"),
        ("dossiers.bijlagen", "lezen", "zora"),
        ("dossiers.vastleggen", "vastleggen", "zora"),
    ]


def test_a_changed_or_missing_file_shows_and_is_not_given(dossier):
    kenmerk = voeg(dossier)
    assert list(controleer_bijlagen()) == []
    [pad] = bestanden()
    heel = pad.read_bytes()
    pad.write_bytes(heel[:-1] + bytes([heel[-1] ^ 1]))
    assert [b.wat for b in controleer_bijlagen()] == ["het bestand van deze bijlage is veranderd"]
    with pytest.raises(Onleesbaar):
        haal(dossier, kenmerk)
    pad.unlink()
    [breuk] = controleer_bijlagen(dossier.nummer)
    assert (breuk.nummer, breuk.wat) == (dossier.nummer, "het bestand van deze bijlage ontbreekt")
    with pytest.raises(Onleesbaar):
        haal(dossier, kenmerk)


def test_a_file_cannot_take_the_place_of_another(dossier):
    een, twee = voeg(dossier), voeg(dossier, inhoud=b"Iets anders.")
    a, b = (kluis.bijlagenmap() / naam for naam in (pad.name for pad in bestanden()))
    inhoud = a.read_bytes()
    a.write_bytes(b.read_bytes())
    b.write_bytes(inhoud)
    for kenmerk in (een, twee):
        with pytest.raises(Onleesbaar):
            haal(dossier, kenmerk)
    assert len(list(controleer_bijlagen())) == 2


def verouder(pad: Path, tijd) -> None:
    toen = (tijd.nu() - timedelta(days=2)).timestamp()
    os.utime(pad, (toen, toen))


def test_withdrawn_it_is_not_given_any_more_and_its_file_goes(dossier, tijd):
    blijft, weg = voeg(dossier), voeg(dossier, inhoud=b"Verkeerd dossier.")
    dossier.leg("bijlage_toegevoegd", vervalt=weg)
    assert {f.kenmerk: f.stand for f in bijlagen(ZORG, dossier.nummer)} == {blijft: "geldt", weg: "ingetrokken"}
    with pytest.raises(NietGevonden):
        haal(dossier, weg)
    for pad in bestanden():
        verouder(pad, tijd)
    assert ruim_op() == 1
    assert haal(dossier, blijft).inhoud == TEKST
    assert list(controleer_bijlagen()) == []
    assert controleer_keten() is None


def test_a_withdrawal_is_seen_by_who_saw_the_attachment_only(dossier):
    weg = voeg(dossier, categorie="begeleidingsplan")
    dossier.leg("bijlage_toegevoegd", vervalt=weg)
    assert "bijlage_toegevoegd" not in {feit.type for feit in dossier.beeld(CORPORATIE).feiten}
    vakken = set(Gebeurtenis.objects.filter(type="bijlage_toegevoegd").values_list("vak", flat=True))
    assert vakken == {"zorg-a/begeleidingsplan/deelnemer"}


def test_erasing_makes_a_file_unreadable_at_once_and_removes_it_at_night(dossier, tijd):
    kenmerk = voeg(dossier, categorie="woonafspraken", betrokkene="melder")
    [pad] = bestanden()
    verouder(pad, tijd)
    plan = wis(dossier.nummer, "verzoek", INSTALLATIE, ["melder"])
    assert plan.weg == {"zorg-a/woonafspraken/melder"}
    assert pad.exists()
    with pytest.raises(NietGevonden):
        haal(dossier, kenmerk)
    [feit] = bijlagen(ZORG, dossier.nummer)
    assert (feit.gewist_op is not None, feit.categorie, feit.velden) == (True, "woonafspraken", ())
    assert ruim_op() == 1
    assert not pad.exists()
    assert list(controleer_bijlagen()) == []
    assert controleer_keten() is None


def test_half_written_files_and_left_uploads_go_and_fresh_ones_stay(dossier, tijd):
    voeg(dossier)
    half, los, vers = kluis.bijlagenmap() / ".half-x", kluis.quarantaine() / "upload", kluis.bijlagenmap() / ("f" * 32)
    for pad in (half, los, vers):
        pad.write_bytes(b"x")
    nu = tijd.nu().timestamp()
    for pad in bestanden():
        os.utime(pad, (nu, nu))
    for pad in (half, los):
        verouder(pad, tijd)
    assert ruim_op() == 2
    assert not half.exists()
    assert not los.exists()
    assert vers.exists()


def test_with_a_key_that_does_not_open_nothing_is_cleaned_up(dossier, tijd):
    voeg(dossier)
    [pad] = bestanden()
    verouder(pad, tijd)
    Dossiersleutel.objects.filter(vak__contains="woonafspraken").update(verpakt=b"x" * 60)
    with pytest.raises(Onleesbaar):
        ruim_op()
    assert pad.exists()


def test_a_scanner_decides_by_its_exit_code_and_one_that_does_not_work_refuses(dossier, settings, tmp_path):
    kijker = tmp_path / "kijk.sh"
    kijker.write_text('#!/bin/sh\n! grep -q BESMET "$1"\n')
    kijker.chmod(0o700)
    settings.WAAKVLAM_VIRUSSCANNER = str(kijker)
    assert voeg(dossier)
    with pytest.raises(Afgekeurd, match="virusscanner"):
        voeg(dossier, inhoud=b"BESMET")
    settings.WAAKVLAM_VIRUSSCANNER = str(tmp_path / "bestaat-niet")
    with pytest.raises(Afgekeurd, match="later opnieuw"):
        voeg(dossier)
    assert len(list(bestanden())) == 1


def test_what_is_too_large_or_empty_is_refused(dossier, settings):
    settings.WAAKVLAM_BIJLAGE_MB = 1
    assert voeg(dossier, inhoud=b"a" * 1_000_000)
    for inhoud in (b"a" * 1_000_001, b""):
        with pytest.raises(Afgekeurd):
            voeg(dossier, inhoud=inhoud)
    assert BytesIO(haal(dossier, bijlagen(ZORG, dossier.nummer)[0].kenmerk).inhoud).getbuffer().nbytes == 1_000_000
