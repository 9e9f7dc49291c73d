"""Addresses that several apps link to."""

from django.urls import reverse


def clausuleprefix() -> str:
    """Where clauses are read: a clause id behind it is its page."""
    return reverse("afspraken:clausule", args=["X"]).removesuffix("X")


def formulieradres(set_: str, formulier: str) -> str:
    """Where a form is shown as it will look."""
    return reverse("afspraken:formulier", args=[set_, formulier])


def gegevensadres(set_: str, categorie: str) -> str:
    """Where everything is read that the agreements say about a kind of data."""
    return reverse("afspraken:gegevens", args=[set_, categorie])


def briefadres(set_: str, brief: str) -> str:
    """Where a letter is shown with an example."""
    return reverse("afspraken:brief", args=[set_, brief])
