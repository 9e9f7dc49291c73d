"""Check what was read against the store, and record it: all or nothing, per file or per dossier."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.db import transaction

from waakvlam.dossiers.api import (
    VERBODEN,
    Geweigerd,
    MotiveringNodig,
    Ongeldig,
    Overname,
    Vastlegfout,
    in_een_keer,
    neem_over,
)
from waakvlam.importeren.lezen import lees_bladen
from waakvlam.importeren.ontleden import GEGEVENS, GEOPEND, Ontleder
from waakvlam.importeren.vormen import DOSSIERS, FEITEN, KENMERK, Aanvoer, Melding, Verslag
from waakvlam.toegang.api import Lezer, NietGevonden

Voortgang = Callable[[int, int], None]
KOLOM_VAN = {"type": "feit"}
"""What the store calls a field, where the sheet has another column for it."""
TOCH = "pas de rij aan, of neem met --ook-wat-niet-mocht over wat al gebeurd is"


def voer_in(
    lezer: Lezer,
    paden: Sequence[Path],
    setnaam: str,
    *,
    proef: bool = False,
    per_dossier: bool = False,
    ook_verboden: bool = False,
    voortgang: Voortgang = lambda _gedaan, _totaal: None,
) -> Verslag:
    """Take over the dossiers of these files for the reader's organisation.

    With any fault nothing is recorded; with `per_dossier` only the dossiers with a fault are left out. `proef`: only
    check. Done again it adds what is new and doubles nothing. Raises `Waakvlamfout` for a file that cannot be read,
    `Opslagfout` when the database fails.
    """
    invoer = _Invoer(lezer, setnaam, ook_verboden=ook_verboden)
    dossiers = invoer.lees(paden)
    with in_een_keer():
        for gedaan, dossier in enumerate(dossiers, 1):
            invoer.neem_over(dossier)
            voortgang(gedaan, len(dossiers))
        blijft = not proef and (per_dossier or not invoer.meldingen)
        transaction.set_rollback(not blijft)
    return invoer.verslag(ingevoerd=blijft)


class _Invoer:
    """One file on its way in."""

    def __init__(self, lezer: Lezer, setnaam: str, *, ook_verboden: bool) -> None:
        self._lezer, self._setnaam, self._ook_verboden = lezer, setnaam, ook_verboden
        self._uitkomsten: list[Overname] = []
        self._geweigerd = 0
        self.meldingen: list[Melding] = []

    def lees(self, paden: Sequence[Path]) -> list[Aanvoer]:
        """The dossiers without a fault in the file itself; the others are told in `meldingen`."""
        ontleder = Ontleder(self._setnaam)
        dossiers = ontleder.aanvoer(lees_bladen(paden))
        self.meldingen += ontleder.meldingen
        self._geweigerd += ontleder.geweigerd
        return dossiers

    def neem_over(self, dossier: Aanvoer) -> None:
        """One dossier, in a savepoint of its own."""
        feiten = [feit.vastlegging for feit in dossier.feiten]
        try:
            uitkomst = neem_over(
                self._lezer, dossier.kenmerk, dossier.gegevens, self._setnaam, dossier.geopend, feiten,
                ook_verboden=self._ook_verboden,
            )  # fmt: skip
        except NietGevonden:
            wat = "uw organisatie nam dit dossier eerder over en is er geen partij meer in"
            self._weiger([Melding(DOSSIERS, dossier.rij, KENMERK, wat, "verwijder de rij")])
            return
        if uitkomst.fouten:
            self._weiger([m for plaats, fout in uitkomst.fouten for m in _meldingen(dossier, plaats, fout)])
        else:
            self._uitkomsten.append(uitkomst)

    def _weiger(self, meldingen: list[Melding]) -> None:
        self._geweigerd += 1
        self.meldingen += meldingen

    def verslag(self, *, ingevoerd: bool) -> Verslag:
        """What came of it."""
        eerder = [u for u in self._uitkomsten if not u.nieuw]
        return Verslag(
            tuple(sorted(self.meldingen, key=lambda m: (m.blad, m.rij))),
            nieuw=sum(u.nieuw for u in self._uitkomsten),
            aangevuld=sum(u.feiten > 0 for u in eerder),
            ongewijzigd=sum(u.feiten == 0 for u in eerder),
            feiten=sum(u.feiten for u in self._uitkomsten),
            anders=sum(u.anders for u in eerder),
            geweigerd=self._geweigerd,
            ingevoerd=ingevoerd,
        )


def _meldingen(dossier: Aanvoer, plaats: int, fout: Vastlegfout) -> Iterator[Melding]:
    """What the store says, at the row and the column where it can be mended."""
    blad, rij = (DOSSIERS, dossier.rij) if plaats < 0 else (FEITEN, dossier.feiten[plaats].rij)
    if isinstance(fout, Ongeldig):
        for veld, teksten in fout.fouten.items():
            kolom = veld if plaats >= 0 or veld in GEGEVENS else GEOPEND
            for tekst in teksten:
                yield Melding(blad, rij, KOLOM_VAN.get(kolom, kolom), tekst, "verbeter deze cel")
        return
    assert isinstance(fout, Geweigerd | MotiveringNodig)
    mist = "; ".join(deel.wat for deel in fout.ontbreekt)
    clausules = f" ({', '.join(fout.clausules)})" if fout.clausules else ""
    doe = TOCH if getattr(fout, "soort", "") == VERBODEN else "laat dit door die rol vastleggen"
    yield Melding(blad, rij, "feit", f"{fout}{f' Nodig: {mist}.' if mist else ''}{clausules}", doe)
