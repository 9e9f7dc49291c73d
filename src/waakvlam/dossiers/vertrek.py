"""An organisation that leaves: what holds it back, what it takes along, and the end of it in one dossier at a time.

An open dossier needs whom it was shared among: an organisation leaves it when another has taken its role, when a party
recorded that it is none any more, or when the dossier is closed. What no party may record of itself, the program
records: that an organisation that left is no party any more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from django.db.models import Count, Q, QuerySet

from waakvlam import klok
from waakvlam.dossiers import herkomst, sets
from waakvlam.dossiers.concepten import Conceptinhoud, concepten, lees_concept
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.dossierbeeld import dossierbeeld
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.fouten import Ongeldig
from waakvlam.dossiers.keuren import keur_vorm
from waakvlam.dossiers.models import Behandelaar, Concept, Dossier, Dossiersleutel, Gebeurtenis, Partij, Termijnzicht
from waakvlam.dossiers.opgeslagen import Opgeslagen, in_een_keer, lees
from waakvlam.dossiers.partijen import ORGANISATIEGEGEVENS
from waakvlam.dossiers.projecteren import TOEGEVOEGD, VERWIJDERD, partijen_van
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw, schrijf_feit
from waakvlam.dossiers.vormen import Dossierbeeld, Vastlegging
from waakvlam.dossiers.werkrijen import DRAGER, JEGENS
from waakvlam.dossiers.wisplan import GESLOTEN, gesloten_op
from waakvlam.kern.overgang import geldend
from waakvlam.kern.toetsen import Status
from waakvlam.logboek.api import Wie, noteer
from waakvlam.organisaties.api import REDENEN
from waakvlam.toegang.api import Lezer, Partijschap, mag_vastleggen

PAD: Final = "dossiers.vertrek"
Stand = Literal["loopt", "opvolger", "gesloten"]
LOOPT: Final = Q(termijn__status=Status.OPEN.value) | Q(
    termijn__status=Status.VERSTREKEN.value, termijn__inhaalbaar=True
)
"""A duty that can still be done."""


class MoetNogOver(Exception):
    """The organisation still has a role in an open dossier that nobody took over."""


@dataclass(frozen=True, slots=True)
class Vertrekregel:
    """A dossier in which an organisation is a party without an end, in one role."""

    nummer: str
    rol: str
    stand: Stand
    plichten_van: int
    """Duties that run and that this role bears."""
    plichten_jegens: int
    """Duties that run and that others owe this role."""
    opvolgers: tuple[str, ...]
    """Other organisations that have the role today."""
    kunnen_toevoegen: tuple[tuple[str, str], ...]
    """Organisation and role of the parties of today that can add a successor, or record that this one left."""

    @property
    def houdt_tegen(self) -> bool:
        """Whether somebody must do something first."""
        return self.stand == "loopt"


@dataclass(frozen=True, slots=True)
class Behandelperiode:
    """That someone, or a team, of the own organisation worked on the dossier."""

    account: str
    team: int | None
    vanaf: datetime
    tot: datetime | None


@dataclass(frozen=True, slots=True)
class Meegenomen:
    """A dossier as an organisation takes it along: what its role sees today, and what it kept for itself alone."""

    beeld: Dossierbeeld
    eigen_kenmerken: tuple[str, ...]
    behandeld_door: tuple[Behandelperiode, ...]
    concepten: tuple[Conceptinhoud, ...]


def vertrekregels(organisatie: str) -> tuple[Vertrekregel, ...]:
    """Every dossier that an organisation has no end in, in order of number. For the program's own work."""
    with werkdeur():
        return _regels(Partij.objects.filter(organisatie=organisatie))


def eigen_vertrekregels(lezer: Lezer) -> tuple[Vertrekregel, ...]:
    """As `vertrekregels`, for the reader's own role, to who manages its people."""
    with deur(lezer, "vertrek") as doorgang:
        regels = _regels(Partij.objects.filter(organisatie=lezer.organisatie, rol=lezer.rol))
        doorgang.toon({regel.nummer: {TRAJECT} for regel in regels})
        return regels


