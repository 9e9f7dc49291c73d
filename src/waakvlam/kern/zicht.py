"""Judge whether a role may see a category of data.

Source: the semantics of visibility (`afspraken/README.md`). An organisation always sees what it recorded itself for its
own task. What may never be shared outranks what may.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import ALLE, ALS_VOLDAAN, GROND, MELDER, Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.feiten import Feiten, Kader
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.toestemming import ALLES, Toestemmingsstand, toestemmingsstand
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
    eigen = _groepen(rekenset, rol, categorie)
    houders = [h for h in rekenset.afspraken.houders if not eigen.isdisjoint(h.rol) and noemt(h.categorieen, categorie)]
    if houders:
        return Zicht(rol, categorie, oordeel=True, door=houders[0], ook=tuple(houders[1:]))
    return deelbaar(rekenset, feiten, rol, categorie, stand)


def deelbaar(
    rekenset: Rekenset, feiten: Feiten, rol: str, categorie: str, stand: Toestemmingsstand | None = None
) -> Zicht:
    """Judge whether others may share this with the role: never what may never be shared, else by rule or ground.

    Raises `Vraagfout` for an unknown role or category.
    """
    eigen = _groepen(rekenset, rol, categorie)
    nooit = [regel for regel in rekenset.nooit.get(categorie, ()) if not eigen.isdisjoint(regel.aan)]
    if nooit:
        return Zicht(rol, categorie, oordeel=False, door=nooit[0], ook=tuple(nooit[1:]))
    vraag = _Zichtvraag(rekenset, feiten, rol, categorie, stand or toestemmingsstand(feiten))
    regels = [r for r in rekenset.afspraken.delen if not eigen.isdisjoint(r.aan) and noemt(r.categorieen, categorie)]
    gemist = [Gemist(regel, tuple(vraag.mist(regel))) for regel in regels]
    open_ = [g.regel for g in gemist if not g.mist]
    if open_:
        return Zicht(rol, categorie, oordeel=True, door=open_[0], ook=tuple(open_[1:]))
    if (uitzondering := vraag.uitzondering()) is not None:
        return Zicht(rol, categorie, oordeel=True, door=uitzondering, grond=vraag.grond(uitzondering.gronden))
    return Zicht(rol, categorie, oordeel=False, door=None, gemist=tuple(gemist))


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
    """Whether a list of categories names this one; `alle` is every category but who complained."""
    return categorie in categorieen or (ALLE in categorieen and categorie != MELDER)


def _clausules(regel: Nooit | Houder | Deelregel | Uitzondering) -> list[str]:
    return [regel.clausule] if isinstance(regel, Nooit) else list(regel.clausules)


def _groepen(rekenset: Rekenset, rol: str, categorie: str) -> frozenset[str]:
    if rol not in rekenset.groepen:
        raise Vraagfout(f"onbekende rol: {rol}")
    if categorie not in rekenset.categorieen:
        raise Vraagfout(f"onbekende categorie: {categorie}")
    return rekenset.groepen[rol]


@dataclass(frozen=True, slots=True)
class _Zichtvraag:
    rekenset: Rekenset
    feiten: Feiten
    rol: str
    categorie: str
    stand: Toestemmingsstand

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
        if eis == "toestemming_geldig":
            return self._toestemming(regel)
        if eis in {"toestemming_of_grondslag", "grondslag_vastgelegd"}:
            return self._toestemming(regel) or self.grond(gronden_bij(self.rekenset, self.rol, eis)) is not None
        if eis == "in_overleg_met_deelnemer":
            return self._toestemming(regel)
        return FEIT_BIJ_EIS[eis] in self.feiten.per_type

    def _toestemming(self, regel: Deelregel) -> bool:
        eigen = self.rekenset.groepen[self.rol]
        kader = Kader(self.feiten, criteria=self.rekenset.criteria)
        vanaf = max((f.op for patroon in regel.toestemming_tot for f in kader.zoek(patroon)), default=date.min)
        return any(
            t.geldt_voor(regel.doel, eigen, self.categorie, self.feiten.peildatum)
            and (t.feit.op >= vanaf or ALLES in t.doelen)
            for t in self.stand.toestemmingen
        )

    def grond(self, soorten: Collection[str]) -> Gebeurtenis | None:
        """A recorded ground of one of these kinds that names this recipient and this category, and still holds."""
        eigen = self.rekenset.groepen[self.rol]
        for feit in self.feiten.per_type.get(GROND, ()):
            categorieen, tot = feit.velden.get("categorieen", ()), feit.velden.get("geldig_tot")
            if (
                feit.velden.get("grond") in soorten
                and feit.velden.get("ontvanger") in eigen
                and isinstance(categorieen, list | tuple)
                and self.categorie in categorieen
                and not (isinstance(tot, date) and tot < self.feiten.peildatum)
            ):
                return feit
        return None

    def uitzondering(self) -> Uitzondering | None:
        """The exception under which a recorded ground opens this category."""
        eigen = self.rekenset.groepen[self.rol]
        for uitzondering in self.rekenset.afspraken.uitzonderingen:
            if (
                not eigen.isdisjoint(uitzondering.aan)
                and self.categorie not in uitzondering.nooit
                and self.grond(uitzondering.gronden) is not None
            ):
                return uitzondering
        return None
