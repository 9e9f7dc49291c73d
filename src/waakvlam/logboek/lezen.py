"""Read the log of one organisation, a page at a time; who reads it comes to stand in it, in the same transaction."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, cast

from django.db import transaction
from django.db.models import QuerySet

from waakvlam import klok
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.logboek.noteren import Wie, noteer
from waakvlam.verwerkingen.register import Soort

PAD: Final = "logboek.lezen"
PER_BLADZIJDE: Final = 25


@dataclass(frozen=True, slots=True)
class Logvraag:
    """What is looked for; what is empty does not narrow. `van` and `tot_en_met` include both days.

    `ook_lezen`: lines about reading the log too, which would else push away what one looks for.
    """

    dossier: str = ""
    account: str = ""
    handeling: str = ""
    van: date | None = None
    tot_en_met: date | None = None
    ook_lezen: bool = False


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line as a reader of the log gets it."""

    id: int
    wanneer: datetime
    account: str
    rol: str
    ondersteuning: bool
    betrokkene: str
    soort: str
    handeling: str
    categorieen: tuple[str, ...]
    pad: str
    activiteit: str
    grond: str
    doel: str
    reden: str
    mislukt: bool


@dataclass(frozen=True, slots=True)
class Logbladzijde:
    """Lines, the latest first. `ouder`: pass this as `voor` for the next page; None at the end."""

    regels: tuple[Logregel, ...]
    ouder: int | None


def lees_logboek(wie: Wie, vraag: Logvraag, voor: int | None = None) -> Logbladzijde:
    """A page of what people of the organisation of `wie` processed, older than line `voor`.

    Whether `wie` may read the log is for the caller to ask. The reading adds a line for each dossier and each
    colleague on the page. No lines are counted, so that a page costs the same in a log of any size.
    """
    with transaction.atomic():
        rijen = _gezocht(Verwerkingsregel.objects.filter(organisatie=wie.organisatie), vraag)
        if voor is not None:
            rijen = rijen.filter(id__lt=voor)
        gevonden = list(rijen.order_by("-id")[: PER_BLADZIJDE + 1])
        bladzijde = gevonden[:PER_BLADZIJDE]
        _noteer_lezen(wie, bladzijde)
    ouder = bladzijde[-1].pk if len(gevonden) > PER_BLADZIJDE else None
    return Logbladzijde(tuple(regel_van(rij) for rij in bladzijde), ouder)


def _gezocht(rijen: QuerySet[Verwerkingsregel], vraag: Logvraag) -> QuerySet[Verwerkingsregel]:
    gelijk = {"betrokkene": vraag.dossier, "account": vraag.account, "handeling": vraag.handeling}
    rijen = rijen.filter(**{naam: waarde for naam, waarde in gelijk.items() if waarde})
    if vraag.van:
        rijen = rijen.filter(geeindigd_op__gte=_begin(vraag.van))
    if vraag.tot_en_met:
        rijen = rijen.filter(geeindigd_op__lt=_begin(vraag.tot_en_met + timedelta(days=1)))
    return rijen if vraag.ook_lezen else rijen.exclude(pad=PAD)


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), klok.AMSTERDAM)


def _noteer_lezen(wie: Wie, rijen: list[Verwerkingsregel]) -> None:
    """Of whom lines were read: the people in dossiers per kind, and the colleagues who made the lines."""
    gezien: dict[str, set[str]] = {"medewerker": {rij.account for rij in rijen}}
    for rij in rijen:
        if rij.betrokkene:
            gezien.setdefault(rij.betrokkene_soort, set()).add(rij.betrokkene)
    for soort, nummers in gezien.items():
        personen = dict.fromkeys(sorted(nummers), ("handelingen",))
        noteer(wie, "verantwoorden", personen, handeling="lezen", pad=PAD, soort=cast("Soort", soort))


def regel_van(rij: Verwerkingsregel) -> Logregel:
    """A line as a reader gets it."""
    return Logregel(
        id=rij.pk,
        wanneer=rij.geeindigd_op.astimezone(klok.AMSTERDAM),
        account=rij.account,
        rol=rij.rol,
        ondersteuning=rij.namens_ondersteuning,
        betrokkene=rij.betrokkene,
        soort=rij.betrokkene_soort,
        handeling=rij.handeling,
        categorieen=tuple(rij.categorieen.split()),
        pad=rij.pad,
        activiteit=rij.activiteit,
        grond=rij.grond,
        doel=rij.doel,
        reden=rij.reden,
        mislukt=rij.status == "fout",
    )
