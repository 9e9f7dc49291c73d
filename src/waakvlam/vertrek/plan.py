"""The trial: what an organisation that leaves takes along, what holds it back, what ends, and what stays and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from waakvlam.dossiers.api import (
    Vakoordeel,
    Vertrekregel,
    bekijk_wissen,
    bewaartermijnen,
    dossiers_met_eigen_vakken,
    vertrekregels,
)
from waakvlam.kern.fouten import Waakvlamfout
from waakvlam.organisaties.api import Organisatieregel, organisatie
from waakvlam.toegang.api import NietGevonden, Toegangseinde, te_beeindigen

Voortgang = Callable[[str, int, int], None]
"""What is being done, how much of it is, and out of how much."""


class Vertrekfout(Waakvlamfout):
    """An organisation cannot leave like this; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Bewaring:
    """What becomes, for one reason, of what the organisation recorded; in so many compartments."""

    weg: bool
    waarom: str
    bron: str
    vakken: int
    eerst: date | None = None
    """The first day on which some of it can go, where that is known."""
    laatst: date | None = None
    """The first day on which all of it can."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that leaving comes to."""

    organisatie: Organisatieregel
    regels: tuple[Vertrekregel, ...]
    einde: Toegangseinde
    bewaringen: tuple[Bewaring, ...]

    @property
    def tegen(self) -> tuple[Vertrekregel, ...]:
        """What holds it back."""
        return tuple(regel for regel in self.regels if regel.houdt_tegen)


def maak_plan(sleutel: str, voortgang: Voortgang = lambda *_: None) -> Plan:
    """What would happen if this organisation left now; nothing does. Raises `Vertrekfout` when there is none such."""
    wie = eis_organisatie(sleutel)
    oordelen = [oordeel for _nummer, oordeel in eigen_vakken(sleutel, voortgang)]
    return Plan(wie, vertrekregels(sleutel), te_beeindigen(sleutel), tuple(samengevat(oordelen)))


def eis_organisatie(sleutel: str) -> Organisatieregel:
    """The organisation. Raises `Vertrekfout` when there is none such."""
    gevonden = organisatie(sleutel)
    if gevonden is None:
        raise Vertrekfout(f"er is geen organisatie met de korte naam {sleutel}")
    return gevonden


def eigen_vakken(sleutel: str, voortgang: Voortgang = lambda *_: None) -> Iterator[tuple[str, Vakoordeel]]:
    """Per dossier what becomes of each compartment in which this organisation recorded, by its retention term."""
    nummers = dossiers_met_eigen_vakken(sleutel)
    for gedaan, nummer in enumerate(nummers, start=1):
        try:
            plan = bekijk_wissen(nummer, "termijn", organisatie=sleutel)
        except NietGevonden:
            continue
        finally:
            voortgang("Nagaan wat blijft", gedaan, len(nummers))
        yield from ((nummer, oordeel) for oordeel in plan.vakken if oordeel.vak.startswith(f"{sleutel}/"))


def samengevat(oordelen: Iterable[Vakoordeel]) -> Iterator[Bewaring]:
    """One line per outcome and reason: what goes first, then what stays, longest last."""
    per_reden: dict[tuple[bool, str, str], list[Vakoordeel]] = {}
    for oordeel in oordelen:
        per_reden.setdefault((oordeel.weg, _waarom(oordeel), oordeel.bron), []).append(oordeel)
    regels = []
    for (weg, waarom, bron), groep in per_reden.items():
        dagen = [oordeel.tot for oordeel in groep if oordeel.tot]
        regels.append(Bewaring(weg, waarom, bron, len(groep), min(dagen, default=None), max(dagen, default=None)))
    yield from sorted(regels, key=lambda r: (not r.weg, r.laatst or date.max, r.waarom))


def _waarom(oordeel: Vakoordeel) -> str:
    """The reason without the day from which it counts, which differs per dossier."""
    if not oordeel.tot or not oordeel.regel:
        return oordeel.waarom
    regel = next(r for r in bewaartermijnen().regels if r.naam == oordeel.regel)
    return f"{regel.jaren} jaar: {regel.grond}"
