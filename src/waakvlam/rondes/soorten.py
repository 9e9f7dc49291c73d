"""Which acts can be recorded in many dossiers at once: those that ask the same in each of them.

Never consent, or a ground to share without it: those are about one person, and are weighed one by one.
"""

from itertools import groupby
from typing import Final

from waakvlam import klok
from waakvlam.dossierblad.api import is_los
from waakvlam.dossiers.api import GEWIJZIGD
from waakvlam.kern.delen import GROND
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid, mag_vastleggen, rekenset_in

NIET: Final = frozenset({GEWIJZIGD, GROND, "dossier_geopend"})
PER_PERSOON: Final = "toestemming"
"""The category of consent."""


def soorten(lezer: Lezer) -> dict[str, Gebeurtenistype]:
    """By name, in the order of the vocabulary; none for who records nothing, or follows no agreements."""
    rekenset = rekenset_in(lezer.regio, klok.vandaag())
    if rekenset is None or not heeft_bevoegdheid(lezer, "vastleggen"):
        return {}
    return {
        soort.type: soort
        for soort in rekenset.typen.values()
        if _vraagt_overal_hetzelfde(soort) and mag_vastleggen(rekenset, soort, lezer.rol)
    }


def per_thema(lezer: Lezer) -> list[tuple[str, list[tuple[str, str]]]]:
    """As choices: the title of a theme, with name and title of its acts."""
    rekenset = rekenset_in(lezer.regio, klok.vandaag())
    titels = {thema.naam: thema.titel for thema in rekenset.taal.themas} if rekenset is not None else {}
    op_thema = sorted(soorten(lezer).values(), key=lambda s: (titels[s.thema], s.titel))
    return [
        (titel, [(s.type, s.titel) for s in groep]) for titel, groep in groupby(op_thema, lambda s: titels[s.thema])
    ]


def _vraagt_overal_hetzelfde(soort: Gebeurtenistype) -> bool:
    los = all(is_los(naam, veld) for naam, veld in soort.velden.items())
    eenvoudig = soort.onderwerp is None and soort.categorie_uit is None and not soort.regio
    return (
        los and eenvoudig and len(soort.betrokkenen) == 1 and soort.type not in NIET and soort.categorie != PER_PERSOON
    )
