"""`waakvlam demo`: start the screens, and the worker beside them, with invented dossiers."""

from typing import Annotated

import typer


def demo(
    *,
    alleen_klaarzetten: Annotated[bool, typer.Option("--alleen-klaarzetten", help="Zet klaar en stop.")] = False,
    poort: Annotated[int, typer.Option(min=1024, max=65535, help="Eerste poort om te proberen.")] = 8000,
    vers: Annotated[bool, typer.Option("--vers", help="Gooi de oude dossiers weg en maak nieuwe.")] = False,
) -> None:
    """Start de demo: web en werker, met verzonnen dossiers. Stop met Ctrl-C.

    Voorbeeld: waakvlam demo --poort 8080
    """
    from waakvlam.cli.starten import start_demo, zet_klaar  # noqa: PLC0415 - Django only when it is needed

    zet_klaar(vers=vers)
    if not alleen_klaarzetten:
        start_demo(poort)
