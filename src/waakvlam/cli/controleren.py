"""`waakvlam afspraken controleer` and `schema`: what is wrong or odd in a set, and what an editor needs."""

import os
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from waakvlam.bron.api import bronset, eigen, eigennamen, map_van_afspraken, setnamen, vergeet
from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.laden import KOP
from waakvlam.kern.waarschuwen import TITELS, Waarschuwing
from waakvlam.scenario.controle import waarschuwingen
from waakvlam.scenario.schemas import SCHEMAS, als_tekst, schrijf_schemas
from waakvlam.scenario.schemas import schema as schema_van

STRENG = 1
GETOOND = 20
"""So many warnings of one kind are printed, unless all are asked for."""


def kies_set(set_of_map: str) -> str:
    """The name of a set; a folder that is a set, or will be, chooses the folder around it as that of the agreements."""
    pad = Path(set_of_map)
    if pad.is_dir() and (len(pad.parts) > 1 or pad.is_absolute() or (pad / KOP).exists() or set_of_map == "."):
        heel = pad.resolve()
        kies_map(heel.parent)
        return heel.name
    return set_of_map


def kies_map(folder: Path) -> None:
    """Read the agreements, their vocabulary and what they share from this folder from now on."""
    os.environ["WAAKVLAM_AFSPRAKEN"] = str(folder.resolve())
    vergeet()


def _kies_sets(sets: list[str]) -> list[str]:
    """The names of these sets. Raises `Vraagfout` where they stand in more than one folder."""
    gekozen = [(kies_set(naam), map_van_afspraken().resolve()) for naam in sets]
    if len({folder for _, folder in gekozen}) > 1:
        raise Vraagfout("deze sets staan niet in een map; controleer de sets van elke map apart")
    return [naam for naam, _ in gekozen]


def controleer(
    sets: Annotated[list[str] | None, typer.Argument(metavar="[SET]...", help="Namen, of een map.")] = None,
    *,
    streng: Annotated[bool, typer.Option("--streng", help="Ook een waarschuwing is een fout.")] = False,
    alles: Annotated[bool, typer.Option("--alles", help="Toon elke waarschuwing.")] = False,
) -> None:
    """Controleer sets (zonder naam: alle); elke fout met bestand en regel, alle tegelijk, en waarschuwingen.

    Voorbeeld: waakvlam afspraken controleer --streng
    """
    fouten: list[Fout] = []
    gewaarschuwd = 0
    namen = _kies_sets(sets or []) or setnamen()
    for naam in namen:
        try:
            inhoud, gevonden = bronset(naam).afspraken, waarschuwingen(naam)
        except Afsprakenfout as fout:
            fouten += fout.fouten
            continue
        _toon(gevonden, len(gevonden) if alles else GETOOND)
        gewaarschuwd += len(gevonden)
        met = f", {len(gevonden)} waarschuwing{'en' if len(gevonden) > 1 else ''}" if gevonden else ""
        typer.echo(f"{naam}: {len(inhoud.clausules)} clausules, {len(inhoud.normen)} normen{met}, in orde")
    fouten += _eigen_fouten(namen)
    if fouten:
        raise Afsprakenfout(fouten)
    if streng and gewaarschuwd:
        raise typer.Exit(STRENG)


def _eigen_fouten(sets: list[str]) -> list[Fout]:
    """The faults of own protocols; those on one of these sets that are in order are printed."""
    fouten: list[Fout] = []
    for naam in eigennamen():
        try:
            protocol = eigen(naam)
        except Afsprakenfout as fout:
            fouten += [f for f in fout.fouten if f not in fouten]
            continue
        if not protocol.per_set.keys().isdisjoint(sets):
            inhoud = protocol.inhoud
            aantallen = (len(inhoud.normen), len(inhoud.handelingen), len(inhoud.plichten))
            wat = "{} strengere normen, {} handelingen, {} eigen plichten, in orde".format(*aantallen)
            typer.echo(f"{naam} op {', '.join(protocol.per_set)}: {wat}")
    return fouten


def _toon(gevonden: list[Waarschuwing], aantal: int) -> None:
    """The warnings by kind, of each kind at most so many."""
    for soort, groep in groupby(gevonden, key=lambda w: w.soort):
        leden = list(groep)
        for waarschuwing in leden[:aantal]:
            typer.echo(str(waarschuwing))
        if len(leden) > aantal:
            typer.echo(f"waarschuwing: {TITELS[soort]}: nog {len(leden) - aantal}; toon ze met --alles")


def schema(
    deel: Annotated[str, typer.Argument(help=f"Een van {', '.join(SCHEMAS)}.")] = "inhoud",
    *,
    naar: Annotated[Path | None, typer.Option(help="Schrijf alle schema's in deze map.")] = None,
) -> None:
    """Geef het JSON-schema, zodat een editor meekijkt.

    Voorbeeld: waakvlam afspraken schema --naar afspraken/schema
    """
    if naar is None:
        typer.echo(als_tekst(schema_van(deel)), nl=False)
        return
    try:
        paden = schrijf_schemas(naar)
    except OSError as fout:
        raise Vraagfout(f"{naar}: schrijven lukt daar niet; kies een andere map") from fout
    typer.echo("\n".join(map(str, paden)))
