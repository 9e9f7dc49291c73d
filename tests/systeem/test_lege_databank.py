"""A command on a database without tables, or that cannot be reached: one message with what to do, no traceback."""

import json
import os
import subprocess
import sys

import pytest
from django.db import OperationalError

from tests.zicht.opdrachten import VAN_DE_INSTALLATIE, VOOR_EEN_LEZER
from waakvlam.cli.starten import zet_django_op
from waakvlam.kern.fouten import Waakvlamfout

MAAKT_ZELF = {"genereer"}
"""Makes the tables where there are none."""
INVULLING = {"nummer": "AMS-2026-00000-00000", "map": "/tmp"}
OPDRACHTEN = {
    **{f"{naam} {opties}".format(**INVULLING): "" for naam, opties in VAN_DE_INSTALLATIE if naam not in MAAKT_ZELF},
    "inzage AMS-1 --account wie@organisatie.example --pdf /tmp/x.pdf": "inzage",
    "importeer proef /tmp/x.csv --afspraken amsterdam-2026 --account wie@organisatie.example": "importeer proef",
    "importeer voer-in /tmp/x.csv --afspraken amsterdam-2026 --account wie@organisatie.example": "importeer voer-in",
    "beheerder wie@organisatie.example --naam Wie --organisatie anker --rol zorgaanbieder --regio Amsterdam": "",
    "organisatie vertrek anker --proef": "organisatie vertrek",
    "ondersteuner wie@organisatie.example --naam Wie": "",
}
PROEF = """
import contextlib, io, json, sys
from waakvlam.cli.hoofd import main
uit = {}
for opdracht in json.load(sys.stdin):
    sys.argv = ["waakvlam", *opdracht.split()]
    fout = io.StringIO()
    with contextlib.redirect_stderr(fout), contextlib.redirect_stdout(fout):
        try:
            main()
            uit[opdracht] = [0, fout.getvalue()]
        except SystemExit as einde:
            uit[opdracht] = [einde.code, fout.getvalue()]
        except BaseException as ander:
            uit[opdracht] = [repr(ander), fout.getvalue()]
print(json.dumps(uit))
"""


def geef(tmp_path):
    """What each command does, one after the other in one process: exit, and what it says."""
    omgeving = {n: w for n, w in os.environ.items() if not n.startswith("WAAKVLAM_")}
    omgeving |= {"WAAKVLAM_DEMO": "1", "WAAKVLAM_DATA": str(tmp_path)}
    gedaan = subprocess.run(
        [sys.executable, "-c", PROEF],
        input=json.dumps(list(OPDRACHTEN)),
        env=omgeving,
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    )
    return json.loads(gedaan.stdout)


def test_every_command_for_a_reader_is_tried_here():
    assert {naam for naam in OPDRACHTEN.values() if naam} >= VOOR_EEN_LEZER


@pytest.mark.traag
def test_without_tables_every_command_says_what_to_do(tmp_path):
    for opdracht, (uitgang, tekst) in geef(tmp_path).items():
        assert (uitgang, "klaargezet of bijgewerkt; geef eerst: manage.py migrate" in tekst) == (2, True), (
            opdracht,
            tekst,
        )


def test_a_database_that_cannot_be_reached_is_told_without_the_words_of_the_database(monkeypatch):
    def weg():
        raise OperationalError("verbinding met 10.0.0.1 als geheim mislukt")

    monkeypatch.setattr("waakvlam.reservekopie.api.niet_gedaan", weg)
    with pytest.raises(Waakvlamfout, match="de databank is niet te bereiken") as fout:
        zet_django_op()
    assert "geheim" not in str(fout.value)
