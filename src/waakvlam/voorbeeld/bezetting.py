"""Who takes part in the dossiers of a region: invented organisations per role, the one that opens a dossier first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from waakvlam.bron.api import bronset, kop, opvolgers, setnamen
from waakvlam.kern.overgang import Versie

AMSTERDAM, ALMERE, ALKMAAR, ZUIDOOST = "Amsterdam", "Almere", "Regio Alkmaar", "Zuidoost-Utrecht"
"""Regions as the headers of their sets name them."""
BEZETTING: Mapping[str, Mapping[str, str]] = {
    AMSTERDAM: {
        "zorgaanbieder": "het-anker",
        "woningcorporatie": "de-gracht",
        "gemeente_wonen": "gemeente",
        "mzwo": "mzwo",
    },
    ALMERE: {
        "zorgaanbieder": "de-polderster",
        "woningcorporatie": "de-zilverreiger",
        "gemeente": "gemeente-polderrijk",
    },
    ALKMAAR: {
        "zorgaanbieder": "de-molenwiek",
        "woningcorporatie": "de-duinroos",
        "transferpunt": "transferpunt-duinrand",
    },
    ZUIDOOST: {
        "aanbieder_mobw": "de-boomgaard",
        "aanbieder_ambulant": "de-lindelaan",
        "woningcorporatie": "de-klaproos",
        "wijkteam": "wijkteam-kersendorp",
        "vierde_huis": "vierde-huis",
    },
}


@dataclass(frozen=True, slots=True)
class Loopbaan:
    """Under which agreements a dossier is opened, and the versions that it follows."""

    afsprakenset: str
    versies: tuple[Versie, ...]


def loopbaan(regio: str, begin: date) -> Loopbaan:
    """The version of the region in force on the day of opening, and those that succeed it."""
    koppen = [(kop(naam).geldig_vanaf, naam) for naam in setnamen() if kop(naam).regio == regio]
    geldend = max(((vanaf, naam) for vanaf, naam in koppen if vanaf <= begin), default=min(koppen))
    naam = geldend[1]
    later = (Versie(bronset(opvolger).rekenset, vanaf) for opvolger, vanaf in opvolgers(naam))
    return Loopbaan(naam, (Versie(bronset(naam).rekenset), *later))
