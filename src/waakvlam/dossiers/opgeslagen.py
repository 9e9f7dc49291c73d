"""Read one dossier from the store: its row, its facts decrypted, its parties; locked where something will be added."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, NamedTuple

from django.db import DatabaseError, transaction
from django.db.models import Model

from waakvlam.dossiers import gegevens, sets
from waakvlam.dossiers.deur import eis_deur
from waakvlam.dossiers.fouten import Opslagfout
from waakvlam.dossiers.inhoud import Persoonsgegevens, pak_velden_uit
from waakvlam.dossiers.keten import kenmerk
from waakvlam.dossiers.models import Dossier, Gebeurtenis, Partij, Wissing
from waakvlam.dossiers.sleutels import HEEL_DOSSIER
from waakvlam.dossiers.vakken import Dossierslot
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit
from waakvlam.kern.gebeurtenis import Veldwaarde, herleid
from waakvlam.kern.overgang import Versie
from waakvlam.klok import AMSTERDAM
from waakvlam.organisaties.api import korte_namen
from waakvlam.toegang.api import NietGevonden, Partijschap

KOLOMMEN = (
    "volgnummer", "type", "op", "tijd", "vastgelegd_op", "account", "organisatie", "rol", "door", "betreft",
    "corrigeert", "vervalt", "hash", "vak", "inhoud",
)  # fmt: skip


class Record(NamedTuple):
    """A stored fact, decrypted."""

    volgnummer: int
    type: str
    op: date
    tijd: time | None
    vastgelegd_op: datetime
    account: str
    organisatie: str
    rol: str
    door: str
    betreft: str
    corrigeert: int | None
    vervalt: int | None
    hash: str
    vak: str
    velden: dict[str, Veldwaarde]
    motivering: str
    gewist_op: datetime | None = None
    """When the key of its compartment was destroyed: then it has no fields and no reason."""

    @property
    def kenmerk(self) -> str:
        """Its name outside the store."""
        return kenmerk(self.hash)

    @property
    def doel(self) -> int | None:
        """The sequence of the fact that it corrects or withdraws."""
        return self.corrigeert or self.vervalt


@dataclass
class Opgeslagen:
    """A dossier as stored."""

    dossier: Dossier
    slot: Dossierslot
    opening: Persoonsgegevens
    """What was known when it was opened."""
    records: list[Record]
    partijen: list[Partijschap] = field(default_factory=list)
    _korte_namen: dict[str, str] = field(default_factory=dict)
    bewaar: Callable[[Model], None] = lambda rij: rij.save(force_insert=True)
    """What becomes of a new row: it is written at once, but for who writes many dossiers together."""

    @property
    def gegevens(self) -> Persoonsgegevens:
        """What is known now, by the facts that hold."""
        return self._gegevens(self._feiten)

    @cached_property
    def versies(self) -> tuple[Versie, ...]:
        """The versions of the agreements under which it runs."""
        return sets.versies(self.dossier.afsprakenset)

    def beoordeling(
        self,
        peildatum: date,
        kennisdatum: date | None = None,
        zonder: frozenset[int] = frozenset(),
        versies: tuple[Versie, ...] = (),
    ) -> Beoordeling:
        """Evaluate on a reference date, leaving out the facts with these sequence numbers.

        `versies`: what if it ran under these, instead of its own.
        """
        feiten = self._feiten if not zonder else [f for f in self._feiten if f.volgnummer not in zonder]
        return Beoordeling(
            versies or self.versies,
            feiten,
            peildatum,
            gegevens=self._gegevens(feiten, kennisdatum).voor_de_kern,
            kennisdatum=kennisdatum,
        )

    def _gegevens(self, feiten: Iterable[Feit], kennisdatum: date | None = None) -> Persoonsgegevens:
        if not any(record.type == gegevens.GEWIJZIGD for record in self.records):
            return self.opening
        return gegevens.speel_na(self.opening, herleid(feiten, kennisdatum))

    def zonder_inhoud(self, vakken: Collection[str]) -> "Opgeslagen":
        """As it would be read with the keys of these compartments destroyed."""
        leeg = [r._replace(velden={}, motivering="") if (r.vak or HEEL_DOSSIER) in vakken else r for r in self.records]
        return replace(self, records=leeg)

    def voeg_toe(self, record: Record) -> None:
        """Take in a fact that was just recorded."""
        feiten = self._feiten
        self.records.append(record)
        feiten.append(als_feit(record, self.kenmerken if record.doel else {}))

    def korte_namen(self, teksten: Iterable[str]) -> Mapping[str, str]:
        """The short names of organisations, however facts name them. Asks the database only for what is new here."""
        gezocht, bekend = set(teksten), self._korte_namen
        bekend.update((p.organisatie, p.organisatie) for p in self.partijen)
        bekend.update(korte_namen(gezocht - bekend.keys()))
        return bekend

    @property
    def geldend(self) -> list[Feit]:
        """The facts that hold, with corrections and withdrawals applied."""
        return herleid(self._feiten)

    @property
    def kenmerken(self) -> dict[int, str]:
        """Sequence number to name outside the store."""
        return {r.volgnummer: r.kenmerk for r in self.records}

    @cached_property
    def wisgronden(self) -> dict[str, str]:
        """Per compartment without a key: why it was erased. Asks the database only where something was."""
        if not any(record.gewist_op for record in self.records):
            return {}
        rijen = Wissing.objects.filter(nummer=self.dossier.nummer).order_by("op").values_list("vakken", "grond")
        return {vak: grond for vakken, grond in rijen for vak in vakken}

    @cached_property
    def _feiten(self) -> list[Feit]:
        kenmerken = self.kenmerken
        return [als_feit(record, kenmerken) for record in self.records]


def als_feit(record: Record, kenmerken: dict[int, str]) -> Feit:
    """A stored fact as the rules core knows it; its id is the name outside the store."""
    return Feit(
        id=record.kenmerk,
        type=record.type,
        op=record.op,
        door=record.door,
        vastgelegd_op=record.vastgelegd_op.astimezone(AMSTERDAM).date(),
        volgnummer=record.volgnummer,
        tijd=record.tijd,
        betreft=record.betreft or None,
        velden=record.velden,
        corrigeert=kenmerken[record.corrigeert] if record.corrigeert else None,
        vervalt=kenmerken[record.vervalt] if record.vervalt else None,
    )


def lees(nummer: str, *, vergrendel: bool = False) -> Opgeslagen:
    """Read a dossier; with `vergrendel` nobody else can add to it until the transaction ends.

    Raises `NietGevonden` when there is none, or when it was erased as a whole; `Onleesbaar` when content does not open.
    """
    eis_deur()
    rijen = Dossier.objects.select_for_update() if vergrendel else Dossier.objects.all()
    dossier = rijen.filter(nummer=nummer).first()
    if dossier is None or dossier.gewist_op is not None or dossier.gegevens is None:
        raise NietGevonden
    feiten = list(Gebeurtenis.objects.filter(dossier=dossier).order_by("volgnummer").values_list(*KOLOMMEN))
    slot = Dossierslot.van(dossier)  # after the facts: one recorded in between may have made a key
    records = [_record(slot, rij) for rij in feiten]
    partijen = Partij.objects.filter(dossier=dossier).values_list("organisatie", "rol", "vanaf", "tot")
    return Opgeslagen(
        dossier, slot, gegevens.bij_opening(dossier, slot), records, [Partijschap(*rij) for rij in partijen]
    )


def _record(slot: Dossierslot, rij: Sequence[Any]) -> Record:
    *kolommen, inhoud = rij
    vak = kolommen[-1]
    gewist_op = slot.gewist_op(vak)
    if gewist_op is not None:
        return Record._make((*kolommen, {}, "", gewist_op))
    velden, motivering = pak_velden_uit(slot.ontsleutel(bytes(inhoud), plaats(kolommen[0], kolommen[1]), vak))
    return Record._make((*kolommen, velden, motivering, None))


def plaats(volgnummer: object, soort: object) -> str:
    """The place to which the content of a fact is bound."""
    return f"{volgnummer}|{soort}"


@contextmanager
def in_een_keer() -> Iterator[None]:
    """One transaction: all of it, or nothing. Raises `Opslagfout` instead of an error of the database."""
    try:
        with transaction.atomic():
            yield
    except DatabaseError as fout:
        raise Opslagfout(type(fout).__name__) from None
