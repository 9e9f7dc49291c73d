"""What a reader may see of a dossier today and on what it rests, told no further than that reader may know.

- The agreements are open to everyone. So is, to the reader, which categories the role sees: the pages show them.
- Where something is open: by which rules, on what consent or ground, and until when. That bounds what the reader may
  do, so it is told whoever recorded it; since when only where that fact is shared.
  Where an open rule waits for something that is not shared, it stands among the others that do, met or not.
- Where something is closed: what the rules ask. Whether that is met, and why not, only where every category that it
  depends on is open to the reader.
- Nothing here depends on what a closed category holds: empty or full, the answer is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waakvlam import klok
from waakvlam.dossiers.beeld import TOESTEMMING, Blik
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.opgeslagen import lees
from waakvlam.dossiers.sets import patroontypen
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import GROND, Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.voorwaarde import Conditie
from waakvlam.kern.zicht import FEIT_BIJ_EIS
from waakvlam.kern.zichtreden import Gebrek, Regelstand, Zichtreden, gevraagd, toestemmingseisen, zichtreden
from waakvlam.toegang.api import Lezer, Partijschap, eis_partij

UIT_FEITEN = frozenset(
    {"alle", "een", "geen", "gebeurd", "niet_gebeurd", "veld", "aantal", "sinds", "elk", "uiterlijk"}
)
"""Conditions that rest on nothing but the facts that they name."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A consent, or a recorded ground of some kind, that carries a rule alone; `tot`: its last day, if it has one."""

    soort: str
    sinds: date | None
    """None: that fact is not shared with the reader."""
    tot: date | None


@dataclass(frozen=True, slots=True)
class Steunregel:
    """A rule by which something is open, as far as the reader may know, and on what that rests.

    `berust_op`: nothing where the rule asks no consent. `onbekend`: requirements of which it is not shared whether they
    are met. Which of several such rules opens a category would tell it.
    """

    regel: Houder | Deelregel | Uitzondering
    berust_op: tuple[Basis, ...]
    onbekend: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tekortregel:
    """A rule by which something could be open.

    `mist`: the requirements that are not met, of those of which the reader may know it; `onbekend`: the others.
    """

    regel: Deelregel
    mist: tuple[str, ...]
    onbekend: tuple[str, ...]
    gebrek: Gebrek | None


@dataclass(frozen=True, slots=True)
class Zichtregel:
    """One category: open by some rules; or closed by rules that forbid, or for what other rules miss, or by no rule."""

    categorie: str
    steun: tuple[Steunregel, ...] = ()
    nooit: tuple[Nooit, ...] = ()
    tekort: tuple[Tekortregel, ...] = ()
    grond_voorbij: date | None = None


@dataclass(frozen=True, slots=True)
class Zichtbeeld:
    """What may be seen of a dossier, category by category, for one reader who is a party in it for these days."""

    nummer: str
    afsprakenset: str
    partijschap: Partijschap
    regels: tuple[Zichtregel, ...]


def zichtbeeld(lezer: Lezer, nummer: str) -> Zichtbeeld:
    """What the reader sees of a dossier today, and why. Raises `NietGevonden`."""
    vandaag = klok.vandaag()
    with deur(lezer, "zicht") as doorgang:
        bestand = lees(nummer)
        partijschap = eis_partij(lezer, bestand.partijen, vandaag)
        nu = bestand.beoordeling(vandaag)
        doorgang.toon({nummer: {TOESTEMMING}})
    blik = Blik(lezer, bestand, nu, nu)
    return Zichtbeeld(nummer, nu.rekenset.naam, partijschap, zichtregels(blik))


def zichtregels(blik: Blik) -> tuple[Zichtregel, ...]:
    """Every category that the agreements name, or that a ground opens or opened, in the order of the vocabulary."""
    rekenset, rol = blik.nu.rekenset, blik.lezer.rol
    genoemd = _genoemd(rekenset)
    regels = (_regel(blik, zichtreden(blik.nu, rol, categorie.naam)) for categorie in rekenset.taal.categorieen)
    return tuple(r for r in regels if r.categorie in genoemd or r.steun or r.grond_voorbij)


