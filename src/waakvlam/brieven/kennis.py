"""What fills a letter, gathered for one writer in one dossier."""

from collections import defaultdict

from waakvlam.brieven.vullen import Contact, Kennis
from waakvlam.dossierblad.api import Blad
from waakvlam.organisaties.api import contactpunten
from waakvlam.toegang.api import Lezer, organisaties

SOORTEN = frozenset({"algemeen", "contactpersoon"})
"""The contact points at which one can ask for whoever writes."""


def kennis_van(blad: Blad, lezer: Lezer) -> Kennis:
    """Everything that this writer may know for a letter."""
    contacten: dict[str, list[Contact]] = defaultdict(list)
    for punt in contactpunten(blad.woorden.rekenset.afspraken.kop.regio):
        if punt.gegevens.soort in SOORTEN:
            contacten[punt.organisatie].append(Contact(punt.gegevens.telefoon, punt.gegevens.email))
    per_organisatie = {kort: tuple(lijst) for kort, lijst in contacten.items()}
    return Kennis(blad.beeld, blad.woorden, lezer, organisaties(), per_organisatie)
