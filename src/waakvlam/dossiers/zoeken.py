"""Search by name, address, number or own reference, only among dossiers in which the reader is a party."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from waakvlam import klok
from waakvlam.dossiers import gegevens, sets, zoeksporen
from waakvlam.dossiers.behandelaars import behandelaarsnamen
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.herkomst import met_kenmerk
from waakvlam.dossiers.inhoud import CONTACT, Persoonsgegevens
from waakvlam.dossiers.models import Dossier, Dossiersleutel, Dossierzicht, Partij, Zoekspoor
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.regelafdruk import is_vers
from waakvlam.dossiers.sleutels import huidige_vingerafdruk, installatiesleutels
from waakvlam.kern.gronden import gronden_van
from waakvlam.kern.overgang import geldend
from waakvlam.toegang.api import Lezer

PER_KEER = 200
HOOGSTENS = 25
"""So many are shown, and logged as shown. Who finds more asks something more precise: this is no way to read names."""
NUMMER = re.compile(r"[A-Z]+-\d{4}-[A-Z0-9]{5}-[A-Z0-9]{5}")


class Gevonden(NamedTuple):
    """A dossier that fits, as far as the reader may see it."""

    nummer: str
    naam: str | None
    fase: str | None
    """The title of its phase."""
    behandelaar: str = ""
    """Who works on it in the reader's organisation: a person, or a team."""


class Zoekuitkomst(NamedTuple):
    """What was found, by name; `meer`: there is more than this."""

    rijen: tuple[Gevonden, ...]
    meer: bool


def zoek(lezer: Lezer, tekst: str) -> Zoekuitkomst:
    """The dossiers whose name or address has parts that begin with every word, or whose number or own reference it is.

    A name or an address takes at least three letters, or a whole postcode, and sight of who it is about. A number,
    or the reference under which the reader's organisation took a dossier over, takes a party alone. A dossier whose
    stored rows are of before today is judged anew.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "zoeken") as doorgang:
        eigen = eigen_dossiers(lezer, vandaag)
        genoemd = {d.pk: d for d in eigen.filter(aangeduid(lezer, tekst))}
        bekend, passend = _passend(eigen, genoemd, tekst)
        zicht = gezien(lezer, passend.values(), vandaag)
        regels = {
            pk: Gevonden(dossier.nummer, bekend[pk].naam if ziet.contact else None, ziet.fase)
            for pk, dossier in passend.items()
            if (ziet := zicht[pk]).contact or pk in genoemd
        }
        getoond = sorted(regels, key=lambda pk: (regels[pk].naam or "", regels[pk].nummer))[:HOOGSTENS]
        wie = behandelaarsnamen(lezer, getoond)
        doorgang.toon({})
        for pk in getoond:
            doorgang.toon({regels[pk].nummer: zicht[pk].categorieen & {CONTACT, TRAJECT}}, zicht[pk].alleen_door)
    rijen = tuple(regels[pk]._replace(behandelaar=wie.get(pk, "")) for pk in getoond)
    return Zoekuitkomst(rijen, len(regels) > HOOGSTENS)


def eigen_dossiers(lezer: Lezer, vandaag: date) -> QuerySet[Dossier]:
    """Those in which the reader is a party today and that were not erased. Call it inside the door."""
    partij = Partij.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), organisatie=lezer.organisatie, rol=lezer.rol, vanaf__lte=vandaag
    )
    return Dossier.objects.filter(pk__in=partij.values("dossier"), gewist_op__isnull=True)


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


class Gezien(NamedTuple):
    """What the reader's role sees of a dossier today, and in which phase it is, where that is seen."""

    categorieen: frozenset[str]
    fase: str | None
    alleen_door: Mapping[str, str]
    """Of what it sees by a recorded ground alone: the kind of ground."""

    @property
    def contact(self) -> bool:
        """Whether it sees who it is about."""
        return CONTACT in self.categorieen


def aangeduid(lezer: Lezer, tekst: str) -> Q:
    """Dossiers that this names: by number, or by the reference of the reader's own organisation."""
    nummer = "".join(tekst.split()).upper()
    herkomst = Q(pk__in=met_kenmerk(lezer.organisatie, tekst).values("dossier"))
    return herkomst | Q(nummer=nummer) if NUMMER.fullmatch(nummer) else herkomst


def _passend(
    eigen: QuerySet[Dossier], genoemd: dict[int, Dossier], tekst: str
) -> tuple[dict[int, Persoonsgegevens], dict[int, Dossier]]:
    """What is named, and of the own dossiers those whose name and address fit; with their particulars."""
    vraag = zoeksporen.lees_vraag(tekst)
    dossiers = genoemd | ({d.pk: d for d in zoeksporen.met_sporen(eigen, vraag)} if vraag else {})
    bekend = gegevens.van_dossiers(dossiers.values())
    passend = {pk for pk, g in bekend.items() if pk in genoemd or (vraag and zoeksporen.past(vraag, g))}
    return bekend, {pk: dossier for pk, dossier in dossiers.items() if pk in passend}


def gezien(lezer: Lezer, dossiers: Collection[Dossier], vandaag: date) -> dict[int, Gezien]:
    """What the reader's role sees of each of these dossiers today. Call it inside the door."""
    rijen = Dossierzicht.objects.filter(dossier__in=[d.pk for d in dossiers], rol=lezer.rol)
    toen = {
        pk: (frozenset(open_), door) for pk, open_, door in rijen.values_list("dossier", "categorieen", "alleen_door")
    }
    zicht = {}
    for dossier in dossiers:
        if is_vers(dossier, vandaag):
            rekenset = geldend(sets.versies(dossier.afsprakenset), vandaag)
            fasen = {fase.naam: fase.titel for fase in rekenset.fasen}
            categorieen, alleen_door = toen.get(dossier.pk, (frozenset(), {}))
            zicht[dossier.pk] = _gezien(categorieen, fasen.get(dossier.fase), alleen_door)
        else:
            zicht[dossier.pk] = _nu(lezer, dossier, vandaag)
    return zicht


def _nu(lezer: Lezer, dossier: Dossier, vandaag: date) -> Gezien:
    beoordeling = lees(dossier.nummer).beoordeling(vandaag)
    categorieen = sets.open_categorieen(beoordeling, lezer.rol)
    return _gezien(categorieen, beoordeling.fase.titel, gronden_van(beoordeling, lezer.rol))


def _gezien(categorieen: frozenset[str], fase: str | None, alleen_door: Mapping[str, str]) -> Gezien:
    return Gezien(categorieen, fase if TRAJECT in categorieen else None, alleen_door)
