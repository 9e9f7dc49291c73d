"""The baseline: a straightforward evaluator of terms. Every norm looks at every fact; no index, no explanation.

It reads the same compiled set and gives (clause, last day, status, trigger, discharge) per term, so that the two can be
compared row by row. Derived triggers and conditions are asked of the core itself: they are not what is measured.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import Feiten, Kader, waarde_past
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.kalender import Richting, plus
from waakvlam.kern.norm import Maximumduur, Periodiek, Plicht
from waakvlam.kern.toetsen import begindag
from waakvlam.kern.toetsing import Waarheid, toets

Rij = tuple[str, date | None, str, str, str | None]


def past(patroon, feit) -> bool:
    return feit.type == patroon.type and all(waarde_past(w, feit.velden.get(v)) for v, w in patroon.als.items())


def eerder(a: Gebeurtenis, b: Gebeurtenis) -> bool:
    return a.op < b.op or (a.op == b.op and a.tijd is not None and b.tijd is not None and a.tijd < b.tijd)


def termijnen(rekenset: Rekenset, feiten: Feiten) -> list[Rij]:
    rijen: list[Rij] = []
    for norm in rekenset.afspraken.normen:
        if isinstance(norm, Periodiek):
            rijen.extend(vensters(rekenset, feiten, norm))
        elif isinstance(norm, Plicht | Maximumduur):
            rijen.extend(enkel(rekenset, feiten, norm))
    return rijen


def aanleidingen(rekenset: Rekenset, feiten: Feiten, norm) -> Iterator[Gebeurtenis]:
    gezien: set[str | None] = set()
    for feit in feiten.alle:
        for patroon in norm.aanleiding:
            if not past(patroon, feit):
                continue
            if patroon.voltallig is not None and not voltallig(feiten, patroon.voltallig, feit):
                continue
            kader = Kader(feiten, rekenset.onderwerpen[feit.type], feit.betreft, feit, rekenset.criteria)
            if patroon.voorwaarde is not None and toets(patroon.voorwaarde, kader).waarde is not Waarheid.VERVULD:
                continue
            if getattr(norm, "alleen_eerste", False) and feit.betreft in gezien:
                continue
            gezien.add(feit.betreft)
            if norm.voorwaarde is None or toets(norm.voorwaarde, kader).waarde is not Waarheid.NIET_VERVULD:
                yield feit


def voltallig(feiten: Feiten, eis, feit: Gebeurtenis) -> bool:
    stand: dict[object, object] = {}
    was = False
    for ander in feiten.per_type[feit.type]:
        stand[ander.velden.get(eis.per)] = ander.velden.get(eis.veld)
        rond = all(stand.get(w) == eis.is_ for w in eis.waarden)
        if ander is feit:
            return rond and not was
        was = rond
    return False


def eerste(rekenset, feiten: Feiten, patronen, begin: Gebeurtenis, *, ook_eerder: bool = False) -> Gebeurtenis | None:
    soort = rekenset.onderwerpen[begin.type]
    for feit in feiten.alle:
        passend = any(past(p, feit) for p in patronen) and (ook_eerder or not eerder(feit, begin))
        if passend and feiten.zelfde_onderwerp(soort, begin.betreft, feit):
            return feit
    return None


def afgesloten(rekenset: Rekenset, feiten: Feiten, norm, begin: Gebeurtenis) -> bool:
    soort = rekenset.onderwerpen[begin.type]
    for v in rekenset.afspraken.kop.verval:
        if not v.daarna_niets or v.onderwerp not in (None, soort) or (v.clausules and norm.clausule not in v.clausules):
            continue
        over = [f for f in feiten.alle if feiten.zelfde_onderwerp(soort, begin.betreft, f)]
        einde = [f for f in over if any(past(p, f) for p in v.door) and eerder(f, begin)]
        weer = [f for f in over if any(past(p, f) for p in v.heropend_door) and f.moment <= begin.moment]
        if einde and not any(f is begin or f.moment >= einde[-1].moment for f in weer):
            return True
    return False


def einden(rekenset: Rekenset, norm, begin: Gebeurtenis):
    soort = rekenset.onderwerpen[begin.type]
    algemeen = [
        p
        for v in rekenset.afspraken.kop.verval
        if v.onderwerp in (None, soort) and (not v.clausules or norm.clausule in v.clausules)
        for p in v.door
    ]
    return [*algemeen, *norm.vervalt_door, *getattr(norm, "eindigt_door", ())]


def enkel(rekenset: Rekenset, feiten: Feiten, norm) -> Iterator[Rij]:
    termijn = getattr(norm, "termijn", None)
    vooraf = getattr(norm, "ook_eerder", False) or (termijn is not None and termijn.richting is Richting.VOOR)
    for begin in aanleidingen(rekenset, feiten, norm):
        if afgesloten(rekenset, feiten, norm, begin):
            continue
        telt_vanaf, aanleiding = begin, begin
        if termijn is not None and termijn.vanaf is not None:
            plannen = [f for f in feiten.alle if f.type == termijn.vanaf.type and termijn.vanaf.veld in f.velden]
            if not plannen:
                continue
            telt_vanaf = max(plannen, key=lambda f: (f.vastgelegd_op, f.volgnummer))
            aanleiding = telt_vanaf if telt_vanaf.type == begin.type else begin
        klaar = eerste(rekenset, feiten, norm.vervuld_door, begin, ook_eerder=vooraf)
        einde = eerste(rekenset, feiten, einden(rekenset, norm, begin), begin)
        laatste = None
        if isinstance(norm, Maximumduur):
            laatste = rekenset.kalender.maximum(begin.op, norm.duur.duur)
        elif termijn is not None:
            laatste = rekenset.kalender.einde(begindag(termijn, telt_vanaf), termijn.duur, richting=termijn.richting)
        laatste = uitgesteld(feiten, norm, begin, laatste, (klaar, einde))
        if klaar is not None and einde is not None:
            te_laat_geeindigd = laatste is not None and einde.op > laatste
            klaar = klaar if te_laat_geeindigd or not eerder(einde, klaar) else None
        yield (
            norm.clausule,
            laatste,
            stand(laatste, klaar, einde, feiten.peildatum),
            aanleiding.id,
            klaar and klaar.id,
        )
        if termijn is not None and termijn.vanaf is not None:
            return


def uitgesteld(feiten: Feiten, norm, begin: Gebeurtenis, laatste: date | None, einden) -> date | None:
    for f in feiten.alle:
        if laatste is None or f.type != "uitstel_afgesproken" or f.velden["clausule"] not in norm.clausules:
            continue
        if begin.op <= f.op <= laatste and not any(e is not None and eerder(e, f) for e in einden):
            laatste = f.velden["nieuwe_datum"]
    return laatste


def stand(laatste, klaar, einde, peildatum) -> str:
    if klaar is not None:
        return "op_tijd" if laatste is None or klaar.op <= laatste else "te_laat"
    if einde is not None and (laatste is None or einde.op <= laatste):
        return "vervallen"
    return "open" if laatste is None or peildatum <= laatste else "verstreken"


def vensters(rekenset: Rekenset, feiten: Feiten, norm: Periodiek) -> Iterator[Rij]:
    ankers = [f for f in feiten.alle if any(past(p, f) for p in norm.anker)]
    if not ankers:
        return
    anker = ankers[0]
    einde = eerste(rekenset, feiten, einden(rekenset, norm, anker), anker)
    tot = min(feiten.peildatum, einde.op) if einde else feiten.peildatum
    nummer = 0
    while plus(anker.op, norm.periode.duur, nummer) <= tot and (norm.hoogstens is None or nummer < norm.hoogstens):
        van, na = plus(anker.op, norm.periode.duur, nummer), plus(anker.op, norm.periode.duur, nummer + 1)
        binnen = [
            f
            for f in feiten.alle
            if van <= f.op < na and any(past(p, f) for p in norm.vervuld_door) and not (einde and eerder(einde, f))
        ]
        klaar = binnen[norm.minimaal - 1] if len(binnen) >= norm.minimaal else None
        laatste = na - timedelta(days=1)
        ten_einde = einde if einde is not None and einde.op <= laatste else None
        yield (norm.clausule, laatste, stand(laatste, klaar, ten_einde, feiten.peildatum), anker.id, klaar and klaar.id)
        nummer += 1
