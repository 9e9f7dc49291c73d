"""What the database itself holds to: facts are only added, the chain shows every change, contents are unreadable."""

from datetime import UTC, date, datetime, time

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.integratie.conftest import VANDAAG, ZORG
from waakvlam.dossiers import keten
from waakvlam.dossiers.api import Breuk, Onleesbaar, Opslagfout, controleer_keten
from waakvlam.dossiers.apps import FEITEN
from waakvlam.dossiers.models import Dossiersleutel, Gebeurtenis, Termijn
from waakvlam.dossiers.opgeslagen import in_een_keer
from waakvlam.dossiers.sleutels import Vakslot
from waakvlam.opslag.alleen_toevoegen import REDEN

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]

TABEL = FEITEN.tabel
AANVALLEN = {
    "wijzigen": f"UPDATE {TABEL} SET op = '2020-01-01'",
    "hash wijzigen": f"UPDATE {TABEL} SET hash = hash",
    "verwijderen": f"DELETE FROM {TABEL} WHERE volgnummer = 1",
    "alles verwijderen": f"DELETE FROM {TABEL}",
}
LEEG_OF_VERVANG = {
    "sqlite": f"INSERT OR REPLACE INTO {TABEL} SELECT * FROM {TABEL}",
    "postgresql": f"TRUNCATE {TABEL} CASCADE",
}


def voer_uit(opdracht):
    connection.check_constraints()  # PostgreSQL does not empty a table that still waits for a check
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


@pytest.mark.parametrize("naam", [*AANVALLEN, "legen of vervangen"])
def test_a_fact_cannot_be_changed_removed_or_replaced(dossier, naam):
    opdracht = AANVALLEN.get(naam) or LEEG_OF_VERVANG[connection.vendor]
    with pytest.raises(DatabaseError, match=REDEN):
        voer_uit(opdracht)
    assert Gebeurtenis.objects.count() == 2


