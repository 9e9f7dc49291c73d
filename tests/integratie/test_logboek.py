"""The log of processing: in the transaction of what it tells, added to only, codes and numbers, in a standard form."""

import json
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from typer.testing import CliRunner

from waakvlam.cli.hoofd import app
from waakvlam.kern.fouten import Vraagfout
from waakvlam.logboek.api import GeenTransactie, Wie, als_logregel, huidig_spoor, met_spoor, noteer
from waakvlam.logboek.apps import REGELS
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.logboek.uitvoer import regels_vanaf
from waakvlam.opslag.alleen_toevoegen import REDEN

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

ZORA = Wie("zora", "zorg-a", "zorgaanbieder")
NUMMER = "D-7KQ2-M9XA"
WAT: dict[str, Any] = {"handeling": "lezen", "pad": "dossier.beeld"}


def test_a_line_tells_who_whom_what_when_on_what_ground_and_why():
    noteer(
        Wie("zora", "zorg-a", "zorgaanbieder", "beheerder", ondersteuning=True),
        "noodtoegang",
        {NUMMER: ["veiligheid", "contactgegevens", "veiligheid"]},
        **WAT,
        doel="veiligheid",
        grond="AVG-6.1.d",
        reden="gevaar",
    )
    regel = Verwerkingsregel.objects.get()
    assert (regel.account, regel.organisatie, regel.rol, regel.functiesoort) == (
        "zora", "zorg-a", "zorgaanbieder", "beheerder",
    )  # fmt: skip
    assert regel.namens_ondersteuning
    assert (regel.betrokkene, regel.betrokkene_soort) == (NUMMER, "deelnemer")
    assert regel.categorieen == "contactgegevens veiligheid"
    assert (regel.activiteit, regel.doel, regel.grond, regel.reden) == (
        "noodtoegang", "veiligheid", "AVG-6.1.d", "gevaar",
    )  # fmt: skip
    assert regel.begonnen_op <= regel.geeindigd_op


def test_a_page_of_25_people_is_25_lines_in_one_statement():
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        noteer(
            ZORA, "termijnen_bewaken", {f"D-{n}": ["trajectstatus"] for n in range(25)}, handeling="lijst", pad="werk"
        )
    assert len(vragen) == 1
    assert vragen[0]["sql"].startswith("INSERT")
    regels = Verwerkingsregel.objects.all()
    assert len({r.operation_id for r in regels}) == 25
    assert len({(r.trace_id, r.parent) for r in regels}) == 1


def test_nobody_gives_no_line_but_a_search_that_finds_nobody_does():
    for handeling in ("lijst", "lezen"):
        noteer(ZORA, "dossier_voeren", {}, handeling=handeling, pad="dossier.lijst")
    assert not Verwerkingsregel.objects.exists()
    noteer(ZORA, "dossier_voeren", {}, handeling="zoeken", pad="dossier.zoek")
    regel = Verwerkingsregel.objects.get()
    assert regel.betrokkene == ""
    assert "dpl.core.data_subject_id" not in als_logregel(regel)["attributes"]


def test_what_is_undone_leaves_no_line():
    with transaction.atomic():
        noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
        assert Verwerkingsregel.objects.count() == 1
        transaction.set_rollback(True)
    assert not Verwerkingsregel.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_line_apart_from_what_it_tells_is_refused():
    with pytest.raises(GeenTransactie):
        noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
    with transaction.atomic():
        noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
    assert Verwerkingsregel.objects.count() == 1


