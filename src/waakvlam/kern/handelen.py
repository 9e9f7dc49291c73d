"""May this role record this event now? `ja`, `met_motivering` (only with a written reason that stays), or `nee`.

Source: the semantics of acts (`afspraken/README.md`). All rules that fit the act and name the role hold together; a
role that no fitting rule names gets `nee`. An unknown condition is not fulfilled. Where no rule fits, the act is `ja`
for the roles in the type's `door` and `nee` for others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import Feiten, Kader, waarde_past
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.gebeurtenis import Veldwaarde
from waakvlam.kern.handeling import Handelingsregel, Vereiste
from waakvlam.kern.toetsing import Toetsing, Waarheid, toets
from waakvlam.kern.zicht import deelbaar


class Handelingsoordeel(StrEnum):
    """Whether it may be recorded."""

    JA = "ja"
    MET_MOTIVERING = "met_motivering"
    NEE = "nee"


NADRUK = {Handelingsoordeel.JA: 0, Handelingsoordeel.MET_MOTIVERING: 1, Handelingsoordeel.NEE: 2}


@dataclass(frozen=True, slots=True)
class Handelingsvraag:
    """Which event, by whom, about what, with which fields."""

    type: str
    door: str
    betreft: str | None = None
    velden: Mapping[str, Veldwaarde] = field(default_factory=dict)


class Eigeneis(NamedTuple):
    """A rule of the own protocol of who acts, and the facts that it may look at."""

    regel: Handelingsregel
    feiten: Feiten


@dataclass(frozen=True, slots=True)
class Gewogen:
    """A requirement that applies, whether it is met, and what the act becomes without it."""

    vereiste: Vereiste
    vervuld: bool
    zonder: Handelingsoordeel
    toetsing: Toetsing | None = None


@dataclass(frozen=True, slots=True)
class Handelingsadvies:
    """The judgement with its reason: the role is not allowed, requirements are missing, or nothing regulates it."""

    vraag: Handelingsvraag
    oordeel: Handelingsoordeel
    bevoegd: bool
    regels: tuple[Handelingsregel, ...]
    vereisten: tuple[Gewogen, ...]

    @property
    def ontbreekt(self) -> tuple[Gewogen, ...]:
        """Requirements that are not met."""
        return tuple(v for v in self.vereisten if not v.vervuld)

    @property
    def clausules(self) -> frozenset[str]:
        """Every clause of the act, and of what is missing."""
        van_regels = {c for regel in self.regels for c in regel.clausules}
        return frozenset(van_regels | {c for v in self.ontbreekt for c in v.vereiste.clausules})

    @property
    def soort(self) -> str:
        """Why: `onbevoegd`, `verboden`, `nog_niet`, `mag` or `niet_geregeld`."""
        if not self.bevoegd:
            return "onbevoegd"
        if not self.regels:
            return "niet_geregeld"
        return {"ja": "mag", "met_motivering": "nog_niet", "nee": "verboden"}[self.oordeel]


def oordeel_handeling(
    rekenset: Rekenset, feiten: Feiten, vraag: Handelingsvraag, eigen: Sequence[Eigeneis] = ()
) -> Handelingsadvies:
    """Judge an act on the reference date. Raises `Vraagfout` for an unknown type or role.

    `eigen`: rules of the own protocol of who acts; they add requirements and never give power.
    """
    soort = rekenset.typen.get(vraag.type)
    if soort is None:
        raise Vraagfout(f"onbekende handeling: {vraag.type}")
    if vraag.door not in rekenset.rollen:
        raise Vraagfout(f"onbekende rol: {vraag.door}")
    rollen = rekenset.groepen[vraag.door]
    passend = tuple(r for r in rekenset.handelingen.get(vraag.type, ()) if _van_toepassing(r, vraag))
    regels = tuple(r for r in passend if not rollen.isdisjoint(r.door))
    bevoegd = bool(regels) if passend else not rollen.isdisjoint(soort.door)
    strenger = tuple(e for e in eigen if e.regel.handeling == vraag.type and _van_toepassing(e.regel, vraag))
    vereisten = tuple(
        _weeg(rekenset, kader, regel, vereiste, vraag)
        for regel, gezien in (*((regel, feiten) for regel in regels), *strenger)
        for kader in (Kader(gezien, soort.onderwerp, vraag.betreft, None, rekenset.criteria),)
        for vereiste in regel.vereist
        if _geldt(regel, vereiste, vraag, kader, rollen)
    )
    oordeel = Handelingsoordeel.JA if bevoegd else Handelingsoordeel.NEE
    for gewogen in vereisten:
        if not gewogen.vervuld and NADRUK[gewogen.zonder] > NADRUK[oordeel]:
            oordeel = gewogen.zonder
    return Handelingsadvies(vraag, oordeel, bevoegd, (*passend, *(e.regel for e in strenger)), vereisten)


def _velden(regel: Handelingsregel, vraag: Handelingsvraag) -> dict[str, Veldwaarde]:
    return {**regel.standaard, **vraag.velden}


def _van_toepassing(regel: Handelingsregel, vraag: Handelingsvraag) -> bool:
    velden = _velden(regel, vraag)
    return all(waarde_past(waarde, velden.get(naam)) for naam, waarde in regel.als.items())


def _geldt(
    regel: Handelingsregel, vereiste: Vereiste, vraag: Handelingsvraag, kader: Kader, eigen: frozenset[str]
) -> bool:
    """Whether a requirement applies: everything under `alleen_als` holds."""
    als = vereiste.alleen_als
    if als is None:
        return True
    if als.door and eigen.isdisjoint(als.door):
        return False
    velden = _velden(regel, vraag)
    if not all(waarde_past(waarde, velden.get(naam)) for naam, waarde in als.velden.items()):
        return False
    return als.voorwaarde is None or toets(als.voorwaarde, kader).waarde is Waarheid.VERVULD


def _weeg(
    rekenset: Rekenset, kader: Kader, regel: Handelingsregel, vereiste: Vereiste, vraag: Handelingsvraag
) -> Gewogen:
    zonder = Handelingsoordeel(vereiste.zonder or regel.oordeel_zonder)
    velden = _velden(regel, vraag)
    toetsing = None
    if vereiste.voorwaarde is not None:
        toetsing = toets(vereiste.voorwaarde, kader)
        vervuld = toetsing.waarde is Waarheid.VERVULD
    elif vereiste.velden:
        vervuld = all(_heeft(waarde, velden.get(naam)) for naam, waarde in vereiste.velden.items())
    elif vereiste.ingevuld:
        vervuld = all(velden.get(naam) not in (None, "", [], ()) for naam in vereiste.ingevuld)
    elif vereiste.delen:
        vervuld = _deelbaar(rekenset, kader.feiten, velden)
    else:
        vervuld = not vereiste.nooit
    return Gewogen(vereiste, vervuld, zonder, toetsing)


def _heeft(gevraagd: object, gevonden: Veldwaarde | None) -> bool:
    """A field of the act must have this value; a list field must hold all that are named."""
    if isinstance(gevraagd, list):
        return isinstance(gevonden, list | tuple) and all(lid in gevonden for lid in gevraagd)
    return gevonden == gevraagd


def _deelbaar(rekenset: Rekenset, feiten: Feiten, velden: Mapping[str, Veldwaarde]) -> bool:
    ontvanger, categorieen = velden.get("ontvanger"), velden.get("categorieen")
    if not isinstance(ontvanger, str) or not isinstance(categorieen, list | tuple) or not categorieen:
        return False
    return all(deelbaar(rekenset, feiten, ontvanger, categorie).oordeel for categorie in categorieen)
