"""Who within a party works on a dossier: one person, or a team until somebody takes it on.

For the own organisation only: no other party sees or changes who it lets do the work.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossiers.deur import deur, werkdeur
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.models import Behandelaar, Dossier, Partij
from waakvlam.organisaties.api import (
    Organisatiefout,
    leden_van,
    lidmaatschappen_van,
    namen_van,
    teams_van,
    vervangers_van,
    vervangt,
)
from waakvlam.toegang.api import Lezer, NietGevonden, Partijschap, eis_partij, heeft_bevoegdheid

VAN: tuple[str, ...] = ("mij", "team", "niemand")
"""Of whom the work can be asked for; anything else is all of it."""
LID, TEAM, LOS = "lid:", "team:", "los"
"""Of whom the work can be asked for by who divides it: a member or a team (with its number), or nobody and no team."""


@dataclass(frozen=True, slots=True)
class Vervanger:
    """A colleague who stands in today, up to and including a day."""

    naam: str
    email: str
    tot_en_met: date


@dataclass(frozen=True, slots=True)
class Behandelregel:
    """Who works on a dossier for the reader's organisation; both empty: nobody."""

    account: str = ""
    naam: str = ""
    email: str = ""
    vervangers: tuple[Vervanger, ...] = ()
    """Of a person who is away today."""
    team: int | None = None
    teamnaam: str = ""
    vanaf: datetime | None = None
    mag_overdragen: bool = False


@dataclass(frozen=True, slots=True)
class Overdracht:
    """To whom the work can go: colleagues with the same role in the same region, and teams."""

    collegas: tuple[tuple[str, str], ...]
    """Account and name."""
    teams: tuple[tuple[int, str], ...]


def behandelaar(lezer: Lezer, nummer: str) -> Behandelregel:
    """Who works on a dossier for the reader's organisation in the reader's role. Raises `NietGevonden`."""
    with deur(lezer, "behandelaar"):
        rij = _lopend(lezer).filter(dossier=_dossier(lezer, nummer)).order_by("-vanaf", "-pk").first()
    if rij is None:
        return Behandelregel(mag_overdragen=True)
    teams = {team.id: team.naam for team in teams_van(lezer.organisatie, ook_gesloten=True)} if rij.team else {}
    naam = namen_van([rij.account]).get(rij.account, rij.account) if rij.account else ""
    return Behandelregel(
        rij.account,
        naam,
        *_bereik(lezer, rij.account),
        team=rij.team,
        teamnaam=teams.get(rij.team or 0, ""),
        vanaf=rij.vanaf,
        mag_overdragen=_mag_overdragen(lezer, rij),
    )


def _bereik(lezer: Lezer, account: str) -> tuple[str, tuple[Vervanger, ...]]:
    """The address of a colleague who is in service, and who stands in today in the reader's role."""
    if not account:
        return "", ()
    nu, vandaag = klok.nu(), klok.vandaag()
    leden = {lid.id: lid for lid in leden_van(lezer.organisatie) if (lid.rol, lid.regio) == (lezer.rol, lezer.regio)}
    email = next((lid.email for lid in leden.values() if lid.account == account and lid.geldt_op(nu)), "")
    vervangers = (v for v in vervangers_van(account, vandaag) if v.afwezig in leden and v.vervanger in leden)
    return email, tuple(Vervanger(v.vervanger_naam, leden[v.vervanger].email, v.tot_en_met) for v in vervangers)


def overdracht(lezer: Lezer) -> Overdracht:
    """To whom the reader can hand work over."""
    nu = klok.nu()
    leden = (r for r in leden_van(lezer.organisatie) if (r.rol, r.regio) == (lezer.rol, lezer.regio))
    collegas = {r.account: r.naam for r in leden if r.geldt_op(nu)}
    return Overdracht(tuple(collegas.items()), tuple((t.id, t.naam) for t in teams_van(lezer.organisatie)))


def draag_over(
    lezer: Lezer, nummer: str, *, account: str = "", team: int | None = None, van: str = ""
) -> Behandelregel:
    """Let this colleague or this team work on the dossier from now on; the reader itself to take it on.

    `van`: only as long as it is the work of these (see `werk_van`), so that what changed in between stays.

    Raises `NietGevonden`, and `Organisatiefout` when it is none of the own colleagues or teams, or when someone else
    works on it whom the reader does not stand in for and the reader has no power to divide work.
    """
    if not heeft_bevoegdheid(lezer, "vastleggen"):
        raise Organisatiefout(_("Met uw functie kunt u dossiers bekijken, en geen werk verdelen."))
    keuze = overdracht(lezer)
    if (account and account not in dict(keuze.collegas)) or (team is not None and team not in dict(keuze.teams)):
        raise Organisatiefout(_("Kies een collega of een team van uw eigen organisatie."))
    nu = klok.nu()
    with transaction.atomic(), deur(lezer, "overdragen") as doorgang:
        doorgang.toon({nummer: {TRAJECT}})
        dossier = _dossier(lezer, nummer, vergrendel=True)
        if van and not Partij.objects.filter(werk_van(lezer, van), dossier=dossier).exists():
            raise Organisatiefout(_("Dit dossier ligt intussen bij iemand anders."))
        rijen = list(_lopend(lezer).filter(dossier=dossier))
        if not all(_mag_overdragen(lezer, rij) for rij in rijen):
            raise Organisatiefout(_("Een collega werkt aan dit dossier. Vraag die collega om het over te dragen."))
        _sluit(rijen, nu)
        if account or team is not None:
            Behandelaar.objects.create(
                dossier=dossier, organisatie=lezer.organisatie, rol=lezer.rol, account=account, team=team, vanaf=nu
            )
    return behandelaar(lezer, nummer)


