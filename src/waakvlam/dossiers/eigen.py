"""What the own protocols and tasks of the parties add: rows of their own, each for one organisation in one role.

A term that only an organisation has stands among the terms without anyone who may see it: the row here is what lets
that organisation see it. So a list that does not know of own protocols shows nothing of them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from waakvlam.bron.api import eigen_van, wet_van
from waakvlam.dossiers.eigentaken import taakrijen
from waakvlam.dossiers.feitregels import ziet_record
from waakvlam.dossiers.inhoud import gegevens_voor
from waakvlam.dossiers.models import Eigentermijn
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.dossiers.termijnrijen import Termijnrij, termijnrijen
from waakvlam.kern.beoordeling import Beoordeling
from waakvlam.kern.eigen import Eigenoordeel, Eigenterm
from waakvlam.kern.feiten import Feiten
from waakvlam.kern.toetsen import Term
from waakvlam.toegang.api import Lezer, Partijschap

EIGEN, WET = "eigen", "wet"
"""What the key of a term begins with that only one organisation has: by its own protocol, or by law."""


class Eigenrij(NamedTuple):
    """The columns of an own last day."""

    sleutel: str
    organisatie: str
    rol: str
    uiterlijk: date | None
    status: str


@dataclass
class Eigenprojectie:
    """What own protocols add to the rows of a dossier."""

    termijnen: dict[str, Termijnrij] = field(default_factory=dict)
    """Terms that one organisation has, by key."""
    rijen: frozenset[Eigenrij] = frozenset()
    kandidaten: list[Term] = field(default_factory=list)
    """Own terms that time may change."""


def eigenoordeel(
    beoordeling: Beoordeling,
    organisatie: str,
    rol: str,
    records: Iterable[Record],
    categorieen: Collection[str],
) -> Eigenoordeel:
    """An evaluation for an organisation in a role, with its own protocols and what the law asks of it.

    `categorieen`: those that the role sees; with `records` they say on which facts own duties and requirements may
    rest. Raises `Afsprakenfout` for a faulty protocol.
    """
    wet = (deel for versie in beoordeling.versies for deel in wet_van(organisatie, rol, versie.rekenset.naam))

    def gezien(feiten: Feiten) -> Feiten:
        lezer = Lezer("", "", organisatie, "", rol)
        open_ = {r.volgnummer for r in records if ziet_record(beoordeling.rekenset, lezer, r, categorieen)}
        zichtbaar = (feit for feit in feiten.alle if feit.volgnummer in open_)
        gegevens = gegevens_voor(feiten.gegevens, categorieen)
        return Feiten.van(zichtbaar, feiten.peildatum, gegevens, feiten.onderwerpen)

    return Eigenoordeel(beoordeling, (*eigen_van(organisatie, rol), *wet), gezien)


def eigenprojectie(
    records: list[Record],
    beoordeling: Beoordeling,
    termijnen: Mapping[str, tuple[Termijnrij, Term]],
    partijen: Iterable[Partijschap],
    categorieen: Mapping[str, Collection[str]],
) -> Eigenprojectie:
    """The rows of every party with a protocol.

    `termijnen`: those of the agreements by key. `categorieen`: those that each role sees.
    """
    samen = Eigenprojectie()
    for organisatie, rol in sorted({(p.organisatie, p.rol) for p in partijen}):
        oordeel = eigenoordeel(beoordeling, organisatie, rol, records, categorieen[rol])
        eigen = {s: zelf for s, (_, term) in termijnen.items() if (zelf := oordeel.naast(term)) is not None}
        alleen = alleen_eigen(records, oordeel)
        samen.termijnen |= {sleutel: rij for sleutel, (rij, _) in alleen.items()}
        eigen |= {sleutel: zelf for sleutel, (_, zelf) in alleen.items()}
        samen.rijen |= {
            Eigenrij(s, organisatie, rol, zelf.term.uiterlijk, zelf.term.status.value) for s, zelf in eigen.items()
        }
        samen.kandidaten += oordeel.kandidaten
    for organisatie, rol, rij in taakrijen(records, beoordeling.feiten.alle):
        samen.termijnen[rij.sleutel] = rij
        samen.rijen |= {Eigenrij(rij.sleutel, organisatie, rol, rij.uiterlijk, rij.status)}
    return samen


def alleen_eigen(records: list[Record], oordeel: Eigenoordeel) -> dict[str, tuple[Termijnrij, Eigenterm]]:
    """The terms that only the organisation has, by key; without a clause, for they stand on none."""
    gevonden = {}
    for begin in (EIGEN, WET):
        groep = {id(zelf.term): zelf for zelf in oordeel.alleen if zelf.regels.wet == (begin == WET)}
        kop = next((zelf.regels.kop for zelf in groep.values()), None)
        voor = f"{begin}.{kop.organisatie}.{kop.rol}." if kop else ""
        for rij, term in termijnrijen(records, [zelf.term for zelf in groep.values()], voor):
            gevonden[rij.sleutel] = (rij._replace(clausule=""), groep[id(term)])
    return gevonden


def lees_eigen(bestand: Opgeslagen) -> frozenset[Eigenrij]:
    """The stored rows of a dossier."""
    rijen = Eigentermijn.objects.filter(dossier=bestand.dossier).values_list(*Eigenrij._fields)
    return frozenset(Eigenrij(*rij) for rij in rijen)


def schrijf_eigen(bestand: Opgeslagen, oud: frozenset[Eigenrij], nieuw: frozenset[Eigenrij]) -> None:
    """Write what differs."""
    if oud != nieuw:
        Eigentermijn.objects.filter(dossier=bestand.dossier).delete()
        Eigentermijn.objects.bulk_create(
            Eigentermijn(dossier=bestand.dossier, **r._asdict()) for r in sorted(nieuw, key=str)
        )
