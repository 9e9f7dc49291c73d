"""What of a dossier may be erased, per compartment, and of what stays why and until when. Decides nothing by itself."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from waakvlam.dossiers import projecteren
from waakvlam.dossiers.bewaren import Bewaarregel, bewaartermijnen
from waakvlam.dossiers.models import Dossiersleutel
from waakvlam.dossiers.opgeslagen import Opgeslagen, Record
from waakvlam.dossiers.projecteren import GEOPEND, Projectie
from waakvlam.dossiers.sleutels import HEEL_DOSSIER
from waakvlam.dossiers.vakken import GEGEVENS, INZAGE, categorie_van, delen_van
from waakvlam.kern.gebeurtenis import Gebeurtenis as Feit
from waakvlam.kern.taal import Betrokkene

GESLOTEN = "dossier_gesloten"
Wisgrond = Literal["termijn", "verzoek"]


@dataclass(frozen=True, slots=True)
class Vakoordeel:
    """What becomes of a compartment. `tot`: the first day on which it could go, where that is known."""

    vak: str
    weg: bool
    waarom: str
    tot: date | None = None
    bron: str = ""
    regel: str = ""
    """Name of the retention rule, where one decided."""


@dataclass(frozen=True, slots=True)
class Wisplan:
    """What goes and what stays."""

    nummer: str
    vakken: tuple[Vakoordeel, ...]
    concepten: int = 0
    """How many drafts go with it: all there are, for a draft may hold anything about anyone in the dossier."""

    @property
    def weg(self) -> frozenset[str]:
        """The compartments that go."""
        return frozenset(oordeel.vak for oordeel in self.vakken if oordeel.weg)

    @property
    def alles(self) -> bool:
        """Whether nothing stays."""
        return all(oordeel.weg for oordeel in self.vakken)


def maak_plan(
    bestand: Opgeslagen,
    grond: Wisgrond,
    vandaag: date,
    betrokkenen: Collection[Betrokkene] = (),
    organisatie: str = "",
) -> Wisplan:
    """Weigh every compartment that still has a key.

    `betrokkenen`: only what is about these persons, `organisatie`: only what it recorded; empty: all.
    """
    aanwezig = Dossiersleutel.objects.filter(dossier=bestand.dossier, verpakt__isnull=False).order_by("vak")
    vakken = list(aanwezig.values_list("vak", flat=True))
    loopt = _wat_loopt(bestand.geldend)
    weger = _Weger(bestand, grond, vandaag, betrokkenen, organisatie)
    eerst = {
        vak: Vakoordeel(vak, weg=False, waarom=f"er loopt nog {loopt}") if loopt else weger.weeg(vak) for vak in vakken
    }
    nu = projecteren.bereken(bestand, bestand.beoordeling(vandaag))
    zelf = _houd_wat_nodig_is(bestand, nu, [oordeel for oordeel in eerst.values() if oordeel is not None], vandaag)
    if (organisatie or betrokkenen) and not any(o.weg for o in zelf if not _is_inzage(o.vak)):
        zelf = [replace(o, weg=False, waarom="er gaat niets anders weg") if _is_inzage(o.vak) else o for o in zelf]
    slot = _laatste(zelf, nu)
    laatste = [replace(slot, vak=vak) for vak, oordeel in eerst.items() if oordeel is None]
    oordelen = tuple(sorted([*zelf, *laatste], key=lambda o: o.vak))
    concepten = bestand.dossier.concepten.count() if any(o.weg for o in oordelen) else 0
    return Wisplan(bestand.dossier.nummer, oordelen, concepten)


def _is_inzage(vak: str) -> bool:
    """Whether this is the compartment of copies that people were given of their data."""
    return vak.split("/", maxsplit=1)[0] == INZAGE


def _laatste(zelf: list[Vakoordeel], nu: Projectie) -> Vakoordeel:
    """What becomes of what goes when all else goes: the particulars, the parties, the consents."""
    blijft = [oordeel for oordeel in zelf if not oordeel.weg]
    if blijft:
        tot = max((o.tot for o in blijft if o.tot), default=None) if all(o.tot for o in blijft) else None
        return Vakoordeel("", weg=False, waarom="blijft zolang er iets anders blijft", tot=tot)
    if any(rij.loopt for rij in nu.termijnen.values()):
        return Vakoordeel("", weg=False, waarom="er loopt nog een termijn")
    return Vakoordeel("", weg=True, waarom="er blijft niets anders")


def _wat_loopt(geldend: Iterable[Feit]) -> str | None:
    """The first thing that runs by the facts that hold; None for nothing."""
    feiten = list(geldend)
    for regel in bewaartermijnen().loopt:
        eindes = [f for f in feiten if f.type in regel.eindigt]
        for begin in (f for f in feiten if f.type in regel.begint):
            eigen = [e for e in eindes if not regel.zelfde_rol or e.door == begin.door]
            if not any(e.moment >= begin.moment and e.betreft in (None, begin.betreft) for e in eigen):
                return regel.wat
    return None


@dataclass(frozen=True)
class _Weger:
    bestand: Opgeslagen
    grond: Wisgrond
    vandaag: date
    betrokkenen: Collection[Betrokkene]
    organisatie: str

    def weeg(self, vak: str) -> Vakoordeel | None:
        """The judgement by its terms; None for what goes when all else goes."""
        delen = delen_van(vak)
        if _is_inzage(vak):
            return Vakoordeel(vak, weg=True, waarom="een afschrift dat iemand kreeg, gaat het eerst")
        if self.betrokkenen and (delen.betrokkene if delen else "deelnemer") not in self.betrokkenen:
            return Vakoordeel(vak, weg=False, waarom="gaat over iemand anders")
        records = [r for r in self.bestand.records if (r.vak or HEEL_DOSSIER) == vak]
        regels = [self._regel(r, delen.betrokkene if delen else "deelnemer") for r in records]
        tellend = [regel for regel in regels if not regel.tot_het_laatst]
        if vak == GEGEVENS or vak.startswith(f"{GEGEVENS}/") or (regels and not tellend):
            return None
        if self.organisatie and (delen is None or delen.organisatie != self.organisatie):
            return Vakoordeel(vak, weg=False, waarom="is van een andere organisatie")
        oordelen = [self._per_regel(vak, regel, records) for regel in {r.naam: r for r in tellend}.values()]
        blijft = [oordeel for oordeel in oordelen if not oordeel.weg]
        laatst = max(blijft, key=lambda o: o.tot or date.max, default=None)
        return laatst or (oordelen[0] if oordelen else Vakoordeel(vak, weg=True, waarom="er is niets mee vastgelegd"))

    def _regel(self, record: Record, betrokkene: str) -> Bewaarregel:
        categorie = categorie_van(self.bestand.versies[-1].rekenset.typen[record.type], record.vak)
        return bewaartermijnen().regel(record.rol, categorie, betrokkene)

    def _per_regel(self, vak: str, regel: Bewaarregel, records: list[Record]) -> Vakoordeel:
        if self.grond == "verzoek" and regel.op_verzoek:
            return Vakoordeel(vak, weg=True, waarom="op verzoek", bron=regel.bron, regel=regel.naam)
        vanaf = max(r.op for r in records) if regel.vanaf == "laatste_feit" else gesloten_op(self.bestand)
        if vanaf is None:
            return Vakoordeel(vak, weg=False, waarom="het dossier is niet gesloten", bron=regel.bron, regel=regel.naam)
        tot = _jaren_later(vanaf, regel.jaren)
        waarom = f"{regel.jaren} jaar na {vanaf:%d-%m-%Y}: {regel.grond}"
        return Vakoordeel(vak, self.vandaag >= tot, waarom, tot, regel.bron, regel.naam)


def gesloten_op(bestand: Opgeslagen) -> date | None:
    """The day on which a dossier was closed; None while it runs, also again."""
    stand = max((f for f in bestand.geldend if f.type in {GESLOTEN, GEOPEND}), key=lambda f: f.moment, default=None)
    return stand.op if stand is not None and stand.type == GESLOTEN else None


def _jaren_later(dag: date, jaren: int) -> date:
    """The same day so many years on; of 29 February the first of March."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)


def _houd_wat_nodig_is(
    bestand: Opgeslagen, nu: Projectie, oordelen: list[Vakoordeel], vandaag: date
) -> list[Vakoordeel]:
    """Keep each compartment without which a term would run that does not run, the other way round, or more be seen."""
    weg: frozenset[str] = frozenset()
    gewogen = []
    for oordeel in oordelen:
        gehouden = oordeel
        if oordeel.weg:
            zonder = bestand.zonder_inhoud(weg | {oordeel.vak})
            if _gelijk(nu, projecteren.bereken(zonder, zonder.beoordeling(vandaag))):
                weg |= {oordeel.vak}
            else:
                gehouden = replace(oordeel, weg=False, waarom="een plicht die nu loopt, rekent hiermee", tot=None)
        gewogen.append(gehouden)
    return gewogen


def _gelijk(nu: Projectie, dan: Projectie) -> bool:
    lopend = [{s: rij for s, rij in p.termijnen.items() if rij.loopt} for p in (nu, dan)]
    meer = any(ziet - nu.categorieen.get(rol, frozenset()) for rol, ziet in dan.categorieen.items())
    return lopend[0] == lopend[1] and not meer
