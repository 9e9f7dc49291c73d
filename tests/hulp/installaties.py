"""Empty installations, each with a data folder and a database of its own, and commands that run as new processes."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

ROOT = Path(__file__).resolve().parents[2]
OPDRACHT = "from waakvlam.cli import main; main()"
_nummers = count()


@dataclass(frozen=True)
class Installatie:
    """What its processes find in their environment."""

    omgeving: dict[str, str]

    def waakvlam(self, *delen: object, **anders: str) -> subprocess.CompletedProcess[str]:
        """The command, as a process of its own."""
        return self.python(OPDRACHT, *delen, **anders)

    def python(self, tekst: str, *delen: object, **anders: str) -> subprocess.CompletedProcess[str]:
        """A program, as a process of its own."""
        return subprocess.run(
            [sys.executable, "-c", tekst, *map(str, delen)],
            env=self.omgeving | anders,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )


@contextmanager
def lege_databank(server: str) -> Iterator[str]:
    """A database on this server, by its address; gone afterwards."""
    wie = {naam: str(waarde) for naam, waarde in conninfo_to_dict(server).items() if naam != "dbname"}
    naam = f"proef_{os.getpid()}_{next(_nummers)}"
    with psycopg.connect(dbname="postgres", autocommit=True, **wie) as verbinding:  # type: ignore[arg-type]
        verbinding.execute(f"CREATE DATABASE {naam}".encode())
        try:
            gebruiker = f"{quote(wie['user'])}:{quote(wie.get('password', ''))}"
            opties = "&".join(f"{deel}={quote(wie[deel], safe='')}" for deel in ("host", "port") if wie.get(deel))
            yield f"postgresql://{gebruiker}@/{naam}?{opties}"
        finally:
            verbinding.execute(f"DROP DATABASE {naam} WITH (FORCE)".encode())


@pytest.fixture
def nieuwe_installatie(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., Installatie]]:
    """Makes one on the kind of database that the tests run on, or with `op` on another: sqlite or postgresql."""
    with ExitStack() as opruimen:

        def maak(op: str = connection.vendor, **anders: str) -> Installatie:
            data = tmp_path / f"installatie-{next(_nummers)}"
            data.mkdir()
            omgeving = {n: w for n, w in os.environ.items() if n != "WAAKVLAM_DATABASE_URL"}
            omgeving |= {"WAAKVLAM_DATA": str(data), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
            if op == "postgresql":
                server = request.getfixturevalue("postgres_dsn")
                omgeving["WAAKVLAM_DATABASE_URL"] = opruimen.enter_context(lege_databank(server))
            return Installatie(omgeving | anders)

        yield maak
