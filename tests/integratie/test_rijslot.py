"""The second lock: on PostgreSQL the database itself opens a reader's own dossiers and nothing else."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.checks.registry import registry
from django.db import DatabaseError, connection, connections, transaction

from tests.integratie.conftest import ANDERE_ZORG, CORPORATIE, VANDAAG, ZORG
from waakvlam.dossiers import databankrol
from waakvlam.dossiers import deur as deur_module
from waakvlam.dossiers.api import dossierbeeld, werkvoorraad
from waakvlam.dossiers.deur import deur, eis_deur, werkdeur
from waakvlam.dossiers.models import (
    Behandelaar,
    Concept,
    Dagkop,
    Dagkopregel,
    Dossier,
    Eigentermijn,
    Gebeurtenis,
    Herkomst,
    Inzagebundel,
    Partij,
    Termijn,
    Verzoek,
    Wissing,
    Zoekspoor,
)
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.klok import nu
from waakvlam.opslag.rijslot import als_lezer, als_werk
from waakvlam.toegang.api import NietGevonden

pytestmark = [pytest.mark.opslag, pytest.mark.django_db, pytest.mark.aan_het_slot]

ZONDER_DOSSIERGEGEVENS = {Dagkop, Dagkopregel, Wissing}
GESLOTEN = [m for m in apps.get_app_config("dossiers").get_models() if m not in ZONDER_DOSSIERGEGEVENS]


def met_postgresql(test):
    """Only PostgreSQL has this lock."""
    return pytest.mark.postgres(pytest.mark.usefixtures("op_postgresql")(test))


@pytest.fixture
def op_postgresql(db):
    if connection.vendor != "postgresql":
        pytest.skip("alleen PostgreSQL heeft dit slot; daar draait deze test ook")


@pytest.fixture
def twee(maak_dossier):
    """A dossier of Zorg A with a corporation, and one of Zorg B; every table has a row of both."""
    een, ander = maak_dossier().met_corporatie(), maak_dossier(ANDERE_ZORG)
    for stuk, lezer in ((een, ZORG), (ander, ANDERE_ZORG)):
        stuk.leg("hulpbehoefte_vastgelegd", lezer=lezer)
        with als_werk():
            dossier = Dossier.objects.get(nummer=stuk.nummer)
            wie = {"dossier": dossier, "organisatie": lezer.organisatie, "rol": lezer.rol}
            Behandelaar.objects.create(**wie, account=lezer.account, vanaf=nu())
            Eigentermijn.objects.create(**wie, sleutel="proef", status="open")
            Verzoek.objects.create(
                dossier=dossier,
                account=lezer.account,
                sleutel=stuk.nummer,
                inhoud_hash="x",
                kenmerk="x",
                gedaan_op=nu(),
            )
            Zoekspoor.objects.create(dossier=dossier, soort="naam", spoor=stuk.nummer)
            Inzagebundel.objects.create(
                dossier=dossier,
                kenmerk=stuk.nummer[-16:],
                organisatie=lezer.organisatie,
                account=lezer.account,
                gemaakt_op=nu(),
                vak="inzage",
                pdf=b"x",
                json=b"x",
                keuzes=b"x",
            )
            Concept.objects.create(
                **wie, kenmerk=stuk.nummer[-16:], soort="formulier", naam="x", vak="x", inhoud=b"x", gewijzigd_op=nu()
            )
            Herkomst.objects.create(
                dossier=dossier, organisatie=lezer.organisatie, spoor=stuk.nummer, vak="proef", geheim=b"x"
            )
    return een, ander


def nummers(model):
    """The dossiers of which the table gives rows."""
    naar = {"Dossier": "nummer", "Uitgaand": "dossiernummer", "Termijnzicht": "termijn__dossier__nummer"}
    return set(model._default_manager.values_list(naar.get(model.__name__, "dossier__nummer"), flat=True))


def aantallen():
    return {model.__name__: model._default_manager.count() for model in GESLOTEN}


@met_postgresql
def test_the_role_of_the_tests_is_held_to_the_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)


@met_postgresql
def test_a_role_that_no_policy_holds_for_is_told_about_before_it_is_used(monkeypatch):
    assert databankrol.controleer_rol() == []
    monkeypatch.setattr(databankrol, "VRAAG", databankrol.VRAAG.replace("current_user", "'beheer'"))
    assert [melding.id for melding in databankrol.controleer_rol()] == ["waakvlam.W001"]


def test_that_check_is_one_of_those_before_going_live():
    voor, altijd = ({repr(c) for c in registry.get_checks(include_deployment_checks=ja)} for ja in (True, False))
    assert repr(databankrol.controleer_rol) in voor - altijd
    if connection.vendor != "postgresql":
        assert databankrol.controleer_rol() == []


@met_postgresql
def test_every_table_with_dossier_data_is_locked_for_its_owner_too():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relname LIKE 'dossiers_%%'"
        )
        assert {naam for (naam,) in cursor.fetchall()} == {model._meta.db_table for model in GESLOTEN}


@met_postgresql
def test_without_a_reader_nothing_comes_back_and_nothing_can_be_written(twee):
    with als_werk():
        assert all(aantallen().values())
        rijen = {model: model._default_manager.latest("pk") for model in GESLOTEN}
    assert set(aantallen().values()) == {0}
    for model, rij in rijen.items():
        rij.pk = None
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            rij.save(force_insert=True)
        if model is not Gebeurtenis:
            assert model._default_manager.all().delete()[0] == 0
    assert Dossier.objects.update(fase="x") == Partij.objects.update(rol="x") == 0


@met_postgresql
@pytest.mark.parametrize("model", GESLOTEN)
def test_a_forgotten_filter_gives_a_reader_the_own_dossiers_only(twee, model):
    een, ander = twee
    with als_werk():
        assert nummers(model) == {een.nummer, ander.nummer}
    with deur(ZORG, "tellingen"):
        assert nummers(model) == {een.nummer}
    with deur(ANDERE_ZORG, "tellingen"):
        assert nummers(model) == {ander.nummer}


@met_postgresql
def test_organisation_role_and_day_must_all_fit(twee):
    een, _ = twee
    for organisatie, rol, dag in (
        ("zorg-c", "zorgaanbieder", VANDAAG),
        ("zorg-a", "woningcorporatie", VANDAAG),
        ("zorg-a", "zorgaanbieder", VANDAAG - timedelta(days=400)),
        ("", "", VANDAAG),
    ):
        with als_lezer(organisatie, rol, dag):
            assert set(aantallen().values()) == {0}
    with als_werk():
        Partij.objects.filter(organisatie="zorg-a").update(tot=VANDAAG)
    with als_lezer("zorg-a", "zorgaanbieder", VANDAAG):
        assert not Dossier.objects.exists()
    with als_lezer("zorg-a", "zorgaanbieder", VANDAAG - timedelta(days=1)):
        assert nummers(Dossier) == {een.nummer}


@met_postgresql
def test_a_reader_sees_who_else_takes_part_but_not_their_own_terms_or_people(twee):
    with deur(CORPORATIE, "tellingen"):
        assert set(Partij.objects.values_list("organisatie", flat=True)) == {"zorg-a", "woon-a"}
        assert not Eigentermijn.objects.exists()
        assert not Behandelaar.objects.exists()


@met_postgresql
def test_a_reader_records_under_the_own_name_only_and_in_own_dossiers_only(twee):
    with als_werk():
        eigen, vreemd = (Gebeurtenis.objects.filter(dossier__nummer=stuk.nummer).latest("volgnummer") for stuk in twee)
    for feit, organisatie, rol in (
        (vreemd, "zorg-a", "zorgaanbieder"),
        (eigen, "woon-a", "zorgaanbieder"),
        (eigen, "zorg-a", "gemeente"),
    ):
        feit.pk, feit.organisatie, feit.rol = None, organisatie, rol
        feit.volgnummer += 1
        with pytest.raises(DatabaseError, match="row-level security"), deur(ZORG, "tellingen"):
            feit.save(force_insert=True)
    for rijen in (Partij, Termijn):
        with deur(ZORG, "tellingen"):
            assert rijen.objects.all().delete()[0] == 0


@met_postgresql
def test_a_reader_inside_a_reader_leaves_the_first_as_it_was(twee):
    een, ander = twee
    with deur(ZORG, "tellingen"):
        with deur(ANDERE_ZORG, "tellingen"):
            assert nummers(Dossier) == {ander.nummer}
        assert nummers(Dossier) == {een.nummer}
        with werkdeur():
            assert nummers(Dossier) == {een.nummer, ander.nummer}
        assert nummers(Dossier) == {een.nummer}
        with pytest.raises(NietGevonden), werkdeur():
            raise NietGevonden
        assert nummers(Dossier) == {een.nummer}
        with pytest.raises(DatabaseError), werkdeur(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert nummers(Dossier) == {een.nummer}
    assert not Dossier.objects.exists()


@met_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_connection_of_the_pool_carries_nobody_over(twee):
    een, _ = twee
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
    with deur(ZORG, "tellingen"), connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        achterkant = cursor.fetchone()
        assert nummers(Dossier) == {een.nummer}
    gezien = set()
    for _ in range(connections["default"].settings_dict["OPTIONS"]["pool"]["max_size"]):
        connection.close()  # back to the pool; the next query takes one from it
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            gezien.add(cursor.fetchone())
        assert set(aantallen().values()) == {0}
    assert achterkant in gezien


def test_the_store_answers_through_its_door_as_before(twee):
    een, ander = twee
    assert dossierbeeld(ZORG, een.nummer).termijnen
    assert {regel.nummer for regel in werkvoorraad(ZORG, groep="later").rijen} <= {een.nummer}
    with pytest.raises(NietGevonden):
        dossierbeeld(ZORG, ander.nummer)


def test_reading_beside_the_door_is_noticed_on_both_databases(twee):
    een, _ = twee
    with pytest.raises(RuntimeError, match="deur"):
        lees(een.nummer)
    with werkdeur():
        eis_deur()
    with pytest.raises(RuntimeError, match="deur"):
        eis_deur()


def test_a_path_that_nobody_described_is_refused():
    with pytest.raises(ValueError, match="PADEN"), deur(ZORG, "achterom"):
        pass


def test_every_path_of_a_reader_is_used_and_every_used_one_is_described():
    import re
    from pathlib import Path

    bron = "".join(pad.read_text("utf-8") for pad in Path(deur_module.__file__).parents[1].rglob("*.py"))
    gebruikt = set(re.findall(r'(?:deur\(lezer, |pad: str = |pad=)"([a-z_]+)"', bron))
    assert gebruikt == set(deur_module.PADEN)
