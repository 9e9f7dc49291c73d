"""`waakvlam afspraken verschil` from the outside: a next version of Amsterdam in which replying takes two days."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hulp.versies import volgende_versie

WAAKVLAM = Path(sys.executable).with_name("waakvlam")
SCENARIO = """\
naam: Een reactie na twee dagen
set: amsterdam-2026
peildatum: 2027-01-07
gebeurtenissen:
  - {id: g1, type: woning_aangeboden, op: 2027-01-05, door: woningcorporatie, betreft: w1}
"""


@pytest.fixture(scope="module")
def omgeving(tmp_path_factory):
    basis = tmp_path_factory.mktemp("verschil")
    volgende_versie(basis)
    (basis / "twee-dagen.yaml").write_text(SCENARIO)
    return basis


@pytest.fixture
def verschil(omgeving, monkeypatch):
    def draai(*opties: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("WAAKVLAM_AFSPRAKEN", str(omgeving / "afspraken"))
        opdracht = [str(WAAKVLAM), "afspraken", "verschil", "amsterdam-2026", "amsterdam-2027", *opties]
        return subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=60, cwd=omgeving)

    return draai


ZIN = "de termijn gaat van 1 naar 2 werkdagen (AMS26-1.46 -> AMS27-1.46): soepeler, want er is meer tijd"


def test_each_change_is_a_sentence_with_both_clauses_and_its_direction(verschil):
    uit = verschil()
    assert uit.returncode == 0, uit.stderr
    regels = uit.stdout.splitlines()
    assert regels[0] == "amsterdam-2026 -> amsterdam-2027"
    assert regels[1].startswith(
        "strenger 0, soepeler 1, nieuw 0, vervallen 0, anders 0, alleen andere woorden 0, gelijk"
    )
    assert regels[2:4] == ["", "Normen"]
    assert regels[4].endswith(ZIN)
    assert len(regels) == 5


def test_filters_by_kind_and_by_direction(verschil):
    assert ZIN in verschil("--soort", "norm", "--alleen", "soepeler").stdout
    for opties in (("--alleen", "strenger"), ("--soort", "besluit")):
        assert ZIN not in verschil(*opties).stdout
    uit = verschil("--alleen", "duurder")
    assert uit.returncode == 2
    assert uit.stderr.startswith("waakvlam: onbekende keuze: duurder; wel: strenger, soepeler, nieuw, vervallen")


def test_json_holds_both_sides_and_the_reason(verschil):
    gevonden = json.loads(verschil("--json").stdout)
    assert gevonden["tellingen"]["soepeler"] == 1
    (element,) = gevonden["elementen"]
    assert (element["soort"], element["oordelen"]) == ("norm", ["soepeler"])
    assert (element["oud"]["clausules"][0], element["nieuw"]["clausules"][0]) == ("AMS26-1.46", "AMS27-1.46")
    (wijziging,) = element["wijzigingen"]
    assert (wijziging["oud"], wijziging["nieuw"]) == ("1 werkdag", "2 werkdagen")
    assert (wijziging["richting"], wijziging["waarom"]) == ("soepeler", "er is meer tijd")


def test_the_effect_on_a_scenario_is_a_matrix_with_its_name(verschil):
    uit = verschil("--effect", "twee-dagen.yaml")
    assert uit.returncode == 0, uit.stderr
    assert "In 1 van 1 scenario's verandert er iets." in uit.stdout
    assert "(AMS26-1.46 -> AMS27-1.46): verstreken -> open, 1 keer: twee-dagen" in uit.stdout
    effect = json.loads(verschil("--effect", "twee-dagen.yaml", "--json").stdout)["effect"]
    cel = {"van": "verstreken", "naar": "open", "aantal": 1, "voorbeelden": ["twee-dagen"]}
    assert cel in effect["matrix"]
    assert [norm["cellen"] for norm in effect["normen"]] == [[cel]]


@pytest.mark.parametrize(
    "opties", [("--peildatum", "2026-12-31"), ("--vanaf", "2027-01-08"), ("--vanaf", "2027-01-06")]
)
def test_there_is_no_effect_before_the_new_version_starts_nor_on_what_began_before(verschil, opties):
    uit = verschil("--effect", "twee-dagen.yaml", *opties)
    assert uit.returncode == 0, uit.stderr
    assert "In 0 van 1 scenario's verandert er iets." in uit.stdout


def test_the_scenarios_of_the_set_itself_show_no_effect_on_the_day_before(verschil, omgeving):
    scenarios = str(omgeving / "afspraken" / "amsterdam-2026" / "scenarios")
    uit = verschil("--effect", scenarios, "--peildatum", "2026-12-31")
    assert re.search(r"In 0 van \d{2,} scenario's verandert er iets\.", uit.stdout)
    assert not re.search(r"In 0 van", verschil("--effect", scenarios, "--vanaf", "2020-01-01").stdout)


@pytest.mark.parametrize(
    ("opties", "melding"),
    [(("--vanaf", "morgen"), "morgen: hier hoort een dag"), (("--effect", "weg.yaml"), "bestaat niet")],
)
def test_a_faulty_option_is_one_message(verschil, opties, melding):
    uit = verschil(*opties)
    assert uit.returncode == 2
    assert melding in uit.stderr
    assert "Traceback" not in uit.stderr
