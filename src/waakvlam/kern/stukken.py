"""What the checks of forms and letters share: the names they may use, and what is never shared with whom."""

from collections.abc import Iterable, Iterator, Sequence

from waakvlam.kern.afsprakenset import Afsprakenset
from waakvlam.kern.genoemd import Loc
from waakvlam.kern.herkomst import Gegeven, UitDossier, UitFeit, UitRol, UitTermijn
from waakvlam.kern.namen import bedoelt_u, onbekend
from waakvlam.kern.taal import Taal

Fouten = Iterator[tuple[Loc, str]]


class Stukkencontrole:
    """Checks of one kind of piece against the vocabulary and the set."""

    def __init__(self, afspraken: Afsprakenset, taal: Taal) -> None:
        self.typen = {g.type: g for g in taal.gebeurtenissen}
        self.rollen = {rol.naam: rol for rol in taal.rollen}
        self.categorieen = {c.naam for c in taal.categorieen}
        self.fasen = {c.fase for c in afspraken.clausules}
        self.clausules = {c.id for c in afspraken.clausules}
        self.nooit = {
            (rol, n.categorie): n.clausule for n in afspraken.nooit for naam in n.aan for rol in self.leden(naam)
        }
        self.deeldoelen = {d.doel for d in afspraken.delen}

    def leden(self, rol: str) -> list[str]:
        """A role with, where it is a group, its members; `alle_partijen` is every party."""
        partijen = [r.naam for r in self.rollen.values() if r.partij] if rol == "alle_partijen" else []
        return [rol, *(self.rollen[rol].groep if rol in self.rollen else []), *partijen]

    def mogen(self, soort: str) -> set[str]:
        """Roles that may record a fact of this type."""
        return {lid for rol in self.typen[soort].door for lid in self.leden(rol)}

    def eis_fase(self, loc: Loc, fase: str) -> Fouten:
        """The phase is one that clauses name."""
        if fase not in self.fasen:
            yield (*loc, "fase"), onbekend("fase", fase, self.fasen)

    def eis_rollen(self, loc: Loc, rollen: Iterable[str]) -> Fouten:
        """These roles exist."""
        onbekende = (rol for rol in dict.fromkeys(rollen) if rol not in self.rollen)
        yield from ((loc, onbekend("rol", rol, self.rollen)) for rol in onbekende)

    def eis_categorieen(self, loc: Loc, namen: Iterable[str]) -> Fouten:
        """These data categories exist."""
        onbekende = (naam for naam in namen if naam not in self.categorieen)
        yield from ((loc, onbekend("categorie", naam, self.categorieen)) for naam in onbekende)

    def eis_typeveld(self, loc: Loc, soort: str, veld: str | None) -> Fouten:
        """This event type exists, and has this field."""
        if soort not in self.typen:
            yield loc, onbekend("gebeurtenistype", soort, self.typen)
        elif veld is not None and veld not in self.typen[soort].velden:
            velden = self.typen[soort].velden
            wel = bedoelt_u(veld, velden) or f"wel: {', '.join(velden) or 'geen enkel; laat `veld` weg'}"
            yield loc, f"{soort} heeft geen veld {veld!r}; {wel}"

    def eis_herkomst(self, loc: Loc, gegeven: Gegeven) -> Fouten:
        """What is filled in comes from something that exists."""
        if isinstance(gegeven, UitFeit):
            yield from self.eis_typeveld(loc, gegeven.feit, gegeven.veld)
        elif isinstance(gegeven, UitRol):
            yield from self.eis_rollen(loc, [gegeven.rol])
        elif isinstance(gegeven, UitTermijn) and gegeven.termijn not in self.clausules:
            yield loc, onbekend("clausule", gegeven.termijn, self.clausules)

    def categorie_van(self, gegeven: Gegeven) -> str | None:
        """The data category of what comes from here; None where it is nobody's personal data."""
        if isinstance(gegeven, UitFeit):
            return self.typen[gegeven.feit].categorie if gegeven.feit in self.typen else None
        if isinstance(gegeven, UitDossier):
            return None if gegeven.dossier == "kenmerk" else "contactgegevens"
        if isinstance(gegeven, UitRol) and gegeven.gegeven not in {"organisatie", "adres"}:
            return "contactgegevens" if gegeven.rol == "deelnemer" else "contactgegevens_medewerker"
        return None


def dubbelen(loc: Loc, namen: Sequence[str]) -> Fouten:
    """Names that occur twice."""
    for i, naam in enumerate(namen):
        if naam in namen[:i]:
            yield (*loc, i), f"{naam} staat er meer dan eens; geef een van beide een andere naam"
