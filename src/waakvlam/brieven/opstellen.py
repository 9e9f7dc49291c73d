"""From a letter of the set and what is filled in to the document that is settled, and back to a letter that is read.

What no category speaks of, such as who sends it and a standard sentence, stands in every part of the document: whoever
gets any part of the letter knows from whom it is and when.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from waakvlam.brieven.vullen import Plek
from waakvlam.dossiers.api import Nieuwdeel, Stukregel
from waakvlam.kern.brief import PLAATSHOUDER, Brief, Briefdeel
from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.delen import EIGEN

KOP, DEEL, DOSSIER, BRON, ADRES = "kop", "deel", "dossier", "bron", "adres"
CONTACT: Final = "contactgegevens"
DEELNEMER: Final = "deelnemer"
KOPPEN: Final[Mapping[str, Promise]] = {
    "van": gettext_lazy("Van"), "van_adres": gettext_lazy("Adres van de afzender"), "aan": gettext_lazy("Aan"),
    "kopie_aan": gettext_lazy("Kopie aan"), "dag": gettext_lazy("Datum"), "onderwerp": gettext_lazy("Onderwerp"),
    "bezwaar": gettext_lazy("Bezwaar"), "orgaan": gettext_lazy("Namens"), "tekenaar": gettext_lazy("Ondertekenaar"),
    "functie": gettext_lazy("Functie"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hoofd:
    """What stands around the text of a letter, in words."""

    van: str
    van_adres: str
    onderwerp: str
    dag: date
    dag_tekst: str
    aan: tuple[str, ...]
    """Roles."""
    aan_tekst: str
    kopie_aan: tuple[str, ...] = ()
    kopie_tekst: str = ""
    tekenaar: str = ""
    functie: str = ""
    orgaan: str = ""
    """The authority on whose behalf is signed; empty for who is none."""
    bezwaar: str = ""
    nummer: str = ""

    def regels(self) -> Iterator[Stukregel]:
        """The lines of what is filled in."""
        vast: dict[str, tuple[str | tuple[str, ...], str]] = {
            "nummer": (self.nummer, self.nummer),
            "dag": (self.dag.isoformat(), self.dag_tekst),
            "van": (self.van, self.van),
            "van_adres": (self.van_adres, self.van_adres),
            "onderwerp": (self.onderwerp, self.onderwerp),
            "aan": (self.aan, self.aan_tekst),
            "kopie_aan": (self.kopie_aan, self.kopie_tekst),
            "tekenaar": (self.tekenaar, self.tekenaar),
            "functie": (self.functie, self.functie),
            "orgaan": (self.orgaan, self.orgaan),
            "bezwaar": (self.bezwaar, self.bezwaar),
        }
        return (Stukregel(f"{KOP}.{n}", "", w, tekst) for n, (w, tekst) in vast.items() if w)


@dataclass(frozen=True, slots=True)
class Invulling:
    """What the writer and the dossier bring: per placeholder, per part that is left free, and whose address it is."""

    plekken: tuple[Plek, ...]
    antwoorden: Mapping[str, str] = field(default_factory=dict)
    vrij: Mapping[str, str] = field(default_factory=dict)
    adres: str = ""

    def waarde(self, plek: Plek) -> str:
        """What comes at a placeholder; empty: not yet known."""
        return plek.waarde or self.antwoorden.get(plek.naam, "").strip()

    @property
    def waarden(self) -> dict[str, str]:
        """Everything that is known."""
        return {plek.naam: waarde for plek in self.plekken if (waarde := self.waarde(plek))}

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """The names of placeholders that are still open."""
        return tuple(plek.naam for plek in self.plekken if not self.waarde(plek))

    def tekst(self, deel: Briefdeel) -> str:
        """The text of a part. Where nothing is known yet stands a dotted line."""
        begin = "" if deel.alleen_dossier else deel.tekst
        return self._ingevuld(self.vrij.get(deel.id, begin) if deel.vrij else deel.tekst).strip()

    def kop(self, deel: Briefdeel) -> str:
        """The heading of a part."""
        return self._ingevuld(deel.kop)

    def _ingevuld(self, tekst: str) -> str:
        waarden = self.waarden
        return PLAATSHOUDER.sub(lambda gevonden: waarden.get(gevonden[1], OPEN), tekst)


OPEN: Final = "………"


def stel_op(
    rekenset: Rekenset, brief: Brief, invulling: Invulling, hoofd: Hoofd, weg: Mapping[str, Collection[str]]
) -> tuple[Nieuwdeel, ...]:
    """The parts of the document: per kinds of data that its words hold, and per list of copies that leave them out.

    `weg`: per recipient the categories that are left out for good, besides what the set leaves out of its copy.
    """
    ontvangers = (*hoofd.aan, *hoofd.kopie_aan)
    overal = list(hoofd.regels())
    groepen: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Stukregel]] = {}
    for i, deel in enumerate(brief.onderdelen):
        if deel.alleen_dossier or not (tekst := invulling.tekst(deel)):
            continue
        regel = Stukregel(f"{DEEL}.{i:02}.{deel.id}", invulling.kop(deel), tekst, tekst)
        if not deel.categorieen and not deel.niet_in_kopie_aan:
            overal.append(regel)
            continue
        soorten = tuple(deel.categorieen) or (rekenset.typen[brief.handeling].categorie,)
        zonder = (r for r in ontvangers if r in deel.niet_in_kopie_aan or not set(soorten).isdisjoint(weg.get(r, ())))
        groepen.setdefault((soorten, tuple(zonder)), []).append(regel)
    if not groepen:
        groepen[(rekenset.typen[brief.handeling].categorie,), ()] = []
    delen = [
        Nieuwdeel(soorten[0], (*overal, *regels), zonder, soorten[1:]) for (soorten, zonder), regels in groepen.items()
    ]
    return (*delen, *_adres(invulling, ontvangers), *_eigen(brief, invulling))


def _adres(invulling: Invulling, ontvangers: Collection[str]) -> Iterator[Nieuwdeel]:
    """The address of the participant, for the envelope: in nobody else's letter."""
    if invulling.adres and DEELNEMER in ontvangers:
        anderen = tuple(rol for rol in ontvangers if rol != DEELNEMER)
        yield Nieuwdeel(CONTACT, (Stukregel(ADRES, "", invulling.adres, invulling.adres),), anderen)


