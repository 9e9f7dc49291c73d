"""`python -m bench.opslag`: append under load, and pages as the store grows. Nothing is asserted on time; ratios count.

In a SQLite of its own, with `--postgres` in a PostgreSQL of its own that writes through to disk (fsync on), or in the
database that WAAKVLAM_DATABASE_URL names. With `--map` a SQLite stays in that folder. A store with dossiers is filled
on from there, and smaller sizes are left out. For the sizes of the aims see `docs/how-to/bewijzen-en-meten.md`.
"""

import argparse
import os
import sys
import tempfile
import time
from contextlib import nullcontext

from bench.opslag.meten import Groei, Stand, zet_klaar

OP_SCHIJF = ("shared_buffers=512MB", "max_wal_size=4GB", "max_connections=60", "log_min_messages=fatal")


def getallen(tekst: str) -> list[int]:
    return sorted(int(deel) for deel in tekst.split(",") if deel)


def lees(argumenten: list[str]) -> argparse.Namespace:
    keuzes = argparse.ArgumentParser(prog="python -m bench.opslag")
    keuzes.add_argument("--postgres", action="store_true", help="in een PostgreSQL van zichzelf, met fsync")
    keuzes.add_argument("--feiten", type=getallen, default="1000,5000", help="groottes om in toe te voegen")
    keuzes.add_argument("--dossiers", type=getallen, default="100,1000", help="groottes om bladen in te lezen")
    keuzes.add_argument("--rijen", type=getallen, default="1000,20000", help="groottes van de lijst van een lezer")
    keuzes.add_argument("--schrijvers", type=int, default=8)
    keuzes.add_argument("--seconden", type=float, default=4, help="per grootte")
    keuzes.add_argument("--feiten-per-dossier", type=int, default=40)
    keuzes.add_argument("--processen", type=int, default=2, help="om te vullen")
    keuzes.add_argument("--map", help="bewaar de opslag hier, en ga verder met wat er staat (SQLite)")
    return keuzes.parse_args(argumenten)


def main() -> None:
    opties = lees(sys.argv[1:])
    from tests.hulp.postgres import server

    databank = server(vaart=OP_SCHIJF) if opties.postgres else nullcontext(None)
    plek = nullcontext(opties.map) if opties.map else tempfile.TemporaryDirectory(prefix="waakvlam-bench-")
    with plek as map_, databank as adres:
        zet_klaar(map_, adres)
        os.environ["WAAKVLAM_DATA"] = map_
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        try:
            _meet(opties)
        finally:
            connections.close_all()


def _meet(opties: argparse.Namespace) -> None:
    from django.db import connection

    from bench.opslag import bladen, lijst, toevoegen
    from bench.opslag.vullen import Vuller, aantal_dossiers
    from waakvlam.dossiers.deur import werkdeur
    from waakvlam.dossiers.models import Gebeurtenis

    per_feit, stonden_er = opties.feiten_per_dossier, aantal_dossiers()
    print(f"{connection.vendor}, hoogstens {per_feit} feiten per dossier; tijden in ms")
    toevoegen.maak_tabel()
    vuller, kleinste, groei = Vuller(per_feit, opties.processen), dict[str, Stand](), Groei()
    stappen = [(-(-feiten // per_feit), "feiten") for feiten in opties.feiten]
    stappen += [(dossiers, "dossiers") for dossiers in opties.dossiers]
    for dossiers, soort in sorted(stappen):
        if dossiers < stonden_er:
            print(f"\n{dossiers} dossiers overgeslagen: er stonden er al {stonden_er}")
            continue
        begin = time.perf_counter()
        vuller.tot(dossiers)
        connection.close()
        with werkdeur():
            feiten, er_zijn = Gebeurtenis.objects.count(), aantal_dossiers()
        print(f"\n{er_zijn} dossiers, {feiten} feiten; bijvullen duurde {time.perf_counter() - begin:.0f} s")
        if soort == "dossiers":
            bladen.meet(groei)
        else:
            toevoegen.meet(opties.schrijvers, opties.seconden, kleinste)
    lijst.meet(opties.rijen, groei)
    if groei.per_blad:
        groei.besluit()


if __name__ == "__main__":
    main()
