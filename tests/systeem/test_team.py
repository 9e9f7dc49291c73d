"""The team page: for who divides work, with a trial before anything is handed over."""

import re

import pytest

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import NOOR, als, maak_dossier, met_aanbod, tekst
from waakvlam.dossiers.api import behandelaar, caseload, draag_over, te_laat_per_afspraak
from waakvlam.toegang.api import PERSONAS

pytestmark = pytest.mark.django_db
TESS = PERSONAS["tess"].lezer


@pytest.fixture
def dossier():
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    draag_over(NOOR, dossier.nummer, account=NOOR.account)
    return dossier


def van_noor():
    return next(r.van for r in caseload(TESS) if r.naam == NOOR.naam)


def test_a_worker_has_no_team_page(dossier):
    van = van_noor()
    wie = als("noor")
    assert wie.get("/team/").status_code == wie.get(f"/team/overdragen/?van={van}").status_code == 403
    assert 'href="/team/"' not in tekst(wie.get("/"))


def test_the_counts_lead_to_the_work_list_of_that_worker(dossier):
    wie = als("tess")
    assert 'href="/team/"' in tekst(wie.get("/"))
    van = van_noor()
    assert f'href="/?groep=te_laat&amp;van={van}"' in tekst(wie.get("/team/"))
    assert dossier.nummer in tekst(wie.get(f"/?groep=te_laat&van={van}"))
    assert dossier.nummer not in tekst(wie.get("/?groep=te_laat&van=los"))


def test_nothing_goes_before_the_trial_was_confirmed_and_twice_does_it_once(dossier):
    wie, adres = als("tess"), f"/team/overdragen/?van={van_noor()}"
    form = {"naar": f"collega:{TESS.account}", "nummers": [dossier.nummer, "AMS-2026-AAAAA-AAAAA"]}
    proef = tekst(wie.post(adres, form))
    assert f"1 dossier gaat naar {TESS.naam}. Er is nog niets veranderd." in proef
    assert "Niet meegenomen" in proef
    assert behandelaar(TESS, dossier.nummer).account == NOOR.account
    assert f"Overgedragen aan {TESS.naam}" in tekst(wie.post(adres, {**form, "stap": "overdragen"}))
    assert behandelaar(TESS, dossier.nummer).account == TESS.account
    nogmaals = tekst(wie.post(adres, {**form, "naar": f"collega:{NOOR.account}", "stap": "overdragen"}))
    assert "Daar is nu niets aan veranderd." in nogmaals
    assert behandelaar(TESS, dossier.nummer).account == TESS.account


@pytest.mark.parametrize(
    ("wat", "melding"),
    [({"naar": ""}, "Kies een collega of een team."), ({"nummers": []}, "Kruis minstens een dossier aan.")],
)
def test_a_form_that_lacks_something_says_what_and_keeps_the_rest(dossier, wat, melding):
    form = {"naar": f"collega:{TESS.account}", "nummers": [dossier.nummer], **wat}
    antwoord = als("tess").post(f"/team/overdragen/?van={van_noor()}", form)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert behandelaar(TESS, dossier.nummer).account == NOOR.account


def test_a_delay_with_a_reason_is_told_apart_and_leads_to_the_work_list(dossier):
    wie, van = als("tess"), van_noor()
    zonder = f'href="/?groep=te_laat&amp;van={van}&amp;verklaard=nee"'
    met = f'href="/?groep=te_laat&amp;van={van}&amp;verklaard=ja"'
    assert zonder in tekst(wie.get("/team/te-laat/"))
    assert met not in tekst(wie.get("/team/te-laat/"))
    clausule = te_laat_per_afspraak(TESS)[0].clausule
    dossier.leg("afwijking_gemotiveerd", velden={"clausule": clausule, "reden": "De aanbieder wacht op de sleutel."})
    blad = tekst(wie.get("/team/te-laat/"))
    assert met in blad
    assert "sleutel" not in blad
    assert "Reden vastgelegd op" in tekst(wie.get(f"/?groep=te_laat&clausule={clausule}&van={van}&verklaard=ja"))
    assert dossier.nummer not in tekst(wie.get(f"/?groep=te_laat&clausule={clausule}&van={van}&verklaard=nee"))


def test_what_is_overdue_can_be_asked_of_one_line_and_only_by_who_divides_work(dossier):
    wie = als("tess")
    assert "Alleen het werk van: <strong>" in tekst(wie.get(f"/team/te-laat/?van={van_noor()}"))
    assert "Er is niets te laat" in tekst(wie.get("/team/te-laat/?van=los"))
    assert wie.get("/team/te-laat/?van=lid:999999").status_code == 404
    assert als("noor").get("/team/te-laat/").status_code == 403


@pytest.mark.parametrize("van", ["", "lid:x", "lid:999999", "team:0"])
def test_a_line_that_is_not_there_is_not_found(dossier, van):
    assert als("tess").get(f"/team/overdragen/?van={van}").status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("breedte", [1400, 390, 320])
def test_handing_over_in_a_browser(live_server, nieuwe_pagina, breedte):
    dossier = met_aanbod(maak_dossier(), dagen=-8)
    draag_over(NOOR, dossier.nummer, account=NOOR.account)
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name=re.compile("Tess")).click()
    pagina.wait_for_url(lambda adres: "/kies/" not in adres)
    pagina.goto("/team/")
    _ziet_er_goed_uit(pagina)
    with pagina.expect_navigation():
        pagina.get_by_role("link", name="Wat is te laat en waarom").click()
    _ziet_er_goed_uit(pagina)
    with pagina.expect_navigation():
        pagina.get_by_role("link", name=NOOR.naam).click()
    pagina.get_by_text("Alleen het werk van:").wait_for()
    _ziet_er_goed_uit(pagina)
    pagina.goto("/team/")
    pagina.locator("tr", has_text=NOOR.naam).get_by_role("link", name="Draag over").click()
    pagina.get_by_label("Wie gaat eraan werken?").select_option(label=TESS.naam)
    _ziet_er_goed_uit(pagina)
    pagina.get_by_role("button", name="Controleer").click()
    pagina.get_by_text("Er is nog niets veranderd.").wait_for()
    _ziet_er_goed_uit(pagina)
    pagina.get_by_role("button", name="Draag over").click()
    pagina.get_by_text(f"Overgedragen aan {TESS.naam}").wait_for()
    _ziet_er_goed_uit(pagina)


def _ziet_er_goed_uit(pagina):
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe_bevindingen(pagina) == []
