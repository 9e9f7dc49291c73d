"""Whoever looks leaves a line: who, of whom, what came out, by which path; before anything is given, and only then."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, GEGEVENS, VANDAAG, ZORG
from waakvlam.dossiers.api import (
    Geweigerd,
    Vastlegging,
    dossierbeeld,
    leg_vast,
    open_blik,
    open_dossier,
    tellingen,
    werkvoorraad,
    zoek,
)
from waakvlam.dossiers.deur import PADEN, deur
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def begin(dossier):
    """Lines from here on."""
    dossier.leg("wooneisen_vastgelegd")
    return Verwerkingsregel.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def regels(vanaf):
    return list(Verwerkingsregel.objects.filter(pk__gt=vanaf).order_by("pk"))


def test_a_look_at_a_dossier_says_who_of_whom_and_what_came_out(dossier, begin):
    dossierbeeld(ZORG, dossier.nummer)
    (regel,) = regels(begin)
    assert (regel.account, regel.organisatie, regel.rol, regel.betrokkene) == (
        "zora",
        "zorg-a",
        "zorgaanbieder",
        dossier.nummer,
    )
    assert (regel.handeling, regel.pad, regel.activiteit) == ("lezen", "dossiers.dossierbeeld", "dossier_voeren")
    assert {"contactgegevens", "wooneisen", "trajectstatus"} <= set(regel.categorieen.split())


def test_what_stayed_hidden_is_not_said_to_have_come_out(dossier, begin):
    dossierbeeld(CORPORATIE, dossier.nummer)
    (regel,) = regels(begin)
    assert set(regel.categorieen.split()) == {"organisatiegegevens", "trajectstatus"}


def test_an_explanation_a_list_and_a_search_leave_lines_and_counts_do_not(dossier, begin):
    open_blik(ZORG, dossier.nummer)
    werkvoorraad(ZORG, groep="wacht_op_anderen")
    zoek(ZORG, "Verzonnen")
    zoek(ZORG, "Niemandal")
    tellingen(ZORG)
    assert [(r.pad, r.handeling, r.betrokkene) for r in regels(begin)] == [
        ("dossiers.uitleg", "lezen", dossier.nummer),
        ("dossiers.werkvoorraad", "lijst", dossier.nummer),
        ("dossiers.zoeken", "zoeken", dossier.nummer),
        ("dossiers.zoeken", "zoeken", ""),
    ]


def test_recording_and_opening_leave_lines_and_a_refusal_none(dossier, begin):
    stand = dossier.beeld().stand
    na = regels(begin)[-1].pk
    leg_vast(ZORG, dossier.nummer, Vastlegging("hulpbehoefte_vastgelegd", VANDAAG), stand)
    nummer = open_dossier(ZORG, GEGEVENS, PROEF)
    assert [(r.handeling, r.betrokkene) for r in regels(na)] == [("vastleggen", dossier.nummer), ("openen", nummer)]
    na = regels(na)[-1].pk
    with pytest.raises(Geweigerd):
        leg_vast(
            ZORG,
            nummer,
            Vastlegging("aanbod_beantwoord", VANDAAG, velden={"antwoord": "accepteert"}),
            stand_van(nummer),
        )
    with pytest.raises(NietGevonden):
        dossierbeeld(ANDERE_ZORG, dossier.nummer)
    assert [r.handeling for r in regels(na)] == ["lezen"]


def stand_van(nummer):
    return dossierbeeld(ZORG, nummer).stand


def test_a_page_of_people_is_one_statement(maak_dossier, begin):
    for _ in range(9):
        maak_dossier().leg("wooneisen_vastgelegd")
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        rijen = werkvoorraad(ZORG, groep="wacht_op_anderen").rijen
    logregels = [v["sql"] for v in vragen if "logboek_verwerkingsregel" in v["sql"]]
    assert (len({r.nummer for r in rijen}), len(logregels)) == (10, 1)


def test_who_says_nothing_of_people_gets_nothing_out():
    with pytest.raises(RuntimeError, match="toon"), deur(ZORG, "dossierbeeld"):
        pass


def test_every_path_says_what_it_is_and_those_of_people_what_the_log_calls_it():
    from waakvlam.verwerkingen.register import verwerking

    assert all(verwerking(pad.activiteit).naam == pad.activiteit and len(pad.wat) > 10 for pad in PADEN.values())
    assert {naam for naam, pad in PADEN.items() if pad.handeling is None} == {
        "tellingen", "open_per_clausule", "behandelaar", "effect_nummers", "bijlage_keuze", "concepten", "inzagen",
        "caseload",
    }  # fmt: skip
