"""Run scenarios: compare what was computed with what must follow, and say each difference with its clause."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen import Eigenoordeel, Eigenterm
from waakvlam.kern.fouten import Afsprakenfout, Dossierfout, Fout
from waakvlam.kern.toetsen import Term
from waakvlam.kern.toetsing import Waarheid
from waakvlam.scenario.bestand import Scenario, lees
from waakvlam.scenario.vorm import (
    Besluitdeel,
    Dag,
    Eigentermijndeel,
    GeenTermijn,
    Handelingdeel,
    Termijndeel,
    Toondeel,
    Vroegstdeel,
    Zichtdeel,
)

GEEN_SCENARIO = frozenset({"vocabulaire.yaml", "besluiten-en-delen.yaml"})


@dataclass(frozen=True, slots=True)
class Uitslag:
    """How one scenario went: its differences, or the faults that kept it from running."""

    bestand: str
    naam: str
    verschillen: tuple[str, ...] = ()
    fouten: tuple[Fout, ...] = ()

    @property
    def geslaagd(self) -> bool:
        """Whether everything listed was found exactly."""
        return not self.verschillen and not self.fouten


def bestanden(paden: list[Path]) -> Iterator[Path]:
    """Scenario files under these paths; a folder is walked, vocabularies are passed over by name.

    Raises `Afsprakenfout` for a path that does not exist.
    """
    for pad in paden:
        if pad.is_dir():
            gevonden = {p for patroon in ("*.yaml", "*.yml") for p in pad.rglob(patroon)}
            yield from (p for p in sorted(gevonden) if p.name not in GEEN_SCENARIO)
        elif pad.is_file():
            if pad.name not in GEEN_SCENARIO:
                yield pad
        else:
            raise Afsprakenfout([Fout(str(pad), 0, "", "dit bestand of deze map bestaat niet")])


def draai(pad: Path) -> Uitslag:
    """Run one scenario file."""
    try:
        scenario = lees(pad)
        if scenario.inhoud.verwacht is None:
            fout = Fout(str(pad), 1, "verwacht", "deze sleutel ontbreekt; een scenario zegt wat er moet volgen")
            return Uitslag(str(pad), scenario.inhoud.naam, fouten=(fout,))
        return Uitslag(str(pad), scenario.inhoud.naam, tuple(vergelijk(scenario)))
    except Afsprakenfout as fout:
        return Uitslag(str(pad), pad.stem, fouten=fout.fouten)
    except Dossierfout as fout:
        return Uitslag(str(pad), pad.stem, fouten=tuple(Fout(str(pad), 0, "gebeurtenissen", f) for f in fout.fouten))


def vergelijk(scenario: Scenario) -> Iterator[str]:
    """Every difference between a scenario's expectations and what the core computes."""
    beoordeling = scenario.beoordeling()
    verwacht = scenario.inhoud.verwacht
    if verwacht is None:
        return
    eigen = Eigenoordeel(beoordeling, scenario.eigen)
    yield from _termijnen(verwacht.termijnen, beoordeling, eigen)
    for deel in verwacht.eigen_termijnen:
        yield from _eigen_termijn(deel, eigen)
    for geen in verwacht.geen_termijn:
        yield from _geen_termijn(geen, beoordeling)
    for besluit in verwacht.besluiten:
        yield from _besluit(besluit, beoordeling)
    for handeling in verwacht.handelingen:
        yield from _handeling(handeling, eigen)
    for zicht in verwacht.zichtbaar:
        yield from _zicht(zicht, beoordeling)
    for vroegst in verwacht.vroegste_dagen:
        yield from _vroegst(vroegst, beoordeling)
    for getoond in verwacht.getoond:
        yield from _getoond(getoond, beoordeling.rekenset)


