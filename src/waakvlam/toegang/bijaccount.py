"""The readers of an account, for commands: a request has its own way in."""

from django.conf import settings

from waakvlam.organisaties.api import kenmerk_van, lidmaatschappen_van
from waakvlam.toegang.lezer import Lezer
from waakvlam.toegang.personas import binnen
from waakvlam.toegang.stand import als_lezer


def lezers_van_account(wie: str) -> tuple[Lezer, ...]:
    """Whom this account (by e-mail address or by name) can be now, one per membership; in the demo also a persona."""
    lezers = tuple(als_lezer(lid) for lid in lidmaatschappen_van(kenmerk_van(wie) or wie))
    persona = binnen(wie) if settings.DEMO else None
    return lezers or ((persona,) if persona is not None else ())
