"""The nightly run: evaluate again the dossiers in which time alone changes something, and no others."""

import logging
from datetime import date

from waakvlam import klok
from waakvlam.dossiers import projecteren, volgers
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.opgeslagen import in_een_keer, lees
from waakvlam.dossiers.sleutels import Onleesbaar
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.toegang.api import NietGevonden

log = logging.getLogger(__name__)


def ververs(vandaag: date) -> int:
    """Rewrite the rows of every dossier whose next day of change has come. Gives how many.

    A dossier that cannot be evaluated is logged by number and passed over: the others must not wait for it.
    """
    toe = Dossier.objects.filter(volgende_dag__lte=vandaag, gewist_op__isnull=True).order_by("volgende_dag", "pk")
    with werkdeur():
        nummers = list(toe.values_list("nummer", flat=True))
    return sum(ververs_dossier(nummer, vandaag) for nummer in nummers)


def ververs_dossier(nummer: str, vandaag: date) -> bool:
    """Rewrite the rows of one dossier; False when that failed. Also for making the rows again from the facts."""
    try:
        with in_een_keer(), werkdeur():
            bestand = lees(nummer, vergrendel=True)
            nieuw = projecteren.bereken(bestand, bestand.beoordeling(vandaag))
            projecteren.schrijf(bestand, nieuw, vandaag, klok.nu())
            volgers.volg(bestand)
    except (Waakvlamfout, Onleesbaar, NietGevonden):
        log.exception("dossier %s kon niet opnieuw worden beoordeeld", nummer)
        return False
    return True