def _termijnen(verwacht: list[Termijndeel], beoordeling: Beoordeling, eigen: Eigenoordeel) -> Iterator[str]:
    """Each listed term must be found, and two that are listed alike must be two terms."""
    gebruikt: dict[int, int] = {}
    for deel in verwacht:
        groepen = beoordeling.rekenset.groepen
        termijnen = enumerate(beoordeling.termijnen)
        passend = [i for i, t in termijnen if _past(deel, t, groepen) and _past_eigen(deel, eigen.naast(t))]
        vrij = [i for i in passend if not _eerder_gelijk(deel, i, gebruikt, verwacht)]
        if vrij:
            gebruikt[id(deel)] = vrij[0]
            continue
        zelfde = [_toon(t, eigen.naast(t)) for t in beoordeling.termijnen if t.clausule == deel.clausule]
        yield f"{deel.clausule}: verwacht {_toon_deel(deel)}; berekend: {'; '.join(zelfde) or 'geen termijn'}"


def _eerder_gelijk(deel: Termijndeel, i: int, gebruikt: dict[int, int], verwacht: list[Termijndeel]) -> bool:
    """Whether an equal expectation (the same but for its bearer) already took this term."""
    kaal = deel.model_copy(update={"drager": None})
    return any(
        gebruikt.get(id(ander)) == i
        and ander.model_copy(update={"drager": None}) == kaal
        and ander.drager == deel.drager
        for ander in verwacht
        if ander is not deel
    )


def _past(deel: Termijndeel, term: Term, groepen: Mapping[str, frozenset[str]]) -> bool:
    """Whether a term is the one that is listed; a named bearer is one of its bearers, or in a group that is."""
    genoemd = deel.model_fields_set
    return (
        term.clausule == deel.clausule
        and term.status == deel.status
        and ("uiterlijk" not in genoemd or term.uiterlijk == deel.uiterlijk)
        and (deel.drager is None or not groepen[deel.drager].isdisjoint(term.norm.drager))
        and (deel.aanleiding is None or term.aanleiding.id == deel.aanleiding)
        and (
            "vervuld_door" not in genoemd or (term.vervuld_door.id if term.vervuld_door else None) == deel.vervuld_door
        )
    )


def _past_eigen(deel: Termijndeel, eigen: Eigenterm | None) -> bool:
    """Whether the own last day beside it is as listed."""
    genoemd, term = deel.model_fields_set, eigen.term if eigen else None
    return ("eigen_uiterlijk" not in genoemd or (term.uiterlijk if term else None) == deel.eigen_uiterlijk) and (
        "eigen_status" not in genoemd or (term.status if term else None) == deel.eigen_status
    )


def _eigen_termijn(deel: Eigentermijndeel, eigen: Eigenoordeel) -> Iterator[str]:
    """The difference when the protocol gives no such term by itself."""
    zelfde = [e.term for e in eigen.alleen if e.term.norm.id == deel.norm]
    genoemd = deel.model_fields_set
    if not any(
        term.status == deel.status
        and ("uiterlijk" not in genoemd or term.uiterlijk == deel.uiterlijk)
        and (deel.aanleiding is None or term.aanleiding.id == deel.aanleiding)
        for term in zelfde
    ):
        berekend = "; ".join(map(_toon, zelfde)) or "geen termijn"
        yield f"{deel.norm}: verwacht {deel.status} uiterlijk {deel.uiterlijk or '-'}; berekend: {berekend}"


def _toon(term: Term, eigen: Eigenterm | None = None) -> str:
    door = f", vervuld door {term.vervuld_door.id}" if term.vervuld_door else ""
    wie = "/".join(term.norm.drager)
    zelf = f", eigen {eigen.term.status} uiterlijk {eigen.term.uiterlijk}" if eigen else ""
    return f"{term.status} uiterlijk {term.uiterlijk or '-'} ({wie}, aanleiding {term.aanleiding.id}{door}{zelf})"


def _toon_deel(deel: Termijndeel) -> str:
    delen = [
        f"{naam} {getattr(deel, naam) or '-'}"
        for naam in ("uiterlijk", "drager", "aanleiding", "vervuld_door", "eigen_uiterlijk", "eigen_status")
        if naam in deel.model_fields_set
    ]
    return " ".join([deel.status, *delen])


