"""What the worker does for the store: keep lists true as days pass, and after the rules changed."""

from datetime import timedelta
from typing import Final

from waakvlam import klok
from waakvlam.dossiers.herberekenen import herbereken
from waakvlam.dossiers.ververs import ververs
from waakvlam.taken.api import Elke, Gegevens, registreer

VERVERS_ELKE: Final = timedelta(minutes=5)
"""A day begins at midnight; what could not be judged is tried again."""
HERBEREKEN_ELKE: Final = timedelta(minutes=1)
PER_KEER = 500
"""Dossiers under older rules that are made again at a time, so that other jobs need not wait for all of them."""


def ververs_dossiers(_gegevens: Gegevens) -> str:
    """Judge again the dossiers whose day has come."""
    return f"{ververs(klok.vandaag())} dossiers opnieuw beoordeeld"


def herbereken_dossiers(_gegevens: Gegevens) -> str:
    """Make a share of the dossiers under older rules again; those that cannot be judged are in the log by number."""
    gedaan = herbereken(klok.vandaag(), hoogstens=PER_KEER)
    return f"{gedaan.gedaan} dossiers herberekend, {len(gedaan.mislukt)} mislukt"


def registreer_taken() -> None:
    """Make both known."""
    registreer("dossiers.ververs", ververs_dossiers, ritme=Elke(VERVERS_ELKE))
    registreer("dossiers.herbereken", herbereken_dossiers, ritme=Elke(HERBEREKEN_ELKE))
