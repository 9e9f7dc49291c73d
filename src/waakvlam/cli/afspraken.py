"""`waakvlam afspraken`: list, show and check agreement sets, and publish their schema."""

import json
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from waakvlam.bron.api import bronset, setnamen
from waakvlam.cli.verschil import verschil
from waakvlam.kern.afsprakenset import Inhoud, Kop
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.gedeeld import met_gebruik
from waakvlam.kern.taal import Taal
from waakvlam.scenario.dekking import dekking

app = typer.Typer(help="Bekijk en controleer de afspraken.", no_args_is_help=True, rich_markup_mode=None)
app.command("verschil")(verschil)
SCHEMAS: dict[str, type[BaseModel]] = {"inhoud": Inhoud, "kop": Kop, "taal": Taal}


@app.command("lijst")
def lijst() -> None:
    """Noem alle sets.

    Voorbeeld: waakvlam afspraken lijst
    """
    tabel = Table("set", "titel", "geldig vanaf", "clausules", "normen", "besluiten", "handelingen", "delen")
    for naam in setnamen():
        inhoud = bronset(naam).afspraken
        aantallen = (inhoud.clausules, inhoud.normen, inhoud.besluiten, inhoud.handelingen, inhoud.delen)
        tabel.add_row(naam, inhoud.kop.titel, str(inhoud.kop.geldig_vanaf), *(str(len(a)) for a in aantallen))
    Console().print(tabel)


@app.command("toon")
def toon(
    set_: Annotated[str, typer.Argument(metavar="SET")],
    clausule: Annotated[str | None, typer.Argument(help="Alleen deze clausule.")] = None,
) -> None:
    """Toon een set, of een clausule met haar lezing en wat haar regelt.

    Voorbeeld: waakvlam afspraken toon amsterdam-2026 AMS26-1.46
    """
    regels = dekking(set_)
    if clausule is not None and clausule not in {r.clausule.id for r in regels}:
        raise Vraagfout(f"onbekende clausule in {set_}: {clausule}")
    for regel in regels:
        if clausule in (None, regel.clausule.id):
            tekst = regel.clausule
            typer.echo(f"{tekst.id} [{tekst.soort}] {tekst.tekst}")
            if tekst.lezing:
                typer.echo(f"    lezing: {tekst.lezing}")
            typer.echo(f"    {'; '.join(regel.elementen) or regel.stand}")


@app.command("controleer")
def controleer(sets: Annotated[list[str] | None, typer.Argument(metavar="[SET]...")] = None) -> None:
    """Controleer sets (zonder naam: alle); elke fout met bestand en regel, alle tegelijk.

    Voorbeeld: waakvlam afspraken controleer
    """
    for naam in sets or setnamen():
        inhoud = bronset(naam).afspraken
        typer.echo(f"{naam}: {len(inhoud.clausules)} clausules, {len(inhoud.normen)} normen, in orde")


@app.command("schema")
def schema(deel: Annotated[str, typer.Argument(help="inhoud (bestand van een set), kop of taal.")] = "inhoud") -> None:
    """Geef het JSON-schema, zodat een editor meekijkt.

    Voorbeeld: waakvlam afspraken schema > schema.json
    """
    if deel not in SCHEMAS:
        raise Vraagfout(f"onbekend schema: {deel}; wel: {', '.join(SCHEMAS)}")
    inhoud = SCHEMAS[deel].model_json_schema(by_alias=True)
    typer.echo(json.dumps(met_gebruik(inhoud) if deel == "inhoud" else inhoud, ensure_ascii=False, indent=2))
