"""Offer a home in a dossier: the information of the set and the offer itself, in one append with the row that binds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from waakvlam.dossiers.api import (
    Dossierbeeld,
    Feitregel,
    Resultaat,
    Stuk,
    Vastlegging,
    in_een_keer,
    stel_vast,
    stukken_van,
)
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit
from waakvlam.opslag.rijslot import als_werk
from waakvlam.toegang.api import Lezer
from waakvlam.woningen.bestand import woning
from waakvlam.woningen.models import Aanbod, Woning
from waakvlam.woningen.volgen import al_bezet, bewaar, standen
from waakvlam.woningen.vragen import AANGEBODEN, GELEVERD
from waakvlam.woningen.weergave import vragen_van


@dataclass(frozen=True, slots=True)
class Bod:
    """What somebody offers: which home, on what day, and why where that is asked. `verzoek`: key of the submit."""

    woning: str
    op: date
    verzoek: str
    motivering: str = ""


@dataclass(frozen=True, slots=True)
class Aanbodregel:
    """An offer as far as the reader sees it. `stuk`: what was told of the home with it."""

    betreft: str
    stand: str
    feit: Feitregel
    stuk: Stuk | None
    feiten: tuple[Feitregel, ...]


def bied_aan(lezer: Lezer, beeld: Dossierbeeld, bod: Bod, verwacht: str) -> Resultaat:
    """Record the offer of a home that the reader sees as free. Raises as `leg_vast`.

    `Geweigerd` too where the home or the participant has another open offer, also when two try at the same moment.
    """
    regel = woning(lezer, bod.woning)
    lijst = vragen_van(regel)
    betreft = f"w-{bod.verzoek[:8]}"
    aanbod = Vastlegging(AANGEBODEN, bod.op, betreft=betreft, motivering=bod.motivering)
    feiten = [aanbod]
    levert = next((m for m in beeld.kan_nu if m.type == GELEVERD and m.eigen and m.oordeel != "nee"), None)
    if levert is not None and GELEVERD in lijst.formulier.handelingen:
        reden = bod.motivering if levert.oordeel == "met_motivering" else ""
        velden = lijst.gevoed(regel.antwoorden)
        feiten.insert(0, replace(aanbod, type=GELEVERD, velden=velden, motivering=reden))
    with in_een_keer():
        stuk = lijst.stuk(regel.antwoorden)
        gedaan = stel_vast(lezer, beeld.nummer, stuk, bod.op, feiten, verwacht=verwacht, verzoek=bod.verzoek)
        if not gedaan.herhaald:
            _verbind(beeld.nummer, betreft, regel.kenmerk)
    return gedaan


def _verbind(nummer: str, betreft: str, kenmerk: str) -> None:
    """Say which home it is; from here the database holds it. Raises `Geweigerd` when it is not free any more."""
    with als_werk():
        eigen = Woning.objects.select_for_update().get(kenmerk=kenmerk)
        if eigen.ingetrokken_op is not None:
            raise al_bezet()
        rij = Aanbod.objects.get(dossier__nummer=nummer, betreft=betreft)
        rij.woning = eigen
        bewaar(rij)


def aanbiedingen(rekenset: Rekenset, feiten: Sequence[Feitregel]) -> list[Aanbodregel]:
    """The offers that these lines of a dossier tell of, the newest first."""
    geldend = [feit for feit in feiten if feit.stand == "geldt" and not feit.gewist_op]
    nu = standen(rekenset, [_als_feit(feit, i) for i, feit in enumerate(geldend)])
    per_kenmerk = {feit.kenmerk: feit for feit in geldend}
    onderwerp = rekenset.onderwerpen[AANGEBODEN]
    stukken = stukken_van(feiten)
    gevonden = []
    for betreft, (stand, bron) in nu.items():
        feit = per_kenmerk[bron.id]
        erover = (f for f in geldend if (f.betreft or "") == betreft and rekenset.onderwerpen.get(f.type) == onderwerp)
        gevonden.append(Aanbodregel(betreft, stand, feit, _stuk_bij(feit, stukken), tuple(erover)))
    return gevonden[::-1]


def _stuk_bij(feit: Feitregel, stukken: Iterable[Stuk]) -> Stuk | None:
    """The newest version of the document that was settled in the same append as this fact."""
    return next((s for s in stukken for v in (s, *s.eerdere) if v.vastgelegd_op == feit.vastgelegd_op), None)


def _als_feit(feit: Feitregel, nummer: int) -> Feit:
    velden = {naam: waarde for naam, _titel, waarde in feit.velden}
    return Feit(
        id=feit.kenmerk, type=feit.type, op=feit.op, door=feit.door, vastgelegd_op=feit.vastgelegd_op.date(),
        volgnummer=nummer, betreft=feit.betreft, velden=velden,
    )  # fmt: skip
