"""All rules of a set as cards, in the order of the source, made once per set and language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from waakvlam.afspraken.besluiten import besluitregel
from waakvlam.afspraken.delen import Deelwijzer
from waakvlam.afspraken.handelingen import handelingsregel
from waakvlam.afspraken.indeling import Fasedeel, Hoofdstuk, fasedelen, hoofdstukken
from waakvlam.afspraken.normen import Normtoner
from waakvlam.afspraken.overige import deelregels, uitlegregels
from waakvlam.afspraken.stukregels import stukregels
from waakvlam.afspraken.tonen import Regel
from waakvlam.afspraken.woorden import Verteller
from waakvlam.bron.api import bronset, setnamen
from waakvlam.kern.afsprakenset import Clausuletekst, Kop
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.tonen import Plaatssoort, Plek


@dataclass(frozen=True)
class Verzameling:
    """A set to read: its rules, clauses and divisions."""

    rekenset: Rekenset
    verteller: Verteller
    regels: tuple[Regel, ...]
    clausules: dict[str, Clausuletekst]
    hoofdstukken: dict[str, Hoofdstuk]
    fasen: dict[str, Fasedeel]

    @property
    def kop(self) -> Kop:
        """The header of the set."""
        return self.rekenset.afspraken.kop

    @property
    def delen(self) -> Deelwijzer:
        """The sharing rules."""
        return Deelwijzer(self.verteller)

    def van_clausule(self, clausule: str) -> list[Regel]:
        """Every rule that realises a clause."""
        return [regel for regel in self.regels if clausule in regel.clausules]

    def bij(self, soort: Plaatssoort, naam: str, *, zonder: str = "-") -> list[Regel]:
        """What shows at a place, as the core says; without the rules whose key begins with `zonder`."""
        sleutels = {element.sleutel for element in self.rekenset.getoond.get(Plek(soort, naam), ())}
        return [r for r in self.regels if r.sleutel in sleutels and not r.sleutel.startswith(zonder)]

    def rollen(self) -> dict[str, str]:
        """The roles that act in some rule, with their titles, in the order of the vocabulary."""
        handelt = frozenset[str]().union(*(regel.rollen for regel in self.regels))
        rollen = (
            r for r in self.rekenset.taal.rollen if r.naam in handelt and not r.groep and r.naam != "alle_partijen"
        )
        return {r.naam: self.verteller.namen([r.naam]) for r in rollen}


def verzameling(naam: str) -> Verzameling:
    """A set by name, in the language of the reader. Raises `Vraagfout` for an unknown name."""
    return _verzameling(naam, get_language() or "")


def vergeet() -> None:
    """Make the pages of every set anew from now on."""
    _verzameling.cache_clear()


def set_van_clausule(clausule: str) -> str | None:
    """The name of the set that holds this clause; None when there is none."""
    for naam in setnamen():
        prefix = bronset(naam).afspraken.kop.prefix
        if clausule.startswith(f"{prefix}-") and clausule in verzameling(naam).clausules:
            return naam
    return None


@cache
def _verzameling(naam: str, taalcode: str) -> Verzameling:
    rekenset = bronset(naam).rekenset
    verteller = Verteller(rekenset)
    clausules = {c.id: c for c in rekenset.afspraken.clausules}
    volgorde = {id_: plaats for plaats, id_ in enumerate(clausules)}
    with override(taalcode):
        regels = sorted(_regels(rekenset, verteller, clausules), key=lambda r: volgorde[r.clausules[0]])
        delen, fasen = hoofdstukken(rekenset.afspraken), fasedelen(rekenset.afspraken)
    return Verzameling(rekenset, verteller, tuple(regels), clausules, delen, fasen)


def _regels(rekenset: Rekenset, verteller: Verteller, clausules: dict[str, Clausuletekst]) -> Iterator[Regel]:
    afspraken = rekenset.afspraken
    toner = Normtoner(verteller)
    yield from (toner.regel(norm, uitgeschreven(rekenset, norm.drager)) for norm in afspraken.normen)
    for besluit in afspraken.besluiten:
        yield besluitregel(besluit, verteller, uitgeschreven(rekenset, [besluit.beslisser, *besluit.samen_met]))
    for regels in rekenset.handelingen.values():
        for nummer, regel in enumerate(regels, start=1):
            fase = clausules[regel.clausules[0]].fase
            yield handelingsregel(regel, nummer, verteller, uitgeschreven(rekenset, regel.door), fase)
    for stuk in stukregels(afspraken, verteller):
        yield stuk.met(uitgeschreven(rekenset, stuk.rollen), stuk.fase)
    for los in (*deelregels(afspraken, verteller), *uitlegregels(afspraken, verteller)):
        yield los.met(uitgeschreven(rekenset, los.rollen), clausules[los.clausules[0]].fase)


def uitgeschreven(rekenset: Rekenset, rollen: Iterable[str]) -> frozenset[str]:
    """These roles, and for a group every role that is in it."""
    genoemd = frozenset(rollen)
    return frozenset(rol for rol, groepen in rekenset.groepen.items() if groepen & genoemd)


def naam_van_set(kop: Kop) -> str:
    """What a set is called in a trail of links."""
    return _("%(regio)s %(versie)s") % {"regio": kop.regio, "versie": kop.versie}
