"""`waakvlam dekking --mutatie`: remove each computing element in turn; a scenario must notice."""

import json
import re
from dataclasses import dataclass
from typing import Final

import typer
from rich.progress import track

from waakvlam.kern.fouten import Vraagfout
from waakvlam.scenario.mutatie import Mutant, onbewaakt, steekproef, wacht, zaad

ONBEWAAKT: Final = 1
DEEL = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which elements are removed: one, every so many, or a sample; none of these: all."""

    element: str | None = None
    deel: str | None = None
    steekproef: int | None = None
    processen: int = 1


def mutatie(set_: str, keuze: Keuze, *, als_json: bool) -> None:
    """Print what nothing guards, then a count. Exits with 1 when there is any."""
    gekozen = kies(set_, keuze)
    toon = not als_json and typer.get_text_stream("stderr").isatty()
    gang = track(onbewaakt(set_, gekozen, keuze.processen), "Elementen", len(gekozen), disable=not toon, transient=True)
    open_ = [mutant for mutant, mist in gang if mist]
    alles = keuze == Keuze(processen=keuze.processen)
    getoond = wacht(set_).alleen_getoond() if alles else []
    if als_json:
        inhoud = {
            "set": set_,
            "zaad": zaad(),
            "elementen": len(gekozen),
            "onbewaakt": [{"element": m.naam, "wat": m.wat, "clausules": list(m.clausules)} for m in open_],
            "alleen_getoond": getoond,
        }
        typer.echo(json.dumps(inhoud, ensure_ascii=False, indent=2))
    else:
        _toon(gekozen, open_, getoond, keuze)
    if open_ or getoond:
        raise typer.Exit(ONBEWAAKT)


def _toon(gekozen: list[Mutant], open_: list[Mutant], getoond: list[str], keuze: Keuze) -> None:
    if keuze.steekproef is not None:
        typer.echo(f"Steekproef met zaad {zaad()}.")
    for mutant in open_:
        typer.echo(f"onbewaakt {mutant.naam}: {mutant.wat} ({' '.join(mutant.clausules)})")
    for clausule in getoond:
        typer.echo(f"alleen getoond {clausule}: geen element rekent ermee")
    typer.echo(f"{len(gekozen)} elementen, {len(gekozen) - len(open_)} bewaakt, {len(open_)} onbewaakt")


def kies(set_: str, keuze: Keuze) -> list[Mutant]:
    """The chosen elements and parts. Raises `Vraagfout` for an element or a part of the whole that does not exist."""
    gekozen = list(wacht(set_).mutanten) if keuze.element is None else wacht(set_).kies(keuze.element)
    if keuze.deel is not None:
        gevonden = DEEL.fullmatch(keuze.deel)
        nummer, van = (int(g) for g in gevonden.groups()) if gevonden else (0, 0)
        if not 1 <= nummer <= van:
            raise Vraagfout(f"schrijf bij --deel N/M, met N van 1 tot en met M; niet {keuze.deel!r}")
        gekozen = gekozen[nummer - 1 :: van]
    return gekozen if keuze.steekproef is None else steekproef(gekozen, keuze.steekproef)
