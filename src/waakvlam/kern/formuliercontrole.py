"""Cross-checks of forms: what they name exists, answers fit what they feed, and a copy shows nobody too much.

A fault is a pair of the place (a path into the set) and what to do, as in `waakvlam.kern.controleren`.
"""

from collections.abc import Mapping

from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.formulier import Formulier, Formulierveld, Sectie, VoedtDoel, VoedtFeit, VoedtVolgende
from waakvlam.kern.genoemd import Loc
from waakvlam.kern.namen import bedoelt_u, onbekend
from waakvlam.kern.stukken import Fouten, Stukkencontrole, dubbelen
from waakvlam.kern.taal import Taal, Waarde

DOELFEIT = "doel_vastgelegd"
PER_RIJ = "per"
TOESTEMMING = "toestemming_gegeven"
IS_ZELF_FEIT = frozenset({"datum", "vinkje", "ja_nee", "handtekening"})
"""Kinds of question whose answer can be the fact itself: a day, or that it was done."""
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


def controleer_formulieren(afspraken: Afsprakenset, taal: Taal) -> Fouten:
    """All faults of the forms of a set."""
    controle = _Formuliercontrole(afspraken, taal)
    for i, formulier in enumerate(afspraken.formulieren):
        yield from controle.formulier(("formulieren", i), formulier)


