"""What an act still lacks, as far as the reader may know it."""

from collections.abc import Collection, Iterable

from waakvlam.dossiers.fouten import Ontbrekend
from waakvlam.dossiers.sets import patroontypen
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.handelen import Gewogen
from waakvlam.kern.handeling import Vereiste

VERBORGEN = "een voorwaarde over gegevens die niet met u zijn gedeeld"


def ontbrekend(rekenset: Rekenset, missend: Iterable[Gewogen], categorieen: Collection[str]) -> tuple[Ontbrekend, ...]:
    """The requirements that are not met, in the words of the set.

    One that rests on a category the reader does not see is only said to be there, without its clause; once for all.
    """
    delen = (
        Ontbrekend(g.vereiste.wat, tuple(g.vereiste.clausules))
        if _ziet(rekenset, g.vereiste, categorieen)
        else Ontbrekend(VERBORGEN, ())
        for g in missend
    )
    return tuple(dict.fromkeys(delen))


def _ziet(rekenset: Rekenset, vereiste: Vereiste, categorieen: Collection[str]) -> bool:
    """Whether every category that a requirement and its occasion rest on is open to the reader."""
    conditie = vereiste.voorwaarde
    deel: list[object] = [conditie, vereiste.alleen_als]
    if conditie is not None and conditie.criterium is not None:
        deel.append(rekenset.criteria.get(conditie.criterium))
    return all(
        rekenset.typen[soort].categorie in categorieen for soort in patroontypen(deel) if soort in rekenset.typen
    )
