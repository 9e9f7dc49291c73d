"""`waakvlam inzage`: everything an organisation holds about one participant, to look through before it is given."""

import json
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
) -> None:
    """Verzamel alles wat uw organisatie over een deelnemer weet. Wat over anderen gaat, is afgeschermd.

    Dit is een concept: een mens bekijkt het en geeft het vrij op de pagina van het dossier.

    Voorbeeld: waakvlam inzage AMS-2026-7K3M9-QX2PD --account naam@organisatie.example --pdf inzage.pdf
    """
    if naar_json is None and naar_pdf is None:
        raise Waakvlamfout("zeg waar het heen moet: --pdf BESTAND, --json BESTAND of allebei")
    zet_django_op()
    from waakvlam.toegang.api import NietGevonden  # noqa: PLC0415 - Django only when it is needed
    from waakvlam.verantwoording.api import als_gegevens, maak_pdf, stel_samen  # noqa: PLC0415

    try:
        overzicht = stel_samen(bevoegde_lezer(account, BEVOEGDHEID, GEEN_BEVOEGDHEID), dossier)
    except NietGevonden:
        raise Waakvlamfout(f"{dossier}: dit dossier is er niet, of uw organisatie is er geen partij in") from None
    te_geven = overzicht.afgeschermd(overzicht.voorgesteld)
    try:
        if naar_json is not None:
            naar_json.write_text(json.dumps(als_gegevens(te_geven), ensure_ascii=False, indent=2) + "\n", "utf-8")
        if naar_pdf is not None:
            naar_pdf.write_bytes(maak_pdf(te_geven, concept=True))
    except OSError as fout:
        raise Waakvlamfout(f"schrijven lukt niet ({fout.strerror}); kies een ander bestand") from None
    regels = sum(len(deel.regels) for deel in te_geven.onderdelen)
    typer.echo(f"{regels} regels; {len(overzicht.voorgesteld)} keer iets afgeschermd. Dit is een concept.")