class _Formuliercontrole(Stukkencontrole):
    def formulier(self, loc: Loc, formulier: Formulier) -> Fouten:
        """Faults of one form."""
        yield from self.eis_fase(loc, formulier.fase)
        yield from self.eis_rollen(loc, [*formulier.invuller, *formulier.ondertekenaars, *formulier.exemplaren])
        yield from self._handelingen(loc, formulier)
        yield from dubbelen((*loc, "secties"), [sectie.id for sectie in formulier.secties])
        yield from self._handtekeningen(loc, formulier)
        eerder: dict[str, Formulierveld] = {}
        for i, sectie in enumerate(formulier.secties):
            yield from self._sectie((*loc, "secties", i), formulier, sectie, eerder)

    def _handelingen(self, loc: Loc, formulier: Formulier) -> Fouten:
        betrokken = {*formulier.invuller, *formulier.ondertekenaars}
        for soort in formulier.handelingen:
            if soort not in self.typen:
                yield (*loc, "handelingen"), onbekend("gebeurtenistype", soort, self.typen)
            elif not betrokken & self.mogen(soort):
                wie = ", ".join(self.typen[soort].door)
                yield (
                    (*loc, "handelingen"),
                    f"wie dit formulier invult of tekent mag {soort} niet vastleggen; wel: {wie}",
                )

    def _handtekeningen(self, loc: Loc, formulier: Formulier) -> Fouten:
        tekenen = {veld.door for veld in formulier.velden if veld.soort == "handtekening"}
        for rol in sorted(set(formulier.ondertekenaars) - tekenen):
            yield (
                (*loc, "ondertekenaars"),
                f"{rol} tekent, maar er is geen veld van soort handtekening met door: {rol}; voeg het toe",
            )
        for rol in sorted(str(r) for r in tekenen - set(formulier.ondertekenaars)):
            yield (*loc, "ondertekenaars"), f"een handtekening is door {rol}; noem {rol} bij `ondertekenaars`"

    def _sectie(self, loc: Loc, formulier: Formulier, sectie: Sectie, eerder: dict[str, Formulierveld]) -> Fouten:
        yield from self.eis_rollen(loc, sectie.niet_voor)
        yield from self._alleen_als(loc, sectie.alleen_als, eerder)
        if sectie.per and sectie.per.uit is not None and sectie.per.uit not in self.typen:
            yield (*loc, "per"), onbekend("gebeurtenistype", sectie.per.uit, self.typen)
        for i, veld in enumerate(sectie.velden):
            plek = (*loc, "velden", i)
            if veld.id in eerder:
                yield plek, f"{veld.id} staat al eerder in dit formulier; geef dit veld een eigen `id`"
            yield from self._alleen_als(plek, veld.alleen_als, eerder)
            yield from self._veld(plek, veld, sectie)
            yield from self._afschriften(plek, formulier, sectie, veld)
            eerder[veld.id] = veld

    def _alleen_als(self, loc: Loc, test: Mapping[str, Waarde], eerder: Mapping[str, Formulierveld]) -> Fouten:
        for naam, waarde in test.items():
            if naam not in eerder:
                yield (
                    (*loc, "alleen_als"),
                    f"{naam} is geen eerder veld van dit formulier; {bedoelt_u(naam, eerder) or 'zet dat veld hoger'}",
                )
                continue
            vraag = eerder[naam]
            for lid in waarde if isinstance(waarde, list) else [waarde]:
                if vraag.keuzes and lid not in vraag.keuzes:
                    wel = ", ".join(vraag.keuzes)
                    yield (*loc, "alleen_als"), f"{naam} kent de keuze {lid!r} niet; wel: {wel}"
                if vraag.soort in {"ja_nee", "vinkje"} and not isinstance(lid, bool):
                    yield (*loc, "alleen_als"), f"{naam} is true of false, niet {lid!r}; schrijf een van die twee"

    def _veld(self, loc: Loc, veld: Formulierveld, sectie: Sectie) -> Fouten:
        yield from self.eis_rollen(loc, [*veld.niet_voor, *([veld.door] if veld.door else [])])
        if veld.categorie not in self.categorieen:
            yield (*loc, "categorie"), onbekend("categorie", veld.categorie, self.categorieen)
        if veld.uit is not None:
            yield from self.eis_herkomst((*loc, "uit"), veld.uit)
            nodig = self.categorie_van(veld.uit)
            if nodig is not None and nodig != veld.categorie:
                yield (*loc, "uit"), f"wat hier vooraf staat is {nodig}; dit veld zegt {veld.categorie}; maak ze gelijk"
        for i, voeding in enumerate(veld.voedt):
            plek = (*loc, "voedt", i)
            if isinstance(voeding, VoedtFeit):
                yield from self._voedt_feit(plek, veld, voeding)
            elif isinstance(voeding, VoedtDoel):
                yield from self._voedt_doel(plek, voeding, sectie)
            else:
                yield from self._voedt_volgende(plek, veld, voeding)

    def _voedt_feit(self, loc: Loc, veld: Formulierveld, voeding: VoedtFeit) -> Fouten:
        yield from self.eis_typeveld(loc, voeding.feit, voeding.veld)
        doel = self.typen[voeding.feit].velden.get(voeding.veld or "") if voeding.feit in self.typen else None
        if doel is None:
            if voeding.veld is None and (voeding.waarde is not None or veld.soort not in IS_ZELF_FEIT):
                yield loc, f"noem `veld`: een antwoord van soort {veld.soort} is niet zelf het feit {voeding.feit}"
            return
        if voeding.waarde is None and veld.soort not in PAST_IN[doel.soort]:
            plek = f"{voeding.feit}.{voeding.veld} ({doel.soort})"
            yield loc, f"een antwoord van soort {veld.soort} past niet in {plek}; verander `soort`"
        gegeven = [voeding.waarde] if voeding.waarde is not None else list(veld.keuzes)
        for lid in gegeven:
            if doel.soort == "keuze" and lid not in doel.keuzes:
                yield loc, f"{voeding.feit}.{voeding.veld} kent {lid!r} niet; wel: {', '.join(doel.keuzes)}"
        bekend = self._opent(voeding)
        for lid in veld.keuzes if bekend else ():
            if lid not in bekend:
                yield (
                    loc,
                    f"toestemming voor {lid} opent niets; noem {voeding.veld} uit de regels voor delen",
                )

    def _opent(self, voeding: VoedtFeit) -> set[str]:
        """What this field of a consent may name; empty for other facts and fields."""
        namen = {"doelen": {"alles", *self.deeldoelen}, "ontvangers": set(self.rollen), "categorieen": self.categorieen}
        return namen.get(voeding.veld or "", set()) if voeding.feit == TOESTEMMING else set()

    def _voedt_doel(self, loc: Loc, voeding: VoedtDoel, sectie: Sectie) -> Fouten:
        domeinen = self.typen[DOELFEIT].velden["domein"].keuzes if DOELFEIT in self.typen else []
        genoemd = list(sectie.per.waarden) if voeding.doel == PER_RIJ and sectie.per else [voeding.doel]
        if voeding.doel == PER_RIJ and not genoemd:
            yield loc, "`doel: per` heeft in de sectie `per` met `waarden` nodig: de domeinen"
        for domein in genoemd:
            if domein not in domeinen:
                yield loc, f"{domein} is geen domein van een doel; wel: {', '.join(domeinen)}, of `per`"

    def _voedt_volgende(self, loc: Loc, veld: Formulierveld, voeding: VoedtVolgende) -> Fouten:
        yield from self.eis_typeveld(loc, voeding.volgende, voeding.veld)
        if veld.soort != "datum":
            yield (
                loc,
                f"een volgende datum komt uit een veld van soort datum, niet {veld.soort}; maak er `soort: datum` van",
            )

    def _afschriften(self, loc: Loc, formulier: Formulier, sectie: Sectie, veld: Formulierveld) -> Fouten:
        """What a party never sees, the form it fills in, signs or keeps leaves out."""
        weg = {lid for rol in (*sectie.niet_voor, *veld.niet_voor) for lid in self.leden(rol)}
        lezers = (*formulier.invuller, *formulier.ondertekenaars, *formulier.exemplaren)
        for lid in dict.fromkeys(lid for rol in lezers for lid in self.leden(rol)):
            clausule = self.nooit.get((lid, veld.categorie))
            if clausule is not None and lid not in weg:
                wat = f"{lid} krijgt dit formulier, maar ziet {veld.categorie} nooit ({clausule})"
                yield loc, f"{wat}; zet bij de sectie of het veld `niet_voor: [{lid}]`"
