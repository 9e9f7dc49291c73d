"""The work list: rows that were made when facts were recorded. Nothing is evaluated here.

A row of the reader's own protocol places a term by the own last day, while that counts.

Where the nightly run is behind, a row may be of yesterday, and after a change of the agreements it may be of the rules
before. A last day is then compared with today, and what rests on a shared category (a name, a term of others) is left
out until the dossier is evaluated again: consent may have ended, or a rule on sharing.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil
from typing import Final

from django.db.models import BooleanField, Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from waakvlam import klok
from waakvlam.dossiers import gegevens, sets
from waakvlam.dossiers.behandelaars import werk_van
from waakvlam.dossiers.deur import deur, eis_deur
from waakvlam.dossiers.eigen import WET
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.inhoud import CONTACT
from waakvlam.dossiers.models import Dossierzicht, Eigentermijn, Partij, Termijn, Termijnzicht
from waakvlam.dossiers.projecteren import CATEGORIE, DRAGER
from waakvlam.dossiers.regelafdruk import geldende_afdrukken, is_vers
from waakvlam.dossiers.werkvormen import Bladzijde, Werkregel
from waakvlam.kern.overgang import geldend
from waakvlam.toegang.api import Lezer

GROEPEN: Final = ("te_laat", "deze_week", "later", "zonder_datum", "wacht_op_anderen", "gemist")
PER_BLADZIJDE: Final = 25
WEEK_DAGEN: Final = 7
MAX_ZOEK: Final = 100
LOPEND = ("open", "verstreken")
LOOPT = Q(status__in=LOPEND) | Q(eigen__isnull=False)
"""Still owed, by the agreements or by the own protocol."""
ALLEEN_EIGEN = Q(clausule="")
"""What the agreements do not have: a term of an own protocol."""


def werkvoorraad(
    lezer: Lezer,
    *,
    groep: str = "te_laat",
    zoek: str = "",
    clausule: str = "",
    drager: str = "",
    van: str = "",
    pagina: int = 1,
) -> Bladzijde:
    """One page of a group of the reader's terms.

    Groups: te_laat, deze_week (today up to and including 7 days on), later, zonder_datum, wacht_op_anderen (owed by
    others in the reader's dossiers), and gemist: what went by and can no longer be done (the window of a periodic duty,
    or a duty that ended), the latest first.

    `zoek` matches part of number, clause or what is owed; `clausule` and `drager` (a role) match exactly; `van`
    is whose work: mij, team or niemand (see `behandelaars`), else everyone's. A page outside the list is the nearest
    one. Raises `ValueError` for an unknown group.
    """
    vandaag = klok.vandaag()
    with deur(lezer, "werkvoorraad") as doorgang:
        rijen = _gezocht(_groep(lezer, groep, vandaag), zoek, clausule, drager).filter(werk_van(lezer, van))
        aantal = rijen.count()
        paginas = max(1, ceil(aantal / PER_BLADZIJDE))
        pagina = min(max(1, pagina), paginas)
        vanaf = (pagina - 1) * PER_BLADZIJDE
        op_volgorde = rijen.select_related("dossier").order_by(_volgorde(groep), "dossier__nummer", "sleutel")
        gevonden = list(op_volgorde[vanaf : vanaf + PER_BLADZIJDE])
        namen = _namen(lezer, gevonden, vandaag)
        doorgang.toon({t.dossier.nummer: {TRAJECT, *({CONTACT} if namen.get(t.dossier_id) else ())} for t in gevonden})
    return Bladzijde(groep, tuple(_regel(t, namen, vandaag) for t in gevonden), aantal, pagina, paginas)


def tellingen(lezer: Lezer, *, zoek: str = "", clausule: str = "", drager: str = "", van: str = "") -> dict[str, int]:
    """How many rows each group has, with the same filters. One query for all of them."""
    vandaag, werk = klok.vandaag(), werk_van(lezer, van)
    with deur(lezer, "tellingen"):
        rijen = _gezocht(_lopend(lezer, vandaag), zoek, clausule, drager).filter(werk)
        return rijen.aggregate(**{groep: Count("pk", filter=welke) for groep, welke in _groepen(vandaag).items()})


def open_per_clausule(lezer: Lezer) -> dict[str, int]:
    """How many running terms that the reader may see stand on each clause."""
    telling: dict[str, int] = {}
    vandaag = klok.vandaag()
    with deur(lezer, "open_per_clausule"):
        zichtbaar = _zichtbaar(lezer, vandaag).filter(~_gemist(vandaag), ~ALLEEN_EIGEN, LOOPT)
        for clausule in zichtbaar.values_list("clausule", flat=True).iterator():
            telling[clausule] = telling.get(clausule, 0) + 1
    return dict(sorted(telling.items()))


def _zichtbaar(lezer: Lezer, vandaag: date) -> QuerySet[Termijn]:
    """Terms in dossiers where the reader is a party today, that the role may see."""
    eis_deur()
    partij = Partij.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), organisatie=lezer.organisatie, rol=lezer.rol, vanaf__lte=vandaag
    )
    zicht = Termijnzicht.objects.filter(termijn=OuterRef("pk"), rol=lezer.rol)
    op_tijd = Q(dossier__volgende_dag__isnull=True) | Q(dossier__volgende_dag__gt=vandaag)
    vers = op_tijd & Q(dossier__beoordeeld_met__in=geldende_afdrukken())
    gedeeld = Exists(zicht) & (vers | Exists(zicht.exclude(grond=CATEGORIE)))
    eigen = Eigentermijn.objects.filter(
        dossier=OuterRef("dossier"), sleutel=OuterRef("sleutel"), organisatie=lezer.organisatie, rol=lezer.rol
    )
    telt = Q(inhaalbaar=True) | Q(eigen__gte=vandaag)
    return (
        Termijn.objects.filter(gedeeld | (ALLEEN_EIGEN & Exists(eigen)), dossier__in=partij.values("dossier"))
        .annotate(eigen=Subquery(eigen.filter(status__in=LOPEND).values("uiterlijk")[:1]))
        .annotate(dag=Case(When(telt, then=Coalesce("eigen", "uiterlijk")), default="uiterlijk"))
    )


def _groep(lezer: Lezer, groep: str, vandaag: date) -> QuerySet[Termijn]:
    if groep not in GROEPEN:
        raise ValueError(f"onbekende groep: {groep}; wel: {', '.join(GROEPEN)}")
    return _lopend(lezer, vandaag).filter(_groepen(vandaag)[groep])


def _lopend(lezer: Lezer, vandaag: date) -> QuerySet[Termijn]:
    """What the reader may see and somebody still owes; `mijn`: the reader's own role or organisation."""
    draagt = Exists(Termijnzicht.objects.filter(termijn=OuterRef("pk"), rol=lezer.rol, grond=DRAGER))
    mijn = Case(When(ALLEEN_EIGEN, then=True), default=draagt, output_field=BooleanField())
    return _zichtbaar(lezer, vandaag).filter(LOOPT).annotate(mijn=mijn)


