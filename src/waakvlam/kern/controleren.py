"""Cross-checks of a set: every name that is used exists, every value can occur, nothing is double.

A fault is a pair of the place (a path into the model) and what to do.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from waakvlam.kern import genoemd
from waakvlam.kern.afsprakenset import Afsprakenset, Kengetal, Kop, Toelichting, Verval
from waakvlam.kern.besluit import Besluit, Weging
from waakvlam.kern.briefcontrole import controleer_brieven
from waakvlam.kern.delen import BuitenBeschouwing
from waakvlam.kern.formuliercontrole import controleer_formulieren
from waakvlam.kern.genoemd import Genoemd, Loc, lijsten_met_namen, loop
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.namen import bedoelt_u, onbekend, opsomming
from waakvlam.kern.norm import (
    Aanleiding,
    Bevoegdheid,
    Doorlopend,
    Maximumduur,
    Normbasis,
    Periodiek,
    Plan,
    Plicht,
    Toonplek,
    Verbod,
)
from waakvlam.kern.taal import Gebeurtenistype, Taal, Waarde
from waakvlam.kern.voorwaarde import Aanleidingtoets, Conditie, Elktoets, Feitpatroon, Veldtoets

Regel = Callable[[Loc, Any], Iterator[tuple[Loc, str]]]
"""Finds the faults of one part at this path."""


def controleer_set(afspraken: Afsprakenset, taal: Taal) -> list[tuple[Loc, str]]:
    """All faults of a set against the vocabulary and itself."""
    controle = _Controle(afspraken, taal)
    delen = (fout for loc, deel in loop(afspraken, ()) for fout in controle.deel(loc, deel))
    return [
        *controle.dubbelen(),
        *delen,
        *controleer_formulieren(afspraken, taal),
        *controleer_brieven(afspraken, taal),
    ]


class _Controle:
    def __init__(self, afspraken: Afsprakenset, taal: Taal) -> None:
        self.set = afspraken
        self.typen = {g.type: g for g in taal.gebeurtenissen}
        self.rollen = {rol.naam for rol in taal.rollen}
        self.categorieen = {c.naam for c in taal.categorieen}
        self.functies = {f.naam for f in taal.functies}
        self.onderwerpen = taal.onderwerpen
        self.routes, self.contractvormen = taal.routes, taal.contractvormen
        self.clausules = {c.id for c in afspraken.clausules}
        self.fasen = {c.fase for c in afspraken.clausules}
        self.besluiten = {b.naam for b in afspraken.besluiten}
        self.criteria = {c.clausule for b in afspraken.besluiten for c in b.criteria}
        self.normen = {n.id for n in afspraken.normen}
        self._per_soort: dict[type[BaseModel], list[Regel]] = {}

    def dubbelen(self) -> Iterator[tuple[Loc, str]]:
        """Ids that occur twice."""
        for lijst, ids in lijsten_met_namen(self.set).items():
            gezien: set[str] = set()
            for i, naam in enumerate(ids):
                if naam in gezien:
                    yield (
                        (lijst, i),
                        f"{naam} staat er meer dan eens; geef een van beide een andere naam of haal hem weg",
                    )
                gezien.add(naam)

    def deel(self, loc: Loc, deel: BaseModel) -> Iterator[tuple[Loc, str]]:
        """Faults of one model, by its kind."""
        rollen = [(sub, r) for sub, r in genoemd.rollen(deel) if r not in self.rollen]
        yield from self._onbekend(loc, "rol", rollen, self.rollen)
        clausules = [(sub, c) for sub, c in genoemd.clausules(deel) if c not in self.clausules]
        yield from self._onbekend(loc, "clausule", clausules, self.clausules)
        typen = [(sub, t) for sub, t in genoemd.typen(deel) if t not in self.typen]
        yield from self._onbekend(loc, "gebeurtenistype", typen, self.typen)
        categorieen = [(sub, c) for sub, c in genoemd.categorieen(deel) if c not in self.categorieen]
        yield from self._onbekend(loc, "categorie", categorieen, self.categorieen)
        soort = type(deel)
        if soort not in self._per_soort:
            self._per_soort[soort] = [regel for ouder, regel in self._regels.items() if issubclass(soort, ouder)]
        for regel in self._per_soort[soort]:
            yield from regel(loc, deel)

    def _onbekend(
        self, loc: Loc, soort: str, namen: Iterable[Genoemd], bekend: Iterable[str]
    ) -> Iterator[tuple[Loc, str]]:
        """Names of this kind that do not exist, each at its own place."""
        yield from (((*loc, *sub), onbekend(soort, naam, bekend)) for sub, naam in namen)

    @cached_property
    def _regels(self) -> dict[Any, Regel]:
        """Per kind of model the check that goes with it."""
        return {
            Kop: self._kop,
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

    def _kop(self, loc: Loc, kop: Kop) -> Iterator[tuple[Loc, str]]:
        routes = [(("routes", i), naam) for i, naam in enumerate(kop.routes) if naam not in self.routes]
        yield from self._onbekend(loc, "route", routes, self.routes)
        vormen = [(("contractvormen", i), n) for i, n in enumerate(kop.contractvormen) if n not in self.contractvormen]
        yield from self._onbekend(loc, "contractvorm", vormen, self.contractvormen)

    def _patroon(self, loc: Loc, patroon: Feitpatroon) -> Iterator[tuple[Loc, str]]:
        yield from self._waarden(loc, patroon.type, patroon.als)
        yield from self._velden(loc, patroon.type, [patroon.geldig] if patroon.geldig else [])

    def _voltallig(self, loc: Loc, aanleiding: Aanleiding) -> Iterator[tuple[Loc, str]]:
        if aanleiding.voltallig is not None:
            yield from self._velden(loc, aanleiding.type, [aanleiding.voltallig.per, aanleiding.voltallig.veld])

    def _handeling(self, loc: Loc, regel: Handelingsregel) -> Iterator[tuple[Loc, str]]:
        yield from self._waarden(loc, regel.handeling, {**regel.als, **regel.standaard})
        if regel.functie and regel.functie not in self.functies:
            yield (*loc, "functie"), onbekend("functie", regel.functie, self.functies)
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
            kop = f"{conditie.criterium} is geen criterium van een besluit in deze set"
            wat = bedoelt_u(conditie.criterium, self.criteria) or "noem de clausule van een criterium"
            yield (*loc, "criterium"), f"{kop}; {wat}"

    def _fase(self, loc: Loc, norm: Normbasis | Besluit) -> Iterator[tuple[Loc, str]]:
        if norm.fase not in self.fasen:
            yield (*loc, "fase"), onbekend("fase", norm.fase, self.fasen)

    def _zichtbaar(self, loc: Loc, deel: Doorlopend | Toelichting) -> Iterator[tuple[Loc, str]]:
        if deel.toon_bij.leeg:
            yield loc, "noem bij `toon_bij` ten minste een plek waar dit te zien is"

    def _regelt_iets(self, loc: Loc, norm: Verbod | Bevoegdheid) -> Iterator[tuple[Loc, str]]:
        if not norm.handelingen and norm.toon_bij.leeg:
            yield loc, "noem `handelingen` of bij `toon_bij` een plek; een leeg element regelt niets"

    def _meet_iets(self, loc: Loc, kengetal: Kengetal) -> Iterator[tuple[Loc, str]]:
        if not kengetal.telt and not (kengetal.van and kengetal.tot):
            yield loc, "een kengetal telt feiten (`telt`) of meet dagen (`van` en `tot`); vul een van beide in"

    def _buiten_beschouwing(self, loc: Loc, buiten: BuitenBeschouwing) -> Iterator[tuple[Loc, str]]:
        namen = [(("telt_niet_in", i), n) for i, n in enumerate(buiten.telt_niet_in) if n not in self.besluiten]
        yield from self._onbekend(loc, "besluit", namen, self.besluiten)
        buitengesloten = {naam for naam, soort in self.typen.items() if soort.categorie == buiten.categorie}
        for besluit in self.set.besluiten:
            rust_op = {soort for _, deel in loop(besluit.criteria, ()) for _, soort in genoemd.typen(deel)}
            if besluit.naam in buiten.telt_niet_in and rust_op & buitengesloten:
                wat = f"een criterium van {besluit.naam} rust op {buiten.categorie}, dat daar niet mag meetellen"
                yield loc, f"{wat}; haal {opsomming(sorted(rust_op & buitengesloten), 'en')} uit dat criterium"

    def _waarden(self, loc: Loc, soort: str, waarden: dict[str, Waarde]) -> Iterator[tuple[Loc, str]]:
        yield from self._velden(loc, soort, list(waarden))
        typen = self.typen.get(soort)
        for naam, waarde in waarden.items():
            veld = typen.velden.get(naam) if typen else None
            for lid in waarde if isinstance(waarde, list) else [waarde]:
                if veld and veld.soort == "keuze" and lid not in veld.keuzes:
                    wel = f"{', '.join(veld.keuzes)}{_hint(lid, veld.keuzes)}"
                    yield loc, f"{soort}.{naam} kent de keuze {lid!r} niet; wel: {wel}"
                if veld and veld.soort == "bool" and not isinstance(lid, bool):
                    yield loc, f"{soort}.{naam} is waar of onwaar, niet {lid!r}; schrijf true of false"

    def _velden(self, loc: Loc, soort: str, velden: list[str]) -> Iterator[tuple[Loc, str]]:
        typen: Gebeurtenistype | None = self.typen.get(soort)
        for veld in velden:
            if typen and veld not in typen.velden:
                wel = ", ".join(typen.velden) or "geen enkel; voeg het toe in taal/gebeurtenissen/"
                yield loc, f"{soort} heeft geen veld {veld!r}; wel: {wel}{_hint(veld, typen.velden)}"

    def _besluit(self, loc: Loc, besluit: Besluit) -> Iterator[tuple[Loc, str]]:
        yield from self._fase(loc, besluit)
        yield from self._weging(loc, besluit)

    def _verval(self, loc: Loc, verval: Verval) -> Iterator[tuple[Loc, str]]:
        if verval.onderwerp is not None and verval.onderwerp not in self.onderwerpen:
            yield (*loc, "onderwerp"), onbekend("onderwerp", verval.onderwerp, self.onderwerpen)

    def _aanleidingvelden(self, loc: Loc, norm: Plicht | Maximumduur | Periodiek) -> Iterator[tuple[Loc, str]]:
        """A test on a field of the trigger needs that field in at least one trigger."""
        typen = [a.type for a in (norm.anker if isinstance(norm, Periodiek) else norm.aanleiding)]
        for plek, deel in loop(norm, loc):
            if isinstance(deel, Aanleidingtoets) and not any(
                t in self.typen and deel.veld in self.typen[t].velden for t in typen
            ):
                wel = {v for t in typen if t in self.typen for v in self.typen[t].velden}
                wat = f"kies uit: {', '.join(sorted(wel))}" if wel else "haal deze voorwaarde weg"
                yield plek, f"geen aanleiding van deze norm heeft een veld {deel.veld!r}; {wat}"

    def _weging(self, loc: Loc, besluit: Besluit) -> Iterator[tuple[Loc, str]]:
        if not isinstance(besluit.weging, Weging):
            return
        gewogen = list(_leden(besluit.weging))
        eigen = {c.clausule for c in besluit.criteria}
        yield from (
            (
                (*loc, "weging"),
                f"de weging noemt {c}, dat geen criterium van dit besluit is; haal het weg of maak het een",
            )
            for c in gewogen
            if c not in eigen
        )
        yield from (
            ((*loc, "weging"), f"criterium {c} komt in de weging niet voor; zet het erbij")
            for c in eigen - set(gewogen)
        )

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
                ((*loc, soort, i), onbekend(ENKELVOUD[soort], n, namen, f"toon_bij.{soort} noemt iets onbekends"))
                for i, n in enumerate(getattr(plek, soort))
                if n not in namen
            )


def _leden(weging: Weging) -> Iterator[str]:
    for lid in weging.leden:
        if isinstance(lid, Weging):
            yield from _leden(lid)
        else:
            yield lid


ENKELVOUD = {"fasen": "fase", "besluiten": "besluit", "normen": "norm", "formulieren": "formulier", "brieven": "brief"}


def _hint(naam: object, bekend: Iterable[str]) -> str:
    """The nearest name as the end of a message."""
    gevonden = bedoelt_u(naam, bekend)
    return f"; {gevonden}" if gevonden else ""
