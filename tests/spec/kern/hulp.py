"""Small agreements as YAML text and dossiers in one line per fact, so that a test reads as the rule it is about.

BEZOEK = afspraken(plicht("TST-1.01", "woning_aangeboden", "aanbod_reactie_gegeven", "1 werkdag"))
termijnen(BEZOEK, "a woning_aangeboden 2026-02-02 w1", op="2026-02-03") == ["a 2026-02-03 open"]
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from ruamel.yaml import YAML

from tests.spec.kern.taalhulp import taal
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis
from waakvlam.kern.laden import laad_kalender, laad_set
from waakvlam.kern.overgang import Versie
from waakvlam.kern.toetsen import Term
from waakvlam.kern.zicht import Zicht

KALENDER = """
bekend_tot: 2028-12-31
gelijkgesteld:
  - {datum: 2026-05-15, bron: Besluit gelijkstelling}
"""
KOP = """
kop:
  naam: {naam}
  titel: Proefafspraken
  regio: Proef
  versie: '1'
  prefix: TST
  geldig_vanaf: 2020-01-01
  doorloop: {doorloop}
  fasen:
    - {{naam: begin, titel: Begin, omschrijving: Voor alles}}
    - {{naam: wonen, titel: Wonen, omschrijving: In de woning, begint_met: [verhuisd]}}
  verval: {verval}
"""
VERVAL = (
    "[{door: [dossier_gesloten]}, "
    "{door: [aanbod_ingetrokken, {type: aanbod_beantwoord, als: {antwoord: weigert}}], onderwerp: aanbod}]"
)
CLAUSULE = re.compile(r"\b[A-Z]{3}-[A-Z]?\d+\.\d+\b")
LIJSTEN = (
    "normen", "besluiten", "handelingen", "delen", "houders", "nooit", "uitzonderingen", "intrekking",
    "buiten_beschouwing", "toelichtingen", "kengetallen",
)  # fmt: skip


def looptijd(tekst: str) -> str:
    """`2 werkdag` as YAML; a text that already is YAML stays as it is."""
    if tekst.startswith("{"):
        return tekst
    getal, eenheid = tekst.split()
    return f"{{getal: {getal}, eenheid: {eenheid}}}"


def _lijst(tekst: str) -> str:
    return tekst if tekst.startswith("[") else f"[{tekst}]"


def _norm(clausule: str, soort: str, velden: Mapping[str, str | None], extra: Mapping[str, str]) -> str:
    naam = "n_" + re.sub(r"\W", "_", clausule).lower() + extra.get("naam", "")
    rest = {**velden, **{k: v for k, v in extra.items() if k != "naam"}}
    basis = f"{{id: {naam}, clausule: {clausule}, soort: {soort}, wat: Doe het, drager: [zorgaanbieder], fase: begin"
    return basis + "".join(f", {k}: {v}" for k, v in rest.items() if v is not None) + "}"


def plicht(clausule: str, aanleiding: str, vervuld_door: str, termijn: str | None = None, **extra: str) -> str:
    """A duty; further keys as YAML text."""
    velden = {
        "aanleiding": _lijst(aanleiding),
        "vervuld_door": _lijst(vervuld_door),
        "termijn": looptijd(termijn) if termijn else None,
    }
    return _norm(clausule, "plicht", velden, extra)


def periodiek(clausule: str, anker: str, vervuld_door: str, periode: str, **extra: str) -> str:
    """A periodic duty."""
    velden = {"anker": _lijst(anker), "vervuld_door": _lijst(vervuld_door), "periode": looptijd(periode)}
    return _norm(clausule, "periodiek", velden, extra)


def maximumduur(clausule: str, aanleiding: str, vervuld_door: str, duur: str, **extra: str) -> str:
    """A duration that may not be longer."""
    velden = {"aanleiding": _lijst(aanleiding), "vervuld_door": _lijst(vervuld_door), "duur": looptijd(duur)}
    return _norm(clausule, "maximumduur", velden, extra)


def minimumduur(clausule: str, sinds: str, handelingen: str, duur: str, **extra: str) -> str:
    """A time that must pass before these acts."""
    velden = {"sinds": _lijst(sinds), "handelingen": _lijst(handelingen), "duur": looptijd(duur)}
    return _norm(clausule, "minimumduur", velden, extra)


def settekst(*normen: str, **lijsten: str) -> str:
    """The YAML of a set's contents, with every clause it names."""
    delen = {"normen": "\n".join(f"  - {norm}" for norm in normen), **lijsten}
    tekst = "\n".join(f"{naam}:\n{inhoud}" for naam, inhoud in delen.items() if inhoud)
    clausules = "\n".join(
        f"  - {{id: {c}, soort: plicht, wie: [zorgaanbieder], tekst: T, fase: begin, bron: B}}"
        for c in dict.fromkeys(CLAUSULE.findall(tekst))
    )
    return f"clausules:\n{clausules}\n{tekst}\n" if clausules else tekst


