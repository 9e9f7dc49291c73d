"""Every setting that is read is explained in the reference, and nothing is explained that is not read."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAAM = re.compile(r"\bWAAKVLAM_[A-Z_]*[A-Z]\b")


def gelezen() -> set[str]:
    """Names of settings in the program and in the scripts that people run."""
    paden = [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").glob("*"), *(ROOT / "tests" / "hulp").glob("*.py")]
    return {naam for pad in paden if pad.is_file() for naam in NAAM.findall(pad.read_text("utf-8"))}


def test_every_setting_is_explained_and_every_explained_setting_exists():
    uitgelegd = set(NAAM.findall((ROOT / "docs" / "reference" / "instellingen.md").read_text("utf-8")))
    assert "WAAKVLAM_DATABASE_URL" in gelezen()
    assert gelezen() - uitgelegd == set()
    assert uitgelegd - gelezen() - {"WAAKVLAM_OMVANG", "WAAKVLAM_ZAAD"} == set()
