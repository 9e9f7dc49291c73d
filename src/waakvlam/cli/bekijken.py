"""`waakvlam afspraken bekijk`: see a set while it is being written, in a browser on this machine only."""

import os
import tempfile
from typing import Annotated

import typer

from waakvlam.bron.api import map_van_afspraken
from waakvlam.cli.controleren import kies_set
from waakvlam.kern.fouten import Vraagfout

INSTELLINGEN = "waakvlam.config.meekijken"


def bekijk(
    set_: Annotated[str, typer.Argument(metavar="SET", help="Naam van een set, of de map waarin zij staat.")],
    *,
    poort: Annotated[int, typer.Option(min=1024, max=65535, help="Eerste poort om te proberen.")] = 8010,
) -> None:
    """Kijk mee terwijl u een set schrijft: fouten en waarschuwingen, en de set zelf. Stop met Ctrl-C.

    Voorbeeld: waakvlam afspraken bekijk rivierenland-2027
    """
    from waakvlam.cli.starten import draai_web  # noqa: PLC0415 - Django only when it is needed

    naam = kies_set(set_)
    if not (map_van_afspraken() / naam).is_dir() or not naam:
        raise Vraagfout(f"er is geen map {map_van_afspraken() / naam}; maak haar met waakvlam afspraken nieuw")
    with tempfile.TemporaryDirectory(prefix="waakvlam-bekijk-") as data:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": INSTELLINGEN,
            "WAAKVLAM_DEMO": "1",
            "WAAKVLAM_DATA": data,
            "WAAKVLAM_MEEKIJKEN": naam,
            "WAAKVLAM_AFSPRAKEN": str(map_van_afspraken().resolve()),
        }
        os.environ.pop("WAAKVLAM_DATABASE_URL", None)
        draai_web(poort, lambda adres: f"{naam} staat op {adres}meekijken/\nStop met Ctrl-C.")
