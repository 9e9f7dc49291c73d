"""What a ground without consent can open, and what is open by nothing else.

Source: the semantics of visibility (`afspraken/README.md`). The ground is a fact, `uitzonderingsgrond_vastgelegd`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import GROND, NIET_IN_ALLE
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.zicht import gronden_bij, noemt, zichtbaar

SOORTEN = ("nood", "wet", "taak", "convenant")


def te_openen(rekenset: Rekenset, grond: str, rol: str) -> frozenset[str]:
    """The categories that a recorded ground of this kind can open for a role; never what may never be shared with it.

    Who complained only where a rule names it: as `alle` does not mean it, an exception for everything does not either.
    """
    eigen, afspraken = rekenset.groepen[rol], rekenset.afspraken
    uitzonderingen = [u for u in afspraken.uitzonderingen if grond in u.gronden and not eigen.isdisjoint(u.aan)]
    regels = [
        regel
        for regel in afspraken.delen
        if not eigen.isdisjoint(regel.aan) and any(grond in gronden_bij(rekenset, rol, eis) for eis in regel.eisen)
    ]
    return frozenset(
        categorie
        for categorie in rekenset.categorieen
        if (
            (categorie not in NIET_IN_ALLE and any(categorie not in u.nooit for u in uitzonderingen))
            or any(noemt(regel.categorieen, categorie) for regel in regels)
        )
        and all(eigen.isdisjoint(nooit.aan) for nooit in rekenset.nooit.get(categorie, ()))
    )


def alleen_door_grond(beoordeling: Beoordeling, rol: str) -> Mapping[str, Gebeurtenis]:
    """Per category that is open to a role by a recorded ground and by nothing else: the ground that holds longest."""
    feiten = beoordeling.feiten
    if GROND not in feiten.per_type:
        return {}
    rekenset = beoordeling.rekenset
    zonder = replace(feiten, per_type={soort: f for soort, f in feiten.per_type.items() if soort != GROND})
    eigen, gevonden = rekenset.groepen[rol], {}
    for categorie in rekenset.categorieen:
        passend = [f for f in feiten.per_type[GROND] if _noemt(f, eigen, categorie, feiten.peildatum)]
        if (
            passend
            and beoordeling.zichtbaar(rol, categorie).oordeel
            and not zichtbaar(rekenset, zonder, rol, categorie, beoordeling.toestemming).oordeel
        ):
            gevonden[categorie] = max(passend, key=laatste_dag)
    return gevonden


def gronden_van(beoordeling: Beoordeling, rol: str) -> dict[str, str]:
    """As `alleen_door_grond`, with of each ground its kind only: what the log and the rows of lists keep."""
    return {categorie: str(grond.velden["grond"]) for categorie, grond in alleen_door_grond(beoordeling, rol).items()}


def laatste_dag(grond: Gebeurtenis) -> date:
    """The last day on which a ground holds; far off for one without an end."""
    tot = grond.velden.get("geldig_tot")
    return tot if isinstance(tot, date) else date.max


def _noemt(grond: Gebeurtenis, eigen: frozenset[str], categorie: str, peildatum: date) -> bool:
    genoemd = grond.velden.get("categorieen", ())
    return (
        grond.velden.get("ontvanger") in eigen
        and isinstance(genoemd, list | tuple)
        and categorie in genoemd
        and laatste_dag(grond) >= peildatum
    )
