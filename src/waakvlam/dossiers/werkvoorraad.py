"""The work list: rows that were made when facts were recorded. Nothing is evaluated here, and little is read.

A page is a part of one index, and a count stops at 500: neither costs more for who sees more dossiers.

Where the nightly run is behind, a row may be of yesterday, and after a change of the agreements it may be of the rules
before. Each row says on which days it holds, and what rests on a shared category (a name, a term of others) is left
out until the dossier is evaluated again: consent may have ended, or a rule on sharing.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from waakvlam import klok
from waakvlam.dossiers import gegevens, sets
from waakvlam.dossiers.behandelaars import werk_van
from waakvlam.dossiers.deur import Doorgang, deur, eis_deur
from waakvlam.dossiers.eigen import WET
from waakvlam.dossiers.eigentaken import TAAK
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.inhoud import CONTACT
from waakvlam.dossiers.models import Dossierzicht, Werkrij
from waakvlam.dossiers.regelafdruk import geldende_afdrukken, is_vers
from waakvlam.dossiers.werkfilter import gefilterd
from waakvlam.dossiers.werkrijen import ANDEREN, GEMIST, MIJN
from waakvlam.dossiers.werkvormen import Bladzijde, Werkregel
from waakvlam.kern.overgang import geldend
from waakvlam.toegang.api import Lezer

GROEPEN: Final = ("te_laat", "deze_week", "later", "zonder_datum", "wacht_op_anderen", "gemist")
AAN_ZET: Final = GROEPEN[:-1]
"""What can still be done, the most urgent first."""
PER_BLADZIJDE: Final = 25
WEEK_DAGEN: Final = 7
HOOGSTENS: Final = 500
"""So many rows of a group are counted and can be leafed through; what lies behind them is found by a filter."""
HOOGSTENS_PER_CLAUSULE: Final = 25
"""So many running terms are counted on a clause."""
MET_REDEN: Final = Q(soort=MIJN, termijn__verklaard_op__isnull=False)
"""For what the reader owes a reason was recorded. Of what others owe this is not told here."""
VERKLAARD: Final = {"ja": MET_REDEN, "nee": Q(soort=MIJN, termijn__verklaard_op__isnull=True)}
"""Why it was not done as agreed was recorded, or was not."""


def werkvoorraad(
    lezer: Lezer,
    *,
    groep: str = "",
    zoek: str = "",
    clausule: str = "",
    drager: str = "",
    van: str = "",
    verklaard: str = "",
    pagina: int = 1,
) -> Bladzijde:
    """One page of a group of the reader's terms, with how many each group has.

    Groups: te_laat, deze_week (today up to and including 7 days on), later, zonder_datum, wacht_op_anderen (owed by
    others in the reader's dossiers), and gemist: what went by and can no longer be done (the window of a periodic duty,
    or a duty that ended), the latest first. Without a group: the most urgent that holds something.

    `zoek`, `clausule` and `drager` (a role) narrow it (see `gefilterd`), and so does `van`, whose work it is: mij, team
    or niemand (see `behandelaars`), else everyone's; `verklaard` (ja or nee) keeps what the reader owes and for which a
    reason was recorded, or none. A page outside the list is the nearest one.

    Raises `ValueError` for an unknown group.
    """
    if groep and groep not in GROEPEN:
        raise ValueError(f"onbekende groep: {groep}; wel: {', '.join(GROEPEN)}")
    vandaag = klok.vandaag()
    with deur(lezer, "werkvoorraad") as doorgang:
        rijen = gefilterd(levend(lezer, vandaag), zoek, clausule, drager)
        rijen = rijen.filter(werk_van(lezer, van), VERKLAARD.get(verklaard, Q()))
        aantallen = _tel(rijen, vandaag)
        groep = groep or next((g for g in AAN_ZET if aantallen[g]), GROEPEN[0])
        paginas = max(1, ceil(min(aantallen[groep], HOOGSTENS) / PER_BLADZIJDE))
        pagina = min(max(1, pagina), paginas)
        gevonden = _bladzijde(rijen.filter(_groepen(vandaag)[groep]), groep, pagina)
        namen = _namen(lezer, gevonden, vandaag, doorgang)
        doorgang.toon({})
        for rij in gevonden:
            doorgang.toon({rij.nummer: {TRAJECT}}, {TRAJECT: rij.alleen_door})
    return Bladzijde(groep, tuple(_regel(rij, namen, vandaag) for rij in gevonden), aantallen, pagina, paginas)


def tellingen(lezer: Lezer, *, zoek: str = "", clausule: str = "", drager: str = "", van: str = "") -> dict[str, int]:
    """How many rows each group has, with the same filters; `HOOGSTENS` + 1 where there are more."""
    vandaag = klok.vandaag()
    with deur(lezer, "tellingen"):
        return _tel(gefilterd(levend(lezer, vandaag), zoek, clausule, drager).filter(werk_van(lezer, van)), vandaag)


def open_per_clausule(lezer: Lezer, clausules: Collection[str]) -> dict[str, int]:
    """How many running terms that the reader may see stand on each of these clauses, where there are any.

    No further than `HOOGSTENS_PER_CLAUSULE` + 1. One query, of a part of an index per clause.
    """
    with deur(lezer, "open_per_clausule"):
        if not clausules:
            return {}
        deze = RawSQL("clausules.column1", ())
        rijen = levend(lezer, klok.vandaag()).filter(soort__in=(MIJN, ANDEREN), clausule=deze)
        sql, waarden = _op_zijn_hoogst(rijen, HOOGSTENS_PER_CLAUSULE)
        rij = ", ".join(["(%s)"] * len(clausules))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT column1, ({sql}) FROM (VALUES {rij}) AS clausules", [*waarden, *clausules])  # noqa: S608
            return {clausule: aantal for clausule, aantal in cursor.fetchall() if aantal}


def levend(lezer: Lezer, vandaag: date) -> QuerySet[Werkrij]:
    """What counts today for the reader: a party today, and shared only where that was judged up to date."""
    eis_deur()
    vers = Q(vers_met__in=geldende_afdrukken()) & (Q(vers_tot__isnull=True) | Q(vers_tot__gt=vandaag))
    return Werkrij.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag),
        Q(deelt=False) | vers,
        organisatie=lezer.organisatie,
        rol=lezer.rol,
        vanaf__lte=vandaag,
    )


def _groepen(vandaag: date) -> dict[str, Q]:
    """Which of the rows stand in each group: each a part of the same index."""
    week = vandaag + timedelta(days=WEEK_DAGEN)
    return {
        "te_laat": Q(soort=MIJN, dag__lt=vandaag),
        "deze_week": Q(soort=MIJN, dag__gte=vandaag, dag__lte=week),
        "later": Q(soort=MIJN, dag__gt=week),
        "zonder_datum": Q(soort=MIJN, dag__isnull=True),
        "wacht_op_anderen": Q(soort=ANDEREN),
        "gemist": Q(soort=GEMIST),
    }


def _tel(rijen: QuerySet[Werkrij], vandaag: date) -> dict[str, int]:
    """How many of these rows each group has, and no further than `HOOGSTENS` + 1. One query."""
    try:
        delen = [_op_zijn_hoogst(rijen.filter(welke), HOOGSTENS) for welke in _groepen(vandaag).values()]
    except EmptyResultSet:  # a filter that nothing can pass, such as the work of a team by who is in none
        return dict.fromkeys(GROEPEN, 0)
    with connection.cursor() as cursor:
        vraag = ", ".join(f"({sql})" for sql, _ in delen)
        cursor.execute(f"SELECT {vraag}", [waarde for _, waarden in delen for waarde in waarden])
        return dict(zip(GROEPEN, cursor.fetchone(), strict=True))


def _op_zijn_hoogst(rijen: QuerySet[Werkrij], hoogstens: int) -> tuple[str, tuple[Any, ...]]:
    """The question, with its values, that counts these rows to one more than this. Raises `EmptyResultSet`."""
    sql, waarden = rijen.values("pk")[: hoogstens + 1].query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    return f"SELECT COUNT(*) FROM ({sql}) AS deel", waarden  # noqa: S608 - of the query itself


def _bladzijde(rijen: QuerySet[Werkrij], groep: str, pagina: int) -> list[Werkrij]:
    """The rows of a page. What lies before it is skipped in the index: only what is shown is looked up beside it."""
    vanaf = (pagina - 1) * PER_BLADZIJDE
    welke = _op_volgorde(rijen, groep).values("pk")[vanaf : vanaf + PER_BLADZIJDE]
    return list(_op_volgorde(Werkrij.objects.filter(pk__in=welke).select_related("dossier", "termijn"), groep))


def _op_volgorde(rijen: QuerySet[Werkrij], groep: str) -> QuerySet[Werkrij]:
    """The most urgent first; of what is only to be looked back on, the latest. As the index has them."""
    if groep == "gemist":
        return rijen.order_by("-dag", "-dossier_id", "-termijn_id")
    return rijen.order_by(F("dag").asc(nulls_last=True), "dossier_id", "termijn_id")


def _namen(lezer: Lezer, rijen: Iterable[Werkrij], vandaag: date, doorgang: Doorgang) -> dict[int, str | None]:
    """Per dossier the name, where the role may see it and the dossier is not due for another look."""
    dossiers = {rij.dossier_id: rij.dossier for rij in rijen}
    zicht = Dossierzicht.objects.filter(dossier__in=dossiers, rol=lezer.rol)
    open_ = {
        pk: alleen_door
        for pk, categorieen, alleen_door in zicht.values_list("dossier", "categorieen", "alleen_door")
        if CONTACT in categorieen and is_vers(dossiers[pk], vandaag)
    }
    namen = {pk: g.naam for pk, g in gegevens.van_dossiers(dossiers[pk] for pk in open_).items()}
    for pk in (pk for pk, naam in namen.items() if naam):
        doorgang.toon({dossiers[pk].nummer: {CONTACT}}, open_[pk])
    return namen


def _regel(rij: Werkrij, namen: Mapping[int, str | None], vandaag: date) -> Werkregel:
    termijn, dag, alleen = rij.termijn, rij.dag, not rij.clausule
    verlopen, wettelijk = dag is not None and dag < vandaag, termijn.sleutel.startswith(f"{WET}.")
    return Werkregel(
        nummer=rij.nummer,
        afsprakenset=geldend(sets.versies(rij.dossier.afsprakenset), vandaag).naam,
        naam=namen.get(rij.dossier_id),
        sleutel=termijn.sleutel,
        clausule=termijn.clausule,
        wat=termijn.wat,
        uiterlijk=termijn.uiterlijk,
        status="verstreken" if verlopen else "open",
        dragers=tuple(termijn.dragers.split(",")),
        onbekend=termijn.onbekend,
        vanaf=termijn.vanaf,
        gemist=rij.soort == GEMIST,
        eigen=dag if dag != termijn.uiterlijk and not alleen else None,
        alleen_eigen=alleen,
        wettelijk=wettelijk,
        verklaard_op=termijn.verklaard_op if rij.soort == MIJN else None,
        taak=termijn.sleutel.startswith(f"{TAAK}."),
        alleen_eigen_voorbij=verlopen
        and not wettelijk
        and (alleen or termijn.uiterlijk is None or termijn.uiterlijk >= vandaag),
    )
