"""Stand-ins: a colleague takes over someone's work during absence."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.organisaties.leden import lid
from waakvlam.organisaties.models import Vervanging
from waakvlam.organisaties.vormen import Organisatiefout, Vervangregel


def vervang(organisatie: str, afwezig: int, vervanger: int, vanaf: date, tot_en_met: date) -> Vervangregel:
    """Let one member stand in for another, both days included.

    Raises `Organisatiefout` when they are the same person, act in another role or region, or are not both in service
    the whole time; when the last day comes before the first; and when they are already doing this then.
    """
    with transaction.atomic():
        weg, er = lid(organisatie, afwezig), lid(organisatie, vervanger)
        if weg.account == er.account:
            raise Organisatiefout(_("Kies een andere collega als vervanger."))
        if (weg.rol, weg.regio) != (er.rol, er.regio):
            raise Organisatiefout(_("De vervanger moet dezelfde rol in dezelfde regio hebben."))
        if tot_en_met < vanaf:
            raise Organisatiefout(_("De laatste dag kan niet voor de eerste liggen."))
        begin = datetime.combine(vanaf, time(), klok.AMSTERDAM) + timedelta(days=1)
        if any(r.tot is not None and r.tot < begin for r in (weg, er)):
            raise Organisatiefout(_("Deze collega is dan al uit dienst."))
        zelfde = Vervanging.objects.filter(afwezig=afwezig, vervanger=vervanger)
        if zelfde.filter(vanaf__lte=tot_en_met, tot_en_met__gte=vanaf).exists():
            raise Organisatiefout(_("Deze vervanging staat er al."))
        rij = Vervanging.objects.create(afwezig_id=afwezig, vervanger_id=vervanger, vanaf=vanaf, tot_en_met=tot_en_met)
    return _regel(rij)


def stop_vervanging(organisatie: str, vervanging: int) -> None:
    """End a stand-in as of today: the days that were stay known, one that has not begun goes."""
    gisteren = klok.vandaag() - timedelta(days=1)
    rijen = Vervanging.objects.filter(pk=vervanging, afwezig__organisatie__sleutel=organisatie)
    rijen.filter(vanaf__gt=gisteren).delete()
    rijen.filter(tot_en_met__gt=gisteren).update(tot_en_met=gisteren)


def vervangingen_van(organisatie: str, vanaf: date) -> tuple[Vervangregel, ...]:
    """The stand-ins of an organisation that have not ended before a day, first ones first."""
    rijen = _rijen().filter(afwezig__organisatie__sleutel=organisatie, tot_en_met__gte=vanaf)
    return tuple(_regel(rij) for rij in rijen.order_by("vanaf", "pk"))


def vervangers_van(account: str, dag: date) -> tuple[Vervangregel, ...]:
    """Who stands in for someone on a day."""
    return tuple(_regel(rij) for rij in _lopend(dag).filter(afwezig__account__kenmerk=account).order_by("pk"))


def vervangt(account: str, organisatie: str, rol: str, dag: date) -> tuple[str, ...]:
    """The accounts whose work someone takes over on a day, at this organisation in this role."""
    rijen = _lopend(dag).filter(
        vervanger__account__kenmerk=account, vervanger__organisatie__sleutel=organisatie, vervanger__rol=rol
    )
    return tuple(rijen.values_list("afwezig__account__kenmerk", flat=True).distinct())


def _lopend(dag: date) -> QuerySet[Vervanging]:
    """On this day, by someone who has not left."""
    begin = datetime.combine(dag, time(), klok.AMSTERDAM)
    blijft = Q(vervanger__tot__isnull=True) | Q(vervanger__tot__gt=max(begin, klok.nu()))
    return _rijen().filter(blijft, vanaf__lte=dag, tot_en_met__gte=dag)


def _rijen() -> QuerySet[Vervanging]:
    zelfde = Q(afwezig__organisatie=F("vervanger__organisatie"))
    return Vervanging.objects.filter(zelfde).select_related("afwezig__account", "vervanger__account")


def _regel(rij: Vervanging) -> Vervangregel:
    return Vervangregel(
        id=rij.pk,
        afwezig=rij.afwezig_id,
        afwezig_account=rij.afwezig.account.kenmerk,
        afwezig_naam=rij.afwezig.account.naam,
        vervanger=rij.vervanger_id,
        vervanger_account=rij.vervanger.account.kenmerk,
        vervanger_naam=rij.vervanger.account.naam,
        vanaf=rij.vanaf,
        tot_en_met=rij.tot_en_met,
    )
