"""`python -m bench.laden`: read, check and compile all sets from their files; ratios against parsing the YAML alone."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import yaml
from ruamel.yaml import YAML

from waakvlam.bron import api
from waakvlam.kern.compileren import compileer

DOEL_S = 1
KEREN = 5


def duur(werk: Callable[[], object]) -> float:
    tijden = []
    for _ in range(KEREN):
        begin = time.perf_counter()
        werk()
        tijden.append(time.perf_counter() - begin)
    return median(tijden)


def bestanden(naam: str) -> Iterator[Path]:
    map_ = api.map_van_afspraken() / naam
    return (pad for pad in map_.rglob("*.yaml") if "scenarios" not in pad.relative_to(map_).parts)


def vergeet() -> None:
    for functie in (api.taal, api.gedeeld, api.kop, api.opvolgers, api.bronset):
        functie.cache_clear()


def alles() -> None:
    """All sets from their files, as a process does at its start."""
    vergeet()
    for naam in api.setnamen():
        api.bronset(naam)


def een(naam: str) -> None:
    vergeet()
    api.bronset(naam)


def main() -> None:
    namen = api.setnamen()
    teksten = [pad.read_text("utf-8") for naam in (*namen, api.TAAL, api.GEDEELD) for pad in bestanden(naam)]
    basis = duur(lambda: [yaml.load(tekst, yaml.CSafeLoader) for tekst in teksten])
    alles()
    sets = [api.bronset(naam) for naam in namen]
    rijen = [
        ("alleen de YAML ontleden, C-parser (basis)", basis),
        (f"alle sets lezen, controleren, compileren (doel {DOEL_S} s)", duur(alles)),
        *((f"  alleen {naam}, met de taal", duur(lambda n=naam: een(n))) for naam in namen),
        ("  waarvan compileren", duur(lambda: [compileer(s.afspraken, s.taal, s.kalender) for s in sets])),
        ("alleen de YAML ontleden, zuivere YAML 1.2-lezer", duur_een_keer(teksten)),
    ]
    omvang = sum(map(len, teksten)) / 1e6
    print(f"{len(namen)} sets, {len(teksten)} bestanden, {omvang:.1f} MB\n")
    print(f"{'wat':<58}{'s':>8}{'x basis':>10}")
    for wat, seconden in rijen:
        print(f"{wat:<58}{seconden:>8.3f}{seconden / basis:>10.1f}")


def duur_een_keer(teksten: list[str]) -> float:
    begin = time.perf_counter()
    for tekst in teksten:
        YAML(typ="safe", pure=True).load(tekst)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
