"""`waakvlam beheerder`: the first organisation and its administrator, or one more."""

from typing import Annotated

import typer

from waakvlam.kern.fouten import Waakvlamfout


def beheerder(
    email: Annotated[str, typer.Argument(help="Het adres waarmee deze beheerder inlogt.")],
    *,
    naam: Annotated[str, typer.Option("--naam", help="De naam van de beheerder.")],
    organisatie: Annotated[str, typer.Option("--organisatie", help="De korte naam van de organisatie.")],
    organisatienaam: Annotated[
        str, typer.Option("--organisatienaam", help="De volledige naam; nodig als de organisatie nieuw is.")
    ] = "",
    rol: Annotated[str, typer.Option("--rol", help="De rol van de organisatie in dossiers.")],
    regio: Annotated[str, typer.Option("--regio", help="De regio waarvan de afspraken gelden.")],
) -> None:
    """Nodig een beheerder uit, en maak zo nodig de organisatie. Toont een link die een week werkt, en een keer.

    Voorbeeld: waakvlam beheerder puk@anker.example --naam "Puk Schijngestalte" --organisatie het-anker
    --organisatienaam "Zorggroep Het Anker" --rol zorgaanbieder --regio Amsterdam
    """
    from waakvlam.cli.starten import eis_opstelling_of_stop, zet_django_op  # noqa: PLC0415 - Django only when it is needed

    zet_django_op()
    from django.conf import settings  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from waakvlam import klok  # noqa: PLC0415
    from waakvlam.toegang.api import nodig_beheerder_uit, rekenset_in  # noqa: PLC0415

    if settings.DEMO:
        raise Waakvlamfout("in een demo logt niemand in; haal WAAKVLAM_DEMO weg")
    eis_opstelling_of_stop()
    rekenset = rekenset_in(regio, klok.vandaag())
    if rekenset is None:
        raise Waakvlamfout(f"er zijn geen afspraken van de regio {regio}")
    if rol not in rekenset.rollen or rekenset.rollen[rol].groep:
        raise Waakvlamfout(f"{rol} is geen rol in de afspraken van {regio}")
    geheim = nodig_beheerder_uit(
        email, naam, organisatie_=organisatie, organisatienaam=organisatienaam, rol=rol, regio=regio
    )
    host = next(iter(settings.ALLOWED_HOSTS), "localhost")
    typer.echo(f"https://{host}{reverse('toegang:uitnodiging_link', args=[geheim])}")
    typer.echo("Geef deze link aan deze beheerder, en aan niemand anders. Hij werkt een week, en een keer.", err=True)
