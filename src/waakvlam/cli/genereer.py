"""`waakvlam genereer`: fill a store with very many invented dossiers, for benches and training."""

import pickle
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from waakvlam import klok
from waakvlam.cli.starten import zet_django_op
from waakvlam.kern.fouten import Waakvlamfout

if TYPE_CHECKING:
    from waakvlam.voorbeeld.api import Generator, Plan

_generator: "Generator | None" = None
"""Of a process in the pool."""


def genereer(
    *,
    dossiers: Annotated[int, typer.Option(min=1, max=10_000_000, help="Zoveel dossiers.")],
    zaad: Annotated[str, typer.Option(help="Hetzelfde zaad geeft op dezelfde dag dezelfde dossiers.")] = "",
    feiten_per_dossier: Annotated[
        int | None, typer.Option("--feiten-per-dossier", min=1, help="Hoogstens zoveel feiten in elk dossier.")
    ] = None,
    processen: Annotated[int, typer.Option(min=1, max=64, help="In zoveel processen tegelijk.")] = 1,
) -> None:
    """Vul de opslag met verzonnen dossiers, voor metingen en om mee te oefenen.

    Buiten een proefopstelling alleen in een lege opslag. De sleutels van deze dossiers zijn te voorspellen.

    Voorbeeld: waakvlam genereer --dossiers 1000 --processen 4
    """
    zet_django_op(ook_leeg=True)
    from waakvlam.voorbeeld.api import ZAAD, maak_plan, staat_er  # noqa: PLC0415 - Django only when it is needed

    _eis_plaats(dossiers)
    begin = time.perf_counter()
    plan = maak_plan(klok.vandaag(), dossiers, zaad or ZAAD, feiten_per_dossier)
    if staat_er(plan):
        raise Waakvlamfout(
            "een of meer van deze dossiers staan er al, en er is niets geschreven; kies een ander --zaad"
        )
    feiten = _vul(plan, processen)
    duur = time.perf_counter() - begin
    typer.echo(f"{dossiers} dossiers met {feiten} feiten in {duur:.0f} s: {dossiers / duur:.0f} dossiers per seconde.")


def _eis_plaats(dossiers: int) -> None:
    """Say what will be done. Raises `Waakvlamfout` where dossiers of people may stand."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from waakvlam.dossiers.api import is_leeg  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    if not (settings.DEMO or is_leeg()):
        raise Waakvlamfout(
            "er staan al dossiers in deze opslag; verzonnen dossiers komen alleen in een lege opslag, "
            "of in een proefopstelling (WAAKVLAM_DEMO=1)"
        )
    waar = "PostgreSQL" if connection.vendor == "postgresql" else str(connection.settings_dict["NAME"])
    typer.echo(f"{dossiers} verzonnen dossiers komen in {waar}.")
    typer.echo("Hun sleutels zijn te voorspellen: zet hier nooit gegevens van echte mensen bij.")


def _vul(plan: "Plan", processen: int) -> int:
    """Make all of it, in one or more processes. Gives how many facts."""
    from waakvlam.opslag.ingang import werk_statistiek_bij  # noqa: PLC0415

    kolommen = (TextColumn("Dossiers maken"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    feiten = 0
    with (
        ProcessPoolExecutor(processen, get_context("spawn"), _begin, (pickle.dumps(plan),)) as pool,
        Progress(*kolommen, console=Console(stderr=True)) as voortgang,
    ):
        taak = voortgang.add_task("", total=plan.aantal)
        lopend = {pool.submit(_deel, greep): len(greep) for greep in plan.grepen()}
        for deel in as_completed(lopend):
            feiten += deel.result()
            voortgang.advance(taak, lopend[deel])
    werk_statistiek_bij()
    return feiten


def _begin(plan: bytes) -> None:
    """Django first: the plan knows its tables."""
    zet_django_op()
    from waakvlam.voorbeeld.api import Generator  # noqa: PLC0415

    global _generator  # noqa: PLW0603 - how a pool hands a process its work
    _generator = Generator(pickle.loads(plan))  # noqa: S301 - of our own parent


def _deel(greep: range) -> int:
    assert _generator is not None
    return _generator.schrijf(greep)
