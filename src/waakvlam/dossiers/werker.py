"""The worker beside the web process: keeps lists true as days pass. Stops on a signal, between two pieces of work."""

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from django.db import DatabaseError, connection

from waakvlam import klok
from waakvlam.dossiers.fouten import Opslagfout
from waakvlam.dossiers.herberekenen import herbereken
from waakvlam.dossiers.ververs import ververs

WACHT_SECONDEN = 60.0
PER_RONDE = 500
"""Dossiers under older rules that are made again before the worker looks again at what is due."""
log = logging.getLogger(__name__)


def run_once() -> int:
    """One round: dossiers that are due today, and a share of those under older rules. Gives how many were done."""
    vandaag = klok.vandaag()
    gedaan = ververs(vandaag) + herbereken(vandaag, hoogstens=PER_RONDE).gedaan
    if gedaan:
        log.info("%s dossiers opnieuw beoordeeld", gedaan)
    return gedaan


def loop(stop: threading.Event, *, wacht_seconden: float = WACHT_SECONDEN, ronde: Callable[[], int] = run_once) -> None:
    """Rounds until `stop` is set. A database that is away for a while is waited for."""
    while not stop.is_set():
        try:
            ronde()
        except (DatabaseError, Opslagfout):
            log.exception("de databank is niet te bereiken; over %s seconden opnieuw", wacht_seconden)
        finally:
            connection.close()
        stop.wait(wacht_seconden)


def tot_een_signaal() -> threading.Event:
    """An event that SIGTERM and SIGINT set. Only for the main thread of a process."""
    stop = threading.Event()

    def zet(_nummer: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, zet)
    signal.signal(signal.SIGINT, zet)
    return stop
