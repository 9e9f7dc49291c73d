"""`waakvlam importeer`: take over a running caseload from a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from waakvlam.cli.wie import bevoegde_lezer
from waakvlam.kern.fouten import Waakvlamfout

if TYPE_CHECKING:
    from waakvlam.importeren.api import Verslag

FOUT = 1
GEEN_BEVOEGDHEID = "dit account mag geen dossiers invoeren; vraag de beheerder van uw organisatie"

app = typer.Typer(help="Neem lopende dossiers over uit een werkblad.", no_args_is_help=True, rich_markup_mode=None)

Bestanden = Annotated[list[Path], typer.Argument(metavar="BESTAND", help="Een werkmap, of CSV-bestanden.")]
Afspraken = Annotated[str, typer.Option("--afspraken", help="Naam van de set, bijvoorbeeld amsterdam-2026.")]
Wie = Annotated[str, typer.Option("--account", help="E-mailadres of kenmerk van wie invoert.")]
Toch = Annotated[
    bool, typer.Option("--ook-wat-niet-mocht", help="Neem ook over wat al gebeurd is en de afspraken verbieden.")
]
Rapport = Annotated[Path | None, typer.Option("--rapport", help="Schrijf het verslag ook naar dit CSV-bestand.")]


@app.command("sjabloon")
def sjabloon(
    doel: Annotated[Path, typer.Argument(metavar="DOEL", help="Waar het voorbeeld komt.")], afspraken: Afspraken
) -> None:
    """Maak een lege werkmap met uitleg en keuzelijsten.

    Voorbeeld: waakvlam importeer sjabloon overnemen.xlsx --afspraken amsterdam-2026
    """
    from waakvlam.cli.starten import zet_django_op  # noqa: PLC0415

    zet_django_op()
    from waakvlam.importeren.api import maak_sjabloon  # noqa: PLC0415

    try:
        maak_sjabloon(doel, afspraken)
    except OSError as fout:
        raise Waakvlamfout(f"{doel.name} kan niet worden gemaakt; kies een naam die nog niet bestaat") from fout
    typer.echo(f"{doel} staat klaar.")


@app.command("proef")
def proef(
    bestanden: Bestanden, afspraken: Afspraken, account: Wie, *, toch: Toch = False, rapport: Rapport = None
) -> None:
    """Kijk na wat er mis is, rij voor rij. Er wordt niets vastgelegd.

    Voorbeeld: waakvlam importeer proef overnemen.xlsx --afspraken amsterdam-2026 --account naam@organisatie.example
    """
    _voer_uit(bestanden, afspraken, account, rapport, proef=True, per_dossier=False, ook_verboden=toch)


@app.command("voer-in")
def invoeren(
    bestanden: Bestanden,
    afspraken: Afspraken,
    account: Wie,
    *,
    per_dossier: Annotated[
        bool, typer.Option("--per-dossier", help="Sla dossiers met een fout over, in plaats van alles te laten.")
    ] = False,
    toch: Toch = False,
    rapport: Rapport = None,
) -> None:
    """Leg de dossiers vast. Opnieuw invoeren vult aan en maakt niets dubbel.

    Voorbeeld: waakvlam importeer voer-in overnemen.xlsx --afspraken amsterdam-2026 --account naam@organisatie.example
    """
    _voer_uit(bestanden, afspraken, account, rapport, proef=False, per_dossier=per_dossier, ook_verboden=toch)


def _voer_uit(
    bestanden: list[Path], afspraken: str, account: str, rapport: Path | None, *, proef: bool, per_dossier: bool,
    ook_verboden: bool,
) -> None:  # fmt: skip
    from waakvlam.cli.starten import zet_django_op  # noqa: PLC0415

    zet_django_op()
    from waakvlam.importeren.api import voer_in  # noqa: PLC0415

    lezer = bevoegde_lezer(account, "importeren", GEEN_BEVOEGDHEID)
    kolommen = (TextColumn("Dossiers nakijken"), BarColumn(), MofNCompleteColumn())
    with Progress(*kolommen, console=Console(stderr=True), disable=not Console(stderr=True).is_terminal) as balk:
        taak = balk.add_task("", total=None)
        verslag = voer_in(
            lezer, bestanden, afspraken, proef=proef, per_dossier=per_dossier, ook_verboden=ook_verboden,
            voortgang=lambda gedaan, totaal: balk.update(taak, completed=gedaan, total=totaal),
        )  # fmt: skip
    _toon(verslag)
    if rapport is not None:
        _schrijf(verslag, rapport)
    if not verslag.goed:
        raise typer.Exit(FOUT)


def _toon(verslag: "Verslag") -> None:
    console = Console(soft_wrap=True)
    if verslag.meldingen:
        tabel = Table("blad", "rij", "kolom", "wat er mis is", "wat u doet")
        for m in verslag.meldingen:
            tabel.add_row(m.blad, str(m.rij or ""), m.kolom, m.wat, m.doe)
        console.print(tabel, markup=False)
    tellingen = (
        f"{verslag.nieuw} nieuwe dossiers, {verslag.aangevuld} aangevuld, {verslag.ongewijzigd} ongewijzigd, "
        f"{verslag.geweigerd} met een fout; {verslag.feiten} feiten."
    )
    if verslag.anders:
        tellingen += f" Bij {verslag.anders} dossiers staan hier andere gegevens dan in Waakvlam; die zijn zo gebleven."
    typer.echo(tellingen)
    typer.echo("Dit is vastgelegd." if verslag.ingevoerd else "Er is niets vastgelegd.")


def _schrijf(verslag: "Verslag", rapport: Path) -> None:
    import csv  # noqa: PLC0415 - only for this option

    with rapport.open("w", encoding="utf-8", newline="") as uit:
        regels = csv.writer(uit, delimiter=";")
        regels.writerow(("blad", "rij", "kolom", "wat", "doe"))
        regels.writerows((m.blad, m.rij or "", m.kolom, m.wat, m.doe) for m in verslag.meldingen)