def test_the_orm_cannot_change_one_either(dossier):
    feit = Gebeurtenis.objects.get(volgnummer=1)
    for poging in (feit.save, Gebeurtenis.objects.all().delete, lambda: Gebeurtenis.objects.update(rol="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            poging()


@pytest.mark.parametrize("kolom", ["account", "organisatie", "rol", "door"])
def test_a_fact_without_someone_behind_it_is_refused_by_the_database(dossier, kolom):
    feit = Gebeurtenis.objects.get(volgnummer=2)
    feit.pk, feit.volgnummer = None, 3
    setattr(feit, kolom, "")
    with pytest.raises(DatabaseError), transaction.atomic():
        feit.save(force_insert=True)


def test_an_error_of_the_database_is_passed_on_without_its_message(dossier):
    feit = Gebeurtenis.objects.get(volgnummer=2)
    feit.pk, feit.account = None, "iemand-met-een-naam"
    with pytest.raises(Opslagfout) as fout, in_een_keer():
        feit.save(force_insert=True)
    assert "iemand" not in str(fout.value)
    assert fout.value.__cause__ is None


def zonder_triggers(opdracht, *waarden):
    """As someone would who has the database in hand."""
    connection.check_constraints()
    FEITEN.verwijder(connection)
    with connection.cursor() as cursor:
        cursor.execute(opdracht, waarden)
    connection.check_constraints()
    FEITEN.zet(connection)


def test_every_chain_holds(maak_dossier):
    eerste = maak_dossier().met_corporatie()
    maak_dossier().leg("wooneisen_vastgelegd")
    assert controleer_keten() is None
    assert controleer_keten(eerste.nummer) is None


def test_a_hash_stays_what_it_is_and_a_compartment_joins_it():
    feit = Gebeurtenis(
        volgnummer=2,
        type="wooneisen_vastgelegd",
        op=date(2026, 3, 13),
        tijd=time(9, 30),
        vastgelegd_op=datetime(2026, 3, 16, 9, tzinfo=UTC),
        account="zora",
        organisatie="zorg-a",
        rol="zorgaanbieder",
        door="deelnemer",
        betreft="w1",
        inhoud=b"versleuteld",
        corrigeert=1,
        vorige_hash="0" * 64,
    )
    assert keten.bereken_hash("PRF-2026-A", feit) == "be7e0f5c04109763d0ef6e2d7f53aa36f96b8b1337ed35cef36e68b8161d2ef0"
    feit.vak = "melder:m1"
    assert keten.bereken_hash("PRF-2026-A", feit) == "c17b0a3a5245c053da59de3b04601e1adc49c3fe4710cfe6539f0d7c9e00d2b6"


@pytest.mark.parametrize("kolom", ["op", "account", "rol", "door", "type", "betreft", "organisatie", "vak"])
def test_a_changed_column_is_found(dossier, kolom):
    waarde = "2020-01-01" if kolom == "op" else "veranderd"
    zonder_triggers(f"UPDATE {TABEL} SET {kolom} = %s WHERE volgnummer = 2", waarde)
    assert controleer_keten() == Breuk(dossier.nummer, 2, "de inhoud klopt niet met de hash")


def test_changed_content_is_found_and_not_read(dossier):
    zonder_triggers(f"UPDATE {TABEL} SET inhoud = %s WHERE volgnummer = 1", b"x" * 40)
    assert controleer_keten(dossier.nummer) == Breuk(dossier.nummer, 1, "de inhoud klopt niet met de hash")
    with pytest.raises(Onleesbaar):
        dossier.beeld()


def test_content_moved_to_another_fact_does_not_open(dossier):
    dossier.leg("wooneisen_vastgelegd")
    zonder_triggers(
        f"UPDATE {TABEL} SET inhoud = (SELECT inhoud FROM {TABEL} WHERE volgnummer = 1) WHERE volgnummer = %s", 3
    )
    with pytest.raises(Onleesbaar):
        dossier.beeld()


def test_a_row_that_was_changed_with_its_hash_breaks_the_next(dossier):
    feit = Gebeurtenis.objects.get(volgnummer=1)
    feit.account = "ander"
    zonder_triggers(
        f"UPDATE {TABEL} SET account = 'ander', hash = %s WHERE volgnummer = 1",
        keten.bereken_hash(dossier.nummer, feit),
    )
    assert controleer_keten() == Breuk(dossier.nummer, 2, "sluit niet aan op het vorige feit")


@pytest.mark.parametrize(("weg", "plek"), [("volgnummer = 1", 1), ("volgnummer = 2", 2), ("volgnummer > 0", 0)])
def test_a_missing_row_is_found(dossier, weg, plek):
    zonder_triggers(f"DELETE FROM {TABEL} WHERE {weg}")
    breuk = controleer_keten()
    assert breuk is not None
    assert breuk.volgnummer == plek


def test_no_column_holds_what_was_filled_in(dossier):
    geheim = "Zeer-Herkenbare-Tekst"
    dossier.leg("wooneisen_vastgelegd", velden={"motivering": geheim}, motivering=geheim)
    for model in apps.get_app_config("dossiers").get_models():
        for rij in model._default_manager.all().values():
            ruw = b"|".join(bytes(w) if isinstance(w, bytes | memoryview) else str(w).encode() for w in rij.values())
            assert geheim.encode() not in ruw
            assert b"Dirk" not in ruw
            assert b"1990" not in ruw


def test_equal_contents_look_different(maak_dossier):
    een, twee = maak_dossier(), maak_dossier()
    for dossier in (een, twee):
        dossier.leg("wooneisen_vastgelegd", velden={"motivering": "gelijk"})
        dossier.leg("wooneisen_vastgelegd", velden={"motivering": "gelijk"})
    inhouden = [bytes(i) for i in Gebeurtenis.objects.values_list("inhoud", flat=True)]
    assert len(set(inhouden)) == len(inhouden)
    vreemd = Dossiersleutel.objects.get(dossier__nummer=twee.nummer, vak="gegevens")
    with pytest.raises(Onleesbaar):
        Vakslot(een.nummer, vreemd.vak, bytes(vreemd.verpakt or b""), vreemd.met)


def test_the_rows_of_lists_can_be_made_again_from_the_facts(dossier):
    from waakvlam.dossiers.ververs import ververs_dossier

    dossier.leg("hulpbehoefte_vastgelegd")
    voor = list(Termijn.objects.order_by("sleutel").values_list("sleutel", "status", "uiterlijk"))
    for tabel in ("werkrij", "termijnzicht", "termijn"):
        zonder_triggers(f"DELETE FROM dossiers_{tabel} WHERE 1 = %s", 1)
    assert ververs_dossier(dossier.nummer, VANDAAG)
    assert list(Termijn.objects.order_by("sleutel").values_list("sleutel", "status", "uiterlijk")) == voor
    assert dossier.beeld(ZORG).termijnen
