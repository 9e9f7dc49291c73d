"""Search by name or address, only among dossiers in which the reader is a party and sees who it is about."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from waakvlam import klok
from waakvlam.dossiers import gegevens, sets, zoeksporen
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.inhoud import CONTACT, Persoonsgegevens
from waakvlam.dossiers.models import Dossier, Dossiersleutel, Dossierzicht, Partij, Zoekspoor
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.regelafdruk import is_vers
from waakvlam.dossiers.sleutels import huidige_vingerafdruk, installatiesleutels
from waakvlam.toegang.api import Lezer

PER_KEER = 200


class Gevonden(NamedTuple):
    """A dossier that fits."""

    nummer: str
    naam: str | None


def zoek(lezer: Lezer, tekst: str) -> tuple[Gevonden, ...]:
    """The dossiers whose name or address has parts that begin with every word, by name.

    At least three letters, or a whole postcode. A dossier whose stored rows are of before today is judged anew.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "zoeken") as doorgang:
        gevonden = [
            Gevonden(dossier.nummer, g.naam)
            for dossier, g, ziet in _passend(lezer, tekst, vandaag)
            if (ziet if is_vers(dossier, vandaag) else _ziet_nu(lezer, dossier, vandaag))
        ]
        doorgang.toon({g.nummer: {CONTACT} for g in gevonden})
    return tuple(sorted(gevonden, key=lambda g: (g.naam or "", g.nummer)))


def maak_sporen_opnieuw() -> int:
    """Make the traces of every dossier that can be read and has none by the present key. Resumable. Gives how many."""
    gedaan = laatste = 0
    leesbaar = Dossiersleutel.objects.filter(
        gegevens.VAN_GEGEVENS, verpakt__isnull=False, met__in=installatiesleutels()
    )
    zonder = Dossier.objects.filter(gegevens__isnull=False, pk__in=leesbaar.values("dossier")).exclude(
        pk__in=Zoekspoor.objects.filter(met=huidige_vingerafdruk()).values("dossier")
    )
    while pks := _eerste(zonder.filter(pk__gt=laatste)):
        with transaction.atomic(), werkdeur():
            dossiers = list(Dossier.objects.select_for_update().filter(pk__in=pks, gewist_op__isnull=True))
            per_dossier = gegevens.van_dossiers(dossiers)
            for dossier in dossiers:
                zoeksporen.schrijf(dossier, per_dossier[dossier.pk])
        gedaan, laatste = gedaan + len(pks), pks[-1]
    return gedaan


def _eerste(dossiers: QuerySet[Dossier]) -> list[int]:
    with werkdeur():
        return list(dossiers.order_by("pk").values_list("pk", flat=True)[:PER_KEER])


def _passend(lezer: Lezer, tekst: str, vandaag: date) -> Iterator[tuple[Dossier, Persoonsgegevens, bool]]:
    """Own dossiers that fit, and whether the role saw who it is about when they were last judged. Three queries."""
    vraag = zoeksporen.lees_vraag(tekst)
    if vraag is None:
        return
    partij = Partij.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), organisatie=lezer.organisatie, rol=lezer.rol, vanaf__lte=vandaag
    )
    eigen = Dossier.objects.filter(pk__in=partij.values("dossier"), gewist_op__isnull=True)
    dossiers = {dossier.pk: dossier for dossier in zoeksporen.met_sporen(eigen, vraag)}
    zicht = Dossierzicht.objects.filter(dossier__in=dossiers, rol=lezer.rol).values_list("dossier", "categorieen")
    ziet = {pk for pk, categorieen in zicht if CONTACT in categorieen}
    for pk, g in gegevens.van_dossiers(dossiers.values()).items():
        if zoeksporen.past(vraag, g):
            yield dossiers[pk], g, pk in ziet


def _ziet_nu(lezer: Lezer, dossier: Dossier, vandaag: date) -> bool:
    beoordeling = lees(dossier.nummer).beoordeling(vandaag)
    return CONTACT in sets.gereed_van(beoordeling.rekenset).zichtwijzer.categorieen(beoordeling, lezer.rol)
