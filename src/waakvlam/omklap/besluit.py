"""A decision criterion by criterion: how it stands, on which facts, what is missing, and whom to ask for it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.http import urlencode

from waakvlam.dossierblad.api import Blad
from waakvlam.dossiers.api import Besluitregel, Blik, Feitregel
from waakvlam.kern.besluit import Besluit, Criterium
from waakvlam.kern.toetsing import BEOORDELING, Toetsing
from waakvlam.kern.vervulbaar import elktoetsen, vervullende_typen
from waakvlam.kern.voorwaarde import Elktoets
from waakvlam.kern.wegen import Advies
from waakvlam.omklap.wie import Vraagbaak, Wie

NAZORGAFSPRAKEN: Final = "nazorgafspraken"


@dataclass(frozen=True, slots=True)
class Weg:
    """A fact by which a criterion may come to be met, who may record it, and where the reader can."""

    titel: str
    wie: tuple[Wie, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Vraag:
    """Something asked, and the last answer to it as words; empty: none yet."""

    over: str
    gevraagd: Feitregel
    antwoord: str
    geantwoord: Feitregel | None


@dataclass(frozen=True, slots=True)
class Criteriumblad:
    """One criterion. `stand`: vervuld, niet_vervuld, onbekend, mens (a person must judge) or niet_gedeeld."""

    vraag: str
    clausules: tuple[str, ...]
    noot: str
    stand: str
    bewijs: list[dict[str, Any]] = field(default_factory=list)
    vragen: list[Vraag] = field(default_factory=list)
    wegen: list[Weg] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Besluitblad:
    """A decision with its criteria and what was recorded of it."""

    regel: Besluitregel
    besluit: Besluit
    beslisser: str
    afwijken_wie: str
    gekozen: str
    """The outcome of a choice, as words."""
    criteria: list[Criteriumblad]
    vastgelegd: list[dict[str, Any]]
    """Facts that record this decision, latest first."""
    neem: list[Weg]
    waarom_url: str


def besluiten(blad: Blad, blik: Blik, fasen: Collection[str]) -> list[Besluitblad]:
    """The decisions of these phases that concern the reader, in the order of the set."""
    maker = _Maker(blad, blik)
    adviezen = [a for a in blik.beoordeling.besluiten if a.besluit.fase in fasen]
    return [maker.besluit(advies, regel) for advies in adviezen for regel in blik.besluit(advies)]


def gevraagde_typen(blik: Blik, fasen: Collection[str]) -> set[str]:
    """The event types of which these pages say whether the reader may record them."""
    rekenset = blik.beoordeling.rekenset
    van_fase = [b for b in rekenset.afspraken.besluiten if b.fase in fasen]
    criteria = [t for b in van_fase for c in b.criteria for t in vervullende_typen(c, rekenset.criteria)]
    return {*criteria, *(p.type for b in van_fase for p in b.vastgelegd_door)}


def afspraken_voor_later(blad: Blad) -> list[Feitregel]:
    """What holds of what was agreed for after the lease, by the kind of data that the vocabulary has for it."""
    return [f for f in blad.beeld.feiten if f.categorie == NAZORGAFSPRAKEN and f.stand == "geldt"]


class _Maker:
    def __init__(self, blad: Blad, blik: Blik) -> None:
        self.blad, self.blik = blad, blik
        self.vraagbaak = Vraagbaak(blad)
        self.mag = {m.type for m in blad.beeld.kan_nu}
        self.rekenset = blik.beoordeling.rekenset

    def besluit(self, advies: Advies, regel: Besluitregel) -> Besluitblad:
        besluit, woorden = advies.besluit, self.blad.woorden
        typen = dict.fromkeys(p.type for p in besluit.vastgelegd_door)
        feiten = [f for f in self.blad.beeld.feiten if f.type in typen and f.stand == "geldt"]
        wie = [besluit.beslisser, *besluit.samen_met]
        return Besluitblad(
            regel,
            besluit,
            woorden.rollen(wie),
            woorden.rol(besluit.afwijken.wie) if besluit.afwijken else "",
            woorden.waarde(regel.uitkomst) if besluit.soort == "keuze" and regel.uitkomst else "",
            [
                self._criterium(besluit, c, t, r.waarde)
                for (c, t), r in zip(advies.criteria, regel.criteria, strict=True)
            ],
            [self.blad.feit(f) for f in reversed(feiten)],
            [self._weg(soort) for soort in typen if soort != BEOORDELING],
            self.blad.adres("waarom_besluit", besluit.naam),
        )

    def _criterium(
        self, besluit: Besluit, criterium: Criterium, toetsing: Toetsing, waarde: str | None
    ) -> Criteriumblad:
        kop = (criterium.vraag, (criterium.clausule,), criterium.noot)
        feiten = [self.blik.per_kenmerk.get(f.id) for f in toetsing.bewijs]
        if waarde is None or None in feiten:
            return Criteriumblad(*kop, "niet_gedeeld")
        bewijs = {f.kenmerk: f for f in feiten if f is not None}
        vragen = [v for test in elktoetsen(criterium.waarde) if test.per for v in self._vragen(test)]
        typen = () if waarde == "vervuld" else vervullende_typen(criterium, self.rekenset.criteria)
        rollen = [besluit.beslisser, *besluit.samen_met, *besluit.gehoord]
        return Criteriumblad(
            *kop,
            "mens" if criterium.mens and criterium.waarde is None and waarde == "onbekend" else waarde,
            [self.blad.feit(f) for f in bewijs.values()],
            vragen,
            [self._weg(t, criterium.clausule, rollen) if t == BEOORDELING else self._weg(t) for t in typen],
        )

    def _weg(self, soort: str, clausule: str = "", alleen: Collection[str] = ()) -> Weg:
        """`clausule`: what is to be judged, filled in beforehand; `alleen`: the roles whose judgement counts."""
        url = self.blad.adres("leg_vast", soort) if soort in self.mag and not self.blad.blik.anders else ""
        vooraf = f"?{urlencode({'criterium': clausule})}" if url and clausule else ""
        return Weg(self.rekenset.typen[soort].titel, self.vraagbaak.voor(soort, alleen), url + vooraf)

    def _vragen(self, test: Elktoets) -> Iterator[Vraag]:
        """What was asked of each, told apart by a field, and the last answer: only what the reader sees of both."""
        geldend = [f for f in self.blad.beeld.feiten if f.stand == "geldt"]
        antwoorden = {_veld(f, test.per): f for f in geldend if f.type == test.antwoord.type}
        gevraagd = {_veld(f, test.per): f for f in geldend if f.type == test.van.type}
        for over, vraag in gevraagd.items():
            antwoord = antwoorden.get(over)
            waarde = _veld(antwoord, test.veld) if antwoord is not None else None
            zin = self.blad.woorden.veldwaarde(test.antwoord.type, test.veld, waarde) if waarde is not None else ""
            yield Vraag(str(over), vraag, zin, antwoord)


def _veld(feit: Feitregel, naam: str | None) -> Any:
    return next((waarde for veld, _titel, waarde in feit.velden if veld == naam), None)
