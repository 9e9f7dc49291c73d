"""What of a fact says something to people, and what is only for the store."""

from collections.abc import Mapping
from typing import Final

from waakvlam.dossiers.bijlagen import BIJLAGE
from waakvlam.dossiers.keuren import OVERGEZET
from waakvlam.dossiers.stukvormen import ONDERTEKEND, VASTGESTELD, VERZONDEN
from waakvlam.dossiers.vormen import Feitregel
from waakvlam.kern.gebeurtenis import Veldwaarde

LEESBAAR: Final[Mapping[str, frozenset[str]]] = {
    BIJLAGE: frozenset({"naam", "categorie"}),
    VASTGESTELD: frozenset({"titel", "versie", "categorie"}),
    ONDERTEKEND: frozenset({"titel", "versie", "wijze", "wie"}),
    OVERGEZET: frozenset({"richting", "feit", "dag", "vastgelegd"}),
    VERZONDEN: frozenset({"titel", "versie", "aan", "wijze", "kopie"}),
}
"""Of kinds of fact with fields for the store: the others. What a document says is read with `stukregels`.

The number of another dossier is not for who asked for the own data: it can be of somebody else.
"""


def leesbare_velden(feit: Feitregel) -> tuple[tuple[str, str, Veldwaarde], ...]:
    """The fields of a fact that say something to people: of an attachment not where and how it is kept."""
    leesbaar = LEESBAAR.get(feit.type)
    return tuple(veld for veld in feit.velden if leesbaar is None or veld[0] in leesbaar)
