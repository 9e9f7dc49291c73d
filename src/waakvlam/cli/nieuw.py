"""`waakvlam afspraken nieuw`: a folder with a small set that loads, to write the agreements of a region in."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from waakvlam import klok
from waakvlam.bron.api import map_van_afspraken
from waakvlam.cli.controleren import kies_map
from waakvlam.kern.fouten import Vraagfout
from waakvlam.scenario.nieuw import Opdracht, eis_naam, maak_set


def nieuw(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Naam van de set en haar map: rivierenland-2027.")],
    *,
    titel: Annotated[str | None, typer.Option(help="Titel, zoals de lezer die ziet.")] = None,
    regio: Annotated[str | None, typer.Option(help="Naam van de regio.")] = None,
    prefix: Annotated[str | None, typer.Option(help="Begin van elk clausulenummer: RVL27.")] = None,
    geldig_vanaf: Annotated[str | None, typer.Option(help="Eerste dag, als jjjj-mm-dd.")] = None,
    voorganger: Annotated[str, typer.Option(help="De set die deze opvolgt.")] = "",
    in_: Annotated[Path | None, typer.Option("--in", help="Map met de sets; anders WAAKVLAM_AFSPRAKEN.")] = None,
) -> None:
    """Maak een nieuwe set: klein, met uitleg bij elk deel, en meteen te controleren.

    Voorbeeld: waakvlam afspraken nieuw rivierenland-2027 --regio Rivierenland --prefix RVL27
    """
    eis_naam(naam)
    gewoon = map_van_afspraken()
    basis = in_ if in_ is not None else gewoon
    kies_map(basis)
    regio = _vraag("regio", regio, naam.partition("-")[0].capitalize())
    titel = _vraag("titel", titel, f"Afspraken over wonen in de wijk, {regio}")
    prefix = _vraag("prefix", prefix, _prefix(naam))
    eerste_dag = _dag(_vraag("geldig-vanaf", geldig_vanaf, f"{klok.vandaag().year + 1}-01-01"))
    doel = maak_set(Opdracht(naam, titel, regio, prefix, eerste_dag, voorganger), basis)
    plek = "" if basis == gewoon else str(doel)
    typer.echo(f"{doel} is gemaakt. Verder:")
    typer.echo(f"  waakvlam afspraken controleer {plek or naam}")
    typer.echo(f"  waakvlam afspraken bekijk {plek or naam}")


def _vraag(optie: str, gegeven: str | None, standaard: str) -> str:
    """What was given; else the answer of who sits at the terminal. Raises `Vraagfout` where nobody does."""
    if gegeven is not None:
        return gegeven
    if not sys.stdin.isatty():
        raise Vraagfout(f"--{optie} ontbreekt; geef bijvoorbeeld --{optie} '{standaard}'")
    antwoord: str = typer.prompt(optie.capitalize().replace("-", " "), default=standaard)
    return antwoord


def _prefix(naam: str) -> str:
    """Three letters of the name, and the last two figures of a year in it."""
    letters = "".join(teken for teken in naam if teken.isalpha())[:3].upper().ljust(3, "X")
    jaar = naam.rpartition("-")[2]
    return letters + (jaar[-2:] if jaar.isdigit() else "")


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError as fout:
        raise Vraagfout(f"{tekst} is geen dag; schrijf jjjj-mm-dd bij --geldig-vanaf") from fout
