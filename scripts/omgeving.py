#!/usr/bin/env python3
"""Makes the .venv of this working copy from requirements.lock, with nothing but Python: safe to stop and to repeat.

Where the machine has no npm, the one that the Python registry carries comes along.
"""

import os
import shutil
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODIG = (3, 11)


def stop(bericht: str) -> None:
    """End with one clear message and exit code 2."""
    print(f"\nFOUT: {bericht}", file=sys.stderr)
    sys.exit(2)


def tel_pakketten(slot: Path) -> int:
    """Number of packages that a lock file pins."""
    return sum("==" in regel and not regel.startswith((" ", "#")) for regel in slot.read_text("utf-8").splitlines())


def maak_venv() -> None:
    """Make the virtual environment, or anew when the one that is there does not run."""
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    ):
        return
    uitkomst = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False
    )
    if uitkomst.returncode != 0:
        stop(
            "de Python-omgeving kan niet worden gemaakt. Op Debian en Ubuntu helpt: apt install python3-venv\n"
            f"{uitkomst.stdout}{uitkomst.stderr}"
        )


def pip_install(wat: str, *opties: str, totaal: int) -> None:
    """Run pip and show how far it is; on failure its last words."""
    begin = time.monotonic()
    laatste: deque[str] = deque(maxlen=25)
    gezien = 0
    omgeving = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    with subprocess.Popen(
        [PYTHON, "-m", "pip", "install", "--progress-bar", "off", "--no-deps", *opties],
        cwd=ROOT, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as pip:  # fmt: skip
        assert pip.stdout is not None
        for regel in pip.stdout:
            laatste.append(regel)
            if regel.startswith(("Collecting", "Requirement already", "Obtaining")):
                gezien += 1
                toon(f"      {wat}: {gezien} van {totaal} opgehaald", af=gezien == totaal)
            elif regel.startswith("Installing collected"):
                toon(f"      {wat}: uitpakken", af=True)
    if pip.returncode != 0:
        stop(f"pip kon {wat} niet installeren:\n{''.join(laatste)}")
    toon(f"      {wat}: klaar in {time.monotonic() - begin:.0f} s", af=True)


def toon(tekst: str, *, af: bool) -> None:
    """Show progress: on a terminal in place, elsewhere only what is finished."""
    if sys.stdout.isatty():
        print(f"\r\033[K{tekst}", end="\n" if af else "", flush=True)
    elif af:
        print(tekst, flush=True)


def main() -> None:
    """Make the environment in three steps."""
    if sys.version_info < NODIG:
        stop(f"Python 3.11 of hoger is nodig; dit is {sys.version.split()[0]}. Kies er een: make PYTHON=python3.12")
    print("[1/3] Python-omgeving in .venv", flush=True)
    maak_venv()
    print("[2/3] pakketten uit requirements.lock", flush=True)
    slot = ROOT / "requirements.lock"
    pip_install("pakketten", "--require-hashes", "-r", str(slot), totaal=tel_pakketten(slot))
    if shutil.which("npm") is None:
        slot = ROOT / "requirements-node.lock"
        pip_install("npm", "--require-hashes", "-r", str(slot), totaal=tel_pakketten(slot))
    print("[3/3] Waakvlam zelf", flush=True)
    pip_install("waakvlam", "--no-build-isolation", "--editable", ".", totaal=1)


if __name__ == "__main__":
    main()