def _eigen(brief: Brief, invulling: Invulling) -> Iterator[Nieuwdeel]:
    """What stays with the sender: the parts for the own dossier, and where each answer came from."""
    delen = [
        Stukregel(f"{DOSSIER}.{i:02}.{deel.id}", invulling.kop(deel), tekst, tekst)
        for i, deel in enumerate(brief.onderdelen)
        if deel.alleen_dossier and (tekst := invulling.tekst(deel))
    ]
    vrij = [Stukregel(f"{BRON}.vrij.{naam}", "", tekst, tekst) for naam, tekst in invulling.vrij.items() if tekst]
    bronnen = [
        Stukregel(f"{BRON}.plek.{plek.naam}", plek.bron or plek.vraag, waarde, waarde)
        for plek in invulling.plekken
        if (waarde := invulling.waarde(plek))
    ]
    if delen or vrij or bronnen:
        yield Nieuwdeel(EIGEN, (*delen, *bronnen, *vrij))


@dataclass(frozen=True, slots=True)
class Alinea:
    """A part of a letter as it reads."""

    naam: str
    kop: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Exemplaar:
    """A letter as one reader has it in the hand. `voor`: the recipient's role; empty: as far as a reader sees it."""

    voor: str
    hoofd: Mapping[str, Stukregel]
    delen: tuple[Alinea, ...]
    adres: str = ""

    @property
    def leeg(self) -> bool:
        """Whether nothing of it is for this reader."""
        return not self.hoofd

    @property
    def kopie(self) -> bool:
        """Whether this reader gets it as a copy."""
        return self.voor in self.rollen("kopie_aan")

    def tekst(self, naam: str) -> str:
        """A line of what stands around the text; empty where it has none."""
        return self.hoofd[naam].tekst if naam in self.hoofd else ""

    def rollen(self, naam: str) -> tuple[str, ...]:
        """The roles in such a line."""
        waarde = self.hoofd[naam].waarde if naam in self.hoofd else ()
        return waarde if isinstance(waarde, tuple) else ()

    @property
    def dag(self) -> date:
        """The day that the letter bears."""
        return date.fromisoformat(str(self.hoofd["dag"].waarde))


