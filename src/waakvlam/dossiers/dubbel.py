"""Whether the reader's organisation knows someone already, before it opens a dossier of them.

Only dossiers in which the reader is a party today and sees who it is about: whether somebody else has a dossier is not
told, nor can it be tried out. A warning, never a refusal: two people can have one name.
"""

from django.db.models import Q, QuerySet

from waakvlam import klok
from waakvlam.dossiers import gegevens as particulier
from waakvlam.dossiers import zoeksporen
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.inhoud import CONTACT, Persoonsgegevens
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.zoeken import HOOGSTENS, Gevonden, eigen_dossiers, gezien
from waakvlam.toegang.api import Lezer


def mogelijk_dubbel(lezer: Lezer, nieuw: Persoonsgegevens) -> tuple[Gevonden, ...]:
    """The dossiers that can be of the same person, by number.

    Those with every part of the name, and those with the same day of birth among which share the first letters of one
    part of the name, or the postcode.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "dubbel") as doorgang:
        kandidaten = {d.pk: d for d in _kandidaten(eigen_dossiers(lezer, vandaag), nieuw)}
        bekend = particulier.van_dossiers(kandidaten.values())
        zelfde = [kandidaten[pk] for pk, oud in bekend.items() if lijkt(oud, nieuw)]
        zicht = gezien(lezer, zelfde, vandaag)
        getoond = sorted((d for d in zelfde if zicht[d.pk].contact), key=lambda d: d.nummer)[:HOOGSTENS]
        doorgang.toon({})
        for d in getoond:
            doorgang.toon({d.nummer: zicht[d.pk].categorieen & {CONTACT, TRAJECT}}, zicht[d.pk].alleen_door)
    return tuple(Gevonden(d.nummer, bekend[d.pk].naam, zicht[d.pk].fase) for d in getoond)


def lijkt(oud: Persoonsgegevens, nieuw: Persoonsgegevens) -> bool:
    """Whether two can be one person: every part of the name is the same, or the day of birth is."""
    namen = zoeksporen.naamdelen(oud), zoeksporen.naamdelen(nieuw)
    zelfde_naam = bool(namen[1]) and namen[0] == namen[1]
    return zelfde_naam or (nieuw.geboortedatum is not None and oud.geboortedatum == nieuw.geboortedatum)


def _kandidaten(eigen: QuerySet[Dossier], nieuw: Persoonsgegevens) -> QuerySet[Dossier]:
    sporen = Q(pk__in=[])
    for vraag in zoeksporen.vragen_van(nieuw):
        sporen |= Q(pk__in=zoeksporen.met_sporen(eigen, vraag).values("pk"))
    return eigen.filter(sporen)
