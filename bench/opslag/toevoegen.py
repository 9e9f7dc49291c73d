"""Append under load: so many writers at once, each also reading the list and the dossier that it writes in."""

import os
import time
from itertools import islice
from multiprocessing import get_context

from bench.opslag.meten import Stand, duur, kop, stand, toon, zet_klaar

SOORTEN = ("feit vastleggen en herbeoordelen", "dossier lezen en beoordelen", "bladzijde van de werkvoorraad")
KAAL = "een rij toevoegen, kaal"
FEIT = "huisbezoek_gehouden"


def meet(schrijvers: int, seconden: float, kleinste: dict[str, Stand]) -> None:
    """Bare inserts and then the store, both with all writers at once; with the ratio to those and to the smallest.

    Fills `kleinste` the first time.
    """
    print(f"\n{schrijvers} schrijvers tegelijk", end="")
    kop("p50 x kaal", "p50 x kleinste", "p95 x kleinste")
    with get_context("spawn").Pool(schrijvers) as pool:
        kale = [t for deel in pool.starmap(_kaal, [(n, seconden / 4) for n in range(schrijvers)]) for t in deel]
        delen = pool.starmap(_schrijf, [(n, schrijvers, seconden) for n in range(schrijvers)])
    reeksen = {KAAL: kale} | {soort: [t for deel, _ in delen for t in deel[n]] for n, soort in enumerate(SOORTEN)}
    basis = stand(kale)
    for soort, tijden in reeksen.items():
        s = stand(tijden)
        eerste = kleinste.setdefault(soort, s)
        toon(soort, s, f"{s.p50 / basis.p50:.2f}", f"{s.p50 / eerste.p50:.2f}", f"{s.p95 / eerste.p95:.2f}")
    print(f"{'geweigerd (geen partij meer, niet toegestaan)':<84}{sum(weg for _, weg in delen):>8}")


def maak_tabel() -> None:
    from django.db import connection

    soort = "bigserial" if connection.vendor == "postgresql" else "integer"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS bench_kaal (id {soort} PRIMARY KEY, inhoud text)")


def _kaal(_nummer: int, seconden: float) -> list[float]:
    from django.db import connection, transaction

    def voeg_toe() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_kaal (inhoud) VALUES (%s)", ["x" * 400])

    tijden, einde = [duur(voeg_toe)], time.perf_counter() + seconden
    while time.perf_counter() < einde:
        tijden.append(duur(voeg_toe))
    return tijden[1:]


def _schrijf(nummer: int, schrijvers: int, seconden: float) -> tuple[list[list[float]], int]:
    """The times per kind of one writer in dossiers of its own, and how often the agreements refused."""
    from waakvlam import klok
    from waakvlam.dossiers.api import Vastlegfout, Vastlegging, dossierbeeld, leg_vast, werkvoorraad

    for dossier, lezer in islice(_dossiers(nummer, schrijvers), 1):  # The first reads the agreements.
        dossierbeeld(lezer, dossier)
        werkvoorraad(lezer)
    tijden: list[list[float]] = [[], [], []]
    geweigerd, einde = 0, time.perf_counter() + seconden
    while time.perf_counter() < einde:
        for dossier, lezer in _dossiers(nummer, schrijvers):
            feit = Vastlegging(FEIT, klok.vandaag(), velden={"alle_ruimten_gezien": True})
            beeld = dossierbeeld(lezer, dossier)
            try:
                tijden[0].append(duur(lambda d=dossier, le=lezer, b=beeld, f=feit: leg_vast(le, d, f, b.stand)))
            except Vastlegfout:
                geweigerd += 1
            tijden[1].append(duur(lambda d=dossier, le=lezer: dossierbeeld(le, d)))
            tijden[2].append(duur(lambda le=lezer: werkvoorraad(le)))
            if time.perf_counter() > einde:
                break
    return tijden, geweigerd


def _dossiers(nummer: int, schrijvers: int):
    """Some of the dossiers of this writer, spread over the store, with who works on them."""
    from waakvlam.dossiers.deur import werkdeur
    from waakvlam.dossiers.models import Behandelaar
    from waakvlam.toegang.api import Lezer

    rijen = Behandelaar.objects.filter(rol="zorgaanbieder", dossier__afsprakenset__startswith="amsterdam")
    with werkdeur():
        aantal = rijen.count()
        stap = max(1, aantal // (40 * schrijvers))
        gekozen = list(rijen.order_by("pk").select_related("dossier")[nummer * stap : aantal : stap * schrijvers])
    return [
        (r.dossier.nummer, Lezer(r.account, "", r.organisatie, r.organisatie, r.rol, "", "Amsterdam")) for r in gekozen
    ]


zet_klaar(os.environ["WAAKVLAM_DATA"])
