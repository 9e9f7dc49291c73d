"""`waakvlam werker`: do the jobs that are due, or show how they stand."""

from datetime import datetime
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from waakvlam.cli.starten import eis_opstelling_of_stop, tot_een_signaal, zet_django_op
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.klok import AMSTERDAM

MISLUKT = 1


def werker(
    *,
    eenmaal: Annotated[bool, typer.Option("--eenmaal", help="Doe wat nu aan de beurt is, en stop.")] = False,
    stand: Annotated[bool, typer.Option("--stand", help="Laat zien hoe de taken ervoor staan, en stop.")] = False,
    opnieuw: Annotated[str, typer.Option("--opnieuw", help="Zet een gestrande taak weer klaar, en stop.")] = "",
) -> None:
    """Doe de taken die op tijd of op hun beurt wachten, zoals termijnen bijhouden. Stop met Ctrl-C.

    Voorbeeld: waakvlam werker --stand
    """
    zet_django_op()
    if stand:
        _toon()
    elif opnieuw:
        _zet_klaar(opnieuw)
    else:
        _werk(eenmaal=eenmaal)


def _werk(*, eenmaal: bool) -> None:
    """Read all sets first, as the web server does; raises `Afsprakenfout` with the faults of all that are faulty."""
    from django.conf import settings  # noqa: PLC0415 - Django only when it is needed

    from waakvlam.bron.api import lees_alles  # noqa: PLC0415
    from waakvlam.dossiers.api import meld_verouderd  # noqa: PLC0415
    from waakvlam.taken.api import loop, run_once  # noqa: PLC0415

    eis_opstelling_of_stop()
    if settings.LEES_AFSPRAKEN_BIJ_START:
        lees_alles()
    meld_verouderd()
    if not eenmaal:
        loop(tot_een_signaal())
        return
    gedaan = run_once()
    for taak in gedaan:
        typer.echo(f"{taak.sleutel}: {taak.uitkomst}" if taak.gelukt else f"{taak.sleutel}: mislukt, {taak.uitkomst}")
    if not gedaan:
        typer.echo("Er is nu niets te doen.")
    if not all(taak.gelukt for taak in gedaan):
        raise typer.Exit(MISLUKT)


def _toon() -> None:
    from waakvlam.taken.api import stand  # noqa: PLC0415

    taken = stand()
    tabel = Table("taak", "ritme", "laatste keer", "volgende keer", "nu", "pogingen", "uitkomst", box=SIMPLE_HEAD)
    for t in taken:
        nu = f"{t.toestand} tot {_moment(t.geleend_tot)} ({t.geleend_door})" if t.geleend_tot else t.toestand
        tabel.add_row(t.sleutel, t.ritme, _moment(t.laatst_op), _moment(t.volgende_op), nu, str(t.pogingen), t.uitkomst)
    Console().print(tabel if taken else "Er zijn geen taken.")
    if gestrand := [t.sleutel for t in taken if t.toestand == "gestrand"]:
        typer.echo("Opzij gezet na te veel pogingen. Los de oorzaak op (zie het logboek) en zet ze weer klaar:")
        for sleutel in gestrand:
            typer.echo(f"  waakvlam werker --opnieuw {sleutel}")


def _zet_klaar(sleutel: str) -> None:
    from waakvlam.taken.api import opnieuw  # noqa: PLC0415

    if not opnieuw(sleutel):
        raise Waakvlamfout(f"er is geen gestrande taak {sleutel}; zie waakvlam werker --stand")
    typer.echo(f"{sleutel} staat weer klaar.")


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M:%S}" if moment else "-"
