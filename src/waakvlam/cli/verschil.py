"""`waakvlam afspraken verschil`: what differs between two versions, and what that does to dossiers."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from waakvlam.bron.api import bronset
from waakvlam.kern.effect import STATUSSEN, Cel, Effect
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.verschil import FILTERS, SOORTEN, Elementverschil, Setverschil, Stand, vergelijk
from waakvlam.scenario.api import Dag, bestanden
from waakvlam.scenario.effect import Scenarioeffect, effect_op_scenarios
from waakvlam.scenario.vorm import lees_dag

KOPPEN = {
    "norm": "Normen",
    "besluit": "Besluiten",
    "handeling": "Handelingen",
    "delen": "Gegevens delen",
    "formulier": "Formulieren",
    "brief": "Brieven",
    "kop": "Tellen en aflopen",
}
TELLERS = {**{naam: naam for naam in FILTERS}, "woorden": "alleen andere woorden", "gelijk": "gelijk"}
STATUSKOPPEN = {"geen": "geen termijn", **{naam: naam.replace("_", " ") for naam in STATUSSEN[1:]}}


def _dag(tekst: str) -> Any:
    try:
        return lees_dag(tekst)
    except ValueError as fout:
        raise Vraagfout(f"{tekst}: {fout}") from fout


def verschil(
    oud: Annotated[str, typer.Argument(metavar="A", help="De oude set, bijvoorbeeld amsterdam-2018.")],
    nieuw: Annotated[str, typer.Argument(metavar="B", help="De nieuwe set, bijvoorbeeld amsterdam-2026.")],
    *,
    als_json: Annotated[bool, typer.Option("--json", help="Alles als JSON.")] = False,
    soort: Annotated[str, typer.Option(help=f"Alleen deze soort: {', '.join(SOORTEN)}.")] = "",
    alleen: Annotated[str, typer.Option(help=f"Alleen wat zo veranderde: {', '.join(FILTERS)}.")] = "",
    effect: Annotated[
        list[Path] | None, typer.Option(help="Scenario's om het effect op te tonen; mag vaker, ook een map.")
    ] = None,
    vanaf: Annotated[str, typer.Option(help="Eerste dag van B; anders de dag die B zelf noemt.")] = "",
    peildatum: Annotated[str, typer.Option(help="Peildatum van het effect; anders die van elk scenario.")] = "",
) -> None:
    """Toon wat er verschilt tussen twee sets: nieuw, vervallen, strenger, soepeler of anders, met clausules.

    Voorbeeld: waakvlam afspraken verschil amsterdam-2018 amsterdam-2026 --alleen strenger
    """
    for waarde, keuzes in ((soort, SOORTEN), (alleen, FILTERS)):
        if waarde and waarde not in keuzes:
            raise Vraagfout(f"onbekende keuze: {waarde}; wel: {', '.join(keuzes)}")
    a, b = bronset(oud).rekenset, bronset(nieuw).rekenset
    gevonden = vergelijk(a.zoals_geschreven, b.zoals_geschreven)
    eerste: Dag = _dag(vanaf) if vanaf else b.afspraken.kop.geldig_vanaf
    gevolg = None
    if effect is not None:
        gevolg = effect_op_scenarios(gevonden, bestanden(effect), eerste, _dag(peildatum) if peildatum else None)
    if als_json:
        typer.echo(json.dumps(_als_dict(gevonden, soort, alleen, gevolg), ensure_ascii=False, indent=2, default=str))
        return
    console = Console(soft_wrap=True, markup=False, highlight=False)
    for regel in _regels(gevonden, soort, alleen):
        console.print(regel)
    if gevolg is not None:
        _toon_effect(console, gevolg, f"{oud} -> {nieuw} vanaf {eerste:%d-%m-%Y}")


def _regels(gevonden: Setverschil, soort: str, alleen: str) -> Iterator[str]:
    """The differences as lines, kind by kind, after how many there are."""
    yield f"{gevonden.oud} -> {gevonden.nieuw}"
    yield ", ".join(f"{TELLERS[naam]} {aantal}" for naam, aantal in gevonden.tellingen.items())
    kop = ""
    for element in gevonden.gekozen(soort, alleen):
        regels = list(_element(element, alleen))
        if regels and element.soort != kop:
            kop = element.soort
            yield f"\n{KOPPEN[kop]}"
        yield from (f"  {regel}" for regel in regels)


def _element(element: Elementverschil, alleen: str) -> Iterator[str]:
    """What became of one element; changes of words only where they are asked for."""
    if element.stand in {Stand.NIEUW, Stand.VERVALLEN}:
        yield f"{element.titel} ({element.verwijzing()}): {element.stand}"
    for wijziging in element.wijzigingen:
        if wijziging.richting == alleen or (not alleen and wijziging.richting != "woorden"):
            reden = f", want {wijziging.waarom}" if wijziging.waarom else ""
            yield f"{element.zin(wijziging)}: {wijziging.richting}{reden}"


def _toon_effect(console: Console, gevolg: Scenarioeffect, kop: str) -> None:
    effect = gevolg.effect
    console.print(f"\nEffect: {kop}")
    over = f", {gevolg.overgeslagen} van andere sets overgeslagen" if gevolg.overgeslagen else ""
    console.print(f"In {effect.geraakt} van {effect.dossiers} scenario's verandert er iets{over}.")
    if effect.leeg:
        return
    console.print(_matrix(effect))
    for norm in effect.normen:
        wat = f"{norm.element.titel} ({norm.element.verwijzing()})"
        for cel in norm.cellen:
            gang = f"{STATUSKOPPEN[cel.van]} -> {STATUSKOPPEN[cel.naar]}"
            console.print(f"  {wat}: {gang}, {_voorbeelden(cel)}")
        for schuif in (norm.eerder, norm.later):
            if schuif is not None:
                console.print(f"  {wat}: laatste dag {schuif.naar}, {_voorbeelden(schuif)}")
    for besluit in effect.besluiten:
        for cel in besluit.cellen:
            wat = f"{besluit.element.titel} ({besluit.element.verwijzing()})"
            console.print(f"  {wat} {cel.van} -> {cel.naar}, {_voorbeelden(cel)}")
    for handeling in effect.handelingen:
        velden = "; ".join(f"{naam}: {waarde}" for naam, waarde in handeling.sleutel.als)
        wat = f"{handeling.sleutel.handeling} ({velden})" if velden else handeling.sleutel.handeling
        for cel in handeling.cellen:
            gang = f"{cel.van} -> {cel.naar}"
            console.print(f"  handeling {wat} door {handeling.sleutel.rol}: {gang}, {_voorbeelden(cel)}")


def _matrix(effect: Effect) -> Table:
    """Statuses under A as rows, under B as columns."""
    tabel = Table("onder A \\ onder B", *(STATUSKOPPEN[naam] for naam in STATUSSEN))
    for van in STATUSSEN:
        tabel.add_row(STATUSKOPPEN[van], *(str(effect.cel(van, naar).aantal or "-") for naar in STATUSSEN))
    return tabel


def _voorbeelden(cel: Cel) -> str:
    keer = f"{cel.aantal} keer"
    return f"{keer}: {', '.join(cel.voorbeelden)}" if cel.voorbeelden else keer


def _als_dict(gevonden: Setverschil, soort: str, alleen: str, gevolg: Scenarioeffect | None) -> dict[str, object]:
    elementen = [
        {
            **asdict(element),
            "oordelen": element.oordelen,
            "hernoemd": element.hernoemd,
            "wijzigingen": [{**asdict(w), "zin": element.zin(w)} for w in element.wijzigingen],
        }
        for element in gevonden.gekozen(soort, alleen)
    ]
    kop = {"oud": gevonden.oud, "nieuw": gevonden.nieuw, "tellingen": dict(gevonden.tellingen), "elementen": elementen}
    return kop | (
        {"effect": _effect_als_dict(gevolg.effect), "overgeslagen": gevolg.overgeslagen} if gevolg is not None else {}
    )


def _effect_als_dict(effect: Effect) -> dict[str, Any]:
    """The effect, with norms and decisions by their names and clauses on both sides."""
    kaal: dict[str, Any] = asdict(effect)
    for sleutel, elementen in (
        ("normen", [norm.element for norm in effect.normen]),
        ("besluiten", [besluit.element for besluit in effect.besluiten]),
    ):
        for regel, element in zip(kaal[sleutel], elementen, strict=True):
            del regel["element"]["wijzigingen"]
            regel["verwijzing"] = element.verwijzing()
    return kaal
