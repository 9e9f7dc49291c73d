"""`waakvlam register` and `waakvlam dpia`: what is told to the supervisor and the data officer, from the same data."""

from enum import StrEnum
from typing import Annotated

import typer

from waakvlam.bron.api import eis_set, setnamen
from waakvlam.verwerkingen import avg30
from waakvlam.verwerkingen.dpia import dpia as maak_dpia

Sets = Annotated[list[str] | None, typer.Option("--set", help="Alleen deze afspraken; mag vaker. Zonder: alle sets.")]


class Vorm(StrEnum):
    """What the register can be printed as."""

    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


def register(
    *,
    vorm: Annotated[Vorm, typer.Option(help="Hoe het register eruitziet.")] = Vorm.MARKDOWN,
    set_: Sets = None,
) -> None:
    """Druk het register van verwerkingsactiviteiten af (AVG 30), met wie wat ontvangt volgens de afspraken.

    Voorbeeld: waakvlam register --vorm csv > register.csv
    """
    sets = _kies(set_)
    if vorm is Vorm.CSV:
        typer.echo(avg30.als_csv(), nl=False)
    elif vorm is Vorm.JSON:
        typer.echo(avg30.als_json(sets))
    else:
        typer.echo(avg30.als_markdown(sets), nl=False)


def dpia(*, set_: Sets = None) -> None:
    """Druk een DPIA af, ingevuld voor zover het programma het weet; `[in te vullen]` is aan u.

    Voorbeeld: waakvlam dpia --set amsterdam-2026 > dpia.md
    """
    typer.echo(maak_dpia(_kies(set_)), nl=False)


def _kies(sets: list[str] | None) -> list[str]:
    """The sets that were asked for, or all. Raises `Vraagfout` for an unknown one."""
    for naam in sets or ():
        eis_set(naam)
    return sets or setnamen()
