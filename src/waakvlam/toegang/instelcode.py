"""The code with which someone sets up a new second step, after an administrator took the old one away.

Without it whoever knows the password could set one up first. The administrator sees the code once and passes it on over
another way. Only a slow hash of it is kept; it works for a day and for five tries, and until a second step is set up.
"""

import secrets
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.hashers import check_password, make_password
from django.db.models import F
from django.http import HttpRequest

from waakvlam import klok
from waakvlam.toegang import logregels
from waakvlam.toegang.models import Instelcode

GELDIG: Final = timedelta(days=1)
POGINGEN: Final = 5
TEKENS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that look alike on paper or sound alike by telephone."""
LENGTE, GROEP = 10, 5
GETOOND: Final = "toegang_instelcode"
"""Which code, by its row, this session showed."""


def geef_uit(account: Any) -> str:
    """A new code for this account, told only here; an earlier one works no more."""
    code = "".join(secrets.choice(TEKENS) for _ in range(LENGTE))
    Instelcode.objects.filter(account=account).delete()
    Instelcode.objects.create(account=account, code_hash=make_password(code), verloopt_op=klok.nu() + GELDIG)
    return f"{code[:GROEP]}-{code[GROEP:]}"


def is_nodig(request: HttpRequest) -> bool:
    """Whether this session, of someone who gave a password, must show a code before it may set up a second step."""
    assert request.user.is_authenticated
    rij = Instelcode.objects.filter(account=request.user).first()
    return rij is not None and request.session.get(GETOOND) != rij.pk


def toon(request: HttpRequest, getypt: str) -> bool:
    """Try a code; whether it is the one. Each try counts, also where two come at once."""
    assert request.user.is_authenticated
    van_account = Instelcode.objects.filter(account=request.user)
    open_ = van_account.filter(pogingen__lt=POGINGEN, verloopt_op__gt=klok.nu())
    rij = van_account.first() if open_.update(pogingen=F("pogingen") + 1) else None
    code = "".join(teken for teken in getypt.upper() if teken in TEKENS)
    goed = rij is not None and check_password(code, rij.code_hash)
    if goed and rij is not None:
        request.session[GETOOND] = rij.pk
    soort = logregels.INSTELCODE_GOED if goed else logregels.INSTELCODE_FOUT
    logregels.schrijf(soort, account=request.user.kenmerk)
    return goed


def vervalt(account: Any) -> None:
    """There is a second step again: the code has done its work."""
    Instelcode.objects.filter(account=account).delete()
