"""Addresses that several apps link to."""

from django.urls import reverse


def clausuleprefix() -> str:
    """Where clauses are read: a clause id behind it is its page."""
    return reverse("afspraken:clausule", args=["X"]).removesuffix("X")
