"""`python -m bench.kern`: dossiers per second, cost against facts and norms, memory; ratios against `recht_toe`.

One core, the whole set, the invented caseload of the demo (fixed seed and day). WAAKVLAM_OMVANG sets the number of
dossiers.
"""

import cProfile
import os
import pstats
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import mean, median

from bench.kern import recht_toe
from waakvlam.bron.api import bronset
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.gebeurtenis import Gebeurtenis
from waakvlam.kern.overgang import Versie
from waakvlam.kern.uitleg import Uitlegger
from waakvlam.voorbeeld.maken import dossiers

VANDAAG = date(2026, 11, 2)
AANTAL = int(os.environ.get("WAAKVLAM_OMVANG", "72"))
DOEL_PER_SECONDE = 5000
OMTREK = (40, 80)
"""Dossiers of about 60 facts are measured; all are compared with the baseline."""
Dossier = tuple[object, Sequence[Gebeurtenis]]


def meet(werk: Callable[[], object], seconden: float = 0.6, rondes: int = 5) -> float:
    """Seconds per call: the median of some rounds, each as many calls as fit."""
    werk()
    tijden = []
    for _ in range(rondes):
        keren, begin = 0, time.perf_counter()
        while time.perf_counter() - begin < seconden / rondes:
            werk()
            keren += 1
        tijden.append((time.perf_counter() - begin) / keren)
    return median(tijden)


def beoordeling(versies: Sequence[Versie], dossier: Dossier) -> Beoordeling:
    gegevens, feiten = dossier
    return Beoordeling(versies, feiten, VANDAAG, gegevens=gegevens)


def elk(dossiers: Sequence[Dossier], werk: Callable[[Dossier], object]) -> Callable[[], object]:
    def allemaal() -> None:
        for dossier in dossiers:
            werk(dossier)

    return allemaal


def recht(versies: Sequence[Versie], dossier: Dossier) -> list[recht_toe.Rij]:
    b = beoordeling(versies, dossier)
    return recht_toe.termijnen(b.rekenset, b.feiten)


def zelfde_antwoord(versies: Sequence[Versie], caseload: Sequence[Dossier]) -> int:
    """The baseline and the core must agree row by row, or the ratios mean nothing. Returns the number of terms."""
    totaal = 0
    for dossier in caseload:
        b = beoordeling(versies, dossier)
        kern = [
            (t.clausule, t.uiterlijk, str(t.status), t.aanleiding.id, t.vervuld_door.id if t.vervuld_door else None)
            for t in b.termijnen
        ]
        recht = recht_toe.termijnen(b.rekenset, b.feiten)
        if sorted(map(str, kern)) != sorted(map(str, recht)):
            verschil = set(map(str, kern)) ^ set(map(str, recht))
            sys.exit(f"kern en recht_toe verschillen: {sorted(verschil)[:4]}")
        totaal += len(kern)
    return totaal


def snelheid(versies: Sequence[Versie], caseload: Sequence[Dossier]) -> bool:
    """Prints what each kind of answer costs. Returns whether the terms alone reach the aim."""
    n = len(caseload)
    basis = meet(elk(caseload, lambda d: recht(versies, d)))
    werk: dict[str, Callable[[Dossier], object]] = {
        "alle termijnen, uitleg op aanvraag": lambda d: beoordeling(versies, d).termijnen,
        "+ alle besluiten": lambda d: (b := beoordeling(versies, d)).termijnen and b.besluiten,
        "+ alle handelingen van een rol": lambda d: [
            (b := beoordeling(versies, d)).termijnen,
            *(b.handeling(t, "zorgaanbieder") for t in b.rekenset.handelingen),
        ],
        "+ zicht van een rol op alles": lambda d: [
            (b := beoordeling(versies, d)).termijnen,
            *(b.zichtbaar("woningcorporatie", c) for c in b.rekenset.categorieen),
        ],
        "+ volledige uitleg van alle termijnen": lambda d: [
            (u := Uitlegger(b := beoordeling(versies, d))),
            *(u.term(t) for t in b.termijnen),
        ],
    }
    print(f"{'wat':<42}{'dossiers/s':>12}{'x recht_toe':>13}")
    print(f"{'recht_toe: elke norm tegen elk feit':<42}{n / basis:>12,.0f}{1:>13.1f}")
    gehaald = {}
    for naam, doen in werk.items():
        tijd = meet(elk(caseload, doen))
        gehaald[naam] = n / tijd
        doel = "" if len(gehaald) > 1 else f"   (doel {DOEL_PER_SECONDE:,})"
        print(f"{naam:<42}{n / tijd:>12,.0f}{basis / tijd:>13.1f}{doel}")
    return max(gehaald.values()) >= DOEL_PER_SECONDE


