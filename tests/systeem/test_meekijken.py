"""Following a set while it is written: faults with the text around them, warnings, scenarios; on this machine only."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import expect

from tests.hulp.afspraken import afspraken_in
from tests.hulp.browser import axe_bevindingen
from waakvlam.meekijken.stand import stand_van, stempel_van
from waakvlam.scenario.nieuw import Opdracht, maak_set

NAAM = "rivier-2027"
NORMEN = "normen/01-voorbeeld.yaml"
WAAKVLAM = (sys.executable, "-c", "from waakvlam.cli import main; main()")


@pytest.fixture
def folder(tmp_path):
    """A new set in a folder of its own."""
    with afspraken_in(tmp_path):
        yield maak_set(Opdracht(NAAM, "Wonen", "Rivierenland", "RIV27", date(2027, 1, 1)), tmp_path)


def vervang(pad, oud, nieuw):
    tekst = pad.read_text("utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), "utf-8")


def test_a_set_that_loads_shows_what_it_holds(folder):
    stand = stand_van(NAAM)
    assert (stand.fouten, stand.clausules, stand.groepen, stand.mislukt) == ((), 10, (), ())
    assert len(stand.uitslagen) == 1


def test_a_fault_comes_with_the_text_around_it_and_goes_when_it_is_mended(folder):
    assert stand_van(NAAM).fouten == ()
    vervang(folder / NORMEN, "drager: [zorgaanbieder]", "drager: [zorgaanbider]")
    (fout,) = stand_van(NAAM).fouten
    assert fout.wat == "Onbekende rol: zorgaanbider."
    assert fout.doe == "Bedoelt u zorgaanbieder?"
    (raak,) = [regel for regel in fout.tekst if regel.raak]
    assert (raak.nummer, raak.tekst) == (fout.regel, "    drager: [zorgaanbider]")
    assert len(fout.tekst) == 7
    vervang(folder / NORMEN, "zorgaanbider", "zorgaanbieder")
    assert stand_van(NAAM).fouten == ()


def test_a_message_about_a_key_names_the_key(folder):
    vervang(folder / NORMEN, "eenheid: werkdag", "eenheid: werkdagen")
    assert stand_van(NAAM).fouten[0].wat == "Eenheid is geen van de toegestane waarden."
    vervang(folder / NORMEN, "eenheid: werkdagen", "eenheid: werkdag")
    vervang(folder / NORMEN, "    vervuld_door: [aanbod_reactie_gegeven]\n", "    vervuld_door: 3\n")
    assert stand_van(NAAM).fouten[0].wat == "vervuld_door: hier hoort een lijst."


def test_a_missing_header_is_told_and_is_no_crash(folder):
    (folder / "set.yaml").unlink()
    (fout,) = stand_van(NAAM).fouten
    assert "set.yaml: dit bestand ontbreekt" in fout.wat
    assert fout.tekst == ()


def test_warnings_and_scenarios_that_differ_are_shown_by_kind(folder):
    vervang(folder / "scenarios" / "voorbeeld.yaml", "status: op_tijd", "status: te_laat")
    extra = "  - {id: RIV27-1.11, soort: tip, wie: [], tekst: Los., fase: wonen, bron: Slot}\n"
    pad = folder / "clausules" / "01-voorbeeld.yaml"
    pad.write_text(pad.read_text("utf-8") + extra, "utf-8")
    stand = stand_van(NAAM)
    assert [groep.titel for groep in stand.groepen] == ["Clausules die nog niets realiseert"]
    assert stand.waarschuwingen == 1
    assert [uitslag.bestand for uitslag in stand.mislukt] == ["voorbeeld.yaml"]


def test_the_stamp_differs_as_soon_as_a_file_does(folder):
    eerst = stempel_van(NAAM)
    assert stempel_van(NAAM) == eerst
    (folder / "nieuw.yaml").write_text("normen: []\n", "utf-8")
    assert stempel_van(NAAM) != eerst


def test_an_installation_does_not_have_these_pages(settings):
    assert "waakvlam.meekijken" not in settings.INSTALLED_APPS
    with pytest.raises(Resolver404):
        resolve("/meekijken/")
    kaal = {naam: waarde for naam, waarde in os.environ.items() if naam != "WAAKVLAM_MEEKIJKEN"}
    poging = subprocess.run(
        [sys.executable, "-c", "import waakvlam.config.meekijken"],
        env=kaal,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "alleen voor `waakvlam afspraken bekijk`" in poging.stderr


def test_a_folder_that_is_not_there_is_one_message(folder):
    uit = subprocess.run([*WAAKVLAM, "afspraken", "bekijk", "nergens"], capture_output=True, text=True, check=False)
    assert uit.returncode == 2
    assert "maak haar met waakvlam afspraken nieuw" in uit.stderr


@pytest.fixture
def adres(folder):
    """The address of the page, served by the command itself."""
    proces = subprocess.Popen(
        [*WAAKVLAM, "afspraken", "bekijk", str(folder), "--poort", "8460"],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert proces.stdout is not None
    regels = iter(proces.stdout.readline, "")
    yield next(regel.split()[-1] for regel in regels if "staat op" in regel)
    proces.terminate()
    assert proces.wait(20) == 0
    proces.stdout.close()


@pytest.mark.browser
def test_the_page_follows_by_itself_is_accessible_and_fits_the_screen(nieuwe_pagina, adres, folder):
    for breedte in (1400, 320):
        pagina = nieuwe_pagina(breedte=breedte)
        pagina.goto(adres)
        expect(pagina.get_by_text("De set laadt", exact=True)).to_be_visible()
        assert axe_bevindingen(pagina) == []
        vervang(folder / NORMEN, "drager: [zorgaanbieder]", "drager: [zorgaanbider]")
        expect(pagina.get_by_text("Bedoelt u zorgaanbieder?")).to_be_visible()
        expect(pagina.locator("#mk-melding")).to_have_text("1 fout")
        assert axe_bevindingen(pagina) == []
        assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
        pagina.goto(adres.replace("meekijken/", f"afspraken/{NAAM}/"))
        expect(pagina.get_by_role("heading", level=1)).to_have_text(f"Meekijken met {NAAM}")
        vervang(folder / NORMEN, "zorgaanbider", "zorgaanbieder")
        expect(pagina.get_by_text("De set laadt", exact=True)).to_be_visible()
        pagina.keyboard.press("Tab")
        pagina.get_by_role("link", name="Bekijk de set").focus()
        pagina.keyboard.press("Enter")
        expect(pagina.get_by_role("heading", level=1)).to_have_text("Wonen")
        pagina.get_by_role("link", name="fouten en waarschuwingen").click()
        expect(pagina.get_by_text("De set laadt", exact=True)).to_be_visible()


@pytest.mark.browser
def test_the_page_works_without_script_by_looking_again(nieuwe_pagina, adres, folder):
    pagina = nieuwe_pagina(script=False)
    pagina.goto(adres)
    vervang(folder / NORMEN, "drager: [zorgaanbieder]", "drager: [zorgaanbider]")
    pagina.get_by_role("link", name="Kijk opnieuw").click()
    expect(pagina.get_by_text("Bedoelt u zorgaanbieder?")).to_be_visible()
