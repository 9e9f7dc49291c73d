"""What a new version does to dossiers: the same facts under the old set, and under the old set succeeded by the new.

Source: the semantics of a new version (`afspraken/README.md`). Seen from before the first day of the new version there
is no effect. Pure: pictures of dossiers go in, counts with examples come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from waakvlam.kern.momentbeeld import Handelingsleutel, Momentbeeld
from waakvlam.kern.verschil import Elementverschil, Setverschil

GEEN: Final = "geen"
"""No term, or no such decision, on this side."""
STATUSSEN: Final = (GEEN, "open", "op_tijd", "te_laat", "verstreken", "vervallen")
VOORBEELDEN: Final = 5
"""How many dossiers a cell names."""


@dataclass(frozen=True, slots=True)
class Cel:
    """How many went from one outcome to another, with the first dossiers in which that happened."""

    van: str
    naar: str
    aantal: int
    voorbeelden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Normeffect:
    """What becomes of the terms of one norm: changed statuses, and last days that moved while the status stayed."""

    element: Elementverschil
    """The norm on both sides."""
    cellen: tuple[Cel, ...]
    eerder: Cel | None = None
    later: Cel | None = None


@dataclass(frozen=True, slots=True)
class Besluiteffect:
    """A decision that comes to something else."""

    element: Elementverschil
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Handelingeffect:
    """A use of an act that becomes something else for a role."""

    sleutel: Handelingsleutel
    cellen: tuple[Cel, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """The effect on all dossiers together. `matrix` counts every term, also those that did not change."""

    dossiers: int
    geraakt: int
    """Dossiers in which anything differs."""
    matrix: tuple[Cel, ...]
    normen: tuple[Normeffect, ...]
    besluiten: tuple[Besluiteffect, ...]
    handelingen: tuple[Handelingeffect, ...]

    @property
    def leeg(self) -> bool:
        """Whether nothing differs."""
        return not (self.normen or self.besluiten or self.handelingen)

    def cel(self, van: str, naar: str) -> Cel:
        """The number of terms that went from one status to another."""
        return next((c for c in self.matrix if (c.van, c.naar) == (van, naar)), Cel(van, naar, 0, ()))


@dataclass
class _Telling:
    aantal: int = 0
    voorbeelden: list[str] = field(default_factory=list)

    def erbij(self, naam: str) -> None:
        self.aantal += 1
        if naam not in self.voorbeelden and len(self.voorbeelden) < VOORBEELDEN:
            self.voorbeelden.append(naam)

    def cel(self, van: str, naar: str) -> Cel:
        return Cel(van, naar, self.aantal, tuple(self.voorbeelden))


@dataclass
class Effectteller:
    """Adds dossiers up. Names are those of scenarios or numbers of dossiers: nothing personal."""

    verschil: Setverschil
    """What the two sets call their norms and decisions."""
    dossiers: int = 0
    geraakt: int = 0
    _matrix: dict[tuple[str, str], _Telling] = field(default_factory=dict)
    _normen: dict[str, dict[tuple[str, str], _Telling]] = field(default_factory=dict)
    _schuif: dict[tuple[str, str], _Telling] = field(default_factory=dict)
    _besluiten: dict[str, dict[tuple[str, str], _Telling]] = field(default_factory=dict)
    _handelingen: dict[Handelingsleutel, dict[tuple[str, str], _Telling]] = field(default_factory=dict)

    def voeg_toe(self, naam: str, oud: Momentbeeld, nieuw: Momentbeeld) -> None:
        """Count one dossier, as it stands under the old version and under the succession."""
        self.dossiers += 1
        anders = [self._termen(naam, oud, nieuw), self._uitkomsten(naam, oud, nieuw), self._mogen(naam, oud, nieuw)]
        self.geraakt += any(anders)

    def _termen(self, naam: str, oud: Momentbeeld, nieuw: Momentbeeld) -> bool:
        anders = False
        for sleutel in dict.fromkeys((*oud.termen, *nieuw.termen)):
            a, b = oud.termen.get(sleutel), nieuw.termen.get(sleutel)
            wissel = (a.status if a else GEEN, b.status if b else GEEN)
            self._matrix.setdefault(wissel, _Telling()).erbij(naam)
            if wissel[0] == wissel[1] and (a is None or b is None or a.uiterlijk == b.uiterlijk):
                continue
            anders = True
            norm = sleutel[0]
            if wissel[0] != wissel[1]:
                self._normen.setdefault(norm, {}).setdefault(wissel, _Telling()).erbij(naam)
            elif a is not None and b is not None:
                kant = "eerder" if (b.uiterlijk or date.max) < (a.uiterlijk or date.max) else "later"
                self._schuif.setdefault((norm, kant), _Telling()).erbij(naam)
        return anders

    def _uitkomsten(self, naam: str, oud: Momentbeeld, nieuw: Momentbeeld) -> bool:
        """Decisions that both versions know; one that comes or goes is a difference of the sets, not of a dossier."""
        paren = ((besluit, (a, nieuw.besluiten.get(besluit, a))) for besluit, a in oud.besluiten.items())
        anders = {besluit: wissel for besluit, wissel in paren if wissel[0] != wissel[1]}
        for besluit, wissel in anders.items():
            self._besluiten.setdefault(besluit, {}).setdefault(wissel, _Telling()).erbij(naam)
        return bool(anders)

    def _mogen(self, naam: str, oud: Momentbeeld, nieuw: Momentbeeld) -> bool:
        anders = False
        for plek, a in oud.handelingen.items():
            b = nieuw.handelingen.get(plek, a)
            if a != b:
                anders = True
                self._handelingen.setdefault(plek[0], {}).setdefault((a, b), _Telling()).erbij(naam)
        return anders

    def effect(self) -> Effect:
        """What was counted, in the order of the sets."""
        geraakt = {*self._normen, *(norm for norm, _ in self._schuif)}
        normen, besluiten = self.verschil.per_naam("norm"), self.verschil.per_naam("besluit")
        return Effect(
            dossiers=self.dossiers,
            geraakt=self.geraakt,
            matrix=_cellen(self._matrix),
            normen=tuple(self._norm(naam, element) for naam, element in normen.items() if naam in geraakt),
            besluiten=tuple(
                Besluiteffect(element, _cellen(self._besluiten[naam]))
                for naam, element in besluiten.items()
                if naam in self._besluiten
            ),
            handelingen=tuple(Handelingeffect(s, _cellen(per)) for s, per in self._handelingen.items()),
        )

    def _norm(self, naam: str, element: Elementverschil) -> Normeffect:
        eerder, later = (self._schuif.get((naam, kant)) for kant in ("eerder", "later"))
        return Normeffect(
            element=element,
            cellen=_cellen(self._normen.get(naam, {})),
            eerder=eerder.cel("", "eerder") if eerder else None,
            later=later.cel("", "later") if later else None,
        )


def _cellen(per: Mapping[tuple[str, str], _Telling]) -> tuple[Cel, ...]:
    """Cells in the order of the statuses, other outcomes by name."""
    volgorde = {naam: plaats for plaats, naam in enumerate(STATUSSEN)}
    sleutels = sorted(per, key=lambda w: tuple((volgorde.get(naam, len(volgorde)), naam) for naam in w))
    return tuple(per[wissel].cel(*wissel) for wissel in sleutels)
