"""A set made ready once: norms indexed by the event types that start them. Cost follows facts, not norms x facts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeVar

from waakvlam.kern.afsprakenset import Afsprakenset, Fase, Verval
from waakvlam.kern.besluit import Besluit, Criterium
from waakvlam.kern.delen import Nooit
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.kalender import Duur, Kalender, Richting
from waakvlam.kern.norm import Aanleiding, Minimumduur, Periodiek, Plan, Plicht, Termijngever, Voltallig
from waakvlam.kern.streekwoorden import Streekwoorden
from waakvlam.kern.taal import Deel, Gebeurtenistype, Rol, Taal, vingerafdruk
from waakvlam.kern.tonen import Element, Plek, elementen, per_plek
from waakvlam.kern.voorwaarde import Conditie, Feitpatroon, Sindstoets

W = TypeVar("W")
UITSTEL: Final = "uitstel_afgesproken"


@dataclass(frozen=True, slots=True)
class Starter:
    """One way in which a norm's terms start: the pattern that starts them and the facts that end them."""

    norm: Termijngever
    aanleiding: Feitpatroon
    onderwerp: str | None
    """Kind of subject of the trigger."""
    verval: tuple[Feitpatroon, ...]
    afsluitend: tuple[Verval, ...]
    """Ends after which no term begins."""
    voorwaarde: Conditie | None
    """Condition on the trigger itself."""
    voltallig: Voltallig | None
    welke: Literal["elke", "eerste", "eerste_per_onderwerp"]
    ook_eerder: bool
    """Counted back: discharged by an earlier fact too."""
    plan: Plan | None
    deelt: bool
    """Several patterns, or several plans, may lead to one and the same term."""


@dataclass(frozen=True)
class Rekenset:
    """A compiled set with its vocabulary and calendar; all texts in the words of its region, but for the clauses."""

    afspraken: Afsprakenset
    taal: Taal
    woorden: Streekwoorden
    """For text that comes from elsewhere: says it in the words of the region."""
    taalafdruk: str
    """Hash of the vocabulary: part of every receipt."""
    kalender: Kalender
    starters: Mapping[str, tuple[Starter, ...]]
    """Per event type: the norms whose terms it may start (for a series with one start: under each of its types)."""
    starters_per_norm: Mapping[str, tuple[Starter, ...]]
    onderwerpen: Mapping[str, str | None]
    typen: Mapping[str, Gebeurtenistype]
    rollen: Mapping[str, Rol]
    groepen: Mapping[str, frozenset[str]]
    """Per role: itself and every group that it is in."""
    categorieen: frozenset[str]
    besluiten: Mapping[str, Besluit]
    criteria: Mapping[str, Criterium]
    handelingen: Mapping[str, tuple[Handelingsregel, ...]]
    nooit: Mapping[str, tuple[Nooit, ...]]
    """Per data category."""
    minimumduren: Mapping[str, tuple[Minimumduur, ...]]
    """Per act that must wait."""
    oordelen: Mapping[str, str]
    """Per clause: what conditions ask a person to judge, in words."""
    wachttijden: frozenset[tuple[str, Duur]]
    """Event types and the length of time after which a condition on them may turn by time alone."""
    _geschreven: tuple[Afsprakenset, Taal]
    """The agreements and the vocabulary before their texts were put in the words of the region."""

    @property
    def naam(self) -> str:
        """Name of the set."""
        return self.afspraken.kop.naam

    @cached_property
    def zoals_geschreven(self) -> "Rekenset":
        """The same set with its texts as they were written, so that sets can be compared."""
        return compileer(*self._geschreven, self.kalender, streekwoorden=False)

    @cached_property
    def routes(self) -> Mapping[str, str]:
        """The routes that this region knows, with their titles: all of them where its header names none."""
        namen = self.afspraken.kop.routes or self.taal.routes
        return {naam: self.taal.routes[naam] for naam in namen}

    @cached_property
    def contractvormen(self) -> Mapping[str, str]:
        """The forms of contract that this region knows, with their titles: all where its header names none."""
        namen = self.afspraken.kop.contractvormen or self.taal.contractvormen
        return {naam: self.taal.contractvormen[naam] for naam in namen}

    @cached_property
    def elementen(self) -> tuple[Element, ...]:
        """Every element with the places where it shows."""
        return tuple(elementen(self.afspraken, self.taal))

    @cached_property
    def getoond(self) -> Mapping[Plek, tuple[Element, ...]]:
        """Per place the elements that show there."""
        return per_plek(self.elementen)

    @property
    def fasen(self) -> list[Fase]:
        """The phases, in order."""
        return self.afspraken.kop.fasen


