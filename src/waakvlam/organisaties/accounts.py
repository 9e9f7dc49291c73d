"""People who have an account, by the name that facts and log lines know them by."""

from collections.abc import Iterable

from waakvlam.organisaties.models import Account


def maak_account(email: str, naam: str, kenmerk: str = "") -> str:
    """An account without a password, which can only come in by invitation or its own organisation. Gives its name."""
    account = Account.objects.maak(email, naam)
    if kenmerk:
        account.kenmerk = kenmerk
        account.save(update_fields=["kenmerk"])
    return account.kenmerk


def namen_van(accounts: Iterable[str]) -> dict[str, str]:
    """What people are called, of those who have an account. One query."""
    gezocht = set(accounts)
    return dict(Account.objects.filter(kenmerk__in=gezocht).values_list("kenmerk", "naam")) if gezocht else {}
