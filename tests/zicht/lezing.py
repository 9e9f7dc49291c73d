"""A second, short reading of the sharing tables, to hold the program against.

It takes the tables as the loader gives them and imports nothing else of the program: the order of the rules, consent,
grounds and conditions are written out here once more, from the text in `afspraken/README.md` ('Visibility').
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from waakvlam.bron.api import bronset

NIET_IN_ALLE = {"melder_identiteit", "eigen_aantekening"}
ZONDER_FEIT = {"deelnemer_erbij", "alleen_wat_voor_wonen_telt", "convenantpartij", "gelogd"}
MERK = "kanarie-"
"""In every text that a test looks for."""
UITLEG, OVERLEG = "privacyuitleg_gegeven", "signaal_met_deelnemer_gedeeld"
DOOR_FEIT = {"na_overleg_met_zorgaanbieder": OVERLEG, "na_uitleg_vooraf": UITLEG}


@dataclass(frozen=True)
class Feit:
    """A fact that holds: no corrections here. `op` is its day; the order in a list is the order of recording."""

    type: str
    op: date
    door: str = "zorgaanbieder"
    velden: dict[str, Any] = field(default_factory=dict)
    betreft: str = ""
    reden: str = ""
    """Subject and written reason: no rule asks for them, and they are shared as the fact is."""

    @property
    def gemerkt(self) -> set[str]:
        """The texts in it that a test marked."""
        lijsten = (w if isinstance(w, list | tuple) else (w,) for w in self.velden.values())
        teksten = (w for lijst in ((self.betreft, self.reden), *lijsten) for w in lijst if isinstance(w, str))
        return {merk for tekst in teksten for merk in re.findall(rf"{MERK}[a-z_-]+\d+-geheim", tekst)}

    def lijst(self, naam: str) -> set[str]:
        """The values of a list field."""
        return set(self.velden.get(naam) or ())


@cache
def tabellen(setnaam: str) -> Any:
    """The tables of a set."""
    return bronset(setnaam).afspraken


@cache
def leden(setnaam: str, rol: str) -> frozenset[str]:
    """The names under which a rule may mean this role: its own, and those of the groups that it belongs to."""
    rollen = {r.naam: r for r in bronset(setnaam).taal.rollen}
    groepen = {naam for naam, r in rollen.items() if rol in (r.groep or ())}
    groepen |= {naam for naam, wie in tabellen(setnaam).kop.verzamelrollen.items() if rol in wie}
    return frozenset({rol, *groepen, *({"alle_partijen"} if rollen[rol].partij else ())})


def ziet(setnaam: str, feiten: Sequence[Feit], dag: date, rol: str, categorie: str) -> bool:
    """Whether the role may see the category on that day, by the tables of this set alone."""
    t, wie = tabellen(setnaam), leden(setnaam, rol)
    feiten = sorted((f for f in feiten if f.op <= dag), key=lambda f: f.op)
    if any(wie & set(h.rol) and noemt(h.categorieen, categorie) for h in t.houders):
        return True
    if any(wie & set(n.aan) and n.categorie == categorie for n in t.nooit):
        return False
    vraag = Vraag(setnaam, feiten, dag, wie, categorie)
    if any(wie & set(r.aan) and noemt(r.categorieen, categorie) and vraag.open(r) for r in t.delen):
        return True
    return any(
        wie & set(u.aan) and categorie not in {*u.nooit, "eigen_aantekening"} and vraag.grond(set(u.gronden))
        for u in t.uitzonderingen
    )


def ooit(setnaam: str, rol: str, categorie: str) -> bool:
    """Whether there is a course of facts in which the role sees the category, without an emergency or other ground."""
    t, wie = tabellen(setnaam), leden(setnaam, rol)
    houdt = any(wie & set(h.rol) and noemt(h.categorieen, categorie) for h in t.houders)
    if houdt or any(wie & set(n.aan) and n.categorie == categorie for n in t.nooit):
        return houdt
    return any(wie & set(r.aan) and noemt(r.categorieen, categorie) for r in t.delen)


def noemt(lijst: Iterable[str], categorie: str) -> bool:
    """Whether a list of categories names this one; `alle` stands for all but a few."""
    return categorie in lijst or ("alle" in lijst and categorie not in NIET_IN_ALLE)


@dataclass(frozen=True)
class Vraag:
    """One question: may they see this, given these facts."""

    setnaam: str
    feiten: Sequence[Feit]
    dag: date
    wie: frozenset[str]
    categorie: str

    def open(self, regel: Any) -> bool:
        """Whether a sharing rule opens the category."""
        if not all(self.eis(naam, regel) for naam in regel.eisen):
            return False
        if regel.alleen_bij is not None and self.waar(regel.alleen_bij) is not True:
            return False
        return not any(self.passend(regel.tot))

    def eis(self, naam: str, regel: Any) -> bool:
        """Whether a requirement is met."""
        if naam in ZONDER_FEIT:
            return True
        if naam in DOOR_FEIT:
            return any(f.type == DOOR_FEIT[naam] for f in self.feiten)
        if self.toestemming(regel):
            return True
        kent = {
            soort for u in tabellen(self.setnaam).uitzonderingen for soort in u.gronden
            if soort != "convenant" or self.wie & set(u.aan)
        }  # fmt: skip
        if naam == "grondslag_vastgelegd":
            return self.grond(kent)
        return naam == "toestemming_of_grondslag" and self.grond({"wet"} | (kent & {"convenant"}))

    def toestemming(self, regel: Any) -> bool:
        """Whether a consent holds for the purpose of this rule, this recipient and this category."""
        sinds = max((f.op for f in self.passend(regel.toestemming_tot)), default=date.min)
        open_: list[tuple[Feit, set[str]]] = []
        for feit in self.feiten:
            doelen = feit.lijst("doelen")
            if feit.type == "toestemming_gegeven":
                open_.append((feit, doelen))
            elif feit.type == "toestemming_ingetrokken":
                if doelen and "alles" not in doelen:
                    open_ = [(f, d | {f"-{doel}" for doel in doelen}) for f, d in open_]
                else:
                    open_ = []
        return any(self._dekt(feit, doelen, regel.doel, sinds) for feit, doelen in open_)

    def _dekt(self, feit: Feit, doelen: set[str], doel: str, sinds: date) -> bool:
        alles, tot, categorieen = "alles" in doelen, feit.velden.get("geldig_tot"), feit.lijst("categorieen")
        over = {d for d in doelen if not d.startswith("-") and f"-{d}" not in doelen}
        return (
            bool(over)
            and (doel in doelen or alles)
            and f"-{doel}" not in doelen
            and (tot is None or self.dag <= tot)
            and bool(feit.lijst("ontvangers") & self.wie)
            and (not categorieen or self.categorie in categorieen)
            and (alles or feit.op >= sinds)
        )

    def grond(self, soorten: set[str]) -> bool:
        """Whether a ground of one of these kinds was recorded for this recipient and this category, and still holds."""
        return any(
            f.type == "uitzonderingsgrond_vastgelegd"
            and f.velden.get("grond") in soorten
            and f.velden.get("ontvanger") in self.wie
            and self.categorie in f.lijst("categorieen")
            and (f.velden.get("geldig_tot") is None or self.dag <= f.velden["geldig_tot"])
            for f in self.feiten
        )

    def passend(self, patronen: Iterable[Any]) -> list[Feit]:
        """The facts that fit one of these patterns."""
        gevonden = []
        for p in patronen:
            extra = set(p.model_dump(exclude_defaults=True)) - {"type", "als", "door"}
            assert not extra, f"de lezing kent dit patroon nog niet: {extra}"
            gevonden += [f for f in self.feiten if f.type == p.type and p.door in {None, f.door} and _past(f, p.als)]
        return sorted(gevonden, key=lambda f: f.op)

    def waar(self, conditie: Any) -> bool | None:
        """Whether a condition holds: True, False, or None for unknown."""
        delen = {n: getattr(conditie, n) for n in conditie.model_fields_set if n != "wat"}
        ((soort, wat),) = delen.items()
        if soort in {"alle", "een"}:
            waarden = [self.waar(deel) for deel in wat]
            beslist = soort == "een"
            return beslist if beslist in waarden else None if None in waarden else not beslist
        if soort == "geen":
            waarden = [self.waar(deel) for deel in wat]
            return False if True in waarden else None if None in waarden else True
        if soort == "gebeurd":
            return bool(self.passend(wat))
        if soort == "sinds":
            return self._sinds(wat)
        assert soort == "veld", f"de lezing kent deze conditie nog niet: {soort}"
        return self._veld(wat)

    def _sinds(self, wat: Any) -> bool | None:
        feiten = self.passend(wat.gebeurd)
        if not feiten:
            return {"vervuld": True, "niet_vervuld": False, "onbekend": None}[wat.zonder_feit]
        assert (wat.eenheid.value, wat.meer_dan) == ("jaar", False)
        begin = feiten[-1 if wat.welke == "laatste" else 0].op
        jaar = begin.year + wat.getal
        einde = date(jaar, 2, 28) if (begin.month, begin.day) == (2, 29) else begin.replace(year=jaar)
        return self.dag >= einde

    def _veld(self, wat: Any) -> bool | None:
        feiten = self.passend(wat.van)
        assert isinstance(wat.veld, str)
        assert wat.is_ is not None
        if not feiten:
            return {"vervuld": True, "niet_vervuld": False, "onbekend": None}[wat.zonder_feit]
        waarde = feiten[-1 if wat.welke == "laatste" else 0].velden.get(wat.veld)
        return None if waarde is None else waarde == wat.is_


def _past(feit: Feit, als: dict[str, Any]) -> bool:
    """Whether the fields have these values: one of them where several are named; held by a list field."""
    for naam, verlangd in als.items():
        waarde = feit.velden.get(naam)
        gevraagd = set(verlangd) if isinstance(verlangd, list | tuple) else {verlangd}
        if isinstance(waarde, list | tuple):
            if not gevraagd <= set(waarde):
                return False
        elif waarde not in gevraagd:
            return False
    return True
