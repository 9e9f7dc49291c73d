"""Every change to colleagues and contact points leaves a line in the log of processing."""

from collections.abc import Iterable

from waakvlam.logboek.api import Handeling, noteer
from waakvlam.toegang.api import Lezer


def log_leden(lezer: Lezer, accounts: Iterable[str], pad: str, handeling: Handeling = "wijzigen") -> None:
    """That something of the work of these colleagues changed. Call it in the transaction of the change."""
    betrokkenen = {account: ["werkrelatie"] for account in accounts}
    noteer(lezer.wie, "accounts_beheren", betrokkenen, handeling=handeling, pad=f"beheer.{pad}", soort="medewerker")


def log_contactpunt(lezer: Lezer, pad: str, handeling: Handeling = "wijzigen") -> None:
    """That a contact point changed. Who answers there may have no account: the line is about who keeps it."""
    noteer(
        lezer.wie, "contactpunten_beheren", {lezer.account: ["contactpunt"]},
        handeling=handeling, pad=f"beheer.{pad}", soort="medewerker",
    )  # fmt: skip
