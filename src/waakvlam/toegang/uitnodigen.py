"""Inviting: the only way in for someone new. A link with a secret, of which only a hash is kept, that works once."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from waakvlam import klok
from waakvlam.organisaties.api import (
    Organisatiefout,
    geef_rol,
    lidmaatschappen_van,
    neem_op,
    organisatie,
    richt_op,
    teams_van,
)
from waakvlam.toegang import logregels
from waakvlam.toegang.bevoegdheden import FUNCTIES
from waakvlam.toegang.models import Herkomst, Uitnodiging

GEHEIM_BYTES = 32
GELDIG = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """Whom to invite, and as what."""

    organisatie: str
    email: str
    naam: str
    rol: str
    regio: str
    functie: str = "medewerker"
    omschrijving: str = ""
    team: int | None = None


def nodig_uit(gevraagd: Gevraagd, door: str) -> tuple[Uitnodiging, str]:
    """A new invitation and its secret, which is told only here. An open one for the same place is withdrawn.

    Raises `Organisatiefout` when the organisation has left or lacks that role, function or team, and when this person
    has that place.
    """
    email = gevraagd.email.strip().lower()
    _eis_mogelijk(gevraagd, email)
    geheim = secrets.token_urlsafe(GEHEIM_BYTES)
    nu = klok.nu()
    with transaction.atomic():
        zelfde = {"email": email, "rol": gevraagd.rol, "regio": gevraagd.regio}
        open_in(gevraagd.organisatie).filter(**zelfde).update(ingetrokken_op=nu)
        rij = Uitnodiging.objects.create(
            organisatie=gevraagd.organisatie,
            naam=gevraagd.naam.strip(),
            functie=gevraagd.functie,
            omschrijving=gevraagd.omschrijving.strip(),
            team=gevraagd.team,
            geheim_hash=hash_van(geheim),
            door=door,
            aangemaakt_op=nu,
            verloopt_op=nu + GELDIG,
            **zelfde,
        )
        logregels.schrijf(logregels.UITGENODIGD, account=door, organisatie=rij.organisatie, bijzonderheid=str(rij.pk))
    return rij, geheim


def _eis_mogelijk(gevraagd: Gevraagd, email: str) -> None:
    waar = organisatie(gevraagd.organisatie)
    if waar is not None and not waar.actief:
        raise Organisatiefout(_("%(naam)s doet niet meer mee.") % {"naam": waar.naam})
    if waar is None or (gevraagd.rol, gevraagd.regio) not in waar.rollen:
        raise Organisatiefout(_("Deze organisatie heeft die rol niet in deze regio."))
    if gevraagd.functie not in FUNCTIES:
        raise Organisatiefout(_("Deze functie is er niet."))
    if gevraagd.team is not None and gevraagd.team not in {team.id for team in teams_van(gevraagd.organisatie)}:
        raise Organisatiefout(_("Dit team is er niet."))
    account = get_user_model().objects.filter(email=email).first()
    plek = (gevraagd.organisatie, gevraagd.rol, gevraagd.regio)
    leden = lidmaatschappen_van(account.kenmerk) if account is not None else ()
    if plek in {(lid.organisatie, lid.rol, lid.regio) for lid in leden}:
        raise Organisatiefout(_("Deze collega werkt hier al in die rol."))


def hash_van(geheim: str) -> str:
    """By which an invitation is found. The secret is random and long, so that a plain hash is enough."""
    return hashlib.sha256(geheim.encode()).hexdigest()


def open_in(organisatie_: str) -> QuerySet[Uitnodiging]:
    """The invitations of an organisation that can still be accepted, newest first."""
    return _open().filter(organisatie=organisatie_).order_by("-aangemaakt_op")


def open_met(geheim_hash: str) -> Uitnodiging | None:
    """The invitation with this hash, if it can still be accepted."""
    return _open().filter(geheim_hash=geheim_hash).first()


def _open() -> QuerySet[Uitnodiging]:
    return Uitnodiging.objects.filter(aanvaard_op=None, ingetrokken_op=None, verloopt_op__gt=klok.nu())


def trek_in(organisatie_: str, uitnodiging: int, door: str) -> bool:
    """Withdraw an open invitation of this organisation; whether there was one."""
    gedaan = open_in(organisatie_).filter(pk=uitnodiging).update(ingetrokken_op=klok.nu())
    if gedaan:
        logregels.schrijf(logregels.INGETROKKEN, account=door, organisatie=organisatie_, bijzonderheid=str(uitnodiging))
    return bool(gedaan)


def bekende(uitnodiging: Uitnodiging) -> Any:
    """The account of the person who is invited; None for someone new."""
    return get_user_model().objects.filter(email=uitnodiging.email).first()


def mag_wachtwoord_kiezen(uitnodiging: Uitnodiging) -> bool:
    """Whether the link is enough to choose a password: for someone new, or who has none and is elsewhere nobody.

    Else an invitation by one organisation would open what another gave.
    """
    account = bekende(uitnodiging)
    if account is None:
        return True
    leden = lidmaatschappen_van(account.kenmerk)
    elders = [lid.id for lid in leden if lid.organisatie != uitnodiging.organisatie]
    return (
        account.is_active
        and not account.has_usable_password()
        and Herkomst.objects.filter(lidmaatschap__in=elders).count() == len(elders)
    )


def kom_binnen(uitnodiging: Uitnodiging, naam: str, wachtwoord: str) -> Any:
    """The account of someone new, with its password and the place it was invited to. Raises as `aanvaard`."""
    with transaction.atomic():
        account = bekende(uitnodiging) or get_user_model()(email=uitnodiging.email)
        account.naam = naam.strip()
        account.set_password(wachtwoord)
        account.save()
        aanvaard(uitnodiging.geheim_hash, account)
    return account


def aanvaard(geheim_hash: str, account: Any) -> None:
    """Give an account the place that it was invited to, once.

    Raises `Organisatiefout` when the invitation is not open any more, is for another address, or cannot be given.
    """
    with transaction.atomic():
        rij = _open().select_for_update().filter(geheim_hash=geheim_hash, email=account.email).first()
        if rij is None:
            raise Organisatiefout(_("Deze uitnodiging werkt niet meer."))
        rij.aanvaard_op = klok.nu()
        rij.save(update_fields=["aanvaard_op"])
        neem_op(
            account.kenmerk, rij.organisatie, rij.rol, rij.regio,
            functie=rij.functie, omschrijving=rij.omschrijving, team=rij.team,
        )  # fmt: skip
        logregels.schrijf(
            logregels.AANVAARD, account=account.kenmerk, organisatie=rij.organisatie, bijzonderheid=str(rij.pk)
        )


def stuur(uitnodiging: Uitnodiging, adres: str) -> bool:
    """Mail the link, with nothing else of the person; False where no mail goes out."""
    if not settings.MAIL_AAN:
        return False
    waar = organisatie(uitnodiging.organisatie)
    naam = waar.naam if waar is not None else uitnodiging.organisatie
    tekst = render_to_string("toegang/uitnodiging.txt", {"adres": adres, "organisatie": naam})
    send_mail(_("Uitnodiging voor Waakvlam"), tekst.strip() + "\n", None, [uitnodiging.email])
    return True


def nodig_beheerder_uit(email: str, naam: str, *, organisatie_: str, organisatienaam: str, rol: str, regio: str) -> str:
    """The secret of an invitation for an administrator, by the one who installed this.

    Makes the organisation where it is not there yet, and gives it the role in that region where it lacks that.
    Raises `Organisatiefout` as `nodig_uit`, and when a new organisation is given no full name.
    """
    with transaction.atomic():
        if organisatie(organisatie_) is not None:
            geef_rol(organisatie_, rol, regio)
        elif organisatienaam:
            richt_op(organisatienaam, [(rol, regio)], organisatie_)
        else:
            raise Organisatiefout(f"er is geen organisatie {organisatie_}; geef ook haar naam")
        _rij, geheim = nodig_uit(Gevraagd(organisatie_, email, naam, rol, regio, "beheerder"), door="")
    return geheim
