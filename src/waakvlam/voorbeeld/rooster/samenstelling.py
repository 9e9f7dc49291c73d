"""The whole roster, Amsterdam first: a caseload takes as many rows as it needs, and begins again when it needs more."""

from datetime import date
from itertools import chain

from waakvlam.kern.kalender import Kalender
from waakvlam.voorbeeld.rooster import alkmaar, almere, instroom, omklap, overlast, wonen, zuidoost
from waakvlam.voorbeeld.rooster.rijen import Dagen, Rij


def rooster(vandaag: date, kalender: Kalender) -> tuple[Rij, ...]:
    """All rows for this day."""
    d = Dagen(vandaag, kalender)
    return tuple(
        chain(
            instroom.voorbereiding(d),
            instroom.zoeken(d),
            instroom.begin(d),
            wonen.rustig(d),
            overlast.ladder(d),
            overlast.meldingen(d),
            omklap.voorbereid(d),
            omklap.daarna(d),
            omklap.vijf_jaar(d),
            wonen.signalen(d),
            wonen.toestemming(d),
            wonen.verhuizen(d),
            almere.rijen(d),
            alkmaar.rijen(d),
            zuidoost.rijen(d),
        )
    )
