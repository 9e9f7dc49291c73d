"""What a function lets someone do in dossiers, and that changes to colleagues and contact points are logged."""

from dataclasses import replace

import pytest

from tests.systeem.hulp_dossierblad import NOOR, als, maak_dossier
from waakvlam import klok
from waakvlam.dossiers.api import (
    Geweigerd,
    Persoonsgegevens,
    Vastlegging,
    dossierbeeld,
    draag_over,
    leg_vast,
    open_dossier,
    werkvoorraad,
)
from waakvlam.logboek.models import Verwerkingsregel
from waakvlam.organisaties.api import Organisatiefout, contactpunten, lidmaatschappen_van, teams_van, vervangingen_van
from waakvlam.toegang.api import NietGevonden
from waakvlam.voorbeeld.api import zet_organisaties_klaar

pytestmark = [pytest.mark.opslag, pytest.mark.django_db]
STEUN = replace(NOOR, functiesoort="ondersteuning", namens_ondersteuning=True)


@pytest.fixture
def nummer(db):
    return maak_dossier().nummer


def test_who_gives_support_reads_and_records_nothing(nummer):
    lezer = STEUN
    beeld = dossierbeeld(lezer, nummer)
    assert beeld.feiten == dossierbeeld(NOOR, nummer).feiten
    assert beeld.kan_nu == ()
    feit = Vastlegging("notitie_gemaakt", klok.vandaag(), velden={"tekst": "x"})
    with pytest.raises(Geweigerd) as fout:
        leg_vast(lezer, nummer, feit, beeld.stand)
    assert (fout.value.soort, "niets vastleggen" in fout.value.reden) == ("onbevoegd", True)
    with pytest.raises(Geweigerd):
        open_dossier(lezer, Persoonsgegevens(naam="Noor Schaduw"), "amsterdam-2026")
    with pytest.raises(Organisatiefout):
        draag_over(lezer, nummer, account=lezer.account)
    assert dossierbeeld(NOOR, nummer).stand == beeld.stand
    assert dossierbeeld(NOOR, nummer).kan_nu != ()


def test_recording_in_a_dossier_that_is_not_there_is_refused_alike(nummer):
    with pytest.raises(Geweigerd):
        leg_vast(STEUN, "AMS-2026-22222-22222", Vastlegging("notitie_gemaakt", klok.vandaag()), "")


def test_a_function_that_is_not_known_opens_nothing(nummer):
    vreemd = replace(NOOR, functiesoort="bestaat_niet")
    with pytest.raises(NietGevonden):
        dossierbeeld(vreemd, nummer)
    with pytest.raises(NietGevonden):
        werkvoorraad(vreemd)


PUNT = {"soort": "overlast", "naam": "Loket", "telefoon": "020 555 1234", "email": "", "bereikbaar": "", "gemeente": ""}


def regels(pad):
    gevonden = Verwerkingsregel.objects.filter(pad=f"beheer.{pad}", account="tess").order_by("pk")
    return [(r.activiteit, r.betrokkene, r.handeling) for r in gevonden]


@pytest.fixture
def tess(db):
    zet_organisaties_klaar()
    return als("tess")


def test_each_change_to_a_colleague_is_logged(tess):
    lid = lidmaatschappen_van("noor")[0]
    tess.post(f"/organisatie/leden/{lid.id}/", {"functie": "teamleider", "omschrijving": "", "team": ""})
    tess.post(f"/organisatie/leden/{lid.id}/werk/")
    tess.post(f"/organisatie/leden/{lid.id}/uit-dienst/")
    assert regels("lid") == [("accounts_beheren", "noor", "wijzigen")]
    assert regels("werk_aanbieden") == [("accounts_beheren", "noor", "wijzigen")]
    assert regels("uit_dienst") == [("accounts_beheren", "noor", "wijzigen")]


def test_teams_and_stand_ins_are_logged_with_who_they_are_about(tess):
    noor, ander = lidmaatschappen_van("noor")[0], lidmaatschappen_van("tess")[0]
    dag = klok.vandaag().isoformat()
    velden = {"afwezig": noor.id, "vervanger": ander.id, "vanaf": dag, "tot_en_met": dag}
    assert tess.post("/organisatie/vervanging/", velden).status_code == 302
    (vervanging,) = [v for v in vervangingen_van(noor.organisatie, klok.vandaag()) if v.afwezig == noor.id]
    tess.post(f"/organisatie/vervanging/{vervanging.id}/stoppen/")
    assert {r[1] for r in regels("vervanging")} == {"noor", "tess"}
    assert [r[2] for r in regels("vervanging")].count("wissen") == 2
    tess.post("/organisatie/", {"naam": "Team Nieuw"})
    team = next(t for t in teams_van(noor.organisatie) if t.naam == "Team Nieuw")
    tess.post(f"/organisatie/teams/{team.id}/sluiten/")
    assert len(regels("team")) == 2


def test_contact_points_are_logged_and_a_refusal_is_not(tess):
    assert tess.post("/adresboek/nieuw/", PUNT | {"telefoon": "bel maar"}).status_code == 422
    assert regels("contactpunt") == []
    tess.post("/adresboek/nieuw/", PUNT)
    (nieuw,) = [p for p in contactpunten("Amsterdam") if p.gegevens.naam == "Loket"]
    tess.post(f"/adresboek/{nieuw.id}/verwijderen/")
    assert regels("contactpunt") == [
        ("contactpunten_beheren", "tess", "wijzigen"),
        ("contactpunten_beheren", "tess", "wissen"),
    ]
