"""The register of commands: whether they show something of a dossier, to whom, and how a test gives them.

A command that stands in none of the lists fails the test: who adds one says here what it can show.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import typer

from waakvlam.cli.hoofd import app

ZONDER_DOSSIER: Mapping[str, str] = {
    "toets": "a file that the user gives, and not the store",
    "scenario": "scenario files",
    "dekking": "the agreements and their scenarios",
    "demo": "invented dossiers, of which it tells how many",
    "beheerder": "an account to be, and its link",
    "ondersteuner": "an account to be, and its link",
    "register": "the register of processing activities, from the statements in the program",
    "dpia": "the statements in the program and the agreements",
    "afspraken verschil": "the agreements and scenario files",
    "afspraken controleer": "the agreements",
    "afspraken schema": "the agreements",
    "afspraken nieuw": "the agreements",
    "afspraken bekijk": "the agreements, on an empty store",
    "afspraken lijst": "the agreements",
    "afspraken toon": "the agreements",
    "importeer sjabloon": "the agreements",
}
"""Commands that hold nothing of a participant, and why."""

VAN_DE_INSTALLATIE: tuple[tuple[str, str], ...] = (
    ("controleer", "--projectie"),
    ("controleer", "{nummer}"),
    ("dagkop", "--uitvoer {map}/koppen.jsonl"),
    ("dagkop", "--toon"),
    ("herbereken", "--alles"),
    ("werker", "--eenmaal"),
    ("werker", "--stand"),
    ("genereer", "--dossiers 1"),
    ("reservekopie", "{map}/kopie.tar.gz"),
    ("sleutels stand", ""),
    ("sleutels wissel", ""),
    ("wis", "{nummer} --reden verzoek --proef"),
    ("wis", "{nummer} --reden verzoek"),
    ("logboek", "--uitvoer"),
)
"""What the program does for itself, in an order in which each can follow the one before: it shows nobody's data."""
ELDERS = frozenset({"terugzetten"})
"""As these, and given on an empty installation."""

VOOR_EEN_LEZER = frozenset({"inzage", "importeer proef", "importeer voer-in", "organisatie vertrek"})
"""Commands that someone gives as a reader, or for one: what they show is cut to what that reader may see."""


def namen() -> Iterator[str]:
    """Every command of `waakvlam`, with the group that it is in."""

    def loop(opdracht: Any, voor: tuple[str, ...]) -> Iterator[str]:
        onder = getattr(opdracht, "commands", None)
        if onder is None:
            yield " ".join(voor)
        for naam, deel in (onder or {}).items():
            yield from loop(deel, (*voor, naam))

    return loop(typer.main.get_command(app), ())
