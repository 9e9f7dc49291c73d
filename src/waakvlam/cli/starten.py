"""Prepare and start the demo: invented dossiers in the data folder, the web server and the worker beside it.

Everything of Django is imported in the functions: its settings must be chosen first.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from waakvlam import klok
from waakvlam.kern.fouten import Waakvlamfout

ADRES = "127.0.0.1"
POORTEN = 50
"""How many ports to try, from the one that was asked for."""
OUD_DAGEN = 1
"""A caseload made longer ago than this is told about."""
OP_GANG_SECONDEN = 30.0
STOP_SECONDEN = 4.0
POLS_SECONDEN = 0.2
SIGNALEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WAAKVLAM = (sys.executable, "-c", "from waakvlam.cli import main; main()")


def zet_klaar(*, vers: bool = False) -> None:
    """Make the database and fill it with invented dossiers, once; with `vers` throw the old ones away first.

    Raises `Waakvlamfout` when this is no demo, or the old ones cannot be thrown away.
    """
    os.environ.setdefault("WAAKVLAM_DEMO", "1")
    zet_django_op(ook_leeg=True)
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    if not settings.DEMO:
        raise Waakvlamfout("WAAKVLAM_DEMO staat op 0; de demo werkt alleen met verzonnen gegevens. Laat hem weg.")
    if vers:
        _gooi_weg(Path(settings.DATA))
    call_command("migrate", verbosity=0, interactive=False)
    eis_opstelling_of_stop()
    _vul(klok.vandaag())


def start_demo(poort: int) -> None:
    """Web and worker on the first free port from this one; stays until Ctrl-C or a signal, and then stops both.

    Raises `Waakvlamfout` when no port is free or one of the two does not come up or falls over.
    """
    stop = tot_een_signaal()
    poort = vrije_poort(poort)
    adres = f"http://localhost:{poort}/"
    kinderen = [_start(_web(poort)), _start([*WAAKVLAM, "werker"])]
    _draai(adres, kinderen, stop, lambda: _kondig_aan(adres))


def draai_web(poort: int, aankondiging: Callable[[str], str]) -> None:
    """Web alone, on an empty store, on the first free port from this one; stays until Ctrl-C or a signal.

    Raises `Waakvlamfout` when no port is free or the server does not come up or falls over.
    """
    zet_django_op(ook_leeg=True)
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    stop = tot_een_signaal()
    poort = vrije_poort(poort)
    adres = f"http://localhost:{poort}/"
    _draai(adres, [_start(_web(poort))], stop, lambda: typer.echo(aankondiging(adres)))


def _draai(
    adres: str, kinderen: list[subprocess.Popen[bytes]], stop: threading.Event, kondig_aan: Callable[[], None]
) -> None:
    """Announce once it answers; stay until asked to stop, and then stop all."""
    try:
        if _wacht_tot_op_gang(adres, kinderen, stop):
            kondig_aan()
        while not stop.wait(POLS_SECONDEN):
            _eis_levend(kinderen)
    finally:
        stop_kinderen(kinderen)
    typer.echo("Waakvlam is gestopt.")


def zet_django_op(*, ook_leeg: bool = False) -> None:
    """Read the settings, and keep erased what was erased. Raises `Waakvlamfout` with the remedy for what is wrong.

    `ook_leeg`: for what makes the tables itself; anything else wants them to be there, and to be those of this program.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waakvlam.config.settings")
    import django  # noqa: PLC0415
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    try:
        django.setup()
    except ImproperlyConfigured as fout:
        raise Waakvlamfout(str(fout)) from fout
    from django.db import Error  # noqa: PLC0415

    from waakvlam.dossiers.api import pas_wislijst_toe  # noqa: PLC0415
    from waakvlam.reservekopie.api import niet_gedaan  # noqa: PLC0415

    try:
        achter = not ook_leeg and niet_gedaan()
        if not achter:
            pas_wislijst_toe()
    except Error as fout:
        raise Waakvlamfout("de databank is niet te bereiken; kijk of zij draait en naar de instellingen") from fout
    if achter:
        raise Waakvlamfout("de databank is nog niet klaargezet of bijgewerkt; geef eerst: manage.py migrate")


def eis_opstelling_of_stop() -> None:
    """As `toegang.api.eis_opstelling`, with an error of the command line."""
    from django.core.exceptions import ImproperlyConfigured  # noqa: PLC0415

    from waakvlam.toegang.api import eis_opstelling  # noqa: PLC0415

    try:
        eis_opstelling()
    except ImproperlyConfigured as fout:
        raise Waakvlamfout(str(fout)) from fout


def vrije_poort(eerste: int) -> int:
    """The first port from this one on which nobody listens. Raises `Waakvlamfout` when none is free."""
    for poort in range(eerste, min(eerste + POORTEN, 65536)):
        with socket.socket() as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind((ADRES, poort))
            except OSError:
                continue
        if poort != eerste:
            typer.echo(f"Poort {eerste} is bezet; Waakvlam neemt {poort}.")
        return poort
    raise Waakvlamfout(f"geen vrije poort vanaf {eerste}; geef een andere met --poort")