@pytest.mark.parametrize(
    ("wie", "activiteit", "betrokkenen", "wat", "fout"),
    [
        (ZORA, "iets_anders", {NUMMER: []}, WAT, Vraagfout),
        (Wie("", "zorg-a", "zorgaanbieder"), "dossier_voeren", {NUMMER: []}, WAT, ValueError),
        (Wie("zora", "", "zorgaanbieder"), "dossier_voeren", {NUMMER: []}, WAT, ValueError),
        (ZORA, "dossier_voeren", {NUMMER: []}, {**WAT, "handeling": "gluren"}, ValueError),
        (ZORA, "dossier_voeren", {NUMMER: []}, {**WAT, "pad": ""}, ValueError),
        (ZORA, "dossier_voeren", {"Dirk Verzonnen": []}, WAT, ValueError),
        (ZORA, "dossier_voeren", {NUMMER: ["is verward"]}, WAT, ValueError),
        (ZORA, "dossier_voeren", {NUMMER: []}, {**WAT, "reden": "hij viel\n"}, ValueError),
        (ZORA, "dossier_voeren", {NUMMER: []}, {**WAT, "pad": "/zoek?naam=Dirk"}, ValueError),
    ],
    ids=["activity", "account", "organisation", "act", "no path", "name", "category", "reason", "address"],
)
def test_a_line_with_a_gap_or_with_free_text_is_refused_and_not_repeated(wie, activiteit, betrokkenen, wat, fout):
    with pytest.raises(fout) as gevonden:
        noteer(wie, activiteit, betrokkenen, **wat)
    assert not Verwerkingsregel.objects.exists()
    assert not any(deel in str(gevonden.value) for deel in ("Dirk", "verward", "viel"))


AANVALLEN = [
    f"UPDATE {REGELS.tabel} SET account = 'een-ander'",
    f"DELETE FROM {REGELS.tabel}",
]
LEEG_OF_VERVANG = {
    "sqlite": f"INSERT OR REPLACE INTO {REGELS.tabel} SELECT * FROM {REGELS.tabel}",
    "postgresql": f"TRUNCATE {REGELS.tabel}",
}


