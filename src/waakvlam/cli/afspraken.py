"""`waakvlam afspraken`: list and show agreement sets; the other commands have modules of their own."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from waakvlam.bron.api import bronset, eigen, eigennamen, setnamen
from waakvlam.cli.bekijken import bekijk
from waakvlam.cli.controleren import controleer, schema
from waakvlam.cli.nieuw import nieuw
from waakvlam.cli.verschil import verschil
from waakvlam.kern.eigen import Eigen, getal_in_woorden
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.voorwaardetekst import Zegsman
from waakvlam.scenario.dekking import dekking

app = typer.Typer(help="Bekijk en controleer de afspraken.", no_args_is_help=True, rich_markup_mode=None)
app.command("verschil")(verschil)
app.command("controleer")(controleer)
app.command("schema")(schema)
app.command("nieuw")(nieuw)
app.command("bekijk")(bekijk)


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
    """Toon een set, of een clausule met haar lezing, wat haar regelt, en welke eigen protocollen strenger zijn.

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
            for tekst_eigen in _strenger(set_, tekst.id):
                typer.echo(f"    {tekst_eigen}")
    for protocol in _protocollen(set_) if clausule is None else ():
        typer.echo(f"{protocol.naam} [eigen protocol] {protocol.kop.titel}")
        for plicht in protocol.inhoud.plichten:
            typer.echo(f"    plicht {plicht.id} ({plicht.bron}): {plicht.wat}")
        for handeling in protocol.inhoud.handelingen:
            for eis in handeling.vereist:
                typer.echo(f"    vereist bij {handeling.handeling} ({eis.bron}): {eis.wat}")


def _protocollen(set_: str) -> list[Eigen]:
    """The own protocols that hold for a set."""
    return [protocol for naam in eigennamen() if set_ in (protocol := eigen(naam)).per_set]


def _strenger(set_: str, clausule: str) -> Iterator[str]:
    """Which organisations are stricter on a clause."""
    zin = Zegsman(bronset(set_).rekenset).zin
    for protocol in _protocollen(set_):
        regels = protocol.per_set[set_]
        for norm in regels.normen.values():
            if clausule in norm.clausules:
                getal, bron = getal_in_woorden(norm, zin), regels.bronnen[norm.id]
                yield f"strenger: {getal} volgens {protocol.kop.titel}, {bron} ({protocol.naam})"
