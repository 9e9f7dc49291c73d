"""Times, and the table in which they are printed."""

import os
import time
from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple


class Stand(NamedTuple):
    """Percentiles in milliseconds."""

    aantal: int
    p50: float
    p95: float
    p99: float


def zet_klaar(data: str, adres: str | None = None) -> None:
    """Read the settings of a trial in this folder, or in this database."""
    os.environ.update(DJANGO_SETTINGS_MODULE="waakvlam.config.settings", WAAKVLAM_DEMO="1", WAAKVLAM_DATA=data)
    if adres:
        os.environ["WAAKVLAM_DATABASE_URL"] = adres
    import django

    django.setup()


def duur(werk: Callable[[], object]) -> float:
    """Milliseconds."""
    begin = time.perf_counter()
    werk()
    return (time.perf_counter() - begin) * 1000


def stand(tijden: Sequence[float]) -> Stand:
    """The percentiles of at least two times."""
    delen = quantiles(tijden, n=100, method="inclusive")
    return Stand(len(tijden), delen[49], delen[94], delen[98])


def rekentijd() -> float:
    """Milliseconds that processors spent until now on this process and on the database's work for its connections.

    Unlike the time that passes this hardly grows on a machine that is busy with something else. Only on Linux; NaN
    elsewhere.
    """
    from django.db import connection

    ids: list[object] = ["self"]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
            ids += [pid for (pid,) in cursor.fetchall()]
    try:
        return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in ids) / 1e6
    except FileNotFoundError:
        return nan


def kop(vergeleken: str, rest: str = "") -> None:
    print(f"\n{'wat':<84}{'aantal':>8}{'p50':>9}{'p95':>9}{'p99':>9}{vergeleken:>14}  {rest}")


def toon(wat: str, s: Stand, verhouding: float, rest: str = "") -> None:
    print(f"{wat:<84}{s.aantal:>8}{s.p50:>9.2f}{s.p95:>9.2f}{s.p99:>9.2f}{verhouding:>14.2f}  {rest}", flush=True)
