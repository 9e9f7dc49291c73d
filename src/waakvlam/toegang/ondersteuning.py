"""Support from outside: an administrator lets someone look along, for a reason and for some hours, and sees who did."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from waakvlam import klok
from waakvlam.logboek.api import noteer
from waakvlam.organisaties.api import Lidregel, Organisatiefout, kenmerk_van, maak_account, namen_van, organisatie
from waakvlam.toegang import logregels
from waakvlam.toegang.bevoegdheden import ONDERSTEUNING
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.models import Ondersteuner, Ondersteuning, Toegangsregel

REDENEN = {
    "storing": _("Er werkt iets niet"),
    "vraag": _("Wij hebben een vraag over wat wij zien"),
    "gegevens": _("Er staat iets dat niet klopt"),
    "inrichten": _("Hulp bij het inrichten"),
}
UREN = (1, 2, 4, 8)


@dataclass(frozen=True, slots=True)
class Steunregel:
    """One time that support was let in, for the administrators of the organisation."""

    id: int
    naam: str
    reden: str
    door: str
    vanaf: datetime
    tot: datetime
    """When it ended, or will."""
    loopt: bool
    gebruikt: tuple[datetime, ...]
    """When this person went in."""


def maak_ondersteuner(email: str, naam: str) -> str:
    """An account that can be let in to give support; gives its name. Once made, it is found again.

    Raises `Organisatiefout` when this address is of someone who works for an organisation here.
    """
    with transaction.atomic():
        kenmerk = kenmerk_van(email) or maak_account(email, naam)
        account = get_user_model().objects.get(kenmerk=kenmerk)
        if account.lidmaatschappen.exists():
            raise Organisatiefout(__("Dit adres is van iemand die voor een organisatie werkt. Neem een ander adres."))
        Ondersteuner.objects.get_or_create(account=account)
    return kenmerk


def ondersteuners() -> dict[str, str]:
    """Who can be let in, by name of the account."""
    wie = Ondersteuner.objects.filter(account__is_active=True).order_by("account__naam")
    return dict(wie.values_list("account__kenmerk", "account__naam"))


def verleen(lezer: Lezer, account: str, reden: str, uren: int) -> Ondersteuning:
    """Let someone in from now on, in the role in which the administrator acts. An earlier time that runs is ended.

    Raises `ValueError` for a reason, a length or a person that cannot be chosen.
    """
    if reden not in REDENEN or uren not in UREN or account not in ondersteuners():
        raise ValueError("deze ondersteuning kan niet worden verleend")
    nu = klok.nu()
    with transaction.atomic():
        for lopend in _lopend(nu).filter(organisatie=lezer.organisatie, account=account):
            _beeindig(lezer, lopend, nu)
        rij = Ondersteuning.objects.create(
            organisatie=lezer.organisatie,
            account=account,
            rol=lezer.rol,
            regio=lezer.regio,
            reden=reden,
            verleend_door=lezer.account,
            vanaf=nu,
            tot=nu + timedelta(hours=uren),
        )
        _schrijf(lezer, rij, logregels.ONDERSTEUNING_VERLEEND)
    return rij


def beeindig(lezer: Lezer, nummer: int) -> bool:
    """End one that runs in the own organisation, this minute; whether there was one."""
    nu = klok.nu()
    with transaction.atomic():
        rij = _lopend(nu).select_for_update().filter(organisatie=lezer.organisatie, pk=nummer).first()
        if rij is not None:
            _beeindig(lezer, rij, nu)
    return rij is not None


def _beeindig(lezer: Lezer, rij: Ondersteuning, nu: datetime) -> None:
    rij.beeindigd_op, rij.beeindigd_door = nu, lezer.account
    rij.save(update_fields=["beeindigd_op", "beeindigd_door"])
    _schrijf(lezer, rij, logregels.ONDERSTEUNING_BEEINDIGD)


def _schrijf(lezer: Lezer, rij: Ondersteuning, soort: str) -> None:
    logregels.schrijf(
        soort, account=lezer.account, over=rij.account, organisatie=rij.organisatie, bijzonderheid=rij.reden
    )
    betrokkene = {rij.account: ["werkrelatie"]}
    noteer(
        lezer.wie, "accounts_beheren", betrokkene,
        handeling="wijzigen", pad="toegang.ondersteuning", soort="medewerker", reden=rij.reden,
    )  # fmt: skip


def mag_kijken_bij(account: str) -> tuple[Lidregel, ...]:
    """Where an account may look along now, as if it were a membership; its number is below zero."""
    gevonden = []
    for rij in _lopend(klok.nu()).filter(account=account).order_by("pk"):
        waar = organisatie(rij.organisatie)
        if waar is not None and waar.actief:
            gevonden.append(
                Lidregel(
                    id=-rij.pk,
                    account=account,
                    naam=namen_van([account])[account],
                    email="",
                    organisatie=waar.sleutel,
                    organisatienaam=waar.naam,
                    rol=rij.rol,
                    regio=rij.regio,
                    functie=ONDERSTEUNING,
                    omschrijving=__("ondersteuning"),
                    team=None,
                    teamnaam="",
                    vanaf=rij.vanaf,
                    tot=rij.tot,
                )
            )
    return tuple(gevonden)


def overzicht(organisatie_: str) -> tuple[Steunregel, ...]:
    """Every time that support was let in here, the latest first."""
    nu = klok.nu()
    rijen = list(Ondersteuning.objects.filter(organisatie=organisatie_).order_by("-pk"))
    namen = namen_van({naam for rij in rijen for naam in (rij.account, rij.verleend_door)})
    keren = Toegangsregel.objects.filter(organisatie=organisatie_, soort=logregels.ONDERSTEUNING_GEBRUIKT)
    gebruik = list(keren.order_by("pk").values_list("account", "moment"))
    gevonden = []
    for rij in rijen:
        tot = rij.beeindigd_op or rij.tot
        gevonden.append(
            Steunregel(
                id=rij.pk,
                naam=namen.get(rij.account, ""),
                reden=str(REDENEN[rij.reden]),
                door=namen.get(rij.verleend_door, ""),
                vanaf=rij.vanaf,
                tot=tot,
                loopt=nu < tot,
                gebruikt=tuple(m for account, m in gebruik if account == rij.account and rij.vanaf <= m < tot),
            )
        )
    return tuple(gevonden)


def wachtwoordadres(kenmerk: str) -> str:
    """Where this account chooses a password: as by mail, within the hour and once."""
    account = get_user_model().objects.get(kenmerk=kenmerk)
    sleutel = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return reverse("account_reset_password_from_key", kwargs=sleutel)


def _lopend(nu: datetime) -> QuerySet[Ondersteuning]:
    van_nu = Q(vanaf__lte=nu, tot__gt=nu, beeindigd_op=None)
    return Ondersteuning.objects.filter(van_nu, account__in=Ondersteuner.objects.values("account__kenmerk"))