def _groepen(vandaag: date) -> dict[str, Q]:
    """Which of the running terms stand in each group."""
    mijn, gemist, week = Q(mijn=True), _gemist(vandaag), vandaag + timedelta(days=WEEK_DAGEN)
    return {
        "te_laat": mijn & ~gemist & Q(dag__lt=vandaag),
        "deze_week": mijn & Q(dag__gte=vandaag, dag__lte=week),
        "later": mijn & Q(dag__gt=week),
        "zonder_datum": mijn & Q(dag__isnull=True),
        "wacht_op_anderen": ~mijn & ~gemist & Q(status__in=LOPEND),
        "gemist": mijn & gemist,
    }


def _gemist(vandaag: date) -> Q:
    """What went by and can no longer be done."""
    return Q(inhaalbaar=False, dag__lt=vandaag)


def _volgorde(groep: str) -> OrderBy:
    """The most urgent first; of what is only to be looked back on, the latest."""
    return F("dag").desc() if groep == "gemist" else F("dag").asc(nulls_last=True)


def _gezocht(rijen: QuerySet[Termijn], zoek: str, clausule: str, drager: str) -> QuerySet[Termijn]:
    if gezocht := zoek.strip()[:MAX_ZOEK]:
        rijen = rijen.filter(
            Q(dossier__nummer__icontains=gezocht) | Q(clausule__icontains=gezocht) | Q(wat__icontains=gezocht)
        )
    if clausule:
        rijen = rijen.filter(clausule=clausule)
    if drager:
        draagt = Exists(Termijnzicht.objects.filter(termijn=OuterRef("pk"), rol=drager, grond=DRAGER))
        rijen = rijen.filter(draagt | Q(ALLEEN_EIGEN, dragers=drager))
    return rijen


def _namen(lezer: Lezer, termijnen: list[Termijn], vandaag: date) -> dict[int, str | None]:
    """Per dossier the name, where the role may see it and the dossier is not due for another look."""
    dossiers = {t.dossier_id: t.dossier for t in termijnen}
    zicht = Dossierzicht.objects.filter(dossier__in=dossiers, rol=lezer.rol).values_list("dossier", "categorieen")
    open_ = [dossiers[pk] for pk, categorieen in zicht if CONTACT in categorieen and is_vers(dossiers[pk], vandaag)]
    return {pk: g.naam for pk, g in gegevens.van_dossiers(open_).items()}


def _regel(termijn: Termijn, namen: Mapping[int, str | None], vandaag: date) -> Werkregel:
    dag: date | None = termijn.dag  # type: ignore[attr-defined]
    verlopen, alleen = dag is not None and dag < vandaag, not termijn.clausule
    wettelijk = termijn.sleutel.startswith(f"{WET}.")
    return Werkregel(
        nummer=termijn.dossier.nummer,
        afsprakenset=geldend(sets.versies(termijn.dossier.afsprakenset), vandaag).naam,
        naam=namen.get(termijn.dossier_id),
        sleutel=termijn.sleutel,
        clausule=termijn.clausule,
        wat=termijn.wat,
        uiterlijk=termijn.uiterlijk,
        status="verstreken" if verlopen else "open",
        dragers=tuple(termijn.dragers.split(",")),
        betreft=termijn.betreft or None,
        onbekend=termijn.onbekend,
        vanaf=termijn.vanaf,
        gemist=verlopen and not termijn.inhaalbaar,
        eigen=dag if dag != termijn.uiterlijk and not alleen else None,
        alleen_eigen=alleen,
        wettelijk=wettelijk,
        alleen_eigen_voorbij=verlopen
        and not wettelijk
        and (alleen or termijn.uiterlijk is None or termijn.uiterlijk >= vandaag),
    )
