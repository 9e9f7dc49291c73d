"""Compare conditions and patterns of facts: whether what fulfils the one always fulfils the other.

`volgt(p, q)` is True only where the structure proves it; where it cannot be shown the answer is False, so that a
change is called stricter or looser only when it certainly is.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from waakvlam.kern.norm import Aanleiding
from waakvlam.kern.taal import Deel, Gebeurtenistype, Waarde
from waakvlam.kern.voorwaarde import (
    Aanleidingtoets,
    Aantaltoets,
    Conditie,
    Dossiertoets,
    Feitpatroon,
    Leeftijdtoets,
    Sindstoets,
    Terugblik,
    Toestemmingtoets,
    Veldtoets,
    Vergelijking,
)

VERGELIJKT: Final = frozenset({"is_", "in_", "minstens", "hoogstens", "minder_dan", "ingevuld"})


class Verhouding(StrEnum):
    """How the new compares with the old: it holds less often (`ENGER`), more often (`RUIMER`), or neither."""

    GELIJK = "gelijk"
    ENGER = "enger"
    RUIMER = "ruimer"
    ANDERS = "anders"

    @classmethod
    def van(cls, *, heen: bool, terug: bool) -> "Verhouding":
        """From two implications: `heen` old => new, `terug` new => old."""
        if heen and terug:
            return cls.GELIJK
        return cls.RUIMER if heen else cls.ENGER if terug else cls.ANDERS


class Vergelijker:
    """Compares parts of an old and a new set that share a vocabulary."""

    def __init__(self, typen: Mapping[str, Gebeurtenistype], clausules: Mapping[str, str]) -> None:
        """`clausules`: clause of the old set -> clause of the new set that says the same."""
        self.typen = typen
        self.clausules = clausules

    def condities(self, oud: Conditie | None, nieuw: Conditie | None) -> Verhouding:
        """Compare two conditions; none is always fulfilled."""
        a, b = self._kaal(oud, self.clausules), self._kaal(nieuw, {})
        return Verhouding.van(
            heen=b is None or (a is not None and self.volgt(a, b)),
            terug=a is None or (b is not None and self.volgt(b, a)),
        )

    def patronen(self, oud: Sequence[Feitpatroon], nieuw: Sequence[Feitpatroon]) -> Verhouding:
        """Compare lists of facts of which one suffices."""
        a, b = self._patronen(oud, self.clausules), self._patronen(nieuw, {})
        return Verhouding.van(heen=self._dekken(a, b), terug=self._dekken(b, a))

    def _patronen(self, patronen: Sequence[Feitpatroon], clausules: Mapping[str, str]) -> list[Feitpatroon]:
        return [
            type(p).model_validate(_zonder_woorden(p.model_dump(by_alias=True, exclude_defaults=True), clausules))
            for p in patronen
        ]

    def _kaal(self, conditie: Conditie | None, clausules: Mapping[str, str]) -> Conditie | None:
        if conditie is None:
            return None
        return Conditie.model_validate(
            _zonder_woorden(conditie.model_dump(by_alias=True, exclude_defaults=True), clausules)
        )

    def kale_velden(self, deel: Deel, behalve: frozenset[str], *, oud: bool) -> Any:
        """The fields of a part but for these, with the clauses of the new set in the part of the old one."""
        velden = deel.model_dump(mode="json", by_alias=True, exclude=set(behalve))
        return _zonder_woorden(velden, self.clausules if oud else {})

    # implication

    def volgt(self, p: Conditie, q: Conditie) -> bool:
        """Whether `q` is fulfilled whenever `p` is."""
        if p == q:
            return True
        if p.een is not None:
            return all(self.volgt(lid, q) for lid in p.een)
        if q.alle is not None:
            return all(self.volgt(p, lid) for lid in q.alle)
        uit_deel = any(self.volgt(lid, q) for lid in p.alle or ())
        return uit_deel or any(self.volgt(p, lid) for lid in q.een or ()) or self._los(p, q)

    def _los(self, p: Conditie, q: Conditie) -> bool:
        """Two conditions of one kind."""
        soort = p.soorten[0]
        if q.soorten[0] != soort:
            return False
        x, y = getattr(p, soort), getattr(q, soort)
        if soort == "geen":
            return all(any(self.volgt(b, a) for a in x) for b in y)
        if soort == "gebeurd":
            return self._dekken(x, y)
        return self._dekken(y, x) if soort == "niet_gebeurd" else self._toets(x, y)

    def _toets(self, x: object, y: object) -> bool:
        match x, y:
            case (Veldtoets() as a, Veldtoets() as b):
                lijst = {self._is_lijst(p.type, a.veld) for p in a.van}
                past = _gelijk(a, b, VERGELIJKT) and len(lijst) == 1 and _enger(a, b, lijst=lijst.pop())
            case (Dossiertoets() as a, Dossiertoets() as b):
                past = a.veld == b.veld and _enger(a, b, lijst=False)
            case (Aanleidingtoets() as a, Aanleidingtoets() as b):
                past = a.veld == b.veld and a.zonder_veld == b.zonder_veld and _enger(a, b, lijst=None)
            case (Leeftijdtoets() as a, Leeftijdtoets() as b):
                past = a.op == b.op and a.minstens >= b.minstens and a.hoogstens <= b.hoogstens
            case (Aantaltoets() as a, Aantaltoets() as b):
                past = a.minstens >= b.minstens and self._dekken(a.van, b.van)
            case (Sindstoets() as a, Sindstoets() as b):
                lang_genoeg = a.eenheid is b.eenheid and a.getal >= b.getal and (a.meer_dan or not b.meer_dan)
                past = lang_genoeg and _gelijk(a, b, frozenset({"getal", "meer_dan"}))
            case (Toestemmingtoets() as a, Toestemmingtoets() as b):
                past = a.zonder_feit == b.zonder_feit and set(a.doelen) >= set(b.doelen) and b.voor in {None, a.voor}
            case _:
                past = False
        return past

    # facts

    def _dekken(self, p: Sequence[Feitpatroon], q: Sequence[Feitpatroon]) -> bool:
        return all(any(self.dekt(x, y) for y in q) for x in p)

    def dekt(self, p: Feitpatroon, q: Feitpatroon) -> bool:
        """Whether every fact that fits `p` fits `q`."""
        if p == q:
            return True
        return (
            p.type == q.type
            and all(
                naam in p.als and _waarde_enger(p.als[naam], waarde, lijst=self._is_lijst(p.type, naam))
                for naam, waarde in q.als.items()
            )
            and q.door in {None, p.door}
            and q.onderwerp in {p.onderwerp, "vrij"}
            and _eerder(p.na, q.na)
            and (not q.sinds_laatste or p.sinds_laatste == q.sinds_laatste)
            and set(p.zonder_later) >= set(q.zonder_later)
            and _binnen(p.binnen, q.binnen)
            and q.geldig in {None, p.geldig}
            and (p.tot_aanleiding or not q.tot_aanleiding)
            and self._aanleiding(p, q)
        )

    def _aanleiding(self, p: Feitpatroon, q: Feitpatroon) -> bool:
        """For what starts a term: its condition, and the derived state that it asks for."""
        if not isinstance(q, Aanleiding):
            return True
        if not isinstance(p, Aanleiding) or p.voltallig != q.voltallig:
            return False
        return q.voorwaarde is None or (p.voorwaarde is not None and self.volgt(p.voorwaarde, q.voorwaarde))

    def _is_lijst(self, soort: str, veld: str | dict[str, str]) -> bool:
        naam = veld if isinstance(veld, str) else veld.get(soort, "")
        velden = self.typen[soort].velden
        return naam in velden and velden[naam].soort == "lijst"


def _zonder_woorden(waarde: Any, clausules: Mapping[str, str]) -> Any:
    """The same structure without the words of the set, and with the clauses of the other one."""
    if isinstance(waarde, dict):
        return {k: _zonder_woorden(w, clausules) for k, w in waarde.items() if k != "wat"}
    if isinstance(waarde, list):
        return [_zonder_woorden(w, clausules) for w in waarde]
    return clausules.get(waarde, waarde) if isinstance(waarde, str) else waarde


def _gelijk(a: Veldtoets | Sindstoets, b: Veldtoets | Sindstoets, behalve: frozenset[str]) -> bool:
    return all(getattr(a, naam) == getattr(b, naam) for naam in type(a).model_fields if naam not in behalve)


def _als_lijst(waarde: Waarde) -> list[Any]:
    return list(waarde) if isinstance(waarde, list) else [waarde]


def _waarde_enger(p: Waarde, q: Waarde, *, lijst: bool) -> bool:
    """A single field: one of the values; a list field: it holds them all."""
    eng, ruim = _als_lijst(p), _als_lijst(q)
    return all(w in eng for w in ruim) if lijst else all(w in ruim for w in eng)


def _enger(p: Vergelijking, q: Vergelijking, *, lijst: bool | None) -> bool:
    """Whether every value that passes `p` passes `q`. `lijst` None: nobody knows whether the field is a list."""
    if q.ingevuld:
        return True
    if p.ingevuld:
        return False
    keuze_p = p.in_ or ([p.is_] if p.is_ is not None else [])
    keuze_q = q.in_ or ([q.is_] if q.is_ is not None else [])
    if keuze_p or keuze_q:
        plat_p, plat_q = _plat(keuze_p), _plat(keuze_q)
        soorten = [True, False] if lijst is None else [lijst]
        return bool(plat_p and plat_q) and all(_waarde_enger(plat_p, plat_q, lijst=soort) for soort in soorten)
    return (
        _grens(p.minstens, q.minstens, 1)
        and _grens(p.hoogstens, q.hoogstens, -1)
        and _grens(p.minder_dan, q.minder_dan, -1)
    )


def _plat(waarden: Iterable[Waarde]) -> list[Any]:
    return [lid for waarde in waarden for lid in _als_lijst(waarde)]


def _grens(p: float | None, q: float | None, teken: int) -> bool:
    """Whether the bound of `p` is at least as tight as that of `q`."""
    return q is None or (p is not None and p * teken >= q * teken)


def _eerder(p: list[str], q: list[str]) -> bool:
    """'After one of these': a shorter list asks more; no list asks nothing."""
    return not q or (bool(p) and set(p) <= set(q))


def _binnen(p: Terugblik | None, q: Terugblik | None) -> bool:
    if q is None or p == q:
        return True
    return p is not None and p.voor == q.voor and p.eenheid is q.eenheid and p.getal <= q.getal
