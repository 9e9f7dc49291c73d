"""`waakvlam controleer` and `waakvlam dagkop`: is the record whole, and what an auditor keeps elsewhere to prove it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from waakvlam import klok
from waakvlam.cli.starten import zet_django_op
from waakvlam.kern.fouten import Vraagfout

if TYPE_CHECKING:
    from waakvlam.dossiers.api import Bewaard

GEBROKEN = 1
NU = """Verander niets in de databank. Zet een reservekopie van voor de breuk terug op een andere plek, vergelijk dit
dossier daar, en meld het wie over de gegevens gaat. Meer: docs/how-to/keten-controleren.md."""
SLEUTELS = frozenset(
    {"dag", "gemaakt_op", "aantal", "vorige", "wortel", "hash", "publieke_sleutel", "handtekening", "tegentekening"}
)


def controleer(
    dossier: Annotated[str | None, typer.Argument(help="Nummer; zonder nummer: alles.")] = None,
    *,
    koppen: Annotated[
        Path | None, typer.Option(help="Dagkoppen die elders zijn bewaard, om mee te vergelijken.")
    ] = None,
    vertrouw: Annotated[list[str] | None, typer.Option(help="Een publieke sleutel waarvoor u instaat.")] = None,
    projectie: Annotated[bool, typer.Option("--projectie", help="Beoordeel ook elk dossier opnieuw.")] = False,
) -> None:
    """Controleer of geen feit is gewijzigd, verwijderd of tussengevoegd, en of de dagkoppen dat bevestigen.

    Voorbeeld: waakvlam controleer --koppen koppen.jsonl
    """
    bewaard = lees_koppen(koppen) if koppen else []
    zet_django_op()
    from waakvlam.bijlagen.api import controleer_bijlagen  # noqa: PLC0415
    from waakvlam.dossiers.api import Controle, dagkoppen  # noqa: PLC0415 - Django only when it is needed

    kenmerken = (dossier, tuple(bewaard), frozenset(vertrouw or []), projectie)
    dossiers, feiten = Controle(*kenmerken).omvang()
    with _balk(feiten) as gezien:
        breuk = Controle(*kenmerken, gezien=gezien).eerste_breuk() or next(controleer_bijlagen(dossier), None)
    if breuk is not None:
        typer.echo(f"GEBROKEN: {breuk}\n{NU}")
        raise typer.Exit(GEBROKEN)
    if dossier is not None and not dossiers:
        raise Vraagfout(f"er is geen dossier {dossier}; controleer het nummer")
    getekend = dagkoppen()
    tot = f"{len(getekend)} dagkoppen tot en met {getekend[-1].dag}" if getekend else "nog geen dagkop"
    typer.echo(f"In orde: {feiten} feiten in {dossiers} dossiers, {tot}.")


def dagkop(
    *,
    toon: Annotated[bool, typer.Option("--toon", help="Teken niets; toon de laatste.")] = False,
    uitvoer: Annotated[
        Path | None, typer.Option(help="Vul dit bestand aan met elke kop die er nog niet in staat.")
    ] = None,
) -> None:
    """Teken wat sinds de vorige dagkop is vastgelegd, als de kop van vandaag, en toon hem.

    Voorbeeld: waakvlam dagkop --uitvoer /mnt/elders/koppen.jsonl
    """
    bewaard = {kop["dag"] for kop in lees_koppen(uitvoer)} if uitvoer and uitvoer.exists() else set()
    zet_django_op()
    from waakvlam.dossiers.api import als_gegevens, dagkoppen, maak_dagkop  # noqa: PLC0415 - as above

    if not toon:
        maak_dagkop(klok.vandaag())
    koppen = [als_gegevens(kop) for kop in dagkoppen()]
    if not koppen:
        raise Vraagfout("er is nog geen dagkop; maak hem met: waakvlam dagkop")
    if uitvoer:
        nieuw = [kop for kop in koppen if kop["dag"] not in bewaard]
        try:
            with uitvoer.open("a", encoding="utf-8") as bestand:
                bestand.writelines(json.dumps(kop) + "\n" for kop in nieuw)
        except OSError as fout:
            raise Vraagfout(f"{uitvoer}: schrijven lukt daar niet; kies een ander bestand") from fout
    typer.echo("\n".join(f"{naam}: {waarde}" for naam, waarde in koppen[-1].items() if waarde != ""))


def lees_koppen(bestand: Path) -> "list[Bewaard]":
    """The heads of a file, one JSON object a line. Raises `Vraagfout` with the line that is none."""
    try:
        regels = bestand.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fout:
        raise Vraagfout(f"{bestand}: dit bestand is niet te lezen") from fout
    koppen = [_lees_kop(regel) for regel in regels]
    if None in koppen:
        regel = koppen.index(None) + 1
        raise Vraagfout(f"{bestand}:{regel}: dit is geen dagkop zoals waakvlam dagkop die schrijft")
    return [kop for kop in koppen if kop is not None]


def _lees_kop(regel: str) -> "Bewaard | None":
    try:
        kop: Bewaard = json.loads(regel)
        date.fromisoformat(str(kop["dag"]))
    except (ValueError, TypeError, KeyError):
        return None
    return kop if set(kop) == SLEUTELS else None


@contextmanager
def _balk(totaal: int) -> Iterator[Callable[[int], None]]:
    """How far it is, in facts; only on a terminal."""
    kolommen = (TextColumn("Feiten controleren"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    scherm = Console(stderr=True)
    with Progress(*kolommen, console=scherm, transient=True, disable=not scherm.is_terminal) as balk:
        taak = balk.add_task("", total=totaal)
        yield lambda feiten: balk.advance(taak, feiten)
