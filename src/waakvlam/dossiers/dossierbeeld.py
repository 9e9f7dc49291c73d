"""Everything of a dossier that its pages share, as one reader may see it: what a look at it gives, put together."""

from collections.abc import Collection
from datetime import date

from waakvlam import klok
from waakvlam.dossiers import partijen
from waakvlam.dossiers.beeld import Blik, open_blik
from waakvlam.dossiers.inhoud import CONTACT
from waakvlam.dossiers.vormen import Dossierbeeld
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid


def dossierbeeld(
    lezer: Lezer, nummer: str, peildatum: date | None = None, kennisdatum: date | None = None,
    pad: str = "dossierbeeld", *, kort: bool = False,
) -> Dossierbeeld:  # fmt: skip
    """A dossier as the reader may see it, as of `peildatum` (default today) with what was known on `kennisdatum`.

    `kort`: of what may be recorded only what a page to read links to (see `mogelijkheden`). Raises `NietGevonden`,
    for a number that does not exist and for an organisation that is no party today alike.
    """
    return beeld_van(open_blik(lezer, nummer, peildatum, kennisdatum, pad=pad), kort=kort)


def beeld_van(blik: Blik, *, kort: bool = False, ook: Collection[str] = ()) -> Dossierbeeld:
    """The same of a dossier that is being looked at. `ook`: types to say of whether they may be recorded."""
    return Dossierbeeld(
        nummer=blik.bestand.dossier.nummer,
        afsprakenset=blik.beoordeling.rekenset.naam,
        stand=blik.feiten[-1].kenmerk if blik.feiten else "",
        peildatum=blik.beoordeling.peildatum,
        kennisdatum=blik.beoordeling.kennisdatum,
        naam=blik.bestand.gegevens.naam if CONTACT in blik.categorieen else None,
        gegevens=blik.gegevens(),
        categorieen=blik.categorieen,
        fasen=blik.fasen(),
        termijnen=blik.termijnen,
        feiten=blik.tijdlijn(),
        besluiten=tuple(regel for advies in blik.beoordeling.besluiten for regel in blik.besluit(advies)),
        vroegste_dagen=blik.vroegste_dagen(),
        kan_nu=blik.kan_nu(kort=kort, ook=ook),
        partijen=tuple((p.organisatie, p.rol) for p in blik.partijen if p.geldt_op(klok.vandaag())),
        toestemming=blik.toestemming(),
        partijschappen=partijen.zichtbare(blik.lezer, blik.partijen, blik.categorieen, klok.vandaag()),
        mag_vastleggen=heeft_bevoegdheid(blik.lezer, "vastleggen"),
    )
