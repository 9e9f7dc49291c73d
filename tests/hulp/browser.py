"""A real headless browser for the tests, Dutch, with a fresh profile per page, and axe to judge a page."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTEN = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def vind_browser() -> str | None:
    """The path of Debian's chromium, if it is there."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the session. Without one the test is skipped, which WAAKVLAM_EIS_BROWSER=1 makes a failure."""
    pad = vind_browser()
    if pad is None:
        if os.environ.get("WAAKVLAM_EIS_BROWSER") == "1":
            pytest.fail("WAAKVLAM_EIS_BROWSER=1, maar er is geen chromium")
        pytest.skip("GEEN BROWSER: er is geen chromium (Debian: apt install chromium libatomic1)")
    zandbak = ["--no-sandbox"] if os.geteuid() == 0 else []
    with pytest.MonkeyPatch.context() as omgeving, tempfile.TemporaryDirectory(prefix="waakvlam-browser-") as map_:
        omgeving.setenv("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        omgeving.setenv("TMPDIR", map_)
        # Playwright keeps an event loop in this thread; Django sees it and would refuse the test's own queries.
        omgeving.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=pad, headless=True, args=[*ARGUMENTEN, *zandbak])
            yield chromium
            chromium.close()


@pytest.fixture
def nieuwe_pagina(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Make pages: `nieuwe_pagina(breedte=320, hoogte=640, basis=url, script=True)`, each with a profile of its own.

    At the end the test fails on any script error and on anything the content security policy had to stop.
    """
    profielen = []
    fouten: list[str] = []

    def maak(*, breedte: int = 1400, hoogte: int = 900, basis: str | None = None, script: bool = True) -> Page:
        profiel = browser.new_context(
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            viewport={"width": breedte, "height": hoogte},
            java_script_enabled=script,
            base_url=basis,
        )
        profielen.append(profiel)
        profiel.set_default_timeout(10_000)
        pagina = profiel.new_page()
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        pagina.on("console", lambda bericht: fouten.append(bericht.text) if _van_het_beleid(bericht.text) else None)
        return pagina

    yield maak
    for profiel in profielen:
        profiel.close()
    assert fouten == []


def _van_het_beleid(tekst: str) -> bool:
    return "Content Security Policy" in tekst


@pytest.fixture
def pagina(nieuwe_pagina: Callable[..., Page], request: pytest.FixtureRequest) -> Page:
    """One page of 1400 px; with `live_server` among the test's fixtures, paths are relative to that server."""
    basis = request.getfixturevalue("live_server").url if "live_server" in request.fixturenames else None
    return nieuwe_pagina(basis=basis)


def axe_bevindingen(pagina: Page, **opties: Any) -> list[str]:
    """What axe finds wrong on the page, one line each: rule, how serious, and where. Empty is good."""
    uitkomst = Axe().run(pagina, options=opties or None)
    return [
        f"{bevinding['id']} ({bevinding['impact']}): {plek['target']}"
        for bevinding in uitkomst.response["violations"]
        for plek in bevinding["nodes"]
    ]
