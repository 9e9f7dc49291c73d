"""Record a fact: one transaction in which everything is checked, written, evaluated again and made visible to lists."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from waakvlam import klok
from waakvlam.dossiers import feitregels, keuren, projecteren, sets, volgers, wijzigingen
from waakvlam.dossiers.beperken import keur_beperking
from waakvlam.dossiers.deur import Doorgang, deur, werkdeur
from waakvlam.dossiers.fouten import Gewijzigd, Ongeldig, Vastlegfout
from waakvlam.dossiers.gegevens import GEWIJZIGD
from waakvlam.dossiers.gronden import alarmeer
from waakvlam.dossiers.inhoud import verpak_velden
from waakvlam.dossiers.keten import bereken_hash
from waakvlam.dossiers.models import Gebeurtenis, Uitgaand
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record, lees, plaats
from waakvlam.dossiers.projecteren import Projectie
from waakvlam.dossiers.vakken import GEGEVENS, categorie_van, delen_van, vak_van
from waakvlam.dossiers.verzoeken import Inzending, eenmaal, inzending
from waakvlam.dossiers.vormen import Resultaat, Vastlegging
from waakvlam.kern.fouten import Dossierfout
from waakvlam.kern.overgang import geldend
from waakvlam.toegang.api import Lezer, eis_partij


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is recorded; `vandaag` is that moment's day in Amsterdam."""

    nu: datetime

    @property
    def vandaag(self) -> date:
        """The local day."""
        return self.nu.astimezone(klok.AMSTERDAM).date()


def leg_vast(
    lezer: Lezer,
    nummer: str,
    vastlegging: Vastlegging,
    verwacht: str,
    verzoek: str | None = None,
    *,
    pad: str = "vastleggen",
) -> Resultaat:
    """Record one fact. `verwacht` is the `stand` of the picture that the reader acted on.

    `verzoek`: a key that the sender chose for this submit. Sent again with the same content within 30 days, it gives
    the same `kenmerk`, is `herhaald`, and writes nothing.

    Raises, and then nothing is written: `NietGevonden` (no such dossier, or no party), `AnderVerzoek` (this key came
    with something else), `Gewijzigd` (something visible came in between), `Ongeldig` (faults per field), `Geweigerd`,
    `MotiveringNodig`, `Opslagfout`.
    """
    return leg_samen_vast(lezer, nummer, [vastlegging], verwacht, verzoek, pad=pad)


def leg_samen_vast(
    lezer: Lezer,
    nummer: str,
    vastleggingen: Sequence[Vastlegging],
    verwacht: str,
    verzoek: str | None = None,
    *,
    pad: str = "vastleggen",
) -> Resultaat:
    """Record facts that belong together, in this order: all of them, or none. Each must fit after those before it.

    As `leg_vast`; `kenmerk` is that of the first. A refusal says in `feit` which of them it is about, counted from 0.
    """
    zending = inzending(lezer, verzoek, "leg_vast", nummer, *vastleggingen)

    def doe() -> Resultaat:
        with deur(lezer, pad) as doorgang:
            welke = partial(_categorieen, vastleggingen)
            return neem_op(lezer, nummer, lambda *_: vastleggingen, welke, verwacht, zending, doorgang)

    return eenmaal(doe)


def neem_op(
    lezer: Lezer,
    nummer: str,
    maak: Callable[[Opgeslagen, Moment], Sequence[Vastlegging]],
    categorieen: Callable[[Opgeslagen], Collection[str]],
    verwacht: str | None,
    zending: Inzending | None,
    doorgang: Doorgang,
    *,
    los: bool = True,
) -> Resultaat:
    """As `leg_samen_vast`, inside its transaction; `maak` gives the facts of the dossier held, `categorieen` theirs.

    `verwacht` None: it does not matter what came in between. `los` False: with what a form alone cannot bring.
    """
    moment = Moment(klok.nu())
    bestand = lees(nummer, vergrendel=True)
    eis_partij(lezer, bestand.partijen, moment.vandaag)
    doorgang.toon({nummer: {feitregels.TRAJECT, *categorieen(bestand)}})
    if zending is not None and (gedaan := zending.eerder()) is not None:
        return Resultaat(nummer, gedaan.kenmerk, gedaan.kenmerk, (), herhaald=True)
    if verwacht is not None:
        keur_stand(bestand, lezer, verwacht)
    records = _keur_en_schrijf_alle(bestand, lezer, maak(bestand, moment), moment, los=los)
    with werkdeur():
        was, wordt = beoordeel_opnieuw(bestand, moment, records)
    if zending is not None:
        zending.bewaar(bestand.dossier, records[0].kenmerk, moment.nu)
    return resultaat(bestand, lezer, records, was, wordt)