def compileer(afspraken: Afsprakenset, taal: Taal, kalender: Kalender, *, streekwoorden: bool = True) -> Rekenset:
    """Index a checked set. Deterministic: equal input gives an equal result.

    `streekwoorden` off: texts stay as they are written.
    """
    geschreven = (afspraken, taal)
    taalafdruk = vingerafdruk(taal)
    woorden = Streekwoorden(afspraken.kop, taal)
    if streekwoorden:
        afspraken, taal = woorden.afspraken(afspraken), woorden.taal(taal)
    onderwerpen = {g.type: g.onderwerp for g in taal.gebeurtenissen}
    rollen = {rol.naam: rol for rol in taal.rollen}
    starters = _starters(afspraken, onderwerpen)
    delen = list(_delen([*afspraken.normen, *afspraken.besluiten, *afspraken.handelingen]))
    return Rekenset(
        afspraken=afspraken,
        taal=taal,
        woorden=woorden,
        taalafdruk=taalafdruk,
        kalender=kalender,
        starters=starters,
        starters_per_norm=_per((s.norm.id, s) for lijst in starters.values() for s in lijst),
        onderwerpen=onderwerpen,
        typen={g.type: g for g in taal.gebeurtenissen},
        rollen=rollen,
        groepen={naam: _groepen(rol, rollen, afspraken.kop.verzamelrollen) for naam, rol in rollen.items()},
        categorieen=frozenset(c.naam for c in taal.categorieen),
        besluiten={b.naam: b for b in afspraken.besluiten},
        criteria={c.clausule: c for b in afspraken.besluiten for c in b.criteria},
        handelingen=_per((regel.handeling, regel) for regel in afspraken.handelingen),
        nooit=_per((regel.categorie, regel) for regel in afspraken.nooit),
        minimumduren=_per((h, n) for n in afspraken.normen if isinstance(n, Minimumduur) for h in n.handelingen),
        oordelen=_oordelen(delen),
        wachttijden=frozenset(_wachttijden(delen)),
        _geschreven=geschreven,
    )


def _delen(waarde: object) -> Iterator[Deel]:
    """Every part inside a value, itself included."""
    if isinstance(waarde, Deel):
        yield waarde
        waarde = [getattr(waarde, naam) for naam in type(waarde).model_fields]
    for lid in waarde if isinstance(waarde, list) else ():
        yield from _delen(lid)


def _wachttijden(delen: Iterable[Deel]) -> Iterator[tuple[str, Duur]]:
    """Every length of time inside a condition, with the types it counts from."""
    for deel in delen:
        if isinstance(deel, Sindstoets):
            yield from ((p.type, Duur(deel.getal, deel.eenheid)) for p in deel.gebeurd)
        if isinstance(deel, Feitpatroon) and deel.binnen is not None:
            yield deel.type, deel.binnen.duur


def _oordelen(delen: Iterable[Deel]) -> dict[str, str]:
    """What conditions ask a person to judge, per clause and in their words."""
    return {d.oordeel: d.wat for d in delen if isinstance(d, Conditie) and d.oordeel is not None}


def _per(paren: Iterable[tuple[str, W]]) -> dict[str, tuple[W, ...]]:
    per: dict[str, list[W]] = {}
    for sleutel, waarde in paren:
        per.setdefault(sleutel, []).append(waarde)
    return {sleutel: tuple(waarden) for sleutel, waarden in per.items()}


def _groepen(rol: Rol, rollen: Mapping[str, Rol], verzameld: Mapping[str, list[str]]) -> frozenset[str]:
    """A role, the groups that name it, and for a party also the group of all parties (a group without members).

    `verzameld`: roles that only in this set stand for others.
    """
    groepen = {g.naam for g in rollen.values() if rol.naam in g.groep}
    groepen |= {naam for naam, leden in verzameld.items() if rol.naam in leden}
    if rol.partij:
        groepen.add("alle_partijen")
    return frozenset({rol.naam, *groepen})


def _starters(afspraken: Afsprakenset, onderwerpen: Mapping[str, str | None]) -> dict[str, tuple[Starter, ...]]:
    per: dict[str, list[Starter]] = {}
    for norm in afspraken.normen:
        if not isinstance(norm, Termijngever):
            continue
        patronen: list[Feitpatroon | Aanleiding] = list(norm.anker if isinstance(norm, Periodiek) else norm.aanleiding)
        for patroon in patronen:
            onderwerp = onderwerpen[patroon.type]
            algemeen = [v for v in afspraken.kop.verval if _eindigt(v, norm, onderwerp)]
            per.setdefault(patroon.type, []).append(_starter(norm, patroon, onderwerp, algemeen))
    return {soort: tuple(lijst) for soort, lijst in per.items()}


def _eindigt(verval: Verval, norm: Termijngever, onderwerp: str | None) -> bool:
    """Whether an end holds for this norm: for its kind of subject, and for its clause where clauses are named."""
    return verval.onderwerp in (None, onderwerp) and (not verval.clausules or norm.clausule in verval.clausules)


def _starter(norm: Termijngever, patroon: Feitpatroon, onderwerp: str | None, algemeen: list[Verval]) -> Starter:
    eigen = (*norm.vervalt_door, *(norm.eindigt_door if isinstance(norm, Periodiek) else ()))
    termijn = norm.termijn if isinstance(norm, Plicht) else None
    alleen_eerste = isinstance(norm, Plicht) and norm.alleen_eerste
    return Starter(
        norm=norm,
        aanleiding=patroon,
        onderwerp=onderwerp,
        verval=(*(f for v in algemeen for f in v.door), *eigen),
        afsluitend=tuple(v for v in algemeen if v.daarna_niets),
        voorwaarde=patroon.voorwaarde if isinstance(patroon, Aanleiding) else None,
        voltallig=patroon.voltallig if isinstance(patroon, Aanleiding) else None,
        welke="eerste" if isinstance(norm, Periodiek) else "eerste_per_onderwerp" if alleen_eerste else "elke",
        ook_eerder=isinstance(norm, Plicht)
        and (norm.ook_eerder or (norm.termijn is not None and norm.termijn.richting is Richting.VOOR)),
        plan=termijn.vanaf if termijn is not None else None,
        deelt=(termijn is not None and termijn.vanaf is not None)
        or len(norm.anker if isinstance(norm, Periodiek) else norm.aanleiding) > 1,
    )
