"""`waakvlam inzage`: everything an organisation holds about one participant, to look through before it is given."""

from pathlib import Path
from typing import Annotated

import typer

from waakvlam.cli.starten import zet_django_op
from waakvlam.cli.wie import bevoegde_lezer
from waakvlam.kern.fouten import Waakvlamfout

BEVOEGDHEID = "inzageverzoeken"
GEEN_BEVOEGDHEID = "dit account behandelt geen inzageverzoeken; vraag de functionaris gegevensbescherming"


def inzage(
    dossier: Annotated[str, typer.Argument(metavar="DOSSIER", help="Het nummer van het dossier.")],
    account: Annotated[str, typer.Option("--account", metavar="WIE", help="Wie het verzoek behandelt.")],
    *,
    naar_json: Annotated[
        Path | None, typer.Option("--json", metavar="BESTAND", help="Schrijf het als JSON, voor een ander programma.")
    ] = None,
    naar_pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="BESTAND", help="Schrijf het als PDF, om te lezen.")
    ] = None,
    naar_zip: Annotated[
        Path | None, typer.Option("--zip", metavar="BESTAND", help="Schrijf alles, met de bijlagen erbij.")
    ] = None,
) -> None:
    """Verzamel alles wat uw organisatie over een deelnemer weet. Wat over anderen gaat, is afgeschermd.

    Dit is een concept: een mens bekijkt het en geeft het vrij op de pagina van het dossier.

    Voorbeeld: waakvlam inzage AMS-2026-7K3M9-QX2PD --account naam@organisatie.example --zip inzage.zip
    """
    if not (naar_json or naar_pdf or naar_zip):
        raise Waakvlamfout("zeg waar het heen moet: --zip BESTAND, --pdf BESTAND of --json BESTAND")
    zet_django_op()
    from waakvlam.dossiers.api import Ongeldig  # noqa: PLC0415 - Django only when it is needed
    from waakvlam.toegang.api import NietGevonden  # noqa: PLC0415
    from waakvlam.verantwoording import api  # noqa: PLC0415

    lezer = bevoegde_lezer(account, BEVOEGDHEID, GEEN_BEVOEGDHEID)
    try:
        overzicht = api.stel_samen(lezer, dossier)
        te_geven = overzicht.afgeschermd(overzicht.voorgesteld)
        bijlagen = api.lees_bijlagen(lezer, te_geven) if naar_zip else {}
    except NietGevonden:
        raise Waakvlamfout(f"{dossier}: dit dossier is er niet, of uw organisatie is er geen partij in") from None
    except Ongeldig:
        raise Waakvlamfout(
            "een bijlage is weg of beschadigd; zet haar terug (waakvlam controleer noemt haar)"
        ) from None
    json, pdf = api.als_json(api.als_gegevens(te_geven)), api.maak_pdf(te_geven, concept=True)
    try:
        for pad, inhoud in ((naar_json, json), (naar_pdf, pdf), (naar_zip, api.maak_bundel(pdf, json, bijlagen))):
            if pad is not None:
                pad.write_bytes(inhoud)
    except OSError as fout:
        raise Waakvlamfout(f"schrijven lukt niet ({fout.strerror}); kies een ander bestand") from None
    regels = sum(len(deel.regels) for deel in te_geven.onderdelen)
    typer.echo(f"{regels} regels; {len(overzicht.voorgesteld)} keer iets afgeschermd. Dit is een concept.")
