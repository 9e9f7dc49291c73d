#!/usr/bin/env python3
"""Breaks the rules core on purpose, one way at a time, and wants the specification to see each.

    python scripts/mutanten.py                  # all of them
    python scripts/mutanten.py nooit_vergeten   # these only

A mutant is one piece of text that is replaced once in a copy of the core; the tests named with it then run against that
copy. A mutant whose text is no longer there is an error, not a success.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "tests" / "spec"
KERN = ROOT / "src" / "waakvlam" / "kern"
INI = """[pytest]
addopts = --import-mode=importlib --strict-markers
pythonpath = {root}
markers =
    mutant: breaks the code on purpose
    traag: takes seconds
"""
GEZAKT = 1
SECONDEN = 120


class Mutantfout(Exception):
    """A mutant that cannot be made, or a run that did not come to a verdict."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One way to be wrong: in this module of the core this text becomes that, and these tests must see it."""

    naam: str
    module: str
    oud: str
    nieuw: str
    tests: tuple[str, ...]


def _mutanten(tekst: str) -> tuple[Mutant, ...]:
    """Read blocks of `naam | module | tests`, `- old lines` and `+ new lines`."""
    gevonden: list[Mutant] = []
    for blok in re.split(r"\n(?=\w+ \| )", tekst.strip()):
        kop, *regels = blok.splitlines()
        naam, module, tests = (deel.strip() for deel in kop.split("|"))
        oud = "\n".join(regel[2:] for regel in regels if regel.startswith("- "))
        nieuw = "\n".join(regel[2:] for regel in regels if regel.startswith("+ "))
        gevonden.append(Mutant(naam, module, oud, nieuw, tuple(tests.split())))
    return tuple(gevonden)


def mutanten() -> tuple[Mutant, ...]:
    """Every mutant, in the order of the list."""
    return _mutanten((SPEC / "mutanten" / "mutanten.txt").read_text("utf-8"))


def paden(mutant: Mutant) -> list[Path]:
    """The test files of a mutant: `kern/uitstel` is the chapter on postponement."""
    return [SPEC / naam.replace("/", "/test_", 1) for naam in (f"{test}.py" for test in mutant.tests)]


def gemuteerd(mutant: Mutant) -> str:
    """The module with the mutation. Raises `Mutantfout` when the text to replace is not there exactly once."""
    tekst = (KERN / f"{mutant.module}.py").read_text("utf-8")
    if (keer := tekst.count(mutant.oud)) != 1:
        raise Mutantfout(f"{mutant.naam}: deze tekst staat {keer} keer in kern/{mutant.module}.py:\n{mutant.oud}")
    return tekst.replace(mutant.oud, mutant.nieuw)


def maak_kopie(doel: Path, mutant: Mutant | None = None) -> None:
    """Copy the core to a folder, with the mutation."""
    kopie = doel / "waakvlam" / "kern"
    shutil.copytree(KERN, kopie, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(KERN.parent / "__init__.py", kopie.parent / "__init__.py")
    (doel / "pytest.ini").write_text(INI.format(root=ROOT), "utf-8")
    if mutant is not None:
        (kopie / f"{mutant.module}.py").write_text(gemuteerd(mutant), "utf-8")


def draai(kopie: Path, tests: list[Path]) -> subprocess.CompletedProcess[str]:
    """Run tests against the copy, until the first that fails."""
    opties = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:django", "-p", "no:xdist", "-m", "not mutant"]
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PYTEST_")}
    plek = ["-c", str(kopie / "pytest.ini"), "--rootdir", str(kopie), "--confcutdir", str(SPEC)]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plek, *opties, *(str(test) for test in tests)],
        cwd=kopie,
        env={**omgeving, "PYTHONPATH": str(kopie), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=SECONDEN,
        check=False,
    )


def ongebroken(gekozen: Iterable[Mutant]) -> subprocess.CompletedProcess[str]:
    """Run the tests of these mutants against the core as it is: only where they pass does a failure tell anything."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as map_:
        maak_kopie(Path(map_))
        return draai(Path(map_), sorted({pad for mutant in gekozen for pad in paden(mutant)}))


def gevangen_door(mutant: Mutant) -> str | None:
    """The test that saw the mutant, or None when it went by unseen. Raises `Mutantfout` without a verdict."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as map_:
        maak_kopie(Path(map_), mutant)
        uitslag = draai(Path(map_), paden(mutant))
    if uitslag.returncode not in (0, GEZAKT):
        raise Mutantfout(f"{mutant.naam}: de tests liepen niet\n{uitslag.stdout}{uitslag.stderr}")
    gezakt = re.search(r"^FAILED (.+?)(?: - |$)", uitslag.stdout, re.MULTILINE)
    return gezakt[1] if gezakt and "[XPASS(strict)]" not in uitslag.stdout else None


def main(namen: list[str]) -> int:
    """Try these mutants, or all, and say of each who saw it; 1 when one went by unseen, 2 when nothing can be said."""
    gekozen = [mutant for mutant in mutanten() if not namen or mutant.naam in namen]
    if onbekend := set(namen) - {mutant.naam for mutant in gekozen}:
        print(f"onbekend: {', '.join(sorted(onbekend))}", file=sys.stderr)
        return 2
    if (uitslag := ongebroken(gekozen)).returncode != 0:
        print(f"de tests slagen al niet zonder mutant\n{uitslag.stdout}", file=sys.stderr)
        return 2
    ontsnapt = 0
    for mutant in gekozen:
        try:
            gezien = gevangen_door(mutant)
        except Mutantfout as fout:
            gezien = None
            print(fout, file=sys.stderr)
        ontsnapt += gezien is None
        print("gevangen" if gezien else "ONTSNAPT", f"{mutant.naam:36}", (gezien or "").split("::")[-1], flush=True)
    print(f"{len(gekozen) - ontsnapt} van {len(gekozen)} mutanten gevangen")
    return 1 if ontsnapt else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
