"""Who gives a command that acts for an organisation."""

from typing import TYPE_CHECKING

from waakvlam.kern.fouten import Waakvlamfout

if TYPE_CHECKING:
    from waakvlam.toegang.api import Lezer


def bevoegde_lezer(account: str, bevoegdheid: str, weigering: str) -> "Lezer":
    """The account (by e-mail address or name) as a reader with this power.

    Raises `Waakvlamfout` for an unknown account, and with `weigering` for one without the power.
    """
    from waakvlam.toegang.api import heeft_bevoegdheid, lezers_van_account  # noqa: PLC0415 - Django only when needed

    lezers = lezers_van_account(account)
    if not lezers:
        raise Waakvlamfout("dit account is er niet, of het hoort nu bij geen organisatie")
    bevoegd = [lezer for lezer in lezers if heeft_bevoegdheid(lezer, bevoegdheid)]
    if not bevoegd:
        raise Waakvlamfout(weigering)
    return bevoegd[0]
