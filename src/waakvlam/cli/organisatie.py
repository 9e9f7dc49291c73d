"""`waakvlam organisatie`: what is done with a whole organisation, by who runs the installation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from waakvlam.cli.balk import balk
from waakvlam.cli.starten import zet_django_op
from waakvlam.kern.fouten import Waakvlamfout

if TYPE_CHECKING:
    from waakvlam.vertrek.api import Bewaring, Plan

GEMIST = 1
app = typer.Typer(help="Beheer een hele organisatie.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def _organisatie() -> None:
    """Make `vertrek` a command of its own, also while it is the only one."""


@app.command("vertrek")
def vertrek(
    organisatie: Annotated[str, typer.Argument(metavar="ORGANISATIE", help="De korte naam van de organisatie.")],
    *,
    proef: Annotated[bool, typer.Option("--proef", help="Zeg alleen wat er zou gebeuren.")] = False,
    uitvoer: Annotated[
        Path | None,
        typer.Option("--uitvoer", metavar="MAP", help="Schrijf wat de organisatie meeneemt naar deze nieuwe map."),
    ] = None,
    doe: Annotated[bool, typer.Option("--voer-uit", help="Laat de organisatie vertrekken.")] = False,
    reden: Annotated[str, typer.Option("--reden", help="Waarom de organisatie vertrekt.")] = "",
    zonder_uitvoer: Annotated[
        bool, typer.Option("--zonder-uitvoer", help="Vertrek zonder iets mee te nemen; dat kan later niet meer.")
    ] = False,
) -> None:
    """Laat een organisatie vertrekken: eerst een proef, dan de uitvoer, dan het einde.

    Met --voer-uit wijst --uitvoer de map aan die al is gemaakt. Redenen: stopt_met_deelname, opgegaan_in_andere,
    opgeheven, besluit_van_de_regio.

    Voorbeeld: waakvlam organisatie vertrek de-gracht --proef
    """
    if proef == (doe or uitvoer is not None) or (doe and not reden):
        raise Waakvlamfout("kies --proef, of --uitvoer MAP, of --voer-uit --reden REDEN --uitvoer MAP")
    if doe and (uitvoer is None) != zonder_uitvoer:
        raise Waakvlamfout("geef bij --voer-uit de map van --uitvoer, of --zonder-uitvoer als er niets mee hoeft")
    zet_django_op()
    if doe:
        _voer_uit(organisatie, reden, uitvoer)
    elif uitvoer is not None:
        _schrijf(organisatie, uitvoer)
    else:
        _probeer(organisatie)


def _probeer(organisatie: str) -> None:
    from waakvlam.vertrek.api import maak_plan  # noqa: PLC0415

    with balk() as voortgang:
        plan = maak_plan(organisatie, voortgang)
    stand = "is vertrokken" if not plan.organisatie.actief else "zou nu vertrekken"
    typer.echo(f"{plan.organisatie.naam} ({plan.organisatie.sleutel}) {stand}.")
    nummers = {regel.nummer for regel in plan.regels}
    mee = _tel(len(nummers), "dossier", "dossiers")
    typer.echo(f"Gaat mee: {mee}, met de bijlagen, en de gegevens van de organisatie zelf.")
    _toon_einde(plan)
    for regel in plan.regels:
        van = _tel(regel.plichten_van, "plicht", "plichten")
        loopt = f"{van} van deze rol, {regel.plichten_jegens} jegens deze rol"
        if regel.houdt_tegen:
            wie = ", ".join(f"{o} ({rol})" for o, rol in regel.kunnen_toevoegen) or "niemand; sluit het dossier"
            typer.echo(f"houdt tegen {regel.nummer} {regel.rol}: {loopt}. Opvolger toevoegen kan: {wie}.")
        elif regel.stand == "opvolger":
            typer.echo(f"gaat over   {regel.nummer} {regel.rol}: {loopt}. Opvolger: {', '.join(regel.opvolgers)}.")
        else:
            typer.echo(f"gesloten    {regel.nummer} {regel.rol}.")
    _toon_bewaringen(plan.bewaringen, "zou weg gaan")
    tegen = len(plan.tegen)
    kan = f"Vertrekken kan nog niet: {tegen} keer is er geen opvolger." if tegen else "Vertrekken kan."
    typer.echo(f"{kan} Dit is een proef: er is niets gedaan.")


def _toon_einde(plan: "Plan") -> None:
    sluiting = plan.einde.sluiting
    eindigt = (
        _tel(len(sluiting.leden), "medewerker", "medewerkers"),
        _tel(plan.einde.uitnodigingen, "uitnodiging", "uitnodigingen"),
        _tel(plan.einde.ondersteuningen, "keer ondersteuning", "keer ondersteuning"),
        _tel(sluiting.vervangingen, "vervanging", "vervangingen"),
        _tel(sluiting.teams, "team", "teams"),
        _tel(sluiting.contactpunten, "contactpunt", "contactpunten"),
    )
    typer.echo(f"Eindigt meteen: {', '.join(eindigt)}.")


def _tel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"


def _schrijf(organisatie: str, map_: Path) -> None:
    from waakvlam.vertrek.api import schrijf_uitvoer  # noqa: PLC0415

    with balk() as voortgang:
        mee = schrijf_uitvoer(organisatie, map_, voortgang)
    aantallen = f"{_tel(mee.dossiers, 'dossier', 'dossiers')} en {_tel(mee.bijlagen, 'bijlage', 'bijlagen')}"
    typer.echo(f"{map_}: {aantallen}, nagelezen en heel.")
    for wat in mee.gemist:
        typer.echo(f"niet mee: {wat}")
    typer.echo("Deze map bevat persoonsgegevens en is niet versleuteld; alleen uw account kan hem openen.", err=True)


def _voer_uit(organisatie: str, reden: str, uitvoer: Path | None) -> None:
    from waakvlam.vertrek.api import voer_uit  # noqa: PLC0415

    with balk() as voortgang:
        uitkomst = voer_uit(organisatie, reden, uitvoer, voortgang)
    sluiting = uitkomst.einde.sluiting
    typer.echo(
        f"{organisatie} is vertrokken: {_tel(len(sluiting.leden), 'medewerker', 'medewerkers')} zonder toegang, geen "
        f"partij meer in {_tel(uitkomst.beeindigd, 'dossier', 'dossiers')}."
    )
    _toon_bewaringen(uitkomst.bewaringen, "gewist")
    if uitkomst.blijft_partij:
        typer.echo(
            "Hier was opeens geen opvolger meer; de organisatie ziet er niets, en staat er nog als partij. Regel een "
            "opvolger en geef deze opdracht opnieuw: " + ", ".join(uitkomst.blijft_partij),
            err=True,
        )
        raise typer.Exit(GEMIST)


def _toon_bewaringen(bewaringen: "tuple[Bewaring, ...]", weg: str) -> None:
    for regel in bewaringen:
        bron = f" ({regel.bron})" if regel.bron else ""
        dagen = ""
        if regel.eerst and regel.laatst and not regel.weg:
            dagen = f" Kan weg vanaf {regel.eerst:%d-%m-%Y}"
            dagen += f", het laatste vanaf {regel.laatst:%d-%m-%Y}." if regel.laatst != regel.eerst else "."
        uitkomst = weg if regel.weg else "blijft"
        typer.echo(f"{uitkomst}: {_tel(regel.vakken, 'vak', 'vakken')}: {regel.waarom.rstrip('.')}{bron}.{dagen}")
