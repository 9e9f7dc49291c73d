"""`waakvlam toets`: judge one dossier file and explain it."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.toetsen import Status, Term
from waakvlam.kern.uitleg import Knoop, Uitlegger
from waakvlam.scenario.api import Dag, lees

DAG: TypeAdapter[date] = TypeAdapter(Dag)
DRINGEND = {Status.VERSTREKEN: 0, Status.OPEN: 1, Status.TE_LAAT: 2, Status.OP_TIJD: 3, Status.VERVALLEN: 4}
KLEUR = {Status.VERSTREKEN: "bold red", Status.TE_LAAT: "yellow", Status.OPEN: "bold", Status.OP_TIJD: "green"}


def toets(
    dossier: Annotated[Path, typer.Argument(help="Dossierbestand: een scenariobestand, `verwacht` mag ontbreken.")],
    *,
    peildatum: Annotated[str | None, typer.Option(help="De dag waarop wordt beoordeeld (jjjj-mm-dd).")] = None,
    kennisdatum: Annotated[str | None, typer.Option(help="Wat was er op deze dag bekend (jjjj-mm-dd).")] = None,
    waarom: Annotated[str | None, typer.Option(metavar="CLAUSULE", help="Leg uit wat op deze clausule staat.")] = None,
    als_json: Annotated[bool, typer.Option("--json", help="Alles als JSON, met uitleg en kwitantie.")] = False,
) -> None:
    """Beoordeel een dossier: wie moet wat wanneer doen, de dringendste eerst.

    Voorbeeld: waakvlam toets dossier.yaml --peildatum 2026-04-20 --waarom AMS26-1.46
    """
    beoordeling = lees(dossier).beoordeling(_dag("peildatum", peildatum), _dag("kennisdatum", kennisdatum))
    uitlegger = Uitlegger(beoordeling)
    termen = sorted(beoordeling.termijnen, key=_dringendheid)
    if als_json:
        typer.echo(json.dumps(_als_dict(beoordeling, termen, uitlegger, waarom), ensure_ascii=False, indent=2))
    elif waarom is not None:
        for knoop in _knopen(beoordeling, termen, uitlegger, waarom):
            typer.echo("\n".join(knoop.regels()))
    else:
        Console().print(_tabel(beoordeling, termen, uitlegger))


def _dag(naam: str, tekst: str | None) -> date | None:
    if tekst is None:
        return None
    try:
        return DAG.validate_python(tekst)
    except ValidationError as fout:
        raise Vraagfout(f"--{naam} {tekst!r} is geen dag; schrijf jjjj-mm-dd, bijvoorbeeld 2026-04-20") from fout


def _dringendheid(term: Term) -> tuple[int, date, str]:
    return (DRINGEND[term.status], term.uiterlijk or date.max, term.clausule)


def _knopen(beoordeling: Beoordeling, termen: list[Term], uitlegger: Uitlegger, clausule: str) -> list[Knoop]:
    """Explanations of everything that stands on this clause. Raises `Vraagfout` for an unknown clause."""
    bekend = {c.id for versie in beoordeling.versies for c in versie.rekenset.afspraken.clausules}
    if clausule not in bekend:
        raise Vraagfout(f"onbekende clausule: {clausule}")
    knopen = [uitlegger.term(term) for term in termen if term.clausule == clausule]
    knopen += [uitlegger.besluit(a) for a in beoordeling.besluiten if clausule in a.besluit.clausules]
    if not knopen:
        tekst = next(c.tekst for v in beoordeling.versies for c in v.rekenset.afspraken.clausules if c.id == clausule)
        knopen = [Knoop(f"Op deze clausule staat nu geen termijn of besluit. {tekst}", "clausule", (clausule,))]
    return knopen


def _tabel(beoordeling: Beoordeling, termen: list[Term], uitlegger: Uitlegger) -> Table:
    kop = beoordeling.rekenset.afspraken.kop
    titel = f"{kop.titel}; peildatum {beoordeling.peildatum}; fase: {beoordeling.fase.titel}"
    tabel = Table(title=titel, box=SIMPLE_HEAD, padding=(0, 1))
    for kolom, ruim in (("stand", False), ("uiterlijk", False), ("clausule", False), ("wie", True), ("wat", True)):
        tabel.add_column(kolom, no_wrap=not ruim, ratio=(2 if kolom == "wat" else 1) if ruim else None)
    for term in termen:
        onderwerp = f" ({term.betreft})" if term.betreft else ""
        onbekend = "; onbekend of dit geldt" if term.onbekend else ""
        tabel.add_row(
            term.status,
            str(term.uiterlijk or "-"),
            term.clausule,
            uitlegger.zegsman.rollen(term.norm.drager),
            escape(f"{term.norm.wat}{onderwerp}{onbekend}"),
            style=KLEUR.get(term.status, "dim"),
        )
    return tabel


def _als_dict(
    beoordeling: Beoordeling, termen: list[Term], uitlegger: Uitlegger, waarom: str | None
) -> dict[str, object]:
    gekozen = [t for t in termen if waarom is None or t.clausule == waarom]
    kwitantie = beoordeling.kwitantie
    return {
        "set": beoordeling.rekenset.naam,
        "peildatum": str(beoordeling.peildatum),
        "kennisdatum": str(beoordeling.kennisdatum) if beoordeling.kennisdatum else None,
        "fase": beoordeling.fase.naam,
        "kwitantie": kwitantie.hash,
        "termijnen": [
            {
                "clausule": t.clausule,
                "wat": t.norm.wat,
                "drager": t.norm.drager,
                "uiterlijk": str(t.uiterlijk) if t.uiterlijk else None,
                "status": t.status,
                "voorwaarde_onbekend": t.onbekend,
                "aanleiding": t.aanleiding.id,
                "vervuld_door": t.vervuld_door.id if t.vervuld_door else None,
                "betreft": t.betreft,
                "uitleg": uitlegger.term(t).als_dict(),
            }
            for t in gekozen
        ],
        "besluiten": [
            {"besluit": a.besluit.naam, "uitkomst": a.uitkomst, "uitleg": uitlegger.besluit(a).als_dict()}
            for a in beoordeling.besluiten
            if waarom is None or waarom in a.besluit.clausules
        ],
    }
