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


def kenmerk_van(email: str) -> str | None:
    """By what name facts know the account with this address; None where there is none."""
    return Account.objects.filter(email=email.strip().lower()).values_list("kenmerk", flat=True).first()
