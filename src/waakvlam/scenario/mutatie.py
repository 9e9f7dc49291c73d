"""Remove each computing element of a set in turn: a scenario beside the set must notice, else nothing guards it.

The set is changed in memory and compiled anew. Names that others still use (a decision at which something shows, a
criterion on which a condition rests) keep their meaning there: only the element itself is gone.
"""

import hashlib
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import Any, TypeVar

from waakvlam.bron.api import Bronset, bronset, map_van_afspraken
from waakvlam.kern.besluit import Besluit, Weging
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.delen import Houder
from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.overgang import Versie
from waakvlam.kern.taal import Deel
from waakvlam.kern.tonen import Element
from waakvlam.scenario.api import Scenario, bestanden, lees, vergelijk
from waakvlam.scenario.dekking import REKENEND

T = TypeVar("T")
NIET_REKENEND = frozenset({"toelichtingen", "kengetallen", "formulieren"})
"""Lists whose elements are shown or measured: one test opens the pages that show them."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A set without one element, or without one part of it."""

    naam: str
    """The key of the element, and after a slash the part: `besluit-omklap/AMS26-8.07`."""
    wat: str
    clausules: tuple[str, ...]
    element: Element
    zonder: Callable[[], Deel] | None = None
    """Makes the element without the part; None: the element goes as a whole."""


def mutanten(rekenset: Rekenset) -> Iterator[Mutant]:
    """Every computing element of a set, each followed by its parts."""
    for element in rekenset.elementen:
        if element.lijst not in NIET_REKENEND:
            yield Mutant(element.sleutel, _wat(element.deel), element.clausules, element)
            yield from _delen(element)


def _wat(deel: Deel) -> str:
    namen = ("wat", "vraag", "titel")
    return next((str(getattr(deel, n)) for n in namen if hasattr(deel, n)), "")


def _delen(element: Element) -> Iterator[Mutant]:
    """The criteria of a decision, the requirements of an act, and the categories that a party keeps itself."""
    deel = element.deel

    def mutant(naam: str, wat: str, clausules: Sequence[str], zonder: Callable[[], Deel]) -> Mutant:
        return Mutant(f"{element.sleutel}/{naam}", wat, tuple(clausules), element, zonder)

    match deel:
        case Besluit():
            for criterium in deel.criteria:
                clausule = criterium.clausule
                yield mutant(clausule, criterium.vraag, [clausule], partial(_zonder_criterium, deel, clausule))
        case Handelingsregel():
            for i, eis in enumerate(deel.vereist):
                yield mutant(f"eis-{i + 1}", eis.wat, eis.clausules, partial(_zonder_lid, deel, "vereist", i))
        case Houder():
            for i, categorie in enumerate(deel.categorieen):
                zonder = partial(_zonder_lid, deel, "categorieen", i)
                yield mutant(categorie, f"{categorie} van zichzelf", deel.clausules, zonder)


def _zonder_lid(deel: Deel, lijst: str, nummer: int) -> Deel:
    leden = list(getattr(deel, lijst))
    return deel.model_copy(update={lijst: leden[:nummer] + leden[nummer + 1 :]})


def _zonder_criterium(besluit: Besluit, clausule: str) -> Besluit:
    """The decision without a criterion, which leaves its weighing too."""
    criteria = [c for c in besluit.criteria if c.clausule != clausule]
    weging = _gesnoeid(besluit.weging, clausule) if isinstance(besluit.weging, Weging) else besluit.weging
    return besluit.model_copy(update={"criteria": criteria, "weging": weging})


def _gesnoeid(weging: Weging, clausule: str) -> Weging:
    """A weighing without this member, and without groups that have none left."""
    leden = [_gesnoeid(lid, clausule) if isinstance(lid, Weging) else lid for lid in weging.leden]
    over = [lid for lid in leden if lid != clausule and not (isinstance(lid, Weging) and not lid.leden)]
    return weging.model_copy(update={"alle" if weging.alle is not None else "een": over})


def zonder(bron: Bronset, mutant: Mutant) -> Rekenset:
    """The set without the element or part, compiled; conditions that rest on a removed criterion keep it."""
    element = mutant.element
    leden: list[Any] = list(getattr(bron.afspraken, element.lijst))
    leden[element.nummer : element.nummer + 1] = [mutant.zonder()] if mutant.zonder is not None else []
    afspraken = bron.afspraken.model_copy(update={element.lijst: leden})
    rekenset = compileer(afspraken, bron.taal, bron.kalender)
    return replace(rekenset, criteria=bron.rekenset.criteria)


