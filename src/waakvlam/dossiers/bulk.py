"""For invented data only: whole dossiers as rows, made by the same functions as any other, to be written together.

A course is judged once, as a mould: names and organisations change neither its terms nor what is shared. What a dossier
made from it differs in is put in its place: the names of its facts, which terms carry in their keys, and its parties.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model

from waakvlam.dossiers import projecteren, sets
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.gegevens import zet as zet_gegevens
from waakvlam.dossiers.inhoud import Persoonsgegevens
from waakvlam.dossiers.models import (
    Behandelaar,
    Dossier,
    Dossiersleutel,
    Eigentermijn,
    Gebeurtenis,
    Partij,
    Termijn,
    Termijnzicht,
    Uitgaand,
)
from waakvlam.dossiers.openen import nieuw_nummer
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.dossiers.projecteren import Projectie
from waakvlam.dossiers.regelafdruk import regelafdruk
from waakvlam.dossiers.sleutels import voorspelbaar
from waakvlam.dossiers.vakken import Dossierslot
from waakvlam.dossiers.vastleggen import Moment, schrijf_feit
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.dossiers.werkrijen import maak as maak_werk
from waakvlam.dossiers.zoeksporen import sporen_van
from waakvlam.opslag.ingang import reserveer, schrijf_veel
from waakvlam.toegang.api import Lezer

TERMIJNEN_PER_DOSSIER = 1000
"""Ids kept apart per dossier: more terms than any course has."""
PLAATS = re.compile(r"k(\d{14})k")
"""The name of a fact in a mould, by its place."""


@dataclass(frozen=True, slots=True)
class Stap:
    """A fact of a course: who records it, what, when, for whom, and the place of the fact that it corrects."""

    lezer: Lezer
    vastlegging: Vastlegging
    nu: datetime
    door: str
    doel: int | None = None


@dataclass(frozen=True, slots=True)
class Loop:
    """A course that is to become a dossier. The opening is its first step."""

    afsprakenset: str
    gegevens: Persoonsgegevens
    stappen: tuple[Stap, ...]


@dataclass(frozen=True, slots=True)
class Reeks:
    """The ids set apart for so many dossiers."""

    dossier: int
    termijn: int

    @classmethod
    def voor(cls, aantal: int) -> "Reeks":
        """Set them apart."""
        return cls(reserveer(Dossier, aantal), reserveer(Termijn, aantal * TERMIJNEN_PER_DOSSIER))


def nummer_van(afsprakenset: str, jaar: int, zaad: str) -> str:
    """The number of the dossier that `maak` makes with this seed, of a course that begins in this year."""
    with voorspelbaar(zaad) as bron:
        return _nummer(afsprakenset, jaar, bron)


def zijn_er(nummers: Iterable[str]) -> bool:
    """Whether any of these dossiers is stored here."""
    with werkdeur():
        return Dossier.objects.filter(nummer__in=list(nummers)).exists()


def is_leeg() -> bool:
    """Whether no dossier was ever stored here."""
    with werkdeur():
        return not Dossier.objects.exists()


def giet(loop: Loop, vandaag: date) -> Projectie:
    """The mould of a course: its rows as of today, with places instead of names of facts."""
    bestand = Opgeslagen(Dossier(afsprakenset=loop.afsprakenset), None, loop.gegevens, [])  # type: ignore[arg-type]
    for plek, stap in enumerate(loop.stappen, 1):
        feit, v = stap.lezer, stap.vastlegging
        corrigeert, vervalt = (stap.doel if veld else None for veld in (v.corrigeert, v.vervalt))
        bestand.voeg_toe(
            Record(
                plek, v.type, v.op, v.tijd, stap.nu, feit.account, feit.organisatie, feit.rol, stap.door,
                v.betreft or "", corrigeert, vervalt, f"k{plek:014}k", "", dict(v.velden), v.motivering,
            )
        )  # fmt: skip
    return projecteren.bereken(bestand, bestand.beoordeling(vandaag))


def maak(
    loop: Loop, mal: Projectie, anders: Mapping[str, str], reeks: Reeks, volgorde: int, zaad: str, vandaag: date
) -> list[Model]:
    """All rows of one dossier, `volgorde` its place in the ids set apart.

    `anders`: organisation in the mould to organisation here. Keys and nonces follow from `zaad`, which must be of this
    dossier alone: see `sleutels.voorspelbaar`.
    """
    rijen: list[Model] = []
    with voorspelbaar(zaad) as bron:
        bestand = _open(loop, reeks.dossier + volgorde, bron, rijen)
        for stap in loop.stappen:
            doel = bestand.records[stap.doel - 1] if stap.doel else None
            schrijf_feit(bestand, stap.lezer, stap.vastlegging, stap.door, doel, Moment(stap.nu))
        if (nu := bestand.gegevens) != bestand.opening:
            zet_gegevens(bestand.dossier, bestand.slot, bestand.opening, nu, loop.stappen[-1].nu)
    dossier, kenmerken = bestand.dossier, bestand.kenmerken
    rijen += sporen_van(dossier, nu)

    def echt(sleutel: str) -> str:
        return PLAATS.sub(lambda plek: kenmerken[int(plek[1])], sleutel)

    ids = {plek: pk for pk, plek in enumerate(mal.termijnen, reeks.termijn + volgorde * TERMIJNEN_PER_DOSSIER)}
    rijen += _termijnen(dossier, mal, echt, ids, loop.stappen[-1].nu)
    rijen += projecteren.zichtrijen(dossier, mal)
    rijen += _partijen(dossier, mal, anders, loop)
    rijen += [
        Eigentermijn(dossier=dossier, **(rij._asdict() | {"sleutel": echt(rij.sleutel)}))
        for rij in sorted(mal.eigen, key=str)
    ]
    dossier.fase, dossier.volgende_dag, dossier.beoordeeld_op = mal.fase, mal.volgende_dag, vandaag
    dossier.beoordeeld_met = regelafdruk(dossier.afsprakenset)
    hier = [rij._replace(organisatie=anders.get(rij.organisatie, rij.organisatie)) for rij in mal.werk]
    rijen += maak_werk(dossier, hier, mal.termijnen, mal.zicht, ids)
    return rijen


def schrijf(rijen: Iterable[Model]) -> None:
    """Write the rows of one or more dossiers, all or none.

    Nobody is to be told of what is invented: outbox rows are left out, and no alarm is raised for a ground, which
    would be mailed to a data officer for each of very many dossiers.
    """
    per_model: dict[type[Model], list[Model]] = {}
    for rij in rijen:
        per_model.setdefault(type(rij), []).append(rij)
    per_model.pop(Uitgaand, None)
    with transaction.atomic(), werkdeur():
        for model in (Dossier, Dossiersleutel, Gebeurtenis, Termijn):
            schrijf_veel(per_model.pop(model, []))
        for overige in per_model.values():
            schrijf_veel(overige)


def _open(loop: Loop, pk: int, bron: Callable[[int], bytes], rijen: list[Model]) -> Opgeslagen:
    begin = loop.stappen[0]
    nummer = _nummer(loop.afsprakenset, begin.vastlegging.op.year, bron)
    dossier = Dossier(pk=pk, nummer=nummer, afsprakenset=loop.afsprakenset, aangemaakt_op=begin.nu)
    rijen.append(dossier)
    slot = Dossierslot(dossier, (), rijen.append)
    zet_gegevens(dossier, slot, loop.gegevens, loop.gegevens, begin.nu)
    return Opgeslagen(dossier, slot, loop.gegevens, [], bewaar=rijen.append)


def _nummer(afsprakenset: str, jaar: int, bron: Callable[[int], bytes]) -> str:
    """The first that is drawn from the source of a dossier."""
    prefix = sets.gereed(afsprakenset).rekenset.afspraken.kop.prefix
    return nieuw_nummer(prefix, jaar, lambda tekens: tekens[bron(1)[0] % len(tekens)])


def _termijnen(
    dossier: Dossier, mal: Projectie, echt: Callable[[str], str], ids: Mapping[str, int], nu: datetime
) -> Iterable[Model]:
    for plek, rij in mal.termijnen.items():
        pk = ids[plek]
        yield Termijn(pk=pk, dossier=dossier, gewijzigd_op=nu, **(rij._asdict() | {"sleutel": echt(rij.sleutel)}))
        for rol, grond in mal.zicht[plek].items():
            yield Termijnzicht(termijn_id=pk, rol=rol, grond=grond)


def _partijen(dossier: Dossier, mal: Projectie, anders: Mapping[str, str], loop: Loop) -> Iterable[Model]:
    """The parties, each with someone who works on it."""
    accounts = {stap.lezer.organisatie: stap.lezer.account for stap in loop.stappen}
    for partij in mal.partijen:
        hier = replace(partij, organisatie=anders.get(partij.organisatie, partij.organisatie))
        yield Partij(dossier=dossier, organisatie=hier.organisatie, rol=hier.rol, vanaf=hier.vanaf, tot=hier.tot)
        if hier.tot is None:
            account = accounts.get(hier.organisatie, hier.organisatie)
            nu = loop.stappen[0].nu
            yield Behandelaar(
                dossier=dossier, organisatie=hier.organisatie, rol=hier.rol, account=account, vanaf=nu
            )  # fmt: skip
