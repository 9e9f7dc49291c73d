"""Who can do what in an organisation, and why: for its administrators."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.utils.functional import Promise

from waakvlam import klok
from waakvlam.organisaties.api import Lidregel, leden_van
from waakvlam.toegang.aanbieders import aanbieders
from waakvlam.toegang.bevoegdheden import BEVOEGDHEDEN, FUNCTIENAMEN, FUNCTIES
from waakvlam.toegang.models import Herkomst
from waakvlam.toegang.streken import rolnaam
from waakvlam.toegang.tweede_factor import ECHTE


@dataclass(frozen=True, slots=True)
class Kanregel:
    """What one member can do, and by what."""

    lid: Lidregel
    rol: str
    functie: str | Promise
    bevoegdheden: tuple[str | Promise, ...]
    aanbieder: str
    """The full name of the provider that gave it; empty when it was given here."""
    laatst_ingelogd: datetime | None
    tweede_stap: bool
    """Whether there is an app or a passkey here; at a provider that asks one itself there need not be."""


def wie_kan_wat(organisatie: str) -> tuple[Kanregel, ...]:
    """Everyone with access to an organisation now, by name. A fixed number of queries."""
    nu = klok.nu()
    leden = [lid for lid in leden_van(organisatie) if lid.geldt_op(nu)]
    accounts = get_user_model().objects.filter(kenmerk__in={lid.account for lid in leden}, is_active=True)
    laatst = dict(accounts.values_list("kenmerk", "last_login"))
    zeker = set(Authenticator.objects.filter(type__in=ECHTE, user__in=accounts).values_list("user__kenmerk", flat=True))
    bronnen = _bronnen(leden)
    dag = nu.date()
    return tuple(
        Kanregel(
            lid=lid,
            rol=rolnaam(lid.regio, lid.rol, dag),
            functie=FUNCTIENAMEN.get(lid.functie, lid.functie),
            bevoegdheden=tuple(tekst for naam, tekst in BEVOEGDHEDEN.items() if naam in FUNCTIES.get(lid.functie, ())),
            aanbieder=bronnen.get(lid.id, ""),
            laatst_ingelogd=laatst[lid.account],
            tweede_stap=lid.account in zeker,
        )
        for lid in leden
        if lid.account in laatst
    )


def _bronnen(leden: Iterable[Lidregel]) -> dict[int, str]:
    rijen = Herkomst.objects.filter(lidmaatschap__in=[lid.id for lid in leden])
    namen = {sleutel: aanbieder.naam for sleutel, aanbieder in aanbieders().items()}
    return {pk: namen.get(bron, bron) for pk, bron in rijen.values_list("lidmaatschap_id", "aanbieder")}
