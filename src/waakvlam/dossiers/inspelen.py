"""For the demo only: play a whole course into a dossier, each fact recorded on its own moment and checked as any other.

Lists are made once, at the end. Outside demo mode this refuses: a moment of recording is never given by hand.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.conf import settings

from waakvlam import klok
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.inhoud import Persoonsgegevens
from waakvlam.dossiers.openen import begin
from waakvlam.dossiers.opgeslagen import Opgeslagen, in_een_keer
from waakvlam.dossiers.projecteren import partijen_van
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw, keur_en_schrijf
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.toegang.api import Lezer, eis_partij

Stap = tuple[Lezer, Vastlegging, datetime]


def speel_in(
    opener: Lezer,
    gegevens: Persoonsgegevens,
    afsprakenset: str,
    geopend: datetime,
    stappen: Iterable[Stap],
) -> str:
    """Open a dossier on that moment and play these facts, in order of recording. Gives its number.

    The opening is fact 1. A correction or withdrawal names its fact by place, such as '#7': its name outside the store
    is not known before it is played. Raises as `leg_vast` does, and then nothing of it is there; `RuntimeError`
    outside demo mode.
    """
    if not settings.DEMO:
        raise RuntimeError("inspelen kan alleen in een proefopstelling (WAAKVLAM_DEMO=1)")
    with in_een_keer(), werkdeur():
        moment = Moment(geopend)
        bestand = begin(opener, gegevens, afsprakenset, moment.vandaag, moment)
        for lezer, vastlegging, nu in stappen:
            moment = Moment(nu)
            bestand.partijen = list(partijen_van(bestand, bestand.geldend))
            eis_partij(lezer, bestand.partijen, moment.vandaag)
            keur_en_schrijf(bestand, lezer, _met_kenmerken(bestand, vastlegging), moment)
        bestand.partijen = []
        beoordeel_opnieuw(bestand, Moment(klok.nu()))
    return bestand.dossier.nummer


def _met_kenmerken(bestand: Opgeslagen, vastlegging: Vastlegging) -> Vastlegging:
    """The fact with places in the course ('#7') replaced by the names that those facts got."""
    if vastlegging.corrigeert is None and vastlegging.vervalt is None:
        return vastlegging
    kenmerken = {f"#{volgnummer}": kenmerk for volgnummer, kenmerk in bestand.kenmerken.items()}
    return replace(
        vastlegging,
        corrigeert=kenmerken.get(vastlegging.corrigeert or "", vastlegging.corrigeert),
        vervalt=kenmerken.get(vastlegging.vervalt or "", vastlegging.vervalt),
    )
