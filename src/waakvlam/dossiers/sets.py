"""The agreement sets of dossiers, compiled once per process, with what the store derives from them."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel

from waakvlam.bron.api import bronset, map_van_afspraken, opvolgers, setnamen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.kern.norm import Termijngever
from waakvlam.kern.overgang import Versie
from waakvlam.kern.voorwaarde import Feitpatroon
from waakvlam.toegang.api import Zichtwijzer

NAMEN_VAN_TYPEN = ("na", "sinds_laatste", "zonder_later")


@dataclass(frozen=True)
class Gereed:
    """A set ready for the store."""

    rekenset: Rekenset
    zichtwijzer: Zichtwijzer

    @cached_property
    def vervullers(self) -> dict[str, frozenset[str]]:
        """Per norm id: the event types that discharge its terms."""
        normen = (n for n in self.rekenset.afspraken.normen if isinstance(n, Termijngever))
        return {norm.id: frozenset(p.type for p in norm.vervuld_door) for norm in normen}

    @cached_property
    def typen_per_fase(self) -> dict[str, frozenset[str]]:
        """Per phase: the event types that its norms and decisions speak of, and those that end it."""
        per: dict[str, set[str]] = {}
        for norm in self.rekenset.afspraken.normen:
            per.setdefault(norm.fase, set()).update(patroontypen(norm), getattr(norm, "handelingen", ()))
        for besluit in self.rekenset.afspraken.besluiten:
            per.setdefault(besluit.fase, set()).update(p.type for p in besluit.vastgelegd_door)
        fasen = self.rekenset.fasen
        for fase, volgende in pairwise(fasen):
            per.setdefault(fase.naam, set()).update(p.type for p in volgende.begint_met)
        return {fase: frozenset(typen) for fase, typen in per.items()}

    @cached_property
    def tekst_per_clausule(self) -> dict[str, str]:
        """Per clause on which a term can stand: its name and all that is owed by it, to look for words in."""
        per: dict[str, str] = {}
        for norm in self.rekenset.afspraken.normen:
            per[norm.clausule] = f"{per.get(norm.clausule, norm.clausule)}\n{norm.wat}".casefold()
        return per

    @cached_property
    def dragers_per_clausule(self) -> dict[str, frozenset[str]]:
        """Per clause on which a term can stand: the roles that may bear it, as named or through a group."""
        per: dict[str, frozenset[str]] = {}
        for norm in self.rekenset.afspraken.normen:
            ook = (rol for rol, eigen in self.rekenset.groepen.items() if not eigen.isdisjoint(norm.drager))
            per[norm.clausule] = per.get(norm.clausule, frozenset()) | {*norm.drager, *ook}
        return per

    @cached_property
    def rollen(self) -> frozenset[str]:
        """The roles that these agreements name, with those of the groups that they name."""
        inhoud = self.rekenset.afspraken
        namen = {rol for norm in inhoud.normen for rol in (*norm.drager, *norm.jegens)}
        namen |= {rol for b in inhoud.besluiten for rol in (b.beslisser, *b.samen_met, *b.gehoord)}
        namen |= {rol for regel in inhoud.handelingen for rol in regel.door}
        namen |= {rol for regel in inhoud.delen for rol in (*regel.van, *regel.aan)}
        namen |= {rol for houder in inhoud.houders for rol in houder.rol}
        return frozenset({*namen, *(lid for rol in namen for lid in self.rekenset.rollen[rol].groep)})

    @cached_property
    def categorieen_per_criterium(self) -> dict[str, frozenset[str]]:
        """Per criterion (clause): the categories of the facts that its outcome rests on."""
        typen = self.rekenset.typen
        return {
            clausule: frozenset(typen[t].categorie for t in {*patroontypen(criterium)} if t in typen)
            for clausule, criterium in self.rekenset.criteria.items()
        }


def patroontypen(deel: object) -> Iterator[str]:
    """Every event type named in a part of a set, however deep."""
    if isinstance(deel, Feitpatroon):
        yield deel.type
        for naam in NAMEN_VAN_TYPEN:
            yield from getattr(deel, naam)
    if isinstance(deel, BaseModel):
        for naam in type(deel).model_fields:
            yield from patroontypen(getattr(deel, naam))
    elif isinstance(deel, list | tuple):
        for lid in deel:
            yield from patroontypen(lid)
    elif isinstance(deel, dict):
        for lid in deel.values():
            yield from patroontypen(lid)


@cache
def gereed(naam: str) -> Gereed:
    """A set by name. Raises `Vraagfout` for an unknown name and `Afsprakenfout` for a faulty set."""
    rekenset = bronset(naam).rekenset
    return Gereed(rekenset, Zichtwijzer(rekenset))


def alle() -> tuple[Gereed, ...]:
    """Every set that is there and has no fault."""
    return _alle_in(map_van_afspraken())


@cache
def _alle_in(_map: Path) -> tuple[Gereed, ...]:
    """The sets in this folder, which is searched once."""
    goed = []
    for naam in setnamen():
        with suppress(Waakvlamfout):
            goed.append(gereed(naam))
    return tuple(goed)


@cache
def versies(naam: str) -> tuple[Versie, ...]:
    """The versions under which a dossier runs that was opened under this set, oldest first.

    Every running dossier follows the versions that succeed its own, each from the day on which it is in force.
    """
    later = (Versie(gereed(opvolger).rekenset, vanaf) for opvolger, vanaf in opvolgers(naam))
    return (Versie(gereed(naam).rekenset), *later)


def open_categorieen(beoordeling: Beoordeling, rol: str) -> frozenset[str]:
    """Every category that the role sees on the reference date, by the set that the judgement itself goes by."""
    return gereed_van(beoordeling.rekenset).zichtwijzer.categorieen(beoordeling, rol)


def gereed_van(rekenset: Rekenset) -> Gereed:
    """What belongs to a compiled set that came from here."""
    return gereed(rekenset.naam)
