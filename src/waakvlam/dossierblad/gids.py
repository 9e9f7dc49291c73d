"""What to keep in mind in a dossier: guidance, bans, powers and standing duties, where the core says that they show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waakvlam.dossierblad.stukken import Stuk, stukken_van
from waakvlam.dossierblad.tonen import Blad
from waakvlam.kern.afsprakenset import Toelichting
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.gids import Belang, Wenkdeel, op_belang, vervullende_stukken
from waakvlam.kern.norm import Bevoegdheid, Doorlopend, Termijngever, Verbod
from waakvlam.kern.tonen import Element, Plaatssoort, Plek
from waakvlam.web.api import Woorden, gegevensadres, hoofdletter

EERST = 6
"""So many things of a phase are shown at once; the others when asked for."""
STUKKEN_EERST = 2


@dataclass(frozen=True, slots=True)
class Wenk:
    """One thing to keep in mind: what, for whom, and on which clauses."""

    sleutel: str
    titel: str
    tekst: str
    wie: str
    clausules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deel:
    """Things to keep in mind, with the forms and letters that go with them."""

    wenken: list[Wenk]
    stukken: list[Stuk]

    def __len__(self) -> int:
        return len(self.wenken) + len(self.stukken)


@dataclass(frozen=True, slots=True)
class Fasegids:
    """What a phase asks to keep in mind: the few things that concern the reader most, what more does, and the rest."""

    eerst: Deel
    verder: Deel
    anderen: Deel

    @property
    def aantal(self) -> int:
        """How many of it concern the reader."""
        return len(self.eerst) + len(self.verder)

    @property
    def alles(self) -> int:
        """How much there is, also for others."""
        return self.aantal + len(self.anderen)


@dataclass(frozen=True, slots=True)
class Gegevenswijzer:
    """That the agreements say something about a kind of data: what, and where to read it."""

    titel: str
    wat: str
    """The first thing it says."""
    meer: int
    """How many more there are."""
    url: str


def wenken(woorden: Woorden, soort: Plaatssoort, naam: str, rol: str) -> list[Wenk]:
    """Everything at a place that no form, term or requirement says there already, the reader's own first."""
    elementen = (e for e in woorden.rekenset.getoond.get(Plek(soort, naam), ()) if isinstance(e.deel, Wenkdeel))
    return list(_wenken(woorden, (element for _belang, element in op_belang(elementen, woorden.rekenset, rol))))


def fasegids(blad: Blad, rol: str) -> Fasegids | None:
    """What to keep in mind in the present phase. None where the reader sees no phase, or the phase says nothing."""
    fase = next((fase.naam for fase in blad.beeld.fasen if fase.stand == "huidig"), "")
    if not blad.fase_bekend or not (elementen := blad.woorden.rekenset.getoond.get(Plek("fase", fase), ())):
        return None
    gerangschikt = op_belang(elementen, blad.woorden.rekenset, rol)
    eigen = _deel(blad.woorden, (element for belang, element in gerangschikt if belang is not Belang.ANDER))
    anderen = _deel(blad.woorden, (element for belang, element in gerangschikt if belang is Belang.ANDER))
    stukken = max(EERST - len(eigen.wenken), STUKKEN_EERST)
    wenken = EERST - min(len(eigen.stukken), stukken)
    gids = Fasegids(
        Deel(eigen.wenken[:wenken], eigen.stukken[:stukken]),
        Deel(eigen.wenken[wenken:], eigen.stukken[stukken:]),
        anderen,
    )
    return gids if gids.alles else None


def bij_termijn(versie: Rekenset, norm: Termijngever, rol: str) -> Deel:
    """What belongs to the norm of a term: what to keep in mind, and the forms and letters that discharge it."""
    stukken = (element.deel for element in vervullende_stukken(versie, norm))
    return Deel(wenken(Woorden(versie), "norm", norm.id, rol), stukken_van(versie, stukken))


def over_gegevens(
    woorden: Woorden, categorieen: Iterable[str], rol: str, gezegd: Iterable[Wenk] = ()
) -> list[Gegevenswijzer]:
    """Per category of data what the agreements ask to keep in mind, where they do and the page has not said it yet."""
    al_gezegd = {wenk.sleutel for wenk in gezegd}
    wijzers = []
    for categorie in dict.fromkeys(categorieen):
        nieuw = [w.titel for w in wenken(woorden, "categorie", categorie, rol) if w.sleutel not in al_gezegd]
        if nieuw:
            adres = gegevensadres(woorden.rekenset.naam, categorie)
            wijzers.append(Gegevenswijzer(woorden.zegsman.categorie(categorie), nieuw[0], len(nieuw) - 1, adres))
    return wijzers


def _deel(woorden: Woorden, elementen: Iterable[Element]) -> Deel:
    gevonden = list(elementen)
    return Deel(list(_wenken(woorden, gevonden)), stukken_van(woorden.rekenset, (e.deel for e in gevonden)))


def _wenken(woorden: Woorden, elementen: Iterable[Element]) -> Iterator[Wenk]:
    for element in elementen:
        match element.deel:
            case Toelichting() as uitleg:
                yield Wenk(element.sleutel, uitleg.titel, uitleg.tekst, "", element.clausules)
            case Verbod() | Bevoegdheid() | Doorlopend() as norm:
                wie = _wie(norm, woorden.rollen(norm.drager))
                yield Wenk(element.sleutel, hoofdletter(norm.wat), norm.noot, wie, element.clausules)


def _wie(norm: Verbod | Bevoegdheid | Doorlopend, wie: str) -> str:
    """For whom it is, and for a ban or a power that it is one: its words alone can read as a duty."""
    if isinstance(norm, Verbod):
        return _("Verbod: %(wie)s") % {"wie": wie}
    return _("Mag, hoeft niet: %(wie)s") % {"wie": wie} if isinstance(norm, Bevoegdheid) else wie
