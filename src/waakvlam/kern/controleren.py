"""Cross-checks of a vocabulary and a set: every name that is used exists, every value can occur, nothing is double.

A fault is a pair of the place (a path into the model) and what to do.
"""

from collections import Counter
from collections.abc import Iterator

from pydantic import BaseModel

from waakvlam.kern.afsprakenset import Afsprakenset, Kengetal, Toelichting
from waakvlam.kern.besluit import Besluit, Weging
from waakvlam.kern.delen import Deelregel, Houder, Nooit, Uitzondering
from waakvlam.kern.handeling import Handelingsregel
from waakvlam.kern.norm import Bevoegdheid, Doorlopend, Minimumduur, Normbasis, Periodiek, Plan, Plicht, Toonplek, Verbod
from waakvlam.kern.taal import Gebeurtenistype, Taal, Waarde
from waakvlam.kern.voorwaarde import Aanleidingtoets, Conditie, Elktoets, Feitpatroon, Veldtoets

Loc = tuple[str | int, ...]
ALLES = "alle"


def controleer_taal(taal: Taal) -> list[tuple[str, str]]:
    """Faults of the vocabulary: doubles, and roles, subjects, themes or categories that do not exist."""
    rollen = {rol.naam for rol in taal.rollen}
    categorieen = {c.naam for c in taal.categorieen}
    themas = {t.naam for t in taal.themas}
    dubbel = Counter(g.type for g in taal.gebeurtenissen)
    fouten = [(naam, "dit gebeurtenistype staat er meer dan eens") for naam, keer in dubbel.items() if keer > 1]
    for g in taal.gebeurtenissen:
        fouten += [(g.type, f"onbekende rol in door: {rol}") for rol in g.door if rol not in rollen]
        if g.onderwerp is not None and g.onderwerp not in taal.onderwerpen:
            fouten.append((g.type, f"onbekend onderwerp: {g.onderwerp}"))
        if g.categorie not in categorieen:
            fouten.append((g.type, f"onbekende categorie: {g.categorie}"))
        if g.thema not in themas:
            fouten.append((g.type, f"onbekend thema: {g.thema}"))
        fouten += [(g.type, f"keuzeveld {n} heeft geen keuzes") for n, v in g.velden.items() if v.soort == "keuze" and not v.keuzes]
    for rol in taal.rollen:
        fouten += [(rol.naam, f"onbekende rol in groep: {lid}") for lid in rol.groep if lid not in rollen]
    return fouten


def controleer_set(afspraken: Afsprakenset, taal: Taal) -> list[tuple[Loc, str]]:
    """All faults of a set against the vocabulary and itself."""
    controle = _Controle(afspraken, taal)
    return [*controle.dubbelen(), *(fout for loc, deel in _loop(afspraken, ()) for fout in controle.deel(loc, deel))]


def _loop(waarde: object, loc: Loc) -> Iterator[tuple[Loc, BaseModel]]:
    """Every model inside a value, with its path."""
    if isinstance(waarde, BaseModel):
        yield loc, waarde
        for naam, veld in type(waarde).model_fields.items():
            yield from _loop(getattr(waarde, naam), (*loc, veld.alias or naam))
    elif isinstance(waarde, list):
        for i, lid in enumerate(waarde):
            yield from _loop(lid, (*loc, i))


