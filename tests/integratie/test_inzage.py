"""What a person gets who asks to see their data: all that one organisation holds, with others shielded, fit to read."""

import io
import json
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.hulp.pdf import fouten
from tests.integratie.conftest import CORPORATIE, ZORG
from waakvlam.dossiers.api import bewaar_inzage, dossierbeeld, inzagen, lees_inzage, wis
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden
from waakvlam.verantwoording.overzicht import als_gegevens
from waakvlam.verantwoording.pdf import maak_pdf
from waakvlam.verantwoording.samenstellen import stel_samen

FUNCTIONARIS, VAN_WOON_A = (
    replace(lezer, account=f"fg-{lezer.organisatie}", functiesoort="functionaris_gegevensbescherming")
    for lezer in (ZORG, CORPORATIE)
)
pytestmark = [pytest.mark.opslag, pytest.mark.django_db]


@pytest.fixture
def gevuld(dossier):
    """A dossier with a note about each person."""
    for wie in ("deelnemer", "melder", "kind"):
        dossier.leg("notitie_gemaakt", velden={"tekst": f"Tekst-over-{wie}"}, betrokkene=wie, motivering=f"Reden-{wie}")
    return dossier


@pytest.fixture
def overzicht(gevuld):
    return stel_samen(FUNCTIONARIS, gevuld.nummer)


def tekst(overzicht):
    return json.dumps(als_gegevens(overzicht), ensure_ascii=False)


def in_pdf(inhoud):
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(inhoud)).pages).split())


def test_everything_that_was_recorded_is_in_it_with_who_recorded_it_and_every_part_the_law_names(overzicht):
    alles = tekst(overzicht)
    for woord in ("Dirk Verzonnen", "Tekst-over-deelnemer", "Reden-deelnemer", "zorg-a (Zorgaanbieder)", "woon-a"):
        assert woord in alles
    namen = [deel.naam for deel in overzicht.onderdelen]
    assert {"gegevens", "feiten", "ontvangers", "gezien", "doelen", "bewaren"} <= set(namen)


def test_each_key_names_one_thing(overzicht):
    sleutels = [s for regel in overzicht.regels for s in sorted(regel.sleutels)]
    assert len(sleutels) == len(set(sleutels))


def test_a_reporter_is_shielded_as_a_whole_and_of_a_child_what_was_written_freely(overzicht):
    te_geven = overzicht.afgeschermd(overzicht.voorgesteld)
    alles = tekst(te_geven)
    assert "Tekst-over-deelnemer" in alles
    assert not any(woord in alles for woord in ("over-melder", "Reden-melder", "over-kind", "Reden-kind"))
    (feiten,) = [deel for deel in te_geven.onderdelen if deel.naam == "feiten"]
    assert feiten.weggelaten == 1
    (kind,) = [regel for regel in feiten.regels if regel.over == "kind"]
    assert [v.waarde for v in kind.velden][:2] == ["(afgeschermd)", "(afgeschermd)"]


def test_it_holds_what_the_organisation_holds_and_nothing_of_what_it_may_not_see(gevuld):
    corporatie = tekst(stel_samen(VAN_WOON_A, gevuld.nummer))
    assert "Tekst-over" not in corporatie
    with pytest.raises(NietGevonden):
        stel_samen(VAN_WOON_A, "PRF-2026-00000-00000")


def test_who_works_in_the_dossier_does_not_handle_requests(gevuld):
    for pad in (stel_samen, inzagen):
        with pytest.raises(NietGevonden):
            pad(ZORG, gevuld.nummer)


def test_who_saw_it_is_told_by_function_and_day_and_never_by_name(gevuld):
    dossierbeeld(CORPORATIE, gevuld.nummer)
    eigen = stel_samen(FUNCTIONARIS, gevuld.nummer)
    (gezien,) = [deel for deel in eigen.onderdelen if deel.naam == "gezien"]
    kop = {(regel.titel, regel.dag) for regel in gezien.regels}
    assert {titel for titel, _ in kop} >= {"Gelezen", "Vastgelegd"}
    wie = {veld.waarde for regel in gezien.regels for veld in regel.velden if veld.naam == "Wie"}
    assert wie == {"Medewerker (Zorgaanbieder)", "Functionaris gegevensbescherming (Zorgaanbieder)"}
    assert not any(naam in tekst(eigen) for naam in ("zora", "Zora", "cora", "Cora"))


