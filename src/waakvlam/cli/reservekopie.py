"""`waakvlam reservekopie` and `waakvlam terugzetten`: the whole store in one file, and back into an empty database."""

from pathlib import Path
from typing import Annotated

import typer

from waakvlam.cli.balk import balk
from waakvlam.cli.starten import zet_django_op

GEMIST = 1


def reservekopie(
    doel: Annotated[Path, typer.Argument(metavar="DOEL", help="Het nieuwe bestand, liefst op een andere schijf.")],
) -> None:
    """Bewaar alles zoals het nu is in een bestand; iedereen kan doorwerken.

    Voorbeeld: waakvlam reservekopie /mnt/elders/waakvlam-2026-03-16.tar.gz
    """
    zet_django_op()
    from waakvlam.reservekopie.api import maak_reservekopie  # noqa: PLC0415 - Django only when it is needed

    with balk() as voortgang:
        manifest = maak_reservekopie(doel, voortgang)
    bestanden = f", {len(manifest.bestanden)} bestanden" if manifest.bestanden else ""
    typer.echo(f"{doel}: {manifest.rijen} rijen uit {len(manifest.tabellen)} tabellen{bestanden}.")
    typer.echo("De sleutel (WAAKVLAM_SLEUTEL) en de lijst van wat gewist is staan er niet in; bewaar die apart.")


def terugzetten(
    bron: Annotated[Path, typer.Argument(metavar="BRON", help="Een bestand van waakvlam reservekopie.")],
) -> None:
    """Zet een reservekopie terug in een lege databank, werk hem bij en controleer alles. Bij een fout blijft hij leeg.

    Voorbeeld: waakvlam terugzetten /mnt/elders/waakvlam-2026-03-16.tar.gz
    """
    zet_django_op(ook_leeg=True)
    from waakvlam.reservekopie.api import zet_terug  # noqa: PLC0415 - as above

    with balk() as voortgang:
        terug = zet_terug(bron, voortgang)
    manifest = terug.manifest
    typer.echo(f"Teruggezet en in orde: {terug.feiten} feiten in {terug.dossiers} dossiers, van {manifest.gemaakt_op}.")
    if terug.bijgewerkt:
        typer.echo(f"De databank is bijgewerkt van versie {manifest.programma}: {terug.bijgewerkt} stappen.")
    if terug.gewist:
        typer.echo(f"Wat daarna gewist is, is opnieuw gewist: {terug.gewist} keer.")
    if terug.gemist:
        typer.echo("\n".join(("Deze bijlagen waren bij het bewaren al niet heel:", *terug.gemist)), err=True)
        raise typer.Exit(GEMIST)
