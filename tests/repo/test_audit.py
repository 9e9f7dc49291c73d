"""The audit of dependencies warns, says so when it could not look, and fails only when asked to."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NIETS = 'echo "No known vulnerabilities found" >&2; exit 0'
ZWAK = 'echo "Found 2 known vulnerabilities in 1 package" >&2; echo "django 1.0 CVE-1"; exit 1'
SKIP = 'echo "django Dependency not found on PyPI and could not be audited: django (1.0)"; exit 0'
STIL = 'echo "ConnectionError: niemand thuis" >&2; exit 1'
NPM_NIETS = 'echo "found 0 vulnerabilities"; exit 0'
NPM_ZWAK = 'echo "3 high severity vulnerabilities"; exit 1'
NPM_STIL = 'echo "npm error audit endpoint returned an error" >&2; exit 1'


def draai(tmp_path: Path, pip: str, npm: str, **omgeving: str) -> tuple[int, str]:
    """With stand-ins for both programs: what the lists answer must not decide whether this test holds."""
    for naam, wat in (("pip-audit", pip), ("npm", npm)):
        (tmp_path / naam).write_text(f"#!/bin/sh\n{wat}\n")
        (tmp_path / naam).chmod(0o755)
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"} | omgeving
    gedaan = subprocess.run(
        ["bash", "scripts/audit.sh"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    return gedaan.returncode, gedaan.stdout


@pytest.mark.parametrize(
    ("pip", "npm", "woord", "geen"),
    [
        (NIETS, NPM_NIETS, "Geen bekende zwakke plekken.", "NIET NAGEGAAN"),
        (ZWAK, NPM_NIETS, "LET OP: er zijn bekende zwakke plekken: Python", "Geen bekende"),
        (NIETS, NPM_ZWAK, "LET OP: er zijn bekende zwakke plekken: npm", "Geen bekende"),
        (STIL, NPM_NIETS, "NIET NAGEGAAN: de lijst van bekende zwakke plekken antwoordt niet: Python", "Geen bekende"),
        (SKIP, NPM_NIETS, "1 pakketten kon de lijst niet vinden", "Geen bekende"),
        (NIETS, NPM_STIL, "antwoordt niet: npm", "Geen bekende"),
    ],
)
def test_it_says_what_is_known_and_what_could_not_be_asked_and_fails_only_when_strict(tmp_path, pip, npm, woord, geen):
    uitgang, tekst = draai(tmp_path, pip, npm)
    assert uitgang == 0
    assert woord in tekst
    assert geen not in tekst
    streng, _ = draai(tmp_path, pip, npm, STRENG="1")
    assert streng == (0 if woord.startswith("Geen") else 1)


def test_it_is_a_command_of_its_own_and_no_part_of_the_guards():
    assert "scripts/audit.sh" in (ROOT / "Makefile").read_text("utf-8")
    assert "audit" not in (ROOT / "scripts" / "controleer.sh").read_text("utf-8")
