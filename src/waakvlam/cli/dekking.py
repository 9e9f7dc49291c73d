"""`waakvlam dekking`: clause -> elements -> tests, and what is missing."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from waakvlam.cli.mutatie import Keuze, mutatie
from waakvlam.kern.fouten import Vraagfout
from waakvlam.scenario.dekking import Dekkingsregel, dekking, tellingen


def dekking_tonen(
    set_: Annotated[str, typer.Argument(metavar="SET", help="Naam van de set, bijvoorbeeld amsterdam-2026.")],
    *,
    als_json: Annotated[bool, typer.Option("--json", help="Alles als JSON.")] = False,
    alleen_open: Annotated[bool, typer.Option("--open", help="Alleen wat ontbreekt of nog niet getoetst is.")] = False,
    met_mutatie: Annotated[
        bool, typer.Option("--mutatie", help="Haal elk rekenend element om de beurt weg; een scenario moet dat merken.")
    ] = False,
    element: Annotated[
        str | None, typer.Option(metavar="ID", help="Bij --mutatie: alleen dit element, met zijn delen.")
    ] = None,
    deel: Annotated[
        str | None, typer.Option(metavar="N/M", help="Bij --mutatie: het N-de van M delen van alle elementen.")
    ] = None,
    proef: Annotated[
        int | None,
        typer.Option("--steekproef", metavar="N", min=1, help="Bij --mutatie: N elementen, gekozen door de inhoud."),
    ] = None,
    processen: Annotated[int, typer.Option(metavar="N", min=1, help="Bij --mutatie: over N processen verdeeld.")] = 1,
) -> None:
    """Toon per clausule welke elementen haar regelen en welke toetsen haar dekken.

    Met --mutatie: welke elementen kunnen verdwijnen zonder dat een scenario het merkt. Dan uitgang 1.

    Voorbeeld: waakvlam dekking amsterdam-2026 --open
    """
    if met_mutatie:
        mutatie(set_, Keuze(element, deel, proef, processen), als_json=als_json)
        return
    if (element, deel, proef, processen) != (None, None, None, 1):
        raise Vraagfout("--element, --deel, --steekproef en --processen horen bij --mutatie")
    regels = dekking(set_)
    if als_json:
        inhoud = {"set": set_, "tellingen": tellingen(regels), "clausules": [r.als_dict() for r in regels]}
        typer.echo(json.dumps(inhoud, ensure_ascii=False, indent=2))
        return
    console = Console(soft_wrap=True)
    for regel in regels:
        if not alleen_open or regel.stand == "ontbreekt" or not regel.toetsen:
            console.print(_regel(regel), markup=False, highlight=False)
    console.print(_tabel(regels))
    ontbreekt = [r.clausule.id for r in regels if r.stand == "ontbreekt"]
    gedaan = sum(r.stand == "gerealiseerd" for r in regels)
    console.print(f"{gedaan} van {len(regels)} clausules gerealiseerd.")
    console.print(f"Ontbreekt: {', '.join(ontbreekt) or 'niets'}.", markup=False)


def _regel(regel: Dekkingsregel) -> str:
    elementen = "; ".join(regel.elementen) or f"- {regel.stand} -"
    toetsen = "; ".join(regel.toetsen) or "geen toets"
    return f"{regel.clausule.id} [{regel.clausule.soort}] {elementen} | {toetsen}"


def _tabel(regels: list[Dekkingsregel]) -> Table:
    tabel = Table("soort", "totaal", "gerealiseerd", "getoetst", "ontbreekt")
    for soort, telling in tellingen(regels).items():
        tabel.add_row(soort, *(str(aantal) for aantal in telling.values()))
    return tabel
