"""Evaluate a condition: fulfilled, not fulfilled or unknown, with the facts it rests on. Nothing is guessed."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from waakvlam.kern.besluit import Criterium
from waakvlam.kern.feiten import Kader, waarde_past
from waakvlam.kern.gebeurtenis import Gebeurtenis, Veldwaarde
from waakvlam.kern.kalender import Duur, Eenheid, plus
from waakvlam.kern.toestemming import toestemmingsstand
from waakvlam.kern.voorwaarde import (
    Aanleidingtoets,
    Aantaltoets,
    Conditie,
    Dossiertoets,
    Elktoets,
    Feitpatroon,
    Leeftijdtoets,
    Sindstoets,
    Toestemmingtoets,
    Uiterlijktoets,
    Veldtoets,
    Vergelijking,
)

BEOORDELING = "beoordeling_vastgelegd"
JAAR = Duur(1, Eenheid.JAAR)


class Waarheid(StrEnum):
    """Three values."""

    VERVULD = "vervuld"
    NIET_VERVULD = "niet_vervuld"
    ONBEKEND = "onbekend"


class Toetsing(NamedTuple):
    """The outcome of a condition, the facts it rests on, and the outcomes it is made of."""

    waarde: Waarheid
    conditie: Conditie | None = None
    feiten: tuple[Gebeurtenis, ...] = ()
    kinderen: "tuple[Toetsing, ...]" = ()
    dag: date | None = None
    """For a condition with a length of time: the day on which it turns."""

    @property
    def bewijs(self) -> tuple[Gebeurtenis, ...]:
        """All facts under this outcome."""
        return (*self.feiten, *(f for kind in self.kinderen for f in kind.bewijs))


def _waar(goed: bool) -> Waarheid:
    return Waarheid.VERVULD if goed else Waarheid.NIET_VERVULD


def alle_van(waarden: Iterable[Waarheid]) -> Waarheid:
    """All: unfulfilled when one is, else unknown when one is, else fulfilled."""
    gezien = set(waarden)
    if Waarheid.NIET_VERVULD in gezien:
        return Waarheid.NIET_VERVULD
    return Waarheid.ONBEKEND if Waarheid.ONBEKEND in gezien else Waarheid.VERVULD


def een_van(waarden: Iterable[Waarheid]) -> Waarheid:
    """One: fulfilled when one is, else unknown when one is, else unfulfilled."""
    gezien = set(waarden)
    if Waarheid.VERVULD in gezien:
        return Waarheid.VERVULD
    return Waarheid.ONBEKEND if Waarheid.ONBEKEND in gezien else Waarheid.NIET_VERVULD


def niet(waarde: Waarheid) -> Waarheid:
    """Negation; unknown stays unknown."""
    if waarde is Waarheid.ONBEKEND:
        return waarde
    return Waarheid.NIET_VERVULD if waarde is Waarheid.VERVULD else Waarheid.VERVULD


def toets(conditie: Conditie, kader: Kader) -> Toetsing:
    """Evaluate a condition in its frame."""
    soort = conditie.soorten[0]
    uitkomst = TOETSEN[soort](getattr(conditie, soort), kader)
    return uitkomst._replace(conditie=conditie)


def _samen(regel: Callable[[Iterable[Waarheid]], Waarheid]) -> Callable[[list[Conditie], Kader], Toetsing]:
    def combineer(condities: list[Conditie], kader: Kader) -> Toetsing:
        kinderen = tuple(toets(c, kader) for c in condities)
        return Toetsing(regel(k.waarde for k in kinderen), kinderen=kinderen)

    return combineer


def _geen(condities: list[Conditie], kader: Kader) -> Toetsing:
    kinderen = tuple(toets(c, kader) for c in condities)
    return Toetsing(niet(een_van(k.waarde for k in kinderen)), kinderen=kinderen)


def _zoek(patronen: list[Feitpatroon], kader: Kader) -> tuple[Gebeurtenis, ...]:
    if len(patronen) == 1:
        return tuple(kader.zoek(patronen[0]))
    feiten = {f.id: f for patroon in patronen for f in kader.zoek(patroon)}
    return tuple(sorted(feiten.values(), key=lambda f: f.moment))


def _gebeurd(patronen: list[Feitpatroon], kader: Kader) -> Toetsing:
    feiten = _zoek(patronen, kader)
    return Toetsing(_waar(bool(feiten)), feiten=feiten)


def _niet_gebeurd(patronen: list[Feitpatroon], kader: Kader) -> Toetsing:
    feiten = _zoek(patronen, kader)
    return Toetsing(_waar(not feiten), feiten=feiten)


def vergelijk(test: Vergelijking, waarde: Veldwaarde | None) -> Waarheid:
    """Compare a value; a missing value is unknown, except where only `ingevuld` is asked."""
    if test.ingevuld:
        return _waar(waarde not in (None, "", [], ()))
    if waarde is None:
        return Waarheid.ONBEKEND
    if test.is_ is not None or test.in_:
        return _waar(waarde_past(list(test.in_) if test.is_ is None else test.is_, waarde))  # type: ignore[arg-type]
    if test.bevat:
        return _waar(any(woord.lower() in str(waarde).lower() for woord in test.bevat))
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        return Waarheid.ONBEKEND
    grenzen = (
        test.minstens is None or waarde >= test.minstens,
        test.hoogstens is None or waarde <= test.hoogstens,
        test.minder_dan is None or waarde < test.minder_dan,
    )
    return _waar(all(grenzen))


def _veld(test: Veldtoets, kader: Kader) -> Toetsing:
    feiten = _zoek(test.van, kader)
    if not feiten:
        return Toetsing(Waarheid(test.zonder_feit))
    feit = feiten[-1] if test.welke == "laatste" else feiten[0]
    naam = test.veld if isinstance(test.veld, str) else test.veld[feit.type]
    return Toetsing(vergelijk(test, feit.velden.get(naam)), feiten=(feit,))


def _dossier(test: Dossiertoets, kader: Kader) -> Toetsing:
    gegevens = kader.feiten.gegevens
    waarde: Veldwaarde | None = {
        "route": gegevens.route,
        "contractvorm": gegevens.contractvorm,
        "huishouden.soort": gegevens.huishouden_soort,
        "huishouden.kinderen": gegevens.kinderen,
    }[test.veld]
    return Toetsing(vergelijk(test, waarde))


def _aanleiding(test: Aanleidingtoets, kader: Kader) -> Toetsing:
    feit = kader.aanleiding
    if feit is None or test.veld not in feit.velden:
        return Toetsing(Waarheid(test.zonder_veld))
    return Toetsing(vergelijk(test, feit.velden[test.veld]), feiten=(feit,))


def _leeftijd(test: Leeftijdtoets, kader: Kader) -> Toetsing:
    feit = next(kader.zoek(test.op), None)
    geboren = kader.feiten.gegevens.geboortedatum
    if feit is None or geboren is None:
        return Toetsing(Waarheid.ONBEKEND, feiten=(feit,) if feit else ())
    return Toetsing(_waar(test.minstens <= leeftijd(geboren, feit.op) <= test.hoogstens), feiten=(feit,))


def leeftijd(geboren: date, op: date) -> int:
    """Age in whole years; someone born on 29 February turns a year older on 28 February where there is no 29th."""
    jaren = op.year - geboren.year
    return jaren if plus(geboren, JAAR, jaren) <= op else jaren - 1


def _aantal(test: Aantaltoets, kader: Kader) -> Toetsing:
    feiten = _zoek(test.van, kader)
    return Toetsing(_waar(len(feiten) >= test.minstens), feiten=feiten)


def _sinds(test: Sindstoets, kader: Kader) -> Toetsing:
    feiten = _zoek(test.gebeurd, kader)
    if not feiten:
        return Toetsing(Waarheid(test.zonder_feit))
    feit = feiten[-1] if test.welke == "laatste" else feiten[0]
    dag = plus(feit.op, Duur(test.getal, test.eenheid))
    if test.meer_dan:
        dag = date.fromordinal(dag.toordinal() + 1)
    return Toetsing(_waar(kader.feiten.peildatum >= dag), feiten=(feit,), dag=dag)


def _elk(test: Elktoets, kader: Kader) -> Toetsing:
    vragen = tuple(kader.zoek(test.van))
    if not vragen:
        return Toetsing(Waarheid.ONBEKEND)
    return _samengevat(tuple(_antwoord(test, vraag, kader) for vraag in vragen))


def _antwoord(test: Elktoets, vraag: Gebeurtenis, kader: Kader) -> Toetsing:
    soort = kader.feiten.onderwerpen.get(vraag.type)
    antwoorden = [
        a
        for a in kader.zoek(test.antwoord)
        if (
            a.velden.get(test.per) == vraag.velden.get(test.per)
            if test.per
            else kader.feiten.zelfde_onderwerp(soort, vraag.betreft, a)
        )
    ]
    if not antwoorden:
        return Toetsing(Waarheid.ONBEKEND, feiten=(vraag,))
    return Toetsing(_waar(antwoorden[-1].velden.get(test.veld) in test.in_), feiten=(vraag, antwoorden[-1]))


def _samengevat(kinderen: tuple[Toetsing, ...]) -> Toetsing:
    return Toetsing(alle_van(k.waarde for k in kinderen), kinderen=kinderen)


def _uiterlijk(test: Uiterlijktoets, kader: Kader) -> Toetsing:
    eerste = next(kader.zoek(test.gebeurd), None)
    begin = next(kader.zoek(test.voor), None)
    if eerste is None:
        return Toetsing(Waarheid.NIET_VERVULD)
    if begin is None:
        return Toetsing(Waarheid.ONBEKEND, feiten=(eerste,))
    dag = plus(plus(begin.op, test.na.duur), Duur(test.getal, test.eenheid), -1)
    return Toetsing(_waar(eerste.op <= dag), feiten=(eerste, begin), dag=dag)


def _toestemming(test: Toestemmingtoets, kader: Kader) -> Toetsing:
    stand = toestemmingsstand(kader.feiten)
    if not stand.feiten:
        return Toetsing(Waarheid(test.zonder_feit))
    geldt = stand.geldt(test.doelen, voor=test.voor, alleen_schriftelijk=test.schriftelijk)
    return Toetsing(Waarheid.ONBEKEND if geldt is None else _waar(geldt), feiten=stand.feiten)


def laatste_oordeel(clausule: str, kader: Kader) -> Gebeurtenis | None:
    """The last recorded human judgement on a clause."""
    oordelen = [f for f in kader.feiten.per_type.get(BEOORDELING, ()) if f.velden.get("criterium") == clausule]
    return oordelen[-1] if oordelen else None


def _oordeel(clausule: str, kader: Kader) -> Toetsing:
    feit = laatste_oordeel(clausule, kader)
    if feit is None:
        return Toetsing(Waarheid.ONBEKEND)
    return Toetsing(Waarheid(str(feit.velden["oordeel"])), feiten=(feit,))


def weeg_criterium(criterium: Criterium, kader: Kader) -> Toetsing:
    """The value of one criterion: from facts, or from the later of a human judgement and the facts that carry it."""
    uit_feiten = toets(criterium.waarde, kader) if criterium.waarde is not None else Toetsing(Waarheid.ONBEKEND)
    oordeel = None if criterium.alleen_feiten else laatste_oordeel(criterium.clausule, kader)
    if oordeel is None:
        return uit_feiten
    uit_oordeel = Toetsing(Waarheid(str(oordeel.velden["oordeel"])), feiten=(oordeel,))
    later = max((f.moment for f in uit_feiten.bewijs), default=None)
    if uit_feiten.waarde is Waarheid.ONBEKEND or later is None or later <= oordeel.moment:
        return uit_oordeel
    return uit_feiten


def _criterium(clausule: str, kader: Kader) -> Toetsing:
    return weeg_criterium(kader.criteria[clausule], kader)


TOETSEN: dict[str, Callable[..., Toetsing]] = {
    "alle": _samen(alle_van),
    "een": _samen(een_van),
    "geen": _geen,
    "gebeurd": _gebeurd,
    "niet_gebeurd": _niet_gebeurd,
    "veld": _veld,
    "dossier": _dossier,
    "aanleiding": _aanleiding,
    "leeftijd": _leeftijd,
    "aantal": _aantal,
    "sinds": _sinds,
    "elk": _elk,
    "uiterlijk": _uiterlijk,
    "toestemming": _toestemming,
    "oordeel": _oordeel,
    "criterium": _criterium,
}