class Wacht:
    """The scenarios beside one set, read once, and what each expects something of."""

    def __init__(self, naam: str) -> None:
        """Raises `Vraagfout` for an unknown set, `Afsprakenfout` when a scenario is faulty or differs by itself."""
        self.bron = bronset(naam)
        self.scenarios = self._gelezen(naam)

    def _gelezen(self, naam: str) -> list[Scenario]:
        map_ = map_van_afspraken() / naam / "scenarios"
        gelezen = [lees(pad) for pad in bestanden([map_])] if map_.is_dir() else []
        scenarios = [s for s in gelezen if s.inhoud.verwacht is not None]
        if anders := [Fout(s.bestand, 0, "verwacht", v) for s in scenarios for v in vergelijk(s)]:
            raise Afsprakenfout(anders)
        return scenarios

    @cached_property
    def mutanten(self) -> tuple[Mutant, ...]:
        """Every computing element and part of the set."""
        return tuple(mutanten(self.bron.rekenset))

    def alleen_getoond(self) -> list[str]:
        """Clauses of a computing kind that are realised, but by no computing element: nothing could guard them."""
        rekenend = {clausule for mutant in self.mutanten for clausule in mutant.clausules}
        getoond = {clausule for element in self.bron.rekenset.elementen for clausule in element.clausules}
        soorten = {c.id: c.soort for c in self.bron.afspraken.clausules}
        return [c for c, soort in soorten.items() if soort in REKENEND and c in getoond - rekenend]

    def kies(self, naam: str) -> list[Mutant]:
        """An element with its parts, or one part. Raises `Vraagfout` when the set has none by this key."""
        gekozen = [m for m in self.mutanten if naam in {m.naam, m.element.sleutel}]
        if not gekozen:
            raise Vraagfout(f"geen rekenend element {naam} in {self.bron.rekenset.naam}; zie waakvlam dekking")
        return gekozen

    @cached_property
    def _genoemd(self) -> list[tuple[frozenset[str], Scenario]]:
        return [(frozenset(_namen(s.inhoud.verwacht)), s) for s in self.scenarios]

    def ziet(self, mutant: Mutant) -> str | None:
        """The scenario that notices that the element is gone: first those that expect something of it, then all."""
        rekenset = zonder(self.bron, mutant)
        namen = {*mutant.clausules, *(plek.naam for plek in mutant.element.plekken if plek.soort != "fase")}
        for _, scenario in sorted(self._genoemd, key=lambda paar: -len(paar[0] & namen)):
            if _merkt(scenario, rekenset):
                return scenario.bestand
        return None


def _namen(verwacht: object) -> Iterator[str]:
    """Every word in what a scenario expects."""
    if isinstance(verwacht, str):
        yield verwacht
    elif isinstance(verwacht, dict):
        yield from (naam for lid in verwacht.values() for naam in _namen(lid))
    elif isinstance(verwacht, list | tuple):
        yield from (naam for lid in verwacht for naam in _namen(lid))
    elif hasattr(verwacht, "model_dump"):
        yield from _namen(verwacht.model_dump())


def _merkt(scenario: Scenario, rekenset: Rekenset) -> bool:
    """Whether a scenario differs under this set. Naming the removed decision is an error, and noticing."""
    versies = tuple(Versie(rekenset, v.vanaf) if v.rekenset.naam == rekenset.naam else v for v in scenario.versies)
    try:
        return any(True for _ in vergelijk(replace(scenario, versies=versies)))
    except Vraagfout:
        return True


@cache
def wacht(naam: str) -> Wacht:
    """The scenarios of a set, read once per process."""
    return Wacht(naam)


def onbewaakt(naam: str, gekozen: Sequence[Mutant], processen: int = 1) -> Iterator[tuple[Mutant, bool]]:
    """Each of these mutants with whether nothing notices it, in order; over so many processes."""
    nummers = {mutant.naam: nummer for nummer, mutant in enumerate(wacht(naam).mutanten)}
    vragen = [(naam, nummers[mutant.naam]) for mutant in gekozen]
    if processen == 1:
        yield from zip(gekozen, map(_onbewaakt, vragen), strict=True)
        return
    with ProcessPoolExecutor(processen) as werkers:
        yield from zip(gekozen, werkers.map(_onbewaakt, vragen, chunksize=8), strict=True)


def _onbewaakt(vraag: tuple[str, int]) -> bool:
    naam, nummer = vraag
    eigen = wacht(naam)
    return eigen.ziet(eigen.mutanten[nummer]) is None


def zaad() -> str:
    """What a sample is chosen by: the hash of the files of all sets, without their scenarios."""
    som = hashlib.sha256()
    basis = map_van_afspraken()
    for pad in sorted(basis.rglob("*.yaml")):
        if "scenarios" not in pad.relative_to(basis).parts:
            som.update(pad.read_bytes())
    return som.hexdigest()[:16]


def steekproef(uit: Sequence[T], aantal: int) -> list[T]:
    """So many of them, the same for the same sets; all of them where there are no more."""
    return random.Random(zaad()).sample(list(uit), min(aantal, len(uit)))  # noqa: S311 - a sample, no secret
