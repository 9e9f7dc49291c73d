"""`waakvlam wis`: erase what of a dossier nobody has to keep any longer."""

from typing import TYPE_CHECKING, Annotated

import typer

from waakvlam.cli.starten import zet_django_op
from waakvlam.cli.wie import bevoegde_lezer
from waakvlam.kern.fouten import Waakvlamfout

if TYPE_CHECKING:
    from waakvlam.dossiers.api import Wisplan

BEVOEGDHEID = "wissen"
GEEN_BEVOEGDHEID = "dit account mag niet besluiten om te wissen; vraag de functionaris gegevensbescherming"
GRONDEN = ("termijn", "verzoek")
BETROKKENEN = ("deelnemer", "melder", "huisgenoot", "kind")


def wis(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER", help="Het nummer van het dossier.")],
    *,
    reden: Annotated[str, typer.Option("--reden", help="termijn (voorbij) of verzoek (toegewezen).")],
    over: Annotated[
        list[str] | None,
        typer.Option("--over", help="Alleen over: deelnemer, melder, huisgenoot of kind. Mag vaker."),
    ] = None,
    door: Annotated[
        str,
        typer.Option(
            "--door", help="Wie dit besloot, voor de eigen organisatie; zonder: wie dit programma beheert, voor alle."
        ),
    ] = "",
    proef: Annotated[bool, typer.Option("--proef", help="Zeg alleen wat er weg zou gaan.")] = False,
) -> None:
    """Wis wat niemand meer hoeft te bewaren. Wat weg is, komt niet terug, ook niet uit een reservekopie.

    Voorbeeld: waakvlam wis AMS-2026-7K3M9-QX2PD --reden termijn --proef
    """
    _eis("--reden", [reden], GRONDEN)
    _eis("--over", over or [], BETROKKENEN)
    zet_django_op()
    from waakvlam.dossiers.api import bekijk_wissen  # noqa: PLC0415 - Django only when it is needed
    from waakvlam.dossiers.api import wis as wis_dossier  # noqa: PLC0415
    from waakvlam.logboek.api import INSTALLATIE  # noqa: PLC0415
    from waakvlam.toegang.api import NietGevonden  # noqa: PLC0415

    lezer = bevoegde_lezer(door, BEVOEGDHEID, GEEN_BEVOEGDHEID) if door else None
    wie, van = (lezer.wie, lezer.organisatie) if lezer else (INSTALLATIE, "")
    keuze = tuple(over or ())
    try:
        wat = (keuze, van)
        plan = bekijk_wissen(dossier, reden, *wat) if proef else wis_dossier(dossier, reden, wie, *wat)  # type: ignore[arg-type]
    except NietGevonden:
        raise Waakvlamfout(f"{dossier}: dit dossier is er niet, of is al gewist") from None
    toon_plan(plan, proef=proef)


def _eis(optie: str, waarden: list[str], keuzes: tuple[str, ...]) -> None:
    for waarde in waarden:
        if waarde not in keuzes:
            raise Waakvlamfout(f"{optie} {waarde}: kies uit {', '.join(keuzes)}")


def toon_plan(plan: "Wisplan", *, proef: bool) -> None:
    """Say what goes or went, and what stays with its reason."""
    for oordeel in plan.vakken:
        bron = f" ({oordeel.bron})" if oordeel.bron else ""
        tot = f" Kan weg vanaf {oordeel.tot:%d-%m-%Y}." if oordeel.tot and not oordeel.weg else ""
        typer.echo(f"{'weg' if oordeel.weg else 'blijft':<6} {oordeel.vak}: {oordeel.waarom.rstrip('.')}{bron}.{tot}")
    if plan.concepten:
        waarom = "in een concept kan over iedereen iets staan, dus alle concepten gaan weg"
        typer.echo(f"{'weg':<6} concepten van formulieren en brieven ({plan.concepten}): {waarom}.")
    aantal = f"{len(plan.weg)} van {len(plan.vakken)} vakken"
    if plan.concepten:
        aantal += f" en {plan.concepten} {'concept' if plan.concepten == 1 else 'concepten'}"
    if proef:
        typer.echo(f"Proef: {aantal} zouden weg gaan. Er is niets gewist.")
    elif plan.weg:
        typer.echo(f"{aantal} gewist.{' Het dossier is er niet meer.' if plan.alles else ''}")
    else:
        typer.echo("Er is niets gewist: alles moet nog blijven.")
