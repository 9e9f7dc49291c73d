"""The command line from the outside: what it prints, how it exits, and that an error is one message."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

WAAKVLAM = Path(sys.executable).with_name("waakvlam")
GOED = """\
naam: Een dag te laat
set: amsterdam-2026
peildatum: 2026-02-20
gebeurtenissen:
  - {id: g1, type: woning_aangeboden, op: 2026-02-02, door: woningcorporatie, betreft: w1}
  - {id: g2, type: aanbod_reactie_gegeven, op: 2026-02-04, door: zorgaanbieder, betreft: w1}
verwacht:
  termijnen:
    - {clausule: AMS26-1.46, drager: zorgaanbieder, uiterlijk: 2026-02-03, status: te_laat, vervuld_door: g2}
"""


def draai(*delen: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([WAAKVLAM, *map(str, delen)], capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "goed.yaml"
    pad.write_text(GOED)
    return pad


def test_scenario_that_holds_ends_with_the_count_and_exit_0(bestand: Path) -> None:
    uit = draai("scenario", bestand)
    assert uit.returncode == 0
    assert uit.stdout.splitlines()[-1] == "1 passed, 0 failed"


def test_scenario_names_the_clause_and_both_sides_of_a_difference_and_exits_1(bestand: Path) -> None:
    bestand.write_text(GOED.replace("2026-02-03", "2026-02-04"))
    uit = draai("scenario", bestand)
    assert uit.returncode == 1
    assert "AMS26-1.46: verwacht te_laat uiterlijk 2026-02-04" in uit.stdout
    assert "te_laat uiterlijk 2026-02-03" in uit.stdout
    assert uit.stdout.splitlines()[-1] == "0 passed, 1 failed"


@pytest.mark.parametrize(
    ("van", "naar", "melding"),
    [
        ("set: amsterdam-2026", "set: atlantis", "onbekende set: atlantis"),
        ("AMS26-1.46", "AMS26-99.46", "onbekende clausule: AMS26-99.46"),
        ("type: woning_aangeboden", "type: woning_gedroomd", "onbekend gebeurtenistype: woning_gedroomd"),
        ("door: woningcorporatie", "door: koning", "onbekende rol in door: koning"),
        ("betreft: w1}", "betreft: w1, kleur: rood}", "dit veld bestaat niet"),
        ("status: te_laat", "status: laat", "verwacht"),
        ("naam: Een", "nam: Een", "deze sleutel"),
        ("{id: g1", "{id: g2", "meer dan eens"),
        ("gebeurtenissen:", "gebeurtenissen: [", "geen geldige YAML"),
        (GOED, "", "naam: deze sleutel ontbreekt"),
        (GOED, "- een\n- lijst\n", "hier horen sleutels met waarden"),
        (GOED, "1: een\n", "een sleutel is tekst"),
        (GOED, "[" * 20_000, "te diep genest"),
        ("peildatum: 2026-02-20", "peildatum: 2026-02-30", ":3: deze dag bestaat niet"),
        ("peildatum: 2026-02-20", "peildatum: 20260220", "hier hoort een dag; schrijf jjjj-mm-dd"),
        ("op: 2026-02-02", "op: 1", "hier hoort een dag; schrijf jjjj-mm-dd"),
        ("op: 2026-02-02", "op: 2026-02-02T25:10", "deze dag of dit tijdstip bestaat niet"),
        ("op: 2026-02-02", "op: 9999-12-31", "kies een dag van 1900-01-01 tot en met 2199-12-31"),
        ("gebeurtenissen:", "dossier: {geboortedatum: 1066-10-14}\ngebeurtenissen:", "kies een dag van 1900-01-01"),
        ("gebeurtenissen:", "dossier: 3\ngebeurtenissen:", "dossier: hier horen sleutels met waarden"),
    ],
)
def test_a_faulty_file_is_an_error_with_its_place_and_never_a_pass(
    bestand: Path, van: str, naar: str, melding: str
) -> None:
    bestand.write_text(GOED.replace(van, naar, 1))
    uit = draai("scenario", bestand)
    assert uit.returncode == 2
    assert melding in uit.stdout
    assert "goed.yaml" in uit.stdout
    assert "Traceback" not in uit.stdout + uit.stderr
    assert uit.stdout.splitlines()[-1] == "0 passed, 1 failed"


def test_a_file_that_is_no_text_or_a_folder_is_one_message(tmp_path: Path) -> None:
    (tmp_path / "beeld.yaml").write_bytes(bytes(range(256)))
    for pad, melding in (
        (tmp_path / "beeld.yaml", "dit is geen tekst; bewaar het bestand als UTF-8"),
        (tmp_path, "dit is een map; noem een bestand"),
        (tmp_path / "weg.yaml", "dit bestand is er niet, of u mag het niet lezen"),
    ):
        uit = draai("toets", pad)
        assert uit.returncode == 2
        assert uit.stderr == f"waakvlam: {pad}: {melding}\n"


def test_an_error_in_a_dossier_does_not_repeat_what_was_filled_in(bestand: Path) -> None:
    bestand.write_text(GOED.replace("gebeurtenissen:", "dossier: {geboortedatum: 14 mei 1990}\ngebeurtenissen:"))
    uit = draai("toets", bestand)
    assert uit.returncode == 2
    assert "dossier.geboortedatum: hier hoort een dag" in uit.stderr
    assert "1990" not in uit.stderr


def test_a_folder_without_agreements_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAAKVLAM_AFSPRAKEN", str(tmp_path))
    for opdracht in ("lijst", "controleer"):
        uit = draai("afspraken", opdracht)
        assert uit.returncode == 2
        assert "geen afspraken in" in uit.stderr


def test_an_error_wins_over_a_difference_and_a_folder_is_walked(tmp_path: Path) -> None:
    (tmp_path / "diep").mkdir()
    (tmp_path / "diep" / "a.yaml").write_text(GOED.replace("2026-02-03", "2026-02-04"))
    (tmp_path / "b.yaml").write_text("naam: [")
    (tmp_path / "vocabulaire.yaml").write_text("geen: scenario")
    uit = draai("scenario", tmp_path)
    assert uit.returncode == 2
    assert uit.stdout.splitlines()[-1] == "0 passed, 2 failed"


def test_scenario_as_json_is_one_array(bestand: Path) -> None:
    uit = draai("scenario", "--json", bestand)
    assert json.loads(uit.stdout) == [
        {"bestand": str(bestand), "naam": "Een dag te laat", "geslaagd": True, "verschillen": []}
    ]


def test_two_equal_expectations_ask_for_two_terms(bestand: Path) -> None:
    regel = GOED.splitlines()[-1]
    bestand.write_text(f"{GOED}{regel}\n")
    assert draai("scenario", bestand).returncode == 1


def test_toets_lists_the_most_urgent_first_and_explains_a_clause(bestand: Path) -> None:
    bestand.write_text(GOED.partition("verwacht:")[0])
    uit = draai("toets", bestand, "--peildatum", "2026-02-03")
    assert uit.returncode == 0
    assert "AMS26-1.46" in uit.stdout
    waarom = draai("toets", bestand, "--peildatum", "2026-05-06", "--waarom", "AMS26-1.46")
    assert "1 werkdag na maandag 2 februari 2026 is dinsdag 3 februari 2026." in waarom.stdout
    assert "dat is te laat" in waarom.stdout


def test_toets_gives_an_equal_receipt_for_an_equal_question(bestand: Path) -> None:
    een, twee = (json.loads(draai("toets", bestand, "--json").stdout) for _ in range(2))
    later = json.loads(draai("toets", bestand, "--json", "--peildatum", "2026-02-21").stdout)
    assert een == twee
    assert een["kwitantie"] != later["kwitantie"]
    assert een["termijnen"][0]["uitleg"]["kinderen"]


@pytest.mark.parametrize(
    ("delen", "melding"),
    [
        (["--peildatum", "morgen"], "geen dag"),
        (["--waarom", "AMS26-0.99"], "onbekende clausule"),
    ],
)
def test_toets_says_what_is_wrong_with_an_option(bestand: Path, delen: list[str], melding: str) -> None:
    uit = draai("toets", bestand, *delen)
    assert (uit.returncode, uit.stdout) == (2, "")
    assert melding in uit.stderr
    assert "Traceback" not in uit.stderr


def test_an_unknown_option_or_missing_file_exits_2(tmp_path: Path) -> None:
    assert draai("scenario", "--kleur", tmp_path).returncode == 2
    assert draai("scenario", tmp_path / "weg.yaml").returncode == 2
    assert draai("toets", tmp_path / "weg.yaml").returncode == 2


def test_dekking_counts_every_clause_and_misses_none() -> None:
    inhoud = json.loads(draai("dekking", "amsterdam-2026", "--json").stdout)
    assert len(inhoud["clausules"]) == 491
    assert {c["stand"] for c in inhoud["clausules"]} == {"gerealiseerd"}


def test_afspraken_shows_a_clause_with_its_reading_and_what_realises_it() -> None:
    uit = draai("afspraken", "toon", "amsterdam-2026", "AMS26-1.48")
    assert "lezing:" in uit.stdout
    assert "norm-weigering_melden" in uit.stdout
    assert draai("afspraken", "toon", "amsterdam-2026", "AMS26-9.99").returncode == 2


def test_schema_describes_the_file_of_a_set() -> None:
    schema = json.loads(draai("afspraken", "schema").stdout)
    assert {"normen", "besluiten", "handelingen", "delen"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Gebruik"]["required"] == ["gedeeld"]
    assert {"$ref": "#/$defs/Gebruik"} in schema["properties"]["normen"]["items"]["anyOf"]


def test_every_faulty_place_of_a_set_is_named_at_once(tmp_path: Path) -> None:
    bron = Path(__file__).parents[2] / "afspraken"
    subprocess.run(["cp", "-r", bron, tmp_path / "afspraken"], check=True)
    plek = tmp_path / "afspraken" / "amsterdam-2026" / "normen" / "01-passende-woning.yaml"
    tekst = plek.read_text()
    plek.write_text(
        tekst.replace("type: aanbod_beantwoord", "type: aanbod_gedroomd", 1).replace("[zorgaanbieder]", "[koning]", 1)
    )
    uit = subprocess.run(
        [WAAKVLAM, "afspraken", "controleer"],
        env={"WAAKVLAM_AFSPRAKEN": str(tmp_path / "afspraken"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 2
    assert "onbekend gebeurtenistype: aanbod_gedroomd" in uit.stderr
    assert "onbekende rol: koning" in uit.stderr
    assert all("01-passende-woning.yaml:" in regel for regel in uit.stderr.splitlines())
