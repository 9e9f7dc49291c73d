"""`waakvlam herbereken`: make the rows that lists read again, after the agreements or the program changed."""

from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from waakvlam import klok
from waakvlam.cli.starten import zet_django_op
from waakvlam.kern.fouten import Waakvlamfout

if TYPE_CHECKING:
    from waakvlam.dossiers.api import Herberekening

MISLUKT: Final = 1
POLS_SECONDEN = 0.5


def herbereken(
    *,
    alles: Annotated[bool, typer.Option("--alles", help="Ook dossiers die al onder de regels van nu staan.")] = False,
    processen: Annotated[int, typer.Option(min=1, max=64, help="In zoveel processen tegelijk.")] = 1,
) -> None:
    """Maak de lijsten opnieuw uit de feiten, van elk dossier dat nog onder oudere regels staat.

    Stoppen mag altijd: geef de opdracht opnieuw en zij gaat verder waar zij was.

    Voorbeeld: waakvlam herbereken --processen 4
    """
    zet_django_op()
    from waakvlam.dossiers.api import aantal_verouderd, markeer_alles  # noqa: PLC0415 - Django only when it is needed

    if alles:
        markeer_alles()
    totaal = aantal_verouderd()
    gedaan, mislukt = _verdeel(min(processen, totaal), totaal) if totaal else (0, [])
    typer.echo(f"{gedaan} dossiers herberekend.")
    if mislukt:
        typer.echo(f"{len(mislukt)} dossiers konden niet worden beoordeeld; waarom staat hierboven:", err=True)
        typer.echo("\n".join(mislukt), err=True)
        raise typer.Exit(MISLUKT)


def _verdeel(processen: int, totaal: int) -> tuple[int, list[str]]:
    """Let so many processes work until nothing is left. Gives how many were done, and the numbers that failed.

    Raises `Waakvlamfout` when one of them ended before its work did.
    """
    from waakvlam.dossiers.api import Opslagfout, aantal_verouderd  # noqa: PLC0415

    kolommen = (TextColumn("Dossiers herberekenen"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with (
        ProcessPoolExecutor(processen, mp_context=get_context("spawn"), initializer=zet_django_op) as pool,
        Progress(*kolommen, console=Console(stderr=True)) as voortgang,
    ):
        taak = voortgang.add_task("", total=totaal)
        delen = [pool.submit(_deel) for _ in range(processen)]
        while wait(delen, POLS_SECONDEN).not_done:
            voortgang.update(taak, completed=totaal - aantal_verouderd())
        try:
            uitkomsten = [deel.result() for deel in delen]
        except (BrokenProcessPool, Opslagfout) as fout:
            raise Waakvlamfout("niet alles is herberekend; geef de opdracht opnieuw, dan gaat zij verder") from fout
        voortgang.update(taak, completed=totaal)
    return sum(u.gedaan for u in uitkomsten), sorted({nummer for u in uitkomsten for nummer in u.mislukt})


def _deel() -> "Herberekening":
    """The share of one process: whatever no other process has yet."""
    from waakvlam.dossiers.api import herbereken as werk  # noqa: PLC0415

    return werk(klok.vandaag())
