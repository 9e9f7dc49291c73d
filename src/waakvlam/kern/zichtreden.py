"""On what it rests that a role sees a category of data, and what is missing where it does not. Only when asked.

Source: the semantics of visibility (`afspraken/README.md`). The decision itself is `zicht`; this names, per rule, the
consents and grounds that each carry it alone, or why none does.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.delen import ALS_VOLDAAN, Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.gronden import SOORTEN, laatste_dag, te_openen
from waakvlam.kern.toestemming import ALLES, Toestemming
from waakvlam.kern.zicht import FEIT_BIJ_EIS, Zicht, Zichtvraag, gronden_bij

Gebreksoort = Literal[
    "geen", "ander_doel", "andere_ontvanger", "andere_gegevens", "achterhaald", "verlopen", "ingetrokken"
]
VER: tuple[Gebreksoort, ...] = ("geen", "ander_doel", "andere_ontvanger", "andere_gegevens")
"""It never carried the rule, from far off to nearly. The other kinds once did: the one that ended last is nearest."""


@dataclass(frozen=True, slots=True)
class Gebrek:
    """Why no consent carries a rule, told of the one that comes nearest.

    `dag`: for `achterhaald` since when it no longer counts, for `verlopen` its last day, for `ingetrokken` the day of
    withdrawal; for the others None.
    """

    soort: Gebreksoort
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Regelstand:
    """A rule that names the role and the category: it opens the category by itself, unless it misses something."""

    regel: Houder | Deelregel | Uitzondering
    mist: tuple[str, ...] = ()
    toestemmingen: tuple[Toestemming, ...] = ()
    gronden: tuple[Gebeurtenis, ...] = ()
    """Each consent and each ground alone meets what the rule asks of consent; none of either where it asks none."""
    achterhaald: tuple[Toestemming, ...] = ()
    """Consents that would, but for a fact since which they no longer count."""
    gebrek: Gebrek | None = None
    """Where consent is missing: why."""


@dataclass(frozen=True, slots=True)
class Zichtreden:
    """A decision with every rule by which it could be open, in the order of the agreements."""

    zicht: Zicht
    standen: tuple[Regelstand, ...] = ()
    grond_voorbij: date | None = None
    """Of a category that is not visible: the last day of a recorded ground that could open it and holds no more."""

    @property
    def steun(self) -> tuple[Regelstand, ...]:
        """The rules that carry the decision, each alone: none exactly where the category is not visible."""
        return tuple(stand for stand in self.standen if not stand.mist)

    @property
    def tekort(self) -> tuple[Regelstand, ...]:
        """The rules that miss something."""
        return tuple(stand for stand in self.standen if stand.mist)

    @property
    def nooit(self) -> tuple[Nooit, ...]:
        """The rules by which it is never shared with the role."""
        return tuple(regel for regel in (self.zicht.door, *self.zicht.ook) if isinstance(regel, Nooit))


def zichtreden(beoordeling: Beoordeling, rol: str, categorie: str) -> Zichtreden:
    """The decision about a role and a category on the reference date, and on what it rests. Raises `Vraagfout`."""
    zicht = beoordeling.zichtbaar(rol, categorie)
    regels = (zicht.door, *zicht.ook)
    if isinstance(zicht.door, Nooit):
        return Zichtreden(zicht)
    if eigen := tuple(Regelstand(regel) for regel in regels if isinstance(regel, Houder)):
        return Zichtreden(zicht, eigen)
    vraag = Zichtvraag(beoordeling.rekenset, beoordeling.feiten, rol, categorie, beoordeling.toestemming)
    gedeeld = (_stand(vraag, regel) for regel in vraag.regels)
    zonder = (Regelstand(u, gronden=tuple(vraag.gronden(u.gronden))) for u in vraag.uitzonderingen())
    return Zichtreden(zicht, (*gedeeld, *zonder), None if zicht.oordeel else _voorbij(vraag))


def toestemmingseisen(regel: Deelregel) -> list[str]:
    """The requirements of a rule that consent meets, and some of them a ground."""
    return [eis for eis in regel.eisen if eis not in ALS_VOLDAAN and eis not in FEIT_BIJ_EIS]


def gevraagd(regel: Deelregel) -> list[str]:
    """Everything that a rule asks of the facts, by the names of `Regelstand.mist`."""
    verder = [naam for naam in ("alleen_bij", "tot") if getattr(regel, naam)]
    return [*(eis for eis in regel.eisen if eis not in ALS_VOLDAAN), *verder]


def _stand(vraag: Zichtvraag, regel: Deelregel) -> Regelstand:
    mist = tuple(vraag.mist(regel))
    soorten = [gronden_bij(vraag.rekenset, vraag.rol, eis) for eis in toestemmingseisen(regel)]
    if not soorten:
        return Regelstand(regel, mist)
    toestemmingen = tuple(vraag.toestemmingen(regel))
    return Regelstand(
        regel,
        mist,
        toestemmingen,
        tuple(vraag.gronden(set.intersection(*soorten))),
        tuple(t for t in vraag.gegeven(regel) if t not in toestemmingen),
        None if set(mist).isdisjoint(toestemmingseisen(regel)) else _gebrek(vraag, regel),
    )


def _gebrek(vraag: Zichtvraag, regel: Deelregel) -> Gebrek:
    gebreken = [_gebrek_van(vraag, regel, toestemming) for toestemming in vraag.stand.toestemmingen]
    return max(gebreken, key=_nabijheid, default=Gebrek("geen"))


def _nabijheid(gebrek: Gebrek) -> tuple[int, date]:
    return VER.index(gebrek.soort) if gebrek.soort in VER else len(VER), gebrek.dag or date.min


def _gebrek_van(vraag: Zichtvraag, regel: Deelregel, t: Toestemming) -> Gebrek:
    """Why this consent does not carry the rule; it is known that it does not."""
    if t.doelen.isdisjoint({regel.doel, ALLES}):
        return Gebrek("ander_doel")
    if t.ontvangers.isdisjoint(vraag.eigen):
        return Gebrek("andere_ontvanger")
    if t.categorieen and vraag.categorie not in t.categorieen:
        return Gebrek("andere_gegevens")
    tot, ingetrokken = laatste_dag(t.feit), vraag.stand.ingetrokken_op(t, regel.doel)
    if ingetrokken is not None and ingetrokken <= tot:
        return Gebrek("ingetrokken", ingetrokken)
    if t.verlopen(vraag.feiten.peildatum):
        return Gebrek("verlopen", tot)
    return Gebrek("achterhaald", vraag.toestemming_vanaf(regel))


def _voorbij(vraag: Zichtvraag) -> date | None:
    kon = (
        laatste_dag(grond)
        for grond in vraag.genoemde_gronden(SOORTEN)
        if vraag.categorie in te_openen(vraag.rekenset, str(grond.velden["grond"]), vraag.rol)
    )
    return max((dag for dag in kon if dag < vraag.feiten.peildatum), default=None)
