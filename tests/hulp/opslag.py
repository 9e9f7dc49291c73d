"""Lets tests look at tables directly, and tests with transactions of their own empty the store, which refuses that."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase

from waakvlam.opslag.alleen_toevoegen import bewaakte
from waakvlam.opslag.rijslot import als_werk, sessie_als_werk

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


@pytest.fixture(autouse=True)
def aan_de_tabellen(request: pytest.FixtureRequest) -> Iterator[None]:
    """On PostgreSQL: let a test of the store query tables itself. The program still goes through its own door.

    Not other threads of the test, and not a test that is marked `aan_het_slot` because it is about that lock.
    """
    merk = request.node.get_closest_marker("django_db")
    zelf = {"transactional_db", "live_server"} & {*request.fixturenames} or (merk and merk.kwargs.get("transaction"))
    if request.node.get_closest_marker("aan_het_slot") or not (zelf or merk or "db" in request.fixturenames):
        yield
    elif zelf:
        request.getfixturevalue("transactional_db")
        with sessie_als_werk(connection):
            yield
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]
    else:
        request.getfixturevalue("db")
        with als_werk():
            yield
