"""Amsterdam: who began before 2026 is seen through to the end under the agreements of 2018, and says so."""

import re
from datetime import date, datetime
from html import unescape

import pytest
from django.urls import reverse

from waakvlam import klok
from waakvlam.dossiers.api import dossierbeeld
from waakvlam.toegang.api import PERSONAS
from waakvlam.voorbeeld.api import bewaar

pytestmark = pytest.mark.django_db
OPVOLGING = date(2026, 1, 1)
OUD_JAAR = date(2025, 12, 31)
TITEL_2018 = "Tien werkafspraken voor passend wonen met zorg in de wijk, Amsterdam 2018"


@pytest.fixture(autouse=True)
def vandaag(monkeypatch, kast):
    """The day of the caseload."""
    nu = datetime(kast.vandaag.year, kast.vandaag.month, kast.vandaag.day, 18, tzinfo=klok.AMSTERDAM)
    monkeypatch.setattr(klok, "nu", lambda: nu)


@pytest.fixture
def dossier(kast):
    """A dossier of Noor's in which something from before 2026 is still to be done."""
    noor = PERSONAS["noor"].lezer.organisatie
    return next(d for d in kast.amsterdam if d.organisaties["zorgaanbieder"] == noor and _lopend_van_2018(kast, d))


def _lopend_van_2018(kast, dossier):
    beeld = kast.beoordeel(dossier)
    return [t for t in beeld.termijnen if t.loopt and beeld.versie_van(t).naam == "amsterdam-2018"]


@pytest.fixture
def noor(client):
    client.post("/kies/", {"persona": "noor"})
    return client


def leesbaar(antwoord):
    assert antwoord.status_code == 200
    hoofd = antwoord.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", hoofd)))


def test_the_day_of_opening_decides_under_which_version_a_dossier_begins(kast):
    for dossier in kast.amsterdam:
        verwacht = "amsterdam-2018" if dossier.geopend_op < OPVOLGING else "amsterdam-2026"
        assert dossier.afsprakenset == verwacht, dossier.verhaal
        assert kast.beoordeel(dossier).rekenset.naam == "amsterdam-2026"
    assert {d.afsprakenset for d in kast.amsterdam} == {"amsterdam-2018", "amsterdam-2026"}


def test_many_dossiers_still_have_to_do_something_of_2018(kast):
    assert sum(bool(_lopend_van_2018(kast, d)) for d in kast.amsterdam) >= 20


def test_the_card_and_the_explanation_say_that_a_term_ran_under_2018(dossier, noor):
    nummer = bewaar(dossier)
    beeld = dossierbeeld(PERSONAS["noor"].lezer, nummer)
    oud = [t for t in beeld.termijnen if t.eerdere_afspraken and t.status in {"open", "verstreken"}]
    assert oud
    assert {t.eerdere_afspraken for t in oud} == {TITEL_2018}
    pagina = leesbaar(noor.get(f"/dossiers/{nummer}/"))
    assert pagina.count(f"Deze termijn liep nog onder: {TITEL_2018}") == len(oud)
    waarom = leesbaar(noor.get(reverse("dossierblad:waarom_termijn", args=[nummer, oud[0].sleutel])))
    assert "Deze termijn begon onder de eerdere afspraken en loopt daaronder af" in waarom
    assert oud[0].clausule in waarom


def test_before_2026_nothing_of_2026_shows(dossier, noor):
    nummer = bewaar(dossier)
    nu = noor.get(f"/dossiers/{nummer}/").content.decode()
    assert "AMS26-" in nu
    for blad in ("", "geweest/", "tijdlijn/", "besluiten/"):
        toen = noor.get(f"/dossiers/{nummer}/{blad}?peildatum={OUD_JAAR.isoformat()}").content.decode()
        assert "AMS26" not in toen
        assert "liep nog onder" not in toen
        assert TITEL_2018 in toen
    beeld = dossierbeeld(PERSONAS["noor"].lezer, nummer, OUD_JAAR)
    assert beeld.afsprakenset == "amsterdam-2018"
    assert {t.clausule.partition("-")[0] for t in beeld.termijnen} == {"AMS18"}
