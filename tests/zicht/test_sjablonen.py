"""Every template is described, and the walk of addresses reaches those that print what is written in a dossier."""

from random import Random

import pytest

from tests.zicht import kruis, paden, sjablonen
from tests.zicht.bewaren import bewaar
from tests.zicht.dossiers import Proef, op_kantoor, organisatie
from tests.zicht.houden import als
from tests.zicht.willekeur import merk
from waakvlam import klok
from waakvlam.bron.api import bronset
from waakvlam.toegang.api import Lezer

SET, BRIEF = "amsterdam-2026", "uitnodiging_kennismaking"
RONDEN = 8
"""So many facts, terms and decisions are looked at by the addresses that are about one of them."""


def test_every_template_says_what_it_prints():
    assert {naam: sjablonen.beschreven(naam) for naam in sjablonen.namen() if sjablonen.beschreven(naam) != 1} == {}
    assert {*sjablonen.MET_INHOUD, *sjablonen.MET_TITELS} <= set(sjablonen.namen())


def concept(nummer: str, proef: Proef, monkeypatch: pytest.MonkeyPatch) -> None:
    """Someone of the organisation that opened the dossier left a letter that is filled in and not settled."""
    lezer = Lezer("z-x", "X", organisatie(proef.opener), "O", proef.opener)
    with als(lezer, monkeypatch) as client:
        adres = f"/dossiers/{nummer}/brieven/nieuw/{BRIEF}/"
        velden = client.get(adres).context["form"].fields
        leeg = {naam: merk("brief", i) for i, naam in enumerate(velden) if naam not in {"dag", "versie"}}
        client.post(adres, {**leeg, "dag": klok.vandaag(), "bewaar": "1"})


@pytest.mark.traag
@pytest.mark.django_db
def test_the_walk_reaches_every_template_that_prints_what_is_written_in_a_dossier(monkeypatch):
    proef = kruis.maak(SET, "gegeven")
    proef.door = [organisatie(proef.opener) for _ in proef.feiten]
    nummer, worp = bewaar(proef), Random(SET)
    monkeypatch.setattr(klok, "nu", lambda: op_kantoor(proef.dag))
    besluiten = [besluit.naam for besluit in bronset(SET).afspraken.besluiten]
    concept(nummer, proef, monkeypatch)
    doel = paden.doel(nummer, SET, besluiten, ["persoonsgegevens_gewijzigd"])
    adressen = [paar for _ in range(RONDEN) for paar in paden.adressen(doel, worp)]
    with sjablonen.gedrukt(monkeypatch) as gedrukt:
        for functie in ("medewerker", "functionaris_gegevensbescherming", "beheerder"):
            lezer = Lezer("z-x", "X", organisatie(proef.opener), "O", proef.opener, functiesoort=functie)
            with als(lezer, monkeypatch) as client:
                for naam, adres in (*adressen, *paden.lijsten()):
                    if paden.functie(naam) == functie:
                        client.get(adres)
    van_ons = {naam for naam in gedrukt & set(sjablonen.namen()) if not naam.startswith("web/")}
    assert van_ons == sjablonen.MET_INHOUD
