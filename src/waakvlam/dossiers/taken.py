"""What the worker does for the store: keep lists true, sign each day, and find what may go."""

import logging
from datetime import time, timedelta
from typing import Final

from waakvlam import klok
from waakvlam.dossiers.dagkoppen import maak_dagkop
from waakvlam.dossiers.herberekenen import herbereken
from waakvlam.dossiers.ververs import ververs
from waakvlam.dossiers.verzoeken import ruim_op
from waakvlam.dossiers.wissen import wisvoorstellen
from waakvlam.taken.api import Dagelijks, Elke, Gegevens, registreer

VERVERS_ELKE: Final = timedelta(minutes=5)
"""A day begins at midnight; what could not be judged is tried again."""
HERBEREKEN_ELKE: Final = timedelta(minutes=1)
WISSEN_OM: Final = time(3, 30)
DAGKOP_OM: Final = time(0, 10)
OPRUIMEN_OM: Final = time(3, 30)
PER_KEER = 500
"""Dossiers under older rules that are made again at a time, so that other jobs need not wait for all of them."""
log = logging.getLogger(__name__)


def ververs_dossiers(_gegevens: Gegevens) -> str:
    """Judge again the dossiers whose day has come."""
    return f"{ververs(klok.vandaag())} dossiers opnieuw beoordeeld"


def herbereken_dossiers(_gegevens: Gegevens) -> str:
    """Make a share of the dossiers under older rules again; those that cannot be judged are in the log by number."""
    gedaan = herbereken(klok.vandaag(), hoogstens=PER_KEER)
    return f"{gedaan.gedaan} dossiers herberekend, {len(gedaan.mislukt)} mislukt"


def stel_wissen_voor(_gegevens: Gegevens) -> str:
    """Count the closed dossiers of which a retention term passed; their numbers are in the log. Erases nothing."""
    voorstellen = wisvoorstellen(klok.vandaag())
    for voorstel in voorstellen:
        log.info("dossier %s: %s vakken kunnen weg; zie waakvlam wis", voorstel.nummer, voorstel.vakken)
    return f"{len(voorstellen)} dossiers waarvan iets weg kan"


def teken_gisteren(_gegevens: Gegevens) -> str:
    """Sign what was recorded until now, as the head of yesterday. Days that were missed come under it."""
    kop = maak_dagkop(klok.vandaag() - timedelta(days=1))
    return f"dagkop van {kop.dag}: {kop.aantal} dossiers"


def vergeet_verzoeken(_gegevens: Gegevens) -> str:
    """Remove the keys of submits that nobody sends again."""
    return f"{ruim_op()} oude verzoeken opgeruimd"


def registreer_taken() -> None:
    """Make all known."""
    registreer("dossiers.stel_wissen_voor", stel_wissen_voor, ritme=Dagelijks(WISSEN_OM))
    registreer("dossiers.ververs", ververs_dossiers, ritme=Elke(VERVERS_ELKE))
    registreer("dossiers.herbereken", herbereken_dossiers, ritme=Elke(HERBEREKEN_ELKE))
    registreer("dossiers.dagkop", teken_gisteren, ritme=Dagelijks(DAGKOP_OM))
    registreer("dossiers.verzoeken", vergeet_verzoeken, ritme=Dagelijks(OPRUIMEN_OM))