def _genoemd(rekenset: Rekenset) -> set[str]:
    afspraken = rekenset.afspraken
    lijsten = [deel.categorieen for deel in afspraken.delen] + [houder.categorieen for houder in afspraken.houders]
    return {*rekenset.nooit}.union(*lijsten)


def _regel(blik: Blik, reden: Zichtreden) -> Zichtregel:
    open_ = bool(reden.steun)
    return Zichtregel(
        reden.zicht.categorie,
        tuple(steun for stand in reden.standen for steun in _steun(blik, stand)) if open_ else (),
        reden.nooit,
        () if open_ else tuple(tekort for stand in reden.standen for tekort in _tekort(blik, stand)),
        reden.grond_voorbij if TOESTEMMING in blik.categorieen else None,
    )


def _steun(blik: Blik, stand: Regelstand) -> Iterator[Steunregel]:
    """The rule, where for all that the reader may know it carries an open category."""
    regel, feiten = stand.regel, [*(t.feit for t in stand.toestemmingen), *stand.gronden]
    onbekend: tuple[str, ...] = ()
    if isinstance(regel, Deelregel):
        onbekend, over_toestemming = onbekende_eisen(blik, regel), set(toestemmingseisen(regel))
        if not over_toestemming.isdisjoint(onbekend):
            feiten += [t.feit for t in stand.achterhaald]
        if not set(stand.mist) <= set(onbekend) or (over_toestemming and not feiten):
            return
    op_volgorde = sorted(feiten, key=lambda feit: feit.moment)
    yield Steunregel(regel, tuple(dict.fromkeys(_basis(blik, feit) for feit in op_volgorde)), onbekend)


def _basis(blik: Blik, feit: Gebeurtenis) -> Basis:
    tot = feit.velden.get("geldig_tot")
    soort = str(feit.velden["grond"]) if feit.type == GROND else TOESTEMMING
    sinds = feit.op if feit.id in blik.per_kenmerk else None
    return Basis(soort, sinds, tot if isinstance(tot, date) else None)


def _tekort(blik: Blik, stand: Regelstand) -> Iterator[Tekortregel]:
    """The rule with what it misses, of a category that is closed."""
    regel = stand.regel
    if isinstance(regel, Deelregel):
        onbekend = onbekende_eisen(blik, regel, TOESTEMMING)
        mist = tuple(eis for eis in stand.mist if eis not in onbekend)
        over_toestemming = not set(mist).isdisjoint(toestemmingseisen(regel))
        yield Tekortregel(regel, mist, onbekend, stand.gebrek if over_toestemming else None)


def onbekende_eisen(blik: Blik, regel: Deelregel, *bij_toestemming: str) -> tuple[str, ...]:
    """The requirements of a rule that depend on a category which is not open to the reader.

    `bij_toestemming`: on which categories it depends besides whether there is consent. That is told where it carries.
    """
    typen, over_toestemming = blik.nu.rekenset.typen, toestemmingseisen(regel)

    def bekend(eis: str) -> bool:
        nodig = {typen[naam].categorie for naam in _typen(regel, eis)}
        nodig.update(bij_toestemming if eis in over_toestemming else ())
        uit_feiten = eis != "alleen_bij" or set(_soorten(regel.alleen_bij)) <= UIT_FEITEN
        return uit_feiten and nodig <= blik.categorieen

    return tuple(eis for eis in gevraagd(regel) if not bekend(eis))


def _typen(regel: Deelregel, eis: str) -> Iterator[str]:
    """The types of the facts by which a requirement is judged, beside consents and grounds."""
    if eis in FEIT_BIJ_EIS:
        yield FEIT_BIJ_EIS[eis]
    elif eis in {"alleen_bij", "tot"}:
        yield from patroontypen(getattr(regel, eis))
    else:
        yield from patroontypen(regel.toestemming_tot)


def _soorten(conditie: Conditie | None) -> Iterator[str]:
    """Every kind of condition in this one."""
    if conditie is not None:
        yield from conditie.soorten
        for lid in (*(conditie.alle or ()), *(conditie.een or ()), *(conditie.geen or ())):
            yield from _soorten(lid)
