"""Cross-checks of a set: every name that is used exists, every value can occur, nothing is double.

A fault is a pair of the place (a path into the model) and what to do.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from waakvlam.kern.afsprakenset import Afsprakenset, Kengetal, Toelichting, Verval
from waakvlam.kern.besluit import Besluit, Weging
from waakvlam.kern.briefcontrole import controleer_brieven
from waakvlam.kern.delen import BuitenBeschouwing, Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.formuliercontrole import controleer_formulieren
from waakvlam.kern.handeling import AlleenAls, Handelingsregel
from waakvlam.kern.norm import (
    Aanleiding,
    Bevoegdheid,
    Doorlopend,
    Maximumduur,
    Minimumduur,
    Normbasis,
    Periodiek,
    Plan,
    Plicht,
    Toonplek,
    Verbod,
)
from waakvlam.kern.taal import Gebeurtenistype, Taal, Waarde
from waakvlam.kern.voorwaarde import Aanleidingtoets, Conditie, Elktoets, Feitpatroon, Veldtoets

Loc = tuple[str | int, ...]
ALLES = "alle"


def controleer_set(afspraken: Afsprakenset, taal: Taal) -> list[tuple[Loc, str]]:
    """All faults of a set against the vocabulary and itself."""
    controle = _Controle(afspraken, taal)
    delen = (fout for loc, deel in _loop(afspraken, ()) for fout in controle.deel(loc, deel))
    return [
        *controle.dubbelen(),
        *delen,
        *controleer_formulieren(afspraken, taal),
        *controleer_brieven(afspraken, taal),
    ]


def _loop(waarde: object, loc: Loc) -> Iterator[tuple[Loc, BaseModel]]:
    """Every model inside a value, with its path."""
    if isinstance(waarde, BaseModel):
        yield loc, waarde
        velden = type(waarde).model_fields
        for naam, deel in vars(waarde).items():
            if isinstance(deel, BaseModel | list):
                yield from _loop(deel, (*loc, velden[naam].alias or naam))
    elif isinstance(waarde, list):
        for i, lid in enumerate(waarde):
            if isinstance(lid, BaseModel):
                yield from _loop(lid, (*loc, i))


class _Controle:
    def __init__(self, afspraken: Afsprakenset, taal: Taal) -> None:
        self.set = afspraken
        self.typen = {g.type: g for g in taal.gebeurtenissen}
        self.rollen = {rol.naam for rol in taal.rollen}
        self.categorieen = {c.naam for c in taal.categorieen}
        self.functies = {f.naam for f in taal.functies}
        self.onderwerpen = taal.onderwerpen
        self.clausules = {c.id for c in afspraken.clausules}
        self.fasen = {c.fase for c in afspraken.clausules}
        self.besluiten = {b.naam for b in afspraken.besluiten}
        self.criteria = {c.clausule for b in afspraken.besluiten for c in b.criteria}
        self.normen = {n.id for n in afspraken.normen}

    def dubbelen(self) -> Iterator[tuple[Loc, str]]:
        """Ids that occur twice."""
        namen = {
            "clausules": [c.id for c in self.set.clausules],
            "normen": [n.id for n in self.set.normen],
            "besluiten": [b.naam for b in self.set.besluiten],
            "delen": [d.doel for d in self.set.delen],
            "toelichtingen": [t.id for t in self.set.toelichtingen],
            "kengetallen": [k.id for k in self.set.kengetallen],
            "formulieren": [f.id for f in self.set.formulieren],
            "brieven": [b.id for b in self.set.brieven],
        }
        for lijst, ids in namen.items():
            gezien: set[str] = set()
            for i, naam in enumerate(ids):
                if naam in gezien:
                    yield (lijst, i), f"{naam} staat er meer dan eens"
                gezien.add(naam)

    def deel(self, loc: Loc, deel: BaseModel) -> Iterator[tuple[Loc, str]]:
        """Faults of one model, by its kind."""
        yield from ((loc, f"onbekende clausule: {c}") for c in _genoemde_clausules(deel) if c not in self.clausules)
        yield from ((loc, f"onbekende rol: {r}") for r in _genoemde_rollen(deel) if r not in self.rollen)
        yield from ((loc, f"onbekend gebeurtenistype: {t}") for t in _genoemde_typen(deel) if t not in self.typen)
        yield from (
            (loc, f"onbekende categorie: {c}") for c in _genoemde_categorieen(deel) if c not in self.categorieen
        )
        for soort, regel in self._regels.items():
            if isinstance(deel, soort):
                yield from regel(loc, deel)

    @cached_property
    def _regels(self) -> dict[Any, Callable[[Loc, Any], Iterator[tuple[Loc, str]]]]:
        """Per kind of model the check that goes with it."""
        return {
            Feitpatroon: self._patroon,
            Aanleiding: self._voltallig,
            Handelingsregel: self._handeling,
            Veldtoets: self._veldtoets,
            Elktoets: lambda loc, d: self._velden(loc, d.antwoord.type, [d.veld, *([d.per] if d.per else [])]),
            Plan: lambda loc, d: self._velden(loc, d.type, [d.veld]),
            Besluit: self._besluit,
            Conditie: self._criterium,
            Plicht: self._aanleidingvelden,
            Maximumduur: self._aanleidingvelden,
            Verval: self._verval,
            Periodiek: self._aanleidingvelden,
            Toonplek: self._toonplek,
            Normbasis: self._fase,
            Doorlopend: self._zichtbaar,
            Toelichting: self._zichtbaar,
            Verbod: self._regelt_iets,
            Bevoegdheid: self._regelt_iets,
            Kengetal: self._meet_iets,
            BuitenBeschouwing: self._buiten_beschouwing,
        }

    def _patroon(self, loc: Loc, patroon: Feitpatroon) -> Iterator[tuple[Loc, str]]:
        yield from self._waarden(loc, patroon.type, patroon.als)
        yield from self._velden(loc, patroon.type, [patroon.geldig] if patroon.geldig else [])

    def _voltallig(self, loc: Loc, aanleiding: Aanleiding) -> Iterator[tuple[Loc, str]]:
        if aanleiding.voltallig is not None:
            yield from self._velden(loc, aanleiding.type, [aanleiding.voltallig.per, aanleiding.voltallig.veld])

    def _handeling(self, loc: Loc, regel: Handelingsregel) -> Iterator[tuple[Loc, str]]:
        yield from self._waarden(loc, regel.handeling, {**regel.als, **regel.standaard})
        if regel.functie and regel.functie not in self.functies:
            yield loc, f"onbekende functie: {regel.functie}"
        for vereiste in regel.vereist:
            yield from self._waarden(loc, regel.handeling, vereiste.velden)
            yield from self._waarden(loc, regel.handeling, vereiste.alleen_als.velden if vereiste.alleen_als else {})
            yield from self._velden(loc, regel.handeling, vereiste.ingevuld)

    def _veldtoets(self, loc: Loc, test: Veldtoets) -> Iterator[tuple[Loc, str]]:
        for patroon in test.van:
            veld = test.veld if isinstance(test.veld, str) else test.veld.get(patroon.type, "")
            yield from self._velden(loc, patroon.type, [veld])

    def _criterium(self, loc: Loc, conditie: Conditie) -> Iterator[tuple[Loc, str]]:
        if conditie.criterium is not None and conditie.criterium not in self.criteria:
            yield loc, f"{conditie.criterium} is geen criterium van een besluit in deze set"

    def _fase(self, loc: Loc, norm: Normbasis | Besluit) -> Iterator[tuple[Loc, str]]:
        if norm.fase not in self.fasen:
            yield loc, f"onbekende fase: {norm.fase}"

    def _zichtbaar(self, loc: Loc, deel: Doorlopend | Toelichting) -> Iterator[tuple[Loc, str]]:
        if deel.toon_bij.leeg:
            yield loc, "noem bij `toon_bij` ten minste een plek waar dit te zien is"

    def _regelt_iets(self, loc: Loc, norm: Verbod | Bevoegdheid) -> Iterator[tuple[Loc, str]]:
        if not norm.handelingen and norm.toon_bij.leeg:
            yield loc, "noem `handelingen` of bij `toon_bij` een plek; een leeg element regelt niets"

    def _meet_iets(self, loc: Loc, kengetal: Kengetal) -> Iterator[tuple[Loc, str]]:
        if not kengetal.telt and not (kengetal.van and kengetal.tot):
            yield loc, "een kengetal telt feiten (`telt`) of meet dagen (`van` en `tot`)"

    def _buiten_beschouwing(self, loc: Loc, buiten: BuitenBeschouwing) -> Iterator[tuple[Loc, str]]:
        yield from ((loc, f"onbekend besluit: {n}") for n in buiten.telt_niet_in if n not in self.besluiten)
        buitengesloten = {naam for naam, soort in self.typen.items() if soort.categorie == buiten.categorie}
        for besluit in self.set.besluiten:
            genoemd = {soort for _, deel in _loop(besluit.criteria, ()) for soort in _genoemde_typen(deel)}
            if besluit.naam in buiten.telt_niet_in and genoemd & buitengesloten:
                yield loc, f"een criterium van {besluit.naam} rust op {buiten.categorie}, dat daar niet mag meetellen"

    def _waarden(self, loc: Loc, soort: str, waarden: dict[str, Waarde]) -> Iterator[tuple[Loc, str]]:
        yield from self._velden(loc, soort, list(waarden))
        typen = self.typen.get(soort)
        for naam, waarde in waarden.items():
            veld = typen.velden.get(naam) if typen else None
            for lid in waarde if isinstance(waarde, list) else [waarde]:
                if veld and veld.soort == "keuze" and lid not in veld.keuzes:
                    yield loc, f"{soort}.{naam} kent de keuze {lid!r} niet; wel: {', '.join(veld.keuzes)}"
                if veld and veld.soort == "bool" and not isinstance(lid, bool):
                    yield loc, f"{soort}.{naam} is waar of onwaar, niet {lid!r}"

    def _velden(self, loc: Loc, soort: str, velden: list[str]) -> Iterator[tuple[Loc, str]]:
        typen: Gebeurtenistype | None = self.typen.get(soort)
        for veld in velden:
            if typen and veld not in typen.velden:
                yield loc, f"{soort} heeft geen veld {veld!r}; wel: {', '.join(typen.velden) or 'geen enkel'}"

    def _besluit(self, loc: Loc, besluit: Besluit) -> Iterator[tuple[Loc, str]]:
        yield from self._fase(loc, besluit)
        yield from self._weging(loc, besluit)

    def _verval(self, loc: Loc, verval: Verval) -> Iterator[tuple[Loc, str]]:
        if verval.onderwerp is not None and verval.onderwerp not in self.onderwerpen:
            yield loc, f"onbekend onderwerp: {verval.onderwerp}"

    def _aanleidingvelden(self, loc: Loc, norm: Plicht | Maximumduur | Periodiek) -> Iterator[tuple[Loc, str]]:
        """A test on a field of the trigger needs that field in at least one trigger."""
        typen = [a.type for a in (norm.anker if isinstance(norm, Periodiek) else norm.aanleiding)]
        for plek, deel in _loop(norm, loc):
            if isinstance(deel, Aanleidingtoets) and not any(
                t in self.typen and deel.veld in self.typen[t].velden for t in typen
            ):
                yield plek, f"geen aanleiding van deze norm heeft een veld {deel.veld!r}"

    def _weging(self, loc: Loc, besluit: Besluit) -> Iterator[tuple[Loc, str]]:
        if not isinstance(besluit.weging, Weging):
            return
        gewogen = list(_leden(besluit.weging))
        eigen = {c.clausule for c in besluit.criteria}
        yield from (
            (loc, f"de weging noemt {c}, dat geen criterium van dit besluit is") for c in gewogen if c not in eigen
        )
        yield from ((loc, f"criterium {c} komt in de weging niet voor") for c in eigen - set(gewogen))

    def _toonplek(self, loc: Loc, plek: Toonplek) -> Iterator[tuple[Loc, str]]:
        bekend = {
            "fasen": self.fasen | {f.naam for f in self.set.kop.fasen},
            "besluiten": self.besluiten,
            "normen": self.normen,
            "formulieren": {f.id for f in self.set.formulieren},
            "brieven": {b.id for b in self.set.brieven},
        }
        for soort, namen in bekend.items():
            yield from (
                (loc, f"toon_bij.{soort} noemt iets onbekends: {n}") for n in getattr(plek, soort) if n not in namen
            )


def _leden(weging: Weging) -> Iterator[str]:
    for lid in weging.leden:
        if isinstance(lid, Weging):
            yield from _leden(lid)
        else:
            yield lid


def _genoemde_clausules(deel: BaseModel) -> list[str]:
    velden = vars(deel)
    enkel = [velden.get(naam) for naam in ("clausule", "oordeel", "criterium", "hoort_bij")]
    return [c for c in [*enkel, *velden.get("ook", ()), *velden.get("clausules", ())] if isinstance(c, str)]


ROLVELDEN = ("drager", "jegens", "van", "aan", "rol", "door")


def _genoemde_rollen(deel: BaseModel) -> list[str]:
    """Roles under the keys that hold roles; a pattern's `door` is one role, a verbal `door` of facts is none."""
    if isinstance(deel, Besluit):
        return [deel.beslisser, *deel.samen_met, *deel.gehoord]
    if isinstance(deel, Feitpatroon):
        return [deel.door] if deel.door else []
    if not isinstance(deel, Normbasis | Deelregel | Houder | Nooit | Uitzondering | Handelingsregel | AlleenAls):
        return []
    lijsten = (getattr(deel, naam, None) for naam in ROLVELDEN)
    return [rol for lijst in lijsten if isinstance(lijst, list) for rol in lijst if isinstance(rol, str)]


def _genoemde_typen(deel: BaseModel) -> list[str]:
    if isinstance(deel, Feitpatroon):
        voor = [deel.binnen.voor] if deel.binnen and deel.binnen.voor else []
        return [deel.type, *deel.na, *deel.sinds_laatste, *deel.zonder_later, *voor]
    if isinstance(deel, Handelingsregel):
        return [deel.handeling]
    if isinstance(deel, Minimumduur | Verbod | Bevoegdheid | Toonplek):
        return deel.handelingen
    return [deel.type] if isinstance(deel, Plan) else []


def _genoemde_categorieen(deel: BaseModel) -> list[str]:
    if isinstance(deel, Deelregel | Houder | Toonplek):
        return [c for c in deel.categorieen if c != ALLES]
    if isinstance(deel, Nooit | BuitenBeschouwing):
        return [deel.categorie]
    return deel.nooit if isinstance(deel, Uitzondering) else []
