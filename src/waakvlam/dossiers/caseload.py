"""How much work lies with whom in the own organisation, for who divides it. Counts of rows; nothing is evaluated."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.dossiers.behandelaars import LID, LOS, TEAM, werk_van
from waakvlam.dossiers.deur import deur
from waakvlam.dossiers.models import Behandelaar
from waakvlam.dossiers.werkrijen import MIJN
from waakvlam.dossiers.werkvoorraad import MET_REDEN, WEEK_DAGEN, levend
from waakvlam.dossiers.zoeken import eigen_dossiers
from waakvlam.organisaties.api import Lidregel, leden_van, teams_van, vervangingen_van
from waakvlam.toegang.api import Lezer, heeft_bevoegdheid


class Telling(NamedTuple):
    """Dossiers, and in them the terms that the own organisation owes: all that run, overdue, and within a week.

    `verklaard`: of those overdue, for how many was recorded why.
    """

    dossiers: int = 0
    lopend: int = 0
    te_laat: int = 0
    deze_week: int = 0
    verklaard: int = 0

    @property
    def onverklaard(self) -> int:
        """Overdue, and nothing says why."""
        return self.te_laat - self.verklaard


NUL = Telling()


@dataclass(frozen=True, slots=True)
class Caseload:
    """The work of one colleague, of a team that nobody took on (`team`), or of neither (no `naam`)."""

    van: str
    """As `werkvoorraad` takes it."""
    naam: str
    team: str
    """Of a colleague: in which team. Of a team: empty."""
    telling: Telling
    in_dienst: bool = True
    vervangers: tuple[str, ...] = ()
    """Who stands in today."""

    @property
    def is_team(self) -> bool:
        """Whether it is a team's."""
        return self.van.startswith(TEAM)


def caseload(lezer: Lezer) -> tuple[Caseload, ...]:
    """What lies with nobody, then with each team, then with each colleague in the reader's role and region, by name.

    Who left and still has work is named too. Raises `NietGevonden` for who has no power to divide work. The number of
    queries does not depend on how many people or dossiers there are.
    """
    tel, nu, vandaag = _tel(lezer), klok.nu(), klok.vandaag()
    weg: dict[str, list[str]] = defaultdict(list)
    for v in vervangingen_van(lezer.organisatie, vandaag):
        if v.vanaf <= vandaag:
            weg[v.afwezig_account].append(v.vervanger_naam)
    mensen = (
        Caseload(
            f"{LID}{lid.id}",
            lid.naam,
            lid.teamnaam,
            tel.get((lid.account, None), NUL),
            in_dienst=lid.geldt_op(nu),
            vervangers=tuple(weg[lid.account]),
        )
        for lid in _leden(lezer)
        if lid.geldt_op(nu) or (lid.account, None) in tel
    )
    teams = (
        Caseload(f"{TEAM}{team.id}", team.naam, "", tel.get(("", team.id), NUL))
        for team in teams_van(lezer.organisatie, ook_gesloten=True)
        if team.actief or ("", team.id) in tel
    )
    return (Caseload(LOS, "", "", tel.get(("", None), NUL)), *teams, *mensen)


class Telaat(NamedTuple):
    """What is overdue of one agreement, and for how much of it was recorded why."""

    clausule: str
    """Empty: of the own organisation alone, or of the law."""
    wat: str
    aantal: int
    verklaard: int
    oudste: date
    """The first last day that passed."""

    @property
    def onverklaard(self) -> int:
        """Overdue, and nothing says why."""
        return self.aantal - self.verklaard


def te_laat_per_afspraak(lezer: Lezer, van: str = "") -> tuple[Telaat, ...]:
    """What the own organisation owes and is overdue, per agreement, the most first; `van` as `werkvoorraad` takes it.

    Raises `NietGevonden` for who has no power to divide work. One query; no more rows than there are agreements.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "caseload"):
        rijen = levend(lezer, vandaag).filter(werk_van(lezer, van), soort=MIJN, dag__lt=vandaag)
        per = rijen.order_by().values_list("clausule", "wat")
        geteld = per.annotate(n=Count("pk"), met=Count("pk", filter=MET_REDEN), eerste=Min("dag"))
        return tuple(Telaat(*rij) for rij in geteld.order_by("-n", "clausule", "wat"))


def werkers(lezer: Lezer) -> list[tuple[str, str]]:
    """Whose work the reader can ask for besides the own: of each team and member, for who divides work; else none."""
    if not heeft_bevoegdheid(lezer, "werk_verdelen"):
        return []
    teams = ((f"{TEAM}{team.id}", _("Team %(naam)s") % {"naam": team.naam}) for team in teams_van(lezer.organisatie))
    mensen = ((f"{LID}{lid.id}", lid.naam) for lid in _leden(lezer))
    return [(LOS, _("Bij niemand en geen team")), *teams, *mensen]


def _leden(lezer: Lezer) -> Iterable[Lidregel]:
    """Everyone who works or worked in the reader's role and region, once, those who still do first."""
    per_account: dict[str, Lidregel] = {}
    for lid in leden_van(lezer.organisatie):
        if (lid.rol, lid.regio) == (lezer.rol, lezer.regio):
            per_account.setdefault(lid.account, lid)
    return per_account.values()


def _tel(lezer: Lezer) -> dict[tuple[str, int | None], Telling]:
    """Per account or team what lies there. Two queries."""
    vandaag = klok.vandaag()
    week = vandaag + timedelta(days=WEEK_DAGEN)
    with deur(lezer, "caseload"):
        dossiers = _per_werker(lezer, eigen_dossiers(lezer, vandaag), "pk", Count("pk"))
        termijnen = _per_werker(
            lezer,
            levend(lezer, vandaag).filter(soort=MIJN),
            "dossier",
            Count("pk"),
            Count("pk", filter=Q(dag__lt=vandaag)),
            Count("pk", filter=Q(dag__gte=vandaag, dag__lte=week)),
            Count("pk", filter=Q(MET_REDEN, dag__lt=vandaag)),
        )
    geen = (0, 0, 0, 0)
    return {wie: Telling(*dossiers.get(wie, (0,)), *termijnen.get(wie, geen)) for wie in {*dossiers, *termijnen}}


def _per_werker(
    lezer: Lezer, rijen: QuerySet[Any], dossier: str, *tellers: Count
) -> dict[tuple[str, int | None], tuple[int, ...]]:
    """What these count of the rows per account or team that works on the dossier in this column."""
    nu = Behandelaar.objects.filter(tot__isnull=True, organisatie=lezer.organisatie, rol=lezer.rol)
    van = nu.filter(dossier=OuterRef(dossier)).order_by("-vanaf", "-pk")
    wie = {"wie": Subquery(van.values("account")[:1]), "groep": Subquery(van.values("team")[:1])}
    namen = {f"teller_{i}": teller for i, teller in enumerate(tellers)}
    per = rijen.order_by().annotate(**wie).values("wie", "groep").annotate(**namen)
    return {(account or "", team): tuple(geteld) for account, team, *geteld in per.values_list(*wie, *namen)}
