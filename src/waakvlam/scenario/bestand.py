"""Read a scenario file: one dossier told as dated events, with what must follow.

A file that does not parse, or that names an unknown set, clause, event type, role or field, is an error that says file,
place and what was expected; never a pass.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from waakvlam.bron.api import bronset, eigen, lees_tekst, setnamen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.eigen import Eigen
from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis, controleer
from waakvlam.kern.namen import onbekend
from waakvlam.kern.ontleden import Bron, lees_model, ontleed
from waakvlam.kern.overgang import Versie
from waakvlam.kern.tonen import bekende_plekken
from waakvlam.scenario.vorm import Gebeurtenisdeel, Scenariobestand, Verwacht

Plek = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A checked scenario with the compiled sets it runs under."""

    bestand: str
    inhoud: Scenariobestand
    versies: tuple[Versie, ...]
    gebeurtenissen: tuple[Gebeurtenis, ...]
    eigen: tuple[Eigen, ...] = ()

    def beoordeling(self, peildatum: date | None = None, kennisdatum: date | None = None) -> Beoordeling:
        """Evaluate it, on other dates if asked. Raises `Dossierfout` when its corrections contradict each other."""
        gegevens = self.inhoud.dossier
        return Beoordeling(
            self.versies,
            self.gebeurtenissen,
            peildatum or self.inhoud.peildatum,
            gegevens=Dossiergegevens(
                gegevens.route,
                gegevens.contractvorm,
                gegevens.huishouden.soort,
                gegevens.huishouden.kinderen,
                gegevens.geboortedatum,
                gegevens.van_regio,
            ),
            kennisdatum=kennisdatum or self.inhoud.kennisdatum,
        )


def lees(pad: Path) -> Scenario:
    """Read and check one file. Raises `Afsprakenfout` with file and line of every fault."""
    bron = ontleed(str(pad), lees_tekst(pad), zwijgt=True)
    fouten: list[Fout] = []
    inhoud = lees_model(Scenariobestand, bron, fouten)
    if inhoud is None:
        raise Afsprakenfout(fouten)
    versies = _versies(inhoud, bron)
    rekenset = versies[-1].rekenset
    protocollen = tuple(_eigen(inhoud, bron))
    gebeurtenissen = tuple(_gebeurtenis(deel, i) for i, deel in enumerate(inhoud.gebeurtenissen))
    fouten += [
        Fout(str(pad), _regel(bron, melding, inhoud), "gebeurtenissen", melding)
        for melding in controleer(gebeurtenissen, rekenset.taal)
    ]
    fouten += [
        Fout(str(pad), bron.regel(loc), ".".join(map(str, loc)), m) for loc, m in _dossierfouten(inhoud, rekenset)
    ]
    if inhoud.verwacht is not None:
        fouten += [
            Fout(str(pad), bron.regel(loc), ".".join(map(str, loc)), m)
            for loc, m in [*_verwachtfouten(inhoud.verwacht, versies), *_eigenfouten(inhoud.verwacht, protocollen)]
        ]
    if fouten:
        raise Afsprakenfout(fouten)
    return Scenario(str(pad), inhoud, versies, gebeurtenissen, protocollen)


def _versies(inhoud: Scenariobestand, bron: Bron) -> tuple[Versie, ...]:
    namen = [
        (inhoud.set, None, ("set",)),
        *((o.set, o.vanaf, ("overgang", i, "set")) for i, o in enumerate(inhoud.overgang)),
    ]
    onbekend = [(naam, loc) for naam, _, loc in namen if naam not in setnamen()]
    if onbekend:
        keuze = ", ".join(setnamen())
        raise Afsprakenfout(
            [
                Fout(bron.bestand, bron.regel(loc), "set", f"onbekende set: {naam}; wel: {keuze}")
                for naam, loc in onbekend
            ]
        )
    return tuple(Versie(bronset(naam).rekenset, vanaf) for naam, vanaf, _ in namen)


def _eigen(inhoud: Scenariobestand, bron: Bron) -> Iterator[Eigen]:
    for i, naam in enumerate(inhoud.eigen):
        try:
            yield eigen(naam)
        except Vraagfout as fout:
            raise Afsprakenfout([bron.fout(("eigen", i), str(fout))]) from fout


def _eigenfouten(verwacht: Verwacht, protocollen: Sequence[Eigen]) -> Iterator[Plek]:
    """Expectations of an own protocol where none is named, or of a norm that it does not have."""
    bekend = {naam for protocol in protocollen for regels in protocol.per_set.values() for naam in regels.bronnen}
    for i, termijn in enumerate(verwacht.termijnen):
        if termijn.noemt_eigen and not protocollen:
            yield ("verwacht", "termijnen", i), "noem bovenaan bij `eigen` het protocol waaruit dit volgt"
    for i, deel in enumerate(verwacht.eigen_termijnen):
        if deel.norm not in bekend:
            yield ("verwacht", "eigen_termijnen", i, "norm"), onbekend("norm", deel.norm, bekend)


