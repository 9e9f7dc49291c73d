"""The demo as a visitor starts it: a process of its own, in an empty folder."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from urllib.request import urlopen

import pytest

from waakvlam.cli import starten
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.voorbeeld.api import AANTAL

WAAKVLAM = [sys.executable, "-c", "from waakvlam.cli import main; main()"]
ADRES = re.compile(r"Waakvlam draait op (http://localhost:(\d+)/)")
GEDULD_SECONDEN = 120
"""How long to wait for a process before giving up; nothing is measured."""


@pytest.fixture(scope="module")
def omgeving(tmp_path_factory):
    """A prepared data folder, and what a process needs to find it."""
    data = tmp_path_factory.mktemp("demo")
    weg = ("WAAKVLAM_DATABASE_URL", "WAAKVLAM_TEST_DATA", "WAAKVLAM_DEMO")
    rest = {naam: waarde for naam, waarde in os.environ.items() if naam not in weg}
    omgeving = {**rest, "WAAKVLAM_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    gedaan = _waakvlam(omgeving, "demo", "--alleen-klaarzetten", timeout=GEDULD_SECONDEN)
    assert gedaan.returncode == 0, gedaan.stderr
    assert f"{AANTAL} verzonnen dossiers staan klaar" in gedaan.stdout
    return omgeving


def _waakvlam(omgeving, *argumenten, timeout):
    return subprocess.run(
        [*WAAKVLAM, *argumenten], env=omgeving, capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.fixture
def gestart(omgeving):
    """Start the demo on this port; gives the process and its address. Ends what is still running."""
    processen = []

    def start(poort):
        proces = subprocess.Popen(
            [*WAAKVLAM, "demo", "--poort", str(poort)],
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        processen.append(proces)
        return proces, _adres(proces)

    yield start
    for proces in processen:
        if proces.poll() is None:
            proces.terminate()
            proces.wait(10)
        if proces.stdout:
            proces.stdout.close()


def _adres(proces):
    tot = time.monotonic() + GEDULD_SECONDEN
    gezegd = ""
    while time.monotonic() < tot and (regel := proces.stdout.readline()):
        gezegd += regel
        if gevonden := ADRES.search(regel):
            return gevonden.group(1)
    raise AssertionError(gezegd)


@pytest.fixture
def vrij():
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return proef.getsockname()[1]


@pytest.mark.traag
@pytest.mark.parametrize("teken", [signal.SIGTERM, signal.SIGINT], ids=["TERM", "Ctrl-C"])
def test_the_demo_answers_and_stops_cleanly(gestart, vrij, teken):
    proces, adres = gestart(vrij)
    with urlopen(adres, timeout=10) as antwoord:
        assert antwoord.status == 200
    proces.send_signal(teken)
    gezegd, _ = proces.communicate(timeout=GEDULD_SECONDEN)
    assert proces.returncode == 0
    assert "Waakvlam is gestopt." in gezegd
    assert "Traceback" not in gezegd
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", int(adres.rsplit(":", 1)[1].rstrip("/"))), timeout=2)


@pytest.mark.traag
def test_a_busy_port_moves_on_to_the_next(gestart, vrij):
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", vrij))
        bezet.listen()
        _, adres = gestart(vrij)
    assert str(vrij) not in adres


@pytest.mark.traag
def test_a_second_time_makes_nothing_anew(omgeving):
    gedaan = _waakvlam(omgeving, "demo", "--alleen-klaarzetten", timeout=GEDULD_SECONDEN)
    assert gedaan.returncode == 0
    assert gedaan.stdout == ""


def _werker(omgeving, *opties, **extra):
    return _waakvlam({**omgeving, "WAAKVLAM_DEMO": "1", "COLUMNS": "200", **extra}, "werker", *opties, timeout=60)


@contextmanager
def _databank(omgeving):
    with closing(sqlite3.connect(f"{omgeving['WAAKVLAM_DATA']}/waakvlam.sqlite3")) as databank, databank:
        yield databank


@pytest.mark.traag
def test_the_demo_starts_a_worker_that_does_its_jobs(gestart, vrij, omgeving):
    with _databank(omgeving) as databank:
        databank.execute("DELETE FROM taken_taak")
    gestart(vrij)
    tot = time.monotonic() + GEDULD_SECONDEN
    while "dossiers opnieuw beoordeeld" not in (gedaan := _werker(omgeving, "--stand")).stdout:
        assert time.monotonic() < tot, gedaan
    assert "dossiers.ververs" in gedaan.stdout
    assert "elke 0:05:00" in gedaan.stdout


@pytest.mark.traag
def test_the_worker_does_once_what_is_due(omgeving):
    with _databank(omgeving) as databank:
        databank.execute("DELETE FROM taken_taak")
    eerst, daarna = _werker(omgeving, "--eenmaal"), _werker(omgeving, "--eenmaal")
    assert (eerst.returncode, daarna.returncode) == (0, 0)
    assert re.search(r"^dossiers\.ververs: \d+ dossiers opnieuw beoordeeld$", eerst.stdout, re.MULTILINE)
    assert "dossiers.herbereken: 0 dossiers herberekend, 0 mislukt\n" in eerst.stdout
    assert daarna.stdout == "Er is nu niets te doen.\n"


@pytest.mark.traag
def test_a_faulty_set_stops_the_worker_with_all_faults(omgeving, tmp_path):
    for naam in ("een", "twee"):
        (tmp_path / naam).mkdir()
        (tmp_path / naam / "set.yaml").write_text("kop: nee\n", "utf-8")
    gedaan = _werker(omgeving, "--eenmaal", WAAKVLAM_AFSPRAKEN=str(tmp_path))
    assert gedaan.returncode == 2
    assert "een/set.yaml" in gedaan.stderr
    assert "twee/set.yaml" in gedaan.stderr
    assert "Traceback" not in gedaan.stderr


@pytest.mark.traag
def test_what_was_set_aside_is_shown_with_what_to_do_and_can_be_put_back(omgeving):
    with _databank(omgeving) as databank:
        databank.execute(
            "INSERT INTO taken_taak"
            " (soort, sleutel, gegevens, ritme, laatste_uitkomst, pogingen, geleend_door, gestrand_op) VALUES"
            " ('dossiers.ververs', 'dossiers.ververs/1', '{}', '', 'Opslagfout', 10, '', '2026-03-16 10:00:00')"
        )
    gezegd = _werker(omgeving, "--stand").stdout
    assert "gestrand" in gezegd
    assert "waakvlam werker --opnieuw dossiers.ververs/1" in gezegd
    assert _werker(omgeving, "--opnieuw", "dossiers.ververs/1").stdout == "dossiers.ververs/1 staat weer klaar.\n"
    nogmaals = _werker(omgeving, "--opnieuw", "dossiers.ververs/1")
    assert (nogmaals.returncode, "geen gestrande taak" in nogmaals.stderr) == (2, True)
    assert "gestrand" not in _werker(omgeving, "--stand").stdout


@pytest.mark.traag
def test_without_a_database_it_says_so_without_a_traceback(omgeving, tmp_path):
    gedaan = _werker(omgeving, "--stand", WAAKVLAM_DATA=str(tmp_path))
    assert gedaan.returncode == 2
    assert gedaan.stderr.startswith("waakvlam: de databank is nog niet klaargezet")


@pytest.mark.traag
def test_outside_a_demo_it_says_so_without_a_traceback(omgeving):
    buiten = {**omgeving, "WAAKVLAM_DEMO": "0", "WAAKVLAM_SECRET_KEY": "x" * 50, "WAAKVLAM_SLEUTEL": "A" * 43 + "="}
    gedaan = _waakvlam(buiten, "demo", "--alleen-klaarzetten", timeout=30)
    assert gedaan.returncode == 2
    assert gedaan.stderr.startswith("waakvlam: WAAKVLAM_DEMO staat op 0")


def test_the_first_free_port_is_taken(vrij):
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", vrij))
        bezet.listen()
        assert starten.vrije_poort(vrij) > vrij


def test_no_port_free_is_an_error_with_a_remedy():
    with pytest.raises(Waakvlamfout, match="--poort"):
        starten.vrije_poort(65536)


def test_a_database_that_is_not_of_the_demo_is_never_thrown_away(tmp_path):
    bestand = tmp_path / "waakvlam.sqlite3"
    bestand.write_bytes(b"van een ander")
    with pytest.raises(Waakvlamfout, match="niet door de demo gemaakt"):
        starten.verwijder_databank(bestand, tmp_path / "voorbeeld.json")
    assert bestand.exists()


def test_the_database_of_the_demo_goes_with_all_its_files(tmp_path):
    bestand, merkteken, sleutels = (tmp_path / n for n in ("waakvlam.sqlite3", "voorbeeld.json", "sleutels"))
    for pad in (bestand, tmp_path / "waakvlam.sqlite3-wal", merkteken, sleutels):
        pad.write_bytes(b"")
    starten.verwijder_databank(bestand, merkteken)
    assert list(tmp_path.iterdir()) == [sleutels]
