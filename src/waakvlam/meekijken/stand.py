"""How a set stands now: read anew when a file changed, else as it was."""

import hashlib
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Final

from django.conf import settings

from waakvlam.afspraken import api as afspraken
from waakvlam.bron import api as bron
from waakvlam.kern.fouten import Afsprakenfout, Fout, Waakvlamfout
from waakvlam.kern.waarschuwen import TITELS, Waarschuwing
from waakvlam.scenario.api import Uitslag, bestanden, draai
from waakvlam.scenario.controle import waarschuwingen

RONDOM: Final = 3
"""So many lines are shown before and after the line of a fault."""
GEVOLGD: Final = "WAAKVLAM_MEEKIJKEN"
"""A setting that only `config.meekijken` has."""
SCENARIOS: Final = "scenarios"
WERKWOORD: Final = ("is ", "heeft ")
ZONDER_ONDERWERP: Final = (*WERKWOORD, "deze ", "dit ", "hier ")
"""How a message begins that does not name the key that it is about."""


@dataclass(frozen=True, slots=True)
class Tekstregel:
    """A line of a file with its number; `raak`: the line of the fault."""

    nummer: int
    tekst: str
    raak: bool


@dataclass(frozen=True, slots=True)
class Melding:
    """A fault or warning to read: where, what is wrong, what to do, and the text around it."""

    bestand: str
    regel: int
    plaats: str
    wat: str
    doe: str
    tekst: tuple[Tekstregel, ...]


@dataclass(frozen=True, slots=True)
class Waarschuwingsgroep:
    """The warnings of one kind."""

    titel: str
    leden: tuple[Melding, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """The faults of a set; or, where it has none, what it holds, its warnings and its scenarios."""

    naam: str
    stempel: str
    fouten: tuple[Melding, ...] = ()
    clausules: int = 0
    elementen: int = 0
    groepen: tuple[Waarschuwingsgroep, ...] = ()
    uitslagen: tuple[Uitslag, ...] = ()

    @property
    def waarschuwingen(self) -> int:
        """How many warnings there are."""
        return sum(len(groep.leden) for groep in self.groepen)

    @property
    def mislukt(self) -> tuple[Uitslag, ...]:
        """The scenarios that came out otherwise or could not run."""
        return tuple(uitslag for uitslag in self.uitslagen if not uitslag.geslaagd)


class _Bewaard:
    """What was found last; one thread reads anew at a time."""

    def __init__(self) -> None:
        self.slot = threading.Lock()
        self.stand: Stand | None = None


_BEWAARD: Final = _Bewaard()


def gevolgde_set() -> str:
    """The name of the set that is followed."""
    naam: str = getattr(settings, GEVOLGD)
    return naam


def stand_van(naam: str) -> Stand:
    """How the set of this name stands now."""
    with _BEWAARD.slot:
        stempel = stempel_van(naam)
        if _BEWAARD.stand is None or (_BEWAARD.stand.naam, _BEWAARD.stand.stempel) != (naam, stempel):
            bron.vergeet()
            afspraken.vergeet()
            _BEWAARD.stand = _bepaal(naam, stempel)
        return _BEWAARD.stand


def stempel_van(naam: str) -> str:
    """A short text that differs as soon as a file of the set, the vocabulary or the shared elements does."""
    mappen = [bron.map_van_afspraken() / naam, *map(bron.gezamenlijke_map, (bron.TAAL, bron.GEDEELD))]
    som = hashlib.sha256()
    for pad in sorted(pad for folder in mappen for pad in folder.rglob("*.y*ml")):
        try:
            staat = pad.stat()
        except OSError:  # gone between listing and looking: an editor that saves
            continue
        som.update(f"{pad}|{staat.st_mtime_ns}|{staat.st_size}\n".encode())
    return som.hexdigest()[:16]


def als_meldingen(fouten: Iterable[Fout]) -> tuple[Melding, ...]:
    """Faults to read, with the text around each."""
    return tuple(_melding(fout) for fout in fouten)


def fouten_van(fout: Waakvlamfout) -> tuple[Fout, ...]:
    """The faults that an error carries; another error of ours is one fault of no file."""
    return fout.fouten if isinstance(fout, Afsprakenfout) else (Fout("", 0, "", str(fout)),)


def _bepaal(naam: str, stempel: str) -> Stand:
    try:
        rekenset, gevonden = bron.bronset(naam).rekenset, waarschuwingen(naam)
    except Waakvlamfout as fout:
        return Stand(naam, stempel, als_meldingen(fouten_van(fout)))
    folder = bron.map_van_afspraken() / naam / SCENARIOS
    gedraaid = [draai(pad) for pad in bestanden([folder])] if folder.is_dir() else []
    uitslagen = tuple(replace(uitslag, bestand=str(Path(uitslag.bestand).relative_to(folder))) for uitslag in gedraaid)
    aantal = len(rekenset.afspraken.clausules)
    return Stand(naam, stempel, (), aantal, len(rekenset.elementen), tuple(_groepen(gevonden)), uitslagen)


def _groepen(gevonden: list[Waarschuwing]) -> Iterator[Waarschuwingsgroep]:
    volgorde = list(TITELS)
    op_soort = sorted(gevonden, key=lambda w: (volgorde.index(w.soort), w.fout))
    for soort, leden in groupby(op_soort, key=lambda w: w.soort):
        yield Waarschuwingsgroep(TITELS[soort], als_meldingen(w.fout for w in leden))


def _melding(fout: Fout) -> Melding:
    wat, _, doe = fout.melding.partition("; ")
    sleutel = next((stap for stap in reversed(fout.plaats.split(".")) if not stap.isdigit()), "")
    if sleutel and wat.startswith(ZONDER_ONDERWERP):
        wat = f"{sleutel}{' ' if wat.startswith(WERKWOORD) else ': '}{wat}"
    return Melding(fout.bestand, fout.regel, fout.plaats, _zin(wat), _zin(doe), tuple(_rondom(fout)))


def _zin(tekst: str) -> str:
    """With a capital and a full stop."""
    begin = tekst if "_" in tekst.split(" ", maxsplit=1)[0] else f"{tekst[:1].upper()}{tekst[1:]}"
    return f"{begin}{'' if tekst.endswith(('?', '.')) else '.'}" if tekst else ""


def _rondom(fout: Fout) -> Iterator[Tekstregel]:
    """The lines around a fault; none where the file cannot be read."""
    if not fout.bestand or not fout.regel:
        return
    pad = Path(fout.bestand)
    try:
        regels = bron.lees_tekst(pad if pad.is_absolute() else bron.map_van_afspraken().parent / pad).splitlines()
    except Afsprakenfout:
        return
    eerste = max(fout.regel - RONDOM, 1)
    for nummer, tekst in enumerate(regels[eerste - 1 : fout.regel + RONDOM], start=eerste):
        yield Tekstregel(nummer, tekst, nummer == fout.regel)
