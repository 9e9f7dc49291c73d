"""What a ground without consent alone opened says so in the log, along every path: a list too, which judges nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers.api import (
    NieuweBijlage,
    bewaar_inzage,
    bijlagen,
    lees_inzage,
    open_bijlage,
    ververs,
    voeg_bijlage_toe,
    werkvoorraad,
    zoek,
)
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossierzicht, Werkrij
from waakvlam.logboek.models import Verwerkingsregel

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

NAAM, TRAJECT = "contactgegevens", "trajectstatus"
FUNCTIONARIS = replace(CORPORATIE, account="fg", functiesoort="functionaris_gegevensbescherming")


@pytest.fixture
def zaak(maak_dossier):
    """A dossier of Amsterdam with terms about the course, which the corporation sees by no rule of now."""
    dossier = maak_dossier(afsprakenset="amsterdam-2026").met_corporatie()
    dossier.leg("voorbereiding_gestart")
    return dossier


def leg_grond(zaak, *categorieen, **anders):
    velden = {
        "grond": "wet", "reden": "De wet vraagt dit.", "ontvanger": "woningcorporatie",
        "categorieen": categorieen or (NAAM, TRAJECT), "geldig_tot": VANDAAG + timedelta(days=7),
    }  # fmt: skip
    return zaak.leg("uitzonderingsgrond_vastgelegd", velden={**velden, **anders})


def lijst():
    return werkvoorraad(CORPORATIE, groep="wacht_op_anderen").rijen


def gelogd(pad, account="cora"):
    """The lines of this path: of whom, by which ground, and which categories."""
    regels = Verwerkingsregel.objects.filter(pad=f"dossiers.{pad}", account=account).order_by("pk")
    return [(r.betrokkene, r.grond, set(r.categorieen.split())) for r in regels]


def test_a_row_of_a_list_keeps_the_ground_that_alone_opened_it(zaak):
    assert lijst() == ()
    leg_grond(zaak)
    assert {rij.naam for rij in lijst()} == {"Dirk Verzonnen"}
    with werkdeur():
        assert set(Werkrij.objects.filter(rol="woningcorporatie", deelt=True).values_list("alleen_door")) == {("wet",)}
        assert set(Werkrij.objects.filter(rol="zorgaanbieder").values_list("alleen_door")) == {("",)}
        assert Dossierzicht.objects.get(rol="woningcorporatie").alleen_door == {NAAM: "wet", TRAJECT: "wet"}
        assert Dossierzicht.objects.get(rol="zorgaanbieder").alleen_door == {}
    assert gelogd("werkvoorraad") == [(zaak.nummer, "wet", {NAAM, TRAJECT})]


def test_a_name_and_a_term_each_say_their_own_ground(zaak):
    leg_grond(zaak, TRAJECT)
    assert {rij.naam for rij in lijst()} == {None}
    leg_grond(zaak, NAAM, grond="convenant")
    assert {rij.naam for rij in lijst()} == {"Dirk Verzonnen"}
    eerst, *daarna = gelogd("werkvoorraad")
    assert eerst == (zaak.nummer, "wet", {TRAJECT})
    assert sorted(daarna) == [(zaak.nummer, "convenant", {NAAM}), (zaak.nummer, "wet", {TRAJECT})]


def test_what_a_rule_opens_too_says_no_ground_and_after_the_last_day_there_is_nothing(zaak, tijd):
    leg_grond(zaak)
    zaak.leg("afwijking_van_planning_gemeld", velden={})
    zaak.toestemming(doelen=["alles"])
    lijst()
    assert gelogd("werkvoorraad") == [(zaak.nummer, "", {TRAJECT}), (zaak.nummer, "wet", {NAAM})]
    zaak.leg("toestemming_ingetrokken", velden={}, namens="deelnemer")
    tijd.dag = VANDAAG + timedelta(days=8)
    ververs(tijd.dag)
    assert lijst() == ()
    with werkdeur():
        assert Dossierzicht.objects.get(rol="woningcorporatie").alleen_door == {}


def test_a_search_says_the_ground_by_stored_rows_and_by_a_fresh_judgement(zaak, tijd):
    leg_grond(zaak)
    assert [g.nummer for g in zoek(CORPORATIE, "Verzonnen").rijen] == [zaak.nummer]
    tijd.dag = VANDAAG + timedelta(days=7)
    assert [g.nummer for g in zoek(CORPORATIE, "Verzonnen").rijen] == [zaak.nummer]
    assert gelogd("zoeken") == [(zaak.nummer, "wet", {NAAM, TRAJECT})] * 2


def test_an_attachment_and_what_is_given_to_who_asks_say_the_ground(zaak):
    bestanden = {}
    kenmerk = voeg_bijlage_toe(
        ZORG, zaak.nummer, NieuweBijlage("a.txt", "tekst", TRAJECT), b"tekst", "b" * 32,
        lambda geheim: bestanden.update({"b" * 32: geheim}),
    ).kenmerk  # fmt: skip
    leg_grond(zaak)
    assert [b.kenmerk for b in bijlagen(CORPORATIE, zaak.nummer)] == [kenmerk]
    assert open_bijlage(CORPORATIE, zaak.nummer, kenmerk, bestanden.__getitem__).inhoud == b"tekst"
    assert gelogd("bijlagen") == gelogd("bijlage") == [(zaak.nummer, "wet", {TRAJECT})]
    bewaar_inzage(FUNCTIONARIS, zaak.nummer, kenmerk, {"pdf": b"x", "json": b"{}", "keuzes": b"[]", "bijlagen": b""})
    lees_inzage(FUNCTIONARIS, zaak.nummer, kenmerk)
    for pad in ("inzage_vrijgeven", "inzage_ophalen"):
        assert (zaak.nummer, "wet", {NAAM, TRAJECT}) in gelogd(pad, "fg")
