"""Read agreement sets from disk and keep them compiled for the life of the process."""

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from waakvlam.kern.afsprakenset import Afsprakenset, Kop
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.eigen import Eigen, Eigenkop, laad_eigen
from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.gedeeld import Gedeeld
from waakvlam.kern.kalender import Kalender
from waakvlam.kern.laden import KOP, laad_gedeeld, laad_kalender, laad_kop, laad_set, laad_taal
from waakvlam.kern.taal import Taal

TAAL = "taal"
GEDEELD = "gedeeld"
KALENDER = "kalender.yaml"
EIGEN = "eigen"


@dataclass(frozen=True, slots=True)
class Bronset:
    """A set with the vocabulary and calendar it is read with, compiled."""

    afspraken: Afsprakenset
    taal: Taal
    kalender: Kalender
    rekenset: Rekenset


def map_van_afspraken() -> Path:
    """The folder with the sets: `WAAKVLAM_AFSPRAKEN`, else the one shipped in the package, else the repository's."""
    if eigen := os.environ.get("WAAKVLAM_AFSPRAKEN"):
        return Path(eigen)
    in_pakket = Path(__file__).parents[1] / "_afspraken"
    return in_pakket if in_pakket.is_dir() else Path(__file__).parents[3] / "afspraken"


def setnamen() -> list[str]:
    """The names of all sets, in order. Raises `Vraagfout` where there is none: the folder is not the right one then."""
    basis = map_van_afspraken()
    namen = sorted(pad.parent.name for pad in basis.glob(f"*/{KOP}"))
    if not namen:
        raise Vraagfout(f"geen afspraken in {basis}; noem met WAAKVLAM_AFSPRAKEN de map waarin de sets staan")
    return namen


def lees_tekst(pad: Path) -> str:
    """The text of a file. Raises `Afsprakenfout` with what to do when it cannot be read."""
    try:
        return pad.read_text("utf-8")
    except UnicodeDecodeError as fout:
        raise Afsprakenfout([Fout(_naam(pad), 0, "", "dit is geen tekst; bewaar het bestand als UTF-8")]) from fout
    except OSError as fout:
        wat = "dit is een map; noem een bestand" if pad.is_dir() else "dit bestand is er niet, of u mag het niet lezen"
        raise Afsprakenfout([Fout(_naam(pad), 0, "", wat)]) from fout


@cache
def taal() -> Taal:
    """The vocabulary. Raises `Afsprakenfout` with all faults."""
    return laad_taal(_teksten(map_van_afspraken() / TAAL))


@cache
def gedeeld() -> Gedeeld:
    """The elements that sets share. Raises `Afsprakenfout` with all faults."""
    teksten = _teksten(map_van_afspraken() / GEDEELD)
    return laad_gedeeld({naam: tekst for naam, tekst in teksten.items() if not naam.endswith(f"/{KALENDER}")})


@cache
def kop(naam: str) -> Kop:
    """The header of a set alone. Raises `Vraagfout` for an unknown name and `Afsprakenfout` with all faults."""
    if naam not in setnamen():
        raise Vraagfout(f"onbekende set: {naam}; wel: {', '.join(setnamen())}")
    pad = map_van_afspraken() / naam / KOP
    return laad_kop(_naam(pad), lees_tekst(pad))


@cache
def opvolgers(naam: str) -> tuple[tuple[str, date], ...]:
    """The sets that succeed this one, in order, each with the day from which it is in force."""
    volgende = [(kop(n).geldig_vanaf, n) for n in setnamen() if kop(n).voorganger == naam]
    if not volgende:
        return ()
    vanaf, opvolger = min(volgende)
    return ((opvolger, vanaf), *opvolgers(opvolger))


@cache
def bronset(naam: str) -> Bronset:
    """One set by name. Raises `Vraagfout` for an unknown name and `Afsprakenfout` with all faults."""
    basis = map_van_afspraken()
    if naam not in setnamen():
        raise Vraagfout(f"onbekende set: {naam}; wel: {', '.join(setnamen())}")
    afspraken = laad_set(_teksten(basis / naam), taal(), gedeeld())
    kalenderbestand = basis / GEDEELD / KALENDER
    kalender = laad_kalender(_naam(kalenderbestand), lees_tekst(kalenderbestand), afspraken.kop)
    return Bronset(afspraken, taal(), kalender, compileer(afspraken, taal(), kalender))


def eigennamen() -> list[str]:
    """The names of all own protocols, as `organisatie/naam`, in order."""
    return sorted(f"{pad.parent.name}/{pad.stem}" for pad in (map_van_afspraken() / EIGEN).glob("*/*.yaml"))


@cache
def eigen(naam: str) -> Eigen:
    """One own protocol. Raises `Vraagfout` for an unknown name and `Afsprakenfout` with all faults."""
    if naam not in eigennamen():
        raise Vraagfout(f"onbekend eigen protocol: {naam}; wel: {', '.join(eigennamen()) or 'geen enkel'}")
    pad = map_van_afspraken() / EIGEN / f"{naam}.yaml"
    return laad_eigen(naam, _naam(pad), lees_tekst(pad), _sets_van)


@cache
def eigen_van(organisatie: str, rol: str) -> tuple[Eigen, ...]:
    """The protocols of an organisation in one role. Raises `Afsprakenfout` where one of that organisation is faulty."""
    namen = (naam for naam in eigennamen() if naam.startswith(f"{organisatie}/"))
    return tuple(protocol for naam in namen if (protocol := eigen(naam)).kop.rol == rol)


def _sets_van(kop: Eigenkop) -> list[Rekenset]:
    """The sets that a protocol holds for: the one it names and, where it says so, those that succeed it."""
    later = [naam for naam, _ in opvolgers(kop.set)] if kop.ook_opvolgers else []
    return [bronset(naam).rekenset for naam in (kop.set, *later)]


def _teksten(folder: Path) -> dict[str, str]:
    bestanden = (pad for pad in sorted(folder.rglob("*.yaml")) if "scenarios" not in pad.relative_to(folder).parts)
    return {_naam(pad): lees_tekst(pad) for pad in bestanden}


def _naam(pad: Path) -> str:
    return (
        str(pad.relative_to(map_van_afspraken().parent)) if pad.is_relative_to(map_van_afspraken().parent) else str(pad)
    )
