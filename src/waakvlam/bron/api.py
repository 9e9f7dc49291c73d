"""Read agreement sets from disk and keep them compiled for the life of the process."""

import os
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from string import Template

from waakvlam.kern.afsprakenset import Afsprakenset, Kop
from waakvlam.kern.compileren import Rekenset, compileer
from waakvlam.kern.eigen import Eigen, Eigenkop, laad_eigen
from waakvlam.kern.fouten import Afsprakenfout, Fout, Vraagfout
from waakvlam.kern.gedeeld import Gedeeld
from waakvlam.kern.kalender import Kalender
from waakvlam.kern.laden import KOP, Gelezen, laad_gedeeld, laad_kalender, laad_kop, laad_set, laad_taal, lees_set
from waakvlam.kern.namen import bedoelt_u
from waakvlam.kern.ontleden import Bron, ontleed
from waakvlam.kern.taal import Taal

TAAL = "taal"
GEDEELD = "gedeeld"
KALENDER = "kalender.yaml"
EIGEN = "eigen"
WET = "wet"
WETBESTAND = "avg.yaml"
PRIVACY = "privacy"
IN_PAKKET = Path(__file__).parents[1] / "_afspraken"
"""Where an installed package keeps its sets; nobody writes there."""


@dataclass(frozen=True, slots=True)
class Bronset:
    """A set with the vocabulary and calendar it is read with, compiled."""

    afspraken: Afsprakenset
    taal: Taal
    kalender: Kalender
    rekenset: Rekenset


def map_van_afspraken() -> Path:
    """The folder with the sets: `WAAKVLAM_AFSPRAKEN`, else the one shipped in the package, else the repository's."""
    eigen = os.environ.get("WAAKVLAM_AFSPRAKEN")
    return Path(eigen) if eigen else meegeleverde_map()


def meegeleverde_map() -> Path:
    """The folder with the sets that come with the program."""
    return IN_PAKKET if IN_PAKKET.is_dir() else Path(__file__).parents[3] / "afspraken"


def gezamenlijke_map(naam: str) -> Path:
    """The folder `taal` or `gedeeld` of these sets; a folder without one uses what comes with the program."""
    eigen = map_van_afspraken() / naam
    return eigen if eigen.is_dir() else meegeleverde_map() / naam


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
    return laad_taal(_teksten(gezamenlijke_map(TAAL)))


@cache
def gedeeld() -> Gedeeld:
    """The elements that sets share. Raises `Afsprakenfout` with all faults."""
    return laad_gedeeld(_gedeelde_teksten())


@cache
def kop(naam: str) -> Kop:
    """The header of a set alone. Raises `Vraagfout` for an unknown name and `Afsprakenfout` with all faults."""
    eis_set(naam)
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
    eis_set(naam)
    afspraken = laad_set(_teksten(basis / naam), taal(), gedeeld())
    kalenderbestand = gezamenlijke_map(GEDEELD) / KALENDER
    kalender = laad_kalender(_naam(kalenderbestand), lees_tekst(kalenderbestand), afspraken.kop)
    return Bronset(afspraken, taal(), kalender, compileer(afspraken, taal(), kalender))


def eis_set(naam: str) -> None:
    """Raises `Vraagfout`, with what to do, when there is no set of this name."""
    folder = map_van_afspraken() / naam
    if naam and folder.is_dir() and not (folder / KOP).exists():
        waar = _naam(map_van_afspraken() / naam / KOP)
        raise Vraagfout(f"{waar}: dit bestand ontbreekt, dus {naam} is geen set; zet het er, met de `kop` erin")
    if naam in setnamen():
        return
    hint = bedoelt_u(naam, setnamen())
    raise Vraagfout(f"onbekende set: {naam}; wel: {', '.join(setnamen())}{'; ' if hint else ''}{hint}")


def koppen(basis: Path) -> dict[str, Kop]:
    """The headers of the sets in this folder and of those that come with the program, as far as they can be read."""
    gevonden: dict[str, Kop] = {}
    for pad in (*sorted(meegeleverde_map().glob(f"*/{KOP}")), *sorted(basis.glob(f"*/{KOP}"))):
        try:
            gevonden[pad.parent.name] = laad_kop(_naam(pad), lees_tekst(pad))
        except Afsprakenfout:
            continue
    return gevonden


def gelezen(naam: str) -> Gelezen:
    """A set read anew with the places of its parts. Raises `Vraagfout` and `Afsprakenfout` (of its form) as above."""
    eis_set(naam)
    return lees_set(_teksten(map_van_afspraken() / naam), gedeeld())


def gedeelde_bronnen() -> list[Bron]:
    """The files of shared elements, each parsed. Raises `Afsprakenfout` where one does not parse."""
    return [ontleed(bestand, tekst, snel=True) for bestand, tekst in _gedeelde_teksten().items()]


def lees_alles() -> None:
    """Read every set and own protocol now. Raises `Afsprakenfout` with the faults of all that are faulty."""
    fouten: list[Fout] = []
    for lees, namen in ((bronset, setnamen()), (eigen, eigennamen())):
        for naam in namen:
            try:
                lees(naam)
            except Afsprakenfout as fout:
                fouten += [f for f in fout.fouten if f not in fouten]
    if fouten:
        raise Afsprakenfout(fouten)


def vergeet() -> None:
    """Read everything anew from now on: for who writes a set while it is being looked at."""
    for bewaard in (taal, gedeeld, kop, opvolgers, bronset, eigen, eigen_van, wet_van, _wet):
        bewaard.cache_clear()


def _gedeelde_teksten() -> dict[str, str]:
    teksten = _teksten(gezamenlijke_map(GEDEELD))
    return {naam: tekst for naam, tekst in teksten.items() if not naam.endswith(f"/{KALENDER}")}


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


def wettekst() -> str:
    """What the law asks of every organisation, with its places (`$rol`) still open."""
    return lees_tekst(gezamenlijke_map(WET) / WETBESTAND)


@cache
def wet_van(organisatie: str, rol: str, setnaam: str) -> tuple[Eigen, ...]:
    """What the law asks of an organisation in one role under one set, in the form of a protocol of its own.

    Nothing of a role that no organisation acts in. Raises as `eigen`.
    """
    gevonden = _wet(rol, setnaam)
    return () if gevonden is None else (gevonden.als_wet(organisatie),)


@cache
def _wet(rol: str, setnaam: str) -> Eigen | None:
    rekenset = bronset(setnaam).rekenset
    soort = rekenset.rollen.get(rol)
    if soort is None or not soort.partij or soort.groep:
        return None
    fasen = [clausule.fase for clausule in rekenset.afspraken.clausules]
    plekken = {"organisatie": WET, "rol": rol, "set": setnaam, "fase": PRIVACY if PRIVACY in fasen else fasen[0]}
    tekst = Template(wettekst()).substitute(plekken)
    return laad_eigen(f"{WET}/{WETBESTAND}", _naam(gezamenlijke_map(WET) / WETBESTAND), tekst, lambda _: [rekenset])


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