def test_asking_who_saw_it_is_in_the_log_too(overzicht):
    regel = Verwerkingsregel.objects.filter(pad="logboek.wie_zag").get()
    assert (regel.betrokkene, regel.account, regel.activiteit) == (overzicht.nummer, "fg-zorg-a", "rechten_uitvoeren")


@pytest.mark.parametrize("profiel", ["ua1", "2a"])
def test_the_pdf_can_be_read_by_everyone_and_kept(overzicht, profiel):
    assert fouten(maak_pdf(overzicht.afgeschermd(overzicht.voorgesteld), concept=False), profiel) == []


def test_the_pdf_says_the_same_as_the_json_in_dutch_and_a_concept_says_that_it_is_one(overzicht):
    te_geven = overzicht.afgeschermd(overzicht.voorgesteld)
    inhoud, concept = maak_pdf(te_geven, concept=False), maak_pdf(te_geven, concept=True)
    gelezen = in_pdf(inhoud)
    for deel in te_geven.onderdelen:
        assert deel.kop in gelezen
    assert "Tekst-over-deelnemer" in gelezen
    assert "Tekst-over-melder" not in gelezen
    assert ("Concept" in gelezen, "Concept" in in_pdf(concept)) == (False, True)
    wortel = PdfReader(io.BytesIO(inhoud)).root_object
    assert str(wortel["/Lang"]).startswith("nl")
    assert inhoud == maak_pdf(te_geven, concept=False)


def test_what_someone_wrote_is_never_read_as_markup(dossier):
    dossier.leg("notitie_gemaakt", velden={"tekst": '#read("/etc/passwd") *vet* $x$ [x] \\ "\' é'})
    assert '#read("/etc/passwd") *vet* $x$ [x]' in in_pdf(
        maak_pdf(stel_samen(FUNCTIONARIS, dossier.nummer), concept=False)
    )


def bewaar(dossier):
    kenmerk = dossier.beeld().stand
    bewaar_inzage(FUNCTIONARIS, dossier.nummer, kenmerk, {"pdf": b"%PDF-geheim", "json": b"{}", "keuzes": b"[]"})
    return kenmerk


def test_what_was_given_is_kept_encrypted_for_the_own_organisation_alone(gevuld):
    from waakvlam.dossiers.models import Inzagebundel

    kenmerk = bewaar(gevuld)
    assert lees_inzage(FUNCTIONARIS, gevuld.nummer, kenmerk)["pdf"] == b"%PDF-geheim"
    assert b"geheim" not in bytes(Inzagebundel.objects.get().pdf)
    assert [i.kenmerk for i in inzagen(FUNCTIONARIS, gevuld.nummer)] == [kenmerk]
    assert inzagen(VAN_WOON_A, gevuld.nummer) == []
    with pytest.raises(NietGevonden):
        lees_inzage(VAN_WOON_A, gevuld.nummer, kenmerk)


def test_as_soon_as_anything_is_erased_the_copy_goes_too(gevuld, tmp_path, settings):
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")
    kenmerk = bewaar(gevuld)
    plan = wis(gevuld.nummer, "verzoek", INSTALLATIE, ["melder"])
    assert "inzage" in plan.weg
    assert inzagen(FUNCTIONARIS, gevuld.nummer) == []
    with pytest.raises(NietGevonden):
        lees_inzage(FUNCTIONARIS, gevuld.nummer, kenmerk)
    nieuw = bewaar(gevuld)
    assert lees_inzage(FUNCTIONARIS, gevuld.nummer, nieuw)["json"] == b"{}"


@pytest.mark.parametrize("alleen", [{"betrokkenen": ["kind"]}, {"organisatie": "woon-a"}])
def test_where_nothing_goes_of_what_was_asked_for_the_copy_stays(dossier, tmp_path, settings, alleen):
    settings.WAAKVLAM_WISLIJST = str(tmp_path / "wislijst")
    kenmerk = bewaar(dossier)
    assert wis(dossier.nummer, "verzoek", INSTALLATIE, **alleen).weg == frozenset()
    assert lees_inzage(FUNCTIONARIS, dossier.nummer, kenmerk)["json"] == b"{}"
