"""A new set, written by the command: it loads, passes its scenario, explains itself, and overwrites nothing."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest
from ruamel.yaml import YAML

from tests.hulp.afspraken import afspraken_in
from waakvlam.bron import api as bron
from waakvlam.kern.fouten import Afsprakenfout, Vraagfout
from waakvlam.scenario.api import draai
from waakvlam.scenario.controle import waarschuwingen
from waakvlam.scenario.nieuw import Opdracht, maak_set
from waakvlam.scenario.schemas import SCHEMAS, schema

OPDRACHT = Opdracht("rivier-2027", "Samen: 'wonen'", "Rivierenland", "RIV27", date(2027, 1, 1))
DELEN = {"clausules", "normen", "besluiten", "handelingen", "delen", "formulieren", "brieven", "scenarios"}


@pytest.fixture
def basis(tmp_path):
    """A folder of agreements with nothing in it yet."""
    with afspraken_in(tmp_path):
        yield tmp_path


def waakvlam(*delen, **omgeving):
    return subprocess.run(
        [sys.executable, "-c", "from waakvlam.cli import main; main()", *map(str, delen)],
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("vanaf", [date(2024, 12, 20), date(2026, 4, 1), date(2027, 1, 1), date(2027, 4, 27)])
def test_a_new_set_loads_without_warnings_and_its_scenario_passes(basis, vanaf):
    doel = maak_set(Opdracht("rivier", "T", "R", "RIV", vanaf), basis)
    assert bron.bronset("rivier").afspraken.kop.geldig_vanaf == vanaf
    assert waarschuwingen("rivier") == []
    assert [draai(pad).geslaagd for pad in (doel / "scenarios").glob("*.yaml")] == [True]


def test_every_part_is_there_with_a_comment_and_the_line_that_an_editor_reads(basis):
    doel = maak_set(OPDRACHT, basis)
    assert {pad.name for pad in doel.iterdir() if pad.is_dir()} == DELEN
    for pad in doel.rglob("*.yaml"):
        eerste, tweede = pad.read_text("utf-8").splitlines()[:2]
        wijzer = eerste.removeprefix("# yaml-language-server: $schema=")
        assert (pad.parent / wijzer).resolve().is_file(), pad
        assert tweede.startswith("# "), pad
    assert sorted(pad.stem for pad in (basis / "schema").iterdir()) == sorted(SCHEMAS)
    assert bron.bronset(OPDRACHT.naam).afspraken.kop.titel == OPDRACHT.titel


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"naam": "Rivier 2027"}, "kan geen naam zijn; gebruik kleine letters"),
        ({"naam": "taal"}, "kan geen naam zijn"),
        ({"naam": "eigen"}, "kan geen naam zijn"),
        ({"naam": "../elders"}, "kan geen naam zijn"),
        ({"prefix": "riv"}, "kan geen prefix zijn; schrijf drie hoofdletters"),
        ({"prefix": "AMS26"}, "de prefix AMS26 is van amsterdam-2026; kies een andere"),
        ({"titel": " "}, "de titel is leeg"),
        ({"geldig_vanaf": date.max}, "is geen eerste dag; kies er een van 1900 tot en met 2199"),
        ({"voorganger": "nergens"}, "onbekende voorganger: nergens; wel: "),
        ({"naam": "er-al"}, "bestaat al; kies een andere naam"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(basis, anders, melding):
    (basis / "er-al").mkdir()
    velden = {naam: getattr(OPDRACHT, naam) for naam in OPDRACHT.__slots__}
    with pytest.raises(Vraagfout, match=melding):
        maak_set(Opdracht(**{**velden, **anders}), basis)
    assert [pad.name for pad in basis.iterdir()] == ["er-al"]


def test_a_second_set_with_the_prefix_of_the_first_is_refused(basis):
    maak_set(OPDRACHT, basis)
    with pytest.raises(Vraagfout, match="RIV27 is van rivier-2027"):
        maak_set(Opdracht("tweede", "T", "R", "RIV27", date(2027, 1, 1)), basis)


def test_a_successor_names_its_predecessor(basis):
    maak_set(OPDRACHT, basis)
    maak_set(Opdracht("rivier-2028", "T", "R", "RIV28", date(2028, 1, 1), "rivier-2027"), basis)
    assert bron.opvolgers("rivier-2027") == (("rivier-2028", date(2028, 1, 1)),)


def test_nothing_is_written_inside_the_installed_program_or_where_one_may_not_write(basis, monkeypatch):
    monkeypatch.setattr("waakvlam.scenario.nieuw.IN_PAKKET", basis)
    with pytest.raises(Vraagfout, match="de map van het programma zelf"):
        maak_set(OPDRACHT, basis)
    monkeypatch.undo()
    (basis / "bestand").write_text("", "utf-8")
    with pytest.raises(Vraagfout, match="is niet gemaakt"):
        maak_set(OPDRACHT, basis / "bestand")


def test_nothing_is_left_when_the_own_vocabulary_lacks_what_the_beginning_needs(basis):
    (basis / "taal").mkdir()
    (basis / "taal" / "kort.yaml").write_text("onderwerpen: {}\n", "utf-8")
    with pytest.raises(Afsprakenfout):
        maak_set(OPDRACHT, basis)
    assert [pad.name for pad in basis.iterdir()] == ["taal"]


def test_the_command_says_what_to_do_next_and_asks_nobody_who_is_not_there(basis):
    uit = waakvlam("afspraken", "nieuw", "rivier-2027", "--regio", "Rivierenland")
    assert uit.returncode == 2
    assert "--titel ontbreekt; geef bijvoorbeeld --titel" in uit.stderr
    vlaggen = ("--regio", "Rivierenland", "--titel", "Wonen", "--prefix", "RIV27", "--geldig-vanaf", "2027-01-01")
    uit = waakvlam("afspraken", "nieuw", "rivier-2027", *vlaggen)
    assert uit.returncode == 0, uit.stderr
    assert "waakvlam afspraken bekijk rivier-2027" in uit.stdout
    assert waakvlam("afspraken", "controleer", "--streng").returncode == 0
    assert waakvlam("afspraken", "controleer", basis / "rivier-2027", WAAKVLAM_AFSPRAKEN="").returncode == 0
    uit = waakvlam("afspraken", "nieuw", "x-2027", *vlaggen[:-1], "morgen")
    assert (uit.returncode, "schrijf jjjj-mm-dd" in uit.stderr) == (2, True)


def test_a_set_in_another_folder_is_written_with_the_vocabulary_of_that_folder(basis, tmp_path_factory):
    elders = tmp_path_factory.mktemp("elders")
    (elders / "taal").mkdir()
    (elders / "taal" / "begrippen.yaml").write_text("rollen: []\n", "utf-8")
    vlaggen = ("--regio", "R", "--titel", "Wonen", "--prefix", "RIV27", "--geldig-vanaf", "2027-01-01")
    uit = waakvlam("afspraken", "nieuw", "rivier-2027", *vlaggen, "--in", elders)
    assert (uit.returncode, "ontbreekt in de taal" in uit.stderr) == (2, True)
    assert not (elders / "rivier-2027").exists()


def test_sets_of_two_folders_are_not_checked_as_if_they_were_of_one(basis, tmp_path_factory):
    hier = maak_set(OPDRACHT, basis)
    elders = maak_set(OPDRACHT, tmp_path_factory.mktemp("elders"))
    uit = waakvlam("afspraken", "controleer", hier, elders)
    assert (uit.returncode, "staan niet in een map" in uit.stderr) == (2, True)


def test_warnings_are_told_and_fail_only_when_asked(basis):
    doel = maak_set(OPDRACHT, basis)
    plek = doel / "normen" / "01-voorbeeld.yaml"
    plek.write_text(plek.read_text("utf-8").replace("aanbod_reactie_gegeven", "signaal_met_deelnemer_gedeeld"), "utf-8")
    clausules = doel / "clausules" / "01-voorbeeld.yaml"
    extra = "soort: tip\n    wie: []\n    tekst: Los.\n    fase: wonen\n    bron: Slot\n"
    met = f"{clausules.read_text('utf-8')}  - id: RIV99-9.09\n    {extra}"
    clausules.write_text(met.replace("    bron: Hoofdstuk 1, eerste alinea", "    bron: B\n    lezing: Zo"), "utf-8")
    kop = doel / "set.yaml"
    kop.write_text(kop.read_text("utf-8").replace("      begint_met: [intermediaire_verhuur_gestart]\n", ""), "utf-8")
    (doel / "scenarios" / "voorbeeld.yaml").unlink()
    norm = plek.read_text("utf-8").replace("    noot: De dag van het aanbod zelf telt niet mee.\n", "")
    plek.write_text(norm, "utf-8")
    bron.vergeet()
    soorten = {w.soort for w in waarschuwingen("rivier-2027")}
    assert soorten == {"clausule", "scenario", "drager", "fase", "lezing", "prefix"}
    uit = waakvlam("afspraken", "controleer")
    assert uit.returncode == 0
    assert "waarschuwingen, in orde" in uit.stdout
    assert waakvlam("afspraken", "controleer", "--streng").returncode == 1


def test_a_shared_element_that_one_set_uses_is_told(basis):
    maak_set(OPDRACHT, basis)
    (basis / "gedeeld").mkdir()
    for bestand in ("kalender.yaml",):
        bron_ = bron.meegeleverde_map() / "gedeeld" / bestand
        (basis / "gedeeld" / bestand).write_text(bron_.read_text("utf-8"), "utf-8")
    deel = "toelichtingen:\n  uitleg:\n    titel: U\n    tekst: Een lange tekst.\n    toon_bij: {fasen: [wonen]}\n"
    (basis / "gedeeld" / "uitleg.yaml").write_text(deel, "utf-8")
    gebruik = "toelichtingen:\n  - {gedeeld: uitleg, clausules: [RIV27-1.10]}\n"
    (basis / "rivier-2027" / "uitleg.yaml").write_text(gebruik, "utf-8")
    bron.vergeet()
    (gevonden,) = waarschuwingen("rivier-2027")
    assert (gevonden.soort, gevonden.fout.regel) == ("gedeeld", 3)
    assert "alleen rivier-2027 gebruikt uitleg" in str(gevonden)


def test_a_schema_knows_the_short_form_of_a_fact_and_offers_the_names_of_the_vocabulary(basis):
    inhoud = schema("inhoud")
    assert inhoud["$defs"]["Feitpatroon"]["anyOf"][0] == {"$ref": "#/$defs/Gebeurtenisnaam"}
    assert "huisbezoek_gehouden" in inhoud["$defs"]["Gebeurtenisnaam"]["anyOf"][0]["enum"]
    assert inhoud["$defs"]["Plicht"]["properties"]["drager"]["items"] == {"$ref": "#/$defs/Rolnaam"}
    assert schema("kop")["required"] == ["kop"]
    assert "required" not in schema("taal")
    uit = waakvlam("afspraken", "schema", "--naar", basis / "hier")
    assert len(uit.stdout.splitlines()) == len(SCHEMAS)
    assert json.loads((basis / "hier" / "kop.json").read_text("utf-8")) == schema("kop")


def test_the_example_is_plain_yaml(basis):
    for pad in maak_set(OPDRACHT, basis).rglob("*.yaml"):
        assert isinstance(YAML(typ="safe", pure=True).load(pad.read_text("utf-8")), dict)
