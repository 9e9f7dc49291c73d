"""Move facts that were recorded in the wrong dossier: withdrawn there and recorded in the right one, all or nothing.

Every move is checked as a withdrawal and as a new fact, so that it opens nothing that recording would not. In both
dossiers a fact of the own organisation says which fact it was and where that stands now; nobody else reads it, because
it would show that the other dossier exists.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from django.db import transaction

from waakvlam import klok
from waakvlam.dossiers import sets
from waakvlam.dossiers.beperken import heeft_beperkt
from waakvlam.dossiers.deur import Doorgang, deur, werkdeur
from waakvlam.dossiers.feitregels import TRAJECT, zichtbare
from waakvlam.dossiers.fouten import ONBEVOEGD, VERBODEN, Geweigerd, Ongeldig, Vastlegfout
from waakvlam.dossiers.keuren import GEEN_FEIT, OVERGEZET
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record, in_een_keer, lees
from waakvlam.dossiers.overzetvormen import Overzetting, wat_blijft
from waakvlam.dossiers.vakken import delen_van
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw, keur_en_schrijf, keur_stand, resultaat
from waakvlam.dossiers.verzoeken import Inzending, eenmaal, inzending
from waakvlam.dossiers.vormen import Resultaat, Vastlegging
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.toegang.api import Lezer, eis_partij, heeft_bevoegdheid

REDEN: Final = "Dit feit stond in het verkeerde dossier."
NAAR, UIT = "naar_ander_dossier", "uit_ander_dossier"


@dataclass(frozen=True, slots=True)
class Overgezet:
    """What a move did, or would do, in both dossiers; `herhaald`: an earlier sending of the same submit did it."""

    hier: Resultaat | None
    daar: Resultaat | None
    fouten: Mapping[int, Vastlegfout] = field(default_factory=dict)
    """Of a trial: per fact, counted from 0, why it cannot be moved; after those come the `ook`."""
    herhaald: bool = False


def zet_over(
    lezer: Lezer,
    van: str,
    naar: str,
    over: Sequence[Overzetting],
    verwacht: tuple[str, str],
    verzoek: str | None = None,
    ook: Sequence[Vastlegging] = (),
) -> Overgezet:
    """Move these facts, in the order of their days, and record `ook` in the dossier that they leave.

    `verwacht`: the `stand` of both pictures that the reader acted on. Raises as `leg_vast`, and then both dossiers are
    as they were; `feit` counts `over` and then `ook`. `NietGevonden`: no party in one of them, whichever.
    """
    zending = inzending(lezer, verzoek, "zet_over", van, naar, *over, *ook)

    def doe() -> Overgezet:
        with deur(lezer, "overzetten") as doorgang:
            return _Verhuizing.open(lezer, van, naar, doorgang).doe(over, ook, verwacht, zending)

    return eenmaal(doe)


def probeer_over_te_zetten(
    lezer: Lezer, van: str, naar: str, over: Sequence[Overzetting], ook: Sequence[Vastlegging] = ()
) -> Overgezet:
    """What moving these would do now, by the same path; nothing is written. `fouten` says what cannot.

    `stand` of the results is that of now, to give as `verwacht`. Raises `NietGevonden`, and `Geweigerd` for who records
    nothing.
    """
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        raise Geweigerd(ONBEVOEGD, "U kunt dossiers bekijken, en niets vastleggen of wijzigen.")
    with deur(lezer, "overzetten_proberen") as doorgang, in_een_keer():
        gedaan = _Verhuizing.open(lezer, van, naar, doorgang).probeer(over, ook)
        transaction.set_rollback(True)  # what the door logs, after this, stays
    return gedaan


@dataclass
class _Verhuizing:
    """Both dossiers, held until the transaction ends."""

    lezer: Lezer
    van: Opgeslagen
    naar: Opgeslagen
    moment: Moment
    hier: list[Record] = field(default_factory=list)
    daar: list[Record] = field(default_factory=list)

    @classmethod
    def open(cls, lezer: Lezer, van: str, naar: str, doorgang: Doorgang) -> "_Verhuizing":
        """Lock both in one order, so that two who move between the same dossiers wait for each other."""
        if van == naar:
            raise Ongeldig({"naar": ["Kies een ander dossier dan dit."]})
        moment = Moment(klok.nu())
        list(Dossier.objects.select_for_update().filter(nummer__in=(van, naar)).order_by("pk"))
        bestanden = lees(van, vergrendel=True), lees(naar, vergrendel=True)
        for bestand in bestanden:
            eis_partij(lezer, bestand.partijen, moment.vandaag)
        doorgang.toon({van: {TRAJECT}, naar: {TRAJECT}})
        return cls(lezer, *bestanden, moment)

    def doe(
        self,
        over: Sequence[Overzetting],
        ook: Sequence[Vastlegging],
        verwacht: tuple[str, str],
        zending: Inzending | None,
    ) -> Overgezet:
        """All of it. Raises the first refusal."""
        if zending is not None and zending.eerder() is not None:
            return Overgezet(None, None, herhaald=True)
        for bestand, stand in zip((self.van, self.naar), verwacht, strict=True):
            keur_stand(bestand, self.lezer, stand)
        for i, taak in self._taken(over, ook):
            with _feit(i):
                self._zet(taak)
        if not self.hier:
            raise Ongeldig({"feiten": ["Kies een feit of meer."]})
        gedaan = self._beoordeel()
        if zending is not None:
            zending.bewaar(self.van.dossier, self.hier[0].kenmerk, self.moment.nu)
        return gedaan

    def probeer(self, over: Sequence[Overzetting], ook: Sequence[Vastlegging]) -> Overgezet:
        """As far as it goes, with what stands in the way."""
        standen = [_stand(bestand, self.lezer) for bestand in (self.van, self.naar)]
        fouten: dict[int, Vastlegfout] = {}
        for i, taak in self._taken(over, ook):
            try:
                self._zet(taak)
            except Vastlegfout as fout:
                fouten[i] = fout
        if not self.hier:
            return Overgezet(None, None, fouten)
        try:
            gedaan = self._beoordeel()
        except Vastlegfout as fout:
            return Overgezet(None, None, {**fouten, -1: fout})
        hier, daar = (
            replace(r, stand=stand) if r else None for r, stand in zip((gedaan.hier, gedaan.daar), standen, strict=True)
        )
        return Overgezet(hier, daar, fouten)

    def _taken(
        self, over: Sequence[Overzetting], ook: Sequence[Vastlegging]
    ) -> Iterator[tuple[int, Overzetting | Vastlegging]]:
        """Each with its place: the facts as they happened, as far as they are there, and then what comes with them."""
        volgorde = {r.kenmerk: (r.op, r.volgnummer) for r in self.van.records}
        laatste = max(volgorde.values())
        yield from sorted(enumerate(over), key=lambda paar: volgorde.get(paar[1].kenmerk, laatste))
        yield from enumerate(ook, len(over))

    def _zet(self, taak: Overzetting | Vastlegging) -> None:
        """One move, or one fact in the dossier that is left. First there: a refusal then leaves no trace here."""
        if isinstance(taak, Vastlegging):
            self.hier.append(keur_en_schrijf(self.van, self.lezer, taak, self.moment))
            return
        record, soort = self._te_verhuizen(taak.kenmerk)
        nieuw = keur_en_schrijf(self.naar, self.lezer, self._daar(record, soort, taak), self.moment)
        self.daar += [nieuw, self._merk(self.naar, UIT, record, self.van, record)]
        for eerder in _met_voorgangers(self.van, record):
            self.hier.append(keur_en_schrijf(self.van, self.lezer, self._intrekking(eerder), self.moment))
        self.hier.append(self._merk(self.van, NAAR, record, self.naar, nieuw))

    def _te_verhuizen(self, kenmerk: str) -> tuple[Record, Gebeurtenistype]:
        """The fact, if this organisation may move it. Raises `Ongeldig` or `Geweigerd`."""
        record = next((r for r in self.van.records if r.kenmerk == kenmerk), None)
        if record is None or not self.lezer.is_van(record.organisatie):
            raise Ongeldig({"feit": [GEEN_FEIT]})
        soort = sets.gereed(self.van.dossier.afsprakenset).rekenset.typen[record.type]
        geldt = any(f.volgnummer == record.volgnummer and f.vervalt is None for f in self.van.geldend)
        if not geldt or record.gewist_op is not None:
            raise Ongeldig({"feit": ["Dit feit is al ingetrokken, verbeterd of gewist."]})
        if waarom := wat_blijft(soort):
            raise Geweigerd(VERBODEN, waarom)
        if heeft_beperkt(self.van, self.lezer):
            reden = "Uw organisatie heeft het gebruik van gegevens in dit dossier beperkt. Hef eerst de beperking op."
            raise Geweigerd(VERBODEN, reden)
        return record, soort

    def _daar(self, record: Record, soort: Gebeurtenistype, taak: Overzetting) -> Vastlegging:
        eigen = record.betreft and soort.onderwerp and _ander_onderwerp(self.van.dossier.nummer, record.betreft)
        delen = delen_van(record.vak)
        return Vastlegging(
            record.type,
            record.op,
            record.tijd,
            taak.betreft or eigen or None,
            velden=record.velden,
            namens=self._namens(record),
            motivering=taak.motivering or record.motivering,
            betrokkene=delen.betrokkene if delen is not None else None,
        )

    def _intrekking(self, record: Record) -> Vastlegging:
        return Vastlegging(
            record.type,
            record.op,
            record.tijd,
            record.betreft or None,
            namens=self._namens(record),
            vervalt=record.kenmerk,
            motivering=REDEN,
        )

    def _namens(self, record: Record) -> str | None:
        return record.door if record.door != self.lezer.rol else None

    def _merk(self, waar: Opgeslagen, richting: str, oud: Record, ander: Opgeslagen, daar: Record) -> Record:
        """What the own organisation reads of the move."""
        velden: dict[str, Veldwaarde] = {
            "richting": richting,
            "feit": sets.gereed(self.van.dossier.afsprakenset).rekenset.typen[oud.type].titel,
            "dag": oud.op,
            "vastgelegd": oud.vastgelegd_op.astimezone(klok.AMSTERDAM).date(),
            "dossier": ander.dossier.nummer,
            "kenmerk": daar.kenmerk,
        }
        feit = Vastlegging(OVERGEZET, self.moment.vandaag, velden=velden)
        return keur_en_schrijf(waar, self.lezer, feit, self.moment, los=False)

    def _beoordeel(self) -> Overgezet:
        """Judge both; the one that the facts leave first, so that what they held is free."""
        hier, daar = (self._oordeel(*paar) for paar in ((self.van, self.hier), (self.naar, self.daar)))
        return Overgezet(hier, daar)

    def _oordeel(self, bestand: Opgeslagen, records: list[Record]) -> Resultaat | None:
        if not records:
            return None
        with werkdeur():
            was, wordt = beoordeel_opnieuw(bestand, self.moment, records)
        return resultaat(bestand, self.lezer, records, was, wordt)


@contextmanager
def _feit(i: int) -> Iterator[None]:
    """A refusal says which fact it is about."""
    try:
        yield
    except Vastlegfout as fout:
        fout.feit = i
        raise


def _stand(bestand: Opgeslagen, lezer: Lezer) -> str:
    gezien = zichtbare(bestand, lezer, bestand.records)
    return gezien[-1].kenmerk if gezien else ""


def _met_voorgangers(bestand: Opgeslagen, record: Record) -> Iterator[Record]:
    """The fact and all that it corrected, newest first: what a withdrawn correction replaced would hold again."""
    per_volgnummer = {r.volgnummer: r for r in bestand.records}
    yield record
    while record.corrigeert:
        record = per_volgnummer[record.corrigeert]
        yield record


def _ander_onderwerp(van: str, betreft: str) -> str:
    """A subject of another dossier in this one: the same for all facts about it, and never one that is here already."""
    return f"{betreft[:20]}-{hashlib.sha256(f'{van}|{betreft}'.encode()).hexdigest()[:8]}"