def _keur_en_schrijf_alle(
    bestand: Opgeslagen, lezer: Lezer, vastleggingen: Sequence[Vastlegging], moment: Moment, *, los: bool
) -> list[Record]:
    """Each in turn; a refusal says which one it is about."""
    records = []
    for i, vastlegging in enumerate(vastleggingen):
        try:
            records.append(keur_en_schrijf(bestand, lezer, vastlegging, moment, los=los))
        except Vastlegfout as fout:
            fout.feit = i
            raise
    return records


def _categorieen(vastleggingen: Sequence[Vastlegging], bestand: Opgeslagen) -> set[str]:
    """Of what categories facts are."""
    return {_categorie(vastlegging, bestand) for vastlegging in vastleggingen}


def _categorie(vastlegging: Vastlegging, bestand: Opgeslagen) -> str:
    """Of what category a fact is: of the fact that it goes back to, else of its type."""
    soort = sets.gereed(bestand.dossier.afsprakenset).rekenset.typen.get(vastlegging.type)
    if soort is None:
        return feitregels.TRAJECT
    naam = keuren.veld_van(vastlegging)
    eerder = next((r.vak for r in bestand.records if r.kenmerk == naam), "")
    return categorie_van(soort, eerder)


def keur_en_schrijf(
    bestand: Opgeslagen,
    lezer: Lezer,
    vastlegging: Vastlegging,
    moment: Moment,
    *,
    overgenomen: bool = False,
    los: bool = True,
) -> Record:
    """Check one fact against the dossier as it stands, and add it. Call it inside a transaction.

    `overgenomen`: it happened elsewhere, before the dossier was taken over; the agreements cannot forbid it any more.
    Raises `Ongeldig`, `Geweigerd` or `MotiveringNodig`.
    """
    rekenset = geldend(bestand.versies, min(vastlegging.op, moment.vandaag))
    doel = _doel(bestand, lezer, vastlegging)
    eerste = not bestand.records
    vastlegging, soort = keuren.keur_vorm(rekenset, vastlegging, doel, moment.vandaag, eerste=eerste, los=los)
    door = vastlegging.namens or lezer.rol
    keuren.keur_bevoegdheid(bestand, lezer, soort, door, doel, moment.vandaag)
    if not overgenomen:
        keuren.keur_handeling(bestand, lezer, vastlegging, door, doel)
        keur_beperking(bestand, lezer, vastlegging)
    record = schrijf_feit(bestand, lezer, vastlegging, door, doel, moment)
    with _zonder_tegenspraak():
        alarmeer(bestand, record, moment.vandaag)
    return record


def schrijf_feit(
    bestand: Opgeslagen, lezer: Lezer, vastlegging: Vastlegging, door: str, doel: Record | None, moment: Moment
) -> Record:
    """Add a checked fact at the end of the chain, with its outbox row."""
    dossier = bestand.dossier
    dossier.volgnummer += 1
    ruw = verpak_velden(vastlegging.velden, vastlegging.motivering)
    vak = bestand.slot.vak_met_sleutel(_vak(lezer, vastlegging, bestand, doel), moment.nu)
    rij = Gebeurtenis(
        dossier=dossier,
        volgnummer=dossier.volgnummer,
        type=vastlegging.type,
        op=vastlegging.op,
        tijd=vastlegging.tijd,
        vastgelegd_op=moment.nu,
        account=lezer.account,
        organisatie=lezer.organisatie,
        rol=lezer.rol,
        door=door,
        betreft=vastlegging.betreft or "",
        vak=vak,
        inhoud=bestand.slot.versleutel(ruw, plaats(dossier.volgnummer, vastlegging.type), vak),
        corrigeert=doel.volgnummer if doel and vastlegging.corrigeert else None,
        vervalt=doel.volgnummer if doel and vastlegging.vervalt else None,
        vorige_hash=bestand.records[-1].hash if bestand.records else "",
    )
    rij.hash = bereken_hash(dossier.nummer, rij)
    bestand.bewaar(rij)
    bestand.bewaar(Uitgaand(dossiernummer=dossier.nummer, soort=vastlegging.type, aangemaakt_op=moment.nu))
    record = Record(
        rij.volgnummer, rij.type, rij.op, rij.tijd, rij.vastgelegd_op, rij.account, rij.organisatie, rij.rol, rij.door,
        rij.betreft, rij.corrigeert, rij.vervalt, rij.hash, rij.vak, dict(vastlegging.velden), vastlegging.motivering,
    )  # fmt: skip
    bestand.voeg_toe(record)
    return record


