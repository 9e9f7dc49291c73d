"""Judge whether a role may see a category of data.

Source: the semantics of visibility (`afspraken/README.md`). An organisation always sees what it recorded itself for its
own task. What may never be shared outranks what may.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import ALLE, ALS_VOLDAAN, EIGEN, GROND, NIET_IN_ALLE, Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.feiten import Feiten, Kader
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.toestemming import ALLES, Toestemming, Toestemmingsstand, toestemmingsstand
from waakvlam.kern.toetsing import Waarheid, toets

CONVENANT = "convenant"
WETTELIJK = frozenset({"wet"})
"""What stands beside consent in `toestemming_of_grondslag`, in every set; a convenant does among those who joined."""
FEIT_BIJ_EIS = {
    "na_overleg_met_zorgaanbieder": "signaal_met_deelnemer_gedeeld",
    "na_uitleg_vooraf": "privacyuitleg_gegeven",
}


@dataclass(frozen=True, slots=True)
class Gemist:
    """A sharing rule for this role and category that does not open it, and which requirements are missing."""

    regel: Deelregel
    mist: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Zicht:
    """Whether a role sees a category, by which rule, and what the other rules still miss."""

    rol: str
    categorie: str
    oordeel: bool
    door: Nooit | Houder | Deelregel | Uitzondering | None
    gemist: tuple[Gemist, ...] = ()
    grond: Gebeurtenis | None = None
    ook: tuple[Nooit | Houder | Deelregel | Uitzondering, ...] = ()
    """Further rules that decide the same."""

    @property
    def clausules(self) -> frozenset[str]:
        """Every clause of the rule that decides; without one, of the rules that came close."""
        beslissend = [self.door, *self.ook] if self.door is not None else [g.regel for g in self.gemist]
        return frozenset(c for regel in beslissend for c in _clausules(regel))


def zichtbaar(
    rekenset: Rekenset, feiten: Feiten, rol: str, categorie: str, stand: Toestemmingsstand | None = None
) -> Zicht:
    """Judge visibility on the reference date: what the role holds for its own task, else what is shared with it.

    Raises `Vraagfout` for an unknown role or category.
    """
    houders = _houders(rekenset, rol, categorie)
    if houders:
        return Zicht(rol, categorie, oordeel=True, door=houders[0], ook=houders[1:])
    return deelbaar(rekenset, feiten, rol, categorie, stand)


def deelbaar(
    rekenset: Rekenset, feiten: Feiten, rol: str, categorie: str, stand: Toestemmingsstand | None = None
) -> Zicht:
    """Judge whether others may share this with the role: never what may never be shared, else by rule or ground.

    Raises `Vraagfout` for an unknown role or category.
    """
    nooit = _nooit(rekenset, rol, categorie)
    if nooit:
        return Zicht(rol, categorie, oordeel=False, door=nooit[0], ook=nooit[1:])
    vraag = Zichtvraag(rekenset, feiten, rol, categorie, stand or toestemmingsstand(feiten))
    gemist = [Gemist(regel, tuple(vraag.mist(regel))) for regel in vraag.regels]
    open_ = [g.regel for g in gemist if not g.mist]
    if open_:
        return Zicht(rol, categorie, oordeel=True, door=open_[0], ook=tuple(open_[1:]))
    for uitzondering in vraag.uitzonderingen():
        grond = next(vraag.gronden(uitzondering.gronden))
        return Zicht(rol, categorie, oordeel=True, door=uitzondering, grond=grond)
    return Zicht(rol, categorie, oordeel=False, door=None, gemist=tuple(gemist))


def blijft_dicht(rekenset: Rekenset, rol: str, categorie: str) -> tuple[Nooit, ...]:
    """The rules by which a role never sees this category, whatever the facts; none where it may one day.

    Raises `Vraagfout` for an unknown role or category.
    """
    return () if _houders(rekenset, rol, categorie) else _nooit(rekenset, rol, categorie)


def gronden_bij(rekenset: Rekenset, rol: str, eis: str) -> set[str]:
    """The kinds of recorded ground that meet this requirement for this role; none where only something else does.

    Those that the set knows; a convenant holds only among those who joined it.
    """
    eigen = rekenset.groepen[rol]
    bekend: set[str] = {
        soort
        for uitzondering in rekenset.afspraken.uitzonderingen
        for soort in uitzondering.gronden
        if soort != CONVENANT or not eigen.isdisjoint(uitzondering.aan)
    }
    if eis == "toestemming_of_grondslag":
        return {*WETTELIJK, *(bekend & {CONVENANT})}
    return bekend if eis == "grondslag_vastgelegd" else set()


def noemt(categorieen: list[str], categorie: str) -> bool:
    """Whether a list of categories names this one; `alle` leaves out who complained, and own notes."""
    return categorie in categorieen or (ALLE in categorieen and categorie not in NIET_IN_ALLE)


def _houders(rekenset: Rekenset, rol: str, categorie: str) -> tuple[Houder, ...]:
    """By which rules a role holds this category for its own task."""
    eigen = _groepen(rekenset, rol, categorie)
    houders = rekenset.afspraken.houders
    return tuple(h for h in houders if not eigen.isdisjoint(h.rol) and noemt(h.categorieen, categorie))


def _nooit(rekenset: Rekenset, rol: str, categorie: str) -> tuple[Nooit, ...]:
    """By which rules nobody may share this category with a role."""
    eigen = _groepen(rekenset, rol, categorie)
    return tuple(regel for regel in rekenset.nooit.get(categorie, ()) if not eigen.isdisjoint(regel.aan))


def _clausules(regel: Nooit | Houder | Deelregel | Uitzondering) -> list[str]:
    return [regel.clausule] if isinstance(regel, Nooit) else list(regel.clausules)


def _groepen(rekenset: Rekenset, rol: str, categorie: str) -> frozenset[str]:
    if rol not in rekenset.groepen:
        raise Vraagfout(f"onbekende rol: {rol}")
    if categorie not in rekenset.categorieen:
        raise Vraagfout(f"onbekende categorie: {categorie}")
    return rekenset.groepen[rol]


@dataclass(frozen=True, slots=True)
class Zichtvraag:
    """One question about one role and category: what the rules that name them ask, and what meets that."""

    rekenset: Rekenset
    feiten: Feiten
    rol: str
    categorie: str
    stand: Toestemmingsstand

    @property
    def eigen(self) -> frozenset[str]:
        """The role and its groups."""
        return self.rekenset.groepen[self.rol]

    @property
    def regels(self) -> list[Deelregel]:
        """The sharing rules to this role that name this category."""
        delen = self.rekenset.afspraken.delen
        return [r for r in delen if not self.eigen.isdisjoint(r.aan) and noemt(r.categorieen, self.categorie)]

    def mist(self, regel: Deelregel) -> Iterator[str]:
        """Requirements of a rule that are not met."""
        for eis in regel.eisen:
            if eis not in ALS_VOLDAAN and not self._voldaan(eis, regel):
                yield eis
        kader = Kader(self.feiten, criteria=self.rekenset.criteria)
        if regel.alleen_bij is not None and toets(regel.alleen_bij, kader).waarde is not Waarheid.VERVULD:
            yield "alleen_bij"
        if any(True for patroon in regel.tot for _ in kader.zoek(patroon)):
            yield "tot"

    def _voldaan(self, eis: str, regel: Deelregel) -> bool:
        if eis in FEIT_BIJ_EIS:
            return FEIT_BIJ_EIS[eis] in self.feiten.per_type
        return any(self.toestemmingen(regel)) or any(self.gronden(gronden_bij(self.rekenset, self.rol, eis)))

    def toestemmingen(self, regel: Deelregel) -> Iterator[Toestemming]:
        """The consents that let this category go to this role for the purpose of a rule."""
        vanaf = self.toestemming_vanaf(regel)
        return (t for t in self.gegeven(regel) if t.feit.op >= vanaf or ALLES in t.doelen)

    def gegeven(self, regel: Deelregel) -> Iterator[Toestemming]:
        """As `toestemmingen`, also those that no longer count since a fact that the rule names."""
        for t in self.stand.toestemmingen:
            if t.geldt_voor(regel.doel, self.eigen, self.categorie, self.feiten.peildatum):
                yield t

    def toestemming_vanaf(self, regel: Deelregel) -> date:
        """The day before which consent that names the purpose of a rule no longer counts."""
        kader = Kader(self.feiten, criteria=self.rekenset.criteria)
        return max((f.op for patroon in regel.toestemming_tot for f in kader.zoek(patroon)), default=date.min)

    def gronden(self, soorten: Collection[str]) -> Iterator[Gebeurtenis]:
        """The recorded grounds of these kinds that name this recipient and this category, and still hold."""
        for feit in self.genoemde_gronden(soorten):
            tot = feit.velden.get("geldig_tot")
            if not (isinstance(tot, date) and tot < self.feiten.peildatum):
                yield feit

    def genoemde_gronden(self, soorten: Collection[str]) -> Iterator[Gebeurtenis]:
        """As `gronden`, also those whose last day has passed."""
        for feit in self.feiten.per_type.get(GROND, ()):
            categorieen = feit.velden.get("categorieen", ())
            if (
                feit.velden.get("grond") in soorten
                and feit.velden.get("ontvanger") in self.eigen
                and isinstance(categorieen, list | tuple)
                and self.categorie in categorieen
            ):
                yield feit

    def uitzonderingen(self) -> Iterator[Uitzondering]:
        """The exceptions under which a recorded ground opens this category."""
        for uitzondering in self.rekenset.afspraken.uitzonderingen:
            if (
                not self.eigen.isdisjoint(uitzondering.aan)
                and self.categorie not in {*uitzondering.nooit, EIGEN}
                and any(self.gronden(uitzondering.gronden))
            ):
                yield uitzondering
