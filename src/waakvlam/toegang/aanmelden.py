"""Letting in whom a provider of an organisation vouches for, with the memberships that its groups give today."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from waakvlam.organisaties.api import (
    Lidregel,
    Organisatiefout,
    beeindig,
    lidmaatschappen_van,
    maak_account,
    neem_op,
    organisatie,
    teams_van,
    wijzig,
)
from waakvlam.toegang import logregels
from waakvlam.toegang.aanbieders import Aanbieder, Plaats
from waakvlam.toegang.models import Herkomst

Plek = tuple[str, str, str]
"""Organisation, role and region: what a person can be once at a time."""


class Geweigerd(Exception):
    """The provider may not let this person in; the message says why, to that person."""


def laat_binnen(aanbieder: Aanbieder, beweringen: Mapping[str, Any], bekend: Any = None) -> Any:
    """The account of whom the provider sent, its memberships brought in line with the groups of today.

    `bekend` is the account that came in by this provider before. Raises `Geweigerd` when the address is of another
    domain than the provider's, is not confirmed, or no group gives a place and none was given here.
    """
    email = _email(aanbieder, beweringen)
    with transaction.atomic():
        account = _account(email, bekend)
        gewenst = _gewenst(aanbieder, beweringen)
        if account is None:
            if not gewenst:
                raise Geweigerd(_geen_plaats())
            maak_account(email, str(beweringen.get("name") or email))
            account = _account(email, None)
        _breng_in_lijn(aanbieder, account.kenmerk, gewenst)
    if not any(lid.organisatie in aanbieder.organisaties for lid in lidmaatschappen_van(account.kenmerk)):
        raise Geweigerd(_geen_plaats())
    return account


def _geen_plaats() -> str:
    return _("Uw organisatie heeft u geen toegang tot Waakvlam gegeven. Vraag het uw beheerder.")


def _email(aanbieder: Aanbieder, beweringen: Mapping[str, Any]) -> str:
    email = str(beweringen.get("email") or "").strip().lower()
    if email.rpartition("@")[2] not in aanbieder.domeinen or beweringen.get("email_verified") is False:
        raise Geweigerd(_("Met dit e-mailadres kunt u niet via deze organisatie inloggen."))
    return email


def _account(email: str, bekend: Any) -> Any:
    """The account, locked so that two sign-ins at once do not both give a membership."""
    zoek = {"pk": bekend.pk} if bekend is not None else {"email": email}
    return get_user_model().objects.select_for_update().filter(**zoek).first()


def _gewenst(aanbieder: Aanbieder, beweringen: Mapping[str, Any]) -> dict[Plek, Plaats]:
    """The places that the groups give; where two give the same one, the first in the file decides on the function."""
    verteld = beweringen.get(aanbieder.groepclaim) or ()
    groepen = {verteld} if isinstance(verteld, str) else {str(groep) for groep in verteld}
    plaatsen = [p for groep, rij in aanbieder.groepen.items() if groep in groepen for p in rij]
    return {(p.organisatie, p.rol, p.regio): p for p in reversed(plaatsen)}


def _breng_in_lijn(aanbieder: Aanbieder, account: str, gewenst: Mapping[Plek, Plaats]) -> None:
    """End what no group gives any more, change what one gives otherwise, add what is new; leave what was given here."""
    huidig = {(lid.organisatie, lid.rol, lid.regio): lid for lid in lidmaatschappen_van(account)}
    van_hier = set(
        Herkomst.objects.filter(
            lidmaatschap__in=[lid.id for lid in huidig.values()], aanbieder=aanbieder.sleutel
        ).values_list("lidmaatschap_id", flat=True)
    )
    for plek, lid in huidig.items():
        if lid.id in van_hier and plek not in gewenst:
            beeindig(lid.organisatie, lid.id)
            _log(logregels.LID_BEEINDIGD, account, lid.organisatie, aanbieder)
        elif lid.id in van_hier:
            _wijzig(lid, gewenst[plek])
    for plek in gewenst.keys() - huidig.keys():
        _voeg_toe(aanbieder, account, gewenst[plek])


def _wijzig(lid: Lidregel, plaats: Plaats) -> None:
    team = _team(plaats)
    if (lid.functie, lid.omschrijving, lid.team) != (plaats.functie, plaats.omschrijving, team):
        wijzig(lid.organisatie, lid.id, functie=plaats.functie, omschrijving=plaats.omschrijving, team=team)


def _voeg_toe(aanbieder: Aanbieder, account: str, p: Plaats) -> None:
    """A new membership; only a line in the log where the organisation is not there, or not in that role and region."""
    if organisatie(p.organisatie) is None:
        _log(logregels.LID_MISLUKT, account, p.organisatie, aanbieder)
        return
    try:
        lid = neem_op(
            account, p.organisatie, p.rol, p.regio, functie=p.functie, omschrijving=p.omschrijving, team=_team(p)
        )
    except Organisatiefout:
        _log(logregels.LID_MISLUKT, account, p.organisatie, aanbieder)
        return
    Herkomst.objects.create(lidmaatschap_id=lid.id, aanbieder=aanbieder.sleutel)
    _log(logregels.LID_DOOR_AANBIEDER, account, p.organisatie, aanbieder)


def _team(plaats: Plaats) -> int | None:
    """The team by its name; none when there is no such team, which is no reason to keep someone out."""
    return next((team.id for team in teams_van(plaats.organisatie) if team.naam == plaats.team), None)


def _log(soort: str, account: str, organisatie: str, aanbieder: Aanbieder) -> None:
    logregels.schrijf(soort, over=account, organisatie=organisatie, bijzonderheid=aanbieder.sleutel)
