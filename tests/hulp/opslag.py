"""Lets tests with transactions of their own (threads, `live_server`) empty the store, which else refuses that."""

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import TransactionTestCase

from waakvlam.opslag.alleen_toevoegen import bewaakte

_leegmaken = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _zonder_triggers(test: TransactionTestCase) -> None:
    """Empty the database without the triggers; they come back by `post_migrate`, which emptying sends."""
    for verbinding in connections.all(initialized_only=True):
        for tabel in bewaakte():
            tabel.verwijder(verbinding)
    _leegmaken(test)


@pytest.fixture(autouse=True, scope="session")
def leeg_te_maken() -> Iterator[None]:
    """For the whole run."""
    with pytest.MonkeyPatch.context() as omgeving:
        omgeving.setattr(TransactionTestCase, "_fixture_teardown", _zonder_triggers)
        yield
