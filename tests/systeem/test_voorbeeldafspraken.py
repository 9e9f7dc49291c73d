"""The set of the guide 'Add a set': it is what the guide writes, and it loads, proves itself and can be read."""

import re
from pathlib import Path

import pytest

from tests.hulp.afspraken import afspraken_in
from waakvlam.bron import api as bron
from waakvlam.kern.norm import Periodiek, Plicht
from waakvlam.scenario.api import bestanden, draai
from waakvlam.scenario.controle import waarschuwingen
from waakvlam.scenario.dekking import dekking
from waakvlam.scenario.mutatie import onbewaakt, wacht

BASIS = Path(__file__).parent / "voorbeeldafspraken"
NAAM = "rivierenland-proef"
GIDS = Path(__file__).parents[2] / "docs" / "how-to" / "een-set-toevoegen.md"
BLOK = re.compile(rf"<!-- bestand: afspraken/{NAAM}/(\S+) -->\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(autouse=True)
def _deze_map():
    """The folder of the example is that of the agreements."""
    with afspraken_in(BASIS):
        yield


def test_the_set_is_what_the_guide_writes():
    gids = dict(BLOK.findall(GIDS.read_text("utf-8")))
    folder = BASIS / NAAM
    assert gids == {pad.relative_to(folder).as_posix(): pad.read_text("utf-8") for pad in folder.rglob("*.yaml")}


def test_it_holds_every_part_that_the_guide_is_about_without_a_warning():
    inhoud = bron.bronset(NAAM).afspraken
    assert sum(isinstance(norm, Plicht) for norm in inhoud.normen) >= 6
    assert sum(isinstance(norm, Periodiek) for norm in inhoud.normen) == 1
    assert len(inhoud.besluiten) == len(inhoud.formulieren) == len(inhoud.delen) == len(inhoud.handelingen) == 1
    assert waarschuwingen(NAAM) == []


def test_every_scenario_passes_and_none_of_it_could_be_left_out():
    gedraaid = [draai(pad) for pad in bestanden([BASIS / NAAM / "scenarios"])]
    assert {uitslag.naam: uitslag.verschillen for uitslag in gedraaid if not uitslag.geslaagd} == {}
    mutanten = list(wacht(NAAM).mutanten)
    assert len(mutanten) > 15
    assert [mutant.naam for mutant, mist in onbewaakt(NAAM, mutanten, 1) if mist] == []


def test_nothing_is_missing_in_its_coverage():
    assert [regel.clausule.id for regel in dekking(NAAM) if regel.stand == "ontbreekt" or not regel.toetsen] == []


@pytest.mark.django_db
def test_its_pages_open(client):
    client.post("/kies/", {"persona": "noor"})
    wortel = f"/afspraken/{NAAM}/"
    inhoud = bron.bronset(NAAM).afspraken
    paden = [
        "/afspraken/",
        wortel,
        f"{wortel}fasen/",
        f"{wortel}fasen/wonen/",
        f"{wortel}delen/?rol=woningcorporatie",
        f"{wortel}delen/doelen/",
        f"{wortel}delen/overzicht/",
        f"{wortel}delen/gegevens/begeleidingsplan/",
        f"{wortel}besluiten/eigen_contract/",
        f"{wortel}handelingen/huurcontract_omgeklapt/",
        f"{wortel}formulieren/terugblik/",
        *(f"{wortel}afspraak/{nummer}/" for nummer in inhoud.kop.hoofdstukken),
        *(f"/afspraken/clausules/{clausule.id}" for clausule in inhoud.clausules),
    ]
    assert {pad: client.get(pad).status_code for pad in paden} == dict.fromkeys(paden, 200)
    assert "RVP27-3.03" in client.get(f"{wortel}afspraak/3/").content.decode()
