"""Times, and the table in which they are printed."""

import os
import time
from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

WARM = 5
KEREN = 60


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


def kop(*kolommen: str) -> None:
    print(f"\n{'wat':<84}{'aantal':>8}{'p50':>9}{'p95':>9}{'p99':>9}" + "".join(f"{kolom:>16}" for kolom in kolommen))


def toon(wat: str, s: Stand, *kolommen: str) -> None:
    rest = "".join(f"{kolom:>16}" for kolom in kolommen)
    print(f"{wat:<84}{s.aantal:>8}{s.p50:>9.2f}{s.p95:>9.2f}{s.p99:>9.2f}{rest}", flush=True)


class Meting(NamedTuple):
    """What one page takes in one size: times, processor time in milliseconds, and the least and most questions."""

    stand: Stand
    reken: float
    vragen: tuple[int, int]


class Groei:
    """Prints each measurement beside that of the smallest size, and at the end the worst of all of them."""

    def __init__(self) -> None:
        self.per_blad: dict[str, list[Meting]] = {}

    @staticmethod
    def kop() -> None:
        kop("p95 x kleinste", "reken", "reken x", "vragen")

    def meet(self, wat: str, blad: str, haal: Callable[[str], object], adressen: Sequence[str]) -> None:
        """Fetch these addresses in turn, warmed up first. `blad`: the name of the page, the same in each size."""
        for adres in adressen[:WARM]:
            haal(adres)
        begin = rekentijd()
        s = stand([duur(lambda a=adres: haal(a)) for adres in adressen])
        reken = (rekentijd() - begin) / len(adressen)
        vragen = [aantal_vragen(lambda a=adres: haal(a)) for adres in adressen[:WARM]]
        nu = Meting(s, reken, (min(vragen), max(vragen)))
        eerste = self.per_blad.setdefault(blad, [nu])[0]
        self.per_blad[blad].append(nu)
        groei = (f"{s.p95 / eerste.stand.p95:.2f}", f"{reken:.1f}", f"{reken / eerste.reken:.2f}")
        toon(wat, s, *groei, "-".join(map(str, dict.fromkeys(nu.vragen))))

    def besluit(self) -> None:
        """The worst of all pages, against the aims."""
        p95, welke = max((m.stand.p95, blad) for blad, reeks in self.per_blad.items() for m in reeks)
        print(f"\nhoogste p95: {p95:.1f} ms ({welke}); het doel is onder 50 op PostgreSQL")
        for naam, deel in (("p95", lambda m: m.stand.p95), ("rekentijd", lambda m: m.reken)):
            keer, welke = max((deel(m) / deel(reeks[0]), blad) for blad, reeks in self.per_blad.items() for m in reeks)
            print(f"hoogste groei van {naam}: {keer:.2f} x ({welke}); het doel is hoogstens 1,5")
        meer = [blad for blad, reeks in self.per_blad.items() if any(m.vragen[1] > reeks[0].vragen[1] for m in reeks)]
        print(f"meer vragen dan in de kleinste: {', '.join(meer) or 'geen enkel blad'}")


def aantal_vragen(werk: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as gesteld:
        werk()
    return len(gesteld)
