"""Search by name and address: what the reader may see and nothing else, and nothing to read in the database."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, GEGEVENS, ZORG
from waakvlam import klok
from waakvlam.dossiers import zoeken
from waakvlam.dossiers.api import Ongeldig, neem_over, wis
from waakvlam.dossiers.api import zoek as zoek_alles
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Behandelaar, Dossier, Zoekspoor
from waakvlam.logboek.api import INSTALLATIE
from waakvlam.logboek.models import Verwerkingsregel

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

WIE = replace(
    GEGEVENS,
    naam="Gülsüm van der Lantaarnlicht",
    straat="Lange Egelantiersdwarsstraat",
    huisnummer="12-3",
    postcode="1015 AB",
    plaats="Amsterdam",
)


def zoek(lezer, tekst):
    return zoek_alles(lezer, tekst).rijen


@pytest.fixture
def bekend(maak_dossier):
    maak_dossier(gegevens=replace(WIE, naam="Iemand Anders", postcode="1016 XY", straat="Plein"))
    return maak_dossier(gegevens=WIE)


@pytest.mark.parametrize(
    "tekst",
    [
        "gul", "Gülsüm", "GULSUM", "lantaarn", "Gülsüm van der Lantaarnlicht", "lant gul", "Egelantiers",
        "egelantiers 12",
        "1015AB", "1015 ab", "1015 AB 12", "gulsum 1015ab",
    ],
)  # fmt: skip
def test_a_dossier_is_found_by_any_part_of_a_name_or_address(bekend, tekst):
    assert [g.nummer for g in zoek(ZORG, tekst)] == [bekend.nummer]


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "gu",
        "van der",
        "gulzig",
        "lantaarnpaal",
        "1015 AC",
        "egelantiers 13",
        "12",
        "gulsum anders",
        "amsterdam",
        "%",
        "'",
    ],
)
def test_what_does_not_begin_every_word_is_not_found(bekend, tekst):
    assert zoek(ZORG, tekst) == ()


def test_only_a_party_that_sees_who_it_is_finds_it(bekend):
    assert zoek(ANDERE_ZORG, "gulsum") == ()
    bekend.met_corporatie()
    gezien = bekend.beeld(CORPORATIE).naam is not None
    assert bool(zoek(CORPORATIE, "gulsum")) is gezien
    bekend.leg("betrokkene_verwijderd", velden={"organisatie": "woon-a", "rol": "woningcorporatie"})
    assert zoek(CORPORATIE, "gulsum") == ()


def test_a_dossier_that_is_due_is_judged_before_it_is_shown(bekend, tijd, monkeypatch):
    Dossier.objects.update(volgende_dag=date(2026, 3, 1))
    gevraagd = []

    def niets(*_):
        gevraagd.append(1)
        return zoeken._gezien(frozenset(), None, {})

    monkeypatch.setattr(zoeken, "_nu", niets)
    assert zoek(ZORG, "gulsum") == ()
    assert gevraagd == [1]
    monkeypatch.undo()
    assert len(zoek(ZORG, "gulsum")) == 1


def test_the_number_of_queries_does_not_grow(bekend, maak_dossier):
    with CaptureQueriesContext(connection) as een:
        zoek(ZORG, "gulsum")
    for _ in range(4):
        maak_dossier(gegevens=WIE)
    with CaptureQueriesContext(connection) as vijf:
        assert len(zoek(ZORG, "gulsum")) == 5
    vragen = [[v for v in gesteld.captured_queries if 'FROM "dossiers_' in v["sql"]] for gesteld in (een, vijf)]
    assert len(vragen[0]) == len(vragen[1]) == 5


def test_the_index_holds_no_word_and_only_what_three_letters_share(bekend):
    sporen = list(Zoekspoor.objects.filter(dossier__nummer=bekend.nummer).values_list("soort", "spoor"))
    assert sorted(soort for soort, _ in sporen) == ["naam", "naam", "postcode", "straat", "straat"]
    assert not any(deel in spoor.lower() for _, spoor in sporen for deel in ("gul", "lan", "1015"))


def test_an_erased_dossier_is_not_found_and_leaves_no_trace(bekend):
    bekend.leg("dossier_gesloten", velden={"reden": "klaar"})
    wis(bekend.nummer, "verzoek", INSTALLATIE)
    assert zoek(ZORG, "gulsum") == ()
    assert not Zoekspoor.objects.filter(dossier__nummer=bekend.nummer).exists()


def test_a_postcode_that_is_none_is_refused(maak_dossier):
    with pytest.raises(Ongeldig, match="postcode"):
        maak_dossier(gegevens=replace(GEGEVENS, postcode="0123 A"))


def test_with_another_key_it_is_found_before_and_after_the_index_is_made_anew(bekend, settings):
    settings.WAAKVLAM_SLEUTEL_VORIGE = [settings.WAAKVLAM_SLEUTEL]
    settings.WAAKVLAM_SLEUTEL = "A" * 43 + "="
    assert len(zoek(ZORG, "gulsum")) == 1
    assert zoeken.maak_sporen_opnieuw() == 2
    assert zoeken.maak_sporen_opnieuw() == 0
    assert len(zoek(ZORG, "gulsum")) == 1
    assert len(set(Zoekspoor.objects.values_list("met", flat=True))) == 1


def test_a_number_finds_it_for_a_party_alone_and_says_no_more_than_they_may_see(bekend):
    assert [g.naam for g in zoek(ZORG, f" {bekend.nummer.lower()} ")] == [WIE.naam]
    assert zoek(ANDERE_ZORG, bekend.nummer) == zoek(ANDERE_ZORG, "PRF-2026-AAAAA-AAAAA") == ()
    assert zoek(CORPORATIE, bekend.nummer) == ()
    bekend.met_corporatie()
    assert [(g.nummer, g.naam) for g in zoek(CORPORATIE, bekend.nummer)] == [
        (bekend.nummer, bekend.beeld(CORPORATIE).naam)
    ]


def test_the_own_reference_finds_what_the_organisation_took_over_and_no_other_organisation(bekend):
    nummer = neem_over(ZORG, "Kast 12/7", GEGEVENS, "proef-2026", date(2026, 1, 5), []).nummer
    assert [g.nummer for g in zoek(ZORG, "kast 12/7 ")] == [nummer]
    assert zoek(ANDERE_ZORG, "Kast 12/7") == zoek(ZORG, "Kast 12/8") == ()


def test_a_line_says_the_phase_and_who_works_on_it(bekend):
    assert zoek(ZORG, "gulsum")[0].behandelaar == ""
    dossier = Dossier.objects.get(nummer=bekend.nummer)
    wat = {"dossier": dossier, "organisatie": "zorg-a", "rol": "zorgaanbieder", "vanaf": klok.nu()}
    with werkdeur():
        Behandelaar.objects.create(account="zora", **wat)
        Behandelaar.objects.create(**wat | {"account": "bart", "organisatie": "zorg-b"})
    (regel,) = zoek(ZORG, "gulsum")
    huidig = next(f.titel for f in bekend.beeld().fasen if f.stand == "huidig")
    assert (regel.fase, regel.behandelaar) == (huidig, "zora")


def test_too_many_are_cut_off_said_and_not_logged(maak_dossier, monkeypatch):
    monkeypatch.setattr(zoeken, "HOOGSTENS", 2)
    for naam in ("Bea Veelnaam", "Anna Veelnaam", "Cas Veelnaam"):
        maak_dossier(gegevens=replace(WIE, naam=naam))
    voor = Verwerkingsregel.objects.count()
    rijen, meer = zoek_alles(ZORG, "veelnaam")
    assert ([g.naam for g in rijen], meer) == (["Anna Veelnaam", "Bea Veelnaam"], True)
    assert Verwerkingsregel.objects.count() - voor == 2


def test_each_search_is_logged_per_person_shown_and_once_when_nobody_was_found(bekend):
    voor = set(Verwerkingsregel.objects.values_list("pk", flat=True))
    zoek(ZORG, "gulsum")
    zoek(ZORG, "niemandal")
    zoek(ANDERE_ZORG, "gulsum")
    nieuw = Verwerkingsregel.objects.exclude(pk__in=voor).order_by("pk")
    assert list(nieuw.values_list("betrokkene", flat=True)) == [bekend.nummer, "", ""]
    assert {rij.handeling for rij in nieuw} == {"zoeken"}
    assert not any("gulsum" in str(waarde).lower() for rij in nieuw.values() for waarde in rij.values())
