"""How far someone has come: from nobody to a reader. Asked of the database on every request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.http import HttpRequest

from waakvlam.organisaties.api import Lidregel, lidmaatschappen_van
from waakvlam.toegang import instelcode, sessie
from waakvlam.toegang.aanbieders import aanbieders
from waakvlam.toegang.bevoegdheden import ONDERSTEUNING
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.models import Herkomst
from waakvlam.toegang.ondersteuning import mag_kijken_bij


class Stand(StrEnum):
    """Each is let further than the one before."""

    NIEMAND = "niemand"
    ZONDER_INSTELCODE = "zonder_instelcode"
    ZONDER_TWEEDE_STAP = "zonder_tweede_stap"
    ZONDER_LIDMAATSCHAP = "zonder_lidmaatschap"
    KIEZEN = "kiezen"
    BINNEN = "binnen"


@dataclass(frozen=True, slots=True)
class Toegang:
    """Where someone stands, as whom, and for which organisations they could act."""

    stand: Stand
    lezer: Lezer | None = None
    lidmaatschappen: tuple[Lidregel, ...] = ()
    ondersteunt_tot: datetime | None = None
    """Until when, for who was let in to give support."""


def toegang_van(request: HttpRequest) -> Toegang:
    """Judge the session of a request against the database: account, second factor, memberships of this minute."""
    account = request.user
    if not account.is_authenticated:
        return Toegang(Stand.NIEMAND)
    if not sessie.heeft_tweede_stap(request):
        return Toegang(Stand.ZONDER_INSTELCODE if instelcode.is_nodig(request) else Stand.ZONDER_TWEEDE_STAP)
    bronnen = sessie.staat_in_voor(request)
    leden = _gedekt(lidmaatschappen_van(account.kenmerk), bronnen)
    if not leden and "" in bronnen:
        leden = mag_kijken_bij(account.kenmerk)
    if not leden:
        return Toegang(Stand.ZONDER_LIDMAATSCHAP)
    gekozen = request.session.get(sessie.LIDMAATSCHAP)
    # Who gives support says so each time, also where there is nothing to choose: it is written down.
    vanzelf = len(leden) == 1 and leden[0].functie != ONDERSTEUNING
    lid = leden[0] if vanzelf else next((lid for lid in leden if lid.id == gekozen), None)
    if lid is None:
        return Toegang(Stand.KIEZEN, lidmaatschappen=leden)
    return Toegang(Stand.BINNEN, als_lezer(lid), leden, lid.tot if lid.functie == ONDERSTEUNING else None)


def _gedekt(leden: Iterable[Lidregel], bronnen: frozenset[str]) -> tuple[Lidregel, ...]:
    """The memberships that a session stands for: given here (''), or by one of its providers.

    A provider also opens what was given here in its own organisations, and nothing elsewhere.
    """
    alle = tuple(leden)
    herkomst = dict(
        Herkomst.objects.filter(lidmaatschap__in=[lid.id for lid in alle]).values_list("lidmaatschap_id", "aanbieder")
    )
    eigen = {naam for bron in bronnen if bron in aanbieders() for naam in aanbieders()[bron].organisaties}

    def gedekt(lid: Lidregel) -> bool:
        bron = herkomst.get(lid.id, "")
        return bron in bronnen or (bron == "" and lid.organisatie in eigen)

    return tuple(lid for lid in alle if gedekt(lid))


def als_lezer(lid: Lidregel) -> Lezer:
    """The reader that a membership makes."""
    return Lezer(
        account=lid.account,
        naam=lid.naam,
        organisatie=lid.organisatie,
        organisatienaam=lid.organisatienaam,
        rol=lid.rol,
        functie=lid.omschrijving,
        regio=lid.regio,
        functiesoort=lid.functie,
        namens_ondersteuning=lid.functie == ONDERSTEUNING,
    )
