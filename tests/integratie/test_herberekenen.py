"""Lists are made again after the rules changed: by whom, how often, and what they show meanwhile."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.integratie.conftest import CORPORATIE, VANDAAG, ZORG
from tests.integratie.test_gelijktijdig import tegelijk
from tests.integratie.test_projectie import vergelijkbaar
from waakvlam.dossiers import herberekenen, projecteren, regelafdruk
from waakvlam.dossiers.api import (
    aantal_verouderd,
    herbereken,
    markeer_alles,
    meld_verouderd,
    tellingen,
    werkvoorraad,
)
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier, Termijn, Termijnzicht, Werkrij
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.taken import herbereken_dossiers
from waakvlam.dossiers.ververs import ververs_dossier
from waakvlam.dossiers.werkrijen import CATEGORIE, JEGENS

pytestmark = [pytest.mark.opslag]
AANTAL = 6
WAAKVLAM = [sys.executable, "-c", "from waakvlam.cli import main; main()"]


def vul(maak_dossier):
    dossiers = [maak_dossier().met_corporatie() for _ in range(AANTAL)]
    for dossier in dossiers:
        dossier.leg("hulpbehoefte_vastgelegd")
    return dossiers


@pytest.fixture
def dossiers(db, maak_dossier):
    return vul(maak_dossier)


@pytest.fixture
def blijvende(transactional_db, maak_dossier):
    """As `dossiers`, for other processes and threads to see."""
    return vul(maak_dossier)


@pytest.fixture
def bijgehouden(monkeypatch):
    """The numbers of the dossiers that were rewritten, in order."""
    gedaan = []

    def doe(nummer, vandaag):
        gedaan.append(nummer)
        return ververs_dossier(nummer, vandaag)

    monkeypatch.setattr(herberekenen, "ververs_dossier", doe)
    return gedaan


def standen(dossiers):
    with werkdeur():
        return [vergelijkbaar(lees(d.nummer)) for d in dossiers]


def bederf(dossiers):
    """Rows as other rules might have made them."""
    Termijn.objects.filter(dossier__nummer__in=[d.nummer for d in dossiers]).update(wat="iets anders", status="open")
    markeer_alles()


def test_nothing_is_older_when_all_was_recorded_under_the_rules_of_now(dossiers, bijgehouden):
    assert not aantal_verouderd()
    assert herbereken(VANDAAG).gedaan == 0
    assert bijgehouden == []


def test_a_changed_rule_makes_all_dossiers_under_it_older(dossiers, monkeypatch, caplog):
    regelafdruk.regelafdruk.cache_clear()
    monkeypatch.setattr(regelafdruk, "PROJECTIEVERSIE", regelafdruk.PROJECTIEVERSIE + 1)
    try:
        assert aantal_verouderd() == AANTAL
        with monkeypatch.context() as open_:
            open_.setattr(connection, "close", lambda: None)
            meld_verouderd()
        assert f"{AANTAL} dossiers staan nog onder oudere regels" in caplog.text
        assert herbereken(VANDAAG).gedaan == AANTAL
        assert not aantal_verouderd()
    finally:
        regelafdruk.regelafdruk.cache_clear()


def test_the_rows_are_those_of_one_dossier_judged_by_itself(dossiers):
    goed = standen(dossiers)
    bederf(dossiers)
    assert standen(dossiers) != goed
    gezien = []
    assert herbereken(VANDAAG, voortgang=lambda: gezien.append(1)).gedaan == len(gezien) == AANTAL
    assert standen(dossiers) == goed


def test_it_is_stopped_in_the_middle_and_goes_on_with_the_rest(dossiers, bijgehouden):
    bederf(dossiers)

    def stop():
        if len(bijgehouden) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        herbereken(VANDAAG, voortgang=stop)
    assert aantal_verouderd() == AANTAL - 2
    assert herbereken(VANDAAG).gedaan == AANTAL - 2
    assert len(bijgehouden) == len(set(bijgehouden)) == AANTAL


def test_what_cannot_be_judged_is_named_and_the_rest_is_done(dossiers):
    bederf(dossiers)
    Dossier.objects.filter(nummer=dossiers[0].nummer).update(afsprakenset="weg-2020")
    Dossier.objects.filter(nummer=dossiers[3].nummer).update(gegevens=b"x" * 40)
    uitkomst = herbereken(VANDAAG)
    assert uitkomst.gedaan == AANTAL - 2
    assert uitkomst.mislukt == [dossiers[0].nummer, dossiers[3].nummer]


def test_the_worker_does_a_share_each_time(dossiers, monkeypatch):
    bederf(dossiers)
    monkeypatch.setattr("waakvlam.dossiers.taken.PER_KEER", 4)
    uitkomsten = [herbereken_dossiers({}) for _ in range(3)]
    assert uitkomsten == [f"{n} dossiers herberekend, 0 mislukt" for n in (4, 2, 0)]


def test_lists_leave_out_what_rests_on_sharing_until_the_rules_of_now_were_asked(dossiers):
    dossier = dossiers[0]
    dossier.toestemming()
    dossier.leg("wooneisen_vastgelegd")
    gedeeld = [r.naam for r in werkvoorraad(CORPORATIE, groep="zonder_datum").rijen]
    Termijnzicht.objects.filter(rol=ZORG.rol, grond=JEGENS).update(grond=CATEGORIE)
    met = Dossier.objects.get(nummer=dossier.nummer).beoordeeld_met
    Werkrij.objects.filter(nummer=dossier.nummer, rol=ZORG.rol).update(deelt=True, vers_met=met)
    assert tellingen(ZORG)["wacht_op_anderen"] == 1
    markeer_alles()
    assert gedeeld == ["Dirk Verzonnen"]
    assert [r.naam for r in werkvoorraad(CORPORATIE, groep="zonder_datum").rijen] == [None]
    assert tellingen(ZORG)["wacht_op_anderen"] == 0
    herbereken(VANDAAG)
    assert [r.naam for r in werkvoorraad(CORPORATIE, groep="zonder_datum").rijen] == ["Dirk Verzonnen"]
    assert tellingen(ZORG)["wacht_op_anderen"] == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_no_dossier_twice(blijvende, bijgehouden):
    bederf(blijvende)
    uitkomsten = tegelijk([lambda: herbereken(VANDAAG)] * 2)
    while aantal_verouderd():  # Each may pass over what the other was doing, and then broke off.
        uitkomsten.append(herbereken(VANDAAG))
    assert sum(u.gedaan for u in uitkomsten) == AANTAL
    assert sorted(bijgehouden) == sorted(d.nummer for d in blijvende)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_the_command_is_killed_and_given_again(blijvende, tmp_path):
    bederf(blijvende)
    omgeving = omgeving_van_de_test(tmp_path)
    with subprocess.Popen([*WAAKVLAM, "herbereken"], env=omgeving, start_new_session=True) as proces:
        einde = time.monotonic() + 60
        while aantal_verouderd() == AANTAL and proces.poll() is None and time.monotonic() < einde:
            time.sleep(0.005)
        os.killpg(proces.pid, signal.SIGKILL)
    Dossier.objects.filter(nummer=blijvende[-1].nummer).update(beoordeeld_met="")
    klaar = geef(omgeving, "--processen", "2")
    assert klaar.returncode == 0, klaar.stderr
    assert not aantal_verouderd()
    for dossier in blijvende:
        with werkdeur():
            bestand = lees(dossier.nummer)
        dag = bestand.dossier.beoordeeld_op
        assert dag is not None
        vers = projecteren.bereken(bestand, bestand.beoordeling(dag))
        assert projecteren.lees_termijnen(bestand)[0] == vers.termijnen
    Dossier.objects.filter(nummer=blijvende[0].nummer).update(gegevens=b"x" * 40)
    stuk = geef(omgeving, "--alles")
    assert (stuk.returncode, stuk.stdout) == (1, f"{AANTAL - 1} dossiers herberekend.\n")
    assert stuk.stderr.splitlines()[-1] == blijvende[0].nummer


def geef(omgeving, *opties):
    return subprocess.run([*WAAKVLAM, "herbereken", *opties], env=omgeving, capture_output=True, text=True, check=False)


def omgeving_van_de_test(folder):
    """For a process that works in the database of this test, with its keys."""
    naam = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        (folder / "waakvlam.sqlite3").symlink_to(naam)
        (folder / "sleutels").symlink_to(Path(settings.DATA) / "sleutels")
        return {**os.environ, "WAAKVLAM_DATA": str(folder)}
    voor, vraagteken, opties = os.environ["WAAKVLAM_DATABASE_URL"].partition("?")
    return {**os.environ, "WAAKVLAM_DATABASE_URL": f"{voor.rpartition('/')[0]}/{naam}{vraagteken}{opties}"}
