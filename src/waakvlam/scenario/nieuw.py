"""A new set to begin with: small, valid, with a comment at every part and a scenario that passes."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import Final

from waakvlam.bron.api import (
    EIGEN,
    GEDEELD,
    IN_PAKKET,
    KALENDER,
    TAAL,
    gedeeld,
    gezamenlijke_map,
    koppen,
    lees_tekst,
    taal,
)
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.kalender import Kalender
from waakvlam.kern.laden import laad_kalender, laad_set
from waakvlam.scenario.schemas import schrijf_schemas

BEGIN: Final = Path(__file__).parent / "begin"
SCHEMA: Final = "schema"
NAAM: Final = re.compile(r"[a-z][a-z0-9-]*")
PREFIX: Final = re.compile(r"[A-Z]{3}\d*")
BEZET: Final = frozenset({EIGEN, GEDEELD, SCHEMA, TAAL})
JAREN: Final = range(1900, 2200)
"""In which agreements can begin."""
DINSDAG: Final = 1
GEWONE_DAGEN: Final = 14


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What a new set is called, where it holds and from when; `voorganger`: the set that it succeeds."""

    naam: str
    titel: str
    regio: str
    prefix: str
    geldig_vanaf: date
    voorganger: str = ""


class _Sjabloon(Template):
    delimiter = "@"


def maak_set(opdracht: Opdracht, basis: Path) -> Path:
    """Write the set as a folder of `basis`, all of it or nothing, with the schemas beside it; returns the folder.

    Raises `Vraagfout` for a name, prefix or day that does not fit or is taken, an unknown predecessor, a folder that is
    there already, or one inside the installed program. Raises `Afsprakenfout` where the vocabulary of `basis` lacks
    what the beginning needs.
    """
    controleer_opdracht(opdracht, basis)
    teksten = _ingevuld(opdracht)
    inhoud = {naam: tekst for naam, tekst in teksten.items() if not naam.startswith("scenarios/")}
    laad_set(inhoud, taal(), gedeeld())
    doel = basis / opdracht.naam
    try:
        _schrijf(teksten, doel)
    except OSError as fout:
        wat = "u mag daar niet schrijven, of de schijf is vol; kies met --in een andere map"
        raise Vraagfout(f"{doel} is niet gemaakt: {wat}") from fout
    return doel


def _schrijf(teksten: Mapping[str, str], doel: Path) -> None:
    """The set and the schemas beside it, first in a folder of their own."""
    basis = doel.parent
    basis.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{doel.name}-", dir=basis) as tijdelijk:
        klad = Path(tijdelijk) / doel.name
        for naam, tekst in teksten.items():
            (klad / naam).parent.mkdir(parents=True, exist_ok=True)
            (klad / naam).write_text(tekst, "utf-8")
        schrijf_schemas(Path(tijdelijk) / SCHEMA)
        shutil.copytree(Path(tijdelijk) / SCHEMA, basis / SCHEMA, dirs_exist_ok=True)
        klad.rename(doel)


def controleer_opdracht(opdracht: Opdracht, basis: Path) -> None:
    """Raises `Vraagfout` with what to do when a set of this name cannot be made there."""
    if basis.resolve().is_relative_to(IN_PAKKET.resolve()):
        raise Vraagfout("dit is de map van het programma zelf; noem een eigen map met --in of WAAKVLAM_AFSPRAKEN")
    eis_naam(opdracht.naam)
    eis_prefix(opdracht.prefix, basis)
    if opdracht.geldig_vanaf.year not in JAREN:
        raise Vraagfout(
            f"{opdracht.geldig_vanaf} is geen eerste dag; kies er een van {JAREN[0]} tot en met {JAREN[-1]}"
        )
    for veld in ("titel", "regio"):
        if not getattr(opdracht, veld).strip():
            raise Vraagfout(f"de {veld} is leeg; geef er een met --{veld}")
    if (basis / opdracht.naam).exists():
        raise Vraagfout(f"{basis / opdracht.naam} bestaat al; kies een andere naam, of werk daarin verder")
    if opdracht.voorganger and opdracht.voorganger not in koppen(basis):
        wel = ", ".join(koppen(basis)) or "geen enkele"
        raise Vraagfout(f"onbekende voorganger: {opdracht.voorganger}; wel: {wel}")


def eis_naam(naam: str) -> None:
    """Raises `Vraagfout` for a name that no set may have."""
    if not NAAM.fullmatch(naam) or naam in BEZET:
        raise Vraagfout(f"{naam!r} kan geen naam zijn; gebruik kleine letters, cijfers en -, zoals rivierenland-2027")


def eis_prefix(prefix: str, basis: Path) -> None:
    """Raises `Vraagfout` for a prefix of another form, or of another set."""
    if not PREFIX.fullmatch(prefix):
        raise Vraagfout(f"{prefix!r} kan geen prefix zijn; schrijf drie hoofdletters met eventueel een jaartal: RVL27")
    van = [naam for naam, kop in koppen(basis).items() if kop.prefix == prefix]
    if van:
        raise Vraagfout(f"de prefix {prefix} is van {van[0]}; kies een andere")


def _ingevuld(opdracht: Opdracht) -> dict[str, str]:
    """The texts of the new set by their path in it."""
    waarden = _waarden(opdracht)
    paden = sorted(BEGIN.rglob("*.yaml"))
    return {pad.relative_to(BEGIN).as_posix(): _Sjabloon(lees_tekst(pad)).substitute(waarden) for pad in paden}


def _waarden(opdracht: Opdracht) -> Mapping[str, object]:
    dag = _gewone_dinsdag(opdracht.geldig_vanaf)
    opvolging = f"  voorganger: {opdracht.voorganger}\n" if opdracht.voorganger else ""
    if opvolging:
        opvolging += "  overgang: Wat op of na de eerste dag begint, volgt deze versie; wat al liep, wordt afgemaakt.\n"
    return {
        "naam": opdracht.naam,
        "titel": _als_yaml(opdracht.titel),
        "regio": _als_yaml(opdracht.regio),
        "versie": opdracht.geldig_vanaf.year,
        "prefix": opdracht.prefix,
        "geldig_vanaf": opdracht.geldig_vanaf,
        "opvolging": opvolging,
        "dag": dag,
        "laatste_dag": dag + timedelta(days=2),
        "start": dag + timedelta(days=3),
        "peildatum": dag + timedelta(days=9),
    }


def _als_yaml(tekst: str) -> str:
    """A text between quotes, so that a colon or a number in it stays text."""
    return "'" + " ".join(tekst.split()).replace("'", "''") + "'"


def _gewone_dinsdag(vanaf: date) -> date:
    """The first Tuesday on or after this day with two weeks without a holiday: the sums of the example stay simple."""
    bestand = gezamenlijke_map(GEDEELD) / KALENDER
    kalender = laad_kalender(str(bestand), lees_tekst(bestand))
    dag = vanaf + timedelta(days=(DINSDAG - vanaf.weekday()) % 7)
    while not _gewoon(kalender, dag):
        dag += timedelta(days=7)
    return dag


def _gewoon(kalender: Kalender, dag: date) -> bool:
    dagen = (dag + timedelta(days=i) for i in range(GEWONE_DAGEN))
    return all(kalender.is_werkdag(d) for d in dagen if d.weekday() < 5)  # noqa: PLR2004 - Saturday