@pytest.mark.parametrize("aanval", [*AANVALLEN, ""], ids=["update", "delete", "truncate or replace"])
def test_a_line_cannot_be_changed_removed_or_replaced(aanval):
    noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
    with pytest.raises(DatabaseError, match=REDEN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(aanval or LEEG_OF_VERVANG[connection.vendor])
    assert Verwerkingsregel.objects.get().account == "zora"


def test_the_database_refuses_a_line_without_somebody_behind_it():
    noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
    regel = Verwerkingsregel.objects.get()
    regel.pk, regel.account = None, ""
    with pytest.raises(DatabaseError), transaction.atomic():
        regel.save(force_insert=True)


def test_the_lines_of_one_operation_are_read_together():
    with met_spoor() as spoor:
        assert huidig_spoor() is spoor
        noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
        with met_spoor():
            noteer(ZORA, "dossier_voeren", {"D-2": []}, **WAT)
    noteer(ZORA, "dossier_voeren", {"D-3": []}, **WAT)
    eerste, tweede, los = Verwerkingsregel.objects.order_by("id")
    assert {eerste.trace_id, tweede.trace_id} == {spoor.trace_id} != {los.trace_id}
    assert {eerste.parent, tweede.parent} == {spoor.operation_id}
    assert spoor.operation_id not in {eerste.operation_id, tweede.operation_id}


TRACE, OUDER = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@pytest.mark.parametrize(
    ("kop", "gaat_verder"),
    [
        (f"00-{TRACE}-{OUDER}-01", True),
        (f"cc-{TRACE}-{OUDER}-01-later", True),
        (f"00-{TRACE}-{OUDER}-01-later", False),
        (f"ff-{TRACE}-{OUDER}-01", False),
        (f"00-{TRACE.upper()}-{OUDER}-01", False),
        (f"00-{'0' * 32}-{OUDER}-01", False),
        (f"00-{TRACE}-{'0' * 16}-01", False),
        (f"00-{TRACE}-{OUDER}", False),
        (f"00-{TRACE}-{OUDER}-01\n", False),
        ("", False),
    ],
)
def test_a_trace_goes_on_from_a_well_formed_header_with_an_operation_of_our_own(kop, gaat_verder):
    with met_spoor(kop) as spoor:
        noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
    assert (spoor.trace_id == TRACE) is gaat_verder
    assert spoor.aanroeper == (OUDER if gaat_verder else "")
    assert len(spoor.trace_id) == 32
    assert len(spoor.operation_id) == 16
    assert spoor.operation_id != OUDER
    attributen = als_logregel(Verwerkingsregel.objects.get())["attributes"]
    assert attributen.get("dpl.core.foreign_operation.span_id", "") == spoor.aanroeper


def test_every_request_has_a_trace_of_its_own(monkeypatch):
    sporen = []
    monkeypatch.setattr("waakvlam.toegang.middleware.binnen", lambda _: sporen.append(huidig_spoor()))
    bezoeker = Client()
    for _ in range(2):
        bezoeker.get("/", headers={"traceparent": f"00-{TRACE}-{OUDER}-01"})
    assert [spoor.trace_id for spoor in sporen] == [TRACE, TRACE]
    assert len({spoor.operation_id for spoor in sporen}) == 2


VERPLICHT = {"trace_id", "span_id", "status", "name", "start_time", "end_time", "attributes"}
"""Of the interface of the standard, with what may be added to it."""
MAG = {"parent_span_id", "resource"}
KERN = {"dpl.core.processing_activity_id", "dpl.core.data_subject_id", "dpl.core.data_subject_id_type"}
NEN = {"eventTypeCode", "users", "participants", "autorisatieProtocol"}
GEBRUIKER = {"userID", "userIsRequestor", "roleIDCode", "purposeOfUse"}
OBJECT = {
    "participantObjectTypeCode", "participantObjectTypeCodeRole", "participantObjectIDTypeCode", "participantObjectID",
    "participantObjectDetail", "participantObjectDescription",
}  # fmt: skip


def test_a_line_has_the_fields_of_the_standard_and_no_others():
    noteer(ZORA, "dossier_voeren", {NUMMER: ["contactgegevens"]}, **WAT)
    regel = json.loads(json.dumps(als_logregel(Verwerkingsregel.objects.get())))
    assert set(regel) - MAG == VERPLICHT
    assert set(regel["attributes"]) == KERN | {f"dpl.nen7513.{naam}" for naam in NEN}
    assert set(regel["attributes"]["dpl.nen7513.users"][0]) == GEBRUIKER
    assert set(regel["attributes"]["dpl.nen7513.participants"][0]) == OBJECT
    assert regel["status"] in {"Unset", "Ok", "Error"}
    assert regel["attributes"]["dpl.core.processing_activity_id"] == "urn:waakvlam:verwerking:dossier_voeren"
    assert regel["attributes"]["dpl.core.data_subject_id"] == NUMMER
    assert regel["attributes"]["dpl.core.data_subject_id_type"] == "dossier"
    assert regel["start_time"].endswith("Z")


def test_a_colleague_is_named_by_the_mark_of_the_account():
    noteer(ZORA, "verantwoorden", {"zeno": ["handelingen"]}, soort="medewerker", **WAT)
    attributen = als_logregel(Verwerkingsregel.objects.get())["attributes"]
    assert attributen["dpl.core.data_subject_id_type"] == "account"


def test_the_log_is_handed_on_in_order_and_from_where_it_stopped():
    for nummer in range(7):
        noteer(ZORA, "dossier_voeren", {f"D-{nummer}": []}, **WAT)
    eerste = list(regels_vanaf(per_keer=3))
    assert [regel.betrokkene for regel in eerste] == [f"D-{n}" for n in range(7)]
    noteer(ZORA, "dossier_voeren", {"D-7": []}, **WAT)
    assert [regel.betrokkene for regel in regels_vanaf(eerste[-1].pk)] == ["D-7"]
    assert list(regels_vanaf(eerste[-1].pk + 1)) == []


def test_the_command_prints_the_log_says_where_it_stopped_and_leaves_a_line_of_it():
    noteer(ZORA, "dossier_voeren", {NUMMER: []}, **WAT)
    eerste = Verwerkingsregel.objects.get()
    uitkomst = CliRunner().invoke(app, ["logboek", "--uitvoer", "--na", str(eerste.pk)])
    (regel,) = [json.loads(tekst) for tekst in uitkomst.stdout.splitlines()]
    assert regel["name"] == "uitvoeren logboek.uitvoer"
    assert regel["attributes"]["dpl.nen7513.users"][0]["userID"] == "installatie"
    laatste = Verwerkingsregel.objects.latest("id").pk
    assert f"--na {laatste}." in uitkomst.stderr
    assert CliRunner().invoke(app, ["logboek"]).exit_code != 0
