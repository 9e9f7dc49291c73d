"""Stored facts as lines of a timeline, only those that a reader may see."""

from collections.abc import Collection, Iterable, Mapping

from waakvlam.dossiers import sets
from waakvlam.dossiers.models import Dossierzicht
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.dossiers.vakken import categorie_van, delen_van
from waakvlam.dossiers.vormen import Feitregel
from waakvlam.kern.compileren import Rekenset
from waakvlam.toegang.api import Lezer, ziet_feit

TRAJECT = "trajectstatus"
DEELNEMER = "deelnemer"
NIET_VOOR = "niet_voor"
"""The field of a part of a document with the roles whose copy leaves it out."""
OOK = "ook"
"""The field of a part of a document with what else it is about: it is only for who sees all of that."""


def zicht_van(bestand: Opgeslagen, lezer: Lezer) -> tuple[frozenset[str], Mapping[str, str]]:
    """The categories that the reader's role saw at the last evaluation, and of those by a ground alone its kind."""
    rijen = Dossierzicht.objects.filter(dossier=bestand.dossier, rol=lezer.rol)
    categorieen, alleen_door = rijen.values_list("categorieen", "alleen_door").first() or ((), {})
    return frozenset(categorieen), alleen_door


def categorieen_van(bestand: Opgeslagen, lezer: Lezer) -> frozenset[str]:
    """The categories that the reader's role saw at the last evaluation."""
    return zicht_van(bestand, lezer)[0]


def zichtbare(
    bestand: Opgeslagen, lezer: Lezer, records: Iterable[Record], categorieen: Collection[str] | None = None
) -> tuple[Feitregel, ...]:
    """The lines that the reader may see, in order of recording."""
    open_ = categorieen_van(bestand, lezer) if categorieen is None else categorieen
    rekenset = sets.gereed(bestand.dossier.afsprakenset).rekenset
    standen = _standen(bestand)
    kenmerken, wisgronden = bestand.kenmerken, bestand.wisgronden
    return tuple(
        _regel(rekenset, lezer, record, standen, kenmerken, wisgronden)
        for record in records
        if ziet_record(rekenset, lezer, record, open_)
    )


def ziet_record(rekenset: Rekenset, lezer: Lezer, record: Record, categorieen: Collection[str]) -> bool:
    """Whether the reader, whose role sees these categories, sees a fact.

    Not a part that its copy leaves out, nor one that is also about what it does not see.
    """
    soort = rekenset.typen[record.type]
    if not ziet_feit(lezer, categorieen, categorie_van(soort, record.vak), record.organisatie):
        return False
    if lezer.is_van(record.organisatie):
        return True
    zonder, ook = record.velden.get(NIET_VOOR), record.velden.get(OOK)
    weggelaten = isinstance(zonder, tuple) and not rekenset.groepen[lezer.rol].isdisjoint(zonder)
    return not weggelaten and not (isinstance(ook, tuple) and set(ook) - set(categorieen))


def _standen(bestand: Opgeslagen) -> dict[int, str]:
    """Per fact whether it holds. A withdrawn correction no longer corrects, so what it replaced holds again."""
    geldend = {feit.volgnummer for feit in bestand.geldend}
    opvolgers = {r.doel: r for r in bestand.records if r.doel}
    standen = {}
    for record in bestand.records:
        opvolger = opvolgers.get(record.volgnummer)
        if record.volgnummer in geldend and not record.vervalt:
            standen[record.volgnummer] = "geldt"
        elif opvolger is not None:
            standen[record.volgnummer] = "verbeterd" if opvolger.corrigeert else "ingetrokken"
        else:
            standen[record.volgnummer] = "intrekking"
    return standen


def _regel(
    rekenset: Rekenset,
    lezer: Lezer,
    record: Record,
    standen: dict[int, str],
    kenmerken: dict[int, str],
    wisgronden: Mapping[str, str],
) -> Feitregel:
    soort = rekenset.typen[record.type]
    return Feitregel(
        kenmerk=record.kenmerk,
        type=record.type,
        titel=soort.titel,
        categorie=categorie_van(soort, record.vak),
        op=record.op,
        tijd=record.tijd,
        betreft=record.betreft or None,
        velden=tuple(
            (naam, soort.velden[naam].titel, waarde) for naam, waarde in record.velden.items() if naam in soort.velden
        ),
        motivering=record.motivering,
        door=record.door,
        rol=record.rol,
        organisatie=record.organisatie,
        account=record.account,
        vastgelegd_op=record.vastgelegd_op,
        stand=standen[record.volgnummer],
        corrigeert=kenmerken[record.corrigeert] if record.corrigeert else None,
        vervalt=kenmerken[record.vervalt] if record.vervalt else None,
        eigen=lezer.is_van(record.organisatie),
        gewist_op=record.gewist_op,
        wisgrond=wisgronden.get(record.vak, ""),
        betrokkene=delen.betrokkene if (delen := delen_van(record.vak)) is not None else DEELNEMER,
    )