class _Controle:
    def __init__(self, afspraken: Afsprakenset, taal: Taal) -> None:
        self.set = afspraken
        self.typen = {g.type: g for g in taal.gebeurtenissen}
        self.rollen = {rol.naam for rol in taal.rollen}
        self.categorieen = {c.naam for c in taal.categorieen}
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
        yield from ((loc, f"onbekende categorie: {c}") for c in _genoemde_categorieen(deel) if c not in self.categorieen)
        if isinstance(deel, Feitpatroon):
            yield from self._waarden(loc, deel.type, deel.als)
        elif isinstance(deel, Handelingsregel):
            yield from self._waarden(loc, deel.handeling, {**deel.als, **deel.standaard})
            for vereiste in deel.vereist:
                yield from self._waarden(loc, deel.handeling, vereiste.velden)
                yield from self._velden(loc, deel.handeling, vereiste.ingevuld)
        elif isinstance(deel, Veldtoets):
            for patroon in deel.van:
                yield from self._velden(loc, patroon.type, [deel.veld if isinstance(deel.veld, str) else deel.veld.get(patroon.type, "")])
        elif isinstance(deel, Elktoets):
            yield from self._velden(loc, deel.antwoord.type, [deel.veld, *([deel.per] if deel.per else [])])
        elif isinstance(deel, Plan):
            yield from self._velden(loc, deel.type, [deel.veld])
        elif isinstance(deel, Besluit):
            yield from self._weging(loc, deel)
        elif isinstance(deel, Conditie) and deel.criterium is not None and deel.criterium not in self.criteria:
            yield loc, f"{deel.criterium} is geen criterium van een besluit in deze set"
        elif isinstance(deel, Plicht | Periodiek):
            yield from self._aanleidingvelden(loc, deel)
        if isinstance(deel, Toonplek):
            yield from self._toonplek(loc, deel)
        if isinstance(deel, Doorlopend | Toelichting) and deel.toon_bij.leeg:
            yield loc, "noem bij `toon_bij` ten minste een plek waar dit te zien is"
        if isinstance(deel, Verbod | Bevoegdheid) and not deel.handelingen and deel.toon_bij.leeg:
            yield loc, "noem `handelingen` of bij `toon_bij` een plek; een leeg element regelt niets"
        if isinstance(deel, Kengetal) and not deel.telt and not (deel.van and deel.tot):
            yield loc, "een kengetal telt feiten (`telt`) of meet dagen (`van` en `tot`)"
        if isinstance(deel, Normbasis) and deel.fase not in self.fasen:
            yield loc, f"onbekende fase: {deel.fase}"

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

    def _aanleidingvelden(self, loc: Loc, norm: Plicht | Periodiek) -> Iterator[tuple[Loc, str]]:
        """A test on a field of the trigger needs that field in at least one trigger."""
        typen = [a.type for a in (norm.aanleiding if isinstance(norm, Plicht) else norm.anker)]
        for plek, deel in _loop(norm, loc):
            if isinstance(deel, Aanleidingtoets) and not any(t in self.typen and deel.veld in self.typen[t].velden for t in typen):
                yield plek, f"geen aanleiding van deze norm heeft een veld {deel.veld!r}"

    def _weging(self, loc: Loc, besluit: Besluit) -> Iterator[tuple[Loc, str]]:
        if not isinstance(besluit.weging, Weging):
            return
        gewogen = list(_leden(besluit.weging))
        eigen = {c.clausule for c in besluit.criteria}
        yield from ((loc, f"de weging noemt {c}, dat geen criterium van dit besluit is") for c in gewogen if c not in eigen)
        yield from ((loc, f"criterium {c} komt in de weging niet voor") for c in eigen - set(gewogen))

    def _toonplek(self, loc: Loc, plek: Toonplek) -> Iterator[tuple[Loc, str]]:
        bekend = {"fasen": self.fasen | {f.naam for f in self.set.kop.fasen}, "besluiten": self.besluiten, "normen": self.normen}
        for soort, namen in bekend.items():
            yield from ((loc, f"toon_bij.{soort} noemt iets onbekends: {n}") for n in getattr(plek, soort) if n not in namen)


def _leden(weging: Weging) -> Iterator[str]:
    for lid in weging.leden:
        if isinstance(lid, Weging):
            yield from _leden(lid)
        else:
            yield lid


def _genoemde_clausules(deel: BaseModel) -> list[str]:
    enkel = [getattr(deel, n, None) for n in ("clausule", "oordeel", "criterium", "hoort_bij")]
    lijst = [*getattr(deel, "ook", []), *(c for c in getattr(deel, "clausules", ()) if isinstance(c, str))]
    return [c for c in [*enkel, *lijst] if isinstance(c, str)]


def _genoemde_rollen(deel: BaseModel) -> list[str]:
    if isinstance(deel, Normbasis):
        return [*deel.drager, *deel.jegens]
    if isinstance(deel, Deelregel):
        return [*deel.van, *deel.aan]
    if isinstance(deel, Besluit):
        return [deel.beslisser, *deel.samen_met, *deel.gehoord]
    if isinstance(deel, Nooit | Uitzondering):
        return deel.aan
    if isinstance(deel, Houder):
        return deel.rol
    if isinstance(deel, Feitpatroon):
        return [deel.door] if deel.door else []
    door = getattr(deel, "door", [])
    return [r for r in door if isinstance(r, str)] if isinstance(door, list) else []


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
    if isinstance(deel, Nooit):
        return [deel.categorie]
    return deel.nooit if isinstance(deel, Uitzondering) else []