def neem_mee(lezer: Lezer, nummer: str) -> Meegenomen:
    """A dossier to take along. Raises `NietGevonden` as for any reader."""
    beeld = dossierbeeld(lezer, nummer, pad="vertrek_meenemen")
    with deur(lezer, "vertrek_meenemen") as doorgang:
        doorgang.toon({nummer: {TRAJECT}})
        bestand = lees(nummer)
        eigen = Behandelaar.objects.filter(dossier=bestand.dossier, organisatie=lezer.organisatie, rol=lezer.rol)
        perioden = eigen.order_by("vanaf", "pk").values_list("account", "team", "vanaf", "tot")
        return Meegenomen(
            beeld,
            tuple(herkomst.kenmerken_van(bestand, lezer.organisatie)),
            tuple(Behandelperiode(*rij) for rij in perioden),
            tuple(lees_concept(lezer, nummer, regel.kenmerk) for regel in concepten(lezer, nummer)),
        )


def gewijzigd_sinds(organisatie: str, moment: datetime) -> tuple[str, ...]:
    """The dossiers without an end for this organisation with a fact, or a draft of its own, of after a moment."""
    lopend = Dossier.objects.filter(partijen__organisatie=organisatie, partijen__tot=None)
    concept = Q(concepten__organisatie=organisatie, concepten__gewijzigd_op__gt=moment)
    rijen = lopend.filter(Q(gebeurtenissen__vastgelegd_op__gt=moment) | concept)
    with werkdeur():
        return tuple(rijen.order_by("nummer").values_list("nummer", flat=True).distinct())


def dossiers_met_eigen_vakken(organisatie: str) -> tuple[str, ...]:
    """The dossiers, left or not, that still hold something readable which this organisation recorded."""
    sleutels = Dossiersleutel.objects.filter(
        vak__startswith=f"{organisatie}/", verpakt__isnull=False, dossier__gewist_op=None
    )
    with werkdeur():
        return tuple(sleutels.order_by("dossier__nummer").values_list("dossier__nummer", flat=True).distinct())


def beeindig_partij(nummer: str, organisatie: str, wie: Wie, reden: str) -> tuple[str, ...]:
    """Record that an organisation is no party of this dossier any more, and give in which roles it was one.

    All of it or nothing, by the program itself: no role records this of itself. The drafts of the organisation go.
    `reden`: of `organisaties.api.REDENEN`. Where it has left already, nothing is done. Raises `MoetNogOver`, and
    `NietGevonden` for a dossier that is gone.
    """
    moment = Moment(klok.nu())
    with in_een_keer(), werkdeur():
        bestand = lees(nummer, vergrendel=True)
        rollen = tuple(p.rol for p in _zonder_einde(bestand, organisatie))
        if not rollen:
            return ()
        if gesloten_op(bestand) is None and not all(_opvolgers(bestand.partijen, organisatie, r) for r in rollen):
            raise MoetNogOver
        for rol in rollen:
            _leg_einde_vast(bestand, organisatie, rol, wie, reden, moment)
        beoordeel_opnieuw(bestand, moment)
        if _zonder_einde(bestand, organisatie):
            raise Ongeldig({"op": ["Deze organisatie werd vandaag op een later tijdstip partij. Probeer het later."]})
        eigen = Behandelaar.objects.filter(dossier=bestand.dossier, organisatie=organisatie, tot=None)
        eigen.update(tot=moment.nu)
        Concept.objects.filter(dossier=bestand.dossier, organisatie=organisatie).delete()
        noteer(wie, "dossier_voeren", {nummer: {ORGANISATIEGEGEVENS}}, handeling="vastleggen", pad=PAD, reden=reden)
    return rollen


