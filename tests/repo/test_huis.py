"""The house itself: locks without addresses, licences that fit, CI that demands everything, metadata that agrees."""

import re
import stat
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import waakvlam

ROOT = Path(__file__).resolve().parents[2]
SLOTEN = sorted([*ROOT.glob("*.lock"), *ROOT.glob("*lock.json")])
ADRES = re.compile(r"(?:https?|file|git|ssh)[:+]/*\S+|--(?:extra-)?index-url|--find-links|--trusted-host|\s@\s")
AGPL = re.compile(r"\bAGPL|Affero", re.IGNORECASE)


def adressen(tekst: str) -> list[str]:
    """Everything in a lock file that names a place instead of a package."""
    return [treffer.group() for treffer in ADRES.finditer(tekst)]


def zonder_hash(slot: str) -> list[str]:
    """Packages that a lock pins without a hash."""
    blokken = re.split(r"\n(?=[A-Za-z])", re.sub(r"^\s*#.*\n", "", slot, flags=re.MULTILINE))
    return [blok.split()[0] for blok in blokken if "==" in blok and "--hash=sha256:" not in blok]


def namen_in_slot(slot: str) -> set[str]:
    return {naam.lower() for naam in re.findall(r"^([\w.-]+)==", slot, re.MULTILINE)}


def genormaliseerd(eis: str) -> str:
    naam = re.match(r"[\w.-]+", eis)
    assert naam is not None
    return re.sub(r"[-_.]+", "-", naam.group()).lower()


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def publiccode():
    return YAML(typ="safe").load((ROOT / "publiccode.yml").read_text("utf-8"))


@pytest.mark.parametrize("slot", SLOTEN, ids=lambda pad: pad.name)
def test_a_lock_names_packages_and_no_places(slot):
    assert adressen(slot.read_text("utf-8")) == []


def test_a_place_in_a_lock_is_seen():
    assert adressen("--extra-index-url https://registry.example/simple\n") != []
    assert adressen("torch @ file:///opt/torch.whl\n") != []
    assert adressen('"resolved": "https://registry.example/a.tgz"') != []
    assert adressen("django==5.2.1 \\\n    --hash=sha256:00\n") == []


@pytest.mark.parametrize("slot", sorted(ROOT.glob("*.lock")), ids=lambda pad: pad.name)
def test_every_package_in_a_lock_has_its_hash(slot):
    assert namen_in_slot(slot.read_text("utf-8"))
    assert zonder_hash(slot.read_text("utf-8")) == []


def test_a_package_without_a_hash_is_seen():
    assert zonder_hash("a==1 \\\n    --hash=sha256:00\n    # via b\nb==2\n    # via c\n") == ["b==2"]


def test_the_lock_holds_every_dependency_that_is_asked_for(project):
    gevraagd = {genormaliseerd(eis) for eis in [*project["dependencies"], *project["optional-dependencies"]["dev"]]}
    assert gevraagd - namen_in_slot((ROOT / "requirements.lock").read_text("utf-8")) == set()


def test_no_dependency_is_under_the_affero_licence():
    gevonden = {}
    for pakket in distributions():
        velden = pakket.metadata
        lang = [*(velden.get_all("License-Expression") or []), *(velden.get_all("License") or [])]
        soorten = [regel for regel in velden.get_all("Classifier") or [] if regel.startswith("License")]
        gevonden[velden["Name"]] = [*(tekst[:200] for tekst in lang), *soorten]
    assert {naam: tekst for naam, tekst in gevonden.items() if AGPL.search(" ".join(tekst))} == {}
    assert len(gevonden) > 40


def test_ci_runs_every_guard_and_every_test_and_allows_no_skip():
    run = ROOT / ".ci" / "run"
    tekst = run.read_text("utf-8")
    assert run.stat().st_mode & stat.S_IXUSR
    assert "set -euo pipefail" in tekst
    for deel in ("make check", "make test", "WAAKVLAM_EIS_BROWSER=1", "WAAKVLAM_EIS_POSTGRES=1"):
        assert deel in tekst


def test_every_goal_of_make_is_explained():
    tekst = (ROOT / "Makefile").read_text("utf-8")
    doelen = set(re.findall(r"^\.PHONY: ([a-z-]+)$", tekst, re.MULTILINE))
    uitgelegd = set(re.findall(r"^([a-z-]+):.*## \S", tekst, re.MULTILINE))
    assert {
        "demo",
        "demo-klaar",
        "test",
        "test-snel",
        "check",
        "bewijs",
        "bench",
        "lock",
        "schoon",
        "help",
    } <= uitgelegd
    assert doelen - uitgelegd == {"ontwerp"}


def test_version_licence_and_name_agree_wherever_they_are_told(project, publiccode):
    assert publiccode["softwareVersion"] == waakvlam.__version__
    assert publiccode["legal"]["license"] == project["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text("utf-8")
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_publiccode_has_what_version_0_4_requires(publiccode):
    nodig = {"publiccodeYmlVersion", "name", "url", "releaseDate", "platforms", "categories", "developmentStatus"}
    nodig |= {"softwareType", "description", "legal", "maintenance", "localisation", "softwareVersion"}
    assert nodig - set(publiccode) == set()
    assert str(publiccode["publiccodeYmlVersion"]).startswith("0.4")
    assert publiccode["maintenance"]["type"] != "community" or publiccode["maintenance"]["contacts"]
    for taal, tekst in publiccode["description"].items():
        assert taal in {"nl", "en"}
        assert len(tekst["shortDescription"]) <= 150
        assert 150 <= len(tekst["longDescription"]) <= 10_000
        assert tekst["features"]