def kop(naam: str = "proef", doorloop: str = "atw", verval: str = VERVAL, extra: str = "") -> str:
    """The header file."""
    return KOP.format(naam=naam, doorloop=doorloop, verval=verval) + extra


@cache
def _compileer(set_tekst: str, kop_tekst: str, kalender_tekst: str) -> Rekenset:
    geladen = laad_set({"set.yaml": kop_tekst, "inhoud.yaml": set_tekst}, taal())
    return compileer(geladen, taal(), laad_kalender("kalender.yaml", kalender_tekst, geladen.kop))


def afspraken(
    *normen: str, naam: str = "proef", doorloop: str = "atw", verval: str = VERVAL, extra: str = "", **lijsten: str
) -> Rekenset:
    """A compiled set with these norms and these further lists (YAML text); `extra` goes into the header."""
    return _compileer(settekst(*normen, **lijsten), kop(naam, doorloop, verval, extra), KALENDER)


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def _waarde(tekst: str) -> Any:
    return YAML(typ="safe").load(tekst)


VAST = {"door", "vast", "corrigeert", "vervalt"}


def feit(regel: str, volgnummer: int = 0) -> Gebeurtenis:
    """`id type dag[Ttijd] [onderwerp] [veld=waarde ...]`; `vast=` is the day of recording."""
    naam, soort, op, *rest = regel.split()
    betreft = next((deel for deel in rest if "=" not in deel), None)
    velden = dict(deel.split("=", 1) for deel in rest if "=" in deel)
    moment = datetime.fromisoformat(op)
    door = velden.get("door") or next(g.door[0] for g in taal().gebeurtenissen if g.type == soort)
    return Gebeurtenis(
        id=naam,
        type=soort,
        op=moment.date(),
        door=door,
        vastgelegd_op=dag(velden["vast"]) if "vast" in velden else moment.date(),
        volgnummer=volgnummer,
        tijd=moment.time() if "T" in op else None,
        betreft=betreft,
        velden={naam: _waarde(tekst) for naam, tekst in velden.items() if naam not in VAST},
        corrigeert=velden.get("corrigeert"),
        vervalt=velden.get("vervalt"),
    )


def feiten(tekst: str) -> list[Gebeurtenis]:
    """One fact a line, in order of recording."""
    regels = [regel.strip() for regel in tekst.strip().splitlines() if regel.strip()]
    return [feit(regel, nummer) for nummer, regel in enumerate(regels)]


def beoordeel(
    rekenset: Rekenset | Sequence[tuple[Rekenset, str | None]],
    dossier: str,
    op: str,
    kennis: str | None = None,
    **gegevens: Any,
) -> Beoordeling:
    """All answers about a dossier; for a succession of sets give pairs of a set and its first day."""
    paren = [(rekenset, None)] if isinstance(rekenset, Rekenset) else rekenset
    versies = [Versie(r, dag(vanaf) if vanaf else None) for r, vanaf in paren]
    return Beoordeling(
        versies,
        feiten(dossier),
        dag(op),
        gegevens=Dossiergegevens(**gegevens),
        kennisdatum=dag(kennis) if kennis else None,
    )


def toon(term: Term) -> str:
    """`aanleiding uiterlijk status [vervuld_door]`."""
    door = f" {term.vervuld_door.id}" if term.vervuld_door else ""
    return f"{term.aanleiding.id} {term.uiterlijk or 'zonder'} {term.status}{door}"


def termijnen(
    rekenset: Rekenset | Sequence[tuple[Rekenset, str | None]],
    dossier: str,
    op: str,
    kennis: str | None = None,
    clausule: str | None = None,
    **gegevens: Any,
) -> list[str]:
    """Every term (of one clause, if asked) as a line, in order of its trigger and last day."""
    gevonden = beoordeel(rekenset, dossier, op, kennis, **gegevens).termijnen
    gekozen = [t for t in gevonden if clausule in (None, t.clausule)]
    return [toon(t) for t in sorted(gekozen, key=lambda t: (t.aanleiding.moment, t.uiterlijk or date.max))]


def status(rekenset: Rekenset, dossier: str, op: str, kennis: str | None = None) -> str:
    """The status of the one term there is."""
    (regel,) = termijnen(rekenset, dossier, op, kennis)
    return regel.split()[2]


def ziet(zicht: Zicht) -> str:
    return "ja" if zicht.oordeel else "nee"
