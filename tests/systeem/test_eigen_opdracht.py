"""Own protocols through the command line: their scenarios hold, and what they may not expect is said."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.hulp.afspraken import afspraken_in
from waakvlam.bron.api import eigen, eigen_van, eigennamen, map_van_afspraken
from waakvlam.cli.hoofd import app
from waakvlam.kern.fouten import Afsprakenfout
from waakvlam.scenario.api import bestanden, draai

ROOT = Path(__file__).resolve().parents[2]

SCENARIOS = list(bestanden(sorted((map_van_afspraken() / "eigen").glob("*/scenarios"))))


@pytest.mark.parametrize("pad", SCENARIOS, ids=lambda pad: pad.stem)
def test_a_scenario_of_an_own_protocol_holds(pad):
    uitslag = draai(pad)
    assert uitslag.geslaagd, (uitslag.verschillen, uitslag.fouten)


def test_every_own_protocol_loads_and_has_scenarios_of_its_own():
    assert eigennamen()
    for naam in eigennamen():
        organisatie = eigen(naam).kop.organisatie
        assert any(pad.parts[-3] == organisatie and naam in pad.read_text("utf-8") for pad in SCENARIOS)
        assert eigen(naam) in eigen_van(organisatie, eigen(naam).kop.rol)
    assert eigen_van("het-anker", "woningcorporatie") == ()
    assert eigen_van("de-springplank", "zorgaanbieder") == ()


def test_expecting_something_of_a_protocol_that_is_not_named_is_a_fault(tmp_path):
    tekst = next(p for p in SCENARIOS if "voorbij" in p.stem).read_text("utf-8")
    zonder = tmp_path / "zonder.yaml"
    zonder.write_text(tekst.replace("eigen: [het-anker/snel-reageren]\n", ""), "utf-8")
    (fout,) = draai(zonder).fouten
    assert "noem bovenaan bij `eigen` het protocol" in fout.melding
    onbekend = tmp_path / "onbekend.yaml"
    onbekend.write_text(tekst.replace("het-anker/snel-reageren", "het-anker/weg"), "utf-8")
    (fout,) = draai(onbekend).fouten
    assert fout.melding.startswith("onbekend eigen protocol: het-anker/weg; wel: het-anker/snel-reageren")


def test_a_difference_in_the_own_day_says_what_was_computed(tmp_path):
    tekst = next(p for p in SCENARIOS if "voorbij" in p.stem).read_text("utf-8")
    anders = tmp_path / "anders.yaml"
    anders.write_text(tekst.replace("eigen_uiterlijk: 2026-04-07", "eigen_uiterlijk: 2026-04-03"), "utf-8")
    uit = CliRunner().invoke(app, ["scenario", str(anders)])
    assert uit.exit_code == 1
    assert "eigen_uiterlijk 2026-04-03" in uit.stdout
    assert "eigen verstreken uiterlijk 2026-04-07" in uit.stdout


def test_a_set_shows_who_is_stricter_and_the_schema_is_published():
    uit = CliRunner().invoke(app, ["afspraken", "toon", "amsterdam-2026", "AMS26-B1.10"]).stdout
    assert "strenger: 1 werkdag volgens het eigen protocol van Het Anker, artikel 3 (het-anker/snel-reageren)" in uit
    heel = CliRunner().invoke(app, ["afspraken", "toon", "amsterdam-2026"]).stdout
    assert "plicht huisbezoek_na_de_start (artikel 5): Ga kort na de start op huisbezoek" in heel
    assert "vereist bij melding_beoordeeld (artikel 4): er is eerst op de klacht gereageerd" in heel
    schema = json.loads(CliRunner().invoke(app, ["afspraken", "schema", "eigen"]).stdout)
    assert set(schema["properties"]) == {"eigen", "normen", "handelingen", "plichten"}
    assert "aanleiding" not in schema["$defs"]["Eigennorm"]["properties"]


@pytest.fixture
def te_soepel(tmp_path):
    """The folder of the agreements, with a protocol of Het Anker that is looser than these."""
    for bestaand in map_van_afspraken().iterdir():
        if bestaand.is_dir() and bestaand.name != "eigen":
            (tmp_path / bestaand.name).symlink_to(bestaand)
    bestand = tmp_path / "eigen" / "het-anker" / "snel-reageren.yaml"
    bestand.parent.mkdir(parents=True)
    goed = (map_van_afspraken() / "eigen" / "het-anker" / "snel-reageren.yaml").read_text("utf-8")
    bestand.write_text(goed.replace("{getal: 1, eenheid: werkdag}", "{getal: 3, eenheid: werkdag}"), "utf-8")
    with afspraken_in(tmp_path):
        yield tmp_path


TE_LANG = "3 werkdagen is langer dan de 2 werkdagen van AMS26-B1.10"


def test_checking_the_sets_checks_own_protocols_too(te_soepel):
    uit = CliRunner().invoke(app, ["afspraken", "controleer", "amsterdam-2026"])
    assert isinstance(uit.exception, Afsprakenfout)
    assert TE_LANG in str(uit.exception)


@pytest.mark.parametrize(
    ("instellingen", "start"), [("waakvlam.config.settings", False), ("waakvlam.config.meekijken", True)]
)
def test_the_web_server_does_not_start_with_a_faulty_protocol_unless_a_set_is_being_written(
    te_soepel, tmp_path, instellingen, start
):
    omgeving = {"WAAKVLAM_DEMO": "1", "WAAKVLAM_DATA": str(tmp_path / "data"), "WAAKVLAM_MEEKIJKEN": "amsterdam-2026"}
    omgeving = {**os.environ, **omgeving, "DJANGO_SETTINGS_MODULE": instellingen}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v", "0"], env=omgeving, cwd=ROOT, check=True)
    uit = subprocess.run(
        [sys.executable, "-c", "import waakvlam.config.wsgi"],
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode == 0, TE_LANG in uit.stderr) == (start, not start)
