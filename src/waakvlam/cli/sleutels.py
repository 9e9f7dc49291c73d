"""`waakvlam sleutels`: which key of the installation wraps the keys of dossiers, and replace it."""

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from waakvlam.cli.starten import zet_django_op

app = typer.Typer(help="De sleutel van de installatie: bekijken en vervangen.", no_args_is_help=True)


@app.command("stand")
def stand() -> None:
    """Toon hoeveel sleutels van dossiers met welke sleutel van de installatie zijn verpakt.

    Voorbeeld: waakvlam sleutels stand
    """
    zet_django_op()
    from waakvlam.dossiers.api import huidige_vingerafdruk, installatiesleutels, sleutelstand  # noqa: PLC0415

    aantallen, nu = sleutelstand(), huidige_vingerafdruk()
    for vingerafdruk in sorted({nu, *aantallen, *installatiesleutels()}):
        bekend = "eerdere sleutel" if vingerafdruk in installatiesleutels() else "onbekend: niet te openen"
        wat = "huidige sleutel" if vingerafdruk == nu else bekend
        typer.echo(f"{vingerafdruk}  {aantallen.get(vingerafdruk, 0):>8}  {wat}")


@app.command("wissel")
def wissel() -> None:
    """Verpak alles met de huidige sleutel. Stoppen mag altijd: geef de opdracht opnieuw en zij gaat verder.

    Voorbeeld: waakvlam sleutels wissel
    """
    zet_django_op()
    from waakvlam.dossiers.api import nog_te_wisselen, wacht_op_dagkop  # noqa: PLC0415
    from waakvlam.dossiers.api import wissel as wissel_sleutels  # noqa: PLC0415
    from waakvlam.toegang.api import verpak_tweede_stappen  # noqa: PLC0415
    from waakvlam.woningen.api import versleutel_opnieuw  # noqa: PLC0415

    kolommen = (TextColumn("Sleutels verpakken"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True)) as voortgang:
        taak = voortgang.add_task("", total=nog_te_wisselen())
        gedaan = wissel_sleutels(lambda aantal: voortgang.update(taak, completed=aantal))
    typer.echo(f"{gedaan} sleutels verpakt met de huidige sleutel.")
    typer.echo(f"{verpak_tweede_stappen()} tweede stappen van accounts verpakt met de huidige sleutel.")
    typer.echo(f"{versleutel_opnieuw()} woningen versleuteld met de huidige sleutel.")
    if nog_te_wisselen():
        typer.echo("Er is nog iets met een eerdere sleutel gemaakt: herstart web en werker, en geef dit opnieuw.")
    elif wacht_op_dagkop():
        typer.echo(
            "Houd WAAKVLAM_SLEUTEL_VORIGE nog: de volgende dagkop wordt met beide sleutels getekend. "
            "Geef deze opdracht opnieuw als die er is."
        )
    else:
        typer.echo("WAAKVLAM_SLEUTEL_VORIGE is niet meer nodig.")
