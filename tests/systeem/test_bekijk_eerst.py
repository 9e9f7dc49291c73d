"""Before a fact is recorded its form can say what it would change: the same as it then does, and nothing is written."""

import pytest

from tests.systeem.hulp_dossierblad import als, dag, formulier, maak_dossier, tekst
from waakvlam.dossiers.models import Gebeurtenis

pytestmark = pytest.mark.django_db


def stuur(dossier, soort, **velden):
    noor = als("noor")
    adres = f"/dossiers/{dossier.nummer}/vastleggen/{soort}/"
    begin = formulier(noor.get(adres))
    ingevuld = {**begin, "op": dag(0).isoformat(), "betreft": "nieuw", "motivering": "Proef.", **velden}
    return noor, adres, ingevuld


def test_a_move_starts_the_year_anew_and_says_so_beforehand():
    soort = "nieuwe_woning_betrokken"
    dossier = maak_dossier(sinds=-420)
    dossier.leg("begeleidingsovereenkomst_ingegaan", -400, betreft="c1", motivering="Proef.")
    voor = {d.vanaf for d in dossier.beeld().vroegste_dagen if d.handeling == "omklapverzoek_ingediend"}
    aantal = Gebeurtenis.objects.count()
    noor, adres, ingevuld = stuur(dossier, soort)
    antwoord = noor.post(adres, ingevuld | {"proef": "1"})
    assert antwoord.status_code == 200, antwoord.context["form"].errors
    assert "Er is nog niets vastgelegd" in tekst(antwoord)
    proef = antwoord.context["proef"]
    assert Gebeurtenis.objects.count() == aantal
    assert any(d.vanaf > dag(300) for d in proef["vroegste"])
    dossier.leg(soort, 0, betreft="x1", motivering="Proef.")
    na = {d.vanaf for d in dossier.beeld().vroegste_dagen if d.handeling == "omklapverzoek_ingediend"}
    assert na - voor == {d.vanaf for d in proef["vroegste"] if d.handeling == "omklapverzoek_ingediend"}


def test_a_time_out_says_beforehand_until_when_it_may_last_and_the_form_then_records_it():
    dossier = maak_dossier()
    noor, adres, ingevuld = stuur(dossier, "time_out_gestart")
    antwoord = noor.post(adres, ingevuld | {"proef": "1"})
    assert not antwoord.context["form"].errors
    assert any("20" in r.meer or "uiterlijk" in r.meer for r in antwoord.context["proef"]["regels"])
    assert noor.post(adres, ingevuld).status_code == 302