def _vak(lezer: Lezer, vastlegging: Vastlegging, bestand: Opgeslagen, doel: Record | None) -> str:
    """The compartment of a fact: about whom the recorder says, else about whom the corrected fact is.

    What changes the particulars lies with them.
    """
    if vastlegging.type == GEWIJZIGD:
        return GEGEVENS
    eerder = delen_van(doel.vak) if doel is not None and doel.type == vastlegging.type else None
    betrokkene = vastlegging.betrokkene or (eerder.betrokkene if eerder is not None else None)
    soort = sets.gereed(bestand.dossier.afsprakenset).rekenset.typen[vastlegging.type]
    gekozen = vastlegging.velden.get(soort.categorie_uit) if soort.categorie_uit else None
    categorie = str(gekozen) if gekozen else eerder.categorie if eerder is not None else None
    return vak_van(lezer.organisatie, soort, betrokkene, categorie)


def beoordeel_opnieuw(bestand: Opgeslagen, moment: Moment, nieuw: Sequence[Record] = ()) -> tuple[Projectie, Projectie]:
    """Evaluate as of today and write the rows of lists and of followers. Gives those of lists as they were and are.

    `nieuw`: what somebody just recorded, so that a follower may refuse it. Raises `Geweigerd` when one
    does, and `Ongeldig` when the fact just added contradicts the others.
    """
    with _zonder_tegenspraak():
        wordt = projecteren.bereken(bestand, bestand.beoordeling(moment.vandaag))
    was = projecteren.schrijf(bestand, wordt, moment.vandaag, moment.nu)
    volgers.volg(bestand, nieuw)
    return was, wordt


@contextmanager
def _zonder_tegenspraak() -> Iterator[None]:
    """Raises `Ongeldig` where the fact just added contradicts the others, as a second correction of one fact does."""
    try:
        yield
    except Dossierfout:
        reden = "Dit feit is al verbeterd of ingetrokken. Verbeter de laatste versie."
        raise Ongeldig({"corrigeert": [reden]}) from None


def keur_stand(bestand: Opgeslagen, lezer: Lezer, verwacht: str) -> None:
    """Refuse when the reader acted on an older picture: something that they may see came after `verwacht`.

    What they may not see is no reason: it would show that it is there. The act is checked against it all the same. An
    empty `verwacht` is the picture of who sees no fact at all.
    """
    stand = next((i for i, r in enumerate(bestand.records) if r.kenmerk == verwacht), -1)
    later = bestand.records[stand + 1 :]
    if not later:
        return
    tussendoor = feitregels.zichtbare(bestand, lezer, later)
    if tussendoor or (verwacht and stand < 0):
        raise Gewijzigd(tussendoor)


def _doel(bestand: Opgeslagen, lezer: Lezer, vastlegging: Vastlegging) -> Record | None:
    """The earlier fact that is corrected or withdrawn, if the reader can see it."""
    naam = keuren.veld_van(vastlegging)
    record = next((r for r in bestand.records if r.kenmerk == naam), None) if naam else None
    if record is None:
        return None
    categorieen = feitregels.categorieen_van(bestand, lezer)
    rekenset = sets.gereed(bestand.dossier.afsprakenset).rekenset
    return record if feitregels.ziet_record(rekenset, lezer, record, categorieen) else None


def resultaat(
    bestand: Opgeslagen, lezer: Lezer, records: Sequence[Record], was: Projectie, wordt: Projectie
) -> Resultaat:
    """What was recorded and what that changed, as far as the reader may see."""
    van, naar = was.fase, wordt.fase
    open_ = wordt.categorieen.get(lezer.rol, frozenset())
    wisselt = van != naar and feitregels.TRAJECT in open_
    return Resultaat(
        bestand.dossier.nummer,
        records[0].kenmerk,
        records[-1].kenmerk,
        wijzigingen.vergelijk(was, wordt, lezer),
        van if wisselt else None,
        naar if wisselt else None,
    )
