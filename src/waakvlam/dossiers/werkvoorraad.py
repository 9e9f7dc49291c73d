"""The work list: rows that were made when facts were recorded. Nothing is evaluated here, and little is read.

A page is a part of one index, and a count stops at a thousand: neither costs more for who sees more dossiers.

Where the nightly run is behind, a row may be of yesterday, and after a change of the agreements it may be of the rules
before. Each row says on which days it holds, and what rests on a shared category (a name, a term of others) is left
out until the dossier is evaluated again: consent may have ended, or a rule on sharing.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Final

from django.db.models import Count, F, Q, QuerySet

from waakvlam import klok
from waakvlam.dossiers import gegevens, sets
from waakvlam.dossiers.behandelaars import werk_van
from waakvlam.dossiers.deur import deur, eis_deur
from waakvlam.dossiers.eigen import WET
from waakvlam.dossiers.feitregels import TRAJECT
from waakvlam.dossiers.inhoud import CONTACT
from waakvlam.dossiers.models import Dossierzicht, Werkrij
from waakvlam.dossiers.regelafdruk import geldende_afdrukken, is_vers
from waakvlam.dossiers.werkrijen import ANDEREN, GEMIST, MIJN
from waakvlam.dossiers.werkvormen import Bladzijde, Werkregel
from waakvlam.kern.overgang import geldend
from waakvlam.toegang.api import Lezer

GROEPEN: Final = ("te_laat", "deze_week", "later", "zonder_datum", "wacht_op_anderen", "gemist")
PER_BLADZIJDE: Final = 25
WEEK_DAGEN: Final = 7
MAX_ZOEK: Final = 100
HOOGSTENS: Final = 1000
"""So many rows of a group are counted and can be leafed through; what lies behind them is found by a filter."""


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
    one; `aantal` is `HOOGSTENS` + 1 where there are more. Raises `ValueError` for an unknown group.
    """
    if groep not in GROEPEN:
        raise ValueError(f"onbekende groep: {groep}; wel: {', '.join(GROEPEN)}")
    vandaag = klok.vandaag()
    with deur(lezer, "werkvoorraad") as doorgang:
        rijen = _gezocht(_levend(lezer, vandaag), zoek, clausule, drager).filter(
            werk_van(lezer, van), _groepen(vandaag)[groep]
        )
        aantal = _tel(rijen)
        paginas = max(1, ceil(min(aantal, HOOGSTENS) / PER_BLADZIJDE))
        pagina = min(max(1, pagina), paginas)
        vanaf = (pagina - 1) * PER_BLADZIJDE
        op_volgorde = _op_volgorde(rijen.select_related("dossier", "termijn"), groep)
        gevonden = list(op_volgorde[vanaf : vanaf + PER_BLADZIJDE])
        namen = _namen(lezer, gevonden, vandaag)
        doorgang.toon({r.nummer: {TRAJECT, *({CONTACT} if namen.get(r.dossier_id) else ())} for r in gevonden})
    return Bladzijde(groep, tuple(_regel(rij, namen, vandaag) for rij in gevonden), aantal, pagina, paginas)


def tellingen(lezer: Lezer, *, zoek: str = "", clausule: str = "", drager: str = "", van: str = "") -> dict[str, int]:
    """How many rows each group has, with the same filters; `HOOGSTENS` + 1 where there are more. One query each."""
    vandaag, werk = klok.vandaag(), werk_van(lezer, van)
    with deur(lezer, "tellingen"):
        rijen = _gezocht(_levend(lezer, vandaag), zoek, clausule, drager).filter(werk)
        return {groep: _tel(rijen.filter(welke)) for groep, welke in _groepen(vandaag).items()}


def open_per_clausule(lezer: Lezer) -> dict[str, int]:
    """How many running terms that the reader may see stand on each clause."""
    with deur(lezer, "open_per_clausule"):
        rijen = _levend(lezer, klok.vandaag()).filter(soort__in=(MIJN, ANDEREN)).exclude(clausule="")
        return dict(rijen.values_list("clausule").annotate(Count("pk")).order_by("clausule"))


def _levend(lezer: Lezer, vandaag: date) -> QuerySet[Werkrij]:
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


def _tel(rijen: QuerySet[Werkrij]) -> int:
    return rijen[: HOOGSTENS + 1].count()


def _op_volgorde(rijen: QuerySet[Werkrij], groep: str) -> QuerySet[Werkrij]:
    """The most urgent first; of what is only to be looked back on, the latest. As the index has them."""
    if groep == "gemist":
        return rijen.order_by("-dag", "-dossier_id", "-termijn_id")
    return rijen.order_by(F("dag").asc(nulls_last=True), "dossier_id", "termijn_id")


def _gezocht(rijen: QuerySet[Werkrij], zoek: str, clausule: str, drager: str) -> QuerySet[Werkrij]:
    if gezocht := zoek.strip()[:MAX_ZOEK]:
        rijen = rijen.filter(Q(nummer__icontains=gezocht) | Q(clausule__icontains=gezocht) | Q(wat__icontains=gezocht))
    if clausule:
        rijen = rijen.filter(clausule=clausule)
    if drager:
        rijen = rijen.filter(dragers__contains=f",{drager},")
    return rijen


def _namen(lezer: Lezer, rijen: Iterable[Werkrij], vandaag: date) -> dict[int, str | None]:
    """Per dossier the name, where the role may see it and the dossier is not due for another look."""
    dossiers = {rij.dossier_id: rij.dossier for rij in rijen}
    zicht = Dossierzicht.objects.filter(dossier__in=dossiers, rol=lezer.rol).values_list("dossier", "categorieen")
    open_ = [dossiers[pk] for pk, categorieen in zicht if CONTACT in categorieen and is_vers(dossiers[pk], vandaag)]
    return {pk: g.naam for pk, g in gegevens.van_dossiers(open_).items()}


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
        betreft=termijn.betreft or None,
        onbekend=termijn.onbekend,
        vanaf=termijn.vanaf,
        gemist=rij.soort == GEMIST,
        eigen=dag if dag != termijn.uiterlijk and not alleen else None,
        alleen_eigen=alleen,
        wettelijk=wettelijk,
        alleen_eigen_voorbij=verlopen
        and not wettelijk
        and (alleen or termijn.uiterlijk is None or termijn.uiterlijk >= vandaag),
    )
