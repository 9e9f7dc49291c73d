"""From rows to dossiers with their facts. Every fault of every row comes at once; a faulty row never stops the rest."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import time
from functools import partial
from typing import Any, Final, TypeVar

from waakvlam.bron.api import bronset
from waakvlam.dossiers.api import MAX_KENMERK, Persoonsgegevens, Vastlegging
from waakvlam.importeren.cellen import Celfout, als_dag, als_getal, als_keuze, als_tekst, als_tijd, als_veld
from waakvlam.importeren.vormen import DOSSIERS, FEITEN, KENMERK, Aanvoer, Blad, Cel, Feit, Melding, Rij
from waakvlam.kern.namen import bedoelt_u
from waakvlam.kern.taal import Gebeurtenistype

T = TypeVar("T")
GEOPEND: Final = "geopend_op"
VASTE_FEITKOLOMMEN: Final = (KENMERK, "feit", "op", "tijd", "betreft", "namens", "motivering")
GEGEVENS: Final = tuple(veld.name for veld in fields(Persoonsgegevens))
"""The columns of the sheet of dossiers that hold particulars."""


@dataclass
class Ontleder:
    """Reads the sheets under one set of agreements."""

    setnaam: str
    meldingen: list[Melding] = field(default_factory=list)
    geweigerd: int = 0
    """Dossiers with a fault on a row of theirs."""

    def __post_init__(self) -> None:
        self._set = bronset(self.setnaam).rekenset
        taal = self._set.taal
        self._typen = {naam: s for naam, s in self._set.typen.items() if not s.regio and not s.categorie_uit}
        self._rollen = {naam: rol.titel for naam, rol in self._set.rollen.items()}
        self._keuzes: Mapping[str, Mapping[str, str]] = {
            "route": taal.routes,
            "contractvorm": taal.contractvormen,
            "huishouden_soort": taal.huishoudens,
        }

    def aanvoer(self, bladen: Mapping[str, Blad]) -> list[Aanvoer]:
        """The dossiers of which every row can be read; `meldingen` has what cannot."""
        dossiers = self._dossiers(bladen[DOSSIERS])
        self.geweigerd = len(bladen[DOSSIERS].rijen) - len(dossiers)
        slecht = self._feiten(bladen[FEITEN], dossiers) if FEITEN in bladen else set()
        self.geweigerd += len(slecht & dossiers.keys())
        dossiers = {kenmerk: dossier for kenmerk, dossier in dossiers.items() if kenmerk not in slecht}
        for dossier in dossiers.values():
            dossier.feiten.sort(key=lambda f: (f.vastlegging.op, f.vastlegging.tijd or time.min))
        return list(dossiers.values())

    def _meld(self, blad: str, rij: int, kolom: str, wat: str, doe: str) -> None:
        self.meldingen.append(Melding(blad, rij, kolom, wat, doe))

    def _kolommen(self, blad: Blad, verplicht: Iterable[str], bekend: Iterable[str]) -> bool:
        bekend = set(bekend)
        for kolom in blad.kolommen:
            if kolom not in bekend:
                vraag = bedoelt_u(kolom, bekend)
                self._meld(blad.naam, 0, kolom, "deze kolom bestaat niet", vraag or "verwijder de kolom")
        ontbreekt = [kolom for kolom in verplicht if kolom not in blad.kolommen]
        for kolom in ontbreekt:
            self._meld(blad.naam, 0, kolom, "deze kolom ontbreekt", "voeg de kolom toe")
        return not ontbreekt

    def _dossiers(self, blad: Blad) -> dict[str, Aanvoer]:
        gevonden: dict[str, Aanvoer] = {}
        if not self._kolommen(blad, (KENMERK, GEOPEND), (KENMERK, GEOPEND, *GEGEVENS)):
            return gevonden
        gezien: dict[str, int] = {}
        for nummer, rij in blad.rijen:
            cel = Lezing(self, blad.naam, nummer, rij)
            kenmerk = cel.nodig(KENMERK, als_tekst)
            geopend = cel.nodig(GEOPEND, als_dag)
            gegevens = {naam: cel.mag(naam, self._lezer_van(naam)) for naam in GEGEVENS}
            if kenmerk is not None and len(kenmerk) > MAX_KENMERK:
                cel.fout(KENMERK, "dit kenmerk is te lang", f"gebruik ten hoogste {MAX_KENMERK} tekens")
            if kenmerk in gezien:
                cel.fout(KENMERK, f"dit staat ook op rij {gezien[kenmerk]}", "geef elk dossier een eigen kenmerk")
            if kenmerk is None or geopend is None or cel.fouten:
                continue
            gezien[kenmerk] = nummer
            gevonden[kenmerk] = Aanvoer(nummer, kenmerk, Persoonsgegevens(**gegevens), geopend)
        return gevonden

    def _lezer_van(self, naam: str) -> Callable[[Cel], Any]:
        if naam in self._keuzes:
            return lambda cel: als_keuze(cel, self._keuzes[naam])
        return {"geboortedatum": als_dag, "kinderen": _als_aantal}.get(naam, als_tekst)

    def _feiten(self, blad: Blad, dossiers: Mapping[str, Aanvoer]) -> set[str]:
        """Add the facts to their dossiers. Gives the references with a faulty row."""
        velden = {veld for soort in self._typen.values() for veld in soort.velden}
        if not self._kolommen(blad, (KENMERK, "feit", "op"), {*VASTE_FEITKOLOMMEN, *velden}):
            return set(dossiers)
        slecht: set[str] = set()
        titels = {naam: soort.titel for naam, soort in self._typen.items()}
        for nummer, rij in blad.rijen:
            cel = Lezing(self, blad.naam, nummer, rij)
            kenmerk = cel.nodig(KENMERK, als_tekst)
            soort = cel.nodig("feit", lambda waarde: als_keuze(waarde, titels))
            op = cel.nodig("op", als_dag)
            if kenmerk is not None and kenmerk not in dossiers:
                cel.fout(KENMERK, "bij dit kenmerk hoort geen dossier dat is gelezen", f"zie het blad {DOSSIERS}")
            if kenmerk is None or soort is None or op is None or cel.fouten:
                slecht.add(kenmerk or "")
                continue
            vastlegging = Vastlegging(
                soort,
                op,
                cel.mag("tijd", als_tijd),
                cel.mag("betreft", als_tekst),
                self._velden(cel, self._typen[soort]),
                cel.mag("namens", lambda waarde: als_keuze(waarde, self._rollen)),
                motivering=cel.mag("motivering", als_tekst) or "",
            )
            if cel.fouten:
                slecht.add(kenmerk)
            else:
                dossiers[kenmerk].feiten.append(Feit(nummer, vastlegging))
        return slecht

    def _velden(self, cel: "Lezing", soort: Gebeurtenistype) -> dict[str, Any]:
        titels = self._set.taal.keuzetitels
        waarden = {}
        for naam in cel.rij:
            if naam in soort.velden and naam not in VASTE_FEITKOLOMMEN[:3]:
                veld = soort.velden[naam]
                keuzes = {keuze: titels.get(keuze, keuze) for keuze in veld.keuzes}
                waarden[naam] = cel.mag(naam, partial(als_veld, veld=veld, keuzes=keuzes, rollen=self._rollen))
            elif naam not in VASTE_FEITKOLOMMEN:
                cel.fout(naam, f"'{soort.titel}' heeft dit veld niet", "laat deze cel leeg")
        return waarden


@dataclass
class Lezing:
    """One row while it is read."""

    ontleder: Ontleder
    blad: str
    nummer: int
    rij: Rij
    fouten: int = 0

    def fout(self, kolom: str, wat: str, doe: str) -> None:
        """Say what is wrong in a column of this row."""
        self.fouten += 1
        self.ontleder._meld(self.blad, self.nummer, kolom, wat, doe)  # noqa: SLF001 - its own reading

    def mag(self, kolom: str, lees: Callable[[Cel], T]) -> T | None:
        """The value of a column; None when it is empty or wrong."""
        cel = self.rij.get(kolom)
        if cel is None:
            return None
        try:
            return lees(cel)
        except Celfout as fout:
            self.fout(kolom, fout.wat, fout.doe)
            return None

    def nodig(self, kolom: str, lees: Callable[[Cel], T]) -> T | None:
        """As `mag`; an empty cell is a fault too."""
        if self.rij.get(kolom) is None:
            self.fout(kolom, "deze cel is leeg", "vul hem in")
            return None
        return self.mag(kolom, lees)


def _als_aantal(cel: Cel) -> int:
    getal = als_getal(cel)
    if not isinstance(getal, int):
        raise Celfout("dit is geen heel getal", "schrijf een heel getal")
    return getal
