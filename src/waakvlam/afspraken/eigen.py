"""What the reader's own organisation asks of itself on a clause: shown to its readers, and to nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass

from waakvlam import klok
from waakvlam.afspraken.tonen import hoofdletter
from waakvlam.afspraken.verzameling import Verzameling
from waakvlam.bron.api import eigen_van
from waakvlam.kern.eigen import Eigenregels, getal_in_woorden
from waakvlam.toegang.api import Lezer


@dataclass(frozen=True, slots=True)
class Strenger:
    """One thing that the organisation asks of itself: about what, what, and where it says so."""

    titel: str
    eis: str
    bron: str
    toelichting: str = ""
    was: str = ""
    """The number of the agreements that it is stricter than."""


def strenger(lezer: Lezer, set_: Verzameling, clausule: str) -> list[Strenger]:
    """Own numbers of the norms on a clause, and own requirements of the acts that it regulates, as they hold today."""
    vandaag = klok.vandaag()
    protocollen = eigen_van(lezer.organisatie, lezer.rol)
    regels = (p.per_set[set_.kop.naam] for p in protocollen if set_.kop.naam in p.per_set and p.kop.geldt_op(vandaag))
    return [deel for r in regels for deel in (*_normen(r, set_, clausule), *_handelingen(r, set_, clausule))]


def _normen(regels: Eigenregels, set_: Verzameling, clausule: str) -> Iterator[Strenger]:
    zin = set_.verteller.zin
    bestaand = {norm.id: norm for norm in set_.rekenset.afspraken.normen}
    for norm in regels.normen.values():
        if clausule in norm.clausules:
            eis, was = (hoofdletter(getal_in_woorden(n, zin)) for n in (norm, bestaand[norm.id]))
            yield Strenger(norm.wat, eis, _bron(regels, regels.bronnen[norm.id]), regels.toelichtingen[norm.id], was)


def _handelingen(regels: Eigenregels, set_: Verzameling, clausule: str) -> Iterator[Strenger]:
    for eigen in regels.handelingen:
        van_set = set_.rekenset.handelingen.get(eigen.handeling, ())
        if any(clausule in regel.alle_clausules for regel in van_set):
            for eis in eigen.vereist:
                yield Strenger(set_.verteller.type(eigen.handeling), hoofdletter(eis.wat), "")


def _bron(regels: Eigenregels, bron: str) -> str:
    return hoofdletter(f"{regels.kop.titel}, {bron}")
