"""Very many dossiers at once: as true as those that were recorded one by one, and the same each time."""

import dataclasses
import os
import subprocess
import sys

import pytest
from django.db import DatabaseError, transaction
from typer.testing import CliRunner

from tests.voorbeeld.conftest import VANDAAG
from waakvlam.cli.hoofd import app
from waakvlam.dossiers import projecteren
from waakvlam.dossiers.api import Reeks, aantal_verouderd, controleer_keten
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.eigen import lees_eigen
from waakvlam.dossiers.models import Behandelaar, Dossier, Dossiersleutel, Gebeurtenis, Termijn, Uitgaand
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.werkrijen import lees_werk
from waakvlam.kern.delen import GROND
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.logboek.models import Alarm
from waakvlam.voorbeeld.api import Generator, Plan, bewaar, dossiers, staat_er, zet_organisaties_klaar

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
LOPEN, RONDEN, FEITEN = 3, 3, 25
WAAKVLAM = [sys.executable, "-c", "from waakvlam.cli import main; main()"]


@pytest.fixture(scope="module")
def gespeeld():
    """The courses, once: playing them takes seconds."""
    return tuple(dossiers(VANDAAG, LOPEN))


@pytest.fixture
def lopen(db, gespeeld):
    zet_organisaties_klaar()
    return gespeeld


def plan_van(lopen, zaad="een") -> Plan:
    return Plan(VANDAAG, LOPEN * RONDEN, zaad, FEITEN, lopen, Reeks.voor(LOPEN * RONDEN))


def schrijf(plan):
    generator = Generator(plan)
    return sum(generator.schrijf(greep) for greep in plan.grepen())


def test_chain_and_rows_are_those_of_dossiers_recorded_one_by_one(lopen):
    feiten = schrijf(plan_van(lopen))
    assert feiten == Gebeurtenis.objects.count() > LOPEN * RONDEN
    assert controleer_keten() is None
    assert not aantal_verouderd()
    for nummer in Dossier.objects.values_list("nummer", flat=True):
        with werkdeur():
            bestand = lees(nummer)
        vers = projecteren.bereken(bestand, bestand.beoordeling(VANDAAG))
        termijnen, zicht, _ = projecteren.lees_termijnen(bestand)
        assert (termijnen, zicht) == (vers.termijnen, vers.zicht)
        assert {z.rol: frozenset(z.categorieen) for z in bestand.dossier.zicht.all()} == vers.categorieen
        assert sorted(bestand.partijen, key=str) == list(vers.partijen)
        assert (bestand.dossier.fase, bestand.dossier.volgende_dag) == (vers.fase, vers.volgende_dag)
        assert lees_eigen(bestand) == vers.eigen
        assert set(lees_werk(bestand.dossier)) == vers.werk
        lopend = {(p.organisatie, p.rol) for p in vers.partijen if p.tot is None}
        assert {(b.organisatie, b.rol) for b in Behandelaar.objects.filter(dossier=bestand.dossier)} == lopend


def test_a_round_is_at_organisations_of_its_own_but_for_the_municipality(lopen):
    schrijf(plan_van(lopen))
    partijen = [set(d.partijen.values_list("organisatie", "rol")) for d in Dossier.objects.order_by("pk")]
    eerste, tweede = partijen[0], partijen[LOPEN]
    assert len(eerste) == len(tweede)
    assert {rol for _, rol in eerste & tweede} <= {"gemeente_wonen"}
    assert ("het-anker", "zorgaanbieder") in eerste
    assert ("zorggroep-het-anker-2", "zorgaanbieder") in tweede


def bits(plan):
    """Everything that must come out the same, without keeping it."""
    with transaction.atomic():
        schrijf(plan)
        feiten = list(Gebeurtenis.objects.order_by("pk").values_list("dossier__nummer", "volgnummer", "hash"))
        sleutels = [bytes(s) for s in Dossiersleutel.objects.order_by("pk").values_list("verpakt", flat=True) if s]
        termijnen = list(Termijn.objects.order_by("pk").values_list("sleutel", "uiterlijk", "status"))
        transaction.set_rollback(True)
    return feiten, sleutels, termijnen


def test_the_same_seed_and_day_give_the_same_to_the_last_bit(lopen):
    eerste = bits(plan_van(lopen))
    assert bits(plan_van(lopen)) == eerste
    ander = bits(plan_van(lopen, "twee"))
    assert not {f[0] for f in ander[0]} & {f[0] for f in eerste[0]}
    assert len(set(eerste[1])) == len(eerste[1])


def test_facts_written_together_cannot_be_changed_either(lopen):
    schrijf(plan_van(lopen))
    with pytest.raises(DatabaseError, match="alleen toegevoegd"), transaction.atomic():
        Gebeurtenis.objects.update(account="iemand")


def test_it_writes_all_of_a_part_or_nothing(lopen):
    plan = plan_van(lopen)
    schrijf(plan)
    voor = Gebeurtenis.objects.count()
    with pytest.raises(DatabaseError), transaction.atomic():
        schrijf(dataclasses.replace(plan, reeks=Reeks.voor(LOPEN * RONDEN)))
    assert Gebeurtenis.objects.count() == voor


def test_more_of_what_is_there_is_seen_before_anything_is_written(lopen):
    plan = plan_van(lopen)
    later = plan.vervolg(2)
    meer = dataclasses.replace(plan, aantal=plan.aantal + 2)
    assert not staat_er(plan)
    schrijf(later)
    assert not staat_er(plan)
    assert staat_er(meer)
    assert staat_er(later)
    assert not staat_er(plan_van(lopen, "twee"))


def test_nobody_is_told_of_what_is_invented(lopen):
    """Recorded through the door the same facts leave outbox rows, and an alarm for each ground."""
    met_grond = next(d for d in dossiers(VANDAAG) if any(v.feit.type == GROND for v in d.feiten))
    schrijf(Plan(VANDAAG, 1, "een", None, (met_grond,), Reeks.voor(1)))
    assert Gebeurtenis.objects.filter(type=GROND).exists()
    assert (Uitgaand.objects.count(), Alarm.objects.count()) == (0, 0)
    bewaar(met_grond)
    assert Uitgaand.objects.count() == len(met_grond.feiten)
    assert Alarm.objects.exists()


def test_it_refuses_where_dossiers_of_people_may_stand(lopen, settings, monkeypatch):
    schrijf(plan_van(lopen))
    monkeypatch.setattr("django.core.management.call_command", lambda *_args, **_opties: None)
    settings.DEMO = False
    uit = CliRunner().invoke(app, ["genereer", "--dossiers", "1"])
    assert isinstance(uit.exception, Waakvlamfout)
    assert "alleen in een lege opslag" in str(uit.exception)


@pytest.mark.traag
def test_the_command_fills_an_empty_store_and_not_twice_with_the_same(tmp_path):
    weg = ("WAAKVLAM_DATABASE_URL", "WAAKVLAM_TEST_DATA")
    omgeving = {**{n: w for n, w in os.environ.items() if n not in weg}, "WAAKVLAM_DATA": str(tmp_path)}
    opdracht = [*WAAKVLAM, "genereer", "--dossiers", "3", "--feiten-per-dossier", "10", "--processen", "2"]
    eerste, tweede = (
        subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False) for _ in range(2)
    )
    assert eerste.returncode == 0, eerste.stderr
    assert "zet hier nooit gegevens van echte mensen bij" in eerste.stdout
    assert "3 dossiers met 30 feiten" in eerste.stdout
    assert (tweede.returncode, "er is niets geschreven; kies een ander --zaad" in tweede.stderr) == (2, True)
