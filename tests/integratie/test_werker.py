"""Workers as processes: two beside each other, one that is killed, one that is asked to stop."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from waakvlam.taken import register
from waakvlam.taken.api import plan
from waakvlam.taken.models import Taak

pytestmark = [pytest.mark.opslag, pytest.mark.traag, pytest.mark.django_db(transaction=True)]

WERKER = Path(__file__).resolve().parents[1] / "hulp" / "taakwerker.py"
GEDULD_SECONDEN = 60
"""How long to wait for something before giving up; nothing is measured."""
LEENDUUR = 1.0


@pytest.fixture
def soorten(monkeypatch):
    """The kinds that the workers know, so that they can be queued here; nothing runs in this process."""
    for naam in ("snel", "lang", "eerst_vast"):
        monkeypatch.setitem(register.SOORTEN, naam, register.Soort(lambda _gegevens: "", None))


class Werkers:
    """Starts workers, and reads what they did."""

    def __init__(self, bestand: Path) -> None:
        self.bestand = bestand
        self.processen: list[subprocess.Popen[str]] = []

    def start(self, leenduur: float = LEENDUUR) -> subprocess.Popen[str]:
        opdracht = [sys.executable, str(WERKER), str(connection.settings_dict["NAME"]), str(self.bestand)]
        proces = subprocess.Popen([*opdracht, str(leenduur)], stderr=subprocess.PIPE, text=True)
        self.processen.append(proces)
        return proces

    def regels(self) -> list[str]:
        return self.bestand.read_text("utf-8").splitlines() if self.bestand.exists() else []

    def gedaan(self) -> list[int]:
        return sorted(int(regel.split()[1]) for regel in self.regels() if regel.startswith("gedaan"))

    def wacht(self, tot) -> None:
        einde = time.monotonic() + GEDULD_SECONDEN
        while not tot():
            assert time.monotonic() < einde, self.regels()
            assert all(p.poll() in {None, -signal.SIGKILL} for p in self.processen), "een werker viel om"
            time.sleep(0.05)


def niets_meer_te_doen() -> bool:
    # Other kinds are those of the program itself, which come round for ever.
    return not Taak.objects.filter(ritme="").exists()


@pytest.fixture
def werkers(tmp_path, soorten):
    alle = Werkers(tmp_path / "logboek")
    yield alle
    for proces in alle.processen:
        if proces.poll() is None:
            proces.kill()
            proces.wait()
        assert proces.stderr is not None
        proces.stderr.close()


def test_two_workers_do_each_job_once(werkers):
    for nummer in range(50):
        plan("snel", {"nummer": nummer})
    for _ in range(2):
        werkers.start()
    werkers.wacht(niets_meer_te_doen)
    assert werkers.gedaan() == list(range(50))


def test_who_is_alive_keeps_a_job_that_takes_longer_than_the_lease(werkers):
    for nummer in range(2):
        plan("lang", {"nummer": nummer, "milliseconden": int(LEENDUUR * 3000)})
    for _ in range(2):
        werkers.start()
    werkers.wacht(niets_meer_te_doen)
    assert werkers.gedaan() == [0, 1]
    assert len(werkers.regels()) == 4


def test_the_job_of_a_killed_worker_is_picked_up_after_its_lease_and_not_before(werkers):
    for _ in range(2):
        werkers.start()
    plan("eerst_vast", {"nummer": 7})
    werkers.wacht(lambda: werkers.regels() == ["begonnen 7"])
    # Longer than a lease the other one looks on, for the first gives signs of life.
    time.sleep(2 * LEENDUUR)
    assert werkers.regels() == ["begonnen 7"]
    (eerste,) = [p for p in werkers.processen if f"/{p.pid}/" in Taak.objects.get(ritme="").geleend_door]
    eerste.kill()
    eerste.wait()
    tot = Taak.objects.get(ritme="").geleend_tot
    werkers.wacht(niets_meer_te_doen)
    assert werkers.regels() == ["begonnen 7", "begonnen 7", "gedaan 7"]
    assert tot is not None
    assert werkers.bestand.stat().st_mtime >= tot.timestamp()


@pytest.mark.parametrize("teken", [signal.SIGTERM, signal.SIGINT], ids=["TERM", "INT"])
def test_a_worker_that_is_asked_to_stop_ends_its_job_and_begins_no_other(werkers, teken):
    plan("lang", {"nummer": 1, "milliseconden": 1000})
    proces = werkers.start()
    werkers.wacht(lambda: werkers.regels() == ["begonnen 1"])
    plan("snel", {"nummer": 2})
    proces.send_signal(teken)
    assert proces.wait(GEDULD_SECONDEN) == 0
    assert werkers.regels() == ["begonnen 1", "gedaan 1"]
    assert [t.soort for t in Taak.objects.filter(ritme="")] == ["snel"]
    assert proces.stderr is not None
    assert "Traceback" not in proces.stderr.read()
