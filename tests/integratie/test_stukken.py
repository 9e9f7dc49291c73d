"""Forms and letters as facts: who gets which part, versions, signatures, sending, and drafts of one organisation."""

from datetime import timedelta

import pytest

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, ZORG
from waakvlam import klok
from waakvlam.dossiers.api import (
    WIJZEN,
    ConceptGewijzigd,
    ConceptTeGroot,
    Geweigerd,
    Handtekening,
    Nieuwdeel,
    Nieuwstuk,
    Ongeldig,
    Stukregel,
    Vastlegging,
    Verzending,
    begin_concept,
    bewaar_concept,
    concepten,
    controleer_keten,
    gooi_weg,
    lees_concept,
    leg_samen_vast,
    leg_vast,
    onderteken,
    stel_vast,
    stukken_van,
    verzend,
    wis,
)
from waakvlam.dossiers.models import Concept, Gebeurtenis
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.django_db, pytest.mark.opslag]
GEHEIM, OPEN, NIET_VOOR_HEN = "blauwe-regen", "rode-klaver", "witte-winde"


@pytest.fixture
def vandaag():
    return klok.vandaag()


def deel(categorie, tekst, niet_voor=()):
    return Nieuwdeel(categorie, (Stukregel(f"proef.{tekst}", "Welke bloem?", tekst, tekst),), niet_voor)


def teksten(stuk):
    return {regel.tekst for regel in stuk.inhoud}


def stuk(dossier, **wat):
    """A document with a part that the corporation sees, one that it never sees, and one that its copy leaves out."""
    open_ = min(dossier.beeld(CORPORATIE).categorieen)
    delen = (deel(open_, OPEN), deel("begeleidingsplan", GEHEIM), deel(open_, NIET_VOOR_HEN, ("woningcorporatie",)))
    return Nieuwstuk("formulier", "proef", "Proefformulier", "proef", **({"delen": delen} | wat))


def zie(dossier, lezer):
    return stukken_van(dossier.beeld(lezer).feiten)


def test_each_reader_gets_the_parts_that_are_for_them_and_no_trace_of_the_others(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    [eigen], [kopie] = zie(dossier, ZORG), zie(dossier, CORPORATIE)
    assert teksten(eigen) == {OPEN, GEHEIM, NIET_VOOR_HEN}
    assert eigen.eigen
    assert teksten(kopie) == {OPEN}
    assert not kopie.eigen
    assert kopie.kenmerk == eigen.kenmerk
    alles = repr(dossier.beeld(CORPORATIE))
    assert GEHEIM not in alles
    assert NIET_VOOR_HEN not in alles
    with pytest.raises(NietGevonden):
        dossier.beeld(ANDERE_ZORG)


def test_a_document_without_a_part_for_a_reader_does_not_exist_for_them(dossier, vandaag):
    nieuw = stuk(dossier, delen=(deel("begeleidingsplan", GEHEIM),))
    stel_vast(ZORG, dossier.nummer, nieuw, vandaag)
    [eigen] = zie(dossier, ZORG)
    assert zie(dossier, CORPORATIE) == ()
    tekenen = Handtekening("account", "woningcorporatie", "begeleidingsplan")
    with pytest.raises(NietGevonden):
        onderteken(CORPORATIE, dossier.nummer, eigen.kenmerk, 1, tekenen, vandaag)


def test_a_part_about_more_is_only_for_who_sees_all_of_it(dossier, vandaag):
    open_ = min(dossier.beeld(CORPORATIE).categorieen)
    samen = Nieuwdeel(open_, (Stukregel("proef.samen", "", GEHEIM, GEHEIM),), (), ("begeleidingsplan",))
    stel_vast(ZORG, dossier.nummer, stuk(dossier, delen=(deel(open_, OPEN), samen)), vandaag)
    [eigen], [kopie] = zie(dossier, ZORG), zie(dossier, CORPORATIE)
    assert teksten(eigen) == {OPEN, GEHEIM}
    assert eigen.delen[1].ook == ("begeleidingsplan",)
    assert teksten(kopie) == {OPEN}
    assert GEHEIM not in repr(dossier.beeld(CORPORATIE))


def test_what_lies_in_the_store_is_encrypted_and_the_chain_holds(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    for rij in Gebeurtenis.objects.all():
        assert GEHEIM.encode() not in bytes(rij.inhoud)
    assert controleer_keten(dossier.nummer) is None


def test_facts_come_with_it_or_nothing_is_there(dossier, vandaag):
    voor = Gebeurtenis.objects.count()
    goed = Vastlegging("notitie_gemaakt", vandaag, velden={"tekst": "Besproken."})
    fout = Vastlegging("notitie_gemaakt", vandaag + timedelta(days=1), velden={"tekst": "Morgen."})
    with pytest.raises(Ongeldig) as weigering:
        stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag, [goed, fout])
    assert weigering.value.feit == 1
    assert Gebeurtenis.objects.count() == voor
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag, [goed])
    assert Gebeurtenis.objects.count() == voor + 4


