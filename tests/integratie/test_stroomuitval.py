"""A process that is killed while it records: what was acknowledged is there, what was not is not there at all."""

import os
import secrets
import subprocess
import sys

import pytest

from tests.hulp.afspraken import ROOT

pytestmark = [pytest.mark.opslag, pytest.mark.traag, pytest.mark.stroomuitval]

KEREN = os.environ.get("WAAKVLAM_OMVANG", "30")


def test_killed_at_any_moment_nothing_is_lost_and_nothing_is_half_there(nieuwe_installatie):
    zaad = os.environ.get("WAAKVLAM_ZAAD") or secrets.token_hex(4)
    opdracht = [sys.executable, "-m", "tests.hulp.stroomuitval", KEREN, zaad]
    klaar = subprocess.run(
        opdracht, cwd=ROOT, env=nieuwe_installatie().omgeving, capture_output=True, text=True, check=False
    )
    print(klaar.stdout)
    assert klaar.returncode == 0, f"WAAKVLAM_ZAAD={zaad}\n{klaar.stdout}{klaar.stderr}"
    assert klaar.stdout.strip() == f"zaad {zaad}: {KEREN} keer"
