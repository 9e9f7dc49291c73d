"""Notes and tasks of the own organisation, from the outside."""

import re

import pytest

from tests.hulp.browser import axe_bevindingen
from tests.systeem.hulp_dossierblad import als, dag, maak_dossier, tekst

pytestmark = pytest.mark.django_db


def stuur(wie, nummer, wat, **velden):
    adres = f"/dossiers/{nummer}/eigen-werk/"
    form = wie.get(adres).context["forms"][wat]
    begin = {f"{wat}-{naam}": form[naam].value() for naam in ("stand", "bewijs")}
    return wie.post(adres, begin | {"wat": wat} | {f"{wat}-{naam}": w for naam, w in velden.items()}, follow=True)


def test_a_note_is_read_by_the_own_organisation_alone():
    nummer = maak_dossier().nummer
    assert "Bel na vijven" in tekst(stuur(als("noor"), nummer, "notitie", tekst="Bel na vijven"))
    ander = als("bram")
    for pad in ("eigen-werk/", "tijdlijn/", ""):
        assert "Bel na vijven" not in tekst(ander.get(f"/dossiers/{nummer}/{pad}"))


def test_a_task_stands_in_the_work_list_without_its_words_and_is_ticked_off():
    nummer, noor = maak_dossier().nummer, als("noor")
    assert "De taak staat erbij" in tekst(stuur(noor, nummer, "taak", tekst="Sleutel halen", uiterlijk=dag(2)))
    lijst = tekst(noor.get("/?groep=deze_week"))
    assert "Eigen taak" in lijst
    assert "Sleutel halen" not in lijst
    assert f'href="/dossiers/{nummer}/eigen-werk/"' in lijst
    pagina = noor.get(f"/dossiers/{nummer}/eigen-werk/")
    betreft = pagina.context["taken"][0]["betreft"]
    assert "De taak is klaar." in tekst(stuur(noor, nummer, "gedaan", betreft=betreft))
    assert "Eigen taak" not in tekst(noor.get("/?groep=deze_week"))


def test_what_is_missing_is_told_beside_the_field_and_what_was_typed_stays():
    nummer = maak_dossier().nummer
    antwoord = stuur(als("noor"), nummer, "taak", tekst="Sleutel halen", uiterlijk="")
    assert antwoord.status_code == 422
    assert 'value="Sleutel halen"' in tekst(antwoord)
    assert antwoord.context["forms"]["taak"].errors["uiterlijk"]


def test_for_who_is_no_party_the_page_is_not_there():
    nummer = maak_dossier().nummer
    assert als("sam").get(f"/dossiers/{nummer}/eigen-werk/").status_code == 404


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("breedte", "script"), [(1400, True), (390, True), (320, False)])
def test_own_work_in_a_browser(nieuwe_pagina, live_server, breedte, script):
    nummer = maak_dossier().nummer
    pagina = nieuwe_pagina(breedte=breedte, basis=live_server.url, script=script)
    pagina.goto("/kies/")
    pagina.get_by_role("button", name=re.compile("Noor")).click()
    pagina.goto(f"/dossiers/{nummer}/eigen-werk/")
    pagina.get_by_label("Wat gaat u doen?").fill("Sleutel halen")
    pagina.get_by_label("Voor of op welke dag?").fill(dag(2).isoformat())
    pagina.get_by_role("button", name="Zet de taak erbij").press("Enter")
    pagina.get_by_text("De taak staat erbij").wait_for()
    pagina.get_by_label("Notitie", exact=True).fill("Bel na vijven")
    pagina.get_by_role("button", name="Zet de notitie erbij").press("Enter")
    pagina.get_by_text("De notitie staat erbij").wait_for()
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if script:
        assert axe_bevindingen(pagina) == []
    pagina.get_by_role("button", name="Klaar").press("Enter")
    pagina.get_by_text("De taak is klaar.").wait_for()
