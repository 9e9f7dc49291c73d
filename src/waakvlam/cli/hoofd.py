"""The command itself: its subcommands and what becomes of an error."""

import sys
from typing import Annotated

import typer

from waakvlam.cli import (
    afspraken,
    beheerder,
    dekking,
    demo,
    genereer,
    herbereken,
    importeren,
    inzage,
    keten,
    logboek,
    ondersteuner,
    organisatie,
    register,
    reservekopie,
    scenario,
    sleutels,
    toets,
    werker,
    wis,
)
from waakvlam.kern.fouten import Waakvlamfout

FOUT = 2

app = typer.Typer(
    help="Waakvlam: wie is wie wat verschuldigd, wanneer, en waarom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("toets")(toets.toets)
app.command("scenario")(scenario.scenario)
app.command("dekking")(dekking.dekking_tonen)
app.command("demo")(demo.demo)
app.command("werker")(werker.werker)
app.command("beheerder")(beheerder.beheerder)
app.command("ondersteuner")(ondersteuner.ondersteuner)
app.command("genereer")(genereer.genereer)
app.command("herbereken")(herbereken.herbereken)
app.command("logboek")(logboek.logboek)
app.command("controleer")(keten.controleer)
app.command("dagkop")(keten.dagkop)
app.command("register")(register.register)
app.command("dpia")(register.dpia)
app.command("wis")(wis.wis)
app.command("reservekopie")(reservekopie.reservekopie)
app.command("terugzetten")(reservekopie.terugzetten)
app.command("inzage")(inzage.inzage)
app.add_typer(afspraken.app, name="afspraken")
app.add_typer(sleutels.app, name="sleutels")
app.add_typer(importeren.app, name="importeer")
app.add_typer(organisatie.app, name="organisatie")


@app.callback(invoke_without_command=True)
def _hoofd(*, versie: Annotated[bool, typer.Option("--versie", help="Toon de versie en stop.")] = False) -> None:
    if versie:
        from importlib.metadata import version  # noqa: PLC0415 - only for this option

        typer.echo(version("waakvlam"))
        raise typer.Exit


def main() -> None:
    """Entry point of the console script."""
    try:
        app()
    except Waakvlamfout as fout:
        typer.echo(f"waakvlam: {fout}", err=True)
        sys.exit(FOUT)
    except BrokenPipeError:
        sys.exit(0)
