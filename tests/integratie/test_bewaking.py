"""The guards of tables survive migrations: columns added, altered and renamed, and all of them from the first."""

import pytest
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import DatabaseError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.hulp.afspraken import PROEF
from tests.integratie.conftest import VANDAAG
from waakvlam import klok
from waakvlam.dossiers.api import Controle, maak_dagkop
from waakvlam.dossiers.apps import DAGKOPPEN, DAGKOPREGELS, FEITEN
from waakvlam.dossiers.keten import bereken_hash
from waakvlam.dossiers.models import Dagkop, Dagkopregel, Gebeurtenis
from waakvlam.opslag.alleen_toevoegen import bewaakte

pytestmark = [pytest.mark.opslag, pytest.mark.django_db(transaction=True), pytest.mark.traag]

TABELLEN = [(Gebeurtenis, FEITEN, "account"), (Dagkop, DAGKOPPEN, "wortel"), (Dagkopregel, DAGKOPREGELS, "hash")]
NAMEN = [tabel.tabel for _, tabel, _ in TABELLEN]


def veld(naam, lengte=10):
    nieuw = models.CharField(max_length=lengte, default="x")
    nieuw.set_attributes_from_name(naam)
    return nieuw


def toegevoegd(editor, model, _kolom):
    editor.add_field(model, veld("proefkolom"))
    return lambda terug: terug.remove_field(model, veld("proefkolom"))


def verruimd(editor, model, kolom):
    oud = model._meta.get_field(kolom)
    nieuw = veld(kolom, oud.max_length + 10)
    editor.alter_field(model, oud, nieuw)
    return lambda terug: terug.alter_field(model, nieuw, oud)


def hernoemd(editor, model, kolom):
    oud, nieuw = model._meta.get_field(kolom), veld("proefnaam", model._meta.get_field(kolom).max_length)
    editor.alter_field(model, oud, nieuw)
    return lambda terug: terug.alter_field(model, nieuw, oud)


def geweigerd(tabel):
    for opdracht in (f"UPDATE {tabel.tabel} SET id = id", f"DELETE FROM {tabel.tabel}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(opdracht)


@pytest.mark.parametrize(("model", "tabel", "kolom"), TABELLEN, ids=NAMEN)
@pytest.mark.parametrize("verandering", [toegevoegd, verruimd, hernoemd])
def test_a_guard_stands_again_after_a_column_changed(transactional_db, maak_dossier, model, tabel, kolom, verandering):
    maak_dossier()
    maak_dagkop(VANDAAG)
    with connection.schema_editor() as editor:
        terug = verandering(editor, model, kolom)
    try:
        # Why they are made again after every migration: SQLite remakes the table, and drops them without a word.
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
        assert tabel.aanwezig(connection)
        geweigerd(tabel)
    finally:
        with connection.schema_editor() as editor:
            terug(editor)
        emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    geweigerd(tabel)
    assert Controle().eerste_breuk() is None


def oude_feiten(dossier, aantal=3):
    """Chained facts by the columns of the first version, not stored yet."""
    vorige = ""
    for n in range(1, aantal + 1):
        feit = Gebeurtenis(
            dossier_id=dossier.pk,
            volgnummer=n,
            type="wooneisen_vastgelegd",
            op=VANDAAG,
            vastgelegd_op=klok.nu(),
            account="zora",
            organisatie="zorg-a",
            rol="zorgaanbieder",
            door="zorgaanbieder",
            inhoud=b"versleuteld",
            vorige_hash=vorige,
        )
        feit.hash = vorige = bereken_hash(dossier.nummer, feit)
        yield feit


def test_facts_of_the_first_version_keep_chain_and_guards_through_all_migrations(transactional_db):
    try:
        call_command("migrate", "dossiers", "0002", verbosity=0)
        oud = MigrationExecutor(connection).loader.project_state(("dossiers", "0002_alleen_toevoegen")).apps
        dossiers, feiten = (oud.get_model("dossiers", naam).objects for naam in ("Dossier", "Gebeurtenis"))
        dossier = dossiers.create(nummer="PRF-2026-00001", afsprakenset=PROEF, aangemaakt_op=klok.nu(), volgnummer=3)
        kolommen = [veld.attname for veld in feiten.model._meta.concrete_fields if veld.name != "id"]
        for feit in oude_feiten(dossier):
            feiten.create(**{kolom: getattr(feit, kolom) for kolom in kolommen})
    finally:
        call_command("migrate", verbosity=0)
    assert Gebeurtenis.objects.count() == 3
    assert all(tabel.aanwezig(connection) for tabel in bewaakte())
    geweigerd(FEITEN)
    maak_dagkop(VANDAAG)
    assert Controle().eerste_breuk() is None
