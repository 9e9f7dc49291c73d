"""A marked dossier in the store, and a marked set beside one."""

import pytest

from tests.zicht import kruis, stukken
from tests.zicht.bewaren import bewaar
from tests.zicht.dossiers import Proef, op_kantoor, organisatie
from waakvlam import klok
from waakvlam.afspraken import views
from waakvlam.afspraken.verzameling import Verzameling, verzameling
from waakvlam.toegang.api import Lezer


@pytest.fixture
def opgeslagen(db, monkeypatch, request):
    """The dossier of a state, stored and looked at on its day."""

    def maak(setnaam: str, stand: str) -> tuple[Proef, str]:
        proef = kruis.maak(setnaam, stand)
        monkeypatch.setattr(klok, "nu", lambda: op_kantoor(proef.dag))
        return proef, bewaar(proef)

    return maak


@pytest.fixture
def set_met_dossier(db, monkeypatch):
    """The marked set, a browser of a party of a dossier of it in which consent was withdrawn, and what stands there."""

    def maak(setnaam: str) -> tuple[Verzameling, Lezer, set[str]]:
        proef = kruis.maak(setnaam, "ingetrokken")
        bewaar(proef)
        monkeypatch.setattr(klok, "nu", lambda: op_kantoor(proef.dag))
        set_ = stukken.gemerkt(verzameling(setnaam))
        monkeypatch.setattr(views, "_set_of_404", lambda naam: set_)
        return set_, Lezer("z-x", "X", organisatie(proef.opener), "O", proef.opener), proef.alles

    return maak