def _gebeurtenis(deel: Gebeurtenisdeel, volgnummer: int) -> Gebeurtenis:
    velden: Mapping[str, Any] = {
        naam: _dag(w) if isinstance(w, datetime) else w for naam, w in (deel.model_extra or {}).items()
    }
    vastgelegd = deel.vastgelegd_op if deel.vastgelegd_op is not None else deel.op
    return Gebeurtenis(
        id=deel.id,
        type=deel.type,
        op=_dag(deel.op),
        door=deel.door,
        vastgelegd_op=_dag(vastgelegd),
        volgnummer=volgnummer,
        tijd=deel.op.time() if isinstance(deel.op, datetime) else None,
        betreft=deel.betreft,
        velden=velden,
        corrigeert=deel.corrigeert,
        vervalt=deel.vervalt,
    )


def _dag(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _regel(bron: Bron, melding: str, inhoud: Scenariobestand) -> int:
    """The line of the event whose id the message starts with."""
    naam = melding.split(":", 1)[0]
    plek = next((i for i, g in enumerate(inhoud.gebeurtenissen) if g.id == naam), None)
    return bron.regel(("gebeurtenissen", plek)) if plek is not None else 0


def _dossierfouten(inhoud: Scenariobestand, rekenset: Rekenset) -> list[Plek]:
    taal, dossier = rekenset.taal, inhoud.dossier
    gekozen = [
        ("route", dossier.route, taal.routes),
        ("contractvorm", dossier.contractvorm, taal.contractvormen),
        ("huishouden", dossier.huishouden.soort, taal.huishoudens),
    ]
    return [
        (("dossier", naam), f"onbekende {naam}: {waarde}; wel: {', '.join(bekend)}")
        for naam, waarde, bekend in gekozen
        if waarde is not None and waarde not in bekend
    ]


def _verwachtfouten(verwacht: Verwacht, versies: tuple[Versie, ...]) -> list[Plek]:
    """Names in the expectations that no version of the set knows."""
    sets = [v.rekenset for v in versies]
    clausules = {c.id for s in sets for c in s.afspraken.clausules}
    besluiten = {naam for s in sets for naam in s.besluiten}
    rollen, typen = set(sets[0].rollen), set(sets[0].typen)
    categorieen = {c.naam for c in sets[0].taal.categorieen}
    genoemd: list[tuple[tuple[str | int, ...], str, str | None, set[str]]] = []
    for i, t in enumerate(verwacht.termijnen):
        genoemd += [(("verwacht", "termijnen", i), "clausule", t.clausule, clausules)]
        genoemd += [(("verwacht", "termijnen", i), "rol", t.drager, rollen)]
    for i, g in enumerate(verwacht.geen_termijn):
        genoemd.append(
            (("verwacht", "geen_termijn", i), "clausule", g if isinstance(g, str) else g.clausule, clausules)
        )
    for i, b in enumerate(verwacht.besluiten):
        genoemd.append((("verwacht", "besluiten", i), "besluit", b.besluit, besluiten))
        genoemd += [
            (("verwacht", "besluiten", i), "clausule", c, clausules)
            for c in [*(b.niet_vervuld or []), *(b.onbekend or [])]
        ]
    for i, h in enumerate(verwacht.handelingen):
        plek = ("verwacht", "handelingen", i)
        genoemd += [
            (plek, "handeling", h.handeling, typen),
            (plek, "rol", h.door, rollen),
            (plek, "clausule", h.clausule, clausules),
        ]
        velden = set(sets[0].typen[h.handeling].velden) if h.handeling in typen else set()
        genoemd += [((*plek, "als"), "veld", veld, velden) for veld in h.als if h.handeling in typen]
    for i, z in enumerate(verwacht.zichtbaar):
        plek = ("verwacht", "zichtbaar", i)
        genoemd += [
            (plek, "rol", z.rol, rollen),
            (plek, "categorie", z.categorie, categorieen),
            (plek, "clausule", z.clausule, clausules),
        ]
    for i, v in enumerate(verwacht.vroegste_dagen):
        plek = ("verwacht", "vroegste_dagen", i)
        genoemd += [(plek, "handeling", v.handeling, typen), (plek, "clausule", v.clausule, clausules)]
    plekken = [bekende_plekken(s.afspraken, s.taal) for s in sets]
    for i, getoond in enumerate(verwacht.getoond):
        gezocht = getoond.bij.plek
        bekend = {naam for per in plekken for naam in per[gezocht.soort]}
        genoemd += [
            (("verwacht", "getoond", i, "bij"), gezocht.soort, gezocht.naam, bekend),
            (("verwacht", "getoond", i), "clausule", getoond.clausule, clausules),
        ]
    return [
        (plek, onbekend(soort, naam, bekend, f"onbekende {soort}"))
        for plek, soort, naam, bekend in genoemd
        if naam is not None and naam not in bekend
    ]
