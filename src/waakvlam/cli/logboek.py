"""`waakvlam logboek`: hand on who processed what of whom, in the form of Logboek Dataverwerkingen."""

import json
from typing import Annotated

import typer

from waakvlam.kern.fouten import Vraagfout


def logboek(
    *,
    uitvoer: Annotated[bool, typer.Option("--uitvoer", help="Druk de regels af, een JSON-object per regel.")] = False,
    na: Annotated[int, typer.Option(min=0, metavar="ID", help="Alleen wat na deze regel is geschreven.")] = 0,
) -> None:
    """Geef het logboek van verwerkingen door, op volgorde; de laatste regel staat op de foutuitvoer.

    Voorbeeld: waakvlam logboek --uitvoer --na 1200 > logboek.jsonl
    """
    from waakvlam.cli.starten import zet_django_op  # noqa: PLC0415 - Django only when it is needed

    if not uitvoer:
        raise Vraagfout("zeg wat er met het logboek moet: --uitvoer")
    zet_django_op()
    from waakvlam.logboek.api import als_logregel, geef_uit  # noqa: PLC0415

    for regel in geef_uit(na):
        typer.echo(json.dumps(als_logregel(regel), ensure_ascii=False))
        na = regel.pk
    typer.echo(f"Laatste regel: {na}. Ga later verder met --na {na}.", err=True)
