"""The worker beside the web server: does what is due, one job at a time, until it is asked to stop."""

import logging
import os
import platform
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.db import Error, connection

from waakvlam.taken.lenen import LEENDUUR, leen, meld_mislukt, rond_af, verleng
from waakvlam.taken.models import UITKOMST_TEKENS, Taak
from waakvlam.taken.plannen import zet_ritmes_klaar
from waakvlam.taken.register import SOORTEN

WACHT_SECONDEN = 2.0
STORING_SECONDEN = 15.0
"""Between two tries while the database is away."""
SLAGEN_PER_LEENDUUR = 3
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A job that was done, or failed."""

    sleutel: str
    gelukt: bool
    uitkomst: str


def run_once(leenduur: timedelta = LEENDUUR) -> list[Gedaan]:
    """Do what is due now. Gives how each went."""
    zet_ritmes_klaar()
    gedaan, wie = [], _naam()
    while taak := leen(wie, leenduur):
        gedaan.append(_doe(taak, wie, leenduur))
    return gedaan


def loop(
    stop: threading.Event,
    *,
    wacht_seconden: float = WACHT_SECONDEN,
    storing_seconden: float = STORING_SECONDEN,
    leenduur: timedelta = LEENDUUR,
) -> None:
    """Work until `stop` is set, which is looked at between two jobs. A database that is away is waited for."""
    wie, klaargezet = _naam(), False
    while not stop.is_set():
        wacht = wacht_seconden
        try:
            if not klaargezet:
                zet_ritmes_klaar()
                klaargezet = True
            while not stop.is_set() and (taak := leen(wie, leenduur)):
                _doe(taak, wie, leenduur)
        except Error:
            wacht = storing_seconden
            log.exception("de databank is niet te bereiken; over %s seconden opnieuw", wacht)
        finally:
            connection.close()
        stop.wait(wacht)


def _doe(taak: Taak, wie: str, leenduur: timedelta) -> Gedaan:
    """Do one job under its lease, and write how it went. A defect in it is logged, and does not stop the others."""
    try:
        with _hartslag(taak, wie, leenduur):
            uitkomst = _een_regel(SOORTEN[taak.soort].functie(taak.gegevens))
    except Exception as fout:  # whatever it is: it is on record, and tried again
        log.exception("taak %s mislukte (poging %s)", taak.sleutel, taak.pogingen)
        uitkomst = type(fout).__name__
        meld_mislukt(taak, wie, uitkomst)
        return Gedaan(taak.sleutel, gelukt=False, uitkomst=uitkomst)
    if not rond_af(taak, wie, uitkomst):
        log.warning("taak %s duurde langer dan haar leenduur en is ook door een ander gedaan", taak.sleutel)
    return Gedaan(taak.sleutel, gelukt=True, uitkomst=uitkomst)


@contextmanager
def _hartslag(taak: Taak, wie: str, leenduur: timedelta) -> Iterator[None]:
    """Renew the lease beside the job, on a connection of its own, for as long as the job takes."""
    klaar = threading.Event()

    def klop() -> None:
        while not klaar.wait(leenduur.total_seconds() / SLAGEN_PER_LEENDUUR):
            try:
                verleng(taak, wie, leenduur)
            except Error:
                log.warning("de leenduur van taak %s kon niet worden verlengd", taak.sleutel)
            finally:
                connection.close()

    draad = threading.Thread(target=klop, name="hartslag", daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join()


def _naam() -> str:
    """A name for this worker that no other has, also where every machine calls its first process 1."""
    return f"{platform.node()[:40]}/{os.getpid()}/{secrets.token_hex(4)}"


def _een_regel(uitkomst: str) -> str:
    """What fits in the table."""
    return " ".join(uitkomst.split())[:UITKOMST_TEKENS]
