"""The one door of the rules core: facts, agreements and two dates in; terms, decisions, acts and visibility out.

Equal questions give equal answers and an equal receipt. No clock inside: `peildatum` says as of when, `kennisdatum`
what was known by then.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waakvlam.kern.afsprakenset import Fase, Kengetal
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.feiten import Feiten, Kader
from waakvlam.kern.fouten import Vraagfout
from waakvlam.kern.gebeurtenis import Dossiergegevens, Gebeurtenis, Veldwaarde, herleid
from waakvlam.kern.handelen import Eigeneis, Handelingsadvies, Handelingsvraag, oordeel_handeling
from waakvlam.kern.kalender import plus
from waakvlam.kern.norm import Minimumduur, Periodiek
from waakvlam.kern.overgang import Versie, geldend, termijnen_over_versies, versie_van
from waakvlam.kern.toestemming import Toestemmingsstand, toestemmingsstand
from waakvlam.kern.toetsen import Term, ankerdag
from waakvlam.kern.toetsing import Waarheid, toets
from waakvlam.kern.wegen import Advies, weeg
from waakvlam.kern.zicht import Zicht, zichtbaar


@dataclass(frozen=True, slots=True)
class VroegsteDag:
    """From which day a minimum duration allows an act."""

    clausule: str
    handeling: str
    vanaf: date
    aanleiding: Gebeurtenis


@dataclass(frozen=True, slots=True)
class Kwitantie:
    """What an answer was computed from: versions and hashes of the sets, calendar, facts and both dates."""

    sets: tuple[tuple[str, str, str], ...]
    kalender: str
    feiten: str
    peildatum: date
    kennisdatum: date | None

    @property
    def hash(self) -> str:
        """One hash over all of it."""
        inhoud = [self.sets, self.kalender, self.feiten, str(self.peildatum), str(self.kennisdatum)]
        return _hash(inhoud)


class Beoordeling:
    """All answers about one dossier on one reference date. Parts are computed when asked, each once."""

    def __init__(
        self,
        versies: Sequence[Versie],
        gebeurtenissen: Iterable[Gebeurtenis],
        peildatum: date,
        *,
        gegevens: Dossiergegevens | None = None,
        kennisdatum: date | None = None,
    ) -> None:
        """Reduce and index the facts. Raises `Dossierfout` when corrections contradict each other."""
        self.versies = tuple(versies)
        self.peildatum = peildatum
        self.kennisdatum = kennisdatum
        self.rekenset: Rekenset = geldend(self.versies, peildatum)
        geldig = herleid(gebeurtenissen, kennisdatum)
        self.feiten = Feiten.van(geldig, peildatum, gegevens or Dossiergegevens(), self.rekenset.onderwerpen)
        self._toekomst = next((g.op for g in geldig if g.op > peildatum), None)

    def versie_van(self, term: Term) -> Rekenset:
        """The version of the agreements under which a term began: it also ends under it."""
        return versie_van(self.versies, term).rekenset

    @cached_property
    def termijnen(self) -> tuple[Term, ...]:
        """Every term of the dossier, under each version that governs it."""
        return tuple(termijnen_over_versies(self.versies, self.feiten))

    def besluit(self, naam: str) -> Advies:
        """Advice on one decision. Raises `Vraagfout` for an unknown one."""
        if naam not in self.rekenset.besluiten:
            raise Vraagfout(f"onbekend besluit: {naam}; wel: {', '.join(sorted(self.rekenset.besluiten))}")
        return weeg(self.rekenset.besluiten[naam], self._kader)

    @cached_property
    def besluiten(self) -> tuple[Advies, ...]:
        """Advice on every decision of the set."""
        return tuple(weeg(besluit, self._kader) for besluit in self.rekenset.afspraken.besluiten)

    def handeling(
        self,
        soort: str,
        door: str,
        betreft: str | None = None,
        velden: Mapping[str, Veldwaarde] | None = None,
        eigen: Sequence[Eigeneis] = (),
    ) -> Handelingsadvies:
        """May this role record this event on the reference date? Raises `Vraagfout` for unknown names.

        `eigen`: what the own protocol of who acts asks besides.
        """
        vraag = Handelingsvraag(soort, door, betreft, velden or {})
        return oordeel_handeling(self.rekenset, self.feiten, vraag, eigen)

    def zichtbaar(self, rol: str, categorie: str) -> Zicht:
        """May this role see this category on the reference date? Raises `Vraagfout` for unknown names."""
        return zichtbaar(self.rekenset, self.feiten, rol, categorie, self.toestemming)

    @cached_property
    def toestemming(self) -> Toestemmingsstand:
        """Consent as it stands."""
        return toestemmingsstand(self.feiten)

    @cached_property
    def fasen(self) -> tuple[tuple[Fase, Gebeurtenis | None], ...]:
        """Each phase with the fact that entered it (None: not yet)."""
        return tuple((fase, self._begin(fase)) for fase in self.rekenset.fasen)

    @property
    def fase(self) -> Fase:
        """The phase entered last; before any fact the first."""
        ingegaan = [(feit.moment, i) for i, (_, feit) in enumerate(self.fasen) if feit is not None]
        return self.rekenset.fasen[max(ingegaan)[1] if ingegaan else 0]

    def _begin(self, fase: Fase) -> Gebeurtenis | None:
        feiten = (f for patroon in fase.begint_met for f in self._kader.zoek(patroon))
        return min(feiten, key=lambda f: f.moment, default=None)

    @cached_property
    def vroegste_dagen(self) -> tuple[VroegsteDag, ...]:
        """First possible days of acts that must wait (minimum durations that have started)."""
        per_handeling = self.rekenset.minimumduren.items()
        return tuple(
            dag for handeling, normen in per_handeling for norm in normen for dag in self.vroegste_dag(norm, handeling)
        )

    def vroegste_dag(self, norm: Minimumduur, handeling: str) -> Iterator[VroegsteDag]:
        """The first possible day of an act under one minimum duration, once that has started."""
        feiten = sorted((f for p in norm.sinds for f in self._kader.zoek(p)), key=lambda f: f.moment)
        geldt = norm.voorwaarde is None or toets(norm.voorwaarde, self._kader).waarde is Waarheid.VERVULD
        if feiten and geldt:
            feit = feiten[-1] if norm.welke == "laatste" else feiten[0]
            vanaf = self.rekenset.kalender.minimum_voorbij_op(feit.op, norm.duur.duur)
            yield VroegsteDag(norm.clausule, handeling, vanaf, feit)

    def kengetal(self, kengetal: Kengetal) -> int | None:
        """Measure a figure: how often, or days between the first two facts (None while one is missing)."""
        if kengetal.telt:
            return len({f.id for p in kengetal.telt for f in self._kader.zoek(p)})
        van = min((f.op for p in kengetal.van for f in self._kader.zoek(p)), default=None)
        tot = min((f.op for p in kengetal.tot for f in self._kader.zoek(p)), default=None)
        return (tot - van).days if van is not None and tot is not None else None

    @cached_property
    def _kader(self) -> Kader:
        return Kader(self.feiten, criteria=self.rekenset.criteria)

    def volgende_dag(self, eigen: Iterable[Term] = ()) -> date | None:
        """The next day on which time alone may change something: a last day passes, a window or allowance opens.

        None when nothing waits for time. Never later than the true day, so a nightly run misses nothing.
        `eigen`: terms of the parties' own protocols.
        """
        termijnen = (*self.termijnen, *eigen)
        dagen = [_na(term.uiterlijk) for term in termijnen if term.loopt and term.uiterlijk is not None]
        dagen += [dag.vanaf for dag in self.vroegste_dagen]
        dagen += [_na(tot) for f in self.feiten.alle if isinstance(tot := f.velden.get("geldig_tot"), date)]
        dagen += [dag for term in termijnen if (dag := _volgend_venster(term)) is not None]
        for soort, duur in self.rekenset.wachttijden:
            for feit in self.feiten.per_type.get(soort, ()):
                keert = plus(feit.op, duur)
                dagen += [keert, _na(keert)]
        dagen += [v.vanaf for v in self.versies if v.vanaf is not None]
        dagen += [self._toekomst] if self._toekomst else []
        return min((dag for dag in dagen if dag > self.peildatum), default=None)

    @cached_property
    def kwitantie(self) -> Kwitantie:
        """The receipt of every answer of this object."""
        sets = tuple(
            (v.rekenset.naam, v.rekenset.afspraken.vingerafdruk + v.rekenset.taalafdruk, str(v.vanaf or ""))
            for v in self.versies
        )
        gegevens = self.feiten.gegevens
        feiten = [
            [f.id, f.type, str(f.op), str(f.tijd), str(f.vastgelegd_op), f.door, f.betreft, _kaal(f.velden)]
            for f in self.feiten.alle
        ]
        kern: list[object] = [gegevens.route, gegevens.contractvorm, gegevens.huishouden_soort, gegevens.kinderen]
        kern += ["van_regio"] if gegevens.van_regio else []
        kalender = self.rekenset.kalender
        dagen = [[str(g.datum), g.bron] for g in kalender.gelijkgesteld] + [
            [str(d.datum)] for d in kalender.eigen_dagen
        ]
        return Kwitantie(
            sets,
            _hash([str(kalender.bekend_tot), dagen]),
            _hash([kern, str(gegevens.geboortedatum), feiten]),
            self.peildatum,
            self.kennisdatum,
        )


def _na(dag: date) -> date:
    return date.fromordinal(dag.toordinal() + 1)


def _volgend_venster(term: Term) -> date | None:
    """The first day of the window after this one, while the duty still runs."""
    norm = term.norm
    if not isinstance(norm, Periodiek) or term.vanaf is None or term.koppeling.verval is not None:
        return None
    nummer = 1
    while (begin := plus(ankerdag(norm, term.koppeling), norm.periode.duur, nummer)) <= term.vanaf:
        nummer += 1
    return None if norm.hoogstens is not None and nummer >= norm.hoogstens else begin


def _kaal(velden: Mapping[str, Veldwaarde]) -> dict[str, object]:
    return {
        naam: str(w) if isinstance(w, date) else list(w) if isinstance(w, tuple) else w for naam, w in velden.items()
    }


def _hash(inhoud: object) -> str:
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