def exemplaar(delen: Iterable[Nieuwdeel], voor: str = "", dicht: Collection[str] = ()) -> Exemplaar:
    """The letter for a recipient: not what its copy leaves out, nor these categories. Without one: all parts.

    Own notes are in nobody's letter.
    """
    regels = {
        regel.plek: regel
        for deel in delen
        if deel.categorie != EIGEN and voor not in deel.niet_voor and not raakt(deel, dicht)
        for regel in deel.inhoud
    }
    return Exemplaar(
        voor,
        {plek.removeprefix(f"{KOP}."): regel for plek, regel in regels.items() if plek.startswith(f"{KOP}.")},
        tuple(_alinea(regels[plek]) for plek in sorted(regels) if plek.startswith(f"{DEEL}.")),
        regels[ADRES].tekst if ADRES in regels else "",
    )


def leesregels(brief: Exemplaar) -> tuple[Stukregel, ...]:
    """What is read on the paper, line by line, to lay two versions side by side. Each has a number of its own."""
    hoofd = (Stukregel(naam, str(kop), tekst, tekst) for naam, kop in KOPPEN.items() if (tekst := brief.tekst(naam)))
    return (*hoofd, *(Stukregel(f"{DEEL}.{a.naam}", a.kop or _("Tekst"), a.tekst, a.tekst) for a in brief.delen))


def eigen_delen(delen: Iterable[Nieuwdeel]) -> tuple[Alinea, ...]:
    """What is kept with the letter in the own dossier, and sent to nobody."""
    return tuple(_alinea(r) for r in _eigen_regels(delen) if r.plek.startswith(f"{DOSSIER}."))


def bronnen(delen: Iterable[Nieuwdeel]) -> tuple[tuple[str, str], ...]:
    """What was filled in: where it came from or what was asked, and what it is."""
    return tuple((r.kop, r.tekst) for r in _eigen_regels(delen) if r.plek.startswith(f"{BRON}.plek."))


def eerder_ingevuld(delen: Iterable[Nieuwdeel]) -> dict[str, str]:
    """What the writer filled in, by 'plek.<naam>' and 'vrij.<deel>': to begin a new version with."""
    eigen = (r for r in _eigen_regels(delen) if r.plek.startswith(f"{BRON}."))
    return {r.plek.removeprefix(f"{BRON}."): r.tekst for r in eigen}


def _eigen_regels(delen: Iterable[Nieuwdeel]) -> Iterator[Stukregel]:
    return (regel for deel in delen if deel.categorie == EIGEN for regel in deel.inhoud)


def _alinea(regel: Stukregel) -> Alinea:
    return Alinea(regel.plek.split(".", 2)[2], regel.kop, regel.tekst)


def raakt(deel: Nieuwdeel, categorieen: Collection[str]) -> bool:
    """Whether a part is about any of these."""
    return not {deel.categorie, *deel.ook}.isdisjoint(categorieen)


def weggelaten(delen: Iterable[Nieuwdeel], krijgt: Exemplaar) -> tuple[Alinea, ...]:
    """The parts of the letter that this recipient does not get. Only for the sender."""
    wel = {alinea.naam for alinea in krijgt.delen}
    return tuple(alinea for alinea in exemplaar(delen).delen if alinea.naam not in wel)


def is_overheidsbesluit(rekenset: Rekenset, brief: Brief, rol: str) -> bool:
    """Whether sending it is a decision of an authority, to which one can object. Bron: Awb 1:3, 3:45 en 6:7."""
    return brief.gewicht == "besluit" and rekenset.rollen[rol].overheid and bool(brief.bezwaar)