def _leg_einde_vast(bestand: Opgeslagen, organisatie: str, rol: str, wie: Wie, reden: str, moment: Moment) -> None:
    """The fact, of the role that leaves, by the program: with its time, so that it comes after what was that day."""
    vastlegging = Vastlegging(
        VERWIJDERD,
        moment.vandaag,
        moment.nu.astimezone(klok.AMSTERDAM).time().replace(microsecond=0),
        velden={"organisatie": organisatie, "rol": rol, "reden": REDENEN[reden]},
    )
    rekenset = geldend(bestand.versies, moment.vandaag)
    vastlegging, _soort = keur_vorm(rekenset, vastlegging, None, moment.vandaag, eerste=False)
    programma = Lezer(wie.account, "", wie.organisatie, "", wie.rol)
    schrijf_feit(bestand, programma, vastlegging, rol, None, moment)


def _zonder_einde(bestand: Opgeslagen, organisatie: str) -> list[Partijschap]:
    partijen = partijen_van(bestand, bestand.geldend)
    return [p for p in partijen if p.organisatie == organisatie and p.tot is None]


def _opvolgers(partijen: Iterable[Partijschap], organisatie: str, rol: str) -> tuple[str, ...]:
    """Who else has this role today."""
    vandaag = klok.vandaag()
    anderen = (p for p in partijen if p.organisatie != organisatie and p.rol == rol and p.geldt_op(vandaag))
    return tuple(sorted({p.organisatie for p in anderen}))


def _regels(rijen: QuerySet[Partij]) -> tuple[Vertrekregel, ...]:
    """A dossier is opened only where a fact says that it was closed: that fact may have been withdrawn."""
    lopend = rijen.filter(tot=None, dossier__gewist_op=None)
    eigen = list(lopend.order_by("dossier__nummer", "rol").select_related("dossier"))
    partijen: dict[int, list[Partijschap]] = defaultdict(list)
    ieder = Partij.objects.filter(dossier__in=lopend.values("dossier"))
    for p in ieder:
        partijen[p.dossier_id].append(Partijschap(p.organisatie, p.rol, p.vanaf, p.tot))
    ooit_gesloten = set(
        Gebeurtenis.objects.filter(dossier__in=lopend.values("dossier"), type=GESLOTEN).values_list(
            "dossier_id", flat=True
        )
    )
    plichten = _plichten(lopend)
    return tuple(_regel(rij, partijen[rij.dossier_id], plichten, rij.dossier_id in ooit_gesloten) for rij in eigen)


def _regel(
    rij: Partij, partijen: list[Partijschap], plichten: Mapping[tuple[int, str, str], int], ooit_gesloten: bool
) -> Vertrekregel:
    dossier, vandaag = rij.dossier, klok.vandaag()
    opvolgers = _opvolgers(partijen, rij.organisatie, rij.rol)
    dicht = ooit_gesloten and gesloten_op(lees(dossier.nummer)) is not None
    van_nu = sorted({(p.organisatie, p.rol) for p in partijen if p.geldt_op(vandaag)})
    return Vertrekregel(
        nummer=dossier.nummer,
        rol=rij.rol,
        stand="gesloten" if dicht else "opvolger" if opvolgers else "loopt",
        plichten_van=plichten.get((rij.dossier_id, rij.rol, DRAGER), 0),
        plichten_jegens=plichten.get((rij.dossier_id, rij.rol, JEGENS), 0),
        opvolgers=opvolgers,
        kunnen_toevoegen=tuple(p for p in van_nu if _mag_toevoegen(dossier.afsprakenset, p[1], vandaag)),
    )


def _plichten(lopend: QuerySet[Partij]) -> dict[tuple[int, str, str], int]:
    """Per dossier, role and ground: how many duties run. One query."""
    rijen = Termijnzicht.objects.filter(
        LOOPT,
        termijn__dossier__in=lopend.values("dossier"),
        rol__in=lopend.values("rol"),
        grond__in=(DRAGER, JEGENS),
    )
    telling = rijen.values_list("termijn__dossier_id", "rol", "grond").annotate(aantal=Count("pk"))
    return {(dossier, rol, grond): aantal for dossier, rol, grond, aantal in telling}


def _mag_toevoegen(afsprakenset: str, rol: str, vandaag: date) -> bool:
    """Whether who has this role can record that an organisation becomes a party."""
    rekenset = geldend(sets.versies(afsprakenset), vandaag)
    return mag_vastleggen(rekenset, rekenset.typen[TOEGEVOEGD], rol)
