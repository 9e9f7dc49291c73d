"""Dossiers from the real set's own terms: triggers, discharges and ends at the last day and a day either side of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from pydantic import BaseModel

from waakvlam.bron.api import bronset
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import Feiten
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis, Veldwaarde
from waakvlam.kern.kalender import plus
from waakvlam.kern.norm import Maximumduur, Periodiek, Plicht, Termijngever
from waakvlam.kern.overgang import Versie
from waakvlam.kern.taal import Waarde
from waakvlam.kern.toetsen import laatste_dag
from waakvlam.kern.voorwaarde import Feitpatroon

SET = "amsterdam-2026"
DAG = timedelta(days=1)
EERSTE, LAATSTE = date(2025, 12, 1), date(2027, 2, 28)
# Around these days counting is hardest: holidays, days equated by decree, ends of months, a leap day's neighbours.
LASTIG = [
    date.fromisoformat(dag)
    for dag in [
        "2025-12-24",
        "2025-12-31",
        "2026-01-01",
        "2026-01-02",
        "2026-01-31",
        "2026-02-27",
        "2026-02-28",
        "2026-04-02",
        "2026-04-03",
        "2026-04-24",
        "2026-05-04",
        "2026-05-13",
        "2026-05-15",
        "2026-05-22",
        "2026-08-31",
        "2026-12-24",
        "2026-12-31",
    ]
]


def omvang(deel: float = 1.0) -> settings:
    """This part of the number of examples that was asked for."""
    return settings(max_examples=max(10, int(int(os.environ.get("WAAKVLAM_OMVANG", "100")) * deel)))


@cache
def rekenset() -> Rekenset:
    return bronset(SET).rekenset


@cache
def normen() -> tuple[Termijngever, ...]:
    return tuple(n for n in rekenset().afspraken.normen if isinstance(n, Plicht | Maximumduur | Periodiek))


def patronen(waarde: object) -> Iterator[Feitpatroon]:
    """Every pattern inside a part of the set."""
    if isinstance(waarde, Feitpatroon):
        yield waarde
    if isinstance(waarde, BaseModel):
        for naam in type(waarde).model_fields:
            yield from patronen(getattr(waarde, naam))
    elif isinstance(waarde, list):
        for lid in waarde:
            yield from patronen(lid)


@cache
def met_grens() -> tuple[Termijngever, ...]:
    """The norms whose terms have a last day."""
    return tuple(n for n in normen() if not isinstance(n, Plicht) or n.termijn is not None)


@cache
def ruis() -> tuple[Feitpatroon, ...]:
    """Patterns that conditions, decisions and phases ask for."""
    afspraken = rekenset().afspraken
    gevonden = [*patronen(afspraken.besluiten), *patronen(afspraken.kop)]
    gevonden += [p for norm in normen() if norm.voorwaarde is not None for p in patronen(norm.voorwaarde)]
    vast = ("toestemming_gegeven", "toestemming_ingetrokken", "beoordeling_vastgelegd", "uitzonderingsgrond_vastgelegd")
    return (*gevonden, *(Feitpatroon(type=soort) for soort in vast))


@dataclass(frozen=True)
class Dossier:
    """Facts in order of recording, what is known of the dossier, and a reference date."""

    feiten: tuple[Gebeurtenis, ...]
    gegevens: Dossiergegevens
    peildatum: date

    def beoordeling(self, kennisdatum: date | None = None, **anders: object) -> Beoordeling:
        """All answers; `feiten` and `peildatum` may be given anew."""
        ander = replace(self, **anders)  # type: ignore[arg-type]
        versies = [Versie(rekenset())]
        return Beoordeling(versies, ander.feiten, ander.peildatum, gegevens=ander.gegevens, kennisdatum=kennisdatum)


def dagen() -> st.SearchStrategy[date]:
    rond = st.builds(lambda dag, stap: dag + stap * DAG, st.sampled_from(LASTIG), st.integers(-2, 2))
    return st.one_of(rond, st.dates(EERSTE, LAATSTE))


@st.composite
def velden(draw: st.DrawFn, patroon: Feitpatroon, op: date) -> dict[str, Veldwaarde]:
    """Fields as the pattern asks, and otherwise anything the type allows."""
    soort = rekenset().typen[patroon.type]
    gevuld: dict[str, Veldwaarde] = {}
    for naam, veld in soort.velden.items():
        if naam in patroon.als:
            gevuld[naam] = _gevraagd(patroon.als[naam], lijst=veld.soort == "lijst")
        elif naam == "criterium":
            gevuld[naam] = draw(st.sampled_from(sorted(rekenset().criteria)))
        elif veld.verplicht or draw(st.booleans()):
            keuze: dict[str, st.SearchStrategy[Veldwaarde]] = {
                "keuze": st.sampled_from(veld.keuzes or ["x"]),
                "bool": st.booleans(),
                "datum": st.integers(0, 120).map(lambda n: op + n * DAG),
                "getal": st.integers(0, 6),
                "rol": st.sampled_from(["deelnemer", "zorgaanbieder", "woningcorporatie"]),
                "lijst": st.sampled_from([["alles"], ["gemeente"], ["zorgaanbieder", "woningcorporatie"]]),
                "tekst": st.just("reden"),
            }
            gevuld[naam] = draw(keuze[veld.soort])
    return gevuld


def _gevraagd(waarde: Waarde, *, lijst: bool) -> Veldwaarde:
    if lijst:
        return list(waarde) if isinstance(waarde, list) else [str(waarde)]
    return waarde[0] if isinstance(waarde, list) else waarde


@st.composite
def feit(draw: st.DrawFn, patroon: Feitpatroon, op: date) -> Gebeurtenis:
    """A fact that fits the pattern, about one of two subjects or none, recorded the same day or late."""
    soort = rekenset().typen[patroon.type]
    laat = draw(st.sampled_from([0, 0, 0, 1, 10, 60]))
    return Gebeurtenis(
        id="",
        type=patroon.type,
        op=op,
        door=patroon.door or soort.door[0],
        vastgelegd_op=op + laat * DAG,
        betreft=draw(st.sampled_from(["s1", "s1", "s1", "s2", None])) if soort.onderwerp else None,
        velden=draw(velden(patroon, op)),
    )


def einde_van(norm: Termijngever, aanleiding: Gebeurtenis) -> date:
    """The last day of the first term that this fact starts."""
    if isinstance(norm, Periodiek):
        return plus(aanleiding.op, norm.periode.duur) - DAG
    if isinstance(norm, Plicht) and norm.termijn is not None and norm.termijn.vanaf is not None:
        return aanleiding.op
    kalender = rekenset().kalender
    return laatste_dag(norm, aanleiding, kalender, rekenset().afspraken.kop.doorloop) or aanleiding.op


@st.composite
def verhaal(draw: st.DrawFn) -> list[Gebeurtenis]:
    """One norm: its trigger, and what discharges, ends or postpones it at its boundaries."""
    norm = draw(st.one_of(st.sampled_from(met_grens()), st.sampled_from(normen())))
    aanleidingen: list[Feitpatroon] = [*(norm.anker if isinstance(norm, Periodiek) else norm.aanleiding)]
    begin = draw(feit(draw(st.sampled_from(aanleidingen)), draw(dagen())))
    grens = einde_van(norm, begin)
    dag = st.sampled_from([grens + DAG, grens, grens - DAG, begin.op, begin.op - DAG, begin.op + DAG])
    gevonden = [begin]
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 0]))):
        vervulling = draw(feit(draw(st.sampled_from(norm.vervuld_door)), draw(dag)))
        zelfde = vervulling.betreft is not None and draw(st.integers(0, 3)) > 0
        gevonden.append(replace(vervulling, betreft=begin.betreft) if zelfde else vervulling)
    if draw(st.integers(0, 4)) == 0:
        verval = [*rekenset().afspraken.kop.verval[0].door, *norm.vervalt_door]
        gevonden.append(draw(feit(draw(st.sampled_from(verval)), draw(dag))))
    if draw(st.integers(0, 4)) == 0:
        op = draw(dag)
        uitstel = draw(feit(Feitpatroon(type="uitstel_afgesproken"), op))
        nieuw = op + draw(st.integers(1, 20)) * DAG
        gevonden.append(replace(uitstel, velden={"clausule": norm.clausule, "nieuwe_datum": nieuw, "reden": "drukte"}))
    return gevonden


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """One to three norms with some facts that conditions ask for; ids and sequence in order of recording."""
    gevonden = [f for deel in draw(st.lists(verhaal(), min_size=1, max_size=3)) for f in deel]
    gevonden += [draw(feit(p, draw(dagen()))) for p in draw(st.lists(st.sampled_from(ruis()), max_size=3))]
    gevonden.sort(key=lambda f: f.vastgelegd_op)
    feiten = tuple(replace(f, id=f"g{i}", volgnummer=i) for i, f in enumerate(gevonden))
    gegevens = Dossiergegevens(
        route=draw(st.sampled_from([None, *rekenset().taal.routes])),
        contractvorm=draw(st.sampled_from([None, *rekenset().taal.contractvormen])),
        kinderen=draw(st.sampled_from([None, 0, 1])),
        geboortedatum=draw(st.sampled_from([None, date(1990, 5, 14), date(2001, 1, 31)])),
    )
    dagen_erna = st.sampled_from([2, 0, 1, -1, 30, 90])
    laatste = max(f.op for f in feiten)
    peildatum = draw(st.sampled_from([laatste, *(f.op for f in feiten)])) + draw(dagen_erna) * DAG
    return Dossier(feiten, gegevens, peildatum)


def stand(antwoord: Beoordeling) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """What is compared: every term, and every decision with its criteria."""
    termen = sorted(
        (
            t.norm.id,
            t.aanleiding.id,
            str(t.uiterlijk),
            str(t.status),
            t.vervuld_door.id if t.vervuld_door else "",
            t.onbekend,
        )
        for t in antwoord.termijnen
    )
    besluiten = [
        (a.besluit.naam, a.uitkomst, tuple(str(toetsing.waarde) for _, toetsing in a.criteria))
        for a in antwoord.besluiten
    ]
    return [tuple(t) for t in termen], [tuple(b) for b in besluiten]


def feiten_van(dossier: Dossier) -> Feiten:
    return dossier.beoordeling().feiten
