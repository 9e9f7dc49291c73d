"""Take over a dossier that ran elsewhere: its facts are checked like any other, and recorded now.

What happened before the take-over happened, whatever the agreements say to it. So a fact that they would only let pass
with a reason gets one ("overgenomen"), and one that they forbid is refused, unless the caller takes that over too.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from waakvlam import klok
from waakvlam.dossiers import herkomst
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.fouten import VERBODEN, Geweigerd, MotiveringNodig, Ongeldig, Vastlegfout
from waakvlam.dossiers.inhoud import CONTACT, Persoonsgegevens
from waakvlam.dossiers.openen import begin
from waakvlam.dossiers.opgeslagen import Opgeslagen, in_een_keer, lees
from waakvlam.dossiers.projecteren import partijen_van
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw, keur_en_schrijf
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.toegang.api import Lezer, eis_partij

OVERGENOMEN = "Overgenomen uit de eigen administratie."


@dataclass(frozen=True, slots=True)
class Overname:
    """What was taken over, or what stands in the way: the place of each refused fact (-1: the dossier itself)."""

    nummer: str
    nieuw: bool
    feiten: int
    fouten: tuple[tuple[int, Vastlegfout], ...] = ()
    anders: bool = False
    """The dossier was there, with other particulars; they stay as they are."""


def neem_over(
    lezer: Lezer,
    kenmerk: str,
    gegevens: Persoonsgegevens,
    afsprakenset: str,
    geopend: date,
    vastleggingen: Sequence[Vastlegging],
    *,
    ook_verboden: bool = False,
    proef: bool = False,
) -> Overname:
    """Open a dossier, or find it by the organisation's own reference, and record the facts that it does not have yet.

    All of it or, with any fault, nothing; with `proef` never anything. Raises `Opslagfout`, and `NietGevonden` when
    the organisation is no party any more in a dossier that it took over before.
    """
    moment = Moment(klok.nu())
    with in_een_keer(), deur(lezer, "overnemen") as doorgang:
        with werkdeur():
            punt = transaction.savepoint()
            gedaan = _neem_over(lezer, kenmerk, gegevens, afsprakenset, geopend, vastleggingen, moment, ook_verboden)
            weg = proef or bool(gedaan.fouten)
            (transaction.savepoint_rollback if weg else transaction.savepoint_commit)(punt)
        doorgang.toon({} if weg else {gedaan.nummer: {CONTACT, TRAJECT}})
    return gedaan


def _neem_over(
    lezer: Lezer,
    kenmerk: str,
    gegevens: Persoonsgegevens,
    afsprakenset: str,
    geopend: date,
    vastleggingen: Sequence[Vastlegging],
    moment: Moment,
    ook_verboden: bool,
) -> Overname:
    dossier = herkomst.dossier_van(lezer.organisatie, kenmerk)
    if dossier is None:
        try:
            bestand = begin(lezer, gegevens, afsprakenset, geopend, moment)
        except Vastlegfout as fout:
            return Overname("", nieuw=True, feiten=0, fouten=((-1, fout),))
        herkomst.bewaar(bestand, lezer.organisatie, kenmerk, moment.nu)
    else:
        bestand = lees(dossier.nummer, vergrendel=True)
        eis_partij(lezer, bestand.partijen, moment.vandaag)
    als_opgeslagen = list(bestand.partijen)
    al_bekend = Counter(_inhoud(r) for r in bestand.records)
    fouten: list[tuple[int, Vastlegfout]] = []
    erbij = 0
    for plaats, vastlegging in enumerate(vastleggingen):
        inhoud = _inhoud(vastlegging)
        if al_bekend[inhoud]:
            al_bekend[inhoud] -= 1
            continue
        bestand.partijen = list(partijen_van(bestand, bestand.geldend))
        try:
            _leg_vast(bestand, lezer, vastlegging, moment, ook_verboden=ook_verboden)
            erbij += 1
        except Vastlegfout as fout:
            fouten.append((plaats, fout))
    if (erbij or dossier is None) and not fouten:
        bestand.partijen = als_opgeslagen
        try:
            beoordeel_opnieuw(bestand, moment)
        except Ongeldig as fout:
            fouten.append((-1, fout))
    anders = dossier is not None and gegevens not in (bestand.opening, bestand.gegevens)
    return Overname(bestand.dossier.nummer, dossier is None, erbij, tuple(fouten), anders)


def _leg_vast(
    bestand: Opgeslagen, lezer: Lezer, vastlegging: Vastlegging, moment: Moment, *, ook_verboden: bool
) -> None:
    try:
        keur_en_schrijf(bestand, lezer, vastlegging, moment)
    except MotiveringNodig:
        keur_en_schrijf(bestand, lezer, replace(vastlegging, motivering=OVERGENOMEN), moment)
    except Geweigerd as fout:
        if fout.soort != VERBODEN or not ook_verboden:
            raise
        overgenomen = replace(vastlegging, motivering=vastlegging.motivering or OVERGENOMEN)
        keur_en_schrijf(bestand, lezer, overgenomen, moment, overgenomen=True)


def _inhoud(feit: Any) -> tuple[object, ...]:
    """What makes a fact the same as another: kind, moment, subject and fields."""
    velden: Iterable[tuple[str, object]] = feit.velden.items()
    return (
        feit.type, feit.op, feit.tijd, feit.betreft or "",
        tuple(sorted((naam, tuple(w) if isinstance(w, list) else w) for naam, w in velden)),
    )  # fmt: skip
