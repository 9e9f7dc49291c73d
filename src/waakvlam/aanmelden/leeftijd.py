"""What the agreements ask about age. Only told: nobody is refused here because of an age."""

from collections.abc import Iterator

from pydantic import BaseModel

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.voorwaarde import Leeftijdtoets


def leeftijdsvragen(rekenset: Rekenset) -> list[str]:
    """Each criterion of a decision that counts an age, with its clause."""
    return [f"{c.vraag} ({clausule})" for clausule, c in rekenset.criteria.items() if any(_leeftijden(c))]


def _leeftijden(deel: object) -> Iterator[Leeftijdtoets]:
    """Every test of an age in a part of a set, however deep."""
    if isinstance(deel, Leeftijdtoets):
        yield deel
    elif isinstance(deel, BaseModel):
        for naam in type(deel).model_fields:
            yield from _leeftijden(getattr(deel, naam))
    elif isinstance(deel, list | tuple):
        for lid in deel:
            yield from _leeftijden(lid)
