"""`waakvlam scenario`: run scenario files and say each difference."""

import json
from pathlib import Path
from typing import Annotated

import typer

from waakvlam.scenario.api import Uitslag, bestanden, draai

VERSCHIL, FOUT = 1, 2


def scenario(
    paden: Annotated[list[Path], typer.Argument(help="Scenariobestanden of mappen; een map wordt helemaal doorlopen.")],
    *,
    als_json: Annotated[bool, typer.Option("--json", help="Een JSON-lijst in plaats van regels.")] = False,
) -> None:
    """Draai scenario's en vergelijk wat volgt met wat verwacht wordt.

    De laatste regel is 'N passed, N failed'. Uitgang 0: alles klopt; 1: een verschil; 2: een bestand is fout.

    Voorbeeld: waakvlam scenario afspraken/amsterdam-2026/scenarios
    """
    uitslagen = [draai(pad) for pad in bestanden(paden)]
    if als_json:
        typer.echo(json.dumps([_als_dict(u) for u in uitslagen], ensure_ascii=False, indent=2))
    else:
        for uitslag in uitslagen:
            _toon(uitslag)
        goed = sum(u.geslaagd for u in uitslagen)
        typer.echo(f"{goed} passed, {len(uitslagen) - goed} failed")
    if any(u.fouten for u in uitslagen):
        raise typer.Exit(FOUT)
    if not all(u.geslaagd for u in uitslagen):
        raise typer.Exit(VERSCHIL)


def _toon(uitslag: Uitslag) -> None:
    stand = "goed " if uitslag.geslaagd else "fout " if uitslag.fouten else "anders"
    typer.echo(f"{stand:<7}{uitslag.bestand}: {uitslag.naam}")
    for verschil in uitslag.verschillen:
        typer.echo(f"       {verschil}")
    for fout in uitslag.fouten:
        typer.echo(f"       {fout}")


def _als_dict(uitslag: Uitslag) -> dict[str, object]:
    verschillen = [*uitslag.verschillen, *map(str, uitslag.fouten)]
    return {
        "bestand": uitslag.bestand,
        "naam": uitslag.naam,
        "geslaagd": uitslag.geslaagd,
        "verschillen": verschillen,
    }