def profiel(versies: Sequence[Versie], caseload: Sequence[Dossier], keren: int = 20, regels: int = 10) -> None:
    """Where the time of all terms goes: own time per function, as a share of the whole."""
    meting = cProfile.Profile()
    for _ in range(keren):
        meting.runcall(elk(caseload, partial(_termijnen, versies)))
    kosten = pstats.Stats(meting).get_stats_profile()
    print("\ndoel niet gehaald; eigen tijd per functie")
    duurste = sorted(kosten.func_profiles.items(), key=lambda f: -f[1].tottime)[:regels]
    for naam, functie in duurste:
        plek = Path(functie.file_name).stem if functie.file_name != "~" else "python"
        print(f"{plek + '.' + naam:<60}{functie.tottime / kosten.total_tt:>7.0%}")


def lang(n: int) -> Dossier:
    """A dossier with n facts: years of visits and rent, and now and then a complaint with its handling."""
    start = VANDAAG - timedelta(days=7 * n // 2)
    soorten = [
        ("huisbezoek_gehouden", {}),
        ("huur_ontvangen", {"maand": "2026-01"}),
        ("overlast_gemeld", {"bij": "zorgaanbieder"}),
        ("melder_benaderd", {}),
    ]
    feiten = [Gebeurtenis("f0", "intermediaire_verhuur_gestart", start, "zorgaanbieder", start, 0)]
    for i in range(1, n):
        soort, velden = soorten[i % len(soorten)]
        op = start + timedelta(days=7 * i // 2)
        feiten.append(Gebeurtenis(f"f{i}", soort, op, "zorgaanbieder", op, i, None, f"m{i // 8}", velden))
    return None, feiten


def lineair(versies: Sequence[Versie]) -> None:
    print(f"\n{'feiten':<10}{'us/feit':>10}{'x bij 100':>12}{'recht_toe us/feit':>20}{'x bij 100':>12}")
    maten = (10, 30, 100, 300, 1000)
    kern = {n: meet(elk([lang(n)], lambda d: beoordeling(versies, d).termijnen)) / n for n in maten}
    basis = {n: meet(elk([lang(n)], lambda d: recht(versies, d)), 0.3) / n for n in maten}
    for n in maten:
        snel = f"{kern[n] * 1e6:>10.1f}{kern[n] / kern[100]:>12.2f}"
        print(f"{n:<10}{snel}{basis[n] * 1e6:>20.1f}{basis[n] / basis[100]:>12.2f}")


def met_normen(rekenset: Rekenset, factor: float) -> Rekenset:
    """The set with a part of its norms, or with unused copies on event types that do not occur."""
    normen = list(rekenset.afspraken.normen)
    if factor <= 1:
        gekozen = normen[: int(len(normen) * factor)]
    else:
        nooit = [n for n in normen if n.clausule.startswith("AMS26-B4")]
        gekozen = normen + nooit * int((factor - 1) * len(normen) / len(nooit))
    afspraken = rekenset.afspraken.model_copy(update={"normen": gekozen})
    return compileer(afspraken, rekenset.taal, rekenset.kalender)


def _termijnen(versies: Sequence[Versie], dossier: Dossier) -> object:
    return beoordeling(versies, dossier).termijnen


def normen(rekenset: Rekenset, caseload: Sequence[Dossier]) -> None:
    gewoon = [d for d in caseload if not any(f.type == "huurcontract_omgeklapt" for f in d[1])]
    print(f"\n{'normen':<10}{'us/dossier':>12}{'x alle normen':>15}   (boven 1x: normen op feiten die niet voorkomen)")
    tijden = {}
    for factor in (0.25, 0.5, 1, 2, 4):
        klein = met_normen(rekenset, factor)
        tijd = meet(elk(gewoon, partial(_termijnen, (Versie(klein),))))
        tijden[factor] = len(klein.afspraken.normen), tijd / len(gewoon)
    for aantal, tijd in tijden.values():
        print(f"{aantal:<10}{tijd * 1e6:>12.0f}{tijd / tijden[1][1]:>15.2f}")


def geheugen(versies: Sequence[Versie], caseload: Sequence[Dossier]) -> None:
    tracemalloc.start()
    voor = tracemalloc.get_traced_memory()[0]
    bewaard = [beoordeling(versies, d) for d in caseload]
    aantal = sum(len(b.termijnen) for b in bewaard)
    na = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"\ngeheugen: {(na - voor) / len(caseload) / 1024:.0f} KiB per beoordeeld dossier ({aantal} termijnen samen)")


def main() -> None:
    rekenset = bronset("amsterdam-2026").rekenset
    versies = (Versie(rekenset),)
    alle: list[Dossier] = [(d.gegevens, d.gebeurtenissen) for d in dossiers(VANDAAG, AANTAL)]
    zelfde_antwoord(versies, alle)
    caseload = [d for d in alle if OMTREK[0] <= len(d[1]) <= OMTREK[1]]
    feiten = [len(f) for _, f in caseload]
    totaal = zelfde_antwoord(versies, caseload)
    omvang = f"{mean(feiten):.0f} feiten gemiddeld ({min(feiten)}-{max(feiten)})"
    print(f"{len(caseload)} dossiers, {omvang}, {totaal} termijnen")
    print("kern en recht_toe geven dezelfde termijnen\n")
    if not snelheid(versies, caseload):
        profiel(versies, caseload)
    lineair(versies)
    normen(rekenset, caseload)
    geheugen(versies, caseload)


if __name__ == "__main__":
    main()
