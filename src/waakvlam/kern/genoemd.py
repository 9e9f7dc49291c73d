"""Which names a part of a set uses, each with its path inside that part, so that a fault can point at it."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from waakvlam.kern.afsprakenset import Afsprakenset, Kop
from waakvlam.kern.besluit import Besluit
from waakvlam.kern.delen import ALLE, BuitenBeschouwing, Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.handeling import AlleenAls, Handelingsregel
from waakvlam.kern.norm import Bevoegdheid, Minimumduur, Normbasis, Plan, Toonplek, Verbod
from waakvlam.kern.voorwaarde import Feitpatroon

Loc = tuple[str | int, ...]
Genoemd = tuple[Loc, str]
ROLVELDEN = ("drager", "jegens", "van", "aan", "rol", "door")
CLAUSULEVELDEN = ("clausule", "oordeel", "criterium", "hoort_bij", "ook", "clausules")


def loop(waarde: object, loc: Loc) -> Iterator[tuple[Loc, BaseModel]]:
    """Every model inside a value, with its path."""
    if isinstance(waarde, BaseModel):
        yield loc, waarde
        velden = type(waarde).model_fields
        for naam, deel in vars(waarde).items():
            if isinstance(deel, BaseModel | list):
                yield from loop(deel, (*loc, velden[naam].alias or naam))
    elif isinstance(waarde, list):
        for i, lid in enumerate(waarde):
            if isinstance(lid, BaseModel):
                yield from loop(lid, (*loc, i))


def clausules(deel: BaseModel) -> Iterator[Genoemd]:
    """Clauses that a part rests on."""
    return _in_velden(deel, CLAUSULEVELDEN)


def rollen(deel: BaseModel) -> Iterator[Genoemd]:
    """Roles under the keys that hold roles; a pattern's `door` is one role, a verbal `door` of facts is none."""
    if isinstance(deel, Besluit):
        return _in_velden(deel, ("beslisser", "samen_met", "gehoord"))
    if isinstance(deel, Feitpatroon):
        return _in_velden(deel, ("door",))
    if isinstance(deel, Kop):
        paren = deel.verzamelrollen.items()
        return ((("verzamelrollen", naam), rol) for naam, leden in paren for rol in (naam, *leden))
    if isinstance(deel, Normbasis | Deelregel | Houder | Nooit | Uitzondering | Handelingsregel | AlleenAls):
        return ((loc, naam) for loc, naam in _in_velden(deel, ROLVELDEN) if len(loc) > 1)
    return iter(())


def typen(deel: BaseModel) -> Iterator[Genoemd]:
    """Event types."""
    if isinstance(deel, Feitpatroon):
        yield from _in_velden(deel, ("type", "na", "sinds_laatste", "zonder_later"))
        if deel.binnen and deel.binnen.voor:
            yield ("binnen", "voor"), deel.binnen.voor
    elif isinstance(deel, Handelingsregel):
        yield ("handeling",), deel.handeling
    elif isinstance(deel, Minimumduur | Verbod | Bevoegdheid | Toonplek):
        yield from _in_velden(deel, ("handelingen",))
    elif isinstance(deel, Plan):
        yield ("type",), deel.type


def categorieen(deel: BaseModel) -> Iterator[Genoemd]:
    """Categories of data; the word for all of them is none."""
    if isinstance(deel, Deelregel | Houder | Toonplek):
        yield from (paar for paar in _in_velden(deel, ("categorieen",)) if paar[1] != ALLE)
    elif isinstance(deel, Nooit | BuitenBeschouwing):
        yield ("categorie",), deel.categorie
    elif isinstance(deel, Uitzondering):
        yield from _in_velden(deel, ("nooit",))


def _in_velden(deel: BaseModel, velden: Iterable[str]) -> Iterator[Genoemd]:
    """Every text under these keys, alone or in a list."""
    waarden = vars(deel)
    for veld in velden:
        waarde = waarden.get(veld)
        if isinstance(waarde, str):
            if waarde:
                yield (veld,), waarde
        elif isinstance(waarde, list):
            yield from (((veld, i), lid) for i, lid in enumerate(waarde) if isinstance(lid, str))


def lijsten_met_namen(afspraken: Afsprakenset) -> dict[str, list[str]]:
    """Per list of a set the names that must be unique in it."""
    return {
        "clausules": [c.id for c in afspraken.clausules],
        "normen": [n.id for n in afspraken.normen],
        "besluiten": [b.naam for b in afspraken.besluiten],
        "delen": [d.doel for d in afspraken.delen],
        "toelichtingen": [t.id for t in afspraken.toelichtingen],
        "kengetallen": [k.id for k in afspraken.kengetallen],
        "formulieren": [f.id for f in afspraken.formulieren],
        "brieven": [b.id for b in afspraken.brieven],
    }
