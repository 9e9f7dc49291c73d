"""A process that is killed while it records: what was acknowledged is there, what was not is not there at all."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

from tests.integratie.conftest import ROOT

pytestmark = [pytest.mark.opslag, pytest.mark.traag, pytest.mark.stroomuitval]

KEREN = os.environ.get("WAAKVLAM_OMVANG", "30")
NAAM = "stroomuitval"


@pytest.fixture
def eigen_databank(tmp_path) -> Iterator[dict[str, str]]:
    """The environment of an installation of its own: a file, or a database on the server of the tests."""
    omgeving = os.environ | {"WAAKVLAM_DATA": str(tmp_path), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    if connection.vendor != "postgresql":
        yield omgeving
        return
    s = connection.settings_dict
    naam = f"{NAAM}_{os.getpid()}"
    wie = {"host": s["HOST"], "user": s["USER"], "password": s["PASSWORD"], "port": s["PORT"] or None}
    with psycopg.connect(dbname="postgres", autocommit=True, **wie) as server:
        server.execute(f"CREATE DATABASE {naam}")
        try:
            adres = f"postgresql://{quote(s['USER'])}:{quote(s['PASSWORD'])}@/{naam}?host={quote(s['HOST'], safe='')}"
            yield omgeving | {"WAAKVLAM_DATABASE_URL": adres + (f"&port={s['PORT']}" if s["PORT"] else "")}
        finally:
            server.execute(f"DROP DATABASE {naam} WITH (FORCE)")


def test_killed_at_any_moment_nothing_is_lost_and_nothing_is_half_there(eigen_databank):
    zaad = os.environ.get("WAAKVLAM_ZAAD") or secrets.token_hex(4)
    opdracht = [sys.executable, "-m", "tests.hulp.stroomuitval", KEREN, zaad]
    klaar = subprocess.run(opdracht, cwd=ROOT, env=eigen_databank, capture_output=True, text=True, check=False)
    print(klaar.stdout)
    assert klaar.returncode == 0, f"WAAKVLAM_ZAAD={zaad}\n{klaar.stdout}{klaar.stderr}"
    assert klaar.stdout.strip() == f"zaad {zaad}: {KEREN} keer"
