"""Coverage: which elements realise each clause of a set, and which scenarios expect something of it.

An element that regulates nothing is refused when the set is loaded (`kern.controleren`), so it cannot count here.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from waakvlam.bron.api import bronset, map_van_afspraken
from waakvlam.kern.afsprakenset import Afsprakenset, Clausuletekst

CLAUSULE = re.compile(r"\b[A-Z]{3}\d*-[A-Z]?\d+\.\d+\b")

REKENEND = frozenset(
    {"plicht", "streven", "verbod", "bevoegdheid", "criterium", "beslissing", "gegevensdeling", "brief"}
)
"""Kinds of clause that a computing element must realise, guarded by a scenario; the others are shown."""
GETOOND = "test_getoonde_elementen"
"""The test that opens every page where an element shows, and finds the clauses of the other kinds there."""


@dataclass(frozen=True, slots=True)
class Dekkingsregel:
    """One clause with what realises it and what tests it."""

    clausule: Clausuletekst
    elementen: tuple[str, ...]
    """Their keys, as `--element` and the pages of the agreements know them."""
    toetsen: tuple[str, ...]

    @property
    def stand(self) -> str:
        """`gerealiseerd` or `ontbreekt`."""
        return "gerealiseerd" if self.elementen else "ontbreekt"

    def als_dict(self) -> dict[str, object]:
        """The row as JSON-ready data."""
        return {
            "clausule": self.clausule.id,
            "soort": self.clausule.soort,
            "stand": self.stand,
            "elementen": list(self.elementen),
            "toetsen": list(self.toetsen),
        }


def dekking(naam: str) -> list[Dekkingsregel]:
    """Coverage of a set, clause by clause in the order of the source. Raises `Vraagfout` for an unknown set."""
    rekenset = bronset(naam).rekenset
    afspraken = rekenset.afspraken
    elementen: dict[str, list[str]] = {}
    for element in rekenset.elementen:
        for clausule in element.clausules:
            elementen.setdefault(clausule, []).append(element.sleutel)
    toetsen = _toetsen(naam, afspraken)
    return [
        Dekkingsregel(c, tuple(dict.fromkeys(elementen.get(c.id, ()))), tuple(sorted(toetsen.get(c.id, ()))))
        for c in afspraken.clausules
    ]


def tellingen(regels: list[Dekkingsregel]) -> dict[str, dict[str, int]]:
    """Per kind of clause: how many there are, are realised, are tested and are missing."""
    per: dict[str, Counter[str]] = {}
    for regel in regels:
        telling = per.setdefault(regel.clausule.soort, Counter())
        telling.update(["totaal", regel.stand])
        if regel.toetsen:
            telling.update(["getoetst"])
    kolommen = ("totaal", "gerealiseerd", "getoetst", "ontbreekt")
    return {soort: {kolom: telling[kolom] for kolom in kolommen} for soort, telling in sorted(per.items())}


def _toetsen(naam: str, afspraken: Afsprakenset) -> dict[str, set[str]]:
    """Per clause: scenarios beside the set that expect something of it, and tests of the repository that name it.

    An expectation of a decision tests the clause that the decision stands on.
    """
    toetsen: dict[str, set[str]] = {}
    besluiten = {besluit.naam: besluit.clausule for besluit in afspraken.besluiten}
    for pad in sorted((map_van_afspraken() / naam / "scenarios").rglob("*.yaml")):
        verwacht = re.sub(r"#.*", "", pad.read_text("utf-8").partition("\nverwacht:")[2])
        genoemd = {besluiten[b] for b in re.findall(r"\bbesluit: (\w+)", verwacht) if b in besluiten}
        for clausule in genoemd | set(CLAUSULE.findall(verwacht)):
            toetsen.setdefault(clausule, set()).add(f"scenario {pad.stem}")
    for pad in _testbestanden():
        for clausule in set(CLAUSULE.findall(pad.read_text("utf-8"))):
            toetsen.setdefault(clausule, set()).add(f"test {pad.stem}")
        if pad.stem == GETOOND:
            for clausule in (c.id for c in afspraken.clausules if c.soort not in REKENEND):
                toetsen.setdefault(clausule, set()).add(f"test {pad.stem}")
    return toetsen


def _testbestanden() -> list[Path]:
    """Test files of the repository; none in an installed package."""
    tests = map_van_afspraken().parent / "tests"
    return sorted(tests.rglob("test_*.py")) if tests.is_dir() else []
