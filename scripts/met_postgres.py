#!/usr/bin/env python3
"""Runs a command with a temporary PostgreSQL behind it: `met_postgres.py -- pytest -m opslag`.

The command finds the database in WAAKVLAM_DATABASE_URL. Where no server can be had, the command is skipped with one
loud line, or refused when WAAKVLAM_EIS_POSTGRES=1.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.hulp.postgres import GeenPostgres, server


@contextmanager
def databank() -> Iterator[str]:
    """The given server, or one made for the occasion."""
    if gegeven := os.environ.get("WAAKVLAM_TEST_POSTGRES"):
        yield gegeven
    else:
        with server() as dsn:
            yield dsn


def main(argumenten: list[str]) -> int:
    """Run the command; its exit code is ours."""
    opdracht = argumenten[1:] if argumenten[:1] == ["--"] else argumenten
    if not opdracht:
        print("Gebruik: met_postgres.py -- OPDRACHT", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with databank() as dsn:
            omgeving = {**os.environ, "WAAKVLAM_DATABASE_URL": dsn, "WAAKVLAM_TEST_POSTGRES": dsn}
            return subprocess.run(opdracht, env=omgeving, check=False).returncode
    except GeenPostgres as fout:
        if os.environ.get("WAAKVLAM_EIS_POSTGRES") == "1":
            print(f"FOUT: WAAKVLAM_EIS_POSTGRES=1, maar: {fout}", file=sys.stderr)
            return 1
        print(f"!!! GEEN POSTGRESQL: overgeslagen: {' '.join(opdracht)}. {fout} !!!", file=sys.stderr)
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
