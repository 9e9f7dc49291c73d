"""What a built wheel holds: everything that an installation without this repository needs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def inhoud(tmp_path_factory):
    map_ = tmp_path_factory.mktemp("wiel")
    opdracht = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(map_)]
    subprocess.run(opdracht, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(map_.glob("*.whl"))) as wiel:
        return set(wiel.namelist())


@pytest.mark.traag
@pytest.mark.parametrize(
    ("bron", "doel", "patroon"),
    [
        ("src/waakvlam", "waakvlam", "**/*.py"),
        ("src/waakvlam", "waakvlam", "**/templates/**/*.html"),
        ("src/waakvlam", "waakvlam", "*/static/**/*.*"),
        ("src/waakvlam", "waakvlam", "**/*.yaml"),
        ("afspraken", "waakvlam/_afspraken", "**/*.yaml"),
    ],
    ids=["code", "templates", "static files", "registers", "agreements"],
)
def test_a_wheel_holds_every_part(inhoud, bron, doel, patroon):
    map_ = ROOT / bron
    verwacht = {f"{doel}/{pad.relative_to(map_).as_posix()}" for pad in map_.glob(patroon) if pad.is_file()}
    assert verwacht
    assert verwacht - inhoud == set()


@pytest.mark.traag
def test_a_wheel_holds_nothing_that_belongs_to_the_repository_alone(inhoud):
    assert {naam for naam in inhoud if naam.startswith(("tests/", "scripts/", "node_modules/", "data/"))} == set()
    assert not any(naam.endswith((".pyc", ".sqlite3")) for naam in inhoud)
