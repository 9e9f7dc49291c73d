"""Cross-checks of forms and letters: what they name exists, and nobody receives what is never shared with them.

A fault is a pair of the place (a path into the set) and what to do, as in `waakvlam.kern.controleren`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.brief import Brief, Briefdeel
from waakvlam.kern.formulier import Formulier, Formulierveld, Sectie, VoedtDoel, VoedtFeit, VoedtVolgende
from waakvlam.kern.herkomst import Gegeven, UitDossier, UitFeit, UitRol, UitTermijn
from waakvlam.kern.taal import Taal, Waarde

Loc = tuple[str | int, ...]
Fouten = Iterator[tuple[Loc, str]]
DOELFEIT = "doel_vastgelegd"
PER_RIJ = "per"
PAST_IN = {
    "tekst": {"tekst", "lange_tekst", "contact", "keuze", "rol"},
    "datum": {"datum"},
    "rol": {"rol", "keuze"},
    "getal": {"getal", "bedrag"},
    "bool": {"ja_nee", "vinkje"},
    "keuze": {"keuze", "ja_nee", "rol"},
    "lijst": {"meerkeuze", "keuze", "rol", "tekst", "lange_tekst"},
}
"""Per kind of field of a fact: the kinds of question whose answer fits in it."""


def controleer_stukken(afspraken: Afsprakenset, taal: Taal) -> Fouten:
    """All faults of the forms and letters of a set."""
    controle = _Stukken(afspraken, taal)
    for i, formulier in enumerate(afspraken.formulieren):
        yield from controle.formulier(("formulieren", i), formulier)
    for i, brief in enumerate(afspraken.brieven):
        yield from controle.brief(("brieven", i), brief)


class _Stukken:
    def __init__(self, afspraken: Afsprakenset, taal: Taal) -> None:
        self.typen = {g.type: g for g in taal.gebeurtenissen}
        self.rollen = {rol.naam: rol for rol in taal.rollen}
        self.categorieen = {c.naam for c in taal.categorieen}
        self.fasen = {c.fase for c in afspraken.clausules}
        self.clausules = {c.id for c in afspraken.clausules}
        self.nooit = {
            (rol, n.categorie): n.clausule for n in afspraken.nooit for naam in n.aan for rol in self._leden(naam)
        }

    def _leden(self, rol: str) -> list[str]:
        """A role with, where it is a group, its members; `alle_partijen` is every party."""
        partijen = [r.naam for r in self.rollen.values() if r.partij] if rol == "alle_partijen" else []
        return [rol, *(self.rollen[rol].groep if rol in self.rollen else []), *partijen]

    # Forms

    def formulier(self, loc: Loc, formulier: Formulier) -> Fouten:
        """Faults of one form."""
        yield from self._fase(loc, formulier.fase)
        yield from self._rollen(loc, [*formulier.invuller, *formulier.ondertekenaars, *formulier.exemplaren])
        yield from self._handelingen(loc, formulier)
        yield from _dubbelen((*loc, "secties"), [sectie.id for sectie in formulier.secties])
        yield from self._handtekeningen(loc, formulier)
        eerder: dict[str, Formulierveld] = {}
        for i, sectie in enumerate(formulier.secties):
            yield from self._sectie((*loc, "secties", i), formulier, sectie, eerder)

    def _handelingen(self, loc: Loc, formulier: Formulier) -> Fouten:
        betrokken = {*formulier.invuller, *formulier.ondertekenaars}
        for soort in formulier.handelingen:
            if soort not in self.typen:
                yield (*loc, "handelingen"), f"onbekend gebeurtenistype: {soort}"
            elif not betrokken & self._mogen(soort):
                wie = ", ".join(self.typen[soort].door)
                yield (
                    (*loc, "handelingen"),
                    f"wie dit formulier invult of tekent mag {soort} niet vastleggen; wel: {wie}",
                )

    def _mogen(self, soort: str) -> set[str]:
        return {lid for rol in self.typen[soort].door for lid in self._leden(rol)}

    def _handtekeningen(self, loc: Loc, formulier: Formulier) -> Fouten:
        tekenen = {veld.door for veld in formulier.velden if veld.soort == "handtekening"}
        for rol in sorted(set(formulier.ondertekenaars) - tekenen):
            yield (*loc, "ondertekenaars"), f"{rol} tekent, maar er is geen veld van soort handtekening met door: {rol}"
        for rol in sorted(str(r) for r in tekenen - set(formulier.ondertekenaars)):
            yield (*loc, "ondertekenaars"), f"een handtekening is door {rol}; noem {rol} bij `ondertekenaars`"

    def _sectie(self, loc: Loc, formulier: Formulier, sectie: Sectie, eerder: dict[str, Formulierveld]) -> Fouten:
        yield from self._rollen(loc, sectie.niet_voor)
        yield from self._alleen_als(loc, sectie.alleen_als, eerder)
        if sectie.per and sectie.per.uit is not None and sectie.per.uit not in self.typen:
            yield (*loc, "per"), f"onbekend gebeurtenistype: {sectie.per.uit}"
        for i, veld in enumerate(sectie.velden):
            plek = (*loc, "velden", i)
            if veld.id in eerder:
                yield plek, f"{veld.id} staat al eerder in dit formulier"
            yield from self._alleen_als(plek, veld.alleen_als, eerder)
            yield from self._veld(plek, veld, sectie)
            yield from self._afschriften(plek, formulier, sectie, veld)
            eerder[veld.id] = veld

    def _alleen_als(self, loc: Loc, test: Mapping[str, Waarde], eerder: Mapping[str, Formulierveld]) -> Fouten:
        for naam, waarde in test.items():
            if naam not in eerder:
                yield (*loc, "alleen_als"), f"{naam} is geen eerder veld van dit formulier"
                continue
            vraag = eerder[naam]
            for lid in waarde if isinstance(waarde, list) else [waarde]:
                if vraag.keuzes and lid not in vraag.keuzes:
                    wel = ", ".join(vraag.keuzes)
                    yield (*loc, "alleen_als"), f"{naam} kent de keuze {lid!r} niet; wel: {wel}"
                if vraag.soort in {"ja_nee", "vinkje"} and not isinstance(lid, bool):
                    yield (*loc, "alleen_als"), f"{naam} is true of false, niet {lid!r}"

    def _veld(self, loc: Loc, veld: Formulierveld, sectie: Sectie) -> Fouten:
        yield from self._rollen(loc, [*veld.niet_voor, *([veld.door] if veld.door else [])])
        if veld.categorie not in self.categorieen:
            yield (*loc, "categorie"), f"onbekende categorie: {veld.categorie}"
        if veld.uit is not None:
            yield from self._herkomst((*loc, "uit"), veld.uit)
            nodig = self._categorie(veld.uit)
            if nodig is not None and nodig != veld.categorie:
                yield (*loc, "uit"), f"wat hier vooraf staat is {nodig}; dit veld zegt {veld.categorie}. Maak ze gelijk"
        for i, voeding in enumerate(veld.voedt):
            plek = (*loc, "voedt", i)
            if isinstance(voeding, VoedtFeit):
                yield from self._voedt_feit(plek, veld, voeding)
            elif isinstance(voeding, VoedtDoel):
                yield from self._voedt_doel(plek, voeding, sectie)
            else:
                yield from self._voedt_volgende(plek, veld, voeding)

    def _voedt_feit(self, loc: Loc, veld: Formulierveld, voeding: VoedtFeit) -> Fouten:
        yield from self._typeveld(loc, voeding.feit, voeding.veld)
        doel = self.typen[voeding.feit].velden.get(voeding.veld or "") if voeding.feit in self.typen else None
        if doel is None:
            if voeding.veld is None and voeding.waarde is not None:
                yield loc, "`waarde` heeft `veld` nodig"
            return
        if voeding.waarde is None and veld.soort not in PAST_IN[doel.soort]:
            yield loc, f"een antwoord van soort {veld.soort} past niet in {voeding.feit}.{voeding.veld} ({doel.soort})"
        gegeven = [voeding.waarde] if voeding.waarde is not None else list(veld.keuzes)
        for lid in gegeven:
            if doel.soort == "keuze" and lid not in doel.keuzes:
                yield loc, f"{voeding.feit}.{voeding.veld} kent {lid!r} niet; wel: {', '.join(doel.keuzes)}"

    def _voedt_doel(self, loc: Loc, voeding: VoedtDoel, sectie: Sectie) -> Fouten:
        domeinen = self.typen[DOELFEIT].velden["domein"].keuzes if DOELFEIT in self.typen else []
        genoemd = list(sectie.per.waarden) if voeding.doel == PER_RIJ and sectie.per else [voeding.doel]
        if voeding.doel == PER_RIJ and not genoemd:
            yield loc, "`doel: per` heeft in de sectie `per` met `waarden` nodig: de domeinen"
        for domein in genoemd:
            if domein not in domeinen:
                yield loc, f"{domein} is geen domein van een doel; wel: {', '.join(domeinen)}, of `per`"

    def _voedt_volgende(self, loc: Loc, veld: Formulierveld, voeding: VoedtVolgende) -> Fouten:
        yield from self._typeveld(loc, voeding.volgende, voeding.veld)
        if veld.soort != "datum":
            yield loc, f"een volgende datum komt uit een veld van soort datum, niet {veld.soort}"

    def _afschriften(self, loc: Loc, formulier: Formulier, sectie: Sectie, veld: Formulierveld) -> Fouten:
        """What a party never sees, its copy leaves out."""
        weg = {lid for rol in (*sectie.niet_voor, *veld.niet_voor) for lid in self._leden(rol)}
        for lid in dict.fromkeys(lid for rol in formulier.exemplaren for lid in self._leden(rol)):
            clausule = self.nooit.get((lid, veld.categorie))
            if clausule is not None and lid not in weg:
                wat = f"{lid} krijgt een afschrift, maar ziet {veld.categorie} nooit ({clausule})"
                yield loc, f"{wat}; zet bij de sectie of het veld `niet_voor: [{lid}]`"

    # Letters

    def brief(self, loc: Loc, brief: Brief) -> Fouten:
        """Faults of one letter."""
        yield from self._fase(loc, brief.fase)
        yield from self._rollen(loc, [*brief.afzender, *brief.aan, *brief.kopie_aan])
        yield from self._rollen((*loc, "ondertekening"), [o.rol for o in brief.ondertekening])
        yield from self._categorieen((*loc, "categorieen"), brief.categorieen)
        yield from self._verzonden(loc, brief)
        yield from _dubbelen((*loc, "onderdelen"), [deel.id for deel in brief.onderdelen])
        for naam, gegeven in brief.gegevens.items():
            yield from self._herkomst((*loc, "gegevens", naam), gegeven)
        yield from self._plaatshouders(loc, brief)
        for i, deel in enumerate(brief.onderdelen):
            yield from self._briefdeel((*loc, "onderdelen", i), brief, deel)
        yield from self._ontvangers(loc, brief)
        overheid = [rol for rol in brief.afzender if rol in self.rollen and self.rollen[rol].overheid]
        if brief.gewicht == "besluit" and overheid and not brief.bezwaar:
            yield loc, f"een besluit van {overheid[0]} heeft `bezwaar` nodig: hoe en tot wanneer bezwaar kan"

    def _verzonden(self, loc: Loc, brief: Brief) -> Fouten:
        for soort in [brief.handeling, *([brief.kopie_handeling] if brief.kopie_handeling else [])]:
            if soort not in self.typen:
                yield loc, f"onbekend gebeurtenistype: {soort}"
                continue
            for rol in brief.afzender:
                if rol in self.rollen and not set(self._leden(rol)) & self._mogen(soort):
                    yield loc, f"{rol} verstuurt deze brief, maar mag {soort} niet vastleggen"
        for naam, waarde in brief.met.items():
            yield from self._typeveld((*loc, "met"), brief.handeling, naam)
            veld = self.typen[brief.handeling].velden.get(naam) if brief.handeling in self.typen else None
            if veld and veld.soort == "keuze" and waarde not in veld.keuzes:
                yield (*loc, "met"), f"{brief.handeling}.{naam} kent {waarde!r} niet; wel: {', '.join(veld.keuzes)}"

    def _plaatshouders(self, loc: Loc, brief: Brief) -> Fouten:
        gebruikt = {naam for deel in brief.onderdelen for naam in deel.plaatshouders}
        for naam in sorted(set(brief.gegevens) - gebruikt):
            yield (*loc, "gegevens", naam), f"{naam} komt in geen onderdeel voor; gebruik {{{naam}}} of haal het weg"

    def _briefdeel(self, loc: Loc, brief: Brief, deel: Briefdeel) -> Fouten:
        yield from self._rollen(loc, deel.niet_in_kopie_aan)
        for rol in deel.niet_in_kopie_aan:
            if rol not in brief.kopie_aan:
                yield (
                    (*loc, "niet_in_kopie_aan"),
                    f"{rol} krijgt geen kopie; noem de rol bij `kopie_aan` of haal hem hier weg",
                )
        for categorie in deel.categorieen:
            if categorie not in brief.categorieen:
                yield (*loc, "categorieen"), f"{categorie} staat niet bij de `categorieen` van de brief"
        for naam in deel.plaatshouders:
            if naam not in brief.gegevens:
                yield (*loc, "tekst"), f"{{{naam}}} staat niet bij `gegevens`"
                continue
            nodig = self._categorie(brief.gegevens[naam])
            if nodig is not None and nodig not in deel.categorieen:
                yield (*loc, "tekst"), f"{{{naam}}} is {nodig}; noem dat bij de `categorieen` van dit onderdeel"

    def _ontvangers(self, loc: Loc, brief: Brief) -> Fouten:
        """Nobody receives in a letter or its copy what is never shared with them."""
        for rol in (*brief.aan, *brief.kopie_aan):
            for deel in brief.delen_voor(rol):
                i = brief.onderdelen.index(deel)
                for categorie in deel.categorieen:
                    for lid in self._leden(rol):
                        if clausule := self.nooit.get((lid, categorie)):
                            hoe = f"zet `niet_in_kopie_aan: [{rol}]`" if rol in brief.kopie_aan else "haal het eruit"
                            wat = f"{lid} ziet {categorie} nooit ({clausule}), maar krijgt dit onderdeel; {hoe}"
                            yield (*loc, "onderdelen", i), wat

    # Both

    def _fase(self, loc: Loc, fase: str) -> Fouten:
        if fase not in self.fasen:
            yield (*loc, "fase"), f"onbekende fase: {fase}"

    def _rollen(self, loc: Loc, rollen: Iterable[str]) -> Fouten:
        yield from ((loc, f"onbekende rol: {rol}") for rol in dict.fromkeys(rollen) if rol not in self.rollen)

    def _categorieen(self, loc: Loc, namen: Iterable[str]) -> Fouten:
        yield from ((loc, f"onbekende categorie: {naam}") for naam in namen if naam not in self.categorieen)

    def _typeveld(self, loc: Loc, soort: str, veld: str | None) -> Fouten:
        if soort not in self.typen:
            yield loc, f"onbekend gebeurtenistype: {soort}"
        elif veld is not None and veld not in self.typen[soort].velden:
            wel = ", ".join(self.typen[soort].velden) or "geen enkel"
            yield loc, f"{soort} heeft geen veld {veld!r}; wel: {wel}"

    def _herkomst(self, loc: Loc, gegeven: Gegeven) -> Fouten:
        if isinstance(gegeven, UitFeit):
            yield from self._typeveld(loc, gegeven.feit, gegeven.veld)
        elif isinstance(gegeven, UitRol):
            yield from self._rollen(loc, [gegeven.rol])
        elif isinstance(gegeven, UitTermijn) and gegeven.termijn not in self.clausules:
            yield loc, f"onbekende clausule: {gegeven.termijn}"

    def _categorie(self, gegeven: Gegeven) -> str | None:
        """The data category of what comes from here; None where it is nobody's personal data."""
        if isinstance(gegeven, UitFeit):
            return self.typen[gegeven.feit].categorie if gegeven.feit in self.typen else None
        if isinstance(gegeven, UitDossier):
            return None if gegeven.dossier == "kenmerk" else "contactgegevens"
        if isinstance(gegeven, UitRol) and gegeven.gegeven not in {"organisatie", "adres"}:
            return "contactgegevens" if gegeven.rol == "deelnemer" else "contactgegevens_medewerker"
        return None


def _dubbelen(loc: Loc, namen: Sequence[str]) -> Fouten:
    for i, naam in enumerate(namen):
        if naam in namen[:i]:
            yield (*loc, i), f"{naam} staat er meer dan eens"