def test_a_refusal_of_the_document_itself_names_no_fact(dossier, vandaag):
    with pytest.raises(Ongeldig) as weigering:
        stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag + timedelta(days=1))
    assert weigering.value.feit == -1
    with pytest.raises(Ongeldig, match="inhoud"):
        stel_vast(ZORG, dossier.nummer, stuk(dossier, delen=()), vandaag)


def test_a_new_version_needs_a_reason_and_keeps_the_earlier_one(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    [eerste] = zie(dossier, ZORG)
    delen = (deel("begeleidingsplan", "nieuw"),)
    with pytest.raises(Ongeldig, match="reden"):
        stel_vast(ZORG, dossier.nummer, stuk(dossier, delen=delen, stuk=eerste.kenmerk), vandaag)
    stel_vast(ZORG, dossier.nummer, stuk(dossier, delen=delen, stuk=eerste.kenmerk, reden="Fout doel."), vandaag)
    [nu] = zie(dossier, ZORG)
    assert (nu.versie, teksten(nu), nu.reden) == (2, {"nieuw"}, "Fout doel.")
    assert [v.versie for v in nu.eerdere] == [1]
    assert nu.eerdere[0].inhoud == eerste.inhoud
    tekenen = Handtekening("account", "zorgaanbieder", "begeleidingsplan")
    with pytest.raises(Ongeldig, match="nieuwere"):
        onderteken(ZORG, dossier.nummer, nu.kenmerk, 1, tekenen, vandaag)


def test_only_the_own_organisation_makes_a_new_version(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    [eerste] = zie(dossier, ZORG)
    with pytest.raises(NietGevonden):
        stel_vast(CORPORATIE, dossier.nummer, stuk(dossier, stuk=eerste.kenmerk, reden="Andere tekst."), vandaag)


def test_each_party_signs_once_and_sees_who_signed(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    [eigen] = zie(dossier, ZORG)
    open_ = min(dossier.beeld(CORPORATIE).categorieen)
    for lezer, rol, wijze in ((ZORG, "deelnemer", "scherm"), (CORPORATIE, "woningcorporatie", "account")):
        gezet = Handtekening(WIJZEN[wijze], rol, open_, "W. Proef", ("M0 0L9 9",) if wijze == "scherm" else ())
        onderteken(lezer, dossier.nummer, eigen.kenmerk, 1, gezet, vandaag)
        with pytest.raises(Ongeldig, match="al getekend"):
            onderteken(lezer, dossier.nummer, eigen.kenmerk, 1, gezet, vandaag)
    for lezer in (ZORG, CORPORATIE):
        [gezien] = zie(dossier, lezer)
        assert {(h.rol, h.wijze) for h in gezien.handtekeningen} == {
            ("deelnemer", "scherm"), ("woningcorporatie", "account"),
        }  # fmt: skip


def test_who_said_not_to_sign_can_still_sign(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    [eigen] = zie(dossier, ZORG)
    for wijze, reden in (("niet_getekend", "Klopt niet."), ("scherm", "")):
        gezet = Handtekening(WIJZEN[wijze], "deelnemer", "begeleidingsplan", reden=reden)
        onderteken(ZORG, dossier.nummer, eigen.kenmerk, 1, gezet, vandaag)
    [gezien] = zie(dossier, ZORG)
    assert [(h.wijze, h.reden) for h in gezien.handtekeningen] == [("niet_getekend", "Klopt niet."), ("scherm", "")]


def test_only_who_made_it_sends_it_and_each_sending_is_seen_by_who_sees_its_data(dossier, vandaag):
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag)
    [eigen] = zie(dossier, ZORG)
    uit = [
        Verzending("deelnemer", "post", kopie=False, op=vandaag, categorie="begeleidingsplan"),
        Verzending("woningcorporatie", "portaal", kopie=True, op=vandaag, categorie=eigen.delen[0].categorie),
    ]
    with pytest.raises(NietGevonden):
        verzend(CORPORATIE, dossier.nummer, eigen.kenmerk, 1, uit)
    verzend(ZORG, dossier.nummer, eigen.kenmerk, 1, uit)
    assert [v.aan for v in zie(dossier, ZORG)[0].verzendingen] == ["deelnemer", "woningcorporatie"]
    assert [v.aan for v in zie(dossier, CORPORATIE)[0].verzendingen] == ["woningcorporatie"]


def test_a_part_of_a_document_cannot_be_recorded_by_itself(dossier, vandaag):
    velden: dict[str, Veldwaarde] = {
        "titel": "x",
        "versie": 1,
        "categorie": "woonafspraken",
        "soort": "brief",
        "naam": "x",
        "stuk": "x",
    }
    los = Vastlegging("stuk_vastgesteld", vandaag, velden={**velden, "afspraken": "x"})
    with pytest.raises(Ongeldig, match="formulieren"):
        leg_vast(ZORG, dossier.nummer, los, dossier.beeld().stand)


def test_a_note_of_an_organisation_is_read_by_nobody_else(dossier, vandaag):
    notitie = Vastlegging("eigen_notitie_gemaakt", vandaag, velden={"tekst": GEHEIM})
    leg_vast(ZORG, dossier.nummer, notitie, dossier.beeld().stand)
    assert GEHEIM in repr(dossier.beeld(ZORG).feiten)
    assert GEHEIM not in repr(dossier.beeld(CORPORATIE))


def test_facts_recorded_together_are_all_there_or_not_at_all(dossier, vandaag):
    voor = Gebeurtenis.objects.count()
    notitie = Vastlegging("notitie_gemaakt", vandaag, velden={"tekst": "Een."})
    verboden = Vastlegging("beschikking_afgegeven", vandaag)
    with pytest.raises(Geweigerd) as weigering:
        leg_samen_vast(ZORG, dossier.nummer, [notitie, verboden], dossier.beeld().stand)
    assert weigering.value.feit == 1
    assert Gebeurtenis.objects.count() == voor
    uitkomst = leg_samen_vast(ZORG, dossier.nummer, [notitie, notitie], dossier.beeld().stand, "sleutel")
    assert uitkomst.stand == dossier.beeld().stand
    weer = leg_samen_vast(ZORG, dossier.nummer, [notitie, notitie], "oud", "sleutel")
    assert weer.herhaald
    assert Gebeurtenis.objects.count() == voor + 2


# drafts


def test_a_draft_is_kept_encrypted_and_read_by_colleagues_only(dossier):
    begonnen = begin_concept(ZORG, dossier.nummer, "formulier", "proef", {"doel": GEHEIM}, {"begeleidingsplan"})
    assert lees_concept(ZORG, dossier.nummer, begonnen.kenmerk).waarden == {"doel": GEHEIM}
    assert GEHEIM.encode() not in bytes(Concept.objects.get().inhoud)
    assert concepten(CORPORATIE, dossier.nummer) == ()
    for wat in (lees_concept, gooi_weg):
        with pytest.raises(NietGevonden):
            wat(CORPORATIE, dossier.nummer, begonnen.kenmerk)
    regel = Verwerkingsregel.objects.filter(pad="dossiers.concept").get()
    assert "begeleidingsplan" in regel.categorieen


def test_who_is_later_in_a_draft_gets_what_is_there_and_overwrites_nothing(dossier):
    begonnen = begin_concept(ZORG, dossier.nummer, "formulier", "proef", {}, set())
    eerste = bewaar_concept(ZORG, dossier.nummer, begonnen.kenmerk, {"doel": "een"}, set(), begonnen.versie)
    assert eerste.versie == begonnen.versie + 1
    with pytest.raises(ConceptGewijzigd) as botsing:
        bewaar_concept(ZORG, dossier.nummer, begonnen.kenmerk, {"doel": "twee"}, set(), begonnen.versie)
    assert botsing.value.nu.waarden == {"doel": "een"}
    herhaald = bewaar_concept(ZORG, dossier.nummer, begonnen.kenmerk, {"doel": "een"}, set(), begonnen.versie)
    assert herhaald.versie == eerste.versie
    with pytest.raises(ConceptTeGroot):
        bewaar_concept(ZORG, dossier.nummer, begonnen.kenmerk, {"doel": "x" * 600_000}, set(), eerste.versie)


def test_a_draft_is_gone_when_it_is_settled_and_stays_when_that_is_refused(dossier, vandaag):
    begonnen = begin_concept(ZORG, dossier.nummer, "formulier", "proef", {"doel": "x"}, set())
    with pytest.raises(Ongeldig):
        stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag + timedelta(days=1), concept=begonnen.kenmerk)
    assert concepten(ZORG, dossier.nummer)
    stel_vast(ZORG, dossier.nummer, stuk(dossier), vandaag, concept=begonnen.kenmerk)
    assert concepten(ZORG, dossier.nummer) == ()


def test_erasing_takes_drafts_along(dossier):
    begin_concept(ZORG, dossier.nummer, "formulier", "proef", {"doel": GEHEIM}, set())
    wis(dossier.nummer, "verzoek", INSTALLATIE, ["deelnemer"])
    assert not Concept.objects.exists()