def _vul(vandaag: date) -> None:
    """Fill an empty store, and show how far that is; tell when what is there was made for an older day."""
    from waakvlam.toegang.api import regios  # noqa: PLC0415
    from waakvlam.voorbeeld.api import AANTAL, voorraad, vul  # noqa: PLC0415

    aanwezig = voorraad()
    if aanwezig is not None:
        if (vandaag - aanwezig.vandaag).days > OUD_DAGEN:
            typer.echo(
                f"De verzonnen dossiers zijn gemaakt op {aanwezig.vandaag:%d-%m-%Y} en blijven staan. "
                "Nieuwe maken, rond vandaag: waakvlam demo --vers"
            )
        return
    kolommen = (TextColumn("Verzonnen dossiers maken"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True)) as voortgang:
        taak = voortgang.add_task("", total=AANTAL)
        vul(vandaag, AANTAL, lambda gedaan: voortgang.update(taak, completed=gedaan))
    typer.echo(f"{AANTAL} verzonnen dossiers staan klaar, uit {len(regios())} regio's.")


def _gooi_weg(data: Path) -> None:
    """Remove the database of an earlier demo. Raises `Waakvlamfout` when it is not surely one of this folder."""
    from django.conf import settings  # noqa: PLC0415

    from waakvlam.voorbeeld.api import MERKTEKEN  # noqa: PLC0415

    databank = settings.DATABASES["default"]
    if not databank["ENGINE"].endswith("sqlite3"):
        raise Waakvlamfout("--vers werkt alleen met de databank in de datamap; maak een andere databank zelf leeg")
    verwijder_databank(Path(str(databank["NAME"])), data / MERKTEKEN)


def verwijder_databank(bestand: Path, merkteken: Path) -> None:
    """Remove a SQLite database that the demo made. Raises `Waakvlamfout` when nothing says that it did."""
    if bestand.exists() and not merkteken.exists():
        raise Waakvlamfout(f"{bestand} is niet door de demo gemaakt; kies een andere map met WAAKVLAM_DATA")
    for pad in (bestand, Path(f"{bestand}-wal"), Path(f"{bestand}-shm"), merkteken):
        pad.unlink(missing_ok=True)


def tot_een_signaal() -> threading.Event:
    """An event that Ctrl-C, TERM and a closed terminal set."""
    stop = threading.Event()

    def zet(_nummer: int, _frame: FrameType | None) -> None:
        stop.set()

    for nummer in SIGNALEN:
        signal.signal(nummer, zet)
    return stop


def _web(poort: int) -> list[str]:
    opties = ["--worker-class", "gthread", "--workers", "1", "--threads", "8", "--graceful-timeout", "2"]
    bind = ["--bind", f"{ADRES}:{poort}", "--no-control-socket", "--log-level", "warning"]
    return [sys.executable, "-m", "gunicorn", *opties, *bind, "waakvlam.config.wsgi"]


def _start(opdracht: list[str]) -> subprocess.Popen[bytes]:
    """A process in a session of its own: Ctrl-C reaches only the demo, which stops it in order."""
    return subprocess.Popen(opdracht, start_new_session=True)  # noqa: S603 - our own programs


def _wacht_tot_op_gang(adres: str, kinderen: list[subprocess.Popen[bytes]], stop: threading.Event) -> bool:
    """Wait for the first answer. False: stopped before it came. Raises `Waakvlamfout` when it takes too long."""
    tot = time.monotonic() + OP_GANG_SECONDEN
    while not stop.is_set():
        _eis_levend(kinderen)
        if _antwoordt(adres):
            return True
        if time.monotonic() > tot:
            raise Waakvlamfout(f"{adres} antwoordt niet; zie de meldingen hierboven")
        stop.wait(POLS_SECONDEN)
    return False


def _antwoordt(adres: str) -> bool:
    try:
        with urlopen(adres, timeout=5):  # noqa: S310 - our own address
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False


def _eis_levend(kinderen: list[subprocess.Popen[bytes]]) -> None:
    for kind, naam in zip(kinderen, ("de webserver", "de werker"), strict=False):
        if kind.poll() is not None:
            raise Waakvlamfout(f"{naam} is gestopt (uitgang {kind.returncode}); zie de meldingen hierboven")


def stop_kinderen(kinderen: list[subprocess.Popen[bytes]]) -> None:
    """Ask each to stop, and end what does not within its time."""
    for kind in kinderen:
        if kind.poll() is None:
            kind.terminate()
    tot = time.monotonic() + STOP_SECONDEN
    for kind in kinderen:
        try:
            kind.wait(max(0.0, tot - time.monotonic()))
        except subprocess.TimeoutExpired:
            kind.kill()
            kind.wait()


def _kondig_aan(adres: str) -> None:
    from waakvlam.toegang.api import PERSONAS, regios  # noqa: PLC0415

    typer.echo(f"\nWaakvlam draait op {adres}\nAlle dossiers en mensen zijn verzonnen. U kunt zijn, per regio:")
    for regio in regios():
        typer.echo(f"\n{regio}")
        for lezer in (p.lezer for p in PERSONAS.values() if p.regio == regio):
            typer.echo(f"  {lezer.naam:<18} {lezer.functie}, {lezer.organisatienaam}")
    typer.echo("\nStop met Ctrl-C.\n")