def bied_aan_team(account: str, organisatie: str, rol: str, team: int | None) -> int:
    """Offer everything that someone works on in this role to a team; without a team it is nobody's.

    For who leaves or is away. Gives how many dossiers.
    """
    nu = klok.nu()
    with transaction.atomic(), werkdeur():
        rijen = list(
            Behandelaar.objects.select_for_update().filter(
                tot__isnull=True, account=account, organisatie=organisatie, rol=rol
            )
        )
        _sluit(rijen, nu)
        if team is not None:
            Behandelaar.objects.bulk_create(
                Behandelaar(dossier_id=rij.dossier_id, organisatie=organisatie, rol=rol, team=team, vanaf=nu)
                for rij in rijen
            )
    return len(rijen)


def aantal_per_account(organisatie: str, rol: str, accounts: Iterable[str]) -> dict[str, int]:
    """On how many dossiers each of these people works now. One query."""
    telling = dict.fromkeys(accounts, 0)
    rijen = Behandelaar.objects.filter(
        tot__isnull=True, organisatie=organisatie, rol=rol, account__in=telling, dossier__gewist_op__isnull=True
    )
    with werkdeur():
        for account in rijen.values_list("account", flat=True):
            telling[account] += 1
    return telling


def behandelaarsnamen(lezer: Lezer, dossiers: Collection[int]) -> dict[int, str]:
    """Who works on each of these dossiers for the reader's organisation. Call it inside the door."""
    rijen = list(_lopend(lezer).filter(dossier__in=dossiers).order_by("vanaf", "pk"))
    namen = namen_van({rij.account for rij in rijen if rij.account})
    teams = {team.id: team.naam for team in teams_van(lezer.organisatie, ook_gesloten=True)} if rijen else {}
    return {
        rij.dossier_id: namen.get(rij.account, rij.account)
        if rij.account
        else _("Team %(naam)s") % {"naam": teams.get(rij.team or 0, "")}
        for rij in rijen
    }


def werk_van(lezer: Lezer, van: str) -> Q:
    """A condition on rows with a `dossier`: of the reader and whom they stand in for, of their team, or of nobody.

    For who divides work also of one member, of one team that nobody took on, or of neither (`LID`, `TEAM`, `LOS`).
    Anything else: everything.
    """
    if van.startswith((LID, TEAM)) or van == LOS:
        return _verdeeld(lezer, van)
    if van not in VAN:
        return Q()
    rijen = _lopend(lezer).filter(dossier=OuterRef("dossier"))
    if van == "niemand":
        return ~Q(Exists(rijen.exclude(account="")))
    if van == "mij":
        namens = vervangt(lezer.account, lezer.organisatie, lezer.rol, klok.vandaag())
        return Q(Exists(rijen.filter(account__in=[lezer.account, *namens])))
    team = _team_van(lezer)
    if team is None:
        return Q(pk__in=[])
    nu = klok.nu()
    collegas = [r.account for r in leden_van(lezer.organisatie) if r.team == team and r.geldt_op(nu)]
    return Q(Exists(rijen.filter(Q(team=team) | Q(account__in=collegas))))


def _verdeeld(lezer: Lezer, van: str) -> Q:
    """What `van` says of a member, a team or neither; nothing for who divides no work, or where there is no such."""
    rijen, nummer = _lopend(lezer).filter(dossier=OuterRef("dossier")), van.partition(":")[2]
    if not heeft_bevoegdheid(lezer, "werk_verdelen") or (van != LOS and not nummer.isdecimal()):
        return Q(pk__in=[])
    if van == LOS:
        return ~Q(Exists(rijen))
    if van.startswith(TEAM):
        return Q(Exists(rijen.filter(account="", team=int(nummer))))
    account = next((r.account for r in leden_van(lezer.organisatie) if r.id == int(nummer)), "")
    return Q(Exists(rijen.filter(account=account))) if account else Q(pk__in=[])


def _team_van(lezer: Lezer) -> int | None:
    plek = (lezer.organisatie, lezer.rol, lezer.regio)
    lid = (r for r in lidmaatschappen_van(lezer.account) if (r.organisatie, r.rol, r.regio) == plek)
    return next((r.team for r in lid if r.team is not None), None)


def _mag_overdragen(lezer: Lezer, rij: Behandelaar) -> bool:
    """Whose it is, who stands in for them, who divides the work; and anybody where it is only a team's."""
    if rij.account in {"", lezer.account} or heeft_bevoegdheid(lezer, "werk_verdelen"):
        return True
    return rij.account in vervangt(lezer.account, lezer.organisatie, lezer.rol, klok.vandaag())


def _lopend(lezer: Lezer) -> QuerySet[Behandelaar]:
    return Behandelaar.objects.filter(tot__isnull=True, organisatie=lezer.organisatie, rol=lezer.rol)


def _sluit(rijen: Iterable[Behandelaar], nu: datetime) -> None:
    Behandelaar.objects.filter(pk__in=[rij.pk for rij in rijen]).update(tot=nu)


def _dossier(lezer: Lezer, nummer: str, *, vergrendel: bool = False) -> Dossier:
    """The dossier, where the reader's organisation is a party today. Raises `NietGevonden`."""
    rijen = Dossier.objects.select_for_update() if vergrendel else Dossier.objects.all()
    dossier = rijen.filter(nummer=nummer, gewist_op__isnull=True).first()
    if dossier is None:
        raise NietGevonden
    partijen = Partij.objects.filter(dossier=dossier).values_list("organisatie", "rol", "vanaf", "tot")
    eis_partij(lezer, (Partijschap(*rij) for rij in partijen), klok.vandaag())
    return dossier
