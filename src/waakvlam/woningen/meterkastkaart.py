"""The card for the meter cupboard: whom to call, from the directory of the region. Nothing of the participant."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from waakvlam.organisaties.api import Contactregel, contactpunten
from waakvlam.papier.api import Alinea, Blad, Blok, Gegevens, Kop, maak_pdf


def contacten(regio: str, organisaties: Collection[str]) -> list[Contactregel]:
    """The contact points of these organisations, as the directory has them."""
    return [punt for punt in contactpunten(regio) if punt.organisatie in organisaties]


def kaart(regio: str, organisaties: Collection[str], dag: date) -> bytes:
    """The card as PDF, with the day on which the directory said so."""
    blokken: list[Blok] = [Alinea(_("Hang deze kaart in de meterkast. Bij gevaar belt u 112."))]
    for punt in contacten(regio, organisaties):
        g = punt.gegevens
        regels = ((_("Wie"), g.naam), (_("Telefoon"), g.telefoon), (_("E-mail"), g.email), (_("Wanneer"), g.bereikbaar))
        blokken += [Kop(punt.organisatienaam), Gegevens([(naam, waarde) for naam, waarde in regels if waarde])]
    voet = _("Uit het adresboek van Waakvlam")
    return maak_pdf(Blad(_("Wie kunt u bellen?"), blokken, dag, voet=voet))
