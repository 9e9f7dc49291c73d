"""In a process of an installation of its own: fill its store with marked dossiers, and give commands one after another.

Django is set up by `zet_django_op`, as the commands do, before anything here touches a table.
"""

import json
import sys

from django.core.management import call_command
from typer.testing import CliRunner

from tests.zicht import kruis
from tests.zicht.bewaren import bewaar
from waakvlam.cli.hoofd import app


def draai(folder: str, opdrachten: str) -> None:
    """Fill it, give each command (JSON, a list of names and of arguments), and print what came of it as JSON.

    `{nummer}` in an argument is the number of a dossier, `{map}` the folder to write in.
    """
    call_command("migrate", verbosity=0, interactive=False)
    proeven = [kruis.maak(setnaam, "gegeven", met_bijlagen=False) for setnaam in ("amsterdam-2026", "alkmaar-2018")]
    nummer, *_ = [bewaar(proef) for proef in proeven]
    uitkomsten = []
    for naam, delen in json.loads(opdrachten):
        uit = CliRunner().invoke(app, [*naam.split(), *delen.format(nummer=nummer, map=folder).split()])
        uitkomsten.append((naam, uit.exit_code, f"{uit.output}{uit.exception or ''}"))
    merken = sorted(set().union(*(proef.alles for proef in proeven)))
    json.dump({"merken": merken, "uitkomsten": uitkomsten}, sys.stdout)
