"""Cross-checks of letters: what they name exists, and nobody receives in one what is never shared with them.

A fault is a pair of the place (a path into the set) and what to do, as in `waakvlam.kern.controleren`.
"""

from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.brief import Brief, Briefdeel
from waakvlam.kern.genoemd import Loc
from waakvlam.kern.namen import onbekend
from waakvlam.kern.stukken import Fouten, Stukkencontrole, dubbelen
from waakvlam.kern.taal import Taal


def controleer_brieven(afspraken: Afsprakenset, taal: Taal) -> Fouten:
    """All faults of the letters of a set."""
    controle = _Briefcontrole(afspraken, taal)
    for i, brief in enumerate(afspraken.brieven):
        yield from controle.brief(("brieven", i), brief)


class _Briefcontrole(Stukkencontrole):
    def brief(self, loc: Loc, brief: Brief) -> Fouten:
        """Faults of one letter."""
        yield from self.eis_fase(loc, brief.fase)
        yield from self.eis_rollen(loc, [*brief.afzender, *brief.aan, *brief.kopie_aan])
        yield from self.eis_rollen((*loc, "ondertekening"), [o.rol for o in brief.ondertekening])
        yield from self.eis_categorieen((*loc, "categorieen"), brief.categorieen)
        yield from self._verzonden(loc, brief)
        yield from dubbelen((*loc, "onderdelen"), [deel.id for deel in brief.onderdelen])
        for naam, gegeven in brief.gegevens.items():
            yield from self.eis_herkomst((*loc, "gegevens", naam), gegeven)
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
                yield loc, onbekend("gebeurtenistype", soort, self.typen)
                continue
            for rol in brief.afzender:
                if rol in self.rollen and not set(self.leden(rol)) & self.mogen(soort):
                    wel = ", ".join(self.typen[soort].door)
                    yield loc, f"{rol} verstuurt deze brief, maar mag {soort} niet vastleggen; wel: {wel}"
        for naam, waarde in brief.met.items():
            yield from self.eis_typeveld((*loc, "met"), brief.handeling, naam)
            veld = self.typen[brief.handeling].velden.get(naam) if brief.handeling in self.typen else None
            if veld and veld.soort == "keuze" and waarde not in veld.keuzes:
                yield (*loc, "met"), f"{brief.handeling}.{naam} kent {waarde!r} niet; wel: {', '.join(veld.keuzes)}"

    def _plaatshouders(self, loc: Loc, brief: Brief) -> Fouten:
        gebruikt = {naam for deel in brief.onderdelen for naam in deel.plaatshouders}
        for naam in sorted(set(brief.gegevens) - gebruikt):
            yield (*loc, "gegevens", naam), f"{naam} komt in geen onderdeel voor; gebruik {{{naam}}} of haal het weg"

    def _briefdeel(self, loc: Loc, brief: Brief, deel: Briefdeel) -> Fouten:
        yield from self.eis_rollen(loc, deel.niet_in_kopie_aan)
        for rol in deel.niet_in_kopie_aan:
            if rol not in brief.kopie_aan:
                yield (
                    (*loc, "niet_in_kopie_aan"),
                    f"{rol} krijgt geen kopie; noem de rol bij `kopie_aan` of haal hem hier weg",
                )
        for categorie in deel.categorieen:
            if categorie not in brief.categorieen:
                yield (
                    (*loc, "categorieen"),
                    f"{categorie} staat niet bij de `categorieen` van de brief; zet het daar ook",
                )
        for naam in deel.plaatshouders:
            if naam not in brief.gegevens:
                yield (*loc, "tekst"), f"{{{naam}}} staat niet bij `gegevens`; noem daar waar het vandaan komt"
                continue
            nodig = self.categorie_van(brief.gegevens[naam])
            if nodig is not None and nodig not in deel.categorieen:
                yield (*loc, "tekst"), f"{{{naam}}} is {nodig}; noem dat bij de `categorieen` van dit onderdeel"

    def _ontvangers(self, loc: Loc, brief: Brief) -> Fouten:
        """Nobody receives in a letter or its copy what is never shared with them."""
        for rol in (*brief.aan, *brief.kopie_aan):
            for deel in brief.delen_voor(rol):
                i = brief.onderdelen.index(deel)
                for categorie in deel.categorieen:
                    for lid in self.leden(rol):
                        if clausule := self.nooit.get((lid, categorie)):
                            hoe = f"zet `niet_in_kopie_aan: [{rol}]`" if rol in brief.kopie_aan else "haal het eruit"
                            wat = f"{lid} ziet {categorie} nooit ({clausule}), maar krijgt dit onderdeel; {hoe}"
                            yield (*loc, "onderdelen", i), wat
