"""One act in many dossiers: tried before it is recorded, each row by itself, and nothing twice."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import BRAM, als, dag, maak_dossier, tekst
from waakvlam.dossiers.models import Gebeurtenis

pytestmark = pytest.mark.django_db

HUUR = {"soort": "huur_ontvangen"}


def huren(dossier):
    return [f for f in dossier.beeld().feiten if f.type == "huur_ontvangen"]


def velden(pagina):
    """What the form of the page would send when nothing is changed."""
    context = pagina.context
    form = {"soort": context["soort"].type, "aantal": str(context["aantal"])}
    for deel in (context["samen"], *(rij.form for rij in context["rijen"])):
        form |= {v.html_name: v.value() for v in deel if v.value() not in (None, "", False)}
    return form


def gekozen(wie, *dossiers):
    return als_met(wie, "/rondes/?van=", {**HUUR, "nummer": [d.nummer for d in dossiers]})


def als_met(wie, adres, data):
    antwoord = wie.post(adres, data)
    assert antwoord.status_code == 200
    return antwoord


def test_a_round_tries_every_row_and_then_records_each():
    een, twee = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Bas Verzonnen")
    wie = als("noor")
    form = velden(gekozen(wie, een, twee)) | {"veld_maand": "2026-10", "veld_op_tijd": "ja", "r1-veld_op_tijd": "nee"}
    proef = wie.post("/rondes/invullen/", {**form, "stap": "proef"})
    assert "In 2 dossiers kan dit. Er is nog niets vastgelegd." in tekst(proef)
    assert huren(een) == huren(twee) == []
    klaar = wie.post("/rondes/invullen/", {**velden(proef), "stap": "vastleggen"})
    assert "In 2 dossiers vastgelegd." in tekst(klaar)
    waarden = {(d.nummer, naam): w for d in (een, twee) for f in huren(d) for naam, _, w in f.velden}
    eerste, tweede = (rij.dossier.nummer for rij in klaar.context["rijen"])
    assert waarden[eerste, "op_tijd"] is True
    assert waarden[tweede, "op_tijd"] is False
    assert waarden[eerste, "maand"] == waarden[tweede, "maand"] == "2026-10"


def test_sent_twice_it_records_once():
    dossier, wie = maak_dossier(), als("noor")
    proef = wie.post("/rondes/invullen/", {**velden(gekozen(wie, dossier)), "veld_maand": "2026-10", "stap": "proef"})
    form = {**velden(proef), "stap": "vastleggen"}
    wie.post("/rondes/invullen/", form)
    assert "Dit was al vastgelegd." in tekst(wie.post("/rondes/invullen/", form))
    assert len(huren(dossier)) == 1


def test_what_failed_stays_to_be_done_again_and_what_was_recorded_is_not_done_twice():
    goed, fout = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Bas Verzonnen")
    wie = als("noor")
    form = velden(gekozen(wie, goed, fout)) | {"r0-veld_maand": "2026-10"}
    proef = wie.post("/rondes/invullen/", {**form, "stap": "proef"})
    assert proef.status_code == 422
    assert "Vul dit in, hier of bovenaan." in tekst(proef)
    deels = wie.post("/rondes/invullen/", {**velden(proef), "stap": "vastleggen"})
    assert "In 1 dossier vastgelegd." in tekst(deels)
    assert len(huren(goed)) + len(huren(fout)) == 1
    rest = wie.post("/rondes/invullen/", {**velden(deels), "r1-veld_maand": "2026-10", "stap": "vastleggen"})
    assert rest.status_code == 200
    assert (len(huren(goed)), len(huren(fout))) == (1, 1)


def test_a_fact_in_between_is_refused_for_its_row_alone():
    een, twee = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Bas Verzonnen")
    wie = als("noor")
    form = velden(gekozen(wie, een, twee)) | {"veld_maand": "2026-10", "stap": "proef"}
    proef = wie.post("/rondes/invullen/", form)
    een.leg("signaal_afgehandeld", velden={}, betreft="s1", motivering="Toch.")
    deels = wie.post("/rondes/invullen/", {**velden(proef), "stap": "vastleggen"})
    assert "Iemand anders legde intussen iets vast." in tekst(deels)
    assert (len(huren(een)), len(huren(twee))) == (0, 1)


def test_an_act_that_needs_a_reason_asks_for_it_in_its_row_and_is_then_recorded():
    dossier, wie = maak_dossier(), als("noor")
    keuze = {"soort": "financiele_handeling_overgedragen", "nummer": [dossier.nummer]}
    proef = wie.post("/rondes/invullen/", {**velden(wie.post("/rondes/?van=", keuze)), "stap": "proef"})
    assert [rij.stand for rij in proef.context["rijen"]] == ["reden"]
    assert "Waarom legt u dit toch vast?" in tekst(proef)
    reden = {"r0-motivering": "Het gaat al een jaar goed.", "stap": "vastleggen"}
    klaar = wie.post("/rondes/invullen/", {**velden(proef), **reden})
    assert [rij.stand for rij in klaar.context["rijen"]] == ["gedaan"]
    assert dossier.beeld().feiten[-1].motivering == "Het gaat al een jaar goed."


def test_no_row_of_another_organisation_can_be_tried_or_recorded():
    dossier, wie = maak_dossier(), als("sam")
    aantal = Gebeurtenis.objects.count()
    form = {**HUUR, "aantal": "1", "r0-nummer": dossier.nummer, "r0-bewijs": "0" * 32, "r0-mee": "on", "r0-op": dag(0)}
    for stap in ("proef", "vastleggen"):
        pagina = tekst(wie.post("/rondes/invullen/", {**form, "r0-veld_maand": "2026-10", "stap": stap}))
        assert "uw organisatie is in dit dossier geen partij" in pagina
    assert Gebeurtenis.objects.count() == aantal


def lijst(wie, inhoud, soort="huur_ontvangen"):
    bestand = SimpleUploadedFile("huur.csv", inhoud.encode("cp1252"), content_type="text/csv")
    return wie.post("/rondes/", {"lijst": "1", "lijst-soort": soort, "lijst-bestand": bestand})


def test_a_list_goes_the_same_way_with_a_report_per_row():
    een, twee = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Bas Verzonnen")
    wie = als("noor")
    proef = lijst(
        wie,
        f"Dossier;Dag;Maand;Op tijd;Saldo\r\n{een.nummer};{dag(-1):%d-%m-%Y};2026-10;Ja;12\r\n"
        f"{twee.nummer};;oktober;nee;\r\nAMS-2026-22222-22222;;2026-10;ja;\r\n",
    )
    pagina = tekst(proef)
    assert "Regel 4: geen dossier van uw organisatie" in pagina
    assert "De kolom &#x27;Saldo&#x27;" in pagina or "De kolom 'Saldo'" in pagina
    assert [rij.stand for rij in proef.context["rijen"]] == ["kan", "fout"]
    klaar = wie.post("/rondes/invullen/", {**velden(proef), "r1-veld_maand": "2026-10", "stap": "vastleggen"})
    assert [rij.stand for rij in klaar.context["rijen"]] == ["gedaan", "gedaan"], tekst(klaar)
    assert huren(een)[0].op == dag(-1)


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("", "leeg"),
        ("dossier;maand\n", "Er staan geen rijen in dit bestand."),
        ("naam;maand\nx;2026-10\n", "De kolom &#x27;dossier&#x27; ontbreekt"),
        ("dossier;maand\n" + "x;2026-10\n" * 51, "Een lijst heeft ten hoogste 50 rijen."),
    ],
)
def test_a_list_that_cannot_be_read_says_what_to_do(inhoud, melding):
    maak_dossier()
    antwoord = lijst(als("noor"), inhoud)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord).replace("'", "&#x27;")


def test_consent_is_never_recorded_in_many_dossiers_at_once():
    dossier, wie = maak_dossier(), als("noor")
    antwoord = wie.post("/rondes/?van=", {"soort": "toestemming_gegeven", "nummer": [dossier.nummer]})
    assert antwoord.status_code == 422
    assert 'value="toestemming_gegeven"' not in tekst(antwoord)
    assert not any(f.type == "toestemming_gegeven" for f in dossier.beeld().feiten)


def test_what_was_ticked_in_the_work_list_is_ticked_here():
    dossier = maak_dossier()
    pagina = tekst(als("noor").get(f"/rondes/?nummer={dossier.nummer}"))
    assert re.search(rf'<input[^>]*value="{dossier.nummer}"[^>]*checked', pagina)
    assert BRAM.organisatie not in pagina


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("breedte", "script"), [(1400, True), (320, False)])
def test_the_rent_of_two_homes_in_a_browser(nieuwe_pagina, live_server, breedte, script):
    een, twee = maak_dossier(naam="Aaf Verzonnen"), maak_dossier(naam="Bas Verzonnen")
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name=re.compile("Noor")).click()
    pagina.goto("/rondes/?van=")
    _ziet_er_goed_uit(pagina, script)
    pagina.locator("#id_soort").select_option("huur_ontvangen")
    for naam in ("Aaf Verzonnen", "Bas Verzonnen"):
        pagina.get_by_label(re.compile(naam)).check()
    pagina.get_by_role("button", name="Verder").click()
    _ziet_er_goed_uit(pagina, script)
    pagina.locator("#id_veld_maand").fill("2026-10")
    pagina.get_by_role("button", name="Controleer").click()
    pagina.get_by_text("In 2 dossiers kan dit.").wait_for()
    _ziet_er_goed_uit(pagina, script)
    pagina.get_by_role("button", name="Leg vast").click()
    pagina.get_by_text("In 2 dossiers vastgelegd.").wait_for()
    _ziet_er_goed_uit(pagina, script)
    assert (len(huren(een)), len(huren(twee))) == (1, 1)


def _ziet_er_goed_uit(pagina, script):
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if script:
        assert axe_bevindingen(pagina) == []
