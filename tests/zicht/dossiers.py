"""Random dossiers for the reader, and what each reader may find in them by the second reading of the tables.

A dossier has one organisation per role, `o-<rol>`; some left, some came later. Every fact is recorded by the
organisation whose role it is, if that is a party, else by the opener.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from tests.zicht import lezing
from tests.zicht.lezing import Feit
from tests.zicht.willekeur import begin, merk, verloop
from waakvlam import klok
from waakvlam.bron.api import bronset, opvolgers
from waakvlam.dossiers.beeld import Blik
from waakvlam.dossiers.inhoud import Persoonsgegevens
from waakvlam.dossiers.models import Dossier
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.toegang.api import Lezer, Partijschap

MERK_KINDEREN = 7_131_313_131
"""A number of children that turns up nowhere else: longer than any `id`."""


@dataclass
class Proef:
    """A random dossier and the day it is looked at."""

    setnaam: str
    opener: str
    feiten: list[Feit]
    dag: date
    door: list[str] = field(default_factory=list)
    """Per fact: the organisation that recorded it."""
    partijen: dict[str, Partijschap] = field(default_factory=dict)
    """Per organisation."""
    id: int = 0
    """In every name, so that one dossier is told from another."""

    @property
    def gegevens(self) -> Persoonsgegevens:
        """The particulars, marked."""
        return Persoonsgegevens(
            naam=merk("contactgegevens", self.id),
            straat=merk("straat", self.id),
            kinderen=MERK_KINDEREN,
            geboortedatum=date(1990, 5, 1),
        )

    @property
    def namen(self) -> set[str]:
        """What is marked of the contact data."""
        return {merk("contactgegevens", self.id), merk("straat", self.id)}

    @property
    def alles(self) -> set[str]:
        """Every marked text."""
        return {*self.namen, str(MERK_KINDEREN)}.union(*(feit.gemerkt for feit in self.feiten))

    def categorie(self, feit: Feit) -> str:
        """Of what kind its data is: of its type, or for a file or a document as who made it said."""
        soort = bronset(self.setnaam).rekenset.typen[feit.type]
        return str(feit.velden[soort.categorie_uit] if soort.categorie_uit else soort.categorie)

    def schrijver(self, feit: Feit, organisatie: str) -> Lezer:
        """Who recorded a fact: for an organisation that is no party in the role whose fact it is."""
        rol = self.partijen[organisatie].rol if organisatie in self.partijen else feit.door
        return Lezer("acc", "A", organisatie, "O", rol)

    def mag(self, rol: str, organisatie: str) -> tuple[set[str], set[str]]:
        """The texts that this reader may find, and those that it may not."""
        wel: set[str] = set()
        niet: set[str] = set()
        setnaam = geldend(self.setnaam, self.dag)
        open_: dict[str, bool] = {}

        def ziet(categorie: str) -> bool:
            if categorie not in open_:
                open_[categorie] = lezing.ziet(setnaam, self.feiten, self.dag, rol, categorie)
            return open_[categorie]

        for feit, wie in zip(self.feiten, self.door, strict=True):
            gedeeld = ziet(self.categorie(feit)) and not feit.lijst("niet_voor") & lezing.leden(setnaam, rol)
            (wel if gedeeld or wie == organisatie else niet).update(feit.gemerkt)
        (wel if ziet("contactgegevens") else niet).update(self.namen)
        (wel if ziet("gezinssamenstelling") else niet).add(str(MERK_KINDEREN))
        return wel, niet - wel


def organisatie(rol: str, wie: str = "o") -> str:
    """The organisation of a role, by a short name as the store makes them: without underscores."""
    return f"{wie}-{rol}".replace("_", "-")


def op_kantoor(dag: date) -> datetime:
    """A moment on a day."""
    return datetime.combine(dag, time(10), klok.AMSTERDAM)


def geldend(setnaam: str, dag: date) -> str:
    """The version under which a dossier of this set runs on a day."""
    begonnen = [naam for naam, vanaf in opvolgers(setnaam) if vanaf <= dag]
    return begonnen[-1] if begonnen else setnaam


def rollen(setnaam: str) -> list[str]:
    """The roles that can be a party under this set."""
    t = lezing.tabellen(setnaam)
    namen = {rol for r in (*t.delen, *t.nooit, *t.uitzonderingen) for rol in r.aan}
    namen |= {rol for r in t.delen for rol in r.van}
    alle = bronset(setnaam).taal.rollen
    return [r.naam for r in alle if r.naam in namen and not r.groep and r.naam != "alle_partijen"]


def maak(setnaam: str, worp: Random) -> Proef:
    """A dossier with a random course and random parties."""
    feiten, dag = verloop(setnaam, worp)
    alle = rollen(setnaam)
    opener = next(rol for rol in alle if rol in bronset(setnaam).rekenset.typen["dossier_geopend"].door)
    proef = Proef(setnaam, opener, feiten, dag, id=worp.randrange(100, 10**9))
    for rol in alle:
        vanaf = begin(setnaam) if rol == opener or worp.random() < 0.7 else dag + timedelta(days=worp.choice((0, 1, 9)))
        tot = None if rol == opener or worp.random() < 0.7 else dag + timedelta(days=worp.choice((-3, 0, 1)))
        if tot is None or vanaf < tot:
            proef.partijen[organisatie(rol)] = Partijschap(organisatie(rol), rol, vanaf, tot)
    proef.door = [organisatie(f.door if organisatie(f.door) in proef.partijen else opener) for f in feiten]
    return proef


def lezers(proef: Proef) -> Iterator[tuple[Lezer, bool]]:
    """Everyone who might look, and whether they may come in: in each role its own organisation, and a stranger."""
    for rol in rollen(proef.setnaam):
        partij = proef.partijen.get(organisatie(rol))
        yield Lezer("x", "X", organisatie(rol), "O", rol), partij is not None and partij.geldt_op(proef.dag)
        yield Lezer("y", "Y", organisatie(rol, "vreemd"), "V", rol), False


def opgeslagen(proef: Proef) -> Opgeslagen:
    """The dossier as the store would read it, without a database."""
    geopend = Feit("dossier_geopend", begin(proef.setnaam), proef.opener, {})
    alle = [(geopend, organisatie(proef.opener)), *zip(proef.feiten, proef.door, strict=True)]
    records = [
        record(nummer, feit, proef.schrijver(feit, wie), proef.categorie(feit))
        for nummer, (feit, wie) in enumerate(alle, 1)
    ]
    dossier = Dossier(pk=1, nummer="PRF-2026-AAAAA-AAAAA", afsprakenset=proef.setnaam)
    slot: Any = None
    return Opgeslagen(dossier, slot, proef.gegevens, records, list(proef.partijen.values()))


def record(nummer: int, feit: Feit, schrijver: Lezer, categorie: str) -> Record:
    """A stored fact."""
    velden = {naam: tuple(w) if isinstance(w, list) else w for naam, w in feit.velden.items()}
    moment, vak = (
        datetime.combine(feit.op, time(9, 0, nummer % 60), UTC),
        f"{schrijver.organisatie}/{categorie}/deelnemer",
    )
    return Record(
        nummer, feit.type, feit.op, None, moment, schrijver.account, schrijver.organisatie, schrijver.rol, feit.door,
        feit.betreft, None, None, f"{nummer:064x}"[::-1], vak, velden, feit.reden,
    )  # fmt: skip


def gevonden(blik: Blik) -> str:
    """Everything of a picture that a reader gets, as text."""
    delen = (
        blik.feiten, blik.tijdlijn(), blik.gegevens(), blik.termijnen, blik.fasen(), blik.vroegste_dagen(),
        blik.toestemming(), [blik.besluit(advies) for advies in blik.beoordeling.besluiten],
        blik.bestand.gegevens.naam if "contactgegevens" in blik.categorieen else None,
    )  # fmt: skip
    return repr(delen)
