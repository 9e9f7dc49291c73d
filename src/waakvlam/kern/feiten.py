"""The facts of one dossier as of a reference date, and finding those that match a pattern.

Subjects: two facts are about different things only where both types have the same kind of subject and both name one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from waakvlam.kern.besluit import Criterium
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis, Veldwaarde, strikt_voor
from waakvlam.kern.kalender import plus
from waakvlam.kern.taal import Waarde
from waakvlam.kern.voorwaarde import Feitpatroon, Terugblik

GEEN: tuple[Gebeurtenis, ...] = ()


@dataclass(frozen=True, slots=True)
class Feiten:
    """Facts that count on `peildatum` (`op` not after it), in order, and by type."""

    alle: tuple[Gebeurtenis, ...]
    per_type: Mapping[str, list[Gebeurtenis]]
    peildatum: date
    gegevens: Dossiergegevens
    onderwerpen: Mapping[str, str | None]
    """Kind of subject per event type."""

    @classmethod
    def van(
        cls,
        herleid: Iterable[Gebeurtenis],
        peildatum: date,
        gegevens: Dossiergegevens,
        onderwerpen: Mapping[str, str | None],
    ) -> "Feiten":
        """Index reduced, sorted facts (`gebeurtenis.herleid`)."""
        alle = tuple(g for g in herleid if g.op <= peildatum)
        per_type: dict[str, list[Gebeurtenis]] = {}
        for g in alle:
            per_type.setdefault(g.type, []).append(g)
        return cls(alle, per_type, peildatum, gegevens, onderwerpen)

    def zelfde_onderwerp(self, soort: str | None, betreft: str | None, feit: Gebeurtenis) -> bool:
        """Whether a fact may be about this subject (kind and name)."""
        if betreft is None or feit.betreft is None or soort is None:
            return True
        return self.onderwerpen.get(feit.type) != soort or feit.betreft == betreft


@dataclass(frozen=True, slots=True)
class Kader:
    """From where a question is asked: the facts, the subject it is about, and the fact that gave rise to it."""

    feiten: Feiten
    onderwerp: str | None = None
    betreft: str | None = None
    aanleiding: Gebeurtenis | None = None
    criteria: Mapping[str, Criterium] = field(default_factory=dict)

    def zoek(self, patroon: Feitpatroon) -> Iterator[Gebeurtenis]:
        """Matching facts, in order."""
        kandidaten = self.feiten.per_type.get(patroon.type)
        if not kandidaten:
            return
        grens = self._terugblik(patroon.binnen) if patroon.binnen else None
        sinds = self._laatste(patroon.sinds_laatste) if patroon.sinds_laatste else None
        for feit in kandidaten:
            if (
                past(patroon, feit)
                and self._over(patroon, feit)
                and (grens is None or (grens[0] < feit.op <= grens[1]))
                and (sinds is None or sinds.op < feit.op or strikt_voor(sinds, feit))
                and (not patroon.na or self._na(patroon.na, feit))
                and (not patroon.zonder_later or not self._later(patroon.zonder_later, feit))
                and (patroon.geldig is None or self._geldig(patroon.geldig, feit))
            ):
                yield feit

    def _over(self, patroon: Feitpatroon, feit: Gebeurtenis) -> bool:
        if patroon.tot_aanleiding and self.aanleiding is not None and strikt_voor(self.aanleiding, feit):
            return False
        if patroon.onderwerp == "vrij":
            return True
        zelfde = self.feiten.zelfde_onderwerp(self.onderwerp, self.betreft, feit)
        if patroon.onderwerp == "zelfde":
            return zelfde
        return self.betreft is None or feit.betreft is None or not zelfde

    def _terugblik(self, blik: Terugblik) -> tuple[date, date]:
        """The look-back as (after this day, up to and including this day)."""
        eind = self.feiten.peildatum
        if blik.voor and (verzoeken := self.feiten.per_type.get(blik.voor)):
            eind = verzoeken[-1].op
        return terug(eind, blik), eind

    def _laatste(self, typen: list[str]) -> Gebeurtenis | None:
        feiten = [
            f
            for t in typen
            for f in self.feiten.per_type.get(t, GEEN)
            if self.feiten.zelfde_onderwerp(self.onderwerp, self.betreft, f)
        ]
        return max(feiten, key=lambda f: f.moment, default=None)

    def _na(self, typen: list[str], feit: Gebeurtenis) -> bool:
        return any(strikt_voor(eerder, feit) for eerder in self._verwant(typen, feit))

    def _later(self, typen: list[str], feit: Gebeurtenis) -> bool:
        return any(not strikt_voor(later, feit) for later in self._verwant(typen, feit))

    def _verwant(self, typen: list[str], feit: Gebeurtenis) -> Iterator[Gebeurtenis]:
        soort = self.feiten.onderwerpen.get(feit.type)
        return (
            g
            for t in typen
            for g in self.feiten.per_type.get(t, GEEN)
            if self.feiten.zelfde_onderwerp(soort, feit.betreft, g)
        )

    def _geldig(self, veld: str, feit: Gebeurtenis) -> bool:
        tot = feit.velden.get(veld)
        return not isinstance(tot, date) or tot >= self.feiten.peildatum


def terug(eind: date, blik: Terugblik) -> date:
    """The last day that is already too long ago: adding the look-back to it reaches `eind` or earlier."""
    dag = plus(eind, blik.duur, -1)
    while plus(volgende := date.fromordinal(dag.toordinal() + 1), blik.duur) <= eind:
        dag = volgende
    return dag


def past(patroon: Feitpatroon, feit: Gebeurtenis) -> bool:
    """Whether a fact has the pattern's role and field values (its type is taken as matched)."""
    if patroon.door is not None and feit.door != patroon.door:
        return False
    if not patroon.als:
        return True
    return all(waarde_past(waarde, feit.velden.get(veld)) for veld, waarde in patroon.als.items())


def waarde_past(gevraagd: Waarde, gevonden: Veldwaarde | None) -> bool:
    """A list asked for a single field: one of them; for a list field: it holds the value, or all the values."""
    if isinstance(gevonden, list | tuple):
        return all(lid in gevonden for lid in gevraagd) if isinstance(gevraagd, list) else gevraagd in gevonden
    return gevonden in gevraagd if isinstance(gevraagd, list) else gevonden == gevraagd
