"""`python -m bench.keten`: verify a store of many facts; ratios against hashing as many bytes, and only reading.

A throwaway store: a SQLite of its own, or the empty database that WAAKVLAM_DATABASE_URL names. WAAKVLAM_OMVANG sets the
number of facts (default 100,000; the aim is a million in minutes). Facts are written in bulk with real hashes; their
content is as long as that of real ones and cannot be read.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

AANTAL = int(os.environ.get("WAAKVLAM_OMVANG", "100000"))
PER_DOSSIER = 60
PER_DAG = 500
"""Dossiers that grow on a day, and so the lines of a head."""
INHOUD = b"x" * 160
PER_KEER = 6000
BEGIN = datetime(2026, 1, 1, 9, tzinfo=UTC)


def klaarzetten(map_: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waakvlam.config.settings")
    os.environ.update(WAAKVLAM_DEMO="1", WAAKVLAM_DATA=map_)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def duur(werk: Callable[[], object]) -> float:
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin


def nieuwe_feiten() -> Iterator:
    """The facts of every dossier in turn, chained."""
    from waakvlam.dossiers.keten import bereken_hash
    from waakvlam.dossiers.models import Dossier, Gebeurtenis

    for d in range(AANTAL // PER_DOSSIER):
        nummer = f"BNC-2026-{d:011d}"
        dossier = Dossier.objects.create(
            nummer=nummer, afsprakenset="bench", aangemaakt_op=BEGIN, volgnummer=PER_DOSSIER, gegevens=INHOUD
        )
        vorige = ""
        for n in range(1, PER_DOSSIER + 1):
            feit = Gebeurtenis(
                dossier=dossier, volgnummer=n, type="huisbezoek_gehouden", op=date(2026, 1, 1) + timedelta(days=n),
                vastgelegd_op=BEGIN + timedelta(days=n), account="bench", organisatie="zorg-a", rol="zorgaanbieder",
                door="zorgaanbieder", inhoud=INHOUD, vorige_hash=vorige,
            )  # fmt: skip
            feit.hash = vorige = bereken_hash(nummer, feit)
            yield feit


def vul() -> None:
    from django.db import transaction

    from waakvlam.dossiers.models import Gebeurtenis

    feiten = nieuwe_feiten()
    while True:
        with transaction.atomic():
            reeks = list(islice(feiten, PER_KEER))
            if not reeks:
                return
            Gebeurtenis.objects.bulk_create(reeks, batch_size=1000)


def teken() -> int:
    """Heads of days on which some hundreds of dossiers grew. Gives how many lines they have."""
    from django.db.models import F

    from waakvlam.dossiers.dagkoppen import maak_dagkop
    from waakvlam.dossiers.models import Dagkopregel, Dossier

    dag = date(2026, 1, 1)
    alle = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))
    Dossier.objects.update(getekend_tot=F("volgnummer"))
    for begin in range(0, len(alle), PER_DAG):
        dag += timedelta(days=1)
        Dossier.objects.filter(pk__in=alle[begin : begin + PER_DAG]).update(getekend_tot=0)
        maak_dagkop(dag)
    return Dagkopregel.objects.count()


def alleen_lezen() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM dossiers_gebeurtenis ORDER BY dossier_id, volgnummer")
        while cursor.fetchmany(2000):
            pass


def alleen_sha256() -> None:
    bytes_ = INHOUD.hex().encode() + b"x" * 360
    for _ in range(AANTAL):
        hashlib.sha256(bytes_).hexdigest()


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="waakvlam-bench-") as map_:
        klaarzetten(map_)
        from django.db import connection

        from waakvlam.dossiers.api import Controle, controleer_keten

        vullen = duur(vul)
        regels = teken()
        feiten = AANTAL // PER_DOSSIER * PER_DOSSIER
        print(f"{connection.vendor}, {feiten} feiten, {regels} regels in dagkoppen; vullen {vullen:.0f} s\n")
        uitkomsten: list[object] = []
        basis = duur(alleen_sha256)
        print(f"{'wat':<46}{'s':>9}{'per s':>12}{'x sha256':>11}")
        for naam, werk in (
            ("sha256 over evenveel bytes", None),
            ("alle rijen lezen", alleen_lezen),
            ("ketens controleren", lambda: uitkomsten.append(controleer_keten())),
            ("alles controleren, met dagkoppen", lambda: uitkomsten.append(Controle().eerste_breuk())),
        ):
            tijd = duur(werk) if werk else basis
            print(f"{naam:<46}{tijd:>9.2f}{feiten / tijd:>12.0f}{tijd / basis:>11.1f}", flush=True)
        if uitkomsten != [None, None]:
            raise SystemExit(f"niet heel: {uitkomsten}")


if __name__ == "__main__":
    main()
