"""What to keep in mind with an act: guidance, bans, powers and standing duties, where the core says that they show."""

from collections.abc import Iterator
from dataclasses import dataclass

from waakvlam.dossierblad.woorden import Woorden, hoofdletter
from waakvlam.kern.afsprakenset import Toelichting
from waakvlam.kern.norm import Bevoegdheid, Doorlopend, Verbod
from waakvlam.kern.tonen import Plek


@dataclass(frozen=True, slots=True)
class Wenk:
    """One thing to keep in mind: what, for whom, and on which clauses."""

    titel: str
    tekst: str
    wie: str
    clausules: tuple[str, ...]


def wenken(woorden: Woorden, handeling: str) -> list[Wenk]:
    """Everything of the set that shows at an act and that no form, term or requirement says there already."""
    return list(_wenken(woorden, Plek("handeling", handeling)))


def _wenken(woorden: Woorden, plek: Plek) -> Iterator[Wenk]:
    for element in woorden.rekenset.getoond.get(plek, ()):
        match element.deel:
            case Toelichting() as uitleg:
                yield Wenk(uitleg.titel, uitleg.tekst, "", element.clausules)
            case Verbod() | Bevoegdheid() | Doorlopend() as norm:
                yield Wenk(hoofdletter(norm.wat), norm.noot, woorden.rollen(norm.drager), element.clausules)
