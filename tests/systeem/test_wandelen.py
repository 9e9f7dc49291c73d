"""Nobody is offered what is closed to them: every link and button that someone sees leads somewhere."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.hulp.wandelen import Blad, Wandeling
from tests.systeem.hulp_dossierblad import als, geef_toestemming, maak_dossier
from waakvlam import klok
from waakvlam.toegang.api import PERSONAS
from waakvlam.toegang.bevoegdheden import FUNCTIES, ONDERSTEUNING
from waakvlam.voorbeeld.api import AANTAL, Voorbeelddossier, bewaar, dossiers

pytestmark = [pytest.mark.django_db, pytest.mark.traag]
PER_ROL = {(p.lezer.regio, p.lezer.rol): naam for naam, p in reversed(PERSONAS.items())}
WIE = [
    *((naam, PERSONAS[naam].lezer.functiesoort) for naam in PER_ROL.values()),
    *(("noor", functie) for functie in (*FUNCTIES, ONDERSTEUNING)),
]


@pytest.fixture
def gevuld(tmp_path, settings):
    """A dossier of every region with the longest course, and one with an attachment and a request to see data."""
    settings.DATA, settings.FILE_UPLOAD_TEMP_DIR = tmp_path, str(tmp_path / "quarantaine")
    langste: dict[str, Voorbeelddossier] = {}
    for dossier in dossiers(klok.vandaag(), AANTAL):
        al = langste.get(dossier.regio)
        langste[dossier.regio] = dossier if al is None or len(dossier.feiten) > len(al.feiten) else al
    for dossier in langste.values():
        bewaar(dossier)
    eigen = maak_dossier()
    geef_toestemming(eigen)
    eigen.leg("avg_verzoek_ontvangen", betreft="verzoek-1", velden={"recht": "inzien", "identiteit": True})
    als("noor").post(
        f"/dossiers/{eigen.nummer}/bijlagen/",
        {
            "bestand": SimpleUploadedFile("brief.txt", b"Bijlage"),
            "categorie": "woonafspraken",
            "betrokkene": "deelnemer",
            "bewijs": uuid4().hex,
        },
    )


def test_no_link_and_no_button_leads_to_what_is_closed(gevuld, monkeypatch):
    """One test for everyone: what takes time is making the dossiers. The agreements are the same for all."""
    gevonden, namen = {}, set[str]()
    for nummer, (naam, functie) in enumerate(dict.fromkeys(WIE)):
        lezer = replace(PERSONAS[naam].lezer, functiesoort=functie, namens_ondersteuning=functie == ONDERSTEUNING)
        monkeypatch.setattr("waakvlam.toegang.middleware.binnen", lambda sleutel, wie=lezer: wie if sleutel else None)
        wandeling = Wandeling(als(naam), per_soort=1, niet=("afspraken:",) if nummer else ())
        gevonden[naam, functie] = list(wandeling.dicht())
        namen |= wandeling.soorten.keys()
    assert {wie: wat for wie, wat in gevonden.items() if wat} == {}
    assert {"dossierblad:leg_vast", "bijlagen:lijst", "verantwoording:inzage", "beheer:lid"} <= namen


@pytest.mark.parametrize(("naam", "zoekt"), [("noor", True), ("tess", True), ("vera", False)])
def test_only_who_may_open_dossiers_sees_the_search_box(naam, zoekt):
    maak_dossier()
    assert ('role="search"' in als(naam).get("/adresboek/").content.decode()) is zoekt


def test_a_closed_link_and_a_closed_button_are_seen(monkeypatch):
    maak_dossier()
    monkeypatch.setattr(
        "waakvlam.toegang.middleware._eigen_paginas",
        lambda _lezer: [("/bestaat-niet/", "Weg"), ("/beheer/wie-kan-wat/", "Dicht")],
    )
    gevonden = list(Wandeling(als("noor"), per_soort=1).dicht())
    assert {regel.split(" -> ")[1] for regel in gevonden} == {"/bestaat-niet/: 404", "/beheer/wie-kan-wat/: 403"}
    knop = '<input type="hidden" name="a" value="1"><button name="b" value="2"></button>'
    html = f'<form method="post" action="x/">{knop}</form>'
    [formulier] = Blad("/y/", html).formulieren
    assert (formulier.adres, formulier.velden, formulier.knoppen) == ("/y/x/", {"a": "1"}, [("b", "2")])
