"""`waakvlam ondersteuner`: an account that organisations can let look along, to be helped."""

from typing import Annotated

import typer

from waakvlam.kern.fouten import Waakvlamfout


def ondersteuner(
    email: Annotated[str, typer.Argument(help="Het adres waarmee deze persoon inlogt.")],
    *,
    naam: Annotated[str, typer.Option("--naam", help="De naam, zoals beheerders die zien.")],
) -> None:
    """Maak een account voor ondersteuning. Het ziet niets, tot een beheerder van een organisatie het laat meekijken.

    Toont een link om een wachtwoord te kiezen, die een uur werkt.

    Voorbeeld: waakvlam ondersteuner sam@onderhoud.example --naam "Sam Denkbeeldig"
    """
    from waakvlam.cli.starten import eis_opstelling_of_stop, zet_django_op  # noqa: PLC0415 - Django only when it is needed

    zet_django_op()
    from django.conf import settings  # noqa: PLC0415

    from waakvlam.toegang.api import maak_ondersteuner, wachtwoordadres  # noqa: PLC0415

    if settings.DEMO:
        raise Waakvlamfout("in een demo logt niemand in; haal WAAKVLAM_DEMO weg")
    eis_opstelling_of_stop()
    adres = wachtwoordadres(maak_ondersteuner(email, naam))
    host = next(iter(settings.ALLOWED_HOSTS), "localhost")
    typer.echo(f"https://{host}{adres}")
    typer.echo("Geef deze link aan deze persoon, en aan niemand anders. Hij werkt een uur, en een keer.", err=True)
