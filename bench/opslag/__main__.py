"""`python -m bench.opslag`: append a fact and re-evaluate through the store; ratios against one bare insert.

Lifelike dossiers of the demo in a SQLite of its own, or in the database that WAAKVLAM_DATABASE_URL names.
"""

import os
import tempfile
import time
from collections.abc import Callable
from statistics import median, quantiles

DOEL_MS = 10
OMTREK = (50, 70)
AANTAL = int(os.environ.get("WAAKVLAM_OMVANG", "72"))
KEREN = 5


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
    return (time.perf_counter() - begin) * 1000


def toon(naam: str, tijden: list[float], basis: float) -> None:
    p95 = quantiles(tijden, n=20)[-1]
    print(f"{naam:<46}{median(tijden):>9.2f}{p95:>9.2f}{median(tijden) / basis:>12.1f}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="waakvlam-bench-") as map_:
        klaarzetten(map_)
        from django.db import connection, transaction

        from waakvlam import klok
        from waakvlam.dossiers.api import Vastlegging, dossierbeeld, leg_vast, tellingen, werkvoorraad
        from waakvlam.toegang.api import PERSONAS
        from waakvlam.voorbeeld.maken import dossiers
        from waakvlam.voorbeeld.vullen import bewaar, lezers_van

        vandaag = klok.vandaag()
        gekozen = [d for d in dossiers(vandaag, AANTAL) if OMTREK[0] <= len(d.feiten) <= OMTREK[1]]
        bewaard = [(bewaar(d), lezers_van(d)["zorgaanbieder"]) for d in gekozen]
        with connection.cursor() as cursor:
            cursor.execute("create table bench_kaal (id integer primary key, inhoud text)")

        def kaal() -> None:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("insert into bench_kaal (inhoud) values (%s)", ["x" * 400])

        kale = [duur(kaal) for _ in range(200)]
        basis = median(kale)
        toevoegen, lezen = [], []
        for nummer, lezer in bewaard:
            for _ in range(KEREN):
                stand = dossierbeeld(lezer, nummer).stand
                notitie = Vastlegging("huisbezoek_gehouden", vandaag, velden={"alle_ruimten_gezien": True})
                toevoegen.append(duur(lambda n=nummer, le=lezer, no=notitie, s=stand: leg_vast(le, n, no, s)))
                lezen.append(duur(lambda n=nummer, le=lezer: dossierbeeld(le, n)))
        noor = PERSONAS["noor"].lezer
        lijst = [duur(lambda: werkvoorraad(noor)) for _ in range(50)]
        tel = [duur(lambda: tellingen(noor)) for _ in range(50)]
        feiten = [len(d.feiten) for d in gekozen]
        print(f"{connection.vendor}, {len(gekozen)} dossiers van {min(feiten)} tot {max(feiten)} feiten\n")
        print(f"{'wat':<46}{'ms':>9}{'ms p95':>9}{'x kaal':>12}")
        toon("een rij toevoegen, kaal", kale, basis)
        toon(f"feit vastleggen en herbeoordelen (doel {DOEL_MS} ms)", toevoegen, basis)
        toon("dossier lezen en beoordelen", lezen, basis)
        toon("bladzijde van de werkvoorraad", lijst, basis)
        toon("tellingen van de werkvoorraad", tel, basis)


if __name__ == "__main__":
    main()
