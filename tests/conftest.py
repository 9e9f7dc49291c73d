"""What every test shares: settings of a demo in a temporary folder, the helpers, and how loud a skip is."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings

from waakvlam.scenario.mutatie import zaad

# Before Django reads its settings, and inherited by the processes of xdist.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waakvlam.config.settings")
os.environ.setdefault("WAAKVLAM_DEMO", "1")
if "WAAKVLAM_TEST_DATA" not in os.environ:
    data = Path(tempfile.mkdtemp(prefix="waakvlam-test-"))
    (data / "statisch").mkdir()
    os.environ["WAAKVLAM_TEST_DATA"] = os.environ["WAAKVLAM_DATA"] = str(data)
    atexit.register(shutil.rmtree, data, ignore_errors=True)

django.setup()

pytest_plugins = [
    "tests.hulp.browser",
    "tests.hulp.inloggen",
    "tests.hulp.installaties",
    "tests.hulp.opslag",
    "tests.hulp.postgres",
]

settings.register_profile(
    "waakvlam",
    max_examples=int(os.environ.get("WAAKVLAM_OMVANG", "100")),
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("waakvlam")


def pytest_report_header() -> str:
    """What the sample of elements that are removed is chosen by, so that a failure can be repeated."""
    return f"afspraken: elementen gekozen met zaad {zaad()}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say once, and loudly, which kinds of test did not run because the machine lacks something."""
    redenen = {str(rapport.longrepr) for rapport in terminalreporter.stats.get("skipped", [])}
    for gemist in ("GEEN BROWSER", "GEEN POSTGRESQL"):
        if any(gemist in reden for reden in redenen):
            terminalreporter.write_line(f"!!! {gemist}: die tests zijn overgeslagen !!!", red=True, bold=True)
