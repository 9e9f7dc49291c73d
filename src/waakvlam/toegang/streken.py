"""Which agreements a region follows, and what it calls a role."""

from datetime import date

from waakvlam.bron.api import bronset, kop, setnamen
from waakvlam.kern.compileren import Rekenset


def sets_van(regio: str) -> tuple[str, ...]:
    """The sets of a region, oldest first; none for a region that has no agreements."""
    koppen = [(kop(naam).geldig_vanaf, naam) for naam in setnamen() if kop(naam).regio == regio]
    return tuple(naam for _vanaf, naam in sorted(koppen))


def set_in(regio: str, dag: date) -> str | None:
    """The set of a region that is in force on a day: the last that began; before all of them the first."""
    namen = sets_van(regio)
    begonnen = [naam for naam in namen if kop(naam).geldig_vanaf <= dag]
    return begonnen[-1] if begonnen else next(iter(namen), None)


def rekenset_in(regio: str, dag: date) -> Rekenset | None:
    """As `set_in`, compiled."""
    naam = set_in(regio, dag)
    return bronset(naam).rekenset if naam is not None else None


def rolnaam(regio: str, rol: str, dag: date) -> str:
    """What the region calls a role on a day; its name in the vocabulary where the region has no agreements."""
    rekenset = rekenset_in(regio, dag)
    return rekenset.rollen[rol].titel if rekenset is not None and rol in rekenset.rollen else rol.replace("_", " ")