def _geen_termijn(deel: str | GeenTermijn, beoordeling: Beoordeling) -> Iterator[str]:
    clausule, na = (deel, None) if isinstance(deel, str) else (deel.clausule, deel.na)
    for term in beoordeling.termijnen:
        if term.clausule == clausule and (na is None or (term.uiterlijk is not None and term.uiterlijk > na)):
            grens = f" met een laatste dag na {na}" if na else ""
            yield f"{clausule}: verwacht geen termijn{grens}; berekend: {_toon(term)}"


def _besluit(deel: Besluitdeel, beoordeling: Beoordeling) -> Iterator[str]:
    advies = beoordeling.besluit(deel.besluit)
    kop = f"{advies.besluit.clausule}: besluit {deel.besluit}"
    if advies.uitkomst != deel.uitkomst:
        yield f"{kop} verwacht {deel.uitkomst}; berekend {advies.uitkomst}"
    for naam, waarde in (("niet_vervuld", Waarheid.NIET_VERVULD), ("onbekend", Waarheid.ONBEKEND)):
        lijst, berekend = getattr(deel, naam), sorted(advies.met(waarde))
        if lijst is not None and sorted(lijst) != berekend:
            yield f"{kop}, {naam} verwacht {sorted(lijst)}; berekend {berekend}"


def _handeling(deel: Handelingdeel, eigen: Eigenoordeel) -> Iterator[str]:
    advies = eigen.handeling(deel.handeling, deel.door, deel.betreft, deel.als)
    wat = f"{deel.handeling} door {deel.door}" + (f" over {deel.betreft}" if deel.betreft else "")
    mist = "; ".join(f"{g.vereiste.wat} ({' '.join(g.vereiste.clausules)})" for g in advies.ontbreekt)
    yield from _oordeel(deel.clausule, deel.oordeel, advies.oordeel, advies.clausules, wat, mist)


def _zicht(deel: Zichtdeel, beoordeling: Beoordeling) -> Iterator[str]:
    zicht = beoordeling.zichtbaar(deel.rol, deel.categorie)
    mist = "; ".join(f"{g.regel.doel} mist {', '.join(g.mist)}" for g in zicht.gemist)
    berekend = "ja" if zicht.oordeel else "nee"
    yield from _oordeel(
        deel.clausule, deel.oordeel, berekend, zicht.clausules, f"{deel.categorie} voor {deel.rol}", mist
    )


def _vroegst(deel: Vroegstdeel, beoordeling: Beoordeling) -> Iterator[str]:
    """The difference when no minimum duration of this clause opens the act on this day."""
    dagen = [
        d.vanaf for d in beoordeling.vroegste_dagen if (d.handeling, d.clausule) == (deel.handeling, deel.clausule)
    ]
    if deel.vanaf not in dagen:
        berekend = ", ".join(str(dag) for dag in dagen) or "geen dag"
        yield f"{deel.clausule}: {deel.handeling} verwacht vanaf {deel.vanaf}; berekend: {berekend}"


def _getoond(deel: Toondeel, rekenset: Rekenset) -> Iterator[str]:
    """The difference when nothing with this clause shows at this place."""
    plek = deel.bij.plek
    soort = f" als {deel.soort}" if deel.soort else ""
    elementen = [e for e in rekenset.getoond.get(plek, ()) if deel.soort in {None, e.soort}]
    clausules = {c for element in elementen for c in element.clausules}
    if deel.clausule not in clausules:
        wel = ", ".join(sorted(clausules)) or "niets"
        yield f"{deel.clausule}: verwacht bij {plek.soort} {plek.naam}{soort}; daar staat: {wel}"


def _oordeel(
    clausule: str | None, verwacht: str, berekend: str, clausules: frozenset[str], wat: str, mist: str
) -> Iterator[str]:
    """The difference between a judgement that must follow and the one computed, or between their clauses."""
    op = ", ".join(sorted(clausules)) or "geen clausule"
    if berekend != verwacht:
        yield f"{clausule or op}: {wat} verwacht {verwacht}; berekend {berekend} (ontbreekt: {mist or '-'})"
    elif clausule is not None and clausule not in clausules:
        yield f"{clausule}: {wat} verwacht op deze clausule; berekend op {op}"
